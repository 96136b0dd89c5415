import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testService } from '#test/service';
import { jobHandlers } from '../../../app.ts';
import { makeBody, makePeer, makePerson } from '../testing/builders.ts';
import { reviewLeavers } from './review-leavers.ts';

const service = await testService();
const { db } = service;
const bodyId = await makeBody(db);
const officerId = await makePerson(db, 'Kwame Boateng', 'placement-officer', { bodyId });
const until = async (peerId: string, day: string | null) =>
  await db.updateTable('peer_roles').set({ until_on: day }).where('peer_id', '=', peerId).execute();
const statusOf = async (peerId: string) =>
  (await db.selectFrom('peers').select('status').where('person_id', '=', peerId).executeTakeFirstOrThrow()).status;
const round = async (at: string) => {
  service.setNow(new Date(at));
  await jobHandlers(service.services)['daily-round']({ date: at.slice(0, 10) });
};

describe('A post that comes to its end on a day that was known before', () => {
  it('starts a review on the day after, once, as a task of the office; who still holds one is left alone', async () => {
    const leader = await makePeer(db, { bodyId, name: 'Cllr Beth Rowe', roleTitle: 'Leader' });
    const stays = await makePeer(db, { bodyId, name: 'Tom Reeve' });
    const never = await makePeer(db, { bodyId, name: 'No Post' });
    await until(leader, '2026-12-03');
    await db.deleteFrom('peer_roles').where('peer_id', '=', never).execute();
    await round('2026-12-03T06:00:00Z');
    assert.equal(await statusOf(leader), 'serving');
    await round('2026-12-04T06:00:00Z');
    assert.deepEqual(
      [await statusOf(leader), await statusOf(stays), await statusOf(never)],
      ['review-due', 'serving', 'serving'],
    );
    const tasks = () =>
      db
        .selectFrom('tasks')
        .select(['title', 'for_role', 'path'])
        .where('kind', '=', 'review-peer')
        .where('done_at', 'is', null)
        .execute();
    const task = {
      title: 'Look at Cllr Beth Rowe’s place in the pool',
      for_role: 'placement-officer',
      path: `/pool/${leader}/standing`,
    };
    assert.deepEqual(await tasks(), [task]);
    await round('2026-12-05T06:00:00Z');
    assert.deepEqual(await tasks(), [task]);
    const { body } = await (await service.as(officerId)).get(`/pool/${leader}/standing`);
    assert.equal(body.includes('Has left their post: Leader, until Thursday 3 December 2026'), true);
  });

  it('does not start another once the office has looked and kept them', async () => {
    const [{ person_id: leader } = { person_id: '' }] = await db
      .selectFrom('peers')
      .select('person_id')
      .where('status', '=', 'review-due')
      .execute();
    const officer = await service.as(officerId);
    const keep = { move: 'keep', status: 'review-due', reason: 'Elected elsewhere' };
    const kept = await officer.post(`/pool/${leader}/standing`, keep);
    assert.equal(kept.statusCode, 303);
    assert.equal(await reviewLeavers(service.services), 0);
    assert.equal(await statusOf(leader), 'serving');
  });
});
