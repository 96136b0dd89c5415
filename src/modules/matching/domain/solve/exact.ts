import type { Problem } from '../problem.ts';
import type { TeamLists } from './agreement.ts';
import type { Edition, Guide } from './guide.ts';
import type { SolveModel } from './model.ts';
import type { Pricing } from './pricing.ts';
import { stateFrom } from './repair.ts';
import { teamModelOf } from './team-model.ts';
import type { Record } from './watch.ts';

/** Models with more teams than this are not worth starting. */
const MOST_TEAMS = 40_000;
/** The first model holds what loses so many points at most; the next twice as many, and so on. */
const FIRST_ROOM = 1;

/**
 * Finds and proves the best plan where the instance is small: first among the plans that lose least by the bound, whole
 * team by whole team, then among twice as many, until all that could be better than the best found have been weighed.
 * The proof holds for the whole instance. Nothing is changed where the teams are too many or time runs out.
 */
export function proveExactly(
  { problem, slotOf }: Pricing,
  guide: Guide,
  { loss, lossFrom }: Edition,
  solve: SolveModel,
  record: Record,
): void {
  if (record.score >= record.bound) return;
  record.stage = 'exact';
  record.tell();
  const slack = 1e-6 * Math.max(1, Math.abs(lossFrom));
  for (let room = FIRST_ROOM; record.inTime(); room *= 2) {
    const needed = lossFrom - record.score + slack;
    const within = Math.min(room, needed);
    const lists = guide.teamsWithin(within);
    if (lists === null || lists.reduce((sum, list) => sum + list.length, 0) > MOST_TEAMS) return;
    let best = Number.NEGATIVE_INFINITY;
    if (lists.every((list) => list.length > 0)) {
      const model = teamModelOf(
        problem,
        slotOf,
        lists,
        keptOf(problem, slotOf, lists, loss, within),
        [...lists.keys()],
        record.best,
      );
      const start = record.score === Number.NEGATIVE_INFINITY ? null : model.startOf(record.best);
      const answer = solve(model.model, start, record.secondsLeft());
      if (answer.columns !== null) record.offer(stateFrom(problem, model.planOf(answer.columns)));
      if (answer.status === 'stopped' && !Number.isFinite(answer.bound)) return;
      best = answer.bound;
      if (answer.status === 'stopped') room = Number.POSITIVE_INFINITY;
    }
    // A plan is either among those weighed, or loses more than `within`.
    const proven = Math.max(best, lossFrom - within, record.score);
    record.lower(proven <= record.score + slack ? record.score : proven);
    record.tell();
    if (within === needed || record.score >= lossFrom - within) return;
  }
}

function keptOf(
  { manager }: Problem,
  slotOf: Int32Array,
  lists: TeamLists,
  loss: Float64Array,
  room: number,
): Int32Array {
  const listed = new Set(lists.flat(2));
  const kept: number[] = [];
  loss.forEach((l, n) => {
    if (listed.has(n) || (manager[slotOf[n] as number] === 1 && l <= room)) kept.push(n);
  });
  return Int32Array.from(kept);
}
