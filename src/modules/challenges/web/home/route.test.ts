import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { countingStatements } from '#platform/database/connect';
import { testService } from '#test/service';
import { openTask } from '../../store/tasks.ts';
import { aChallenge, aPerson, BUILT_AT } from '../../testing/builders.ts';

const service = await testService();
const built = await aChallenge(service.db, { stage: 'preparing', reference: 'CF2001' });

describe('The page of a challenge', () => {
  it('is a page like none to somebody who has nothing to do with it', async () => {
    const stranger = await service.as(built.people.stranger);
    assert.equal((await stranger.get('/challenges/CF2001')).statusCode, 404);
    assert.equal((await (await service.as(built.people.interviewee)).get('/challenges/CF2001')).statusCode, 404);
    assert.equal((await stranger.get('/challenges/CF2001/history')).statusCode, 404);
  });

  it('tells the host that it is their move, and others whom they wait for', async () => {
    const host = (await (await service.as(built.people.hostCoordinator)).get('/challenges/CF2001')).body;
    const peer = (await (await service.as(built.people.peer)).get('/challenges/CF2001')).body;
    assert.match(host, /Your move/);
    assert.match(host, /Hand in the self-assessment/);
    assert.equal(peer.includes('Your move'), false);
    assert.match(peer, /Waiting for/);
  });

  it('keeps its history for those who may audit', async () => {
    const host = await service.as(built.people.hostCoordinator);
    const manager = await service.as(built.people.challengeManager);
    assert.equal((await host.get('/challenges/CF2001/history')).statusCode, 403);
    assert.equal((await manager.get('/challenges/CF2001/history')).statusCode, 200);
    // A page past the end, as of an old link, is the last.
    const at = new Date('2026-01-01T09:00:00Z');
    const entry = { challenge_id: built.id, subject_kind: 'challenge', subject_id: built.id, at };
    const old = Array.from({ length: 60 }, (_, index) => ({ ...entry, id: newId(), action: `Did ${index}` }));
    await service.db.insertInto('audit_entries').values(old).execute();
    const pages = [];
    for (const page of ['2', '99', '1e40'])
      pages.push((await manager.get(`/challenges/CF2001/history?page=${page}`)).body);
    assert.deepEqual(
      pages.map((body) => /51 to \d+ of \d+ entries/.test(body) && body.includes('Did ')),
      [true, true, true],
    );
    assert.equal((await host.get('/challenges/CF2001')).body.includes('What happened last'), false);
  });

  it('does not tell the host or a peer what another person is asked', async () => {
    await service.db.transaction().execute((trx) =>
      openTask(
        trx,
        {
          challengeId: built.id,
          kind: 'answer-offer',
          for: { personId: built.people.secondPeer },
          title: 'Tell us whether you can join',
          path: '/offers/x',
        },
        BUILT_AT,
      ),
    );
    const bodies = await Promise.all(
      [built.people.hostCoordinator, built.people.peer, built.people.secondPeer, built.people.challengeManager].map(
        async (id) => (await (await service.as(id)).get('/challenges/CF2001')).body,
      ),
    );
    assert.deepEqual(
      bodies.map((body) => body.includes('Tell us whether you can join')),
      [false, false, true, true],
    );
  });

  it('asks the database at most eight times, however many people there are, and is small', async () => {
    const manager = await service.as(built.people.challengeManager);
    const count = async () => (await countingStatements(() => manager.get('/challenges/CF2001'))).count;
    const few = await count();
    for (let i = 0; i < 5; i += 1) {
      await aPerson(service.db, { name: `<b>${i}</b>`, grants: [{ role: 'team-peer', challengeId: built.id }] });
    }
    const many = await count();
    assert.equal(many, few);
    assert.equal(few <= 8, true, `${few} statements`);
    const { body } = await manager.get('/challenges/CF2001');
    assert.equal(body.includes('<b>0</b>'), false);
  });
});
