import type { ServerList } from '../../client/notebook/merge.ts';
import type { LocalNote, Sent } from '../../client/notebook/ports.ts';
import type { Answer, NoteBody, Outcome } from '../../contract.ts';
import {
  type Arrived,
  type Brought,
  decideTakeIn,
  type NoteStep,
  type Recorded,
  type TakeInFacts,
} from '../../domain/take-in.ts';
import { decideKept, fingerprint, nameOfKept } from '../../domain/take-in-kept.ts';

/** A server that a simulation can back up and put back: the model below, or the real command over PostgreSQL. */
export type ChaosServer = {
  takeIn(batch: ChaosBatch): Promise<Answer | 'unknown-device' | 'revoked' | 'left-team'>;
  register(device: string, personId: string): Promise<void>;
  /** Takes a device out of use: nothing more comes in from it. False where the server does not know it, as after a restored backup. */
  revoke(device: string, personId: string): Promise<boolean>;
  /** One's own notes, and how far that device's log has come. */
  list(device: string, personId: string): Promise<ServerList>;
  everything(): Promise<readonly { id: string; authorId: string; text: string }[]>;
  /** The prompts that stand in a session, and the notes that they were answered by; null where the note is gone. */
  prompts(): Promise<readonly Prompt[]>;
  /** Takes in a file of unsent notes, which its writer hands in from elsewhere. */
  handIn(file: ChaosFile): Promise<void>;
  /** What became of the operation with that number; null where the server knows of none. */
  outcomeOf(device: string, sequence: number): Promise<Outcome['result'] | null>;
  /** The team makes a finding that stands on that note alone of all; on none, where it is null. */
  standOn(noteId: string | null): Promise<void>;
  /** The challenge closes: from now on answers say so. */
  close(): Promise<void>;
  /** That person is taken off the team: from now on only what they hand in comes in, and what the team has of theirs stays as it is. */
  leave(personId: string): Promise<void>;
  /** Its author deletes a note on a page. False where that is refused, or it is not there. */
  deleteOnPage(noteId: string, personId: string): Promise<boolean>;
  /** The team takes a prompt out of its session. */
  takePromptAway(id: string): Promise<void>;
  backup(): Promise<unknown>;
  restore(backup: unknown): Promise<void>;
};
export type Prompt = { readonly id: string; readonly askedBy: string | null };
export type ChaosBatch = {
  readonly device: string;
  readonly personId: string;
  readonly operations: readonly Sent[];
  /** They have pressed that they hand in what lies there, having left the team. */
  readonly handsIn?: boolean;
};

/** What a device puts into a file: the operations that wait, and the notes that were refused. */
export type ChaosFile = ChaosBatch & { readonly kept: readonly LocalNote[] };

type NoteRow = {
  id: string;
  authorId: string;
  revision: string;
  besideId: string | null;
  body: NoteBody;
  isAfterLeaving: boolean;
};
type DeviceRow = {
  personId: string;
  sequence: number;
  hash: string;
  revoked: boolean;
  records: Map<number, Recorded>;
};
type State = {
  brought: Map<string, Brought>;
  devices: Map<string, DeviceRow>;
  notes: Map<string, NoteRow>;
  prompts: Map<string, Prompt>;
  standsOn: string | null;
  closed: boolean;
  /** Who has left the team. */
  left: Set<string>;
};

/** What a planted bug may put in place of the real thing. */
export type ModelParts = {
  readonly decide?: typeof decideTakeIn;
  readonly savedAgain?: typeof savedAgain;
  /** What is remembered of what a file brought; null for nothing. */
  readonly remember?: (brought: Brought) => Brought | null;
};

/** What there is in the challenge that notes are written about. */
export type Places = {
  readonly sessions: ReadonlySet<string>;
  readonly themes: ReadonlySet<string>;
  readonly prompts: readonly string[];
};

/** The server as a model in memory: the decision is production's own; only the tables are made of maps. */
export function modelServer({ prompts, ...places }: Places, parts: ModelParts = {}): ChaosServer {
  const { decide = decideTakeIn, remember = (brought) => brought } = parts;
  let state: State = {
    devices: new Map(),
    notes: new Map(),
    brought: new Map(),
    prompts: new Map(prompts.map((id) => [id, { id, askedBy: null }])),
    standsOn: null,
    closed: false,
    left: new Set(),
  };

  function factsFor(id: string, device: DeviceRow, ids: ReadonlySet<string>): TakeInFacts {
    return {
      device: id,
      personId: device.personId,
      hasLeft: state.left.has(device.personId),
      log: { sequence: device.sequence, hash: device.hash },
      recorded: device.records,
      notes: [...state.notes.values()].map(({ id: note, authorId, revision, isAfterLeaving, body: { text } }) => ({
        ...{ id: note, authorId, revision, text, isAfterLeaving },
      })),
      brought: [...state.brought.values()],
      inFindings: new Set(state.standsOn === null ? [] : [state.standsOn]),
      takenNames: new Set(namesTaken(state, device, ids)),
      ...places,
    };
  }

  return {
    async takeIn({ device: id, operations: sent, handsIn }) {
      const device = state.devices.get(id);
      if (!device) return 'unknown-device';
      if (device.revoked) return 'revoked';
      if (state.left.has(device.personId) && !handsIn) return 'left-team';
      const operations = sent.map((one): Arrived => ('noteId' in one ? one : { ...one, unreadable: true }));
      const ids = new Set(sent.flatMap((one) => ('noteId' in one ? [one.id] : [])));
      const decision = decide(factsFor(id, device, ids), operations);
      for (const step of decision.steps) carryOut(state, device.personId, step);
      answerPrompts(state, device.personId, decision.steps);
      for (const record of decision.records) device.records.set(record.sequence, record);
      Object.assign(device, decision.log);
      return {
        knows: decision.log.sequence,
        hash: decision.log.hash,
        outcomes: decision.outcomes,
        now: '',
        closed: state.closed,
      };
    },
    async handIn({ device: id, personId, operations, kept }) {
      await this.register(id, personId);
      const device = state.devices.get(id);
      if (!device || device.revoked) return;
      if (operations.length > 0) await this.takeIn({ device: id, personId, operations, handsIn: true });
      for (const note of kept) {
        const { id: noteId, revision, sequence, instead, body } = note;
        if (!body) continue;
        const words = { id: noteId, revision, sequence, instead, body };
        const name = nameOfKept(words);
        const on = (parts.savedAgain ?? savedAgain)(state.devices.values(), personId, name);
        const { step, landedOn } = decideKept(factsFor(id, device, new Set([name])), words, on);
        const isNew = landedOn !== null && !state.brought.has(revision);
        const brought = isNew && remember({ revision, name, sequence, landedOn, words: fingerprint(words) });
        if (brought) state.brought.set(revision, brought);
        if (!step) continue;
        carryOut(state, personId, step);
        answerPrompts(state, personId, [step]);
      }
    },
    async outcomeOf(device, sequence) {
      return state.devices.get(device)?.records.get(sequence)?.outcome.result ?? null;
    },
    async standOn(noteId) {
      state.standsOn = noteId;
    },
    async close() {
      state.closed = true;
    },
    async leave(personId) {
      state.left.add(personId);
    },
    async deleteOnPage(noteId, personId) {
      const isOwn = state.notes.get(noteId)?.authorId === personId;
      if (state.left.has(personId)) return false;
      return isOwn && !state.closed && state.standsOn !== noteId && state.notes.delete(noteId);
    },
    async register(device, personId) {
      if (!state.devices.has(device))
        state.devices.set(device, { personId, sequence: 0, hash: '', revoked: false, records: new Map() });
    },
    async revoke(id) {
      const device = state.devices.get(id);
      if (device) device.revoked = true;
      return device !== undefined;
    },
    async list(device, personId) {
      const own = [...state.notes.values()].filter((note) => note.authorId === personId);
      const notes = own.map(({ id, revision, body, besideId }) => ({ id, revision, body, beside: besideId }));
      return { knows: state.devices.get(device)?.sequence ?? 0, notes, brought: [...state.brought.values()] };
    },
    everything: async () =>
      [...state.notes.values()].map(({ id, authorId, body }) => ({ id, authorId, text: body.text })),
    prompts: async () => [...state.prompts.values()],
    async takePromptAway(id) {
      state.prompts.delete(id);
    },
    backup: async () => structuredClone(state),
    async restore(backup) {
      state = structuredClone(backup as State);
    },
  };
}

/** As the tables do it: by notes that are new and still there after the batch; the first answer stays. */
function answerPrompts(state: State, askedBy: string, steps: readonly NoteStep[]): void {
  for (const step of steps) {
    if (step.step !== 'insert' || !step.body.promptId || !state.notes.has(step.id)) continue;
    const prompt = state.prompts.get(step.body.promptId);
    if (prompt?.askedBy === null) state.prompts.set(prompt.id, { ...prompt, askedBy });
  }
}

/** As the tables tell it: the note on which that person's words landed that had been refused under this name and were saved again. */
function savedAgain(devices: Iterable<DeviceRow>, personId: string, name: string): string | null {
  const own = [...devices].filter((device) => device.personId === personId);
  const records = own.flatMap((device) => [...device.records.values()]);
  return records.find((record) => isOf(record, name))?.landedOn ?? null;
}

function isOf({ instead, outcome }: Recorded, name: string): boolean {
  return outcome.result !== 'refused' && instead === name;
}

function namesTaken(state: State, own: DeviceRow, ids: ReadonlySet<string>): string[] {
  const others = [...state.devices.values()].filter((device) => device !== own);
  return others.flatMap((device) => [...device.records.values()].flatMap(({ id }) => (id && ids.has(id) ? [id] : [])));
}

function carryOut(state: State, authorId: string, step: NoteStep): void {
  if (step.step === 'delete') state.notes.delete(step.id);
  else if (step.step === 'insert') {
    if (state.notes.has(step.id)) throw new Error(`a note ${step.id} is there already`);
    state.notes.set(step.id, {
      id: step.id,
      authorId,
      revision: step.revision,
      besideId: step.besideId,
      body: step.body,
      isAfterLeaving: state.left.has(authorId),
    });
  } else {
    const before = state.notes.get(step.id);
    if (!before) throw new Error(`there is no note ${step.id} to change`);
    state.notes.set(step.id, { ...before, revision: step.revision, body: step.body });
  }
}
