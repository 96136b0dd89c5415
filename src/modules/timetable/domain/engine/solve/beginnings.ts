import type { Instance, Session } from '../instance.ts';
import { type ClockMinute, knownClock, knownMinute, MINUTES_A_DAY, midnightOf } from '../local-time.ts';
import type { RuleBook } from '../rules.ts';
import { bitCount } from './bits.ts';

/** Every start a session may have by itself, with who and what is free then. */
export type Beginnings = {
  readonly starts: Int32Array;
  readonly freePeers: Int32Array;
  readonly freePlaces: readonly Int16Array[];
  readonly lateCost: Float64Array;
};

type Beginning = { code: number; peers: number; places: number[]; late: number };

/**
 * The starts that keep rules 1, 2, 3 and 6 whatever else is placed. The days are in order of date. A pinned session has its pin
 * and nothing else; others start after `from`.
 */
export function beginningsOf(rules: RuleBook, session: Session, from: ClockMinute): Beginnings {
  const { pinned } = session;
  const found = pinned
    ? allBeginnings(rules, { ...session, places: [pinned.place] }, Number.NEGATIVE_INFINITY).filter(
        ({ at }) => at === knownMinute(pinned.start),
      )
    : allBeginnings(rules, session, from);
  return {
    starts: Int32Array.from(found, ({ code }) => code),
    freePeers: Int32Array.from(found, ({ peers }) => peers),
    freePlaces: found.map(({ places }) => Int16Array.from(places)),
    lateCost: Float64Array.from(found, ({ late }) => late * rules.instance.policy.late * session.peersNeeded),
  };
}

function allBeginnings(rules: RuleBook, session: Session, from: ClockMinute): (Beginning & { at: ClockMinute })[] {
  const { instance } = rules;
  const found: (Beginning & { at: ClockMinute })[] = [];
  const places = suitablePlaces(instance, session);
  const must = session.mustHave;
  const lateFrom = knownClock(instance.policy.lateFrom);
  for (const [d, day] of instance.days.entries()) {
    const midnight = midnightOf(day.date)!;
    const [opens, closes] = [knownClock(day.from), knownClock(day.until)];
    const breaks = day.breaks.map((pause) => [knownClock(pause.from), knownClock(pause.until)] as const);
    const first = Math.ceil(opens / instance.gridMinutes) * instance.gridMinutes;
    for (let minute = first; minute + session.minutes <= closes; minute += instance.gridMinutes) {
      const until = minute + session.minutes;
      const at = midnight + minute;
      if (at <= from || breaks.some(([a, b]) => minute < b && a < until)) continue;
      const free = (kind: 'place' | 'peer' | 'person', id: string) => rules.isFree(kind, id, at, at + session.minutes);
      if (!session.people.every((id) => free('person', id)) || !must.every((id) => free('peer', id))) continue;
      const open = places.filter((l) => free('place', instance.places[l]!.id));
      const peers = instance.peers.reduce((bits, { id }, p) => (free('peer', id) ? bits | (1 << p) : bits), 0);
      if (open.length === 0 || bitCount(peers) < session.peersNeeded) continue;
      const late = Math.max(0, until - Math.max(minute, lateFrom));
      found.push({ at, code: d * MINUTES_A_DAY + minute, peers, places: open, late });
    }
  }
  return found;
}

/** Places of its kind, on its list, with room for everyone. */
function suitablePlaces(instance: Instance, session: Session): number[] {
  return instance.places.flatMap((place, l) => {
    const listed = session.places === null || session.places.includes(place.id);
    const heads = session.size + session.peersNeeded;
    return listed && place.kinds.includes(session.kind) && place.capacity >= heads ? [l] : [];
  });
}
