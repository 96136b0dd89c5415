import { isRefused } from '../../client/notebook/refusals.ts';
import { handsInAll } from './leaving-team.ts';
import { hear, lookAtConfirmed, shownNotDeleted } from './looking.ts';
import { crash, openWindow, sync } from './phone.ts';
import type { Run } from './run.ts';
import { saveAllAgain } from './saving-again.ts';

/** The storm is over: every device is opened once, signed in, and sends until all of it is confirmed. */
export async function comeRight(run: Run): Promise<string[]> {
  const { world, phones, weather } = run;
  weather.calm = true;
  weather.serverDown = false;
  for (const phone of phones) {
    crash(run, phone);
    phone.account.signedIn = true;
    phone.disk.full = false;
    phone.disk.failing = false;
    if (!phone.disk.wiped) openWindow(run, phone, run.options.parts);
  }
  handsInAll(run);
  await world.runUntil(world.now() + 120_000);
  // What is saved again is sent in the round after.
  for (let round = 0; round < 7; round += 1) {
    if (round > 0 && round < 6) await saveAllAgain(run, round > 1);
    for (const phone of phones) for (const window of phone.windows) sync(window);
    await world.runUntil(world.now() + 600_000);
    await hearAll(run);
  }
  await lookAtConfirmed(run);
  for (const revision of shownNotDeleted(run)) run.told.add(revision);
  return phones.flatMap(({ device, windows }) =>
    windows.flatMap(({ engine }) => {
      if (!engine) return [`the notebook on ${device} did not open`];
      const waiting = engine.waiting() === 0 ? [] : [`${engine.waiting()} still wait on ${device}`];
      const refused = engine.notes().filter(isRefused);
      return [...waiting, ...refused.map((note) => `${note.id} was refused: ${note.refused}`)];
    }),
  );
}

/** As after each round of sending: what the server has forgotten is refused again, and is saved again in the next. */
async function hearAll(run: Run): Promise<void> {
  for (const { device, personId, windows } of run.phones) {
    const list = await run.server.list(device, personId);
    for (const window of windows) void hear(run, window, list);
  }
  await run.world.runUntil(run.world.now() + 10_000);
}
