import type { Pricing } from './pricing.ts';
import { type Option, type SearchTeams, teamSearch } from './team-search.ts';
import { type TeamSlack, teamSlackOf } from './team-slack.ts';

/**
 * The best team of each challenge by itself, exactly: whoever is told to bring most to it, with all that teams earn
 * together and rule 7. Peers' years do not matter here.
 */
export type Teams = {
  /**
   * The worth of the best team of challenge `c` where placing candidate `n` brings its value less `worth[n]`: never less
   * than the truth, and the truth wherever the search ends within its budget. Afterwards `behind` holds for each of its
   * candidates how much less the best team with them is worth, at least (at most `margin` where the search tells), and
   * `chosen` the best team.
   */
  readonly look: (c: number, worth: Float64Array, margin: number) => number;
  /**
   * After `look`: every team whose own shortfall and its members' years' losses (`lost`) are together at most `room`, as
   * candidates in the order of the non-manager slots, −1 for nobody. Null where they are more than `most`.
   */
  readonly list: (
    c: number,
    worth: Float64Array,
    lost: Float64Array,
    room: number,
    most: number,
  ) => readonly (readonly number[])[] | null;
  readonly behind: Float64Array;
  /** For each slot the candidate in the best team, −1 for nobody, `UNSEEN` where there were too many teams to see. */
  readonly chosen: Int32Array;
};

/** In `chosen`: the best team is not known. */
export const UNSEEN = -2;

const MOST_TRIES = 10;
/** Larger teams, or foci, are not searched: their rows alone bound them. */
const MOST_MEMBERS = 12;
const MOST_TOPICS = 30;

/**
 * Makes it, for prices at which the relaxation found `worth`. They only guide the search: whatever they are, no team is
 * worth more than its rows and members fetch at them.
 */
export function teamsOf(pricing: Pricing, prices: Float64Array, worth: Float64Array): Teams {
  const { problem } = pricing;
  const { tables, candidates, manager } = problem;
  const state: State = {
    pricing,
    behind: new Float64Array(candidates.peer.length),
    chosen: new Int32Array(problem.slots).fill(-1),
    wish: new Float64Array(candidates.peer.length),
    ceiling: new Float64Array(problem.slots),
    expected: new Float64Array(problem.challenges).fill(1),
    slack: [],
    tooLarge: new Set(),
    search: teamSearch(pricing),
  };
  for (let c = 0; c < problem.challenges; c += 1) {
    let members = 0;
    for (let s = tables.challenge.start[c] as number; s < (tables.challenge.start[c + 1] as number); s += 1) {
      if (manager[s] === 1) continue;
      members += 1;
      for (let n = candidates.start[s] as number; n < (candidates.start[s + 1] as number); n += 1) {
        state.wish[n] = (worth[n] as number) - (candidates.value[n] as number) + (prices[s] as number);
      }
    }
    const slack = teamSlackOf(pricing, prices, c, Math.min(members, MOST_MEMBERS));
    state.slack.push(slack);
    if (members > MOST_MEMBERS || slack.topics > MOST_TOPICS) state.tooLarge.add(c);
  }
  return {
    look: (c, given, margin) => look(state, c, given, margin),
    list: (c, given, lost, room, most) => list(state, c, given, lost, room, most),
    behind: state.behind,
    chosen: state.chosen,
  };
}

type State = {
  readonly pricing: Pricing;
  readonly behind: Float64Array;
  readonly chosen: Int32Array;
  /** What a member's rows fetch, candidate by candidate; 0 for managers. */
  readonly wish: Float64Array;
  readonly ceiling: Float64Array;
  /** What each team's best fell short of when last looked at: where to begin. */
  readonly expected: Float64Array;
  readonly slack: TeamSlack[];
  readonly tooLarge: Set<number>;
  readonly search: SearchTeams;
};

function look(state: State, c: number, worth: Float64Array, margin: number): number {
  const { manager, tables } = state.pricing.problem;
  const slack = state.slack[c] as TeamSlack;
  const slots: number[] = [];
  let total = slack.constants;
  for (let s = tables.challenge.start[c] as number; s < (tables.challenge.start[c + 1] as number); s += 1) {
    total += measure(state, s, worth);
    if (manager[s] === 0) slots.push(s);
    else setBehind(state, s, worth, 0, 0);
  }
  let proven = 0;
  let tried = Number.POSITIVE_INFINITY;
  let within = (state.expected[c] as number) + margin;
  for (let turn = 0; turn < MOST_TRIES && !state.tooLarge.has(c); turn += 1) {
    const options = slots.map((s) => optionsOf(state, s, worth, within));
    const found = state.search.best(slack, options, within, margin);
    if (found === null) {
      tried = within;
      within = (proven + within) / 2;
      continue;
    }
    if (Number.isFinite(found.best)) {
      state.expected[c] = found.best;
      slots.forEach((s, i) => {
        setBehind(state, s, worth, found.best, found.seen);
        for (const o of options[i] as Option[])
          if (o.n >= 0) state.behind[o.n] = Math.min(o.least, found.seen) - found.best;
        state.chosen[s] = found.members[i] as number;
      });
      return total - found.best;
    }
    proven = within;
    within = Math.min(2 * within, (within + tried) / 2);
  }
  for (const s of slots) {
    setBehind(state, s, worth, proven, proven);
    state.chosen[s] = UNSEEN;
  }
  return total - proven;
}

function list(
  state: State,
  c: number,
  worth: Float64Array,
  lost: Float64Array,
  room: number,
  most: number,
): readonly (readonly number[])[] | null {
  const { tables, manager } = state.pricing.problem;
  const slots: number[] = [];
  for (let s = tables.challenge.start[c] as number; s < (tables.challenge.start[c + 1] as number); s += 1) {
    if (manager[s] === 0) slots.push(s);
    if (state.chosen[s] === UNSEEN) return null;
  }
  if (slots.length === 0) return [[]];
  const within = (state.expected[c] as number) + room;
  const options = slots.map((s) =>
    optionsOf(state, s, worth, within)
      .map((o) => ({ ...o, slack: o.slack + (o.n < 0 ? 0 : (lost[o.n] as number)) }))
      .filter((o) => o.slack <= within)
      .sort((a, b) => a.slack - b.slack || a.n - b.n),
  );
  return state.search.all(state.slack[c] as TeamSlack, options, within, most);
}

/** Finds the most a slot can bring, nobody in it included, and who brings it. */
function measure(state: State, s: number, worth: Float64Array): number {
  const { candidates, empty } = state.pricing.problem;
  let top = empty[s] as number;
  let at = -1;
  for (let n = candidates.start[s] as number; n < (candidates.start[s + 1] as number); n += 1) {
    const brings = (candidates.value[n] as number) - (worth[n] as number) + (state.wish[n] as number);
    if (brings <= top) continue;
    top = brings;
    at = n;
  }
  state.ceiling[s] = top;
  state.chosen[s] = at;
  return top;
}

/** Sets how far behind each candidate of the slot is, as far as their own shortfall and the teams seen tell. */
function setBehind(state: State, s: number, worth: Float64Array, best: number, seen: number): void {
  const { candidates } = state.pricing.problem;
  for (let n = candidates.start[s] as number; n < (candidates.start[s + 1] as number); n += 1) {
    state.behind[n] = Math.max(seen, shortOf(state, s, n, worth)) - best;
  }
}

function shortOf({ pricing, ceiling, wish }: State, s: number, n: number, worth: Float64Array): number {
  return (
    (ceiling[s] as number) -
    ((pricing.problem.candidates.value[n] as number) - (worth[n] as number) + (wish[n] as number))
  );
}

function optionsOf(state: State, s: number, worth: Float64Array, within: number): Option[] {
  const { candidates, empty } = state.pricing.problem;
  const options: Option[] = [];
  const nobody = (state.ceiling[s] as number) - (empty[s] as number);
  if (nobody <= within) options.push({ n: -1, slack: nobody, least: 0 });
  for (let n = candidates.start[s] as number; n < (candidates.start[s + 1] as number); n += 1) {
    const slack = shortOf(state, s, n, worth);
    if (slack <= within) options.push({ n, slack, least: 0 });
  }
  return options.sort((a, b) => a.slack - b.slack || a.n - b.n);
}
