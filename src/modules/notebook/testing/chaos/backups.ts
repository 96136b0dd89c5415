import { handIn, saveFile } from './files.ts';
import { look } from './looking.ts';
import type { Run } from './run.ts';
import { refusedIn } from './saving-again.ts';

/** The server is put back from one of its backups. Not once the challenge has closed. */
export async function restore(run: Run, backup = run.world.chance.pick(run.backups)): Promise<void> {
  if (run.closed) return;
  run.world.note('the server is restored from a backup');
  run.counts.restored += 1;
  await run.server.restore(backup);
  for (const lost of run.lost) lost.forgiven = true;
}

/**
 * A file brings what a phone was refused, and the phone hears of it; then the server is put back from a backup that has all that the phone
 * has sent, and nothing of the file.
 */
export async function putBackBehindFile(run: Run): Promise<void> {
  const { world, server, weather } = run;
  const phone = run.phones.find((one) => one.windows.some((window) => refusedIn(one, window).length > 0));
  if (!phone || weather.serverDown || run.closed) return;
  const before = await server.backup();
  await saveFile(run, phone);
  await handIn(run, run.files.at(-1));
  for (const window of phone.windows) look(run, phone, window);
  await world.runUntil(world.now() + 6_000);
  if (world.chance.once(2)) await restore(run, before);
}
