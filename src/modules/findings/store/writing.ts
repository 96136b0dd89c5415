import { sql } from 'kysely';
import { holdChallenge } from '#modules/notebook';
import type { Transacting } from '#platform/database/connect';

/**
 * Holds the challenge, so that its findings and recommendations are ordered by one at a time: first of all, as `holdChallenge` says.
 * False where it has closed.
 */
export async function holdOpenChallenge(trx: Transacting, challengeId: string): Promise<boolean> {
  return !(await holdChallenge(trx, challengeId, 'alone')).closed;
}

/**
 * Why the recommendations of a challenge stand still: its host is checking the facts of the report they are in, or that report is
 * signed off. Null while they may change. Holds the report, so that it is not signed off meanwhile.
 */
export async function recommendationsStandStill(
  trx: Transacting,
  challengeId: string,
): Promise<'fact-check' | 'signed-off' | null> {
  const report = await trx
    .selectFrom('reports')
    .select(['status', 'signed_off_at'])
    .where('challenge_id', '=', challengeId)
    .forShare()
    .executeTakeFirst();
  if (report?.signed_off_at) return 'signed-off';
  return report?.status === 'fact-check' ? 'fact-check' : null;
}

/** Of those ids, the ones that are notes of the challenge that can still be read. */
export async function notesToStandOn(
  trx: Transacting,
  challengeId: string,
  ids: readonly string[],
): Promise<{ id: string }[]> {
  if (ids.length === 0) return [];
  return await trx
    .selectFrom('notes')
    .select('id')
    .where('challenge_id', '=', challengeId)
    .where('destroyed_at', 'is', null)
    .where('id', 'in', [...ids])
    .forShare()
    .execute();
}

/** Of those ids, the documents of the challenge in the team's sight: shared with it now, or standing behind the finding already. */
export async function documentsToStandOn(
  trx: Transacting,
  challengeId: string,
  ids: readonly string[],
  findingId: string,
): Promise<{ id: string }[]> {
  if (ids.length === 0) return [];
  return await trx
    .selectFrom('documents as document')
    .select('document.id')
    .where('document.challenge_id', '=', challengeId)
    .where('document.id', 'in', [...ids])
    .where((where) =>
      where.or([
        where.and([where('document.removed_at', 'is', null), where('document.visible_to', '!=', 'manager')]),
        where.exists(
          where
            .selectFrom('finding_documents as link')
            .select('link.document_id')
            .whereRef('link.document_id', '=', 'document.id')
            .where('link.finding_id', '=', findingId),
        ),
      ]),
    )
    .execute();
}

/** How many destroyed notes a finding stands on: they stay, and are counted, whatever is chosen. */
export async function destroyedNotesBehind(trx: Transacting, findingId: string): Promise<number> {
  const row = await trx
    .selectFrom('finding_notes as link')
    .innerJoin('notes as note', 'note.id', 'link.note_id')
    .select(sql<number>`count(*)`.as('count'))
    .where('link.finding_id', '=', findingId)
    .where('note.destroyed_at', 'is not', null)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Makes a finding stand on exactly these notes and documents, and the destroyed notes it stood on. */
export async function writeEvidence(
  trx: Transacting,
  findingId: string,
  notes: readonly { id: string }[],
  documents: readonly { id: string }[],
): Promise<void> {
  await trx
    .deleteFrom('finding_notes')
    .where('finding_id', '=', findingId)
    .where('note_id', 'in', (note) =>
      note.selectFrom('notes').select('notes.id').where('notes.destroyed_at', 'is', null),
    )
    .execute();
  await trx.deleteFrom('finding_documents').where('finding_id', '=', findingId).execute();
  if (notes.length > 0) {
    const rows = notes.map(({ id }) => ({ finding_id: findingId, note_id: id }));
    await trx.insertInto('finding_notes').values(rows).execute();
  }
  if (documents.length > 0) {
    const rows = documents.map(({ id }) => ({ finding_id: findingId, document_id: id }));
    await trx.insertInto('finding_documents').values(rows).execute();
  }
}

/** Numbers things in this order, from 1. */
export async function writeOrder(
  trx: Transacting,
  table: 'findings' | 'recommendations',
  ids: readonly string[],
): Promise<void> {
  await sql`update ${sql.table(table)} as thing set position = wanted.position
    from unnest(${[...ids]}::uuid[]) with ordinality as wanted (id, position)
    where thing.id = wanted.id and thing.position <> wanted.position`.execute(trx);
}

/** The place behind the last. */
export async function nextPosition(
  trx: Transacting,
  table: 'findings' | 'recommendations',
  challengeId: string,
): Promise<number> {
  const row = await trx
    .selectFrom(table)
    .select(sql<number>`coalesce(max(position), 0) + 1`.as('next'))
    .where('challenge_id', '=', challengeId)
    .executeTakeFirstOrThrow();
  return row.next;
}
