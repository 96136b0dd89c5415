import { sql } from 'kysely';
import type { IsoDate } from '#kernel/dates';
import { type HeardOnDay, roomParts, type SessionsOnDay } from '#modules/notebook';
import type { Queryable } from '#platform/database/connect';
import type { GroupingStep } from '../domain/emerging.ts';
import type { RoomTheme } from '../domain/team-room.ts';

/** What a page that stays open can have missed: what was heard and which sessions there are day by day, and a stamp of all else that it shows. */
export type RoomState = {
  readonly heard: readonly HeardOnDay[];
  /** The days of sessions that are still on. */
  readonly sessionDays: readonly IsoDate[];
  readonly sessions: readonly SessionsOnDay[];
  readonly grouped: string;
};

export type RoomFrame = RoomState & {
  readonly closed: boolean;
  readonly themes: readonly RoomTheme[];
  /** Whose marks the notes carry: the peers on the team, and whoever manages. */
  readonly team: readonly { readonly id: string; readonly name: string }[];
  /** What others did to the emerging findings last, newest first. */
  readonly others: readonly GroupingStep[];
  /** The last thing that this person did to them, has not undone and can undo; null where there is none. */
  readonly own: GroupingStep | null;
};

/**
 * What stands round the notes. Read before them: what changes meanwhile is on the page and not in its state, so it is told once too
 * often, and never not at all. One statement.
 */
export async function roomFrame(db: Queryable, challengeId: string, viewerId: string): Promise<RoomFrame> {
  const { heard, sessionDays, sessions, grouped } = stateParts(challengeId);
  const row = await db
    .selectFrom('challenges as challenge')
    .select(sql<boolean>`challenge.closed_at is not null`.as('closed'))
    .select(
      sql<RoomTheme[]>`coalesce((select json_agg(json_build_object('id', theme.id, 'name', theme.name,
        'areas', array(select probe.area from challenge_probes probe where probe.theme_id = theme.id and probe.area <> ''
          group by probe.area order by min(probe.position), probe.area)) order by theme.position)
        from challenge_themes theme where theme.challenge_id = challenge.id), '[]')`.as('themes'),
    )
    .select(
      sql<
        RoomFrame['team']
      >`coalesce((select json_agg(json_build_object('id', person.id, 'name', person.name)) from people person
        where person.id = challenge.manager_id or person.id in (select placement.peer_id from placements placement
          where placement.challenge_id = challenge.id and placement.status in ('accepted', 'confirmed', 'served'))), '[]')`.as(
        'team',
      ),
    )
    .select(stepsWhere(sql`step.taken_by <> ${viewerId}`, 4).as('others'))
    .select(stepsWhere(sql`step.taken_by = ${viewerId} and ${CAN_BE_UNDONE}`, 1).as('own'))
    .select([heard.as('heard'), sessionDays.as('sessionDays')])
    .select([sessions.as('sessions'), grouped.as('grouped')])
    .where('challenge.id', '=', challengeId)
    .executeTakeFirstOrThrow();
  return { ...row, own: row.own[0] ?? null };
}

/** The state alone. One statement. */
export async function roomState(db: Queryable, challengeId: string): Promise<RoomState> {
  const { heard, sessionDays, sessions, grouped } = stateParts(challengeId);
  const asked = sql<RoomState>`select ${heard} as heard, ${sessionDays} as "sessionDays", ${sessions} as sessions, ${grouped} as grouped`;
  const { rows } = await asked.execute(db);
  return rows[0] ?? { heard: [], sessionDays: [], sessions: [], grouped: '' };
}

function stateParts(challengeId: string) {
  const { heard, sessionDays, prompts, sessions, sessionsOfEveryDay, told } = roomParts(
    challengeId,
    sql`select note_id from emerging_finding_notes where challenge_id = ${challengeId}`,
  );
  const groups = sql`(select count(*) || '.' || coalesce(sum(version), 0) || '.' || count(finding_id) || '.' || count(apart_at)
    from emerging_findings where challenge_id = ${challengeId})`;
  const links = sql`(select count(*) || '.' || coalesce(sum(note.version), 0)
    from emerging_finding_notes link join notes note on note.id = link.note_id where link.challenge_id = ${challengeId})`;
  const photographs = sql`(select count(*) from emerging_finding_notes link
    join note_photographs photograph on photograph.note_id = link.note_id where link.challenge_id = ${challengeId})`;
  const steps = sql`(select count(*) || '.' || count(undone_at) from grouping_steps where challenge_id = ${challengeId})`;
  const grouped = sql<string>`concat_ws('/', ${prompts}, ${sessionsOfEveryDay}, ${told}, ${groups}, ${links}, ${photographs}, ${steps})`;
  return { heard, sessionDays, sessions, grouped };
}

/** Where what was put in or taken out of is a finding by now or was taken apart, there is nothing to go back to. */
const CAN_BE_UNDONE = sql`step.what <> 'finding' and into_group.finding_id is null and into_group.apart_at is null
  and (step.what = 'apart' or (from_group.finding_id is null and from_group.apart_at is null))`;

function stepsWhere(which: ReturnType<typeof sql>, most: number) {
  return sql<GroupingStep[]>`coalesce((select json_agg(recent) from (
    select step.id, step.what, person.name as "byName", step.taken_at as at, into_group.title as into,
      cardinality(step.added) as added, from_group.title as "from", cardinality(step.removed) as removed
    from grouping_steps step join people person on person.id = step.taken_by
    left join emerging_findings into_group on into_group.id = step.into_id
    left join emerging_findings from_group on from_group.id = step.from_id
    where step.challenge_id = challenge.id and step.undone_at is null and ${which}
    order by step.number desc limit ${sql.lit(most)}) recent), '[]')`;
}
