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

  it('reads that its days are over, and never that it handed anything in or had nothing to correct', async () => {
    for (const writes of [false, true]) {
      const service = await testService();
      const { base, people, definition } = await aVisited(service);
      const manager = await service.as(people.challengeManager);
      for (const step of ['', '/comment-window', '/comment-window/closing', '/fact-check'])
        await manager.post(`${base}/report${step}`, { reason: '' });
      const point = { id: newId(), section: 'summary', says: 'Half', 'should-say': 'All', source: '' };
      if (writes) await (await service.as(people.hostCoordinator)).post(`${base}/fact-check/points`, point);
      service.setNow(new Date(TEST_NOW.getTime() + ((definition.factCheckDays ?? 0) + 1) * DAY));
      const late = await service.as(people.challengeManager);
      assert.equal((await late.post(`${base}/report/fact-check/closing`)).statusCode, 303);
      const host = await service.as(people.hostCoordinator);
      const answer = { [`answer-${point.id}`]: 'accepted', [`reason-${point.id}`]: 'So it is.' };
      for (const step of [null, 'sign-off-request']) {
        if (step && writes) await late.post(`${base}/report/fact-points/${point.id}`, answer);
        if (step) assert.equal((await late.post(`${base}/report/${step}`)).statusCode, 303);
        const { body } = await host.get(`${base}/fact-check`);
        assert.equal(body.includes('Your days to check facts are over, and the report went on'), true);
        assert.equal(body.includes('write to the challenge manager'), true);
        assert.equal(body.includes('handed in') || body.includes('You had nothing to correct'), false);
        assert.equal(body.includes('You wrote none.'), !writes);
        assert.equal(body.includes('with your points'), writes);
        assert.equal(body.includes('So it is.'), writes && step !== null);
      }
    }
  });

  it('still reads that it handed its fact check in where it did', async () => {
    const service = await testService();
    const { base, people } = await aVisited(service);
    const manager = await service.as(people.challengeManager);
    const host = await service.as(people.hostCoordinator);
    for (const step of ['', '/comment-window', '/comment-window/closing', '/fact-check'])
      await manager.post(`${base}/report${step}`, { reason: '' });
    await host.post(`${base}/fact-check/submission`);
    const { body } = await host.get(`${base}/fact-check`);
    assert.equal(
      body.includes('You have handed in the fact check') && body.includes('You had nothing to correct'),
      true,
    );
  });
});
