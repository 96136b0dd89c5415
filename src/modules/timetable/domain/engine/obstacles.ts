import type { Draft, Instance, Session } from './instance.ts';
import { type ClockMinute, knownClock, knownMinute, localTime, MINUTES_A_DAY, midnightOf } from './local-time.ts';
import { type RuleBook, ruleBook } from './rules.ts';

/** What keeps a session from a number of starts. `example` is the first of them. */
export type Obstacle = { readonly why: string; readonly starts: number; readonly example: string };

type Held = {
  readonly session: Session;
  readonly place: string;
  readonly peers: readonly string[];
  readonly from: ClockMinute;
  readonly until: ClockMinute;
};

/** Why nothing new starts at a time that has come. */
export const TOO_LATE = 'it is too late for that by now';

/**
 * For every start on the grid at which the session cannot be held, all others staying where they are, the first thing in the way:
 * the time that has come (`now`), the day, its people, its order, its peers, its places. The most frequent come first.
 */
export function obstaclesOf(
  instance: Instance,
  draft: Draft,
  id: string,
  now: ClockMinute = Number.NEGATIVE_INFINITY,
): Obstacle[] {
  const session = instance.sessions.find((each) => each.id === id)!;
  const rules = ruleBook(instance);
  const others = heldBy(instance, draft).filter((each) => each.session.id !== id);
  const found = new Map<string, { starts: number; example: string }>();
  for (const day of instance.days) {
    const midnight = midnightOf(day.date)!;
    const first = Math.ceil(knownClock(day.from) / instance.gridMinutes) * instance.gridMinutes;
    for (let minute = first; minute < knownClock(day.until); minute += instance.gridMinutes) {
      const why =
        dayObstacle(day, minute, session) ??
        (midnight + minute <= now ? TOO_LATE : null) ??
        obstacleAt(rules, others, session, midnight + minute);
      if (why === null) continue;
      const known = found.get(why);
      if (known) known.starts += 1;
      else found.set(why, { starts: 1, example: localTime(midnight + minute) });
    }
  }
  const list = [...found].map(([why, { starts, example }]) => ({ why, starts, example }));
  return list.sort((a, b) => b.starts - a.starts || (a.example < b.example ? -1 : 1));
}

function heldBy(instance: Instance, draft: Draft): Held[] {
  return draft.sessions.map(({ id, start, place, peers }) => {
    const session = instance.sessions.find((each) => each.id === id)!;
    return { session, place, peers, from: knownMinute(start), until: knownMinute(start) + session.minutes };
  });
}

function dayObstacle(day: Instance['days'][number], minute: number, session: Session): string | null {
  const until = minute + session.minutes;
  if (until > knownClock(day.until)) return `${session.minutes} minutes do not fit before the day ends`;
  const touches = day.breaks.some((pause) => minute < knownClock(pause.until) && knownClock(pause.from) < until);
  return touches ? 'it would touch a break' : null;
}

function obstacleAt(rules: RuleBook, others: readonly Held[], session: Session, from: ClockMinute): string | null {
  const until = from + session.minutes;
  const away = session.people.find((id) => !rules.isFree('person', id, from, until));
  if (away !== undefined) return `${away} is not available`;
  return orderObstacle(others, session, from, until) ?? placeObstacle(rules, others, session, from, until);
}

function orderObstacle(
  others: readonly Held[],
  session: Session,
  from: ClockMinute,
  until: ClockMinute,
): string | null {
  const before = others.find((other) => session.after.includes(other.session.id) && other.until > from);
  if (before) return `${before.session.id}, which must come first, has not ended`;
  const following = others.find((other) => other.session.after.includes(session.id) && until > other.from);
  return following ? `${following.session.id}, which must come after it, has begun` : null;
}

/** The place that comes nearest decides what is said: one that is free, whoever is missing there. */
function placeObstacle(
  rules: RuleBook,
  others: readonly Held[],
  session: Session,
  from: ClockMinute,
  until: ClockMinute,
): string | null {
  const heads = session.size + session.peersNeeded;
  const suitable = rules.instance.places.filter(
    ({ id, kinds, capacity }) =>
      kinds.includes(session.kind) && capacity >= heads && (session.places?.includes(id) ?? true),
  );
  if (suitable.length === 0) return `no place suits ${session.kind} with ${heads} people`;
  const open = suitable.filter(({ id }) => rules.isFree('place', id, from, until));
  if (open.length === 0) return 'no suitable place is available';
  const empty = open.filter(
    ({ id }) => !others.some((other) => other.place === id && other.from < until && from < other.until),
  );
  if (empty.length === 0) return 'every suitable place is taken';
  const reasons = empty.map(({ site }) => peopleObstacle(rules, others, session, from, until, site));
  return reasons.includes(null) ? null : reasons[0]!;
}

function peopleObstacle(
  rules: RuleBook,
  others: readonly Held[],
  session: Session,
  from: ClockMinute,
  until: ClockMinute,
  site: string,
): string | null {
  const sameDay = others.filter((other) => Math.floor(other.from / MINUTES_A_DAY) === Math.floor(from / MINUTES_A_DAY));
  const near = (other: Held, least: number) => {
    const gap = Math.max(least, rules.travel(site, rules.siteOf.get(other.place)!));
    return other.from < until + gap && from < other.until + gap;
  };
  for (const id of session.people) {
    const other = sameDay.find((each) => each.session.people.includes(id) && near(each, 0));
    if (other) return `${id} is in ${other.session.id} then, or on the way`;
  }
  const free = rules.instance.peers.filter(({ id }) => {
    const busy = sameDay.some((each) => each.peers.includes(id) && near(each, rules.instance.changeoverMinutes));
    return !busy && rules.isFree('peer', id, from, until);
  });
  const missing = session.mustHave.find((id) => !free.some((peer) => peer.id === id));
  if (missing !== undefined) return `${missing}, who must be there, is not free`;
  if (free.length >= session.peersNeeded) return null;
  return `only ${free.length} of the ${session.peersNeeded} peers it needs are free`;
}
