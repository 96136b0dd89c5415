import type { Insertable } from 'kysely';
import type { DB } from '#db/types';
import type { IsoDate } from '#kernel/dates';
import type { Queryable, Transacting } from '#platform/database/connect';

/** One nomination with the body it was made to, or null. */
export async function nominationById(db: Queryable, id: string) {
  const row = await db
    .selectFrom('nominations as nomination')
    .innerJoin('programme_bodies as body', 'body.id', 'nomination.body_id')
    .selectAll('nomination')
    .select('body.name as body_name')
    .where('nomination.id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** What is typed into the form of a nomination. */
const TYPED = [
  'backer_kind',
  'backer_name',
  'backer_email',
  'backer_role',
  'name',
  'email',
  'seat',
  'authority_name',
  'party',
  'words',
] as const;

type NominationRow = Insertable<DB['nominations']> & Readonly<Record<(typeof TYPED)[number], string>>;

/** Keeps a nomination; false where its id is taken. */
export async function insertNomination(trx: Transacting, row: NominationRow): Promise<boolean> {
  const inserted = await trx
    .insertInto('nominations')
    .values(row)
    .onConflict((same) => same.doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

/** Whether exactly this, word for word, has been nominated. */
export async function hasNomination(trx: Transacting, row: NominationRow): Promise<boolean> {
  const found = await trx
    .selectFrom('nominations')
    .select('id')
    .where('body_id', '=', row.body_id)
    .where((where) => where.and(TYPED.map((column) => where(column, '=', row[column]))))
    .executeTakeFirst();
  return found !== undefined;
}

export type Nomination = NonNullable<Awaited<ReturnType<typeof nominationById>>>;

/** The same, held until the transaction ends. */
export async function lockNomination(trx: Transacting, id: string): Promise<Nomination | null> {
  await trx.selectFrom('nominations').select('id').where('id', '=', id).forUpdate().execute();
  return await nominationById(trx, id);
}

/** Councillors who were nominated and have not said yet whether they take it up, longest waiting first. */
export async function nominationsWaiting(db: Queryable, bodyIds: readonly string[]) {
  if (bodyIds.length === 0) return [];
  return await db
    .selectFrom('nominations')
    .select(['id', 'name', 'seat', 'authority_name', 'party', 'backer_kind', 'backer_name', 'asked_at', 'ends_on'])
    .where('body_id', 'in', bodyIds)
    .where('status', '=', 'asked')
    .orderBy('asked_at')
    .limit(200)
    .execute();
}

/** Nominations whose days are over, and those half way that nobody was reminded of. */
export async function nominationsDue(db: Queryable, today: IsoDate, halfWay: Date) {
  return await db
    .selectFrom('nominations')
    .select(['id', 'ends_on'])
    .where('status', '=', 'asked')
    .where((where) =>
      where.or([
        where('ends_on', '<', today),
        where.and([where('reminded_at', 'is', null), where('asked_at', '<=', halfWay)]),
      ]),
    )
    .limit(500)
    .execute();
}
