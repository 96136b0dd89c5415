import { sql } from 'kysely';
import type { IsoDate } from '#kernel/dates';
import type { Queryable } from '#platform/database/connect';

/** A call for peers that is open: an offer may name it. */
export type OpenCall = {
  readonly id: string;
  readonly title: string;
  readonly wanted: string;
  readonly closesOn: IsoDate;
};

/** The calls that are open on a day, those that close soonest first. One statement. */
export async function openCalls(db: Queryable, today: IsoDate): Promise<OpenCall[]> {
  const { rows } = await sql<OpenCall>`
    select id, title, wanted, closes_on as "closesOn" from calls_for_peers
    where ended_at is null and opens_on <= ${today}::date and closes_on >= ${today}::date order by closes_on, id limit 20`.execute(
    db,
  );
  return rows;
}

/** The call of that id where it is open on a day, or null. */
export async function openCallOf(db: Queryable, id: string, today: IsoDate): Promise<OpenCall | null> {
  const { rows } = await sql<OpenCall>`
    select id, title, wanted, closes_on as "closesOn" from calls_for_peers
    where id = ${id} and ended_at is null and opens_on <= ${today}::date and closes_on >= ${today}::date`.execute(db);
  return rows[0] ?? null;
}
