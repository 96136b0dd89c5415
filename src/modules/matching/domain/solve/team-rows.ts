import type { Problem } from '../problem.ts';
import { teamOf } from '../score.ts';
import { addColumn, addRow, type Model } from './model.ts';
import type { Part } from './plan-model.ts';

/** A column of one team: the peer it would place, and where. */
type Seat = { readonly column: number; readonly slot: number; readonly peer: number };

/** What the teams earn together and rule 7, challenge by challenge, with the members the fixed slots already hold. */
export function addTeamRows(problem: Problem, slotOf: Int32Array, part: Part, inPart: Uint8Array, model: Model): void {
  const seats = new Map<number, Seat[]>();
  part.candidates.forEach((n, column) => {
    const slot = slotOf[n] as number;
    if (problem.manager[slot] === 1) return;
    const c = problem.tables.slot.challenge[slot] as number;
    const list = seats.get(c) ?? [];
    list.push({ column, slot, peer: problem.candidates.peer[n] as number });
    seats.set(c, list);
  });
  const outside = part.fixed.map((p, s) => (inPart[s] === 1 ? -1 : p));
  for (const [c, team] of seats) {
    const fixed = teamOf(problem, outside, c);
    addCover(problem, c, team, fixed, model);
    addMix(problem, team, fixed, model);
    addParties(problem, team, fixed, model);
    addRegions(problem, team, fixed, model);
    addRuleSeven(problem, c, team, fixed, model);
  }
}

function ones(seats: readonly Seat[], sign = 1): (readonly [number, number])[] {
  return seats.map(({ column }) => [column, sign] as const);
}

function addCover(
  { tables, leads }: Problem,
  c: number,
  team: readonly Seat[],
  fixed: readonly number[],
  model: Model,
): void {
  const { cover } = tables.instance.policy;
  const { start, topic, weight } = tables.challenge.focus;
  for (let i = start[c] as number; i < (start[c + 1] as number); i += 1) {
    const hasLed = (p: number) => leads[p * tables.topics + (topic[i] as number)] === 1;
    const already = fixed.filter(hasLed).length;
    const seats = team.filter(({ peer }) => hasLed(peer));
    if (already >= 2 || seats.length === 0) continue;
    const whole = cover * (weight[i] as number);
    const credits = already === 1 ? [0.3 * whole] : [whole, 0.3 * whole];
    const columns = credits.map((credit) => [addColumn(model, credit, 0, 1, false), -1] as const);
    addRow(model, [...ones(seats), ...columns], 0, Number.POSITIVE_INFINITY);
  }
}

function addMix({ tables }: Problem, team: readonly Seat[], fixed: readonly number[], model: Model): void {
  const { sex } = tables.peer;
  const missing = [1, 2].filter((wanted) => !fixed.some((p) => sex[p] === wanted));
  if (missing.length === 0 || tables.instance.policy.mix === 0) return;
  const mix = addColumn(model, tables.instance.policy.mix, 0, 1, false);
  for (const wanted of missing) {
    addRow(model, [...ones(team.filter(({ peer }) => sex[peer] === wanted)), [mix, -1]], 0, Number.POSITIVE_INFINITY);
  }
}

function addParties({ tables }: Problem, team: readonly Seat[], fixed: readonly number[], model: Model): void {
  const { party } = tables.peer;
  const there = new Set(fixed.map((p) => party[p] as number));
  for (const [q, seats] of Map.groupBy(team, ({ peer }) => party[peer] as number)) {
    if (q < 0 || there.has(q)) continue;
    addRow(
      model,
      [...ones(seats), [addColumn(model, tables.instance.policy.parties, 0, 1, false), -1]],
      0,
      Number.POSITIVE_INFINITY,
    );
  }
}

function addRegions({ tables }: Problem, team: readonly Seat[], fixed: readonly number[], model: Model): void {
  const { region } = tables.peer;
  for (const [r, seats] of Map.groupBy(team, ({ peer }) => region[peer] as number)) {
    if (r < 0) continue;
    const already = fixed.filter((p) => region[p] === r).length;
    if (already + new Set(seats.map(({ slot }) => slot)).size < 2) continue;
    const excess = addColumn(model, -tables.instance.policy.sameRegionTwice, 0, Number.POSITIVE_INFINITY, false);
    addRow(model, [...ones(seats), [excess, -1]], Number.NEGATIVE_INFINITY, already > 0 ? 0 : 1);
  }
}

function addRuleSeven(
  { tables }: Problem,
  c: number,
  team: readonly Seat[],
  fixed: readonly number[],
  model: Model,
): void {
  const isFirst = (p: number) => tables.peer.first[p] === 1;
  const first = team.filter(({ peer }) => isFirst(peer));
  const others = team.filter(({ peer }) => !isFirst(peer));
  const already = fixed.filter(isFirst).length;
  const allowed = (tables.instance.challenges[c]?.maxFirstOutings ?? 0) - already;
  addRow(model, ones(first), Number.NEGATIVE_INFINITY, allowed);
  if (fixed.length > already) return;
  if (already > 0) addRow(model, ones(others), 1, Number.POSITIVE_INFINITY);
  for (const seats of Map.groupBy(first, ({ slot }) => slot).values()) {
    // Tight, and enough: whoever goes out first in this slot has somebody experienced beside them in another.
    addRow(model, [...ones(others), ...ones(seats, -1)], 0, Number.POSITIVE_INFINITY);
  }
}
