import { sql } from 'kysely';
import type { Queryable } from '#platform/database/connect';

/** The challenges of a host that this person may know of (theirs, their body's, or published), newest first, at most 50. */
export async function challengesAt(db: Queryable, authorityId: string, personId: string) {
  const { rows } = await sql<{
    reference: string;
    title: string;
    on_site_from: string | null;
    on_site_until: string | null;
    slug: string | null;
    may_see: boolean;
  }>`
    select * from (
      select challenge.reference, challenge.title, challenge.on_site_from, challenge.on_site_until, challenge.opened_at, report.slug,
        exists (select from role_grants held where held.person_id = ${personId} and held.ended_at is null
          and (held.challenge_id = challenge.id and held.role <> 'interviewee' or held.authority_id = challenge.host_id
            or (held.body_id = challenge.body_id and held.role in ('programme-manager', 'placement-officer', 'administrator')))) as may_see
      from challenges challenge left join published_reports report on report.challenge_id = challenge.id
      where challenge.host_id = ${authorityId}
    ) known where may_see or slug is not null order by opened_at desc limit 50`.execute(db);
  return rows;
}
