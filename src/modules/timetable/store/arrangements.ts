import { sql } from 'kysely';
import type { Queryable, Transacting } from '#platform/database/connect';
import type { Arranged, ArrangedStep, Change, Trail } from '../domain/arrangements.ts';
import { type Interviewee, intervieweesOf } from './interviewees.ts';
import { type Room, roomsOf } from './rooms.ts';
import { type DayHours, dayHours, type Travel, travelOf } from './settings.ts';
import { type WantedRow, wantedOf } from './wanted.ts';

/** So many steps of a trail are kept. */
const MOST_STEPS = 30;

/** One change at a time to what a challenge's timetable is made from, until the transaction ends. */
export async function lockArrangements(trx: Transacting, challengeId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`arrangements ${challengeId}`}, 0))`.execute(trx);
}

/** How all that a trail is about stands. Three statements for the places, one for each of the others. */
export async function arrangedNow(db: Queryable, challengeId: string, trail: Trail): Promise<Arranged[]> {
  if (trail === 'people') return (await intervieweesOf(db, challengeId)).map(arrangedPerson);
  if (trail === 'wanted') return (await wantedOf(db, challengeId)).map(arrangedWanted);
  const [rooms, hours] = [await roomsOf(db, challengeId), await dayHours(db, challengeId)];
  return arrangedPlaces(challengeId, rooms, hours, await travelOf(db, challengeId));
}

/** The same of places that have been read already. */
export function arrangedPlaces(
  challengeId: string,
  rooms: readonly Room[],
  { version, ...hours }: DayHours,
  travel: readonly Travel[],
): Arranged[] {
  const journeys = travel.map(({ siteA, siteB, minutes }) => [siteA, siteB, minutes]);
  return [
    { subject: 'hours', id: challengeId, version, facts: { ...hours, journeys } },
    ...rooms.map(({ id, version, name, site, capacity }) => ({
      ...{ subject: 'room' as const, id, version },
      facts: { name, site, capacity },
    })),
  ];
}

/** Somebody to be heard, as the trail keeps them. */
export function arrangedPerson(who: Interviewee): Arranged {
  const { id, version, name, jobTitle, email, sourceCategory, unavailable, accessNeeds, saidAt } = who;
  // Who said the times comes and goes with them, whatever days are agreed since: put back, they are theirs again.
  const said = saidAt ? { saidAt } : {};
  const facts = { name, jobTitle, email, sourceCategory, unavailable, accessNeeds, ...said };
  return { subject: 'person', id, version, facts };
}

/** A session wanted, as the trail keeps it. */
export function arrangedWanted({ id, version, session: _, peerNames: __, ...facts }: WantedRow): Arranged {
  return { subject: 'wanted', id, version, facts };
}

/** The newest steps of a trail, the newest first. One statement. */
export async function stepsOfTrail(
  db: Queryable,
  challengeId: string,
  trail: Trail,
  since: Date,
): Promise<ArrangedStep[]> {
  const rows = await db
    .selectFrom('arrangement_steps as step')
    .leftJoin('people as person', 'person.id', 'step.made_by')
    .select(['step.id', 'step.made_at as madeAt', 'person.name as byName', sql<Change[]>`step.changes`.as('changes')])
    .where('step.challenge_id', '=', challengeId)
    .where('step.trail', '=', trail)
    .where('step.made_at', '>=', since)
    .orderBy('step.number', 'desc')
    .limit(MOST_STEPS)
    .execute();
  return rows.map((row) => ({ ...row, trail }));
}

export type StepToKeep = {
  readonly id: string;
  readonly challengeId: string;
  readonly trail: Trail;
  readonly at: Date;
  readonly by: string;
  readonly changes: readonly Change[];
};

/** Keeps a step, and lets go of those that are too old or too many. Two statements. */
export async function insertStep(trx: Transacting, step: StepToKeep, since: Date): Promise<void> {
  const { id, challengeId, trail, at, by, changes } = step;
  await trx
    .insertInto('arrangement_steps')
    .values({ id, challenge_id: challengeId, trail, made_at: at, made_by: by, changes: JSON.stringify(changes) })
    .execute();
  await sql`delete from arrangement_steps where challenge_id = ${challengeId} and trail = ${trail} and (made_at < ${since}
    or id in (select id from arrangement_steps where challenge_id = ${challengeId} and trail = ${trail}
      order by number desc offset ${MOST_STEPS}))`.execute(trx);
}

/** Lets go of a step that was taken back. */
export async function removeStep(trx: Transacting, id: string): Promise<void> {
  await trx.deleteFrom('arrangement_steps').where('id', '=', id).execute();
}

/** Lets go of every step in which something is kept of that person. */
export async function forgetPerson(trx: Transacting, challengeId: string, id: string): Promise<void> {
  const about = JSON.stringify([{ subject: 'person', id }]);
  await sql`delete from arrangement_steps where challenge_id = ${challengeId} and trail = 'people' and changes @> ${about}::jsonb`.execute(
    trx,
  );
}
