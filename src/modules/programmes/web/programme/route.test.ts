import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countingStatements } from '#platform/database/connect';
import { testService } from '#test/service';
import { aChallenge } from '../../../challenges/testing/builders.ts';

const service = await testService();
const built = await aChallenge(service.db);

describe('The programmes', () => {
  it('are four, each with a page that the office can read', async () => {
    const office = await service.as(built.people.placementOfficer);
    const { body } = await office.get('/programmes');
    const keys = [...new Set(body.match(/\/programmes\/[a-z-]+/g))].map((href) => href.slice(12)).sort();
    assert.deepEqual(keys, ['adult-social-care', 'corporate', 'peer-collaborative-improvement', 'safeguarding-adults']);
    for (const key of keys) {
      const { result, count } = await countingStatements(() => office.get(`/programmes/${key}`));
      assert.equal(result.statusCode, 200);
      assert.match(result.body, /Programme, version 1/);
      assert.equal(count <= 8, true);
    }
  });

  it('say when each clock is due', async () => {
    const office = await service.as(built.people.programmeManager);
    const { body } = await office.get('/programmes/adult-social-care');
    assert.match(body, /Agree the scope<\/strong> \(challenge manager\): 16 weeks before the first day on site/);
    assert.equal((await office.get('/programmes/no-such')).statusCode, 404);
  });

  it('are the office’s to read, not a peer’s or a host’s', async () => {
    for (const person of [built.people.peer, built.people.hostCoordinator]) {
      assert.equal((await (await service.as(person)).get('/programmes')).statusCode, 403);
    }
  });
});
