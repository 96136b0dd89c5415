/** A local time, `2027-05-11T09:00`: what the clocks on the host's walls show. */
export type LocalTime = string;

/** A half-open span of local time: the first minute counts, the last does not. */
export type Span = readonly [from: LocalTime, until: LocalTime];

/** A topic's level (1 working knowledge, 2 led it, 3 known for it) or a topic's weight in a session. */
export type ByTopic = Readonly<Record<string, number>>;

/** A stretch of a day's clock, `09:00` to `17:30`. */
export type ClockSpan = { readonly from: string; readonly until: string };

/** One day on site. Sessions lie inside `from`…`until` and touch none of the breaks. */
export type Day = { readonly date: string } & ClockSpan & { readonly breaks: readonly ClockSpan[] };

/** A room, or anywhere a session can be held. `kinds` are the kinds of session it suits. */
export type Place = {
  readonly id: string;
  readonly site: string;
  readonly capacity: number;
  readonly kinds: readonly string[];
  readonly unavailable: readonly Span[];
};

/** A member of the team with what they know. */
export type Peer = { readonly id: string; readonly skills: ByTopic; readonly unavailable: readonly Span[] };

/** Somebody the team is to meet. */
export type Person = { readonly id: string; readonly unavailable: readonly Span[] };

/** When and where a session is held, and which peers go. */
export type Placement = { readonly start: LocalTime; readonly place: string; readonly peers: readonly string[] };

/** One interview, focus group, visit, meeting or call to be timetabled. */
export type Session = {
  readonly id: string;
  readonly kind: string;
  readonly minutes: number;
  readonly topics: ByTopic;
  readonly people: readonly string[];
  /** Heads besides the peers. */
  readonly size: number;
  readonly peersNeeded: number;
  readonly mustHave: readonly string[];
  /** The only places it may use; null for any that suits its kind. */
  readonly places: readonly string[] | null;
  /** Sessions that must have ended before this one starts. */
  readonly after: readonly string[];
  readonly weight: number;
  readonly pinned: Placement | null;
  readonly current: Placement | null;
};

/** What each good and bad thing about a timetable is worth. Every price is at least 0. */
export type Policy = {
  readonly unplaced: number;
  readonly fit: number;
  readonly idle: number;
  readonly balance: number;
  readonly late: number;
  readonly lateFrom: string;
  readonly partners: number;
  readonly change: number;
};

/** Everything a timetable is made from: the format `critical-friend/timetable-instance@1`. */
export type Instance = {
  readonly format: typeof INSTANCE_FORMAT;
  readonly timeZone: string;
  readonly gridMinutes: number;
  readonly changeoverMinutes: number;
  readonly days: readonly Day[];
  readonly sites: readonly string[];
  readonly travelMinutes: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly places: readonly Place[];
  readonly peers: readonly Peer[];
  readonly people: readonly Person[];
  readonly sessions: readonly Session[];
  readonly policy: Policy;
};

/** A placement with the session it is for. */
export type PlacedSession = { readonly id: string } & Placement;

/** A timetable before its score is known: what is placed, and what is left out. */
export type Draft = { readonly sessions: readonly PlacedSession[]; readonly unplaced: readonly string[] };

/** The score, part by part: costs are negative, and the parts add up to the score. */
export type Parts = {
  readonly unplaced: number;
  readonly fit: number;
  readonly idle: number;
  readonly balance: number;
  readonly late: number;
  readonly partners: number;
  readonly change: number;
};

/** A finished timetable: the format `critical-friend/timetable-plan@1`. `bound` is proven: no timetable scores more. */
export type Plan = Draft & {
  readonly format: typeof PLAN_FORMAT;
  readonly score: number;
  readonly bound: number;
  readonly gap: number;
  readonly parts: Parts;
  readonly seconds: number;
  readonly seed: number;
};

export const INSTANCE_FORMAT = 'critical-friend/timetable-instance@1';
export const PLAN_FORMAT = 'critical-friend/timetable-plan@1';

/** How far the best timetable could still be above this one, as a share of the bound. 0 where the two agree. */
export function gapOf(score: number, bound: number): number {
  const over = bound - score;
  return over <= 0 ? 0 : over / Math.max(Math.abs(bound), 1e-9);
}
