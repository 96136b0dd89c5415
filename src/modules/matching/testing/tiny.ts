import { pick, type Random, randomInteger, seededRandom, shuffled } from '#kernel/random';
import type { ChallengeFacts, Instance, PeerFacts, SlotFacts } from '../domain/instance.ts';
import { INSTANCE_FORMAT } from '../domain/instance.ts';
import { EXAMPLE_POLICY } from './generator.ts';
import { madeUpMap, madeUpTypeSimilarity } from './map.ts';

const ROLES = ['director', 'councillor', 'chief-executive'] as const;
const TOPICS = ['finance', 'housing', 'adults'] as const;
const PARTIES = ['con', 'lab', 'ld'] as const;

/**
 * A very small instance in which every rule has a chance to bite: few people, crowded weeks, short years, loads that do
 * not always rise, half days, waivers, current placements. Small enough to try every plan.
 */
export function tinyInstance(seed: number): Instance {
  const random = seededRandom(seed * 7919 + 1);
  const authorities = madeUpMap(random, 4).map((a, i) => ({ ...a, region: i % 2 === 0 ? 'North' : 'South' }));
  const ids = authorities.map((a) => a.id);
  const peers = Array.from({ length: randomInteger(random, 3, 6) }, (_, i) => tinyPeer(random, i, ids));
  const challenges = Array.from({ length: randomInteger(random, 1, 3) }, (_, i) =>
    tinyChallenge(random, i, ids, peers),
  );
  const load = pick(random, [[0, 6, 14], [0], [5, 1, 9], [3, 30]]);
  const unfilled = pick(random, [300, 300, 20, 0]);
  return {
    format: INSTANCE_FORMAT,
    authorities,
    peers,
    challenges,
    parties: Object.fromEntries(ids.filter(() => random() < 0.8).map((id) => [id, pick(random, PARTIES)])),
    policy: { ...EXAMPLE_POLICY, load, unfilled },
    typeSimilarity: madeUpTypeSimilarity(authorities.map((a) => a.type)),
  };
}

function tinyPeer(random: Random, i: number, ids: readonly string[]): PeerFacts {
  const some = (chance: number) => ids.filter(() => random() < chance);
  return {
    id: `p${i}`,
    roles: ROLES.filter(() => random() < 0.8),
    authority: random() < 0.2 ? null : pick(random, ids),
    party: random() < 0.3 ? null : pick(random, PARTIES),
    sex: pick(random, ['f', 'm', 'm', null]),
    skills: Object.fromEntries(TOPICS.filter(() => random() < 0.7).map((t) => [t, randomInteger(random, 1, 3)])),
    served: random() < 0.25 ? 0 : randomInteger(random, 1, 3),
    daysPerYear: pick(random, [4, 7.5, 9, 10, 20]),
    accredited: ['corporate', 'adults']
      .filter(() => random() < 0.95)
      .map((programme) => ({ programme, from: '2027-01-01', until: pick(random, ['2027-05-12', '2028-12-31']) })),
    unavailable: random() < 0.3 ? [[`2027-05-0${randomInteger(random, 1, 9)}`, '2027-05-09']] : [],
    previousAuthorities: some(0.1),
    visited: some(0.2),
    conflicts: some(0.2).map((authority) => ({ authority, kind: pick(random, ['hard', 'soft'] as const) })),
  };
}

function tinyChallenge(random: Random, i: number, ids: readonly string[], peers: readonly PeerFacts[]): ChallengeFacts {
  const day = randomInteger(random, 1, 14);
  const date = (d: number) => `2027-05-${String(d).padStart(2, '0')}`;
  const anyPeer = (chance: number) => (random() < chance ? pick(random, peers).id : null);
  return {
    id: `c${i}`,
    programme: pick(random, ['corporate', 'corporate', 'adults']),
    host: pick(random, ids),
    from: date(day),
    until: date(day + randomInteger(random, 0, 4)),
    focus: Object.fromEntries(TOPICS.filter(() => random() < 0.6).map((t) => [t, pick(random, [0, 0.5, 1])])),
    maxFirstOutings: randomInteger(random, 0, 2),
    waived: shuffled(
      random,
      peers.map((p) => p.id),
    ).slice(0, randomInteger(random, 0, 1)),
    slots: Array.from({ length: randomInteger(random, 1, 3) }, (_, k): SlotFacts => {
      const level = randomInteger(random, 1, 2);
      return {
        id: `c${i}.s${k}`,
        days: pick(random, [4, 4, 5, 2.5]),
        manager: random() < 0.15,
        anyOf: ROLES.filter(() => random() < 0.7)
          .concat('director')
          .map((role) =>
            random() < 0.2 ? { role, skill: pick(random, TOPICS), level } : { role, skill: null, level: 0 },
          ),
        skill: random() < 0.4 ? pick(random, TOPICS) : null,
        party: pick(random, [null, null, null, 'host', 'not-host']),
        pinned: null,
        current: anyPeer(0.2),
      };
    }),
  };
}
