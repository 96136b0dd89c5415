import { sql } from 'kysely';
import type { IsoDate } from '#kernel/dates';
import type { Queryable } from '#platform/database/connect';

/** A challenge as far as looking at its team again needs it. */
export type TeamToCheck = {
  readonly id: string;
  readonly reference: string;
  readonly bodyId: string;
  readonly hostId: string;
  readonly programmeKey: string;
  readonly programmeVersion: number;
};

/** The open challenge with that id, held until the transaction ends; null where it has ended. */
export async function lockTeam(db: Queryable, challengeId: string): Promise<TeamToCheck | null> {
  const row = await db
    .selectFrom('challenges')
    .select(['id', 'reference', 'body_id as bodyId', 'host_id as hostId'])
    .select(['programme_key as programmeKey', 'programme_version as programmeVersion'])
    .where('id', '=', challengeId)
    .where('closed_at', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** Challenges whose teams this peer is on, or every challenge with a team (`null`), where the days are not over. */
export async function teamsStillToGo(db: Queryable, peerId: string | null, today: IsoDate): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct p.challenge_id as id from placements p join challenges c on c.id = p.challenge_id
    where p.status in ('proposed', 'offered', 'accepted', 'confirmed') and c.closed_at is null
      and upper(p.period) > ${today}::date and ${peerId === null ? sql`true` : sql`p.peer_id = ${peerId}`} order by 1`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}
