import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testService } from '#test/service';
import { words } from '#test/words';
import { aChallenge } from '../../../challenges/testing/builders.ts';
import { aRoom, aSession } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;

describe('A session that was cancelled while its page was open', () => {
  it('is changed by no press on that page, and each says in words that it is cancelled', async () => {
    const challenge = await aChallenge(db, {
      stage: 'preparing',
      milestones: ['opened', 'scope-agreed', 'team-confirmed'],
    });
    const { people, id: challengeId } = challenge;
    const room = await aRoom(db, { challengeId });
    const id = await aSession(db, { challengeId, title: 'First', peerIds: [people.peer] });
    const url = `/challenges/${challenge.reference}`;
    const host = await service.as(people.hostCoordinator);
    assert.equal((await host.post(`${url}/timetable/release`)).statusCode, 303);
    const off = { reason: 'The office is flooded', version: '1' };
    assert.equal((await host.post(`${url}/sessions/${id}/cancellation`, off)).statusCode, 303);
    const presses = [
      ['delay', { minutes: '10' }],
      ['room', { room }],
      ['swap', { peer: people.peer, other: `free ${people.secondPeer}` }],
    ] as const;
    for (const [what, fields] of presses) {
      const done = await host.post(`${url}/sessions/${id}/${what}`, { version: '1', ...fields });
      assert.equal(done.headers.location, `${url}/sessions/${id}`, what);
      const says = words((await host.get(String(done.headers.location))).body);
      assert.equal(says.includes('‘First’ is cancelled, so nothing can be changed here.'), true, what);
    }
    for (const page of ['now', 'attendance'])
      assert.equal((await host.get(`${url}/sessions/${id}/${page}`)).headers.location, `${url}/sessions/${id}`, page);
    assert.equal((await host.get(`${url}/sessions/${challengeId}/now`)).statusCode, 404);
    const { version } = await db
      .selectFrom('sessions')
      .select('version')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    assert.equal(version, 2);
  });
});
