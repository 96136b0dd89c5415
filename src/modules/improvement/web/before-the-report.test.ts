import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { testService } from '#test/service';
import { aVisited } from '../../reporting/testing/builders.ts';

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
});
