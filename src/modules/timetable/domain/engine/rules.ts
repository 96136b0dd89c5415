import type { Instance, Placement, Session, Span } from './instance.ts';
import { type ClockMinute, clockMinute, knownClock, knownMinute, MINUTES_A_DAY, midnightOf } from './local-time.ts';

/** An instance's rules with its ids and times looked up once. */
export type RuleBook = {
  readonly instance: Instance;
  readonly siteOf: ReadonlyMap<string, string>;
  travel(from: string, to: string): number;
  /** True where the span lies wholly in free time of the thing with that id. */
  isFree(kind: 'place' | 'peer' | 'person', id: string, from: ClockMinute, until: ClockMinute): boolean;
};

/** A placement with its session. */
export type Placed = { readonly session: Session; readonly placement: Placement };

/** Looks an instance's ids and times up, once for many questions. */
export function ruleBook(instance: Instance): RuleBook {
  const spansOf = (things: readonly { id: string; unavailable: readonly Span[] }[]) =>
    new Map(
      things.map(({ id, unavailable }) => [id, unavailable.map(([a, b]) => [knownMinute(a), knownMinute(b)] as const)]),
    );
  const spans = { place: spansOf(instance.places), peer: spansOf(instance.peers), person: spansOf(instance.people) };
  const { travelMinutes } = instance;
  return {
    instance,
    siteOf: new Map(instance.places.map(({ id, site }) => [id, site])),
    travel: (from, to) => minutesGiven(travelMinutes, from, to) ?? minutesGiven(travelMinutes, to, from) ?? 0,
    isFree: (kind, id, from, until) => (spans[kind].get(id) ?? []).every(([a, b]) => until <= a || b <= from),
  };
}

/** The minutes as the table gives them in that direction. A site may be called what every object has of itself. */
function minutesGiven(table: Instance['travelMinutes'], from: string, to: string): number | undefined {
  const row = Object.hasOwn(table, from) ? table[from] : undefined;
  return row && Object.hasOwn(row, to) ? row[to] : undefined;
}

/** Why a session may not stand where the placement puts it, whatever else is placed (rules 1, 2, 3 and 6); null where it may. */
export function placementBreach(rules: RuleBook, session: Session, placement: Placement): string | null {
  return (
    timeBreach(rules, session, placement) ??
    placeBreach(rules, session, placement) ??
    peerBreach(rules, session, placement)
  );
}

function timeBreach(rules: RuleBook, session: Session, { start }: Placement): string | null {
  const { days, gridMinutes } = rules.instance;
  const from = clockMinute(start);
  const day = days.find(({ date }) => start.startsWith(date));
  if (from === null || !day) return `${start} is on none of the days`;
  const first = from - midnightOf(day.date)!;
  const last = first + session.minutes;
  if (first % gridMinutes !== 0) return `${start} is not on the grid of ${gridMinutes} minutes`;
  if (first < knownClock(day.from) || last > knownClock(day.until)) {
    return `${session.minutes} minutes from ${start} do not lie inside ${day.from} to ${day.until}`;
  }
  const touched = day.breaks.find((pause) => first < knownClock(pause.until) && knownClock(pause.from) < last);
  if (touched)
    return `${session.minutes} minutes from ${start} touch the break from ${touched.from} to ${touched.until}`;
  const missing = session.people.find((id) => !rules.isFree('person', id, from, from + session.minutes));
  return missing === undefined ? null : `${missing} is not available at ${start}`;
}

function placeBreach(rules: RuleBook, session: Session, { start, place: id }: Placement): string | null {
  const place = rules.instance.places.find((each) => each.id === id);
  if (!place) return `${id} is not a place`;
  const heads = session.size + session.peersNeeded;
  if (!place.kinds.includes(session.kind)) return `${id} does not suit the kind ${session.kind}`;
  if (session.places !== null && !session.places.includes(id)) return `${id} is not on its list of places`;
  if (place.capacity < heads) return `${id} holds ${place.capacity}, fewer than ${heads}`;
  const from = knownMinute(start);
  return rules.isFree('place', id, from, from + session.minutes) ? null : `${id} is not available at ${start}`;
}

function peerBreach(rules: RuleBook, session: Session, { start, peers }: Placement): string | null {
  if (peers.length !== session.peersNeeded)
    return `it has ${peers.length} peers, not the ${session.peersNeeded} it needs`;
  const absent = session.mustHave.find((id) => !peers.includes(id));
  if (absent !== undefined) return `${absent} must be there and is not`;
  const from = knownMinute(start);
  const busy = peers.find((id) => !rules.isFree('peer', id, from, from + session.minutes));
  return busy === undefined ? null : `${busy} is not available at ${start}`;
}

/** Why two placements cannot both stand (rules 4 and 5); null where they can. */
export function pairBreach(rules: RuleBook, one: Placed, other: Placed): string | null {
  const [a, b] = [spanOf(one), spanOf(other)];
  const overlap = a.from < b.until && b.from < a.until;
  const names = `${one.session.id} and ${other.session.id}`;
  if (overlap && one.placement.place === other.placement.place) return `${names} are in ${one.placement.place} at once`;
  if (one.session.after.includes(other.session.id) && b.until > a.from)
    return `${other.session.id} has not ended before ${one.session.id}`;
  if (other.session.after.includes(one.session.id) && a.until > b.from)
    return `${one.session.id} has not ended before ${other.session.id}`;
  const travel = rules.travel(rules.siteOf.get(one.placement.place)!, rules.siteOf.get(other.placement.place)!);
  const person = one.session.people.find((id) => other.session.people.includes(id));
  if (person !== undefined && tooClose(a, b, travel)) return `${person} cannot get from one to the other: ${names}`;
  const peer = one.placement.peers.find((id) => other.placement.peers.includes(id));
  const gap = Math.max(rules.instance.changeoverMinutes, travel);
  if (peer !== undefined && tooClose(a, b, gap)) return `${peer} has less than ${gap} minutes between ${names}`;
  return null;
}

type Minutes = { from: ClockMinute; until: ClockMinute };

function spanOf({ session, placement }: Placed): Minutes {
  const from = knownMinute(placement.start);
  return { from, until: from + session.minutes };
}

/** On different days there is always time enough; on one day the gap must be there, and never an overlap. */
function tooClose(a: Minutes, b: Minutes, gap: number): boolean {
  if (Math.floor(a.from / MINUTES_A_DAY) !== Math.floor(b.from / MINUTES_A_DAY)) return false;
  return a.from < b.until + gap && b.from < a.until + gap;
}
