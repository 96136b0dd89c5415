import { pick, type Random, randomInteger, seededRandom, shuffled } from '#kernel/random';
import type { ClockSpan, Instance, Place, Policy, Session } from '../domain/engine/instance.ts';
import { trustedInstance } from '../domain/engine/read-instance.ts';
import { greedyTimetable } from '../domain/engine/solve/greedy.ts';
import { type Shape, usualInstance } from './generate.ts';

/**
 * A challenge of any shape the format allows: the usual one with other grids, changeovers, days, breaks, journeys, rooms, prices and
 * teams, peers and rooms that are away, sessions for one to four, rooms that are too small, chains of sessions, and a few pinned.
 */
export function variedInstance(shape: Shape): Instance {
  const random = seededRandom(shape.seed * 31 + 7);
  const usual = usualInstance(shape);
  const dates = usual.days.map(({ date }) => date);
  const away = (chance: number) => (random() < chance ? [spanOn(random, pick(random, dates))] : []);
  const frame: Instance = {
    ...usual,
    gridMinutes: pick(random, [10, 15, 15, 30]),
    changeoverMinutes: pick(random, [0, 10, 15, 15, 30]),
    days: usual.days.map((day) => ({ ...day, ...dayOf(random) })),
    travelMinutes: { 'town-hall': { depot: pick(random, [0, 10, 20, 45]) } },
    places: usual.places.map((place) => ({ ...roomLike(random, place), unavailable: away(0.25) })),
    peers: usual.peers.map((peer) => ({ ...peer, unavailable: away(0.2) })),
    sessions: usual.sessions.map((each, i) => sessionLike(random, usual, each, i)),
    policy: policyOf(random, usual.policy),
  };
  return trustedInstance(withPins(random, frame));
}

function dayOf(random: Random): ClockSpan & { breaks: ClockSpan[] } {
  const lunch = { from: '12:30', until: pick(random, ['13:00', '13:15', '13:30']) };
  const tea = { from: '15:00', until: '15:15' };
  const breaks = pick(random, [[], [lunch], [lunch], [lunch, tea]]);
  return { from: pick(random, ['08:30', '09:00', '10:00']), until: pick(random, ['16:00', '17:30', '18:00']), breaks };
}

function roomLike(random: Random, place: Place): Place {
  const site = random() < 0.2 ? 'depot' : place.site;
  return { ...place, site, capacity: pick(random, [place.capacity, 8, 12, 30]) };
}

function sessionLike(random: Random, { peers, places, sessions }: Instance, each: Session, i: number): Session {
  const many = random() < 0.2 && each.peersNeeded < peers.length;
  const peersNeeded = many ? Math.min(peers.length, randomInteger(random, 1, 4)) : each.peersNeeded;
  const musts = shuffled(random, peers.slice(0, 3)).slice(0, Math.min(peersNeeded, randomInteger(random, 1, 2)));
  return {
    ...each,
    peersNeeded,
    mustHave: random() < 0.15 ? musts.map(({ id }) => id) : each.mustHave.slice(0, peersNeeded),
    size: random() < 0.1 ? randomInteger(random, 8, 24) : each.size,
    weight: pick(random, [1, 1, 1, 0.5, 3]),
    places: random() < 0.1 ? shuffled(random, places.slice(0, 3)).map(({ id }) => id) : null,
    after: i > 0 && random() < 0.08 ? [sessions[randomInteger(random, 0, i - 1)]!.id] : each.after,
  };
}

function policyOf(random: Random, policy: Policy): Policy {
  return {
    ...policy,
    unplaced: pick(random, [1000, 1000, 100]),
    fit: pick(random, [10, 10, 5, 20]),
    idle: pick(random, [0, 0.05, 0.2]),
    balance: pick(random, [0, 8, 8, 20]),
    late: pick(random, [0, 0.05, 0.2]),
    lateFrom: pick(random, ['15:00', '16:30', '17:00']),
    partners: pick(random, [0, 2, 2, 5, 10]),
  };
}

function spanOn(random: Random, date: string): readonly [string, string] {
  return pick(random, [
    [`${date}T00:00`, `${date}T24:00`],
    [`${date}T09:00`, `${date}T12:30`],
    [`${date}T13:00`, `${date}T18:00`],
  ]);
}

/** Pins a few sessions where a plain timetable has them, in two of three instances. */
function withPins(random: Random, whole: Instance): Instance {
  const stands = shuffled(random, greedyTimetable(whole).sessions).slice(0, random() < 0.67 ? 3 : 0);
  const sessions = whole.sessions.map((session) => {
    const pin = stands.find(({ id }) => id === session.id);
    return pin ? { ...session, pinned: { start: pin.start, place: pin.place, peers: pin.peers } } : session;
  });
  return { ...whole, sessions };
}
