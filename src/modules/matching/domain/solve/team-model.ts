import { noParts, sumOfParts } from '../plan.ts';
import type { Problem } from '../problem.ts';
import { type Assignment, addTeam } from '../score.ts';
import type { TeamLists } from './agreement.ts';
import { addColumn, addRow, emptyModel } from './model.ts';
import { addPeerRows } from './peer-rows.ts';
import type { PlanModel } from './plan-model.ts';

/**
 * The exact model of some challenges, in which each has one of its listed teams, whole, and each manager's slot one of
 * `candidates`; the others stay as in `fixed`. Far tighter than placements by themselves, where the lists are short.
 * `lists` follow the order of `challenges`; `candidates` must hold everybody in a listed team.
 */
export function teamModelOf(
  problem: Problem,
  slotOf: Int32Array,
  lists: TeamLists,
  candidates: Int32Array,
  challenges: readonly number[],
  fixed: Assignment,
): PlanModel {
  const { tables, manager } = problem;
  const model = emptyModel();
  const columnOf = new Map<number, number>();
  const inTeams = new Map<number, [number, number][]>();
  for (const n of candidates) {
    const managing = manager[slotOf[n] as number] === 1;
    columnOf.set(n, addColumn(model, managing ? (problem.candidates.value[n] as number) : 0, 0, 1, true));
  }
  const inPart = new Uint8Array(problem.slots);
  for (const [at, c] of challenges.entries()) {
    const slots: number[] = [];
    for (let s = tables.challenge.start[c] as number; s < (tables.challenge.start[c + 1] as number); s += 1) {
      inPart[s] = 1;
      if (manager[s] === 0) slots.push(s);
      else addManager(s);
    }
    const one: [number, number][] = [];
    for (const team of lists[at] ?? []) {
      const column = addColumn(model, worthOf(problem, c, slots, team), 0, 1, false);
      one.push([column, 1]);
      for (const n of team) if (n >= 0) inTeams.set(n, [...(inTeams.get(n) ?? []), [column, -1]]);
    }
    addRow(model, one, 1, 1);
  }
  for (const [n, column] of columnOf) {
    if (manager[slotOf[n] as number] === 0) addRow(model, [[column, 1], ...(inTeams.get(n) ?? [])], 0, 0);
  }
  const part = {
    candidates,
    slots: Int32Array.from(inPart.keys()).filter((s) => inPart[s] === 1),
    fixed,
  };
  addPeerRows(problem, slotOf, part, inPart, model);
  return {
    model,
    kept: candidates,
    planOf: (columns) => {
      const plan = fixed.slice();
      for (const s of part.slots) plan[s] = -1;
      candidates.forEach((n, column) => {
        if ((columns[column] as number) > 0.5) plan[slotOf[n] as number] = problem.candidates.peer[n] as number;
      });
      return plan;
    },
    startOf: (plan) =>
      Float64Array.from(candidates, (n) => (plan[slotOf[n] as number] === problem.candidates.peer[n] ? 1 : 0)),
  };

  function addManager(s: number): void {
    const entries: [number, number][] = [];
    for (const [n, column] of columnOf) if (slotOf[n] === s) entries.push([column, 1]);
    const nobody = problem.empty[s] as number;
    if (Number.isFinite(nobody)) entries.push([addColumn(model, nobody, 0, 1, false), 1]);
    addRow(model, entries, 1, 1);
  }
}

/** What a team is worth but for its members' loads: each placement, what they earn together, and its empty slots. */
function worthOf(problem: Problem, c: number, slots: readonly number[], team: readonly number[]): number {
  const parts = noParts();
  const { value, peer } = problem.candidates;
  addTeam(
    problem,
    team.filter((n) => n >= 0).map((n) => peer[n] as number),
    c,
    parts,
  );
  return team.reduce(
    (sum, n, i) => sum + (n < 0 ? (problem.empty[slots[i] as number] as number) : (value[n] as number)),
    sumOfParts(parts),
  );
}
