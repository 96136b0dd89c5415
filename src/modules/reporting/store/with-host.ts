import { sql } from 'kysely';
import type { ProgrammeDefinition } from '#modules/programmes';
import type { Queryable } from '#platform/database/connect';

/** How far a report has come for the host: it has not got it, it has it (to check, or because it writes it), or anybody can read it. */
export type HostHas = 'nothing' | 'report' | 'published';

/** What the host of a challenge has of its report. Until it has it, recommendations are the team's alone. One statement. */
export async function hostHas(
  db: Queryable,
  challengeId: string,
  definition: Pick<ProgrammeDefinition, 'reportWrittenBy'>,
): Promise<HostHas> {
  const { rows } = await sql<{ published: boolean; sent: boolean }>`
    select exists (select from published_reports where challenge_id = ${challengeId}) as published,
      exists (select from reports where challenge_id = ${challengeId}
        and (${definition.reportWrittenBy === 'host'} or fact_check_due_on is not null)) as sent`.execute(db);
  const [row] = rows;
  if (row?.published) return 'published';
  return row?.sent ? 'report' : 'nothing';
}
