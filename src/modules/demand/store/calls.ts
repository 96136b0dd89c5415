import { sql } from 'kysely';
import type { IsoDate } from '#kernel/dates';
import type { Queryable } from '#platform/database/connect';

/** The gap that a call was made from, as it was then. `roles` and `topic` say whose profile nearly fits. */
export type Gap = {
  readonly need: string;
  readonly label: string;
  readonly roles: readonly string[];
  readonly topic: string | null;
  readonly party: string | null;
  readonly short: number;
  readonly months: readonly string[];
};

export type Call = {
  readonly id: string;
  readonly bodyId: string;
  readonly bodyName: string;
  readonly title: string;
  readonly wanted: string;
  readonly about: string;
  readonly gap: Gap;
  readonly opensOn: IsoDate;
  readonly closesOn: IsoDate;
  readonly endedAt: Date | null;
  readonly version: number;
  /** Offers to become a peer that named it, and those of them accredited. */
  readonly offers: number;
  readonly accredited: number;
  readonly mailed: number;
};

/** The calls of these bodies, newest first. One statement. */
export async function listCalls(db: Queryable, bodies: readonly string[]): Promise<Call[]> {
  return await callQuery(db, sql`call.body_id = any(${bodies}::uuid[])`);
}

/** The call with that id, or null. One statement. */
export async function findCall(db: Queryable, id: string): Promise<Call | null> {
  return (await callQuery(db, sql`call.id = ${id}`))[0] ?? null;
}

async function callQuery(db: Queryable, condition: ReturnType<typeof sql>): Promise<Call[]> {
  const { rows } = await sql<Call>`
    select call.id, call.body_id as "bodyId", body.name as "bodyName", call.title, call.wanted, call.about, call.gap, call.opens_on as "opensOn",
      call.closes_on as "closesOn", call.ended_at as "endedAt", call.version, came.offers, came.accredited,
      (select count(*)::int from call_mailings m where m.call_id = call.id) as mailed
    from calls_for_peers call join programme_bodies body on body.id = call.body_id
    left join lateral (select count(*)::int as offers, (count(*) filter (where status = 'accredited'))::int as accredited
      from expressions_of_interest where call_id = call.id) came on true
    where ${condition} order by call.opens_on desc, call.id desc limit 200`.execute(db);
  return rows;
}

/** The calls that are open on a day, by the need they were made from. One statement. */
export async function openCallsByNeed(db: Queryable, bodies: readonly string[], today: IsoDate) {
  const { rows } = await sql<{ id: string; title: string; need: string }>`
    select id, title, gap->>'need' as need from calls_for_peers
    where body_id = any(${bodies}::uuid[]) and ended_at is null and closes_on >= ${today}::date order by opens_on`.execute(
    db,
  );
  return new Map(rows.map(({ need, ...call }) => [need, call]));
}

/** The offers that named a call, newest first, for the office. */
export async function offersOf(db: Queryable, callId: string) {
  return await db
    .selectFrom('expressions_of_interest')
    .select([
      'id',
      'name',
      'role_title as roleTitle',
      'authority_name as authority',
      'status',
      'received_at as receivedAt',
    ])
    .where('call_id', '=', callId)
    .orderBy('received_at', 'desc')
    .orderBy('id')
    .limit(100)
    .execute();
}
