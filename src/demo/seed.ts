import { londonDate } from '#kernel/dates';
import { currentDefinitions } from '#modules/programmes';
import type { Services } from '#platform/http/context';
import { buildChallenges } from './content/challenges.ts';
import { buildPeers } from './content/peers.ts';
import type { Demo } from './demo.ts';
import { seedAfter } from './seed-after.ts';
import { seedApplications } from './seed-applications.ts';
import { seedAuthorities } from './seed-authorities.ts';
import { seedCalls } from './seed-calls.ts';
import { seedChallenges } from './seed-challenges.ts';
import { seedEvents } from './seed-events.ts';
import { seedFindings } from './seed-findings.ts';
import { seedHearing } from './seed-hearing.ts';
import { seedLife } from './seed-life.ts';
import { seedNominations } from './seed-nominations.ts';
import { seedPeers, seedPeople } from './seed-people.ts';
import { seedPlans } from './seed-plans.ts';
import { seedPool } from './seed-pool.ts';
import { seedPreparation } from './seed-preparation.ts';
import { seedReleases } from './seed-releases.ts';
import { seedReports } from './seed-reports.ts';
import { seedReserves } from './seed-reserves.ts';
import { seedTeamRoom } from './seed-team-room.ts';
import { seedTeams } from './seed-teams.ts';
import { seedTimetables } from './seed-timetables.ts';

const SEED = 1;

/**
 * Fills an empty database with the demo programme, counted from today, in one transaction, and asks for
 * a plan of what lies ahead and for a timetable. Where its people are there already
 * nothing is done: what a visitor has changed stays. Answers whether anything was written.
 */
export async function seedDemo(services: Services): Promise<boolean> {
  const { db, files } = services;
  const known = await db
    .selectFrom('people')
    .select('id')
    .where('demo_position', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  if (known) return false;
  const now = services.clock();
  const today = londonDate(now);
  const definitions = await currentDefinitions(db);
  const body = await db.selectFrom('programme_bodies').select('id').executeTakeFirstOrThrow();
  const peers = buildPeers(today, SEED);
  const challenges = buildChallenges(today, peers, definitions);
  const byKey = new Map(definitions.map((definition) => [definition.key, definition]));
  await db.transaction().execute(async (trx) => {
    const demo: Demo = { trx, files, now, today, bodyId: body.id, definitions: byKey, peers, challenges };
    for (const part of PARTS) await part(demo);
  });
  await seedReserves(services);
  await seedPlans(services, body.id);
  await seedHearing(services);
  return true;
}

/** In the order in which each stands on the ones before it. */
const PARTS = [
  seedAuthorities,
  seedPeople,
  seedPeers,
  seedApplications,
  seedNominations,
  seedEvents,
  seedChallenges,
  seedTeams,
  seedPool,
  seedCalls,
  seedPreparation,
  seedTimetables,
  seedFindings,
  seedTeamRoom,
  seedReports,
  seedAfter,
  seedLife,
  seedReleases,
];
