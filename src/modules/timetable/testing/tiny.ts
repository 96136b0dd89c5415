import { pick, type Random, randomInteger, seededRandom, shuffled } from '#kernel/random';
import type { Draft, Instance, PlacedSession, Session, Span } from '../domain/engine/instance.ts';
import { trustedInstance } from '../domain/engine/read-instance.ts';
import { recount } from '../verifier/recount.ts';
import { verify } from '../verifier/verify.ts';
import { instance as base, session } from './instances.ts';

const TIMES = ['09:00', '09:30', '10:00', '10:30', '11:00'];

/** A made-up instance of two or three sessions with every kind of rule and price in it, small enough to try every plan. */
export function tinyInstance(seed: number): Instance {
  const random = seededRandom(seed);
  const dates = random() < 0.5 ? ['2027-05-11'] : ['2027-05-11', '2027-05-12'];
  const ids = ['a', 'b', 'c'].slice(0, dates.length === 2 ? 2 : randomInteger(random, 2, 3));
  const frame = base();
  const peers = frame.peers.slice(0, 3).map((peer) => ({ ...peer, unavailable: away(random, dates) }));
  const people = frame.people.map((person) => ({ ...person, unavailable: away(random, dates) }));
  const places = frame.places
    .slice(1)
    .map((place) => ({ ...place, kinds: ['interview'], unavailable: away(random, dates) }));
  const price = (values: readonly number[]) => pick(random, values);
  return trustedInstance({
    ...frame,
    gridMinutes: 30,
    days: dates.map((date) => ({
      date,
      from: '09:00',
      until: '11:00',
      breaks: random() < 0.3 ? [{ from: '10:00', until: '10:15' }] : [],
    })),
    peers,
    people,
    places,
    sessions: ids.map((id, i) => tinySession(random, id, ids.slice(0, i), dates)),
    policy: {
      unplaced: price([1, 20, 1000]),
      fit: price([0, 10]),
      idle: price([0, 0.5]),
      balance: price([0, 3, 8]),
      late: price([0, 0.05]),
      lateFrom: '10:00',
      partners: price([0, 2, 5]),
      change: price([0, 4, 15]),
    },
  });
}

function tinySession(random: Random, id: string, earlier: readonly string[], dates: readonly string[]): Session {
  const peersNeeded = randomInteger(random, 0, 3);
  const chosen = () => shuffled(random, ['lead', 'member', 'officer']).slice(0, peersNeeded);
  const stands = {
    start: `${pick(random, dates)}T${pick(random, TIMES)}`,
    place: pick(random, ['room-2', 'yard']),
    peers: chosen(),
  };
  return session(id, {
    minutes: pick(random, [30, 45, 60]),
    topics: random() < 0.5 ? { finance: 1 } : { finance: 0.5, housing: 1 },
    people: shuffled(random, ['treasurer', 'tenant']).slice(0, randomInteger(random, 0, 2)),
    peersNeeded,
    mustHave: random() < 0.2 ? chosen().slice(0, 1) : [],
    places: random() < 0.2 ? ['yard'] : null,
    after: random() < 0.2 ? earlier.slice(-1) : [],
    weight: pick(random, [0.5, 1, 2]),
    current: random() < 0.4 ? stands : null,
  });
}

function away(random: Random, dates: readonly string[]): Span[] {
  if (random() < 0.7) return [];
  const date = pick(random, dates);
  return [[`${date}T${pick(random, TIMES.slice(0, 3))}`, `${date}T11:00`]];
}

/** The best of all plans there are, by trying every one, with the verifier as the only judge. */
export function bestOfAll(instance: Instance): { score: number; plans: number } {
  const spots = instance.sessions.map((each) => spotsOf(instance, each));
  const clashes = new Map<string, boolean>();
  const clash = (one: PlacedSession, other: PlacedSession) => {
    const key = `${JSON.stringify(one)}|${JSON.stringify(other)}`;
    const known = clashes.get(key) ?? breaks(instance, [one, other]);
    clashes.set(key, known);
    return known;
  };
  let [score, plans] = [Number.NEGATIVE_INFINITY, 0];
  const go = (s: number, placed: readonly PlacedSession[]): void => {
    if (s === instance.sessions.length) {
      plans += 1;
      score = Math.max(score, recount(instance, placed).score);
      return;
    }
    if (instance.sessions[s]!.pinned === null) go(s + 1, placed);
    for (const spot of spots[s]!) if (!placed.some((other) => clash(other, spot))) go(s + 1, [...placed, spot]);
  };
  go(0, []);
  return { score, plans };
}

function spotsOf(instance: Instance, { id, peersNeeded }: Session): PlacedSession[] {
  const ids = instance.peers.map((peer) => peer.id);
  const sets = Array.from({ length: 2 ** ids.length }, (_, bits) => ids.filter((_, p) => (bits >> p) & 1));
  const starts = instance.days.flatMap(({ date }) => TIMES.map((time) => `${date}T${time}`));
  const all = starts.flatMap((start) =>
    instance.places.flatMap((place) =>
      sets.filter((set) => set.length === peersNeeded).map((peers) => ({ id, start, place: place.id, peers })),
    ),
  );
  return all.filter((spot) => !breaks(instance, [spot]));
}

/** Whether these break a rule, whatever becomes of the others. */
function breaks(whole: Instance, placed: readonly PlacedSession[]): boolean {
  const isPlaced = ({ id }: Session) => placed.some((each) => each.id === id);
  const sessions = whole.sessions.map((each) => (isPlaced(each) ? each : { ...each, pinned: null }));
  const unplaced = sessions.filter((each) => !isPlaced(each)).map(({ id }) => id);
  const draft: Draft = { sessions: placed, unplaced };
  return verify({ ...whole, sessions }, draft).breaches.length > 0;
}
