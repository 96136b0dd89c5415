import type { PlacementFacts } from '#modules/matching';
import { personIn } from './build-instance.ts';
import type { PlanFacts } from './facts.ts';

/** A peer whom a team rule that the engine does not know keeps out of a team. */
export type Cut = { readonly challengeId: string; readonly peerId: string };

/**
 * The rules of teams that the engine cannot say: peers of as many authorities as the programme asks for, and nobody on two open
 * challenges of one host. For each that a plan breaks, whom to leave out: never somebody who has the place already or is pinned.
 */
export function teamCuts({ challenges, peers }: PlanFacts, placements: readonly PlacementFacts[]): Cut[] {
  const holder = new Map(placements.map(({ slot, peer }) => [slot, personIn(peer)]));
  const home = new Map(peers.map((peer) => [peer.id, peer.authorityId]));
  const cuts: Cut[] = [];
  const atHost = new Map<string, string>();
  for (const challenge of challenges) {
    const team = challenge.slots.flatMap((slot) => {
      const peerId = holder.get(slot.key) ?? slot.held?.peerId;
      return peerId === undefined ? [] : [{ peerId, fixed: (slot.held?.peerId ?? slot.pinned) === peerId }];
    });
    const open = challenge.slots.filter((slot) => !slot.isOptional && !slot.held && !holder.has(slot.key)).length;
    cuts.push(...sharedAuthorities(challenge.id, challenge.leastAuthorities, team, open, home));
    for (const { peerId, fixed } of team) {
      const key = `${challenge.hostId} ${peerId}`;
      const before = atHost.get(key);
      if (before !== undefined && before !== challenge.id && !fixed) cuts.push({ challengeId: challenge.id, peerId });
      atHost.set(key, before ?? challenge.id);
    }
  }
  return cuts;
}

function sharedAuthorities(
  challengeId: string,
  least: number | null,
  team: readonly { peerId: string; fixed: boolean }[],
  open: number,
  home: ReadonlyMap<string, string | null>,
): Cut[] {
  if (least === null) return [];
  const authority = (peerId: string) => home.get(peerId) ?? null;
  const distinct = new Set(team.map(({ peerId }) => authority(peerId)).filter((id) => id !== null)).size;
  if (distinct + open >= least) return [];
  const seen = new Set<string>();
  const cuts: Cut[] = [];
  for (const { peerId, fixed } of [...team].sort((a, b) => Number(b.fixed) - Number(a.fixed))) {
    const id = authority(peerId);
    if (id !== null && seen.has(id) && !fixed) cuts.push({ challengeId, peerId });
    if (id !== null) seen.add(id);
  }
  return cuts;
}
