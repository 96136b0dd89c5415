import type { AuthorityFacts, ChallengeFacts, Instance, PeerFacts, PolicyFacts } from '#modules/matching';
import type { Topic } from '#modules/programmes';
import type { PlanAuthority, PlanChallenge, PlanFacts, PlanSlot } from './facts.ts';
import { alternativesIn, type PeerRoles } from './requirement-roles.ts';
import { kindOf, similarityOf } from './similar-kinds.ts';
import { type Ties, tiesOf } from './ties.ts';

/** Places that are taken in a way the rules no longer allow, by slot key: left out, while their peers stay bound. */
export type Faults = ReadonlyMap<string, string>;

/** A year of a peer: days are offered a calendar year, so that somebody is one peer for the engine in each year of a plan. */
export function peerKey(personId: string, year: string): string {
  return `${personId}@${year}`;
}

/** Whose year it is. */
export function personIn(key: string): string {
  return key.slice(0, key.indexOf('@'));
}

/** The calendar year in which a challenge's days count. */
export function yearOf({ period }: Pick<PlanChallenge, 'period'>): string {
  return period.from.slice(0, 4);
}

/**
 * The engine's instance of a plan. Each rule by which the office is refused is a rule of the instance: requirement by date, party,
 * accreditation, days away, other teams, days left in the calendar year, and ties to the host. A challenge has a host of its own
 * (`…#2`), since what ties a peer to a host can depend on its date and on who is excluded. Who has a place is pinned to it.
 * Peers who could take no place at all are left out.
 */
export function buildInstance(
  facts: PlanFacts,
  policy: PolicyFacts,
  roles: PeerRoles,
  faults: Faults = new Map(),
): Instance {
  const alternatives = alternativesIn(facts);
  const ties = tiesOf(facts);
  const authorities = authorityFacts(facts, ties);
  const peers = peerFacts(facts, roles, ties, faults);
  const known = new Set(peers.map((peer) => peer.id));
  return {
    format: 'critical-friend/matching-instance@1',
    authorities,
    peers,
    challenges: facts.challenges
      .map((challenge) => challengeFacts(challenge, facts, alternatives, faults, known))
      .filter((challenge) => challenge.slots.length > 0),
    parties: Object.fromEntries(
      facts.challenges.flatMap((each) => (each.hostParty === null ? [] : [[ties.hostKey(each), each.hostParty]])),
    ),
    policy,
    typeSimilarity: similarityOf([...new Set(authorities.map((each) => each.type))]),
  };
}

/** What is not known of an authority counts as ordinary: the middle of those that are known. */
function authorityFacts(facts: PlanFacts, ties: Ties): AuthorityFacts[] {
  const middle = (values: readonly (number | null)[], otherwise: number) => {
    const known = values.filter((value) => value !== null).sort((a, b) => a - b);
    return known[Math.floor(known.length / 2)] ?? otherwise;
  };
  const all = facts.authorities;
  const usual = {
    population: middle(
      all.map((each) => each.population),
      150_000,
    ),
    deprivation: middle(
      all.map((each) => each.deprivation),
      5,
    ),
    lat: middle(
      all.map((each) => each.lat),
      52.5,
    ),
    long: middle(
      all.map((each) => each.long),
      -1.5,
    ),
  };
  const borders = Map.groupBy([...facts.borders, ...facts.borders.map(([a, b]) => [b, a] as const)], ([a]) => a);
  const base = all.map(
    (each): AuthorityFacts => ({
      id: each.id,
      type: kindOf(each.kind),
      region: regionOf(each),
      population: each.population ?? usual.population,
      deprivation: each.deprivation ?? usual.deprivation,
      lat: each.lat ?? usual.lat,
      long: each.long ?? usual.long,
      borders: [],
    }),
  );
  const byId = new Map(base.map((each) => [each.id, each]));
  const hosts = facts.challenges.flatMap((challenge) => {
    const host = byId.get(challenge.hostId);
    const beside = (borders.get(challenge.hostId) ?? []).map(([, other]) => other);
    return host ? [{ ...host, id: ties.hostKey(challenge), borders: [...new Set(beside)] }] : [];
  });
  return [...base, ...hosts];
}

/**
 * The region as the rules weigh it. Where a whole nation is one region, being of it says nothing: each authority there stands for
 * itself, so that nobody in Scotland needs a waiver for being Scottish, as in the teams' own rules.
 */
function regionOf({ id, nation, region }: Pick<PlanAuthority, 'id' | 'nation' | 'region'>): string {
  return region === nation ? `${OWN_REGION}${id}` : region;
}

/** Begins the region of an authority that stands for itself. */
export const OWN_REGION = 'authority ';

function challengeFacts(
  challenge: PlanChallenge,
  { peers }: PlanFacts,
  alternatives: ReturnType<typeof alternativesIn>,
  faults: Faults,
  known: ReadonlySet<string>,
): ChallengeFacts {
  const year = yearOf(challenge);
  const servedOf = (id: string) => peers.find((peer) => peer.id === id)?.served ?? 0;
  const faulty = challenge.slots.filter((slot) => faults.has(slot.key));
  const firstThere = faulty.filter(({ held }) => held !== null && servedOf(held.peerId) === 0).length;
  const places = challenge.slots.filter((slot) => !slot.isOptional || slot.held !== null).length;
  const most = Math.min(challenge.maxFirstOutings, places - challenge.leastExperienced);
  const inPool = (id: string | null) => (id !== null && known.has(peerKey(id, year)) ? peerKey(id, year) : null);
  return {
    id: challenge.id,
    programme: `${challenge.programmeKey}/${year}`,
    host: `${challenge.hostId}#${challenge.id}`,
    from: challenge.period.from,
    until: challenge.period.until,
    focus: Object.fromEntries(challenge.focus.map((topic) => [topic, 1])),
    maxFirstOutings: Math.max(0, most - firstThere),
    waived: challenge.slots.flatMap(({ held }) => (held?.waived ? (inPool(held.peerId) ?? []) : [])),
    slots: challenge.slots
      .filter((slot) => !faults.has(slot.key))
      .map((slot) => ({
        id: slot.key,
        days: slot.held?.days ?? slot.days,
        manager: false,
        anyOf: alternatives(slot, challenge),
        skill: slot.need.skill,
        party: slot.need.party,
        pinned: inPool(slot.held?.peerId ?? slot.pinned),
        current: inPool(slot.held?.peerId ?? slot.pinned ?? slot.current),
      })),
  };
}

function peerFacts(facts: PlanFacts, roles: PeerRoles, ties: Ties, faults: Faults): PeerFacts[] {
  const years = [...new Set(facts.challenges.map(yearOf))].sort();
  const inPlan = new Map(
    facts.challenges.map((each) => [each.id, new Set(each.slots.filter(({ key }) => faults.has(key)).map(heldBy))]),
  );
  const wanted = new Set(facts.challenges.flatMap(({ slots }) => slots.flatMap((slot) => [heldBy(slot), slot.pinned])));
  return years.flatMap((year) => {
    const programmes = new Set(
      facts.challenges.filter((each) => yearOf(each) === year).map((each) => each.programmeKey),
    );
    return facts.peers.flatMap((peer): PeerFacts[] => {
      const held = roles.get(peer.id) ?? [];
      const accredited = peer.serving ? peer.accredited.filter((each) => programmes.has(each.programme)) : [];
      if (!wanted.has(peer.id) && (held.length === 0 || accredited.length === 0)) return [];
      // A place outside the plan, or one that is at fault, binds its peer all the same.
      const elsewhere = peer.placements.filter((each) => inPlan.get(each.challengeId)?.has(peer.id) ?? true);
      const used = elsewhere.filter((each) => each.status !== 'proposed' && each.from.startsWith(year));
      return [
        {
          id: peerKey(peer.id, year),
          roles: held,
          authority: peer.authorityId,
          party: peer.party,
          sex: peer.sex,
          skills: peer.skills as Record<Topic, number>,
          served: peer.served,
          daysPerYear: Math.max(0, peer.daysPerYear - used.reduce((sum, each) => sum + each.days, 0)),
          accredited: accredited.map(({ programme, from, until }) => ({
            programme: `${programme}/${year}`,
            from,
            until,
          })),
          unavailable: [...peer.unavailable, ...elsewhere].map(({ from, until }) => [from, until] as const),
          previousAuthorities: [],
          ...ties.of(peer),
        },
      ];
    });
  });
}

function heldBy(slot: PlanSlot): string | null {
  return slot.held?.peerId ?? null;
}
