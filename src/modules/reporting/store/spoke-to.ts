import { sql } from 'kysely';
import { SOURCE_CATEGORY_LABELS } from '#modules/programmes';
import type { Queryable } from '#platform/database/connect';
import type { SpokenToFigures } from '../domain/content.ts';

/**
 * How many people spoke in how many sessions, from the attendance of live sessions. Somebody named counts once however often they
 * came; people without names count once a session; a session counts where somebody came. One statement.
 */
export async function whoWeSpokeTo(db: Queryable, challengeId: string): Promise<SpokenToFigures> {
  const { rows } = await sql<{ category: string | null; people: number; sessions: number; all: number }>`
    with spoke as (
      select who.source_category as category, session.id as session_id, who.id::text as who, 1 as people
        from sessions session join session_interviewees came on came.session_id = session.id and came.attended
        join interviewees who on who.id = came.interviewee_id
        where session.challenge_id = ${challengeId} and session.is_live
      union all
      select source_category, id, id::text || '-others', others_attended from sessions
        where challenge_id = ${challengeId} and is_live and others_attended > 0
    ), once as (select category, who, max(people) as people from spoke group by category, who)
    select category, (select sum(people) from once where once.category is not distinct from spoke.category)::int as people,
      count(distinct session_id)::int as sessions, (select count(distinct session_id) from spoke)::int as all
    from spoke group by category`.execute(db);
  const order = Object.entries(SOURCE_CATEGORY_LABELS) as [string | null, string][];
  const bySourceCategory = [...order, [null, 'Not said'] as const].flatMap(([category, label]) =>
    rows
      .filter((row) => row.category === category)
      .map(({ people, sessions }) => ({ category, label, people, sessions })),
  );
  const people = bySourceCategory.reduce((sum, row) => sum + row.people, 0);
  return { people, sessions: rows[0]?.all ?? 0, bySourceCategory };
}
