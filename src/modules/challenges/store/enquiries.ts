import { type Insertable, sql } from 'kysely';
import type { DB } from '#db/types';
import type { Transacting } from '#platform/database/connect';

type EnquiryRow = Omit<Insertable<DB['challenges']>, 'reference'> & {
  why: string;
  wished_months: string[];
  opened_by: string;
};

/** Keeps an enquiry under a reference of its own, which is answered; null where its id is taken. */
export async function insertEnquiry(trx: Transacting, row: EnquiryRow): Promise<string | null> {
  const inserted = await trx
    .insertInto('challenges')
    .values({ ...row, reference: sql<string>`'CF' || nextval('challenge_references')` })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('reference')
    .executeTakeFirst();
  return inserted?.reference ?? null;
}

/** The newest enquiry that the same person opened for that host in exactly these words, or null. */
export async function enquiryLike(trx: Transacting, row: EnquiryRow) {
  const found = await trx
    .selectFrom('challenges')
    .select(['reference', 'title'])
    .where('host_id', '=', row.host_id)
    .where('programme_key', '=', row.programme_key)
    .where('why', '=', row.why)
    .where(sql<boolean>`wished_months = ${row.wished_months}`)
    .where('opened_by', '=', row.opened_by)
    .orderBy('opened_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return found ?? null;
}
