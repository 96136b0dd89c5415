import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { TEST_NOW, testService } from '#test/service';
import { aVisited } from '../../testing/builders.ts';

const DAY = 86_400_000;

describe('A host that does not hand its fact check in', () => {
  it('holds nothing up: once its days are over the manager goes on, and what it wrote gets an answer', async () => {
    const service = await testService();
    const built = await aVisited(service);
    const { base, people, definition } = built;
    const manager = await service.as(people.challengeManager);
    const host = await service.as(people.hostCoordinator);
    for (const step of ['', '/comment-window', '/comment-window/closing', '/fact-check'])
      await manager.post(`${base}/report${step}`, { reason: '' });
    const point = { id: newId(), section: 'summary', says: 'One', 'should-say': 'Two', source: '' };
    await host.post(`${base}/fact-check/points`, point);
    const close = async () => (await service.as(people.challengeManager)).post(`${base}/report/fact-check/closing`);
    const page = async () => (await (await service.as(people.challengeManager)).get(`${base}/report`)).body;

    // The last day is the host's.
    const lastDay = new Date(TEST_NOW.getTime() + (definition.factCheckDays ?? 0) * DAY);
    service.setNow(lastDay);
    assert.equal((await page()).includes('Close the fact check'), false);
    assert.equal((await close()).statusCode, 409);
    service.setNow(new Date(lastDay.getTime() + DAY));
    assert.equal((await page()).includes('Close the fact check'), true);
    assert.equal(
      (await (await service.as(people.hostCoordinator)).post(`${base}/report/fact-check/closing`)).statusCode,
      403,
    );
    assert.equal((await close()).statusCode, 303);
    assert.equal((await close()).statusCode, 409);

    const told = await service.db
      .selectFrom('mail_messages')
      .select('to_name')
      .where('template', '=', 'fact-check-closed')
      .orderBy('to_name')
      .execute();
    assert.deepEqual(told, [{ to_name: 'Cora Coordinator' }, { to_name: 'Sam Sponsor' }]);
    const answer = { [`answer-${point.id}`]: 'accepted', [`reason-${point.id}`]: 'So it is.' };
    const again = await service.as(people.challengeManager);
    assert.equal((await again.post(`${base}/report/fact-points/${point.id}`, answer)).statusCode, 303);
    assert.equal((await again.post(`${base}/report/sign-off-request`)).statusCode, 303);
    const open = await service.db
      .selectFrom('tasks')
      .select('kind')
      .where('challenge_id', '=', built.id)
      .where('done_at', 'is', null)
      .where('dropped_at', 'is', null)
      .where('for_role', 'in', ['host-coordinator', 'challenge-manager'])
      .where('kind', 'like', 'fact-check%')
      .execute();
    assert.deepEqual(open, []);
  });
});
