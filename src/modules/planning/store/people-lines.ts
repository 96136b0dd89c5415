import { sql } from 'kysely';
import type { IsoDate } from '#kernel/dates';
import type { Queryable } from '#platform/database/connect';

/** A peer in one line, with how they answered when they were asked last. */
export type PeerLine = {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly authority: string | null;
  readonly served: number;
  readonly lastServed: IsoDate | null;
  readonly lastConfirmed: IsoDate | null;
  readonly daysPerYear: number;
  readonly answers: readonly {
    readonly status: string;
    readonly reason: string | null;
    readonly host: string;
    readonly on: string;
  }[];
};

/** These peers, by id. One statement. */
export async function peerLines(db: Queryable, ids: readonly string[]): Promise<Map<string, PeerLine>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<PeerLine>`
    select person.id, person.name, coalesce((select title from peer_roles r where r.peer_id = person.id and r.until_on is null order by from_on desc nulls last, title limit 1), person.job_title) as role,
      a.short_name as authority, peer.served, peer.last_served_on as "lastServed", peer.last_confirmed_on as "lastConfirmed", peer.days_per_year as "daysPerYear",
      coalesce((select json_agg(last) from (select p.status, p.answer_reason as reason, h.short_name as host, p.answered_at as "on"
        from placements p join challenges c on c.id = p.challenge_id join authorities h on h.id = c.host_id
        where p.peer_id = person.id and p.answered_at is not null order by p.answered_at desc limit 3) last), '[]') as answers
    from peers peer join people person on person.id = peer.person_id left join authorities a on a.id = peer.authority_id
    where person.id = any(${ids}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Peers of a body whose name, post or authority has these words, by name. One statement. */
export async function peersByWords(
  db: Queryable,
  bodyId: string,
  words: readonly string[],
): Promise<{ id: string; name: string; authority: string | null }[]> {
  const each = words.map((word) => sql`peer.search_text like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`);
  const { rows } = await sql<{ id: string; name: string; authority: string | null }>`
    select person.id, person.name, a.short_name as authority from peers peer join people person on person.id = peer.person_id
    left join authorities a on a.id = peer.authority_id
    where peer.body_id = ${bodyId} and ${each.length === 0 ? sql`false` : sql.join(each, sql` and `)} order by person.name limit 20`.execute(
    db,
  );
  return rows;
}

/** What slots of a plan are called: `Lead peer, Northdale`. One statement. */
export async function slotNames(
  db: Queryable,
  planId: string,
  keys: readonly string[],
): Promise<Map<string, { name: string; challengeId: string }>> {
  if (keys.length === 0) return new Map();
  const { rows } = await sql<{ key: string; name: string; challengeId: string }>`
    select x.slot_key as key, lower(left(x.name, 1)) || substr(x.name, 2) || ' at ' || h.short_name as name, x.challenge_id as "challengeId"
    from plan_places x join challenges c on c.id = x.challenge_id join authorities h on h.id = c.host_id
    where x.plan_id = ${planId} and x.slot_key = any(${keys}::text[])`.execute(db);
  return new Map(rows.map(({ key, ...rest }) => [key, rest]));
}
