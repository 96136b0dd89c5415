import type { IsoDate } from '#kernel/dates';
import type { Queryable, Transacting } from '#platform/database/connect';

/** Everybody who was asked to back an offer, newest first. */
export async function backingsOf(db: Queryable, interestIds: readonly string[]) {
  if (interestIds.length === 0) return [];
  return await db
    .selectFrom('interest_backings as backing')
    .leftJoin('people as enterer', 'enterer.id', 'backing.entered_by')
    .selectAll('backing')
    .select('enterer.name as enterer')
    .where('backing.interest_id', 'in', interestIds)
    .orderBy('backing.asked_at', 'desc')
    .limit(50)
    .execute();
}

export type Backing = Awaited<ReturnType<typeof backingsOf>>[number];

/** One asked-for backing with the offer it is for. */
export async function backingById(db: Queryable, id: string) {
  const row = await db
    .selectFrom('interest_backings as backing')
    .innerJoin('expressions_of_interest as interest', 'interest.id', 'backing.interest_id')
    .innerJoin('programme_bodies as body', 'body.id', 'interest.body_id')
    .selectAll('backing')
    .select(['interest.name', 'interest.kind as peer_kind', 'interest.role_title', 'interest.authority_name'])
    .select(['interest.days_per_year', 'body.name as body_name'])
    .where('backing.id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

export type BackingAsked = NonNullable<Awaited<ReturnType<typeof backingById>>>;

/** The backing that is asked for or given now, locked, or null. */
export async function lockStandingBacking(trx: Transacting, interestId: string) {
  const query = trx
    .selectFrom('interest_backings')
    .selectAll()
    .where('interest_id', '=', interestId)
    .where('status', 'in', ['asked', 'given'])
    .forUpdate();
  return (await query.executeTakeFirst()) ?? null;
}

/** Backings asked for and not answered: those whose days are over, and those half way that nobody was reminded of. */
export async function backingsWaiting(db: Queryable, today: IsoDate, halfWay: Date) {
  return await db
    .selectFrom('interest_backings')
    .select(['id', 'interest_id', 'ends_on'])
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
