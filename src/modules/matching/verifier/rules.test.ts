import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Instance } from '../domain/instance.ts';
import type { PlacementFacts, ScorePart } from '../domain/plan.ts';
import { statedPlan } from '../testing/every-plan.ts';
import { smallInstance, smallPlan } from '../testing/small.ts';
import { verifyPlan } from './verify.ts';

/** A deep copy that may be changed. */
type Loose = { -readonly [K in keyof Instance]: unknown } & {
  peers: Record<string, unknown>[];
  challenges: (Record<string, unknown> & { slots: Record<string, unknown>[] })[];
  parties: Record<string, string>;
};

function changed(change: (instance: Loose) => void): Instance {
  const copy = structuredClone(smallInstance()) as unknown as Loose;
  change(copy);
  return copy as unknown as Instance;
}

const best = smallPlan().placements;
const peerNamed = (instance: Loose, id: string) => instance.peers.find((p) => p.id === id) as Record<string, unknown>;

const BREACHES: readonly (readonly [rule: string, change: (i: Loose) => void, breaches: string[]])[] = [
  [
    '1: the role',
    (i) => (peerNamed(i, 'dev').roles = ['leader']),
    ['c1.member: dev has no role (with its skill) that the slot asks for (rule 1)'],
  ],
  ['1: the party', (i) => (i.parties.h1 = 'lab'), ["c1.member: dev is not of the host's leading party (rule 1)"]],
  [
    '2',
    (i) => (peerNamed(i, 'dev').accredited = []),
    ['c1.member: dev is not accredited for corporate on every day (rule 2)'],
  ],
  [
    '3',
    (i) => (peerNamed(i, 'dev').unavailable = [['2027-06-04', '2027-06-04']]),
    ['c1.member: dev is unavailable from 2027-06-04 to 2027-06-04 (rule 3)'],
  ],
  [
    '4',
    (i) => (peerNamed(i, 'dev').previousAuthorities = ['h1']),
    ['c1.member: dev has worked for the host authority (rule 4)'],
  ],
  [
    '5',
    (i) => Object.assign(i.challenges[1] as object, { from: '2027-06-04' }),
    [
      'c2.lead: amara is already in c1.lead on overlapping days (rule 5)',
      'c2.officer: finn is already in c1.officer on overlapping days (rule 5)',
    ],
  ],
  ['6', (i) => (peerNamed(i, 'amara').daysPerYear = 9), ['amara: gives 10 days, more than their 9 a year (rule 6)']],
  [
    '7',
    (i) => Object.assign(i.challenges[0] as object, { maxFirstOutings: 0 }),
    ['c1: 1 first outings, more than the 0 allowed (rule 7)'],
  ],
  [
    '8',
    (i) => Object.assign(i.challenges[0]?.slots[0] as object, { pinned: 'bryn' }),
    ['c1.lead: is pinned to bryn, the plan has amara (rule 8)'],
  ],
];

for (const [rule, change, breaches] of BREACHES) {
  test(`a plan that breaks rule ${rule} is told so, and of nothing else`, () => {
    assert.deepEqual(verifyPlan(changed(change), statedPlan(best)).breaches, breaches);
  });
}

test('a first outing alone in a team breaks rule 7', () => {
  const alone: PlacementFacts[] = [{ slot: 'c1.member', peer: 'dev' }];
  assert.deepEqual(verifyPlan(smallInstance(), statedPlan(alone)).breaches, [
    'c1: nobody in the team has served before (rule 7)',
  ]);
});

const PRICES: readonly (readonly [part: ScorePart, placements: PlacementFacts[], value: number])[] = [
  ['depth', [{ slot: 'c1.officer', peer: 'finn' }], 35],
  ['firstOuting', [{ slot: 'c1.member', peer: 'dev' }], 10],
  ['softConflict', [{ slot: 'c1.officer', peer: 'finn' }], -40],
  ['cover', [{ slot: 'c1.officer', peer: 'finn' }], 12 * (1 + 0.5)],
  [
    'cover',
    [
      { slot: 'c1.officer', peer: 'finn' },
      { slot: 'c1.lead', peer: 'amara' },
    ],
    12 * (1.3 + 0.5),
  ],
  [
    'mix',
    [
      { slot: 'c1.officer', peer: 'finn' },
      { slot: 'c1.lead', peer: 'amara' },
    ],
    8,
  ],
  ['parties', [{ slot: 'c1.member', peer: 'dev' }], 6],
  [
    'sameRegionTwice',
    [
      { slot: 'c1.officer', peer: 'finn' },
      { slot: 'c1.lead', peer: 'amara' },
    ],
    -6,
  ],
  [
    'load',
    [
      { slot: 'c1.lead', peer: 'amara' },
      { slot: 'c2.lead', peer: 'amara' },
    ],
    -6,
  ],
  ['unfilled', [], -1800],
];

for (const [part, placements, value] of PRICES) {
  test(`${part} has its exact price (${placements.map((p) => `${p.peer} in ${p.slot}`).join(', ') || 'nobody placed'})`, () => {
    const found = verifyPlan(smallInstance(), statedPlan(placements)).parts?.[part] ?? Number.NaN;
    assert.ok(Math.abs(found - value) < 1e-9, `${found}`);
  });
}

test('a wrong figure is a breach: score, part, a bound below the score, a gap that does not follow', () => {
  const plan = { ...smallPlan(), score: 250, bound: 240, gap: 0.5, parts: { ...smallPlan().parts, mix: 8 } };
  const lines = verifyPlan(smallInstance(), plan).breaches.map((line) => line.split(':')[0]);
  assert.deepEqual(lines, ['score', 'parts.mix', 'bound', 'gap']);
});
