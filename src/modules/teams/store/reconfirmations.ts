import { sql } from 'kysely';
import type { IsoDate } from '#kernel/dates';
import type { Queryable } from '#platform/database/connect';

/** Whether somebody who has a place still can, now that its dates have moved. */
export type Reconfirmation = {
  readonly id: string;
  readonly placementId: string;
  readonly peerName: string;
  readonly slotName: string;
  readonly status: string;
  readonly oldFrom: IsoDate;
  readonly oldUntil: IsoDate;
  readonly askedAt: Date;
  readonly answer: 'still' | 'cannot' | 'superseded' | null;
  readonly answeredAt: Date | null;
};

function reconfirmationQuery(condition: ReturnType<typeof sql>) {
  return sql<Reconfirmation>`
    select r.id, r.placement_id as "placementId", person.name as "peerName", s.name as "slotName", p.status, lower(r.old_period) as "oldFrom",
      upper(r.old_period) - 1 as "oldUntil", r.asked_at as "askedAt", r.answer, r.answered_at as "answeredAt"
    from placement_reconfirmations r join placements p on p.id = r.placement_id join people person on person.id = p.peer_id
    join challenge_slots s on s.id = p.slot_id where ${condition} order by r.asked_at desc, s.position limit 50`;
}

/** Everybody of a team who was asked, the newest first; asked again counts once. One statement. */
export async function reconfirmationsOf(db: Queryable, challengeId: string): Promise<Reconfirmation[]> {
  const { rows } = await reconfirmationQuery(
    sql`p.challenge_id = ${challengeId} and r.answer is distinct from 'superseded'`,
  ).execute(db);
  return rows;
}

/** The newest one of a link or of a placement, or null. */
export async function findReconfirmation(
  db: Queryable,
  by: { tokenHash: Buffer } | { placementId: string },
): Promise<Reconfirmation | null> {
  const { rows } = await reconfirmationQuery(
    'tokenHash' in by
      ? sql`${by.tokenHash} in (r.token_hash, r.reminder_hash)`
      : sql`r.placement_id = ${by.placementId}`,
  ).execute(db);
  return rows[0] ?? null;
}

/** Those who have not answered and still have their place, with the days they were asked and reminded on. */
export async function unansweredReconfirmations(db: Queryable): Promise<
  readonly {
    readonly id: string;
    readonly placementId: string;
    readonly askedAt: Date;
    readonly remindedAt: Date | null;
    readonly officeToldAt: Date | null;
  }[]
> {
  return await db
    .selectFrom('placement_reconfirmations as asked')
    .innerJoin('placements as placement', 'placement.id', 'asked.placement_id')
    .innerJoin('challenges as challenge', 'challenge.id', 'placement.challenge_id')
    .select(['asked.id', 'asked.placement_id as placementId', 'asked.asked_at as askedAt'])
    .select(['asked.reminded_at as remindedAt', 'asked.office_told_at as officeToldAt'])
    .where('asked.answered_at', 'is', null)
    .where('asked.office_told_at', 'is', null)
    .where('placement.status', 'in', ['accepted', 'confirmed'])
    .where('challenge.closed_at', 'is', null)
    .orderBy('asked.id')
    .execute();
}
