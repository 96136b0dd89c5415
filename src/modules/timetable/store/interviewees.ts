import { sql } from 'kysely';
import { newId } from '#kernel/ids';
import type { Queryable, Transacting } from '#platform/database/connect';
import type { Absence } from '../domain/absences.ts';
import type { OnTheList } from '../domain/file-meets-list.ts';
import { type Nominee, nomineeKey } from '../domain/read-interviewee-lines.ts';
import { saidOfTheseDays } from './own-answers.ts';
import { isParked } from './parked.ts';

/** Somebody the host has nominated for this challenge. */
export type Interviewee = Nominee & {
  readonly id: string;
  /** Null until they were invited: only then can they sign in and see their sessions. */
  readonly personId: string | null;
  readonly version: number;
  /** Live sessions they are in. */
  readonly sessions: number;
  /** What they answered to each of these; null where nothing yet, with `-before` where it was to another time than it has by now. */
  readonly answers: readonly (string | null)[];
  /** When they cannot come. */
  readonly unavailable: readonly Absence[];
  /** When they said so themselves, by their own link, of the days on site as they are now; null where they have not. */
  readonly availabilitySaidAt: Date | null;
  /** The same of whatever days: what is known was said by themselves, also where other days have been agreed since. */
  readonly saidAt: Date | null;
  /** When they were last asked by mail when they can come, at the address that they have now. */
  readonly timesAskedAt: Date | null;
  readonly accessNeeds: string;
};

/** What the host knows of somebody, as a person types it. */
export type KnownOf = Nominee & { readonly unavailable: readonly Absence[]; readonly accessNeeds: string };

/** What is to be thought of when somebody is received. */
export type Care = { readonly unavailable: readonly Absence[]; readonly accessNeeds: string };

/** Everybody nominated, by name. */
export async function intervieweesOf(db: Queryable, challengeId: string): Promise<Interviewee[]> {
  return await db
    .selectFrom('interviewees as who')
    .select(['who.id', 'who.name', 'who.job_title as jobTitle', 'who.email', 'who.source_category as sourceCategory'])
    .select(['who.person_id as personId', 'who.version', 'who.access_needs as accessNeeds'])
    .select(['who.times_asked_at as timesAskedAt', 'who.availability_said_at as saidAt'])
    .select([saidOfTheseDays().as('availabilitySaidAt'), sql<Absence[]>`who.unavailable`.as('unavailable')])
    .select([
      sql<number>`(select count(*)::int from session_interviewees as mine
        where mine.interviewee_id = who.id and mine.is_live)`.as('sessions'),
      sql<(string | null)[]>`(select coalesce(jsonb_agg(
        mine.answer || case when mine.answered_period is null then '' else '-before' end), '[]') from session_interviewees as mine
        where mine.interviewee_id = who.id and mine.is_live)`.as('answers'),
    ])
    .where('who.challenge_id', '=', challengeId)
    .orderBy('who.name')
    .orderBy('who.id')
    .execute();
}

/** Who of those to be heard cannot come at some time or needs something, by id: for those who arrange the days alone. One statement. */
export async function careFor(db: Queryable, challengeId: string): Promise<ReadonlyMap<string, Care>> {
  const rows = await db
    .selectFrom('interviewees')
    .select(['id', 'access_needs as accessNeeds', sql<Absence[]>`unavailable`.as('unavailable')])
    .where('challenge_id', '=', challengeId)
    .where(({ or, eb }) => or([eb('access_needs', '!=', ''), sql<boolean>`unavailable <> '[]'::jsonb`]))
    .execute();
  return new Map(rows.map(({ id, ...care }) => [id, care]));
}

export async function findInterviewee(db: Queryable, challengeId: string, id: string) {
  return await db
    .selectFrom('interviewees')
    .selectAll()
    .where('challenge_id', '=', challengeId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Adds those who are not there yet; gives the id of each, in the order given. Somebody there already keeps what is known. */
export async function addNominees(
  trx: Transacting,
  challengeId: string,
  nominees: readonly (Nominee & { unavailable?: readonly Absence[]; accessNeeds?: string })[],
  now: Date,
): Promise<{ ids: string[]; added: number }> {
  if (nominees.length === 0) return { ids: [], added: 0 };
  const there = await trx
    .selectFrom('interviewees')
    .select(['id', 'name', 'job_title as jobTitle'])
    .where('challenge_id', '=', challengeId)
    .execute();
  const idOf = new Map(there.map((row) => [nomineeKey(row), row.id]));
  const fresh = nominees.filter((nominee) => !idOf.has(nomineeKey(nominee)));
  for (const nominee of fresh) idOf.set(nomineeKey(nominee), newId(now.getTime()));
  if (fresh.length > 0) {
    await trx
      .insertInto('interviewees')
      .values(
        fresh.map((nominee) => ({
          id: idOf.get(nomineeKey(nominee)) as string,
          challenge_id: challengeId,
          name: nominee.name,
          job_title: nominee.jobTitle,
          email: nominee.email,
          source_category: nominee.sourceCategory,
          unavailable: JSON.stringify(nominee.unavailable ?? []),
          access_needs: nominee.accessNeeds ?? '',
        })),
      )
      .execute();
  }
  return { ids: nominees.map((nominee) => idOf.get(nomineeKey(nominee)) as string), added: fresh.length };
}

/** What is known of each of these, locked until the transaction ends, by id. */
export async function lockKnown(trx: Transacting, ids: readonly string[]): Promise<ReadonlyMap<string, OnTheList>> {
  if (ids.length === 0) return new Map();
  const rows = await trx
    .selectFrom('interviewees as who')
    .select(['who.id', 'who.email', 'who.source_category as sourceCategory', 'who.access_needs as accessNeeds'])
    .select(['who.availability_said_at as saidAt', 'who.said_from as saidFrom', 'who.said_until as saidUntil'])
    .select(sql<Absence[]>`who.unavailable`.as('unavailable'))
    .where('who.id', 'in', [...ids])
    .orderBy('who.id')
    .forUpdate()
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Writes when people cannot come and what they need. */
export async function keepAbsences(
  trx: Transacting,
  people: readonly { id: string; unavailable: readonly Absence[]; accessNeeds: string }[],
): Promise<void> {
  for (const { id, unavailable, accessNeeds } of people)
    await trx
      .updateTable('interviewees')
      .set((row) => ({
        unavailable: JSON.stringify(unavailable),
        access_needs: accessNeeds,
        version: row('version', '+', 1),
      }))
      .where('id', '=', id)
      .execute();
}

/**
 * Changes somebody whose revision is still the one that was seen. Where the times are others than before, it is not they who said them
 * any more, unless `saidAt` says when they did.
 */
export async function changeInterviewee(
  trx: Transacting,
  change: KnownOf & { id: string; challengeId: string; version: number; saidAt?: Date | null },
): Promise<'changed' | 'stale' | 'name-taken'> {
  const taken = await trx
    .selectFrom('interviewees')
    .select('id')
    .where('challenge_id', '=', change.challengeId)
    .where('name', '=', change.name)
    .where('job_title', '=', change.jobTitle)
    .where('id', '!=', change.id)
    .executeTakeFirst();
  if (taken) return 'name-taken';
  const unavailable = JSON.stringify(change.unavailable);
  const changed = await trx
    .updateTable('interviewees')
    .set((row) => ({
      availability_said_at:
        change.saidAt !== undefined
          ? change.saidAt
          : sql<Date | null>`case when ${row.ref('unavailable')} = ${unavailable}::jsonb then ${row.ref('availability_said_at')} end`,
      // Another address is another reader: the link that the old one was sent ends.
      link_key: sql<number>`${row.ref('link_key')} + (${row.ref('email')} is distinct from ${change.email})::integer`,
      times_asked_at: sql<Date | null>`case when ${row.ref('email')} is not distinct from ${change.email} then ${row.ref('times_asked_at')} end`,
      name: change.name,
      job_title: change.jobTitle,
      email: change.email,
      source_category: change.sourceCategory,
      unavailable,
      access_needs: change.accessNeeds,
      version: change.version + 1,
    }))
    .where('id', '=', change.id)
    .where('challenge_id', '=', change.challengeId)
    .where('version', '=', change.version)
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n ? 'changed' : 'stale';
}

/**
 * Takes somebody off the list who is in no session, cancelled ones included; false where they are in one. What only ever was in the draft and
 * lost its place there lets go of them. The caller has locked the timetable.
 */
export async function removeInterviewee(trx: Transacting, challengeId: string, id: string): Promise<boolean> {
  if ((await everInSession(trx, challengeId, [id])).length > 0) return false;
  await trx
    .deleteFrom('session_interviewees')
    .where('interviewee_id', '=', id)
    .where('session_id', 'in', (query) =>
      query.selectFrom('sessions').select('id').where('challenge_id', '=', challengeId),
    )
    .execute();
  const gone = await trx
    .deleteFrom('interviewees')
    .where('id', '=', id)
    .where('challenge_id', '=', challengeId)
    .executeTakeFirst();
  return gone.numDeletedRows > 0n;
}

/** A session that somebody is in, or was in when it was cancelled. */
export type HeldIn = {
  readonly intervieweeId: string;
  readonly id: string;
  readonly title: string;
  readonly isLive: boolean;
};

/** Every session that these people are in, or were in when it was cancelled, in time order. One statement. */
export async function everInSession(db: Queryable, challengeId: string, ids: readonly string[]): Promise<HeldIn[]> {
  const { rows } = await sql<HeldIn>`select mine.interviewee_id as "intervieweeId", session.id, session.title,
      session.is_live as "isLive"
    from session_interviewees mine join sessions session on session.id = mine.session_id
    where mine.interviewee_id = any(${[...ids]}::uuid[]) and not ${isParked(challengeId)}
    order by lower(session.period), session.id`.execute(db);
  return rows;
}
