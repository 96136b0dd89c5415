import type { Instance, PlacementFacts } from '#modules/matching';
import { peerKey } from './build-instance.ts';
import { instancePart } from './instance-part.ts';
import type { Cut } from './team-cuts.ts';

/**
 * Some teams of a plan alone, everybody else where the plan has them: the peers are those of these teams, who are bound by their other
 * places, and whoever has no place at all. `barred` are not to be in their team.
 */
export function teamsAlone(
  instance: Instance,
  placements: readonly PlacementFacts[],
  challengeIds: ReadonlySet<string>,
  barred: readonly Cut[],
): Instance {
  const of = new Map(
    instance.challenges.flatMap((each) => each.slots.map((slot) => [slot.id, { each, slot }] as const)),
  );
  const here = new Set<string>();
  const elsewhere = new Map<string, PlacementFacts[]>();
  for (const placement of placements) {
    if (challengeIds.has(of.get(placement.slot)?.each.id ?? '')) here.add(placement.peer);
    else elsewhere.set(placement.peer, [...(elsewhere.get(placement.peer) ?? []), placement]);
  }
  const pinned = new Set(
    instance.challenges
      .filter(({ id }) => challengeIds.has(id))
      .flatMap((each) => each.slots.flatMap((slot) => slot.pinned ?? [])),
  );
  const part = instancePart(
    instance,
    challengeIds,
    (id) => here.has(id) || pinned.has(id) || (elsewhere.get(id)?.length ?? 0) === 0,
  );
  const bars = new Map<string, string[]>();
  for (const { challengeId, peerId } of barred) {
    const challenge = part.challenges.find(({ id }) => id === challengeId);
    if (!challenge) continue;
    const key = peerKey(peerId, challenge.programme.slice(-4));
    bars.set(key, [...(bars.get(key) ?? []), challenge.host]);
  }
  return {
    ...part,
    peers: part.peers.map((peer) => {
      const other = (elsewhere.get(peer.id) ?? []).flatMap(({ slot }) => of.get(slot) ?? []);
      const hosts = bars.get(peer.id) ?? [];
      if (other.length === 0 && hosts.length === 0) return peer;
      return {
        ...peer,
        daysPerYear: Math.max(0, peer.daysPerYear - other.reduce((sum, { slot }) => sum + slot.days, 0)),
        unavailable: [...peer.unavailable, ...other.map(({ each }) => [each.from, each.until] as const)],
        conflicts: [...peer.conflicts, ...hosts.map((authority) => ({ authority, kind: 'hard' as const }))],
      };
    }),
  };
}
