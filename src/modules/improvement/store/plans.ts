import { sql } from 'kysely';
import type { Queryable, Transacting } from '#platform/database/connect';
import type { OwnStatus, PlanStatus } from '../domain/plan.ts';

/** A host's plan, or null where it has none yet. */
export async function planOf(db: Queryable, challengeId: string) {
  const row = await db
    .selectFrom('action_plans')
    .selectAll()
    .where('challenge_id', '=', challengeId)
    .executeTakeFirst();
  return row ? { ...row, status: row.status as PlanStatus } : null;
}

/** What the host will do: by whom, by when, and how it will know. */
export type Action = {
  id: string;
  recommendationId: string;
  text: string;
  owner: string;
  dueOn: string;
  measure: string;
  baseline: string;
  ownStatus: OwnStatus;
  statusNote: string;
  version: number;
};

/** Every action of a plan, in its order. */
export async function actionsOf(db: Queryable, challengeId: string): Promise<Action[]> {
  const rows = await db
    .selectFrom('actions')
    .selectAll()
    .where('challenge_id', '=', challengeId)
    .orderBy('position')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    recommendationId: row.recommendation_id,
    text: row.text,
    owner: row.owner,
    dueOn: row.due_on,
    measure: row.measure,
    baseline: row.baseline,
    ownStatus: row.own_status as OwnStatus,
    statusNote: row.status_note,
    version: row.version,
  }));
}

type ActionRow = {
  id: string;
  challenge_id: string;
  recommendation_id: string;
  text: string;
  owner: string;
  due_on: string;
  measure: string;
  baseline: string;
  position: number;
};

/** Keeps an action; false where its id is taken. */
export async function insertAction(trx: Transacting, row: ActionRow): Promise<boolean> {
  const added = await trx
    .insertInto('actions')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

/** Whether the plan has an action of exactly these words. */
export async function hasAction(trx: Transacting, row: ActionRow): Promise<boolean> {
  const found = await trx
    .selectFrom('actions')
    .select('id')
    .where('recommendation_id', '=', row.recommendation_id)
    .where('text', '=', row.text)
    .where('owner', '=', row.owner)
    .where('due_on', '=', row.due_on)
    .where('measure', '=', row.measure)
    .where('baseline', '=', row.baseline)
    .executeTakeFirst();
  return found !== undefined;
}

/** A progress review as it stands; null where it has not been opened. */
export async function reviewOf(db: Queryable, challengeId: string) {
  return (await reviewQuery(db, challengeId).executeTakeFirst()) ?? null;
}

/** The same, and it is not published before the transaction ends. */
export async function holdReview(trx: Transacting, challengeId: string) {
  return (await reviewQuery(trx, challengeId).forShare().executeTakeFirst()) ?? null;
}

function reviewQuery(db: Queryable, challengeId: string) {
  return db.selectFrom('progress_reviews').selectAll().where('challenge_id', '=', challengeId);
}

export async function entriesOf(db: Queryable, challengeId: string) {
  const rows = await db.selectFrom('progress_entries').selectAll().where('challenge_id', '=', challengeId).execute();
  return new Map(rows.map((row) => [row.recommendation_id, row]));
}
export type ProgressEntry = Awaited<ReturnType<typeof entriesOf>> extends Map<string, infer Entry> ? Entry : never;

/** Saves one side's words where that side's version is still the one given (0: nothing yet). False: somebody was quicker. */
export async function saveEntry(
  trx: Transacting,
  entry: { challengeId: string; recommendationId: string; side: 'host' | 'team'; text: string; version: number },
): Promise<boolean> {
  const text = sql.ref(entry.side === 'host' ? 'host_account' : 'peers_view');
  const version = sql.ref(entry.side === 'host' ? 'host_version' : 'peers_version');
  const saved = await sql`
    insert into progress_entries as entry (challenge_id, recommendation_id, ${text}, ${version})
    select ${entry.challengeId}, recommendation.id, ${entry.text}, 1 from recommendations recommendation
      where recommendation.id = ${entry.recommendationId} and recommendation.challenge_id = ${entry.challengeId}
    on conflict (challenge_id, recommendation_id) do update set ${text} = excluded.${text}, ${version} = entry.${version} + 1
      where entry.${version} = ${entry.version}`.execute(trx);
  return saved.numAffectedRows === 1n;
}

/** The published report of a slug, as far as its plan and review need it. */
export async function reportOfSlug(db: Queryable, slug: string) {
  return await db
    .selectFrom('published_reports as report')
    .innerJoin('authorities as host', 'host.id', 'report.host_id')
    .select(['report.challenge_id', 'report.title', 'report.slug', 'host.name as host_name'])
    .where('report.slug', '=', slug)
    .executeTakeFirst();
}
