import type { AuthorityFacts, ChallengeFacts, Instance, PeerFacts, SlotFacts } from '../domain/instance.ts';
import type { PlacementFacts, ScoreParts } from '../domain/plan.ts';

/** The score's parts of the placements, straight from the format's page, pair by pair and team by team. Every id must be known. */
export function partsByHand(instance: Instance, placements: readonly PlacementFacts[]): ScoreParts {
  const peers = new Map(instance.peers.map((p) => [p.id, p]));
  const authorities = new Map(instance.authorities.map((a) => [a.id, a]));
  const holder = new Map(placements.map(({ slot, peer }) => [slot, peers.get(peer) as PeerFacts]));
  const parts: ScoreParts = {
    depth: 0,
    similarity: 0,
    travel: 0,
    firstOuting: 0,
    softConflict: 0,
    change: 0,
    cover: 0,
    mix: 0,
    parties: 0,
    sameRegionTwice: 0,
    load: 0,
    unfilled: 0,
  };
  for (const challenge of instance.challenges) {
    for (const slot of challenge.slots) addSlot(instance, authorities, challenge, slot, holder.get(slot.id), parts);
    const team = challenge.slots.filter((s) => !s.manager).map((s) => holder.get(s.id));
    addTeam(
      instance,
      authorities,
      challenge,
      team.filter((p) => p !== undefined),
      parts,
    );
  }
  const { load } = instance.policy;
  for (const places of Map.groupBy(placements, (at) => at.peer).values()) {
    places.forEach((_, k) => {
      parts.load -= load[Math.min(k, load.length - 1)] ?? 0;
    });
  }
  return parts;
}

/** What the record itself gives under that name: `constructor` is a topic like any other, and not what every object has of itself. */
export function given<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

function addSlot(
  { policy, typeSimilarity }: Instance,
  authorities: ReadonlyMap<string, AuthorityFacts>,
  challenge: ChallengeFacts,
  slot: SlotFacts,
  peer: PeerFacts | undefined,
  parts: ScoreParts,
): void {
  if (slot.current !== null && slot.current !== peer?.id) parts.change -= policy.change;
  if (peer === undefined) {
    parts.unfilled -= policy.unfilled;
    return;
  }
  const host = authorities.get(challenge.host) as AuthorityFacts;
  const home = peer.authority === null ? undefined : authorities.get(peer.authority);
  parts.depth += policy.depth * depth(challenge, slot, peer);
  if (home !== undefined) {
    const population = Math.exp(-Math.abs(Math.log(home.population / host.population)));
    const deprivation = 1 - Math.abs(home.deprivation - host.deprivation) / 9;
    const alike =
      0.5 * (given(given(typeSimilarity, home.type) ?? {}, host.type) ?? 0) + 0.3 * population + 0.2 * deprivation;
    parts.similarity += policy.similarity * alike;
    parts.travel += policy.travel * Math.exp(-greatCircle(home, host) / policy.travelKm);
  }
  if (peer.served === 0 && !slot.manager) parts.firstOuting += policy.firstOuting;
  if (challenge.waived.includes(peer.id)) return;
  const kinds = [
    !slot.manager && home !== undefined && home.region === host.region,
    home !== undefined && (home.borders.includes(host.id) || host.borders.includes(home.id)),
    peer.visited.includes(host.id),
    peer.conflicts.some((c) => c.kind === 'soft' && c.authority === host.id),
  ];
  parts.softConflict -= policy.softConflict * kinds.filter((holds) => holds).length;
}

function depth({ focus }: ChallengeFacts, slot: SlotFacts, peer: PeerFacts): number {
  if (slot.skill !== null) return (given(peer.skills, slot.skill) ?? 0) / 3;
  const topics = Object.entries(focus);
  const all = topics.reduce((sum, [, weight]) => sum + weight, 0);
  if (all === 0) return 0;
  return topics.reduce((sum, [topic, weight]) => sum + weight * (given(peer.skills, topic) ?? 0), 0) / (3 * all);
}

function addTeam(
  { policy }: Instance,
  authorities: ReadonlyMap<string, AuthorityFacts>,
  { focus }: ChallengeFacts,
  team: readonly PeerFacts[],
  parts: ScoreParts,
): void {
  for (const [topic, weight] of Object.entries(focus)) {
    const n = team.filter((p) => (given(p.skills, topic) ?? 0) >= 2).length;
    parts.cover += policy.cover * weight * ([0, 1][n] ?? 1.3);
  }
  const sexes = new Set(team.map((p) => p.sex));
  if (sexes.has('f') && sexes.has('m')) parts.mix += policy.mix;
  parts.parties += policy.parties * new Set(team.map((p) => p.party).filter((party) => party !== null)).size;
  const regions = team.flatMap((p) => (p.authority === null ? [] : [authorities.get(p.authority)?.region]));
  for (const same of Map.groupBy(regions, (region) => region).values()) {
    parts.sameRegionTwice -= policy.sameRegionTwice * (same.length - 1);
  }
}

/** Kilometres between two places, by the law of haversines in its arctangent form. */
function greatCircle(a: AuthorityFacts, b: AuthorityFacts): number {
  const rad = (degrees: number) => (degrees * Math.PI) / 180;
  const x = Math.sin(rad(b.lat - a.lat) / 2) ** 2;
  const y = Math.cos(rad(a.lat)) * Math.cos(rad(b.lat)) * Math.sin(rad(b.long - a.long) / 2) ** 2;
  return 6371 * 2 * Math.atan2(Math.sqrt(x + y), Math.sqrt(Math.max(0, 1 - x - y)));
}
