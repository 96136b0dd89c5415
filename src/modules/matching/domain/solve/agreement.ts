import type { Prices } from './prices.ts';
import type { Pricing } from './pricing.ts';
import { type Teams, teamsOf, UNSEEN } from './teams.ts';
import { type YearLosses, yearLosses } from './year-losses.ts';

/**
 * The bound where teams and years are both planned exactly. Every placement is planned twice, once by its team and once
 * by its peer's year, and what it is worth is shared out between the two; whatever the shares, the best teams and the
 * best years together are worth no less than any plan. The shares are then moved to where the two agree most.
 */
export type Agreement = {
  bound: number;
  /**
   * Both sides hand over what they would not miss: a year what it would lose by a placement, then a team what it is
   * behind with it. The bound never rises by it.
   */
  readonly handOver: (margin: number) => void;
  /**
   * Measures at the best shares: afterwards no plan with candidate `n` scores more than `lossFrom − loss[n]`. Losses in
   * a team are told up to about `margin` points.
   */
  readonly measureLosses: (margin: number) => void;
  readonly loss: Float64Array;
  lossFrom: number;
  /**
   * After `measureLosses`, for each challenge all its teams (non-manager slots) that a plan of at least `lossFrom − room`
   * can have. Null where some challenge has more than `most`.
   */
  readonly teamsWithin: (room: number, most: number) => TeamLists | null;
  /** The same for every challenge with as much of the room as gives it no more than `most`; none where even a little gives more. */
  readonly nearestTeams: (room: number, most: number) => TeamLists;
  /** Moves the shares of those placements on which teams and years disagree, by so many points. */
  readonly approach: (points: number) => void;
};

/** For each challenge its teams: candidates in the order of its non-manager slots, −1 for nobody. */
export type TeamLists = readonly (readonly (readonly number[])[])[];

type State = {
  readonly pricing: Pricing;
  readonly prices: Prices;
  readonly teams: Teams;
  readonly losses: YearLosses;
  /** What a placement is worth to its year; the rest of its value is its team's. */
  readonly worth: Float64Array;
  readonly best: Float64Array;
  readonly members: Int32Array;
  readonly pinned: Uint8Array;
};

/** Starts from the lowest prices found: there the two sides bound as the prices did, or lower. */
export function agreementOf(pricing: Pricing, prices: Prices): Agreement {
  const { problem } = pricing;
  const { relaxation } = prices;
  const from = relaxation.boundAt(prices.best);
  const worth = relaxation.worth.slice();
  const members = new Int32Array(problem.challenges);
  problem.tables.slot.challenge.forEach((c, s) => {
    if (problem.manager[s] === 0) members[c] = (members[c] as number) + 1;
  });
  const pinned = new Uint8Array(worth.length);
  for (const n of pricing.pins.all) pinned[n] = 1;
  const state: State = {
    pricing,
    prices,
    teams: teamsOf(pricing, prices.best, worth),
    losses: yearLosses(pricing),
    worth,
    best: worth.slice(),
    members,
    pinned,
  };
  const agreement: Agreement = {
    bound: from,
    lossFrom: from,
    loss: new Float64Array(worth.length),
    handOver: (margin) => handOver(state, agreement, margin),
    measureLosses: (margin) => measureLosses(state, agreement, margin),
    teamsWithin: (room, most) => teamsWithin(state, agreement, room, most),
    nearestTeams: (room, most) => nearestTeams(state, agreement, room, most),
    approach: (points) => approach(state, agreement, points),
  };
  return agreement;
}

function note(agreement: Agreement, { worth, best }: State, bound: number): void {
  if (bound >= agreement.bound) return;
  agreement.bound = bound;
  best.set(worth);
}

function yearsAt({ pricing, prices, worth }: State): number {
  let sum = prices.relaxation.planWith(worth) - pricing.pins.load;
  for (const n of pricing.pins.all) sum += worth[n] as number;
  return sum;
}

function teamsAt({ pricing, teams, worth }: State, margin: number): number {
  let sum = 0;
  for (let c = 0; c < pricing.problem.challenges; c += 1) sum += teams.look(c, worth, margin);
  return sum;
}

function handOver(state: State, agreement: Agreement, margin: number): void {
  const { pricing, prices, teams, losses, worth, members, pinned } = state;
  const { problem, slotOf } = pricing;

  const least = Math.min(...problem.tables.instance.policy.load);
  for (let n = 0; n < worth.length; n += 1) {
    // Nobody pays to serve: below the least load a placement is worth nothing to a year, however far below.
    if (pinned[n] === 0 && (worth[n] as number) < least) worth[n] = least;
  }
  const years = yearsAt(state);
  for (let p = 0; p < problem.peers; p += 1) {
    const year = prices.relaxation.yearWorth[p] as number;
    if (year <= 0) continue;
    // A year has room for so many at most: each raised by its part of what it would lose, no set of them is worth more.
    losses.ofPeer(p, worth, year, (n, lost, most) => {
      worth[n] = (worth[n] as number) + lost / most;
    });
  }
  const bound = years + teamsAt(state, margin);
  for (let n = 0; n < worth.length; n += 1) {
    if (pinned[n] === 1) continue;
    const s = slotOf[n] as number;
    const sharedBy = problem.manager[s] === 1 ? 1 : (members[problem.tables.slot.challenge[s] as number] as number);
    worth[n] = (worth[n] as number) - (teams.behind[n] as number) / sharedBy;
  }
  note(agreement, state, bound);
}

function approach(state: State, agreement: Agreement, points: number): void {
  const { pricing, prices, teams, worth, pinned } = state;
  const { relaxation } = prices;
  note(agreement, state, yearsAt(state) + teamsAt(state, 0));
  const inTeams = new Set<number>(teams.chosen.filter((n) => n >= 0 && pinned[n] === 0));
  for (let i = 0; i < relaxation.takenCount(); i += 1) {
    const n = relaxation.taken[i] as number;
    if (teams.chosen[pricing.slotOf[n] as number] === UNSEEN || inTeams.delete(n)) continue;
    worth[n] = (worth[n] as number) - points;
  }
  for (const n of inTeams) worth[n] = (worth[n] as number) + points;
}

function measureLosses(state: State, agreement: Agreement, margin: number): void {
  const { pricing, prices, teams, losses, worth, best } = state;
  const { loss } = agreement;
  worth.set(best);
  const bound = yearsAt(state) + teamsAt(state, margin);
  loss.set(teams.behind);
  for (let p = 0; p < pricing.problem.peers; p += 1) {
    losses.ofPeer(p, worth, prices.relaxation.yearWorth[p] as number, (n, lost) => {
      loss[n] = (loss[n] as number) + lost;
    });
  }
  agreement.lossFrom = bound;
  note(agreement, state, bound);
}

function teamsWithin(
  { pricing, teams, worth }: State,
  { loss }: Agreement,
  room: number,
  most: number,
): TeamLists | null {
  const lost = loss.map((l, n) => l - (teams.behind[n] as number));
  const lists: (readonly (readonly number[])[])[] = [];
  for (let c = 0; c < pricing.problem.challenges; c += 1) {
    const list = teams.list(c, worth, lost, room, most);
    if (list === null) return null;
    lists.push(list);
  }
  return lists;
}

function nearestTeams({ pricing, teams, worth }: State, { loss }: Agreement, room: number, most: number): TeamLists {
  const lost = loss.map((l, n) => l - (teams.behind[n] as number));
  return Array.from({ length: pricing.problem.challenges }, (_, c) => {
    for (let within = room; within > room / 40; within *= 0.6) {
      const list = teams.list(c, worth, lost, within, most);
      if (list !== null) return list;
    }
    return [];
  });
}
