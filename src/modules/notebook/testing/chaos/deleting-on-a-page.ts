import { isRefused } from '../../client/notebook/refusals.ts';
import { misplaced, someBody } from './bodies.ts';
import { handIn, saveFile } from './files.ts';
import { look } from './looking.ts';
import { type Phone, sync, type Window } from './phone.ts';
import type { Run } from './run.ts';
import { refusedIn, said, saveAsItIs } from './saving-again.ts';
import type { ChaosFile } from './server.ts';

/** A note that its author deleted on a page. */
export type DeletedOnPage = {
  readonly text: string;
  readonly personId: string;
  /** Operations with these words that the server had dealt with by then, or whose words a file had brought to it. */
  readonly dealtWith: ReadonlySet<string>;
  /** No phone of theirs called it refused by then, or had yet to hear what became of it. */
  readonly isHeard: boolean;
  /** How often the server had been put back from a backup by then. */
  readonly restored: number;
};

/** An author deletes one of their notes on a page. */
export async function deleteOnPage(run: Run, { device, personId }: Phone): Promise<void> {
  const { notes } = await run.server.list(device, personId);
  const note = run.world.chance.pick(notes);
  if (note) await deleteIt(run, personId, note);
}

/**
 * A file brings what a phone was refused, and the phone hears of it; then its author deletes the note on a page, and perhaps hands in the
 * same file once more.
 */
export async function deleteBehindFile(run: Run): Promise<void> {
  const { world, weather } = run;
  const phone = run.phones.find((one) => one.windows.some((window) => refusedIn(one, window).length > 0));
  if (!phone || weather.serverDown || run.closed) return;
  await saveFile(run, phone);
  const file = run.files.at(-1);
  await handIn(run, file);
  for (const window of phone.windows) look(run, phone, window);
  await world.runUntil(world.now() + 6_000);
  await deleteWhatCameBy(run, file);
  if (world.chance.once(2)) await handIn(run, file);
  for (const window of phone.windows) look(run, phone, window);
}

/**
 * Something is refused, saved again as it is, and refused once more; before and after it is put into a file. The older file brings it, its author
 * deletes it on a page, and then hands in the newer one.
 */
export async function deleteBetweenFiles(run: Run, phone: Phone, window: Window | undefined): Promise<void> {
  const { engine } = window ?? {};
  if (!window || !engine || run.weather.serverDown || run.closed) return;
  const body = misplaced(someBody(run, phone));
  void engine.write(body).then((saved) => said(run, phone, saved, body.text));
  const file = await fileOfRefused(run, phone, window);
  const [note] = refusedIn(phone, window).filter((one) => one.body?.text === body.text);
  if (!file || !note) return;
  saveAsItIs(run, phone, window, note);
  const newer = await fileOfRefused(run, phone, window);
  await handIn(run, file);
  if (run.world.chance.once(2)) look(run, phone, window);
  await run.world.runUntil(run.world.now() + 6_000);
  await deleteWhatCameBy(run, file);
  if (newer) await handIn(run, newer);
}

/** What is being saved is sent, and the file saved a moment later. */
async function fileOfRefused(run: Run, phone: Phone, window: Window): Promise<ChaosFile | undefined> {
  await run.world.runUntil(run.world.now() + 1_000);
  sync(window);
  await run.world.runUntil(run.world.now() + 20_000);
  const before = run.files.length;
  await saveFile(run, phone, false);
  return run.files[before];
}

async function deleteWhatCameBy(run: Run, file: ChaosFile | undefined): Promise<void> {
  if (!file) return;
  const revisions = new Set(file.kept.map((note) => note.revision));
  const { notes } = await run.server.list(file.device, file.personId);
  const brought = notes.find((note) => revisions.has(note.revision));
  if (brought) await deleteIt(run, file.personId, brought);
}

type Deleted = { readonly id: string; readonly revision: string; readonly body: { readonly text: string } };

async function deleteIt(run: Run, personId: string, { id, revision: brought, body: { text } }: Deleted): Promise<void> {
  if (run.weather.serverDown || run.closed || !(await run.server.deleteOnPage(id, personId))) return;
  run.world.note(`${id.slice(-6)} is deleted on a page`);
  const own = run.phones.filter((phone) => phone.personId === personId);
  const dealtWith = new Set([brought]);
  for (const { device, disk } of [...own, ...run.lost.map(({ phone }) => phone)])
    for (const { id: revision, sequence, body } of disk.committed)
      if (body?.text === text && (await run.server.outcomeOf(device, sequence)) !== null) dealtWith.add(revision);
  const isHeard = own.every(
    ({ disk, windows }) =>
      ![...disk.notes.values(), ...windows.flatMap(({ engine }) => engine?.refused() ?? [])].some(
        (note) => note.body?.text === text && (isRefused(note) || note.sequence > disk.acknowledged),
      ),
  );
  run.deleted.push({ text, personId, dealtWith, isHeard, restored: run.counts.restored });
}
