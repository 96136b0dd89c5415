import type { Answer, NoteBody, Operation, Outcome, RefusalCode } from '../contract.ts';
import { hashOperation, tidyText } from '../contract.ts';
import { NOTE_MAXIMUM } from './note.ts';

/** What came: an operation, or something that cannot be read as one but has a number, so that those after it are not held up. */
export type Arrived = Operation | { readonly sequence: number; readonly hash: string; readonly unreadable: true };

/** A note as the server has it. */
export type ServerNote = {
  readonly id: string;
  readonly authorId: string;
  readonly revision: string;
  readonly text: string;
  /** It came in when its author was not in the team any more. */
  readonly isAfterLeaving: boolean;
};

/**
 * A note that had been refused and that a file brought. `name`: the revision under which its words were refused first; `sequence`: its
 * number on the device; `landedOn`: the note it is, or was; `words`: their fingerprint, null where it was brought before there were any.
 */
export type Brought = {
  readonly revision: string;
  readonly name: string;
  readonly sequence: number;
  readonly landedOn: string;
  readonly words: string | null;
};

/** An operation that was dealt with, for good: the same again is answered the same. */
export type Recorded = {
  readonly sequence: number;
  readonly id: string | null;
  readonly hash: string;
  readonly outcome: Outcome;
  readonly landedOn: string | null;
  /** The refused revision whose words it brought again. */
  readonly instead: string | null;
};

/** What a batch is decided on. `notes`: every note that an operation of the batch names, by its id or by a revision it has seen. */
export type TakeInFacts = {
  readonly device: string;
  readonly personId: string;
  /** They are not in the team any more: new notes come in, and what the team had before stays as it is. */
  readonly hasLeft: boolean;
  readonly log: { readonly sequence: number; readonly hash: string };
  readonly recorded: ReadonlyMap<number, Recorded>;
  readonly notes: readonly ServerNote[];
  /** What files brought of the words that an operation of the batch brings again. */
  readonly brought: readonly Brought[];
  /** Notes on which a finding stands. */
  readonly inFindings: ReadonlySet<string>;
  /** Names that are taken: ids and revisions of notes of other challenges, and of operations under another number. */
  readonly takenNames: ReadonlySet<string>;
  readonly sessions: ReadonlySet<string>;
  readonly themes: ReadonlySet<string>;
};

/** What is to be done to the notes, in this order. */
export type NoteStep =
  | {
      readonly step: 'insert';
      readonly id: string;
      readonly revision: string;
      readonly besideId: string | null;
      readonly body: NoteBody;
    }
  | { readonly step: 'update'; readonly id: string; readonly revision: string; readonly body: NoteBody }
  | { readonly step: 'delete'; readonly id: string };

export type TakeInDecision = {
  readonly log: { readonly sequence: number; readonly hash: string };
  readonly steps: readonly NoteStep[];
  readonly records: readonly Recorded[];
  readonly outcomes: Answer['outcomes'];
};

/**
 * Decides a batch of operations, in the order of their numbers. One that was dealt with before is answered as then and done no more.
 * Behind a gap nothing is looked at: the answer's `knows` asks for what is missing. Each other one is taken in, laid beside another
 * version, or refused, and in every case the log goes on, so that one bad operation holds up no good one. Where a hash is wrong the
 * chain is taken up again with the next operation.
 */
export function decideTakeIn(facts: TakeInFacts, arrived: readonly Arrived[]): TakeInDecision {
  const notes = new Map(facts.notes.map((note) => [note.id, note]));
  const steps: NoteStep[] = [];
  const records: Recorded[] = [];
  const outcomes: Outcome[] = [];
  const names = new Set(facts.takenNames);
  let log = facts.log;
  for (const one of [...arrived].sort((a, b) => a.sequence - b.sequence)) {
    const before = facts.recorded.get(one.sequence) ?? records.find((record) => record.sequence === one.sequence);
    if (before) {
      // A number alone, from a device that cannot read its own operation any more, asks what became of it.
      const same = before.hash === one.hash || ('unreadable' in one && (one.hash === '' || before.hash === ''));
      outcomes.push(same ? before.outcome : refused(one.sequence, 'other-operation'));
      continue;
    }
    if (one.sequence > log.sequence + 1) break;
    if (one.sequence <= log.sequence) continue;
    const done = dealWith(facts, { notes, names, hash: log.hash }, one);
    steps.push(...done.steps);
    outcomes.push(done.outcome);
    const id = 'unreadable' in one ? null : one.id;
    if (id) names.add(id);
    const { sequence, hash } = one;
    const instead = 'unreadable' in one ? null : (one.instead ?? null);
    records.push({ sequence, id, hash, outcome: done.outcome, landedOn: landing(done.outcome, one), instead });
    log = { sequence, hash: BROKEN.has(codeOf(done.outcome)) ? '' : hash };
  }
  return { log, steps, records, outcomes };
}

/** After these nothing is known of what the device has under the number. */
const BROKEN: ReadonlySet<RefusalCode | null> = new Set<RefusalCode>(['unreadable', 'wrong-hash']);

function codeOf(outcome: Outcome): RefusalCode | null {
  return outcome.result === 'refused' ? outcome.code : null;
}

function refused(sequence: number, code: RefusalCode): Outcome {
  return { sequence, result: 'refused', code };
}

function landing(outcome: Outcome, one: Arrived): string | null {
  if (outcome.result === 'refused' || 'unreadable' in one) return null;
  return outcome.result === 'beside' ? outcome.noteId : one.noteId;
}

function faultOf(facts: TakeInFacts, operation: Operation, previous: string): RefusalCode | null {
  const { body } = operation;
  if (previous !== '' && operation.previous !== previous) return 'wrong-hash';
  if (hashOperation(facts.device, operation) !== operation.hash) return 'wrong-hash';
  if (body === null) return operation.seen === null ? 'unreadable' : null;
  if (body.text === '' || body.text !== tidyText(body.text)) return 'unreadable';
  if ([...body.text].length > NOTE_MAXIMUM) return 'too-long';
  if (body.sessionId !== null && !facts.sessions.has(body.sessionId)) return 'not-here';
  return null;
}

type Known = { readonly notes: Map<string, ServerNote>; readonly names: ReadonlySet<string>; readonly hash: string };

function dealWith(facts: TakeInFacts, known: Known, one: Arrived): Done {
  const fault = 'unreadable' in one ? 'unreadable' : faultOf(facts, one, known.hash);
  if (fault !== null) return { outcome: refused(one.sequence, fault), steps: [] };
  const operation = one as Operation;
  if (known.names.has(operation.id)) return { outcome: refused(one.sequence, 'other-operation'), steps: [] };
  return carryOut(facts, known.notes, operation);
}

/** Whether a note has still the words that a file brought which were first refused under that name. */
export function isAsBrought({ brought }: TakeInFacts, note: ServerNote, name: string | undefined): boolean {
  return brought.some((one) => one.name === name && one.landedOn === note.id && one.revision === note.revision);
}

/** Whether its author may change that note, or take it away. Whoever has left the team: only what was handed in since. */
export function isOwnToChange({ personId, hasLeft }: TakeInFacts, note: ServerNote): boolean {
  return note.authorId === personId && (!hasLeft || note.isAfterLeaving);
}

type Done = { readonly outcome: Outcome; readonly steps: readonly NoteStep[] };

/** Changes `notes` to what they are after the operation. */
function carryOut(facts: TakeInFacts, notes: Map<string, ServerNote>, operation: Operation): Done {
  const { sequence, seen } = operation;
  const named = notes.get(operation.noteId);
  if ((named && named.authorId !== facts.personId) || facts.takenNames.has(operation.noteId)) {
    return { outcome: refused(sequence, 'not-yours'), steps: [] };
  }
  const all = [...notes.values()];
  if (all.some((note) => note.revision === operation.id || note.id === operation.id)) {
    return { outcome: refused(sequence, 'other-operation'), steps: [] };
  }
  // Where an earlier change was laid beside, the next one, made from it before the device heard, follows it there.
  // What was refused and came in all the same, by a file or to a server that was put back, is changed to what was saved again; also where
  // that was refused once more, and this is a change of it from before the device heard.
  const before = seen ?? operation.instead;
  const from =
    all.find((note) => note.revision === before) ?? all.find((note) => isAsBrought(facts, note, operation.instead));
  if (from && isOwnToChange(facts, from)) return changeNote(facts, notes, operation, from);
  if (from?.authorId === facts.personId) {
    if (operation.body === null) return { outcome: refused(sequence, 'left-team'), steps: [] };
    // The team has these very words: they came by a file before, mostly.
    if (operation.body.text === from.text) return { outcome: went(operation, from.id), steps: [] };
  }
  if (operation.body === null) return { outcome: refused(sequence, 'changed-elsewhere'), steps: [] };
  return insertNote(facts, notes, operation, operation.body, named);
}

function changeNote(facts: TakeInFacts, notes: Map<string, ServerNote>, operation: Operation, from: ServerNote): Done {
  const { body, id: revision } = operation;
  if (body !== null) {
    notes.set(from.id, { ...from, revision, text: body.text });
    return {
      outcome: went(operation, from.id),
      steps: [{ step: 'update', id: from.id, revision, body: placed(facts, body) }],
    };
  }
  if (facts.inFindings.has(from.id)) return { outcome: refused(operation.sequence, 'stands-behind'), steps: [] };
  notes.delete(from.id);
  return { outcome: went(operation, from.id), steps: [{ step: 'delete', id: from.id }] };
}

/** A new note; where the note it was meant for has moved on, or its name is taken, one of its own beside it. */
function insertNote(
  facts: TakeInFacts,
  notes: Map<string, ServerNote>,
  operation: Operation,
  body: NoteBody,
  named: ServerNote | undefined,
): Done {
  const isNew = operation.seen === null && !named;
  const id = isNew ? operation.noteId : operation.id;
  const besideId = isNew ? broughtByFile(facts, notes, operation) : operation.noteId;
  const written = { authorId: facts.personId, text: body.text, isAfterLeaving: facts.hasLeft };
  notes.set(id, { id, revision: operation.id, ...written });
  const step: NoteStep = { step: 'insert', id, revision: operation.id, besideId, body: placed(facts, body) };
  return { outcome: went(operation, id), steps: [step] };
}

/** The note that a file had brought the same words in as, and that has been changed since. */
function broughtByFile(
  facts: TakeInFacts,
  notes: ReadonlyMap<string, ServerNote>,
  { instead }: Operation,
): string | null {
  const there = instead === undefined ? undefined : notes.get(instead);
  return there?.authorId === facts.personId ? there.id : null;
}

function went({ sequence, noteId }: Operation, id: string): Outcome {
  return id === noteId ? { sequence, result: 'taken' } : { sequence, result: 'beside', noteId: id };
}

/** A theme that was taken out of the focus meanwhile is left out: the words are what counts. */
function placed(facts: TakeInFacts, body: NoteBody): NoteBody {
  return body.themeId !== null && !facts.themes.has(body.themeId) ? { ...body, themeId: null } : body;
}
