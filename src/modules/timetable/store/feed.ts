import { sql } from 'kysely';
import type { Queryable, Transacting } from '#platform/database/connect';

/** A session that belongs in somebody's calendar, and what they see of it. */
export type FeedLine = {
  readonly sessionId: string;
  readonly part: 'team' | 'interviewee';
  readonly reference: string;
  readonly title: string;
  readonly hostName: string;
};

/** No more than anybody has: a session that fell out of a feed would vanish from calendars without a word. */
const MOST_LINES = 20_000;

/**
 * The sessions of one person's calendar, of released timetables only and no older than 60 days: all of them for the challenge
 * manager and the host; their own for peers on the team; their own, as an interviewee sees it, for interviewees. A role that has
 * ended shows nothing. A session cancelled before anybody was told of it was never in a calendar. `challengeId` narrows to one.
 */
export async function feedOf(
  db: Queryable,
  personId: string,
  now: Date,
  only: { challengeId?: string; part?: 'interviewee' } = {},
): Promise<FeedLine[]> {
  const { rows } = await sql<FeedLine>`
    with part_in as (
      select challenge_id as id from role_grants where person_id = ${personId} and challenge_id is not null
      union select id from challenges where host_id in (select authority_id from role_grants where person_id = ${personId})
    ), latest as (
      select distinct on (challenge_id) challenge_id, snapshot from timetable_releases
      where challenge_id in (select id from part_in) order by challenge_id, number desc
    ), told as (
      select frozen.id, latest.challenge_id, frozen."startsAt" as starts_at, frozen."endsAt" as ends_at,
        frozen."isLive" as is_live, true as was_told,
        jsonb_path_query_array(frozen.peers, '$.id') as peer_ids, frozen."intervieweeIds" as interviewee_ids
      from latest cross join lateral jsonb_to_recordset(latest.snapshot) as frozen(id uuid, "startsAt" timestamptz,
        "endsAt" timestamptz, "isLive" boolean, peers jsonb, "intervieweeIds" jsonb)
      union all
      select session.id, session.challenge_id, lower(session.period), upper(session.period), session.is_live,
        session.calendar_sequence > 0,
        (select coalesce(jsonb_agg(peer_id), '[]') from session_peers where session_id = session.id),
        (select coalesce(jsonb_agg(interviewee_id), '[]') from session_interviewees where session_id = session.id)
      from sessions as session where session.challenge_id in (select id from part_in) and not exists (select from timetable_releases as release
        where release.challenge_id = session.challenge_id)
    ), mine as (
      select session.id, session.challenge_id, session.starts_at, bool_or(part.name <> 'interviewee') as as_team
      from told as session
        join challenges as challenge on challenge.id = session.challenge_id
        join role_grants as held on held.person_id = ${personId} and held.ended_at is null
          and (held.challenge_id = challenge.id or held.authority_id = challenge.host_id)
        cross join lateral (select case
          when held.role in ('challenge-manager', 'host-coordinator', 'host-sponsor') then 'all'
          when held.role = 'team-peer' and session.peer_ids @> to_jsonb(${personId}::text) then 'peer'
          when held.role = 'interviewee' and exists (select from interviewees as who
            where who.person_id = ${personId} and session.interviewee_ids @> to_jsonb(who.id::text)) then 'interviewee'
          end as name) as part
      where part.name is not null and session.ends_at > ${new Date(now.getTime() - 60 * 86_400_000)}
        and (session.is_live or session.was_told)
        and (${only.challengeId ?? null}::uuid is null or session.challenge_id = ${only.challengeId ?? null}::uuid)
        and (${only.part ?? null}::text is null or part.name = ${only.part ?? null}::text)
        and exists (select from challenge_milestones as reached where reached.challenge_id = session.challenge_id
          and reached.milestone = 'timetable-released')
      group by session.id, session.challenge_id, session.starts_at
    )
    select mine.id as "sessionId", case when mine.as_team then 'team' else 'interviewee' end as part, challenge.reference,
      challenge.title, host.name as "hostName"
    from mine join challenges as challenge on challenge.id = mine.challenge_id
      join authorities as host on host.id = challenge.host_id
    order by mine.starts_at, mine.id
    limit ${MOST_LINES}`.execute(db);
  return rows;
}

/** Whose feed it is, with the number that its address is made from; null where there is nobody. */
export async function feedOwner(
  db: Queryable,
  personId: string,
): Promise<{ name: string; calendarKey: number } | null> {
  const row = await db
    .selectFrom('people')
    .select(['name', 'calendar_key as calendarKey'])
    .where('id', '=', personId)
    .executeTakeFirst();
  return row ?? null;
}

/** Makes the old address of somebody's feed worthless. */
export async function bumpCalendarKey(trx: Transacting, personId: string): Promise<void> {
  await trx
    .updateTable('people')
    .set((row) => ({ calendar_key: row('calendar_key', '+', 1) }))
    .where('id', '=', personId)
    .execute();
}
