import type { Operation } from '../../contract.ts';
import type { Cipher, Sealed } from './cipher.ts';
import { answerOf, read, type Shelf, write } from './database.ts';
import type { LocalNote } from './ports.ts';
import { type LogRow, logIn, type NoteRow, type OperationRow, type Stores } from './shelf-rows.ts';

/** Rows of notes as they lie on the shelf. Where many were gathered, `rows` are those that have changed since, and `changed` all of them. */
export type NoteRows = {
  readonly log: LogRow;
  readonly rows: readonly NoteRow[];
  readonly gathered: Sealed | null;
  readonly changed: readonly string[];
};

export type OpenedNotes = {
  readonly log: LogRow;
  readonly notes: readonly LocalNote[];
  /** Notes of which the words cannot be read any more. Their rows stay as they are. */
  readonly unreadable: readonly string[];
  /** How many rows had to be opened one by one. */
  readonly oneByOne: number;
};

/** All that is needed to know every note: within a transaction over `meta` and `notes`. */
export async function noteRowsIn(store: Stores): Promise<NoteRows> {
  const gathering = answerOf(store('meta').get('gathered')) as Promise<Sealed | undefined>;
  const log = await logIn(store);
  const { since } = log;
  const gathered = since?.head === log.head.sequence ? await gathering : undefined;
  if (!since || !gathered) return { log, rows: await answerOf(store('notes').getAll()), gathered: null, changed: [] };
  const rows = (await Promise.all(since.ids.map((id) => answerOf(store('notes').get(id))))) as (NoteRow | undefined)[];
  return { log, rows: rows.filter((row) => row !== undefined), gathered, changed: since.ids };
}

/**
 * Opens the rows. One that is damaged keeps no other from being read: what it said is in its operation, too, where that can be read.
 * Gathered notes that cannot be opened are a copy, and the rows they were made of are opened in their place.
 */
export async function openNotes(shelf: Shelf, cipher: Cipher, found: NoteRows): Promise<OpenedNotes> {
  const copy = found.gathered && (await cipher.open<LocalNote[]>('gathered', found.gathered).catch(() => null));
  if (found.gathered && !copy) return await openNotes(shelf, cipher, await allRows(shelf));
  const notes = new Map((copy ?? []).map((note) => [note.id, note]));
  for (const id of found.changed) notes.delete(id);
  const damaged: NoteRow[] = [];
  const opened = await Promise.all(found.rows.map((row) => openRow(cipher, row)));
  opened.forEach((note, at) => {
    const row = found.rows[at] as NoteRow;
    if (note) notes.set(note.id, note);
    else damaged.push(row);
  });
  const unreadable: string[] = [];
  for (const row of damaged) {
    const note = await fromItsOperation(shelf, cipher, row);
    if (note) notes.set(note.id, note);
    else unreadable.push(row.id);
  }
  return { log: found.log, notes: [...notes.values()], unreadable, oneByOne: found.rows.length };
}

async function allRows(shelf: Shelf): Promise<NoteRows> {
  return await read(shelf, ['meta', 'notes'], async (store) => ({
    log: await logIn(store),
    rows: await answerOf(store('notes').getAll()),
    gathered: null,
    changed: [],
  }));
}

async function openRow(cipher: Cipher, row: NoteRow): Promise<LocalNote | null> {
  const note = await cipher.open<LocalNote>(`note/${row.id}`, row.sealed).catch(() => null);
  return note?.id === row.id ? note : null;
}

/** The note as its last operation left it; null where that cannot be read either. */
async function fromItsOperation(shelf: Shelf, cipher: Cipher, row: NoteRow): Promise<LocalNote | null> {
  const kept = (await read(shelf, ['operations'], (store) => answerOf(store('operations').get(row.sequence)))) as
    | OperationRow
    | undefined;
  const operation = kept && (await openOperation(cipher, kept));
  if (!operation) return null;
  const { sequence, id: revision, body, noteId } = operation;
  return {
    id: row.id,
    body,
    revision,
    sequence,
    savedAt: timeIn(revision),
    ...(noteId === row.id ? {} : { beside: noteId }),
    ...(row.refused ? { refused: 'It was not taken in. Save it again.' } : {}),
  };
}

/** Null for a row that is damaged. */
export async function openOperation(cipher: Cipher, row: OperationRow): Promise<Operation | null> {
  const operation = await cipher.open<Operation>(`operation/${row.sequence}`, row.sealed).catch(() => null);
  return operation?.sequence === row.sequence ? operation : null;
}

/** The time that a UUIDv7 was made at: its first 48 bits, in milliseconds. */
function timeIn(id: string): number {
  return Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
}

/** So many rows opened one by one are worth gathering: it is the calls that take a phone's time, not the bytes. */
export const WORTH_GATHERING = 100;

/**
 * Lays a copy of all notes beside their rows, locked as one, from which the next opening is quick. The rows stay, and stay right; the copy
 * is only made where nothing has changed since they were read and all of them could be.
 */
export async function gatherNotes(shelf: Shelf, cipher: Cipher, { log, notes, unreadable, oneByOne }: OpenedNotes) {
  if (oneByOne < WORTH_GATHERING || unreadable.length > 0) return;
  const sealed = await cipher.seal('gathered', notes);
  await write(shelf, ['meta'], async (store) => {
    const now = await logIn(store);
    const same = now.head.sequence === log.head.sequence && now.acknowledged === log.acknowledged;
    if (!same || now.changes !== log.changes) return;
    store('meta').put(sealed, 'gathered');
    store('meta').put({ ...now, since: { ids: [], head: now.head.sequence } } satisfies LogRow, 'log');
  });
}
