import type { Draft, Instance, Placement, Policy, Session } from '../domain/engine/instance.ts';
import { INSTANCE_FORMAT } from '../domain/engine/instance.ts';

/** A policy in which nothing costs or earns anything: tests switch on the one price they are about. */
export const FREE: Policy = {
  unplaced: 0,
  fit: 0,
  idle: 0,
  balance: 0,
  late: 0,
  lateFrom: '16:30',
  partners: 0,
  change: 0,
};

/** The prices of the format's example. */
export const USUAL: Policy = {
  ...FREE,
  unplaced: 1000,
  fit: 10,
  idle: 0.05,
  balance: 8,
  late: 0.05,
  partners: 2,
  change: 15,
};

/** A session of one hour for one peer, with nothing else asked of it. */
export function session(id: string, changes: Partial<Session> = {}): Session {
  return {
    id,
    kind: 'interview',
    minutes: 60,
    topics: {},
    people: [],
    size: 1,
    peersNeeded: 1,
    mustHave: [],
    places: null,
    after: [],
    weight: 1,
    pinned: null,
    current: null,
    ...changes,
  };
}

/** Two days, two sites twenty minutes apart, three places, four peers and two people. */
export function instance(changes: Partial<Instance> = {}): Instance {
  const breaks = [{ from: '12:30', until: '13:15' }];
  return {
    format: INSTANCE_FORMAT,
    timeZone: 'Europe/London',
    gridMinutes: 15,
    changeoverMinutes: 15,
    days: [
      { date: '2027-05-11', from: '09:00', until: '17:30', breaks },
      { date: '2027-05-12', from: '09:00', until: '17:30', breaks },
    ],
    sites: ['town-hall', 'depot'],
    travelMinutes: { 'town-hall': { depot: 20 } },
    places: [
      { id: 'room-1', site: 'town-hall', capacity: 6, kinds: ['interview', 'focus-group'], unavailable: [] },
      { id: 'room-2', site: 'town-hall', capacity: 14, kinds: ['interview', 'focus-group'], unavailable: [] },
      { id: 'yard', site: 'depot', capacity: 30, kinds: ['interview', 'visit'], unavailable: [] },
    ],
    peers: [
      { id: 'lead', skills: { finance: 3 }, unavailable: [] },
      { id: 'member', skills: { finance: 1, housing: 2 }, unavailable: [] },
      { id: 'officer', skills: { housing: 3 }, unavailable: [] },
      { id: 'health', skills: {}, unavailable: [] },
    ],
    people: [
      { id: 'treasurer', unavailable: [] },
      { id: 'tenant', unavailable: [] },
    ],
    sessions: [session('s1')],
    policy: FREE,
    ...changes,
  };
}

/** A placement on the first day, or on the second with `day` 12. */
export function at(time: string, place: string, peers: readonly string[], day = 11): Placement {
  return { start: `2027-05-${day}T${time}`, place, peers };
}

/** A draft from placements by session; sessions not named are left out. */
export function draft(whole: Instance, placed: Readonly<Record<string, Placement>>): Draft {
  return {
    sessions: Object.entries(placed).map(([id, where]) => ({ id, ...where })),
    unplaced: whole.sessions.map(({ id }) => id).filter((id) => !(id in placed)),
  };
}
