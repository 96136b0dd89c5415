import type { Queryable, Transacting } from '#platform/database/connect';
import { type InterestStatus, OPEN_INTEREST } from '../domain/interest.ts';

export const INTEREST_PAGE_SIZE = 50;

/** Expressions of interest of the bodies: those that still wait, longest first, then those that have ended, latest first; a page at a time, with how many there are in all. */
export async function listInterest(
  db: Queryable,
  bodyIds: readonly string[],
  status: InterestStatus | null,
  page: number,
) {
  if (bodyIds.length === 0) return { rows: [], total: 0 };
  let query = db.selectFrom('expressions_of_interest').where('body_id', 'in', bodyIds);
  if (status) query = query.where('status', '=', status);
  const rows = await query
    .select(['id', 'name', 'kind', 'role_title', 'authority_name', 'status', 'received_at', 'status_since'])
    .select((eb) => eb.fn.countAll<number>().over().as('total'))
    .orderBy((eb) => eb('status', 'in', OPEN_INTEREST), 'desc')
    .orderBy((eb) => eb.case().when('status', 'in', OPEN_INTEREST).then(eb.ref('status_since')).end())
    .orderBy('status_since', 'desc')
    .orderBy('id')
    .limit(INTEREST_PAGE_SIZE)
    .offset((page - 1) * INTEREST_PAGE_SIZE)
    .execute();
  return { rows, total: rows[0]?.total ?? 0 };
}

/** How many offers stand at each status. */
export async function countInterest(db: Queryable, bodyIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (bodyIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('expressions_of_interest')
    .select(['status'])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('body_id', 'in', bodyIds)
    .groupBy('status')
    .execute();
  return new Map(rows.map(({ status, count }) => [status, count]));
}

/** One expression of interest, or null. */
export async function findInterest(db: Queryable, id: string) {
  return (await db.selectFrom('expressions_of_interest').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** One expression of interest, locked until the transaction ends, or null. */
export async function lockInterest(trx: Transacting, id: string) {
  const query = trx.selectFrom('expressions_of_interest').selectAll().where('id', '=', id).forUpdate();
  return (await query.executeTakeFirst()) ?? null;
}

export type LockedInterest = NonNullable<Awaited<ReturnType<typeof lockInterest>>>;

/** An offer of this person that is still open, other than this one. */
export async function otherOpenInterest(db: Queryable, personId: string, id: string): Promise<string | null> {
  const found = await db
    .selectFrom('expressions_of_interest')
    .select('id')
    .where('person_id', '=', personId)
    .where('id', '!=', id)
    .where('status', 'in', OPEN_INTEREST)
    .executeTakeFirst();
  return found?.id ?? null;
}

/** The office's notes on one, newest first. Never for the applicant. */
export async function interestNotes(db: Queryable, id: string) {
  return await db
    .selectFrom('interest_notes as note')
    .leftJoin('people as writer', 'writer.id', 'note.written_by')
    .select(['note.text', 'note.written_at', 'writer.name as writer'])
    .where('note.interest_id', '=', id)
    .orderBy('note.written_at', 'desc')
    .execute();
}

/** What this person has offered, newest first; never anybody's notes on it. */
export async function interestOf(db: Queryable, personId: string) {
  return await db
    .selectFrom('expressions_of_interest')
    .select(['id', 'kind', 'role_title', 'authority_name', 'status', 'received_at', 'status_since', 'why', 'attempt'])
    .where('person_id', '=', personId)
    .orderBy('received_at', 'desc')
    .limit(10)
    .execute();
}
