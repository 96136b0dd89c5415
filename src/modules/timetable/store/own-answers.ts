import { type RawBuilder, sql } from 'kysely';
import type { IsoDate } from '#kernel/dates';
import type { Queryable, Transacting } from '#platform/database/connect';
import type { Absence } from '../domain/absences.ts';
import type { KnownTimes } from '../domain/own-times.ts';

/** Somebody to be heard, as their own link knows them. */
export type InvitedPerson = {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly linkKey: number;
  readonly unavailable: readonly Absence[];
  /** When they said themselves when they can come, of the days on site as they are now. */
  readonly availabilitySaidAt: Date | null;
  readonly accessNeeds: string;
  readonly reference: string;
};

/**
 * When the person called `who` said when they can come, where they said it of every day on site that there is now and that was still to come
 * when they said it; null where they have not: other days have been agreed since, and of those they have said nothing.
 */
export function saidOfTheseDays(): RawBuilder<Date | null> {
  return sql`(select who.availability_said_at from challenges where challenges.id = who.challenge_id
    and who.said_until >= challenges.on_site_until
    and who.said_from <= greatest(challenges.on_site_from, (who.availability_said_at at time zone 'Europe/London')::date))`;
}

export type Answer = 'accepted' | 'declined' | 'other-time';

/** One person to be heard by id, with the reference of their challenge; null where they are off the list. */
export async function invitedPerson(db: Queryable, id: string): Promise<InvitedPerson | null> {
  const row = await db
    .selectFrom('interviewees as who')
    .innerJoin('challenges as challenge', 'challenge.id', 'who.challenge_id')
    .select(['who.id', 'who.name', 'who.email', 'who.link_key as linkKey', 'who.access_needs as accessNeeds'])
    .select([saidOfTheseDays().as('availabilitySaidAt'), 'challenge.reference'])
    .select(sql<Absence[]>`who.unavailable`.as('unavailable'))
    .where('who.id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/**
 * What the own links are made from of those to be heard in a challenge who sign in as this person: more than one where people share an
 * address. By name.
 */
export async function linkPartsOf(
  db: Queryable,
  challengeId: string,
  personId: string,
): Promise<{ id: string; name: string; linkKey: number }[]> {
  return await db
    .selectFrom('interviewees')
    .select(['id', 'name', 'link_key as linkKey'])
    .where('challenge_id', '=', challengeId)
    .where('person_id', '=', personId)
    .orderBy('name')
    .orderBy('id')
    .execute();
}

/** What somebody answered to one session. `ofFrom`, `ofUntil`: to another time than it has by now; null where to that one. */
export type OwnAnswer = {
  readonly sessionId: string;
  readonly isLive: boolean;
  readonly answer: Answer | null;
  readonly note: string;
  readonly ofFrom: Date | null;
  readonly ofUntil: Date | null;
};

/** The sessions somebody is in as the draft stands, whether each takes place, and what they answered. */
export async function answersOf(db: Queryable, intervieweeId: string): Promise<OwnAnswer[]> {
  const rows = await db
    .selectFrom('session_interviewees')
    .select(['session_id as sessionId', 'is_live as isLive', 'answer', 'answer_note as note'])
    .select([
      sql<Date | null>`lower(answered_period)`.as('ofFrom'),
      sql<Date | null>`upper(answered_period)`.as('ofUntil'),
    ])
    .where('interviewee_id', '=', intervieweeId)
    .execute();
  return rows.map((row) => ({ ...row, answer: row.answer as Answer | null }));
}

/** Keeps somebody's answer to one live session; what was answered before, or null where they are not in it. */
export async function keepAnswer(
  trx: Transacting,
  mine: { sessionId: string; intervieweeId: string; answer: Answer; note: string; at: Date },
): Promise<{ before: Answer | null; noteBefore: string; ofAnotherTime: boolean } | null> {
  const old = await trx
    .selectFrom('session_interviewees')
    .select(['answer', 'answer_note', 'answered_period'])
    .where('session_id', '=', mine.sessionId)
    .where('interviewee_id', '=', mine.intervieweeId)
    .where('is_live', '=', true)
    .forUpdate()
    .executeTakeFirst();
  if (!old) return null;
  await trx
    .updateTable('session_interviewees')
    .set({ answer: mine.answer, answer_note: mine.note, answered_at: mine.at, answered_period: null })
    .where('session_id', '=', mine.sessionId)
    .where('interviewee_id', '=', mine.intervieweeId)
    .execute();
  return {
    before: old.answer as Answer | null,
    noteBefore: old.answer_note,
    ofAnotherTime: old.answered_period !== null,
  };
}

/** What is known of when somebody cannot come and what they need, locked until the transaction ends; null where they are off the list. */
export async function lockOwnTimes(trx: Transacting, id: string): Promise<KnownTimes | null> {
  const row = await trx
    .selectFrom('interviewees')
    .select(['access_needs as accessNeeds', sql<Absence[]>`unavailable`.as('unavailable')])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** Keeps when somebody says they cannot come, of which days, and what they need. */
export async function keepOwnTimes(
  trx: Transacting,
  id: string,
  said: { unavailable: readonly Absence[]; accessNeeds: string; days: readonly IsoDate[]; at: Date },
): Promise<void> {
  await trx
    .updateTable('interviewees')
    .set((row) => ({
      unavailable: JSON.stringify(said.unavailable),
      access_needs: said.accessNeeds,
      availability_said_at: said.at,
      said_from: said.days[0] ?? null,
      said_until: said.days.at(-1) ?? null,
      version: row('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
}
