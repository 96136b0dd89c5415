import type { Queryable } from '#platform/database/connect';
import type { ChallengeHead } from '#platform/http/context';

/** The challenge with that reference, as far as permission and headings need it, or null. One statement. */
export async function findChallengeHead(db: Queryable, reference: string): Promise<ChallengeHead | null> {
  const row = await db
    .selectFrom('challenges as challenge')
    .innerJoin('authorities as host', 'host.id', 'challenge.host_id')
    .select(['challenge.id', 'challenge.reference', 'challenge.title', 'challenge.body_id', 'challenge.host_id'])
    .select(['challenge.programme_key', 'challenge.programme_version', 'challenge.stage', 'challenge.version'])
    .select(['challenge.on_site_from', 'challenge.on_site_until', 'challenge.manager_id', 'host.name as host_name'])
    .where('challenge.reference', '=', reference)
    .executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id,
    reference: row.reference,
    title: row.title,
    bodyId: row.body_id,
    hostId: row.host_id,
    hostName: row.host_name,
    programmeKey: row.programme_key,
    programmeVersion: row.programme_version,
    stage: row.stage,
    onSiteFrom: row.on_site_from,
    onSiteUntil: row.on_site_until,
    managerId: row.manager_id,
    version: row.version,
  };
}
