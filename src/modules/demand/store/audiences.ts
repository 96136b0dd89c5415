import { sql } from 'kysely';
import type { Queryable } from '#platform/database/connect';
import type { Call } from './calls.ts';

/** Who a call may be sent to. */
export const AUDIENCES = ['near', 'knows', 'contact'] as const;
export type Audience = (typeof AUDIENCES)[number];

export type Reader = { readonly id: string; readonly name: string; readonly email: string };

/**
 * Whom a call has still to reach. `near`: serving peers with the role who lack the topic, or with the topic at depth who hold another
 * role. `knows`: serving peers with the role, who know others in it. `contact`: those who coordinate or sponsor challenges at
 * authorities. Each person once a call: who is in an earlier group is not in a later one.
 */
export async function readersOf(
  db: Queryable,
  call: Pick<Call, 'id' | 'bodyId' | 'gap'>,
  audience: Audience,
  most = 10_000,
): Promise<Reader[]> {
  const { rows } = await sql<Reader>`
    with readers as (${readers(call)})
    select person.id, person.name, person.email::text as email from readers join people person on person.id = readers.id
    where readers.audience = ${audience} and person.email is not null and not exists (
      select 1 from call_mailings sent where sent.call_id = ${call.id} and sent.person_id = person.id)
    order by person.name, person.id limit ${most}`.execute(db);
  return rows;
}

/** How many each group has still to reach. One statement. */
export async function audienceSizes(
  db: Queryable,
  call: Pick<Call, 'id' | 'bodyId' | 'gap'>,
): Promise<Readonly<Record<Audience, number>>> {
  const { rows } = await sql<{ audience: Audience; count: number }>`
    with readers as (${readers(call)})
    select readers.audience, count(*)::int as count from readers join people person on person.id = readers.id
    where person.email is not null and not exists (
      select 1 from call_mailings sent where sent.call_id = ${call.id} and sent.person_id = person.id)
    group by readers.audience`.execute(db);
  const of = (audience: Audience) => rows.find((row) => row.audience === audience)?.count ?? 0;
  return { near: of('near'), knows: of('knows'), contact: of('contact') };
}

function readers({ bodyId, gap }: Pick<Call, 'bodyId' | 'gap'>) {
  const holds = sql`exists (select 1 from peer_roles r where r.peer_id = peer.person_id and r.until_on is null and r.role = any(${[...gap.roles]}::text[]))`;
  const knows = gap.topic
    ? sql`exists (select 1 from peer_skills s where s.peer_id = peer.person_id and s.topic = ${gap.topic} and s.level >= 2)`
    : sql`false`;
  const lacks = gap.topic
    ? sql`not exists (select 1 from peer_skills s where s.peer_id = peer.person_id and s.topic = ${gap.topic})`
    : sql`not exists (select 1 from accreditations a where a.peer_id = peer.person_id and a.until_on >= current_date)`;
  return sql`
    select peer.person_id as id, case when (${holds} and ${lacks}) or (not ${holds} and ${knows}) then 'near' else 'knows' end as audience
    from peers peer where peer.body_id = ${bodyId} and peer.status = 'serving' and (${holds} or ${knows})
    union
    select held.person_id, 'contact' from role_grants held where held.role in ('host-coordinator', 'host-sponsor') and held.ended_at is null
      and not exists (select 1 from peers peer where peer.person_id = held.person_id and peer.status = 'serving' and (${holds} or ${knows}))`;
}
