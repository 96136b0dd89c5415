import { sql } from 'kysely';
import { newId } from '#kernel/ids';
import type { Queryable, Transacting } from '#platform/database/connect';

/** One thing that was done, as it will be read in ten years. */
export type AuditEntry = {
  /** Null: the system itself, on a clock. */
  readonly actorId: string | null;
  readonly challengeId?: string | null;
  readonly subject: { readonly kind: string; readonly id: string };
  /** A verb phrase in the sector's words, such as `offered the place`. */
  readonly action: string;
  readonly before?: string | null;
  readonly after?: string | null;
  readonly reason?: string | null;
  readonly detail?: Record<string, unknown>;
  readonly at: Date;
};

/**
 * Writes what was done, in the transaction that does it: a status change and its entry commit together or not at all. Entries
 * are never changed or removed (the database refuses).
 */
export async function recordAudit(trx: Transacting, entry: AuditEntry): Promise<void> {
  await recordAudits(trx, [entry]);
}

/** Writes many entries at once: one statement. */
export async function recordAudits(trx: Transacting, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map((entry) => ({
    id: newId(entry.at.getTime()),
    at: entry.at,
    actor_id: entry.actorId,
    challenge_id: entry.challengeId ?? null,
    subject_kind: entry.subject.kind,
    subject_id: entry.subject.id,
    action: entry.action,
    status_before: entry.before ?? null,
    status_after: entry.after ?? null,
    reason: entry.reason ?? null,
    detail: entry.detail ?? {},
  }));
  await sql`
    insert into audit_entries (id, at, actor_id, challenge_id, subject_kind, subject_id, action, status_before, status_after, reason, detail)
    select id, at, actor_id, challenge_id, subject_kind, subject_id, action, status_before, status_after, reason, detail
    from jsonb_populate_recordset(null::audit_entries, ${JSON.stringify(rows)}::jsonb)`.execute(trx);
}

/** How many entries a page of a challenge's history holds. */
export const HISTORY_A_PAGE = 50;

/** What was done on a challenge, newest first, a page at a time, with the name of who did it and how many entries there are in all. */
export async function challengeHistory(db: Queryable, challengeId: string, page = 1) {
  const lines = await db
    .selectFrom('audit_entries as entry')
    .leftJoin('people as actor', 'actor.id', 'entry.actor_id')
    .select([
      'entry.at',
      'entry.action',
      'entry.subject_kind',
      'entry.status_before',
      'entry.status_after',
      'entry.reason',
    ])
    .select(['actor.name as actor_name', sql<number>`count(*) over ()`.as('total')])
    .where('entry.challenge_id', '=', challengeId)
    .orderBy('entry.at', 'desc')
    .orderBy('entry.id', 'desc')
    .limit(HISTORY_A_PAGE)
    .offset((page - 1) * HISTORY_A_PAGE)
    .execute();
  return { lines, total: lines[0]?.total ?? 0 };
}
