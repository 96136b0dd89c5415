import type { Random } from '#kernel/random';
import { candidateAt, type Problem } from '../problem.ts';
import type { Assignment } from '../score.ts';
import type { TeamLists } from './agreement.ts';
import type { SolveModel } from './model.ts';
import { planModelOf } from './plan-model.ts';
import type { Shortlist } from './shortlist.ts';
import { teamModelOf } from './team-model.ts';

/** How much of the instance one neighbourhood frees: so many challenges, and so many candidates a slot. */
export type Reach = { readonly challenges: number; readonly candidates: number; readonly seconds: number };

/** Challenges that want the same people: from a first one, always the one most of whose placed peers are wanted by those chosen. */
export function neighboursOf(
  problem: Problem,
  shortlist: Shortlist,
  plan: Assignment,
  seed: number,
  reach: Reach,
  random: Random,
): number[] {
  const { tables, candidates } = problem;
  const heldBy = new Map<number, number[]>();
  plan.forEach((p, s) => {
    if (p >= 0) heldBy.set(p, [...(heldBy.get(p) ?? []), tables.slot.challenge[s] as number]);
  });
  const chosen = new Set<number>();
  const pull = new Map<number, number>();
  let next: number | undefined = seed;
  while (next !== undefined) {
    chosen.add(next);
    pull.delete(next);
    if (chosen.size === reach.challenges) break;
    for (let s = tables.challenge.start[next] as number; s < (tables.challenge.start[next + 1] as number); s += 1) {
      const first = shortlist.start[s] as number;
      const last = Math.min(first + reach.candidates, shortlist.start[s + 1] as number);
      for (let i = first; i < last; i += 1) {
        for (const c of heldBy.get(candidates.peer[shortlist.list[i] as number] as number) ?? []) {
          if (!chosen.has(c)) pull.set(c, (pull.get(c) ?? 0) + (0.5 + random()) / (1 + i - first));
        }
      }
    }
    next = [...pull].reduce<[number, number] | undefined>(
      (a, b) => (a === undefined || b[1] > a[1] ? b : a),
      undefined,
    )?.[0];
  }
  return [...chosen];
}

/**
 * The best plan that differs from this one only in the given challenges, by an exact model over their best candidates and
 * whoever is there now. Null where the model found none better in time.
 */
export function improveThere(
  problem: Problem,
  slotOf: Int32Array,
  shortlist: Shortlist,
  plan: Assignment,
  challenges: readonly number[],
  reach: Reach,
  solve: SolveModel,
): Assignment | null {
  const { tables, candidates } = problem;
  const slots: number[] = [];
  const kept: number[] = [];
  for (const c of [...challenges].sort((a, b) => a - b)) {
    for (let s = tables.challenge.start[c] as number; s < (tables.challenge.start[c + 1] as number); s += 1) {
      slots.push(s);
      const first = shortlist.start[s] as number;
      const list = Array.from(
        shortlist.list.subarray(first, Math.min(first + reach.candidates, shortlist.start[s + 1] as number)),
      );
      const there = plan[s] as number;
      if (there >= 0 && !list.some((n) => candidates.peer[n] === there)) {
        for (let n = candidates.start[s] as number; n < (candidates.start[s + 1] as number); n += 1) {
          if (candidates.peer[n] === there) list.push(n);
        }
      }
      kept.push(...list);
    }
  }
  const part = { candidates: Int32Array.from(kept), slots: Int32Array.from(slots), fixed: plan };
  const planModel = planModelOf(problem, slotOf, part);
  const answer = solve(planModel.model, planModel.startOf(plan), reach.seconds);
  return answer.columns === null ? null : planModel.planOf(answer.columns);
}

/**
 * The same by whole teams: each of the challenges gets one of its nearest teams or keeps its own, each manager's slot one
 * of the best on its shortlist. Weighs many more challenges at once. Null where nothing better was found in time.
 */
export function improveTeams(
  problem: Problem,
  slotOf: Int32Array,
  shortlist: Shortlist,
  nearest: TeamLists,
  plan: Assignment,
  challenges: readonly number[],
  reach: Reach,
  solve: SolveModel,
): Assignment | null {
  const { tables, candidates, manager } = problem;
  const kept = new Set<number>();
  const inOrder = [...challenges].sort((a, b) => a - b);
  const lists = inOrder.map((c) => {
    const now: number[] = [];
    for (let s = tables.challenge.start[c] as number; s < (tables.challenge.start[c + 1] as number); s += 1) {
      const there = plan[s] as number;
      const n = there < 0 ? -1 : candidateAt(candidates, s, there);
      if (manager[s] === 0) now.push(n);
      else {
        if (n >= 0) kept.add(n);
        const first = shortlist.start[s] as number;
        const end = Math.min(first + reach.candidates, shortlist.start[s + 1] as number);
        for (let i = first; i < end; i += 1) kept.add(shortlist.list[i] as number);
      }
    }
    const list = nearest[c] ?? [];
    const same = list.some((team) => team.every((n, i) => n === now[i]));
    for (const team of same ? list : [...list, now]) for (const n of team) if (n >= 0) kept.add(n);
    return same ? list : [...list, now];
  });
  const members = Int32Array.from(kept).sort();
  const teamModel = teamModelOf(problem, slotOf, lists, members, inOrder, plan);
  const answer = solve(teamModel.model, teamModel.startOf(plan), reach.seconds);
  return answer.columns === null ? null : teamModel.planOf(answer.columns);
}
