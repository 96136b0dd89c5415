import { sql } from 'kysely';
import { type DaySpan, notesOfDayParts } from '#modules/notebook';
import type { Queryable } from '#platform/database/connect';
import type { GroupingStep } from '../domain/emerging.ts';
import type { RoomTheme } from '../domain/team-room.ts';

/** What tells a page that stays open whether something is new: the day's notes counted, and a stamp of everything that is shown. */
export type Pulse = { readonly notes: number; readonly stamp: string };

export type RoomFrame = {
  readonly closed: boolean;
  readonly themes: readonly RoomTheme[];
  /** Whose marks the notes carry: the peers on the team, and whoever manages. */
  readonly team: readonly { readonly id: string; readonly name: string }[];
  /** What others did to the emerging findings last, newest first. */
  readonly others: readonly GroupingStep[];
  /** The last thing that this person did to them and has not undone; null where there is none. */
  readonly own: GroupingStep | null;
  readonly pulse: Pulse;
};

/** What stands round the notes of a day. One statement. */
export async function roomFrame(
  db: Queryable,
  challengeId: string,
  span: DaySpan,
  viewerId: string,
): Promise<RoomFrame> {
  const { count, stamp } = pulseParts(challengeId, span);
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
    .select(stepsWhere(sql`step.taken_by = ${viewerId} and step.what <> 'finding'`, 1).as('own'))
    .select([count.as('notes'), stamp.as('stamp')])
    .where('challenge.id', '=', challengeId)
    .executeTakeFirstOrThrow();
  return {
    closed: row.closed,
    themes: row.themes,
    team: row.team,
    others: row.others,
    own: row.own[0] ?? null,
    pulse: { notes: row.notes, stamp: row.stamp },
  };
}

/** The pulse alone. One statement. */
export async function roomPulse(db: Queryable, challengeId: string, span: DaySpan): Promise<Pulse> {
  const { count, stamp } = pulseParts(challengeId, span);
  const { rows } = await sql<Pulse>`select ${count} as notes, ${stamp} as stamp`.execute(db);
  return rows[0] ?? { notes: 0, stamp: '' };
}

function pulseParts(challengeId: string, span: DaySpan) {
  const notes = notesOfDayParts(challengeId, span);
  const groups = sql<string>`(select count(*) || '.' || coalesce(sum(version), 0) || '.' || count(finding_id) || '.' || count(apart_at)
    from emerging_findings where challenge_id = ${challengeId})`;
  const links = sql<string>`(select count(*) from emerging_finding_notes where challenge_id = ${challengeId})`;
  const steps = sql<string>`(select count(*) || '.' || count(undone_at) from grouping_steps where challenge_id = ${challengeId})`;
  const stamp = sql<string>`md5(concat_ws('/', ${notes.stamp}, ${notes.prompts}, ${groups}, ${links}, ${steps}))`;
  return { count: notes.count, stamp };
}

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
