import type { IsoDate } from '#kernel/dates';
import type { Transacting } from '#platform/database/connect';

export type Visit = {
  /** The placement's id: recorded twice, it counts once. */
  readonly id: string;
  readonly peerId: string;
  readonly authorityId: string;
  readonly challengeId: string;
  readonly programmeKey: string;
  readonly slotName: string;
  readonly servedOn: IsoDate;
  readonly days: number;
};

/** A peer has served: the visit is in their record, and they have served one more and last on that day. */
export async function recordVisit(trx: Transacting, visit: Visit): Promise<void> {
  const inserted = await trx
    .insertInto('peer_visits')
    .values({
      id: visit.id,
      peer_id: visit.peerId,
      authority_id: visit.authorityId,
      programme_key: visit.programmeKey,
      slot_name: visit.slotName,
      challenge_id: visit.challengeId,
      served_on: visit.servedOn,
      days: visit.days,
    })
    .onConflict((same) => same.doNothing())
    .executeTakeFirst();
  if (!inserted.numInsertedOrUpdatedRows) return;
  await trx
    .updateTable('peers')
    .set((eb) => ({
      served: eb('served', '+', 1),
      last_served_on: eb.fn<string>('greatest', ['last_served_on', eb.cast<string>(eb.val(visit.servedOn), 'date')]),
    }))
    .where('person_id', '=', visit.peerId)
    .execute();
}
