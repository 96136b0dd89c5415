import { sql } from 'kysely';
import { CLOCK_MOVERS, CLOCK_TASKS } from '#modules/challenges';
import type { Actor } from '#platform/access/roles';
import type { Queryable } from '#platform/database/connect';

export type OpenTask = {
  id: string;
  kind: string;
  title: string;
  path: string;
  dueOn: string | null;
  challengeTitle: string | null;
  reference: string | null;
  hostName: string | null;
  /** Asked of this person, or of a role they hold on that challenge. */
  mine: boolean;
  /** The role it waits for, where it is not this person's. */
  forRole: string | null;
  forName: string | null;
};

/**
 * What is asked of a person, and what is asked of others on the challenges they are part of, in one statement: own first, soonest
 * first. A role's task is theirs where they hold that role on the challenge, its host or its body, or, where a clock asks it, one that the
 * challenge's own page takes for whose move it is. Somebody who is only heard there is asked nothing and waits for nothing.
 */
export async function tasksAround(db: Queryable, actor: Actor, limit: number): Promise<OpenTask[]> {
  const { rows } = await sql<OpenTask>`
    with clocks as (select * from unnest(${CLOCK_MOVERS.map(({ asked }) => asked)}::text[], ${CLOCK_MOVERS.map(({ mover }) => mover)}::text[]) as clock (asked, mover)),
    grants as (select role, body_id, challenge_id, authority_id from role_grants
      where person_id = ${actor.personId} and ended_at is null and role <> 'interviewee'),
    around as (
      select distinct challenge.id, challenge.title, challenge.reference, challenge.host_id, challenge.body_id, host.short_name as host_name
      from challenges challenge join authorities host on host.id = challenge.host_id
      join grants on grants.challenge_id = challenge.id or grants.authority_id = challenge.host_id
        or (grants.body_id = challenge.body_id and grants.role in ('programme-manager', 'placement-officer'))
      where challenge.closed_at is null
    ),
    asked as (
      select task.*, around.title as challenge_title, around.reference, around.host_name,
        task.for_person_id = ${actor.personId} or exists (select from grants where (grants.role = task.for_role
            or (task.kind = any(${CLOCK_TASKS}) and (task.for_role, grants.role) in (select asked, mover from clocks)))
          and (grants.challenge_id = around.id or grants.authority_id = around.host_id or grants.body_id = around.body_id)) as mine
      from tasks task join around on around.id = task.challenge_id
      where task.done_at is null and task.dropped_at is null
      union all
      select task.*, null, null, null, true from tasks task
      where task.done_at is null and task.dropped_at is null
        -- An offer to become a peer, or an event, belongs to no challenge: it is asked of those who hold the role with its body.
        and (task.for_person_id = ${actor.personId} or (task.challenge_id is null and exists (
          select from (select id, body_id from expressions_of_interest union all select id, body_id from peer_events) about
          join grants on grants.body_id = about.body_id and grants.role = task.for_role where about.id::text = task.subject)))
        and (task.challenge_id is null or task.challenge_id not in (select id from around))
    )
    select asked.id, asked.kind, asked.title, asked.path, asked.due_on as "dueOn", asked.challenge_title as "challengeTitle",
      asked.reference, asked.host_name as "hostName", coalesce(asked.mine, false) as mine, asked.for_role as "forRole", person.name as "forName"
    from asked left join people person on person.id = asked.for_person_id
    order by coalesce(asked.mine, false) desc, asked.due_on nulls last, asked.opened_at limit ${limit}`.execute(db);
  return rows;
}

/** The challenges a person is part of that are not closed, the nearest on site first. */
export async function openChallengesOf(db: Queryable, actor: Actor, limit: number) {
  const { rows } = await sql<{
    reference: string;
    title: string;
    stage: string;
    on_site_from: string | null;
    on_site_until: string | null;
    total: number;
  }>`
    select challenge.reference, challenge.title, challenge.stage, challenge.on_site_from, challenge.on_site_until, count(*) over () as total
    from challenges challenge where challenge.closed_at is null and exists (
      select from role_grants held where held.person_id = ${actor.personId} and held.ended_at is null and held.role <> 'interviewee'
        and (held.challenge_id = challenge.id or held.authority_id = challenge.host_id
          or (held.body_id = challenge.body_id and held.role in ('programme-manager', 'placement-officer', 'administrator'))))
    order by abs(coalesce(challenge.on_site_from, current_date + 400) - current_date) limit ${limit}`.execute(db);
  return rows;
}

/**
 * The sessions to come, or on now, that an interviewee is invited to, as they were told of them, soonest first. `answer`: what they said to
 * the time it has; `looked-at-again` where it is to change and there is nothing to answer; null too where several share an address.
 */
export async function sessionsOfInterviewee(db: Queryable, personId: string, now: Date) {
  const { rows } = await sql<{
    title: string;
    starts_at: Date;
    ends_at: Date;
    place: string;
    reference: string;
    host_name: string;
    answer: 'accepted' | 'declined' | 'other-time' | 'looked-at-again' | null;
  }>`
    with mine as (
      select who.id, who.challenge_id, (select snapshot from timetable_releases as release where release.challenge_id = who.challenge_id
        order by number desc limit 1) as snapshot
      from interviewees as who where who.person_id = ${personId}
    ), told as (
      select mine.challenge_id, frozen.title, frozen."startsAt" as starts_at, frozen."endsAt" as ends_at, frozen."roomName" as room,
        frozen."roomSite" as site, frozen."placeNote" as place_note, mine.id as who, frozen.id as session_id
      from mine cross join lateral jsonb_to_recordset(mine.snapshot) as frozen(id uuid, title text, "startsAt" timestamptz, "endsAt" timestamptz,
        "isLive" boolean, "roomName" text, "roomSite" text, "placeNote" text, "intervieweeIds" jsonb)
      where frozen."isLive" and frozen."intervieweeIds" @> to_jsonb(mine.id::text)
      union all
      select mine.challenge_id, session.title, lower(session.period), upper(session.period), room.name, room.site, session.place_note, mine.id,
        session.id
      from mine join session_interviewees as invited on invited.interviewee_id = mine.id
        join sessions as session on session.id = invited.session_id and session.is_live
        left join rooms as room on room.id = session.room_id
      where mine.snapshot is null and exists (select from challenge_milestones as reached
        where reached.challenge_id = mine.challenge_id and reached.milestone = 'timetable-released')
    )
    select told.title, told.starts_at, told.ends_at,
      concat_ws(', ', nullif(told.room, ''), nullif(told.site, ''), nullif(told.place_note, '')) as place,
      challenge.reference, host.short_name as host_name,
      case when (select count(*) from mine where mine.challenge_id = told.challenge_id) > 1 then null
        when said.is_live is not true then 'looked-at-again'
        when said.answered_period is null then said.answer end as answer
    from told
    left join session_interviewees as said on said.session_id = told.session_id and said.interviewee_id = told.who
    join challenges challenge on challenge.id = told.challenge_id
    join authorities host on host.id = challenge.host_id
    where told.ends_at > ${now}
    order by told.starts_at limit 20`.execute(db);
  return rows;
}
