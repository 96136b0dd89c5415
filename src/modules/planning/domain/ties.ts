import { addToDate } from '#kernel/dates';
import type { PeerFacts } from '#modules/matching';
import type { PlanChallenge, PlanFacts, PlanPeer } from './facts.ts';

/** What ties peers to the hosts of a plan's challenges, each challenge for itself. */
export type Ties = {
  /** The host of one challenge: an authority of its own for the engine. */
  readonly hostKey: (challenge: PlanChallenge) => string;
  readonly of: (peer: PlanPeer) => Pick<PeerFacts, 'visited' | 'conflicts'>;
};

/** Hard ties bar a peer from a challenge, soft ones need a waiver: the rules of the teams, by the date of each challenge. */
export function tiesOf(facts: PlanFacts): Ties {
  const byHost = Map.groupBy(facts.challenges, (each) => each.hostId);
  const excluded = Map.groupBy(facts.excluded, (each) => each.peerId);
  const byId = new Map(facts.challenges.map((each) => [each.id, each]));
  const returned = Map.groupBy(facts.returned, ([authority]) => authority);
  const hostKey = (challenge: PlanChallenge) => `${challenge.hostId}#${challenge.id}`;
  return {
    hostKey,
    of: (peer) => {
      const hard = new Set<string>();
      const soft = new Set<string>();
      const visited = new Set<string>();
      for (const hostId of hostsAbout(peer)) {
        for (const challenge of byHost.get(hostId) ?? []) {
          const key = hostKey(challenge);
          if (isBarred(peer, challenge)) hard.add(key);
          if (peer.declared.some((each) => each.authorityId === hostId && each.kind === 'soft')) soft.add(key);
          const before = peer.visits.some((each) => each.authorityId === hostId && each.challengeId !== challenge.id);
          if (before) visited.add(key);
        }
      }
      for (const [, hostId] of returned.get(peer.authorityId ?? '') ?? []) {
        for (const challenge of byHost.get(hostId) ?? []) soft.add(hostKey(challenge));
      }
      for (const { challengeId } of excluded.get(peer.id) ?? []) {
        const challenge = byId.get(challengeId);
        if (challenge) hard.add(hostKey(challenge));
      }
      return {
        visited: [...visited],
        conflicts: [
          ...[...hard].map((authority) => ({ authority, kind: 'hard' as const })),
          ...[...soft].map((authority) => ({ authority, kind: 'soft' as const })),
        ],
      };
    },
  };
}

/** The authorities that this peer has anything to do with. */
function hostsAbout(peer: PlanPeer): Set<string> {
  const ids = [
    peer.authorityId,
    ...peer.roles.map((each) => each.authorityId),
    ...peer.previous.map((each) => each.authorityId),
    ...peer.visits.map((each) => each.authorityId),
    ...peer.declared.map((each) => each.authorityId),
    ...peer.placements.map((each) => each.hostId),
  ];
  return new Set(ids.filter((id) => id !== null));
}

/** At the host now, or not long enough gone; a declared tie; or a place on another open challenge there. */
function isBarred(peer: PlanPeer, { id, hostId, period, yearsAfterLeaving }: PlanChallenge): boolean {
  if (peer.authorityId === hostId) return true;
  const posts = peer.roles.filter((each) => each.authorityId === hostId);
  if (posts.some(({ until }) => until === null || until >= period.from)) return true;
  if (peer.declared.some((each) => each.authorityId === hostId && each.kind === 'hard')) return true;
  if (peer.placements.some((each) => each.hostId === hostId && each.challengeId !== id && isOpenPlace(each)))
    return true;
  const left = [
    ...peer.previous.filter((each) => each.authorityId === hostId).map(({ until }) => until),
    ...posts.map(({ until }) => until),
  ];
  if (left.includes(null)) return true;
  const last = left
    .filter((day) => day !== null)
    .sort()
    .at(-1);
  return last !== undefined && addToDate(last, { months: 12 * yearsAfterLeaving }) > period.from;
}

function isOpenPlace({ status, challengeOpen }: PlanPeer['placements'][number]): boolean {
  return challengeOpen && status !== 'served';
}
