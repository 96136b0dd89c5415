import type { ScoreParts } from '#modules/matching';
import type { Transacting } from '#platform/database/connect';
import type { PlanChallenge } from '../domain/facts.ts';

export type ToKeep = {
  /** Whom the plan has, by slot key. */
  readonly holders: ReadonlyMap<string, string>;
  readonly faults: ReadonlyMap<string, string>;
  readonly parts: ScoreParts;
};

/** Writes who is in each place of the plan, and what that brings and costs, in place of what was there. */
export async function keepPlan(
  trx: Transacting,
  planId: string,
  challenges: readonly PlanChallenge[],
  { holders, faults, parts }: ToKeep,
): Promise<void> {
  const rows = challenges.flatMap((challenge) =>
    challenge.slots.map((slot, position) => {
      const peerId = slot.held?.peerId ?? holders.get(slot.key) ?? null;
      const pinned = slot.pinned !== null && slot.pinned === peerId;
      return {
        plan_id: planId,
        slot_key: slot.key,
        challenge_id: challenge.id,
        slot_id: slot.id,
        name: slot.name,
        position,
        peer_id: peerId,
        hold: slot.held ? 'placed' : pinned ? 'pinned' : null,
        fault: faults.get(slot.key) ?? '',
        placement_id: slot.held?.placementId ?? null,
      };
    }),
  );
  await trx.deleteFrom('plan_places').where('plan_id', '=', planId).execute();
  for (let at = 0; at < rows.length; at += 1000) {
    await trx
      .insertInto('plan_places')
      .values(rows.slice(at, at + 1000))
      .execute();
  }
  await trx
    .updateTable('plans')
    .set((of) => ({ parts: JSON.stringify(parts), version: of('version', '+', 1) }))
    .where('id', '=', planId)
    .execute();
}
