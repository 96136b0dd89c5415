import { sql } from 'kysely';
import { type IsoDate, londonDate } from '#kernel/dates';
import type { Queryable } from '#platform/database/connect';

/** Placements whose offer's last day lies before `today`, not answered. */
export async function offersEndedBefore(db: Queryable, today: IsoDate): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select p.id from placements p join offers o on o.placement_id = p.id
    where p.status = 'offered' group by p.id having max(o.expires_on) < ${today}::date order by p.id`.execute(db);
  return rows.map((row) => row.id);
}

/** Open offers of which nobody was reminded yet, with the day (in London) they were first sent. */
export async function offersNotReminded(db: Queryable): Promise<{ id: string; sentOn: IsoDate }[]> {
  const { rows } = await sql<{
    id: string;
    sent: Date;
  }>`select p.id, min(o.sent_at) as sent from placements p join offers o on o.placement_id = p.id
    where p.status = 'offered' group by p.id having not bool_or(o.is_reminder) order by p.id`.execute(db);
  return rows.map(({ id, sent }) => ({ id, sentOn: londonDate(sent) }));
}

/** Confirmed placements whose last day lies before `today`. */
export async function confirmedBefore(db: Queryable, today: IsoDate): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select id from placements where status = 'confirmed' and upper(period) <= ${today}::date order by id`.execute(db);
  return rows.map((row) => row.id);
}
