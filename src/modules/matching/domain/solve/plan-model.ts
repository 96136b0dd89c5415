import type { Problem } from '../problem.ts';
import type { Assignment } from '../score.ts';
import { addColumn, addRow, emptyModel, type Model } from './model.ts';
import { addPeerRows } from './peer-rows.ts';
import { addTeamRows } from './team-rows.ts';

/** A model of (part of) the instance, with the way back from its columns to a plan. */
export type PlanModel = {
  readonly model: Model;
  /** The candidate of each of the first columns. */
  readonly kept: Int32Array;
  /** The plan an answer stands for. */
  readonly planOf: (columns: Float64Array) => Assignment;
  /** A plan as values of the first columns, for the solver to start from. Placements without a column are lost. */
  readonly startOf: (plan: Assignment) => Float64Array;
};

/**
 * The part of the instance a model is of: which candidates may be placed, in which slots. Slots outside `slots` stay as
 * they are in `fixed`, and their peers' days, places and loads and their teams' counts are taken as given.
 */
export type Part = {
  readonly candidates: Int32Array;
  readonly slots: Int32Array;
  readonly fixed: Assignment;
};

/** The exact model of the part: its best answer, with the fixed slots, is the best plan those candidates allow. */
export function planModelOf(problem: Problem, slotOf: Int32Array, part: Part): PlanModel {
  const model = emptyModel();
  const columnsOf = new Map<number, number[]>([...part.slots].map((s) => [s, []]));
  for (const n of part.candidates) {
    const column = addColumn(model, problem.candidates.value[n] as number, 0, 1, true);
    columnsOf.get(slotOf[n] as number)?.push(column);
  }
  for (const s of part.slots) {
    const worth = problem.empty[s] as number;
    const entries = (columnsOf.get(s) as number[]).map((column) => [column, 1] as const);
    // A pinned slot has no way to stay empty; it always has its one candidate.
    if (Number.isFinite(worth)) addRow(model, [...entries, [addColumn(model, worth, 0, 1, false), 1]], 1, 1);
    else addRow(model, entries, 1, 1);
  }
  const inPart = new Uint8Array(problem.slots);
  for (const s of part.slots) inPart[s] = 1;
  addPeerRows(problem, slotOf, part, inPart, model);
  addTeamRows(problem, slotOf, part, inPart, model);
  const planOf = (columns: Float64Array): Assignment => {
    const plan = part.fixed.slice();
    for (const s of part.slots) plan[s] = -1;
    part.candidates.forEach((n, column) => {
      if ((columns[column] as number) > 0.5) plan[slotOf[n] as number] = problem.candidates.peer[n] as number;
    });
    return plan;
  };
  const startOf = (plan: Assignment): Float64Array =>
    Float64Array.from(part.candidates, (n) => (plan[slotOf[n] as number] === problem.candidates.peer[n] ? 1 : 0));
  return { model, kept: part.candidates, planOf, startOf };
}
