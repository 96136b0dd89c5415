import { newId } from '#kernel/ids';
import { findChallengeHead } from '#modules/challenges';
import { addReserve, findCandidates, recheckTeams, saveTeamSettings } from '#modules/teams';
import type { Services } from '#platform/http/context';
import { DEMO_PEOPLE } from './content/people.ts';
import { challengeId, demoId, personId, slotId } from './demo.ts';

/** A reserve list of two that is asked by itself, and something that has come up about one peer: by the product's own commands. */
export async function seedReserves(services: Services): Promise<void> {
  const officer = DEMO_PEOPLE.find((person) => person.key === 'placement-officer');
  const head = await headOf(services, 'shingle-bay');
  if (!officer || !head) return;
  const by = personId(officer.email);
  await saveTeamSettings(services, head.id, { offersReserves: true, offerDays: 10 }, by);
  const slot = slotId('shingle-bay', 'practice');
  const found = await findCandidates(services, head, slot, '', true);
  const free = (found?.can ?? []).filter(({ assessment }) => assessment.soft.length === 0);
  for (const { peer } of free.slice(0, 2)) {
    const id = newId(services.clock().getTime());
    const toKeep = { id, challenge: head, slotId: slot, peerId: peer.id, waivers: {} };
    await addReserve(services, toKeep, { personId: by, namesOtherHosts: true });
  }
  await seedAlarm(services);
}

/** A peer of Millgarth's team has told us of a friend there since they said yes. */
async function seedAlarm(services: Services): Promise<void> {
  const { db } = services;
  const challenge = challengeId('millgarth');
  const placed = await db
    .selectFrom('placements as placement')
    .innerJoin('challenges as challenge', 'challenge.id', 'placement.challenge_id')
    .select(['placement.peer_id as peerId', 'challenge.host_id as hostId'])
    .where('placement.challenge_id', '=', challenge)
    .where('placement.slot_id', '=', slotId('millgarth', 'officer'))
    .where('placement.status', '=', 'confirmed')
    .executeTakeFirst();
  if (!placed) return;
  await db
    .insertInto('declared_conflicts')
    .values({
      id: demoId('conflict millgarth officer'),
      peer_id: placed.peerId,
      authority_id: placed.hostId,
      kind: 'soft',
      reason: 'An old colleague of mine has just become the head of policy there. We are in touch at Christmas.',
      declared_on: services.clock().toISOString().slice(0, 10),
    })
    .execute();
  await recheckTeams(services, { challenge });
}

async function headOf(services: Services, key: string) {
  const row = await services.db
    .selectFrom('challenges')
    .select('reference')
    .where('id', '=', challengeId(key))
    .executeTakeFirst();
  return row ? await findChallengeHead(services.db, row.reference) : null;
}
