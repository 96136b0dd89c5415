import { createDecipheriv } from 'node:crypto';
import { z } from 'zod';
import { longDate } from '#kernel/dates';
import { isId } from '#kernel/ids';
import { isRefusal, type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import { handInUntil, isTooLateToHandIn } from '#modules/teams';
import type { Services, Upload } from '#platform/http/context';
import type { Answer, Operation, RefusalCode } from '../contract.ts';
import type { KeptNote } from '../domain/take-in-kept.ts';
import { leaverOfDevice } from '../store/leavers.ts';
import { unwrapForPerson } from './device-key.ts';
import { readKeptNote, readOperations } from './read-operations.ts';
import { registerDevice } from './register-device.ts';
import { takeInOperations } from './take-in-operations.ts';
import { PHOTOGRAPH_BYTES, takeInPhotograph } from './take-in-photograph.ts';
import { takeInRefusedNote } from './take-in-refused-note.ts';

/** The format of the file of unsent notes that a device saves where it cannot send them itself. */
const RESCUE_FORMAT = 'critical-friend-notebook-1';

const sealed = { iv: z.string().max(40), sealed: z.string() };
const id = z.string().refine(isId);
const fileSchema = z.object({
  format: z.literal(RESCUE_FORMAT),
  device: z.uuid(),
  wrapped: z.string().max(200),
  operations: z.array(z.object({ sequence: z.number().int(), ...sealed })).max(20_000),
  // Files of before had none.
  photographs: z
    .array(z.object({ id, noteId: id, ...sealed, small: z.object(sealed).optional().catch(undefined) }))
    .max(1000)
    .default([]),
  // Nor these.
  refused: z
    .array(z.object({ id, sequence: z.number().int(), ...sealed }))
    .max(20_000)
    .default([]),
  // Of these only how many there are can be told: the device could not read them itself.
  damaged: z
    .array(z.object({ sequence: z.number().int() }))
    .max(20_000)
    .default([]),
});

export type Rescued = {
  readonly answers: readonly Answer[];
  readonly operations: number;
  readonly photographs: { readonly taken: number; readonly refused: readonly string[] };
  /** Notes that the server had refused before, and how many of them are with the team now; of those, how many in no session. */
  readonly refused: { readonly taken: number; readonly inNoSession: number; readonly unreadable: number };
  /** Notes whose bytes had gone bad on the device, so that nobody can read them: beside those that came as operations, which are answered. */
  readonly damaged: number;
  /** Words that are not with the team, and why: their author has to do something about them. */
  readonly left: readonly Left[];
};

/** `gap`: changes that the server does not have come before it, and are not in the file. */
export type Left = { readonly text: string; readonly why: RefusalCode | 'gap' };

/**
 * Takes in what a device could not send: the file holds its operations and photographs as they are locked on it, and its key as the
 * server wrapped it. Only from the person whose notes they are, and through the same door as from a device: each once, and what is
 * refused harms nothing else. `ofLeavers`: also one of somebody who has left the team, from whoever runs the challenge, for as long as they
 * could hand in themselves; the notes are theirs. Notes that were refused before are taken in as new ones. Words that stay behind, refused now or behind a
 * gap, are told.
 */
export async function takeInRescueFile(
  services: Pick<Services, 'db' | 'clock' | 'config' | 'files'>,
  wanted: { readonly challengeId: string; readonly text: string; readonly ofLeavers?: boolean },
  readerId: string,
): Promise<Refusal | Rescued> {
  const file = readFile(wanted.text);
  if (!file)
    return refusal('not-a-file', 'That is not a file of unsent notes: choose the file that the notebook saved.');
  const { challengeId } = wanted;
  const owner = await ownerOf(services, challengeId, file, wanted.ofLeavers ? readerId : null);
  const personId = owner?.personId ?? readerId;
  const key = await unwrapForPerson(services, { device: file.device, personId, challengeId }, file.wrapped);
  if (!key)
    return refusal('wrong-key', 'This file was saved by somebody else, for another challenge, or by another server.');
  if (owner && isTooLateToHandIn(owner.leftAt, services.clock())) return refusal('too-late', tooLateFor(owner));
  const known = {
    challengeId,
    device: file.device,
    name: 'A device whose notes came in a file',
    wrapped: file.wrapped,
  };
  const registered = await registerDevice(services, known, personId);
  if ('refused' in registered) return registered;
  if (owner) await recordHandedIn(services, file.device, readerId);
  const operations = file.operations.map((one) => opened(key, one)).sort((a, b) => a.sequence - b.sequence);
  const answers: Answer[] = [];
  for (let from = 0; from < operations.length; from += 200) {
    const batch = operations.slice(from, from + 200).map((one) => one.operation);
    const sending = { challengeId, device: file.device, operations: batch, handsIn: true, byManager: owner !== null };
    const answer = await takeInOperations(services, sending, personId);
    if ('refused' in answer) return answer;
    answers.push(answer);
  }
  const { left, landed, ...refused } = await takeInRefused(services, challengeId, file, key);
  const photographs = { taken: 0, refused: [] as string[] };
  for (const row of file.photographs) {
    const first = await takeInOne(services, challengeId, personId, key, row);
    // That of a note that was refused goes where its words have gone.
    const noteId = landed.get(row.noteId);
    const isBehind = first !== 'taken' && noteId !== undefined;
    const outcome = isBehind ? await takeInOne(services, challengeId, personId, key, { ...row, noteId }) : first;
    if (outcome === 'taken') photographs.taken += 1;
    else photographs.refused.push(outcome);
  }
  const sent = operations.map((one) => one.operation);
  return {
    answers,
    operations: operations.length,
    photographs,
    refused,
    damaged: file.damaged.filter((note) => !operations.some((one) => one.sequence === note.sequence)).length,
    left: [...leftBehind(sent, answers), ...left],
  };
}

type Owner = { readonly personId: string; readonly name: string; readonly leftAt: Date };

/** Whose file it is, where it is of another who has left the team, and `managerId` may hand it in; else null. */
async function ownerOf(
  { db }: Pick<Services, 'db'>,
  challengeId: string,
  { device }: RescueFile,
  managerId: string | null,
): Promise<Owner | null> {
  const owner = managerId === null ? null : await leaverOfDevice(db, challengeId, device);
  return owner?.personId === managerId ? null : owner;
}

function tooLateFor({ name, leftAt }: Owner): string {
  return `${name} has left the team, and the time for handing in their notes ended on ${longDate(handInUntil(leftAt))}.`;
}

/** Not in the challenge's history, which others than the team may read. */
async function recordHandedIn({ db, clock }: Pick<Services, 'db' | 'clock'>, device: string, actorId: string) {
  const subject = { kind: 'notebook-device', id: device };
  const action = 'handed in a file of somebody who had left the team';
  await db
    .transaction()
    .execute((trx) => recordAudit(trx, { actorId, challengeId: null, subject, action, at: clock() }));
}

const NOT_A_NOTE = { outcome: 'not-a-note', landedOn: null } as const;

/** Takes in what the server had refused before. `landed`: under which name the words of a note are there now. */
async function takeInRefused(
  services: Pick<Services, 'db' | 'clock'>,
  challengeId: string,
  file: RescueFile,
  key: Buffer,
) {
  const done = { taken: 0, inNoSession: 0, unreadable: 0, left: [] as Left[], landed: new Map<string, string>() };
  for (const row of file.refused) {
    const note = keptNote(key, row);
    const { outcome, landedOn } = note
      ? await takeInRefusedNote(services, { challengeId, device: file.device }, note)
      : NOT_A_NOTE;
    if (note && outcome === 'too-long') done.left.push({ text: note.body.text, why: outcome });
    if (!note || outcome === 'not-a-note') done.unreadable += 1;
    else if (outcome !== 'too-long') {
      done.taken += 1;
      if (landedOn) done.landed.set(note.id, landedOn);
      if (outcome === 'in-no-session') done.inNoSession += 1;
    }
  }
  return done;
}

/** The words of operations that were refused now, or that the server did not look at behind a gap. */
function leftBehind(operations: readonly unknown[], answers: readonly Answer[]): Left[] {
  const knows = answers.at(-1)?.knows ?? 0;
  const codes = new Map(
    answers.flatMap(({ outcomes }) =>
      outcomes.map((one) => [one.sequence, one.result === 'refused' ? one.code : null]),
    ),
  );
  const readable = readOperations(operations).filter((one): one is Operation => !('unreadable' in one));
  return readable.flatMap(({ sequence, body }): Left[] => {
    const why = codes.get(sequence) ?? (sequence > knows ? ('gap' as const) : null);
    return body && why ? [{ text: body.text, why }] : [];
  });
}

function keptNote(key: Buffer, row: RescueFile['refused'][number]): KeptNote | null {
  const bytes = unsealed(key, `note/${row.id}`, row);
  try {
    return bytes && readKeptNote(JSON.parse(bytes.toString('utf8')));
  } catch {
    return null;
  }
}

/** Takes in one photograph, and tells `taken` or why not. */
async function takeInOne(
  services: Pick<Services, 'db' | 'clock' | 'files'>,
  challengeId: string,
  personId: string,
  key: Buffer,
  row: RescueFile['photographs'][number],
): Promise<string> {
  const bytes = unsealed(key, `photograph/${row.id}`, row);
  if (!bytes) return 'It arrived damaged.';
  const stored = bytes.length > PHOTOGRAPH_BYTES ? ('too-large' as const) : await services.files.putBytes(bytes);
  const uploaded = (field: string, file: Upload['stored']): Upload => ({
    field,
    fileName: `${field}.jpg`,
    stored: file,
  });
  const smallBytes = row.small && unsealed(key, `small/${row.id}`, row.small);
  const small = smallBytes ? uploaded('small', await services.files.putBytes(smallBytes)) : undefined;
  const wanted = { challengeId, id: row.id, noteId: row.noteId, upload: uploaded('photograph', stored), small };
  const outcome = await takeInPhotograph(services, wanted, personId);
  return isRefusal(outcome) ? outcome.why : 'taken';
}

type RescueFile = z.infer<typeof fileSchema>;

function readFile(text: string): RescueFile | null {
  try {
    const read = fileSchema.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** One that does not open is kept in its place, so that it is refused by its number and the others are taken in. */
function opened(key: Buffer, row: RescueFile['operations'][number]): { sequence: number; operation: unknown } {
  const { sequence } = row;
  const damaged = { sequence, operation: { sequence, hash: '' } };
  const bytes = unsealed(key, `operation/${sequence}`, row);
  if (!bytes) return damaged;
  try {
    return { sequence, operation: JSON.parse(bytes.toString('utf8')) };
  } catch {
    return damaged;
  }
}

/** What was locked under that name on the device, or null where it was locked otherwise or is damaged. */
function unsealed(key: Buffer, name: string, row: { iv: string; sealed: string }): Buffer | null {
  try {
    const bytes = Buffer.from(row.sealed, 'base64');
    const cipher = createDecipheriv('aes-256-gcm', key, Buffer.from(row.iv, 'base64'));
    cipher.setAAD(Buffer.from(name));
    cipher.setAuthTag(bytes.subarray(bytes.length - 16));
    return Buffer.concat([cipher.update(bytes.subarray(0, bytes.length - 16)), cipher.final()]);
  } catch {
    return null;
  }
}
