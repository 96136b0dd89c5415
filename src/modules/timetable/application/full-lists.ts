import { sql } from 'kysely';
import type { Transacting } from '#platform/database/connect';
import type { Trail } from '../domain/arrangements.ts';
import { type Nominee, nomineeKey } from '../domain/read-interviewee-lines.ts';
import { intervieweesOf } from '../store/interviewees.ts';

/** So many a list can hold: several times the longest that we know. Nothing that is read of it is ever cut off. */
export const MOST: Record<Trail, number> = { places: 200, people: 500, wanted: 300 };

/** Why nothing is added to a list any more, and what to do. */
export const FULL: Record<Trail, string> = {
  places: `There are ${MOST.places} rooms, which is as many as there can be, so nothing was added. Take off those that are not used.`,
  people: `The list would have more than ${MOST.people} people, which is as many as it can hold, so nobody was added. Take off those who are not to be heard.`,
  wanted: `The list would have more than ${MOST.wanted} sessions, which is as many as it can hold, so nothing was added. Change one of them instead.`,
};

const TABLES: Record<Trail, string> = { places: 'rooms', people: 'interviewees', wanted: 'wanted_sessions' };

/** How many a list holds. One statement. */
export async function countOf(trx: Transacting, challengeId: string, trail: Trail): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${sql.table(TABLES[trail])}
    where challenge_id = ${challengeId}`.execute(trx);
  return rows[0]?.count ?? 0;
}

/** True where the list of people would hold more than it can with these, of whom some may be on it. */
export async function wouldBeTooMany(
  trx: Transacting,
  challengeId: string,
  nominees: readonly Nominee[],
): Promise<boolean> {
  if (nominees.length === 0) return false;
  const known = new Set((await intervieweesOf(trx, challengeId)).map(nomineeKey));
  const all = new Set([...known, ...nominees.map(nomineeKey)]);
  return all.size > MOST.people && all.size > known.size;
}
