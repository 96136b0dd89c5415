import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { testService } from '#test/service';
import { untilWaiting } from '#test/waiting';
import { aVisited, readOn } from '../../reporting/testing/builders.ts';

const service = await testService();
const { db } = service;

async function recommendationOf(challengeId: string): Promise<string> {
  const row = await db
    .selectFrom('recommendations')
    .select('id')
    .where('challenge_id', '=', challengeId)
    .executeTakeFirstOrThrow();
  return row.id;
}

const action = (recommendation: string) => ({
  ...{ id: newId(), recommendation, text: 'Ring them weekly', owner: 'Head of service', measure: '', baseline: '' },
  ...{ 'due-day': '31', 'due-month': '3', 'due-year': '2028' },
});

describe('What the team recommends', () => {
  it('is not on the host’s action plan before the host has the report', async () => {
    const built = await aVisited(service);
    const { base, people } = built;
    const host = await service.as(people.hostCoordinator);
    const manager = await service.as(people.challengeManager);
    const officer = await service.as(people.placementOfficer);
    const recommendation = await recommendationOf(built.id);
    await manager.post(`${base}/report`);
    for (const browser of [host, officer]) {
      const { body } = await browser.get(`${base}/action-plan`);
      assert.equal(body.includes('Ring everybody 1'), false);
      assert.equal(body.includes('There is nothing to plan yet'), true);
    }
    assert.equal((await manager.get(`${base}/action-plan`)).body.includes('Ring everybody 1'), true);
    const form = `${base}/action-plan/actions/new?recommendation=${recommendation}`;
    assert.equal((await host.get(form)).statusCode, 404);
    assert.equal((await host.post(`${base}/action-plan/actions`, action(recommendation))).statusCode, 404);
    assert.deepEqual(await db.selectFrom('actions').select('id').execute(), []);

    await manager.post(`${base}/report/comment-window`);
    await manager.post(`${base}/report/comment-window/closing`);
    await manager.post(`${base}/report/fact-check`, { reason: '' });
    assert.equal((await host.get(`${base}/action-plan`)).body.includes('Ring everybody 1'), true);
    assert.equal((await host.post(`${base}/action-plan/actions`, action(recommendation))).statusCode, 303);
    assert.equal((await host.get(`${base}/action-plan`)).body.includes('once the report is published'), true);
    const early = await host.post(`${base}/action-plan/publication`);
    assert.equal(early.statusCode, 422);
    assert.equal(early.body.includes('it can be published once the report is'), true);
  });

  it('is the host’s to plan on as soon as it has opened the draft that it writes itself', async () => {
    const built = await aVisited(service, { programme: 'peer-collaborative-improvement' });
    const { base, people } = built;
    const host = await service.as(people.hostCoordinator);
    assert.equal((await host.get(`${base}/action-plan`)).body.includes('Ring everybody 1'), false);
    await host.post(`${base}/report`);
    assert.equal((await host.get(`${base}/action-plan`)).body.includes('Ring everybody 1'), true);
  });

  it('is removed or planned on, whoever is first: an action that comes a moment late is shown to the host, whole', async () => {
    const built = await aVisited(service);
    const { id, base, people } = built;
    const host = await service.as(people.hostCoordinator);
    const manager = await service.as(people.challengeManager);
    for (const step of ['', '/comment-window', '/comment-window/closing', '/fact-check'])
      await manager.post(`${base}/report${step}`, { reason: '' });
    const recommendation = await recommendationOf(id);
    const answer = await db.transaction().execute(async (trx) => {
      await trx.deleteFrom('recommendations').where('id', '=', recommendation).execute();
      const late = host.post(`${base}/action-plan/actions`, action(recommendation));
      await untilWaiting(db, 1);
      return { late };
    });
    const late = await answer.late;
    assert.equal(late.statusCode, 409, late.body);
    assert.equal(late.body.includes('Ring them weekly'), true);
  });

  it('stands still for the host: what the team changes after the fact check comes to it once it is signed off', async () => {
    const built = await aVisited(service);
    const { id, base, people } = built;
    const plan = `${base}/action-plan`;
    const host = await service.as(people.hostCoordinator);
    const manager = await service.as(people.challengeManager);
    const peer = await service.as(people.peer);
    const office = await service.as(people.programmeManager);
    const recommendation = await recommendationOf(id);
    for (const step of ['', '/comment-window', '/comment-window/closing', '/fact-check'])
      await manager.post(`${base}/report${step}`, { reason: '' });
    const planned = action(recommendation);
    await host.post(`${plan}/actions`, planned);
    await host.post(`${base}/fact-check/submission`);
    const { finding, version } = await db
      .selectFrom('recommendations as recommendation')
      .innerJoin('recommendation_findings as link', 'link.recommendation_id', 'recommendation.id')
      .select(['recommendation.version', 'link.finding_id as finding'])
      .where('recommendation.id', '=', recommendation)
      .executeTakeFirstOrThrow();
    const words = { title: 'Close the front door', body: '', finding, version: String(version), anyway: 'yes' };
    assert.equal((await peer.post(`${base}/recommendations/${recommendation}`, words)).statusCode, 303);

    // In both steps in which the team works on it.
    for (const step of [null, 'sign-off-request']) {
      if (step) assert.equal((await manager.post(`${base}/report/${step}`)).statusCode, 303);
      const { body } = await host.get(plan);
      assert.equal(body.includes('Close the front door'), false);
      assert.equal(body.includes('Ring them weekly') && body.includes('once it is signed off'), true);
      assert.equal((await host.get(`${plan}/actions/${planned.id}`)).statusCode, 200);
      assert.equal((await host.get(`${plan}/actions/new?recommendation=${recommendation}`)).statusCode, 404);
      const late = await host.post(`${plan}/actions`, { ...action(recommendation), text: 'Ring them <daily>' });
      assert.equal(late.statusCode, 409);
      assert.equal(late.body.includes('Ring them &lt;daily&gt;') && late.body.includes('31 3 2028'), true);
      assert.equal(late.body.includes('Close the front door'), false);
      assert.equal((await manager.get(plan)).body.includes('Close the front door'), true);
    }
    const rows = await db.selectFrom('actions').select('text').where('challenge_id', '=', id).execute();
    assert.deepEqual(rows, [{ text: 'Ring them weekly' }]);
    // What stands on it says so before anybody presses, and what can be done instead.
    const removal = `${base}/recommendations/${recommendation}/removal`;
    const [asked, refused] = [await peer.get(removal), await peer.post(removal)];
    assert.deepEqual([asked.statusCode, refused.statusCode], [200, 409]);
    for (const { body } of [asked, refused]) {
      assert.equal(body.split('ask the host to take that action out of its plan').length, 2);
      assert.equal(body.includes(`${base}/recommendations/${recommendation}/change`), true);
      assert.equal(body.includes('Its words are gone for good'), false);
    }
    const read = await readOn(office, base);
    assert.equal((await office.post(`${base}/report/sign-off`, { read })).statusCode, 303);
    assert.equal((await host.get(plan)).body.includes('Close the front door'), true);
    assert.equal((await host.post(`${plan}/actions`, action(recommendation))).statusCode, 303);
  });
});
