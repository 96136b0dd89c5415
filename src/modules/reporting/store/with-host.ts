import { sql } from 'kysely';
import type { ProgrammeDefinition } from '#modules/programmes';
import type { Queryable } from '#platform/database/connect';

/**
 * How far a report has come for the host: it has not got it; it has checked its facts and the team works on it since; it has it as it is
 * (to check, signed off after that, or because it writes it); or anybody can read it.
 */
export type HostHas = 'nothing' | 'checked' | 'report' | 'published';

/** What the host of a challenge has of its report. Recommendations are the team's alone wherever they may still change. One statement. */
export async function hostHas(
  db: Queryable,
  challengeId: string,
  definition: Pick<ProgrammeDefinition, 'reportWrittenBy'>,
): Promise<HostHas> {
  const isHosts = definition.reportWrittenBy === 'host';
  const { rows } = await sql<{ published: boolean; sent: boolean; still: boolean }>`
    select exists (select from published_reports where challenge_id = ${challengeId}) as published,
      exists (select from reports where challenge_id = ${challengeId}
        and (${isHosts} or fact_check_due_on is not null)) as sent,
      exists (select from reports where challenge_id = ${challengeId}
        and (${isHosts} or status in ('fact-check', 'signed-off', 'published'))) as still`.execute(db);
  const [row] = rows;
  if (row?.published) return 'published';
  if (!row?.sent) return 'nothing';
  return row.still ? 'report' : 'checked';
}
