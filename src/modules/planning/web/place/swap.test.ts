import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { testService } from '#test/service';
import { aBody, anAuthority } from '../../../challenges/testing/builders.ts';
import { aFitPeer, aFormingTeam } from '../../../teams/testing/builders.ts';

const service = await testService();
const { db } = service;
const bodyId = await aBody(db);
const may = await aFormingTeam(db, { bodyId });
const june = await aFormingTeam(db, { bodyId, onSiteFrom: '2027-06-14' });
const office = await service.as(may.people.placementOfficer);

// Two leads who have days for one challenge each; one of them comes from a smaller council.
const near = await aFitPeer(db, may, { name: 'Nia Near', authorityId: await anAuthority(db, { region: 'Wales' }) });
const far = await aFitPeer(db, may, {
  name: 'Fran Far',
  authorityId: await anAuthority(db, { region: 'London', population: 20_000 }),
  skills: { 'adult-social-care': 2 },
});
await db.updateTable('peers').set({ days_per_year: 5 }).where('person_id', 'in', [near, far]).execute();
await db.updateTable('authorities').set({ population: 21_000 }).where('id', '=', june.hostId).execute();
const plan = newId();
await office.post('/plans', { id: plan, name: 'Both', challenge: [may.id, june.id], seconds: '10' });
await service.runJobs();

async function leads(): Promise<{ slot: string; challenge: string; peer: string | null; hold: string | null }[]> {
  return await db
    .selectFrom('plan_places')
    .select(['slot_key as slot', 'challenge_id as challenge', 'peer_id as peer', 'hold'])
    .where('plan_id', '=', plan)
    .where('name', '=', 'Lead peer')
    .orderBy('challenge_id')
    .execute();
}
async function standing() {
  const row = await db
    .selectFrom('plans')
    .select(['version', 'parts'])
    .where('id', '=', plan)
    .executeTakeFirstOrThrow();
  const score = Object.values(row.parts as Record<string, number>).reduce((sum, each) => sum + each, 0);
  return { version: String(row.version), score };
}

describe('Two peers of a plan', () => {
  it('change places at one press, at exactly the price that was told, and are pinned there', async () => {
    const before = await leads();
    assert.deepEqual(before.map(({ peer }) => peer).sort(), [near, far].sort());
    const [here, there] = before;
    const path = `/plans/${plan}/places/${here?.slot}`;
    const page = await office.get(`${path}/peers/${there?.peer}`);
    assert.match(page.body, /Or the two change places/);
    const [, way, told] =
      /would be lead peer at .*?\. The plan would (gain|lose) ([\d.]+) points?\./.exec(page.body) ?? [];
    const { version, score } = await standing();
    const done = await office.post(path, { version, act: 'swap', peer: there?.peer ?? '', other: there?.slot ?? '' });
    assert.equal(done.headers.location, path);
    const seen = await office.get(path);
    assert.match(seen.body, /the two have changed places, and are pinned there/);
    const after = await leads();
    assert.deepEqual(
      after.map(({ slot, peer, hold }) => [slot, peer, hold]),
      [
        [here?.slot, there?.peer, 'pinned'],
        [there?.slot, here?.peer, 'pinned'],
      ],
    );
    const change = (await standing()).score - score;
    assert.equal(
      Math.abs(change - (way === 'gain' ? 1 : -1) * Number(told)) < 0.051,
      true,
      `${change}, told ${way} ${told}`,
    );
    // The next run works round them, and comes to the same figures from the facts.
    const byHand = (await standing()).score;
    await office.post(`/plans/${plan}/runs`, {});
    await service.runJobs();
    assert.deepEqual(
      (await leads()).map(({ peer }) => peer),
      after.map(({ peer }) => peer),
    );
    assert.equal(Math.abs((await standing()).score - byHand) < 1e-6, true);
  });

  it('do not where a rule keeps one of them out of the other’s place', async () => {
    const [here, there] = await leads();
    await db
      .insertInto('peer_unavailability')
      .values({ id: newId(), peer_id: here?.peer ?? '', from_on: '2027-01-01', until_on: '2027-12-31' })
      .execute();
    await db.updateTable('plan_places').set({ hold: null }).where('plan_id', '=', plan).execute();
    await office.post(`/plans/${plan}/runs`, {});
    await service.runJobs();
    const now = (await leads()).find(({ peer }) => peer !== null);
    const page = await office.get(`/plans/${plan}/places/${now?.slot}/peers/${here?.peer}`);
    assert.match(page.body, /is not free/);
    const { version } = await standing();
    const tried = await office.post(`/plans/${plan}/places/${now?.slot}`, {
      version,
      act: 'swap',
      peer: here?.peer ?? '',
      other: there?.slot ?? '',
    });
    const told = await office.get(String(tried.headers.location));
    assert.match(told.body, /A rule stands in the way of this swap/);
  });
});
