import { ownNotes, type ServerList } from '../../client/notebook/merge.ts';
import { isRefused, nameInFile } from '../../client/notebook/refusals.ts';
import { hears, type Phone, START_MILLISECONDS, type Window } from './phone.ts';
import type { Run } from './run.ts';

/** Asks the server for one's own notes: the answer may come late, when it is no longer true. */
export function look(run: Run, phone: Phone, window: Window | undefined): void {
  if (!window || !phone.account.signedIn || run.weather.serverDown) return;
  run.world.later(500, async () => {
    const list = await run.server.list(phone.device, phone.personId);
    run.world.later(5_000, () => {
      void hear(run, window, list);
    });
  });
}

/** A new list has come: notes that had been refused may have come in by a file. */
export async function hear(run: Run, window: Window, list: ServerList): Promise<void> {
  run.counts.byFile += await hears(window, list);
  run.troubles.push(...calledRefusedAgain(run));
}

/**
 * What its author deleted, after every phone of theirs had heard that it came in, none keeps as refused again. A window that has not heard yet
 * may show it so until it reads the disk.
 */
function calledRefusedAgain({ phones, deleted, counts }: Run): string[] {
  return deleted
    .filter(({ isHeard, restored }) => isHeard && restored === counts.restored)
    .flatMap(({ text, personId, dealtWith }) =>
      phones
        .filter((phone) => phone.personId === personId)
        .flatMap(({ disk }) => [...disk.notes.values()])
        .filter((note) => isRefused(note) && note.body?.text === text && dealtWith.has(note.revision))
        .map(({ revision }) => `${revision.slice(-6)} was brought and deleted, and is called refused again`),
    );
}

/** However its clock jumps, a device says of no note that it waits since a time to come. */
export function lookAtClocks(run: Run): void {
  for (const { device, skew, windows } of run.phones) {
    const now = run.world.now() + skew + START_MILLISECONDS;
    for (const { engine } of windows) {
      const since = engine?.waitingSince() ?? now;
      if (since > now) run.troubles.push(`${device.slice(-4)} waits since a time to come`);
    }
  }
}

/**
 * What a window calls refused the server has refused, and what it calls confirmed the server has taken in, or has otherwise, by a file. Not
 * where it was put back from a backup, until the device has heard of it.
 */
export async function lookAtConfirmed(run: Run): Promise<void> {
  const there = new Set((await run.server.everything()).map((note) => note.id));
  for (const { device, windows } of run.phones) {
    for (const { engine } of windows) {
      for (const note of engine?.refused() ?? []) {
        const outcome = await run.server.outcomeOf(device, note.sequence);
        if (outcome === 'taken' || outcome === 'beside')
          run.troubles.push(`${note.id.slice(-6)} is called refused on ${device.slice(-4)} and was ${outcome}`);
      }
      for (const note of engine?.notes() ?? []) {
        if (engine?.stateOf(note) !== 'confirmed' || note.body === null || there.has(note.id)) continue;
        // It came in by a file, and has been deleted on another device since.
        if (note.id === nameInFile(note) || (note.instead !== undefined && note.id === note.revision)) continue;
        const outcome = await run.server.outcomeOf(device, note.sequence);
        if (outcome === 'taken' || outcome === 'beside') continue;
        run.troubles.push(
          `${note.id.slice(-6)} is called confirmed on ${device.slice(-4)} and was ${outcome ?? 'never heard of'}`,
        );
      }
    }
  }
}

/** Deletions that the server has not carried out and that a device shows beside the note, with why. */
export function shownNotDeleted({ phones }: Run): string[] {
  return phones.flatMap(({ windows, told }) => [
    ...told,
    ...windows.flatMap(({ engine, list }) =>
      ownNotes(engine?.notes() ?? [], list).flatMap(({ notDeleted }) =>
        notDeleted?.refused ? [notDeleted.revision] : [],
      ),
    ),
  ]);
}
