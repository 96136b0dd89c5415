import type { LocalNote, Sent } from '../../client/notebook/ports.ts';
import { isRefused } from '../../client/notebook/refusals.ts';
import { look } from './looking.ts';
import type { Phone } from './phone.ts';
import type { Run } from './run.ts';
import type { ChaosFile } from './server.ts';

/**
 * Saves in a file what waits on the phone and what was refused, as it lies on its disk. It is handed in at once, and the phone hears of it; or
 * long after; or never.
 */
export async function saveFile(run: Run, phone: Phone, mayHandIn = true): Promise<void> {
  const { chance } = run.world;
  const { device, personId, disk } = phone;
  const waiting = [...disk.operations.values()].filter(({ sequence }) => sequence > disk.acknowledged);
  const operations = waiting
    .sort((a, b) => a.sequence - b.sequence)
    .map((one): Sent => (disk.damaged.operations.has(one.sequence) ? { sequence: one.sequence, hash: '' } : one));
  const kept = [...disk.notes.values()].filter((note) => isRefused(note) && !disk.damaged.notes.has(note.revision));
  if (operations.length + kept.length === 0) return;
  run.files.push(structuredClone({ device, personId, operations, kept: kept satisfies LocalNote[] }));
  if (!mayHandIn || !chance.once(2)) return;
  await handIn(run, run.files.at(-1));
  for (const window of phone.windows) look(run, phone, window);
}

/** Its writer hands in one of the files that were saved, perhaps for the second time. */
export async function handIn(run: Run, file = someFile(run)): Promise<void> {
  if (!file || run.weather.serverDown) return;
  run.counts.handedIn += 1;
  run.world.note(`a file of ${file.device.slice(-4)} is handed in`);
  await run.server.handIn(structuredClone(file));
}

/** Mostly one with notes that had been refused. */
function someFile({ files, world: { chance } }: Run): ChaosFile | undefined {
  const kept = files.filter((file) => file.kept.length > 0);
  return chance.pick(kept.length > 0 && !chance.once(3) ? kept : files);
}
