import { MOST_PARTNERS } from '../score.ts';
import type { Model } from '../solve/model.ts';
import type { Choice, DayFacts } from './day-facts.ts';
import { pairsOf } from './day-facts.ts';
import { addColumn, addRow, type LinearLimits, linearProgramme, type SolveLinear } from './linear.ts';

/** What the rest of the timetable asks of a day: for each session, and for each peer's attendance. */
export type Prices = { readonly session: Float64Array; readonly peer: Float64Array };

/** A day's plan as the bound sees it: which sessions, by whom, and what that is worth before any price. */
export type DayPlan = {
  readonly worth: number;
  readonly sessions: readonly { readonly s: number; readonly peers: number }[];
};

/** The best day at given prices: a proven limit, and the best plan found. */
export type DayResult = { readonly bound: number; readonly plan: DayPlan };

/**
 * The most a day can be worth at the prices, over every choice of sessions, peers and partners that the day's facts allow. Leaving a
 * session to another day costs nothing, so choices that do not pay are no loss: leaving them away keeps the limit proven.
 */
export function solveDay(
  model: Model,
  facts: DayFacts,
  prices: Prices,
  solve: SolveLinear,
  limits: LinearLimits,
): DayResult {
  const lp = linearProgramme();
  const held: { choice: Choice; column: number }[] = [];
  for (const choice of facts.choices) {
    let pays = choice.worth - prices.session[choice.s]!;
    for (let bits = choice.peers; bits !== 0; bits &= bits - 1) pays -= prices.peer[31 - Math.clz32(bits & -bits)]!;
    if (pays > 1e-9) held.push({ choice, column: addColumn(lp, pays, 0, 1, true) });
  }
  if (held.length === 0) return { bound: 0, plan: { worth: 0, sessions: [] } };
  addPartners(lp, model, held);
  addHours(lp, model, facts, held);
  for (const [, group] of grouped(held, ({ choice }) => choice.s)) {
    if (group.length > 1)
      addRow(
        lp,
        0,
        1,
        group.map(({ column }) => [column, 1]),
      );
  }
  const result = solve(lp, limits);
  const chosen = result.columns
    ? held.filter(({ column }) => result.columns![column]! > 0.5).map(({ choice }) => choice)
    : [];
  return { bound: Math.max(0, result.bound), plan: planOf(model, facts, chosen) };
}

/** A day's plan with its worth: what each session adds, less partners beyond the first and the lateness that cannot be avoided. */
export function planOf(model: Model, facts: DayFacts, chosen: readonly Choice[]): DayPlan {
  let worth = 0;
  for (let p = 0; p < model.peers; p += 1) {
    let [met, late, minutes] = [0, 0, 0];
    for (const { s, peers, late: own } of chosen) {
      if (((peers >> p) & 1) === 0) continue;
      if (model.sessions[s]!.needed <= MOST_PARTNERS) met |= peers;
      late += own;
      minutes += facts.occupies[s]!;
    }
    let partners = -2;
    for (let bits = met; bits !== 0; bits &= bits - 1) partners += 1;
    worth -= model.partners * Math.max(0, partners);
    worth -= model.instance.policy.late * Math.max(0, late, facts.lateShare * (minutes - facts.rooms[p]!.untilLate));
  }
  for (const choice of chosen) worth += choice.worth;
  return { worth, sessions: chosen.map(({ s, peers }) => ({ s, peers })) };
}

type Held = { choice: Choice; column: number };
type Lp = ReturnType<typeof linearProgramme>;

/** Two peers who meet are partners that day; each partner beyond a peer's first costs. */
function addPartners(lp: Lp, model: Model, held: readonly Held[]): void {
  if (model.partners === 0) return;
  const small = held.filter(({ choice }) => model.sessions[choice.s]!.needed <= MOST_PARTNERS);
  const byPair = new Map<string, Held[]>();
  for (const each of small) {
    for (const [p, q] of pairsOf(each.choice.peers)) {
      const key = `${p},${q}`;
      byPair.set(key, [...(byPair.get(key) ?? []), each]);
    }
  }
  const meets: [number, number][][] = Array.from({ length: model.peers }, () => []);
  for (const [key, list] of byPair) {
    const met = addColumn(lp, 0, 0, 1, true);
    for (const peer of key.split(',')) meets[Number(peer)]!.push([met, 1]);
    for (const [, group] of grouped(list, ({ choice }) => choice.s)) {
      addRow(lp, 0, Number.POSITIVE_INFINITY, [[met, 1], ...group.map(({ column }): [number, number] => [column, -1])]);
    }
  }
  for (const [p, met] of meets.entries()) {
    if (met.length < 2) continue;
    const beyond = addColumn(lp, -model.partners, 0, Number.POSITIVE_INFINITY);
    addRow(lp, -1, Number.POSITIVE_INFINITY, [[beyond, 1], ...met.map(([column]): [number, number] => [column, -1])]);
    const threes = small.filter(
      ({ choice }) => ((choice.peers >> p) & 1) === 1 && model.sessions[choice.s]!.needed === 3,
    );
    for (const [, group] of grouped(threes, ({ choice }) => choice.s)) {
      addRow(lp, 0, Number.POSITIVE_INFINITY, [
        [beyond, 1],
        ...group.map(({ column }): [number, number] => [column, -1]),
      ]);
    }
  }
}

/** A peer's sessions fit into the day, and what does not fit before `lateFrom` is late; places hold so many minutes. */
function addHours(lp: Lp, model: Model, facts: DayFacts, held: readonly Held[]): void {
  for (let p = 0; p < model.peers; p += 1) {
    const theirs = held.filter(({ choice }) => ((choice.peers >> p) & 1) === 1);
    if (theirs.length === 0) continue;
    const { untilLate, untilEnd } = facts.rooms[p]!;
    const minutes = theirs.map(({ choice, column }): [number, number] => [column, facts.occupies[choice.s]!]);
    addRow(lp, Number.NEGATIVE_INFINITY, untilEnd, minutes);
    if (model.instance.policy.late === 0) continue;
    const late = addColumn(lp, -model.instance.policy.late, 0, Number.POSITIVE_INFINITY);
    const share = minutes.map(([column, taken]): [number, number] => [column, taken * facts.lateShare]);
    addRow(lp, Number.NEGATIVE_INFINITY, untilLate * facts.lateShare, [...share, [late, -1]]);
    const own = theirs
      .filter(({ choice }) => choice.late > 0)
      .map(({ choice, column }): [number, number] => [column, choice.late]);
    if (own.length > 0) addRow(lp, Number.NEGATIVE_INFINITY, 0, [...own, [late, -1]]);
  }
  for (const { sessions, minutes } of facts.halls) {
    const inside = held.filter(({ choice }) => sessions.has(choice.s));
    if (inside.length === 0) continue;
    addRow(
      lp,
      Number.NEGATIVE_INFINITY,
      minutes,
      inside.map(({ choice, column }) => [column, model.sessions[choice.s]!.minutes]),
    );
  }
}

function grouped<K>(held: readonly Held[], keyOf: (each: Held) => K): Map<K, Held[]> {
  const groups = new Map<K, Held[]>();
  for (const each of held) {
    const group = groups.get(keyOf(each));
    if (group) group.push(each);
    else groups.set(keyOf(each), [each]);
  }
  return groups;
}
