import type { Queryable } from '#platform/database/connect';

/** Everybody who can see the jobs: administrators and programme managers. */
export async function whoLooksAfterJobs(db: Queryable): Promise<string[]> {
  const rows = await db
    .selectFrom('role_grants')
    .select('person_id')
    .distinct()
    .where('role', 'in', ['administrator', 'programme-manager'])
    .where('ended_at', 'is', null)
    .execute();
  return rows.map((row) => row.person_id);
}

/** Messages that could not be sent, newest first, without whom they are for. */
export async function failedMail(db: Queryable) {
  return await db
    .selectFrom('mail_messages')
    .select(['id', 'template', 'attempts', 'queued_at'])
    .where('status', '=', 'failed')
    .orderBy('queued_at', 'desc')
    .limit(50)
    .execute();
}
