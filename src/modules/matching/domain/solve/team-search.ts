import type { Pricing } from './pricing.ts';
import type { TeamSlack } from './team-slack.ts';

/** Who may sit in one slot of a team: candidate −1 for nobody, with what they fall short of the best there. */
export type Option = {
  readonly n: number;
  readonly slack: number;
  /** After a search: what the best team with them falls short of. */
  least: number;
};

/** What a search among teams found: what the best falls short of, up to where all teams were seen, and who is in the best. */
export type FoundTeam = { readonly best: number; readonly seen: number; readonly members: readonly number[] };

/** So many steps are enough for nearly every team; a search that needs more is given up. */
const MOST_STEPS = 40_000;
const MOST_STEPS_TO_LIST = 400_000;

/**
 * Looks through the teams that fall short of the ceiling by no more than `within`, or than the best plus `margin`. The
 * options of each slot come in rising order. Null where there are too many to see.
 */
export type SearchTeams = {
  readonly best: (
    slack: TeamSlack,
    options: readonly (readonly Option[])[],
    within: number,
    margin: number,
  ) => FoundTeam | null;
  /** Lists all of them: the candidates of each, slot by slot. Null where they are more than `most`. */
  readonly all: (
    slack: TeamSlack,
    options: readonly (readonly Option[])[],
    within: number,
    most: number,
  ) => readonly (readonly number[])[] | null;
};

/** Makes the search. Its steps cost some tens of nanoseconds; it allocates next to nothing. */
export function teamSearch(pricing: Pricing): SearchTeams {
  const search = newSearch(pricing);
  const run = (slack: TeamSlack, options: readonly (readonly Option[])[], within: number, margin: number) => {
    const order = [...options.keys()].sort((a, b) => (options[a]?.length ?? 0) - (options[b]?.length ?? 0) || a - b);
    search.slack = slack;
    search.lists = order.map((i) => options[i] as readonly Option[]);
    search.topicsLed = search.lists.map((list) => topicsLedBy(pricing, slack.challenge, list));
    search.pick = new Int32Array(slack.members).fill(-1);
    search.bestPick = search.pick.slice();
    search.leading.fill(0);
    search.steps = 0;
    search.within = within;
    search.margin = margin;
    search.best = Number.POSITIVE_INFINITY;
    for (const list of options) for (const option of list) option.least = Number.POSITIVE_INFINITY;
    descend(search, 0, 0, slack.absent, 0, 0);
    return order;
  };
  const membersOf = (order: readonly number[], pick: Int32Array): number[] => {
    const members: number[] = new Array(order.length).fill(-1);
    order.forEach((i, depth) => {
      members[i] = search.lists[depth]?.[pick[depth] as number]?.n ?? -1;
    });
    return members;
  };
  return {
    best: (slack, options, within, margin) => {
      search.most = 0;
      search.mostSteps = MOST_STEPS;
      const order = run(slack, options, within, margin);
      if (search.steps > search.mostSteps) return null;
      return { best: search.best, seen: search.within, members: membersOf(order, search.bestPick) };
    },
    all: (slack, options, within, most) => {
      search.seen.length = 0;
      search.most = most;
      search.mostSteps = MOST_STEPS_TO_LIST;
      const order = run(slack, options, within, Number.POSITIVE_INFINITY);
      if (search.steps > search.mostSteps || search.seen.length > most) return null;
      return search.seen.map((pick) => membersOf(order, pick));
    },
  };
}

type Search = {
  readonly peerOf: Int32Array;
  readonly sex: Uint8Array;
  readonly party: Int32Array;
  readonly region: Int32Array;
  readonly first: Uint8Array;
  readonly inRegion: Int32Array;
  readonly inParty: Int32Array;
  readonly leading: Int32Array;
  slack: TeamSlack;
  lists: readonly (readonly Option[])[];
  /** For each option the topics of the focus it has led, a bit each. */
  topicsLed: readonly Int32Array[];
  pick: Int32Array;
  bestPick: Int32Array;
  steps: number;
  within: number;
  margin: number;
  best: number;
  mostSteps: number;
  /** Up to so many teams are listed in `seen`; 0 where only the best matters. */
  most: number;
  readonly seen: Int32Array[];
};

function newSearch({ problem }: Pricing): Search {
  const { tables, candidates } = problem;
  const { sex, party, region, first } = tables.peer;
  return {
    peerOf: candidates.peer,
    sex,
    party,
    region,
    first,
    inRegion: new Int32Array(tables.regions),
    inParty: new Int32Array(tables.parties),
    leading: new Int32Array(32),
    slack: null as unknown as TeamSlack,
    lists: [],
    topicsLed: [],
    pick: new Int32Array(0),
    bestPick: new Int32Array(0),
    steps: 0,
    within: 0,
    margin: 0,
    best: 0,
    mostSteps: MOST_STEPS,
    most: 0,
    seen: [],
  };
}

function topicsLedBy({ problem, profileOf, profiles }: Pricing, c: number, list: readonly Option[]): Int32Array {
  const first = problem.tables.challenge.focus.start[c] as number;
  return Int32Array.from(list, ({ n }) => {
    if (n < 0) return 0;
    const profile = profileOf[n] as number;
    let bits = 0;
    for (let j = profiles.start[profile] as number; j < (profiles.start[profile + 1] as number); j += 1)
      bits |= 1 << ((profiles.row[j] as number) - first);
    return bits;
  });
}

/**
 * Fills the slots from `depth` on in every way worth seeing; returns what the best of them falls short of. `sexes` and
 * `experience` hold two counts each, as places of their tables: women and men, experienced and first outings.
 */
function descend(s: Search, depth: number, short: number, absent: number, sexes: number, experience: number): number {
  s.steps += 1;
  if (s.steps > s.mostSteps) return Number.POSITIVE_INFINITY;
  const { slack, leading } = s;
  const { size } = slack;
  const more = slack.members - depth;
  let least = short + (slack.mix[sexes * size + more] as number) + (slack.seven[experience * size + more] as number);
  const stillAbsent = absent - more * slack.largestAbsent;
  if (stillAbsent > 0) least += stillAbsent;
  for (let i = 0; i < slack.topics; i += 1)
    least += slack.topic[(i * size + (leading[i] as number)) * size + more] as number;
  if (!(least <= s.within)) return Number.POSITIVE_INFINITY;
  if (more === 0) {
    if (s.most > 0 && s.seen.push(s.pick.slice()) > s.most) s.steps = Number.POSITIVE_INFINITY;
    if (least < s.best) {
      s.best = least;
      s.bestPick.set(s.pick);
      s.within = Math.min(s.within, least + s.margin);
    }
    return least;
  }
  const list = s.lists[depth] as readonly Option[];
  let lowest = Number.POSITIVE_INFINITY;
  for (let o = 0; o < list.length; o += 1) {
    const option = list[o] as Option;
    if (short + option.slack > s.within) break;
    s.pick[depth] = o;
    const found =
      option.n < 0
        ? descend(s, depth + 1, short + option.slack, absent, sexes, experience)
        : seat(s, depth, o, option, short + option.slack, absent, sexes, experience);
    if (found < option.least) option.least = found;
    if (found < lowest) lowest = found;
  }
  return lowest;
}

function seat(
  s: Search,
  depth: number,
  o: number,
  option: Option,
  short: number,
  absent: number,
  sexes: number,
  experience: number,
): number {
  const { slack, leading, inRegion, inParty } = s;
  const p = s.peerOf[option.n] as number;
  const led = (s.topicsLed[depth] as Int32Array)[o] as number;
  const region = s.region[p] as number;
  const party = s.party[p] as number;
  let total = short;
  let away = absent;
  for (let i = 0, bits = led; bits !== 0; i += 1, bits >>= 1) leading[i] = (leading[i] as number) + (bits & 1);
  if (region >= 0) {
    if (inRegion[region] === 0) away -= slack.absentRegion[region] as number;
    else total += slack.twiceRegion[region] as number;
    inRegion[region] = (inRegion[region] as number) + 1;
  }
  if (party >= 0) {
    if (inParty[party] === 0) away -= slack.absentParty[party] as number;
    else total += slack.twiceParty[party] as number;
    inParty[party] = (inParty[party] as number) + 1;
  }
  const sex = s.sex[p] as number;
  const nowSexes = sexes + (sex === 1 ? slack.size : sex === 2 ? 1 : 0);
  const nowExperience = experience + (s.first[p] === 1 ? 1 : slack.size);
  const found = descend(s, depth + 1, total, away, nowSexes, nowExperience);
  for (let i = 0, bits = led; bits !== 0; i += 1, bits >>= 1) leading[i] = (leading[i] as number) - (bits & 1);
  if (region >= 0) inRegion[region] = (inRegion[region] as number) - 1;
  if (party >= 0) inParty[party] = (inParty[party] as number) - 1;
  return found;
}
