import type { ChallengeFacts, PeerFacts, SlotFacts } from '../domain/facts.ts';

/** A peer whom nothing stands in the way of, with changes. */
export function peerFacts(changes: Partial<PeerFacts> = {}): PeerFacts {
  return {
    id: 'p1',
    name: 'Ayesha Khan',
    role: 'Director of Place',
    status: 'serving',
    authorityId: 'SOU',
    authorityName: 'Southmere Council',
    region: 'South',
    party: null,
    served: 1,
    lastServed: null,
    lastConfirmed: '2027-01-04',
    daysPerYear: 10,
    daysUsed: 0,
    skills: {},
    meetsRequirement: true,
    accredited: [{ from: '2027-01-01', until: '2027-12-31' }],
    unavailable: [],
    otherTeams: [],
    onThisTeam: false,
    openChallengeAtHost: false,
    atHostNow: false,
    leftHostOn: null,
    leftHostUnknown: false,
    declared: [],
    bordersHost: false,
    visitedHostOn: null,
    hostVisitedOn: null,
    ...changes,
  };
}

/** A slot in a team that is otherwise filled with people who have served. */
export function slotFacts(changes: Partial<SlotFacts> = {}): SlotFacts {
  const others = [{ served: 3, authorityId: 'EAS' }];
  return {
    name: 'Officer peer',
    days: 4,
    party: null,
    requirement: 'Director',
    isManager: false,
    others,
    othersOpen: 0,
    ...changes,
  };
}

/** A challenge on site from 10 to 14 May 2027 in Northdale. */
export function challengeFacts(changes: Partial<ChallengeFacts> = {}): ChallengeFacts {
  return {
    hostName: 'Northdale Council',
    hostRegion: 'North',
    hostParty: 'lab',
    programmeName: 'Corporate peer challenge',
    period: { from: '2027-05-10', until: '2027-05-14' },
    rules: { maxFirstOutings: 1, leastExperienced: 1, leastAuthorities: null, yearsAfterLeaving: 5 },
    ...changes,
  };
}
