import { sql } from 'kysely';
import type { NoteKind } from '#modules/notebook';
import type { SourceCategory } from '#modules/programmes';
import type { Queryable, Transacting } from '#platform/database/connect';
import type { EmergingFinding } from '../domain/emerging.ts';
import type { FindingKind } from '../domain/finding.ts';

/** The emerging findings of a challenge that are neither taken apart nor findings by now, by theme. One statement. */
export async function listEmerging(db: Queryable, challengeId: string): Promise<EmergingFinding[]> {
  const rows = await emergingRows(db)
    .innerJoin('challenge_themes as theme', 'theme.id', 'emerging.theme_id')
    .where('emerging.challenge_id', '=', challengeId)
    .where('emerging.apart_at', 'is', null)
    .where('emerging.finding_id', 'is', null)
    .orderBy('theme.position')
    .orderBy('emerging.made_at')
    .orderBy('emerging.id')
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as FindingKind }));
}

/** One of them with what has become of it, or null where the challenge has none of that id. One statement. */
export async function emergingById(
  db: Queryable,
  challengeId: string,
  id: string,
): Promise<(EmergingFinding & { readonly isApart: boolean; readonly findingId: string | null }) | null> {
  const row = await emergingRows(db)
    .select('emerging.finding_id as findingId')
    .select(sql<boolean>`emerging.apart_at is not null`.as('isApart'))
    .where('emerging.challenge_id', '=', challengeId)
    .where('emerging.id', '=', id)
    .executeTakeFirst();
  return row ? { ...row, kind: row.kind as FindingKind } : null;
}

function emergingRows(db: Queryable) {
  const notes = sql`from emerging_finding_notes link join notes note on note.id = link.note_id
    where link.emerging_finding_id = emerging.id and note.destroyed_at is null`;
  return db
    .selectFrom('emerging_findings as emerging')
    .select(['emerging.id', 'emerging.theme_id as themeId', 'emerging.kind', 'emerging.title', 'emerging.version'])
    .select(
      sql<string[]>`array(select note.id::text ${notes} order by note.written_at, note.nth_in_press, note.id)`.as(
        'noteIds',
      ),
    )
    .select(
      sql<
        SourceCategory[]
      >`array(select note.source_category ${notes} order by note.written_at, note.nth_in_press, note.id)`.as('sources'),
    );
}

/** Holds one that notes can be put into; or says what has become of it, and who did that last. Two statements at most. */
export async function holdEmerging(
  trx: Transacting,
  challengeId: string,
  id: string,
): Promise<
  | { readonly open: true; readonly row: { title: string; kind: FindingKind; theme_id: string; version: number } }
  | {
      readonly open: false;
      readonly title: string;
      readonly became: 'apart' | 'finding';
      readonly byName: string;
      readonly findingId: string | null;
    }
  | null
> {
  const row = await trx
    .selectFrom('emerging_findings')
    .selectAll()
    .where('id', '=', id)
    .where('challenge_id', '=', challengeId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return null;
  if (row.apart_at === null && row.finding_id === null) {
    return { open: true, row: { ...row, kind: row.kind as FindingKind } };
  }
  const became = row.finding_id ? 'finding' : 'apart';
  const last = await trx
    .selectFrom('grouping_steps as step')
    .innerJoin('people as person', 'person.id', 'step.taken_by')
    .select('person.name')
    .where((where) => where.or([where('step.into_id', '=', id), where('step.from_id', '=', id)]))
    .where('step.what', '=', became)
    .orderBy('step.number', 'desc')
    .executeTakeFirst();
  return { open: false, title: row.title, became, byName: last?.name ?? 'A colleague', findingId: row.finding_id };
}

/** The notes of the challenge among those ids that can still be read, with what they say of themselves; held. */
export async function notesToGroup(
  trx: Transacting,
  challengeId: string,
  ids: readonly string[],
): Promise<{ id: string; kind: NoteKind; themeId: string | null }[]> {
  if (ids.length === 0) return [];
  const rows = await trx
    .selectFrom('notes')
    .select(['id', 'kind', 'theme_id as themeId'])
    .where('challenge_id', '=', challengeId)
    .where('destroyed_at', 'is', null)
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forShare()
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as NoteKind }));
}

/** Puts notes in; answers those that were not in it before. */
export async function linkNotes(
  trx: Transacting,
  challengeId: string,
  emergingId: string,
  noteIds: readonly string[],
): Promise<string[]> {
  if (noteIds.length === 0) return [];
  const rows = await trx
    .insertInto('emerging_finding_notes')
    .values(noteIds.map((id) => ({ emerging_finding_id: emergingId, note_id: id, challenge_id: challengeId })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('note_id')
    .execute();
  return rows.map((row) => row.note_id);
}

/** Takes notes out; answers those that were in it. */
export async function unlinkNotes(trx: Transacting, emergingId: string, noteIds: readonly string[]): Promise<string[]> {
  if (noteIds.length === 0) return [];
  const rows = await trx
    .deleteFrom('emerging_finding_notes')
    .where('emerging_finding_id', '=', emergingId)
    .where('note_id', 'in', [...noteIds])
    .returning('note_id')
    .execute();
  return rows.map((row) => row.note_id);
}

/** How many notes are in it. */
export async function countLinked(trx: Transacting, emergingId: string): Promise<number> {
  const row = await trx
    .selectFrom('emerging_finding_notes')
    .select(sql<number>`count(*)`.as('count'))
    .where('emerging_finding_id', '=', emergingId)
    .executeTakeFirstOrThrow();
  return row.count;
}
