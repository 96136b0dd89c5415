import { pick, type Random, randomInteger, seededRandom, shuffled } from '#kernel/random';
import type {
  AuthorityFacts,
  ChallengeFacts,
  Instance,
  PeerFacts,
  PolicyFacts,
  SlotFacts,
} from '../domain/instance.ts';
import { INSTANCE_FORMAT } from '../domain/instance.ts';
import { madeUpMap, madeUpTypeSimilarity } from './map.ts';

/** What to make: how many of each, from which seed, and on which map (a made-up one where none is given). */
export type Recipe = {
  readonly seed: number;
  readonly peers: number;
  readonly challenges: number;
  readonly authorities?: readonly AuthorityFacts[];
};

const TOPICS = [
  'finance',
  'governance',
  'housing',
  'adults',
  'children',
  'planning',
  'economy',
  'climate',
  'digital',
  'workforce',
  'transformation',
  'communities',
  'health',
  'culture',
  'procurement',
] as const;

const ROLES: readonly (readonly [role: string, share: number])[] = [
  ['chief-executive', 0.075],
  ['managing-director', 0.015],
  ['leader', 0.1],
  ['cabinet-member', 0.15],
  ['councillor', 0.13],
  ['director', 0.23],
  ['assistant-director', 0.2],
  ['senior-practitioner', 0.07],
  ['challenge-manager', 0.03],
];

const PARTIES = ['con', 'lab', 'ld', 'ind', 'grn'] as const;
const PROGRAMMES = ['corporate', 'adult-social-care', 'safeguarding-adults'] as const;

/** The policy the format's page gives as its example. */
export const EXAMPLE_POLICY: PolicyFacts = {
  depth: 35,
  similarity: 20,
  travel: 15,
  travelKm: 200,
  firstOuting: 10,
  cover: 12,
  mix: 8,
  parties: 6,
  sameRegionTwice: 6,
  softConflict: 40,
  unfilled: 300,
  change: 25,
  load: [0, 6, 14, 25, 40],
};

/** A year of a national programme: the same recipe gives the same instance on every machine. */
export function madeInstance(recipe: Recipe): Instance {
  const random = seededRandom(recipe.seed);
  const authorities = recipe.authorities ?? madeUpMap(random, 380);
  return {
    format: INSTANCE_FORMAT,
    authorities,
    peers: Array.from({ length: recipe.peers }, (_, i) => madePeer(random, i, authorities)),
    challenges: Array.from({ length: recipe.challenges }, (_, i) => madeChallenge(random, i, authorities)),
    parties: Object.fromEntries(authorities.map((a) => [a.id, pick(random, PARTIES.slice(0, 4))])),
    policy: EXAMPLE_POLICY,
    typeSimilarity: madeUpTypeSimilarity(authorities.map((a) => a.type)),
  };
}

function roleBy(random: Random): string {
  let left = random();
  for (const [role, share] of ROLES) {
    left -= share;
    if (left < 0) return role;
  }
  return 'director';
}

function madePeer(random: Random, i: number, authorities: readonly AuthorityFacts[]): PeerFacts {
  const role = roleBy(random);
  const manager = role === 'challenge-manager';
  const elected = role === 'leader' || role === 'cabinet-member' || role === 'councillor';
  const known = shuffled(random, TOPICS).slice(0, randomInteger(random, 2, 5));
  const some = (most: number) =>
    Array.from({ length: randomInteger(random, 0, most) }, () => pick(random, authorities).id);
  return {
    id: `p${i + 1}`,
    roles: role === 'leader' ? ['leader', 'councillor'] : [role],
    authority: manager || random() < 0.03 ? null : pick(random, authorities).id,
    party: elected ? pick(random, PARTIES) : null,
    sex: random() < 0.47 ? 'f' : 'm',
    skills: Object.fromEntries(known.map((topic) => [topic, pick(random, [1, 1, 2, 2, 3])])),
    served: random() < 0.3 ? 0 : randomInteger(random, 1, 12),
    daysPerYear: manager ? randomInteger(random, 50, 90) : randomInteger(random, 5, 15),
    accredited: PROGRAMMES.filter((_, k) => manager || random() < (k === 0 ? 0.8 : 0.4)).map((programme) => ({
      programme,
      from: `202${randomInteger(random, 4, 6)}-04-01`,
      until: random() < 0.15 ? '2027-09-30' : '2029-03-31',
    })),
    unavailable: Array.from({ length: manager ? 2 : randomInteger(random, 3, 10) }, () => {
      const from = randomInteger(random, 0, 350);
      return [dayOf(from), dayOf(from + randomInteger(random, 2, 20))] as const;
    }),
    previousAuthorities: some(2),
    visited: some(3),
    conflicts: some(1).map((authority) => ({ authority, kind: random() < 0.5 ? 'hard' : 'soft' })),
  };
}

function madeChallenge(random: Random, i: number, authorities: readonly AuthorityFacts[]): ChallengeFacts {
  const programme = pick(random, ['corporate', 'corporate', 'corporate', ...PROGRAMMES]);
  const week = randomInteger(random, 0, 47);
  const from = week * 7 + randomInteger(random, 0, 1);
  const days = programme === 'corporate' ? 4 : 5;
  const topics = shuffled(random, TOPICS).slice(0, randomInteger(random, 3, 5));
  const id = `c${i + 1}`;
  return {
    id,
    programme,
    host: (authorities[i % authorities.length] as AuthorityFacts).id,
    from: dayOf(from),
    until: dayOf(from + days - 1),
    focus: Object.fromEntries(topics.map((topic, k) => [topic, [1, 0.75, 0.5, 0.5, 0.25][k] as number])),
    maxFirstOutings: randomInteger(random, 1, 2),
    waived: [],
    slots: slotsFor(id, days, programme, topics),
  };
}

function slotsFor(id: string, days: number, programme: string, topics: readonly string[]): SlotFacts[] {
  const slot = (name: string, roles: readonly string[], more: Partial<SlotFacts> = {}): SlotFacts => ({
    id: `${id}.${name}`,
    days,
    manager: false,
    anyOf: roles.map((role) => ({ role, skill: null, level: 0 })),
    skill: null,
    party: null,
    pinned: null,
    current: null,
    ...more,
  });
  const officers = ['director', 'assistant-director'];
  const expert = [
    { role: 'director', skill: topics[0] as string, level: 1 },
    { role: 'assistant-director', skill: topics[0] as string, level: 2 },
    { role: 'senior-practitioner', skill: null, level: 0 },
  ];
  const leads = programme === 'corporate' ? ['chief-executive', 'managing-director'] : ['director', 'chief-executive'];
  return [
    slot('lead', leads, { days: days + 1 }),
    slot('member', ['leader', 'cabinet-member'], { party: 'host' }),
    slot('second', ['cabinet-member', 'councillor'], { party: 'not-host' }),
    slot('officer', officers, { skill: topics[1] as string }),
    slot('expert', [], { anyOf: expert }),
    slot('manager', ['challenge-manager'], { manager: true }),
  ];
}

/** The day so many days after 1 April 2027. */
function dayOf(after: number): string {
  return new Date(Date.UTC(2027, 3, 1 + after)).toISOString().slice(0, 10);
}
