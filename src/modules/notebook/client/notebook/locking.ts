import { answerOf, DATABASE_PREFIX, deleteDatabase, openShelf, read, type Shelf, write } from './database.ts';
import { LOCKED, lockOf } from './lock-mark.ts';
import { isDraft, isUnsent, type PhotographList, photographsIn } from './photographs.ts';
import { logIn, type NoteRow, type Stores } from './shelf-rows.ts';

/** On which windows hear that notebooks were locked. */
const LOCKS = 'cf-notebook-locks';

/**
 * What is nowhere but here: so many changes, refused notes and photographs; and how many drafts, typed or chosen and not saved. Of the
 * changes so many are `photographs`, and of the drafts `pictures`.
 */
export type Waiting = {
  readonly changes: number;
  readonly drafts: number;
  readonly photographs: number;
  readonly pictures: number;
};

export const NOTHING_WAITS: Waiting = { changes: 0, drafts: 0, photographs: 0, pictures: 0 };

async function waitingOf(store: Stores): Promise<Waiting> {
  const [log, notes, photographs, drafts] = (await Promise.all([
    logIn(store),
    answerOf(store('notes').getAll()),
    photographsIn(store),
    answerOf(store('meta').count('draft')),
  ])) as [Awaited<ReturnType<typeof logIn>>, NoteRow[], PhotographList, number];
  const refused = notes.filter((note) => note.refused).length;
  const { held } = photographs;
  const [unsent, pictures] = [held.filter(isUnsent).length, held.filter(isDraft).length];
  const changes = Math.max(0, log.head.sequence - log.acknowledged) + refused + unsent;
  return { changes, drafts: drafts + pictures, photographs: unsent, pictures };
}

/** How much is here that the server has not taken in. Needs no key. */
export async function waitingIn(shelf: Shelf): Promise<Waiting> {
  return await read(shelf, ['meta', 'notes', 'photographs'], waitingOf);
}

/** Looks what waits, and locks, in one: what another window calls saved is counted, or is not saved. The key goes. */
async function lock(shelf: Shelf, when: 'always' | 'nothing-waits'): Promise<Waiting> {
  return await write(shelf, ['meta', 'notes', 'photographs'], async (store) => {
    const waiting = await waitingOf(store);
    if (when === 'always' || isNothing(waiting)) {
      store('meta').delete('lease');
      store('meta').put(crypto.randomUUID(), LOCKED);
    }
    return waiting;
  });
}

function isNothing({ changes, drafts }: Waiting): boolean {
  return changes + drafts === 0;
}

/** Takes the notebook off the device where nothing waits in it, whatever window it waits in; else nothing is done. Answers what waits. */
export async function wipeWhereNothingWaits(shelf: Shelf): Promise<Waiting> {
  const waiting = await lock(shelf, 'nothing-waits');
  if (!isNothing(waiting)) return waiting;
  shelf.close();
  await deleteDatabase(shelf.name);
  return waiting;
}

/** The notes stay, locked. Only the server can give the key again, to the same person. */
export async function dropKey(shelf: Shelf): Promise<void> {
  await write(shelf, ['meta'], async (store) => {
    store('meta').delete('lease');
  });
}

/** Whether it was locked since it was opened, or is not there any more. */
export async function isLocked(shelf: Shelf): Promise<boolean> {
  try {
    return (await read(shelf, ['meta'], lockOf)) !== undefined;
  } catch {
    return !(await notebooksHere()).includes(shelf.name);
  }
}

/** Every notebook on this browser, whoever's it is. */
export async function notebooksHere(): Promise<string[]> {
  const all = await indexedDB.databases();
  return all.flatMap(({ name }) => (name?.startsWith(DATABASE_PREFIX) ? [name] : []));
}

/**
 * Under which of these names one person's notebook is opened, their own before those of entries that were merged into it: the first in which
 * something waits, else the first that is here, else their own. What waits in another comes in when this one has been sent.
 */
export async function notebookOf(names: readonly string[]): Promise<string> {
  const [own = ''] = names;
  if (names.length === 1) return own;
  const there = new Set(await notebooksHere());
  const here = names.filter((name) => there.has(name));
  for (const name of here) {
    const shelf = await openShelf(name);
    const waiting = await waitingIn(shelf).catch(() => NOTHING_WAITS);
    shelf.close();
    if (!isNothing(waiting)) return name;
  }
  return here[0] ?? own;
}

/** How much waits in all notebooks on this browser. */
export async function waitingHere(): Promise<Waiting> {
  let all = NOTHING_WAITS;
  for (const name of await notebooksHere()) {
    const shelf = await openShelf(name);
    const here = await waitingIn(shelf);
    all = {
      changes: all.changes + here.changes,
      drafts: all.drafts + here.drafts,
      photographs: all.photographs + here.photographs,
      pictures: all.pictures + here.pictures,
    };
    shelf.close();
  }
  return all;
}

/** Signing out: every key goes, and every notebook in which nothing waits goes whole. What waits stays, locked. */
export async function lockAll(): Promise<void> {
  await lockNotebooks(await notebooksHere());
}

/** Somebody else has signed in on this browser: the notebooks of others are locked as if they had signed out. */
export async function lockOthers(personId: string): Promise<void> {
  const others = (await notebooksHere()).filter((name) => !name.endsWith(`/${personId}`));
  const owners = await Promise.all(others.map(ownerOf));
  await lockNotebooks(others.filter((_name, index) => owners[index] !== personId));
}

/** Whose it is by now, where it was opened under another name since: two entries of one person were merged. */
async function ownerOf(name: string): Promise<string | undefined> {
  const shelf = await openShelf(name);
  const identity = await read(shelf, ['meta'], (store) => answerOf(store('meta').get('identity'))).catch(() => null);
  shelf.close();
  return (identity as { person?: string } | null)?.person;
}

async function lockNotebooks(names: readonly string[]): Promise<void> {
  for (const name of names) {
    const shelf = await openShelf(name);
    // A disk without room for the mark still lets the key go.
    const waiting = await lock(shelf, 'always').catch(() => dropKey(shelf).then(() => null));
    shelf.close();
    tellWindows(name);
    if (waiting && isNothing(waiting)) await deleteDatabase(name);
  }
}

/** A window that is open on it shows nothing of it any more. */
function tellWindows(name: string): void {
  if (typeof BroadcastChannel === 'undefined') return;
  const channel = new BroadcastChannel(LOCKS);
  channel.postMessage(name);
  channel.close();
}

/** Hears that the notebook of that name was locked. */
export function onLock(name: string, told: () => void): { close(): void } {
  if (typeof BroadcastChannel === 'undefined') return { close() {} };
  const channel = new BroadcastChannel(LOCKS);
  channel.onmessage = ({ data }) => data === name && told();
  return channel;
}
