import assert from 'node:assert/strict';
import { it } from 'node:test';
import { isRefusal } from '#kernel/result';
import { testService } from '#test/service';
import { anAuthority } from '../../challenges/testing/builders.ts';
import { aFitPeer, aFormingTeam } from '../../teams/testing/builders.ts';
import { USUAL_POLICY } from '../domain/policy.ts';
import { rolesOfPeers } from '../domain/requirement-roles.ts';
import { aPlan } from '../testing/builders.ts';
import { loadFacts, meets, planned } from './load-facts.ts';
import { solvePlan } from './solve.ts';

const service = await testService();

/** What a team of three costs in conflicts and shared regions where its host and peers are all of `region`. */
async function costs(nation: string, region: string): Promise<{ softConflict: number; sameRegionTwice: number }> {
  const { db } = service;
  const challenge = await aFormingTeam(db);
  await db.updateTable('authorities').set({ nation, region }).where('id', '=', challenge.hostId).execute();
  for (const slot of challenge.definition.team.slots.filter((each) => !each.manager)) {
    const authorityId = await anAuthority(db, { region });
    await db.updateTable('authorities').set({ nation }).where('id', '=', authorityId).execute();
    const [need] = slot.anyOf;
    await aFitPeer(db, challenge, {
      authorityId,
      ...(need ? { role: need.role, skills: need.skill ? { [need.skill]: 3 } : {} } : {}),
    });
  }
  const plan = { id: await aPlan(db, challenge.bodyId, [challenge.id]), bodyId: challenge.bodyId };
  const facts = await loadFacts(db, plan, await planned(db, plan.id));
  const solved = await solvePlan(facts, USUAL_POLICY, rolesOfPeers(facts, meets), { seconds: 10 });
  if (isRefusal(solved)) throw new Error(solved.why);
  const { placements, parts } = solved.plan;
  assert.equal(placements.length, facts.challenges[0]?.slots.length);
  return { softConflict: parts.softConflict, sameRegionTwice: parts.sameRegionTwice };
}

it('In a nation that is one region, being of it needs no waiver and is nothing that colleagues share', async () => {
  assert.deepEqual(await costs('Scotland', 'Scotland'), { softConflict: 0, sameRegionTwice: 0 });
});

it('In a region of England each peer of the host’s region needs a waiver, and the team is less mixed', async () => {
  const found = await costs('England', 'North East');
  const peers = -found.softConflict / 40;
  assert.equal(peers, 4);
  assert.equal(found.sameRegionTwice, -6 * (peers - 1));
});
