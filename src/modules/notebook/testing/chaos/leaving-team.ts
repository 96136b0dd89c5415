import type { Chance } from './chance.ts';
import { sync } from './phone.ts';
import type { Run } from './run.ts';

/** Who was taken off the team, and what the team had of theirs then; that stands for as long as no older backup is put back. */
export type LeftTeam = {
  readonly personId: string;
  readonly had: readonly { readonly id: string; readonly text: string }[];
  readonly restored: number;
};

/** So many things have happened by then: what was written before is partly sent. */
const WHEN = 50;

/**
 * On one day of four somebody is taken off the team, while their phones have unsent notes and send. They go on writing, for no phone has heard
 * of it; and they press that they hand in what lies there, on one phone now and on the other later. `chance` is this’s own: all other days are as they were.
 */
export async function leavingTeam(run: Run, act: number, chance: Chance): Promise<void> {
  const [personId] = run.options.people;
  if (act === WHEN && chance.once(4)) {
    const had = (await run.server.everything()).filter(({ authorId }) => authorId === personId);
    await run.server.leave(personId);
    run.world.note('somebody is taken off the team');
    run.counts.leftTeam += 1;
    run.left = { personId, had, restored: run.counts.restored };
  }
  if (run.left && act > WHEN && chance.once(12)) handsIn(run, chance.below(2));
}

/** They press it on each of their phones. */
export function handsInAll(run: Run): void {
  for (const which of [0, 1]) handsIn(run, which);
}

function handsIn({ phones, left }: Run, which: number): void {
  const phone = phones.filter(({ personId }) => personId === left?.personId)[which];
  if (!phone) return;
  phone.account.handsIn = true;
  for (const window of phone.windows) sync(window);
}

/** What the team had of theirs and has not any more, or in other words. */
export async function lostToTeam({ server, left, counts }: Run): Promise<string[]> {
  if (!left || left.restored !== counts.restored) return [];
  const there = new Map((await server.everything()).map(({ id, text }) => [id, text]));
  return left.had
    .filter(({ id, text }) => there.get(id) !== text)
    .map(({ id }) => `${id.slice(-6)} was changed by somebody who had left the team`);
}
