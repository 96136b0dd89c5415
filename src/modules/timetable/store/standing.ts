import { sql } from 'kysely';
import type { Queryable } from '#platform/database/connect';

/** Live sessions of other challenges that these people are in between two instants. One statement. */
export async function busyElsewhere(
  db: Queryable,
  challengeId: string,
  personIds: readonly string[],
  from: Date,
  until: Date,
): Promise<{ peerId: string; startsAt: Date; endsAt: Date }[]> {
  const { rows } = await sql<{ peerId: string; startsAt: Date; endsAt: Date }>`
    select busy.peer_id as "peerId", lower(busy.period) as "startsAt", upper(busy.period) as "endsAt"
    from session_peers busy join sessions session on session.id = busy.session_id
    where busy.is_live and busy.peer_id = any(${[...personIds]}::uuid[]) and session.challenge_id <> ${challengeId}
      and busy.period && tstzrange(${from}, ${until})`.execute(db);
  return rows;
}

/** Which live sessions of a challenge a person has set, and what they hold: by session. One statement. */
export async function originsOf(
  db: Queryable,
  challengeId: string,
): Promise<Map<string, { wantedId: string | null; byHand: boolean }>> {
  const rows = await db
    .selectFrom('sessions')
    .select(['id', 'wanted_id as wantedId', 'set_by_hand as byHand'])
    .where('challenge_id', '=', challengeId)
    .where('is_live', '=', true)
    .execute();
  return new Map(rows.map(({ id, wantedId, byHand }) => [id, { wantedId, byHand }]));
}
