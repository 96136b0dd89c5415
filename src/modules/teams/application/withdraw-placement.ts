import { type Refusal, refusal } from '#kernel/result';
import { dropTask } from '#modules/challenges';
import { endRole } from '#modules/people';
import type { Transacting } from '#platform/database/connect';
import type { Services } from '#platform/http/context';
import { addJob } from '#platform/jobs/queue';
import { holdersOf, lockPlacement, type PlacementInFull } from '../store/placements.ts';
import { tell, tellWithdrawn } from './letters.ts';
import { askToFill, movePlacement } from './move-placement.ts';

/**
 * Takes a peer out of a team, with a reason: what they could read as its member they cannot any more, they are told if they had
 * been asked, the host if it had seen a confirmed team, and the place is open again.
 */
export async function withdrawPlacement(
  services: Services,
  which: { challengeId: string; placementId: string },
  reason: string,
  actorId: string,
): Promise<Refusal | PlacementInFull> {
  return await services.db.transaction().execute(async (trx) => {
    const placement = await lockPlacement(trx, which.placementId);
    if (!placement || placement.challengeId !== which.challengeId)
      return refusal('not-found', 'There is no such placement.');
    return (await withdrawLocked(services, trx, placement, reason, actorId)) ?? placement;
  });
}

/** The same, inside a transaction that holds the placement. `tellPeer` false where it was the peer who said so. Null: done. */
export async function withdrawLocked(
  services: Services,
  trx: Transacting,
  placement: PlacementInFull,
  reason: string,
  actorId: string,
  tellPeer = true,
): Promise<Refusal | null> {
  const now = services.clock();
  const refused = await movePlacement(trx, placement, 'withdraw', {
    by: 'office',
    actorId,
    at: now,
    reason,
    set: { answer_reason: reason, ...(placement.answeredAt ? {} : { answered_at: now }) },
  });
  if (refused) return refused;
  const { challengeId, peerId } = placement;
  await endRole(trx, { personId: peerId, role: 'team-peer', scopeId: challengeId, by: actorId, at: now });
  await dropTask(trx, { challengeId, kind: 'answer-offer', subject: placement.id }, now);
  await dropTask(trx, { challengeId, kind: 'host-view-of-team' }, now);
  await dropTask(trx, { challengeId, kind: 'confirm-team' }, now);
  await dropTask(trx, { challengeId, kind: 'still-can', subject: placement.id }, now);
  await dropTask(trx, { challengeId, kind: 'ask-still', subject: placement.id }, now);
  await askToFill(trx, placement, now);
  // What they were to go to needs another peer: the timetable, which this module does not know, says what that is.
  if (placement.status === 'accepted' || placement.status === 'confirmed')
    await addJob(trx, 'peer-left', { challenge: challengeId, peer: peerId });
  const letters = { services, trx, placement };
  if (tellPeer && placement.status !== 'proposed') await tellWithdrawn(letters, reason);
  if (placement.status !== 'confirmed') return null;
  const hosts = await holdersOf(trx, 'host-coordinator', { authorityId: placement.hostId });
  await tell(letters, hosts, {
    template: 'placement-withdrawn-host',
    subject: `${placement.peerName} is no longer on your peer team`,
    ask: `${placement.peerName} will not come as ${placement.slotName.toLowerCase()}. We are looking for somebody else.`,
    button: { text: 'See your peer team', url: `${services.config.baseUrl}/challenges/${placement.reference}/team` },
    paragraphs: ['You will be asked whether you are content with whoever takes the place.'],
    why: 'You get this because you coordinate your council’s peer challenge.',
  });
  return null;
}
