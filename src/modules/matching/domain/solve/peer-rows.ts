import type { Problem } from '../problem.ts';
import { loadOf } from '../score.ts';
import { addColumn, addRow, type Model } from './model.ts';
import type { Part } from './plan-model.ts';

/** A column of one peer: its days in the calendar and the days it costs. */
type Held = { readonly column: number; readonly from: number; readonly until: number; readonly days: number };

/** Rules 5 and 6 and the load, peer by peer, what the fixed slots take of each year included. Columns that clash with a fixed slot are shut. */
export function addPeerRows(problem: Problem, slotOf: Int32Array, part: Part, inPart: Uint8Array, model: Model): void {
  const { tables, candidates, days } = problem;
  const heldAt = (slot: number, column: number): Held => {
    const c = tables.slot.challenge[slot] as number;
    return {
      column,
      from: tables.challenge.from[c] as number,
      until: tables.challenge.until[c] as number,
      days: days[slot] as number,
    };
  };
  const byPeer = new Map<number, Held[]>();
  part.candidates.forEach((n, column) => {
    const p = candidates.peer[n] as number;
    const list = byPeer.get(p) ?? [];
    list.push(heldAt(slotOf[n] as number, column));
    byPeer.set(p, list);
  });
  const fixedOf = new Map<number, Held[]>();
  part.fixed.forEach((p, s) => {
    if (p < 0 || inPart[s] === 1 || !byPeer.has(p)) return;
    fixedOf.set(p, [...(fixedOf.get(p) ?? []), heldAt(s, -1)]);
  });
  for (const [p, all] of byPeer) {
    const fixed = fixedOf.get(p) ?? [];
    const clashes = (h: Held) => fixed.some((f) => f.from <= h.until && h.from <= f.until);
    for (const h of all) if (clashes(h)) model.upper[h.column] = 0;
    const free = all.filter((h) => !clashes(h));
    const left = (problem.yearDays[p] as number) - fixed.reduce((sum, f) => sum + f.days, 0);
    addCliques(free, model);
    const most = addDays(free, left, model);
    addLoad(free, most, fixed.length, tables.instance.policy.load, model);
  }
}

/** At most one of those that share a day. The sets that matter are those on the first day of some column. */
function addCliques(free: readonly Held[], model: Model): void {
  const firstDays = [...new Set(free.map((h) => h.from))].sort((a, b) => a - b);
  firstDays.forEach((day, i) => {
    const active = free.filter((h) => h.from <= day && day <= h.until);
    const next = firstDays[i + 1];
    // Where all of them are still there on the next first day, that day's row says as much and more.
    if (active.length < 2 || (next !== undefined && active.every((h) => h.until >= next))) return;
    addRow(
      model,
      active.map((h) => [h.column, 1] as const),
      0,
      1,
    );
  });
}

/** The days left, and how many slots they are enough for at most. */
function addDays(free: readonly Held[], left: number, model: Model): number {
  const all = free.reduce((sum, h) => sum + h.days, 0);
  if (all <= left) return free.length;
  const shortest = Math.min(...free.map((h) => h.days));
  const most = shortest === 0 ? free.length : Math.max(0, Math.floor(left / shortest));
  if (free.some((h) => h.days !== shortest))
    addRow(
      model,
      free.map((h) => [h.column, h.days] as const),
      0,
      Math.max(0, left),
    );
  if (most < free.length)
    addRow(
      model,
      free.map((h) => [h.column, 1] as const),
      0,
      most,
    );
  return Math.min(most, free.length);
}

function addLoad(free: readonly Held[], most: number, already: number, load: readonly number[], model: Model): void {
  const prices = Array.from({ length: most }, (_, k) => loadOf(load, already + k));
  if (prices.every((price) => price === 0)) return;
  const rising = prices.every((price, k) => k === 0 || price >= (prices[k - 1] as number));
  const steps = prices.map((price) => addColumn(model, -price, 0, 1, !rising));
  addRow(model, [...free.map((h) => [h.column, 1] as const), ...steps.map((column) => [column, -1] as const)], 0, 0);
  if (rising) return;
  // A later slot that costs less than an earlier one must not be counted first.
  for (let k = 1; k < steps.length; k += 1)
    addRow(
      model,
      [
        [steps[k - 1] as number, 1],
        [steps[k] as number, -1],
      ],
      0,
      1,
    );
}
