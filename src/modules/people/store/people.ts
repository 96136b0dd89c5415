import type { Queryable } from '#platform/database/connect';

export async function personByEmail(db: Queryable, email: string) {
  return await db.selectFrom('people').select(['id', 'name', 'email']).where('email', '=', email).executeTakeFirst();
}

/** The people a visitor of the demo can be, in their order. */
export async function demoPeople(db: Queryable) {
  return await db
    .selectFrom('people as person')
    .leftJoin('authorities as authority', 'authority.id', 'person.authority_id')
    .select(['person.id', 'person.name', 'person.job_title', 'person.demo_blurb', 'authority.name as authority'])
    .where('person.demo_position', 'is not', null)
    .orderBy('person.demo_position')
    .execute();
}

/** The sessions of a person that are open now, newest first. */
export async function openSessions(db: Queryable, personId: string, now: Date) {
  return await db
    .selectFrom('web_sessions')
    .select(['id', 'browser_name', 'started_at', 'seen_at'])
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('seen_at', 'desc')
    .limit(50)
    .execute();
}
