import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import { settleTask } from '#modules/challenges';
import type { Services } from '#platform/http/context';
import { openAlarms } from '../store/alarms.ts';
import { lockPlacement, type PlacementInFull } from '../store/placements.ts';
import { lookTask } from './recheck-team.ts';

/**
 * A person says why something that came up is a false alarm. It stays to be read with their name and reason, and is not raised again
 * while it is the same fact. With the last one the office's task is done. Dismissed or gone already: refused.
 */
export async function dismissAlarm(
  services: Services,
  which: { challengeId: string; placementId: string; alarmId: string },
  reason: string,
  actorId: string,
): Promise<Refusal | PlacementInFull> {
  return await services.db.transaction().execute(async (trx) => {
    const placement = await lockPlacement(trx, which.placementId);
    if (!placement || placement.challengeId !== which.challengeId)
      return refusal('not-found', 'There is no such placement.');
    const now = services.clock();
    const closed = await trx
      .updateTable('placement_alarms')
      .set({ status: 'dismissed', closed_at: now, closed_by: actorId, close_reason: reason })
      .where('id', '=', which.alarmId)
      .where('placement_id', '=', placement.id)
      .where('status', '=', 'open')
      .returning('why')
      .executeTakeFirst();
    if (!closed) return refusal('closed', 'Somebody has looked at this already, or it is so no more.');
    await recordAudit(trx, {
      actorId,
      challengeId: placement.challengeId,
      subject: { kind: 'placement', id: placement.id },
      action: `Called it a false alarm about ${placement.peerName}: ${closed.why}`,
      reason,
      at: now,
    });
    if ((await openAlarms(trx, placement.id)) === 0) {
      await settleTask(trx, lookTask(placement.challengeId, placement.id), actorId, now);
    }
    return placement;
  });
}
