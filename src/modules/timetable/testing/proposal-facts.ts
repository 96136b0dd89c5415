import { londonInstant } from '#kernel/dates';
import type { ProposalFacts } from '../domain/build-instance.ts';
import type { Standing } from '../domain/instance/standing.ts';
import type { Wanted } from '../domain/wanted.ts';

/** Three days of one challenge: two rooms at the town hall and a yard at the depot an hour away, three peers, two people to be heard. */
export function theFacts(changes: Partial<ProposalFacts> = {}): ProposalFacts {
  return {
    days: ['2027-05-11', '2027-05-12', '2027-05-13'],
    hours: { dayFrom: '09:00', dayUntil: '17:30', breakFrom: '12:30', breakUntil: '13:15', changeoverMinutes: 15 },
    travel: [{ siteA: 'Depot', siteB: 'Town hall', minutes: 60 }],
    rooms: [
      { id: 'r1', name: 'Room 1', site: 'Town hall', capacity: 20 },
      { id: 'r2', name: 'Room 2', site: 'Town hall', capacity: 8 },
      { id: 'yard', name: 'Yard', site: 'Depot', capacity: 20 },
    ],
    team: [
      { id: 'ann', name: 'Ann', isLead: true, isManager: false },
      { id: 'ben', name: 'Ben', isLead: false, isManager: false },
      { id: 'cy', name: 'Cy', isLead: false, isManager: true },
    ],
    skills: [],
    people: [
      { id: 'rhian', name: 'Rhian', unavailable: [] },
      { id: 'sam', name: 'Sam', unavailable: [] },
    ],
    wanted: [],
    topics: new Map(),
    standing: [],
    current: new Map(),
    ...changes,
  };
}

/** An interview of an hour with one peer, unless said; it is known by its title. */
export function toHear(title: string, changes: Partial<Wanted> = {}): Wanted {
  return {
    id: title,
    templateKey: null,
    title,
    kind: 'interview',
    minutes: 60,
    sourceCategory: 'members',
    othersExpected: 0,
    wholeTeam: false,
    peersNeeded: 1,
    withLead: false,
    withManager: false,
    onDay: null,
    notBefore: null,
    doneBy: null,
    roomId: null,
    placeNote: '',
    themeIds: [],
    intervieweeIds: [],
    peerIds: [],
    ...changes,
  };
}

/** An interview that stands in Room 1 on that day in May. */
export function standsOn(
  day: number,
  from: string,
  until: string,
  changes: Partial<Omit<Standing, 'own'>> & Partial<NonNullable<Standing['own']>> = {},
): Standing {
  const { title = 'By hand', kind = 'interview', roomId = 'r1', placeNote = '', ...rest } = changes;
  return {
    startsAt: londonInstant(`2027-05-${day}`, from),
    endsAt: londonInstant(`2027-05-${day}`, until),
    own: { title, kind, roomId, placeNote },
    peerIds: [],
    intervieweeIds: [],
    ...rest,
  };
}
