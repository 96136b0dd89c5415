import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { testService } from '#test/service';
import { aChallenge } from '../../../challenges/testing/builders.ts';
import { anInterviewee, aRoom, aSession } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;

/** Two sessions at once, each with one of two people, in a timetable that is released. */
async function place() {
  const challenge = await aChallenge(db, {
    stage: 'preparing',
    milestones: ['opened', 'scope-agreed', 'team-confirmed'],
  });
  const { people, id: challengeId } = challenge;
  const [one, two] = [await aRoom(db, { challengeId, name: 'One' }), await aRoom(db, { challengeId, name: 'Two' })];
  const email = `rhian-${challengeId.slice(-6)}@council.example`;
  const rhian = await anInterviewee(db, { challengeId, name: 'Rhian Lloyd', email });
  const first = await aSession(db, {
    challengeId,
    title: 'First',
    roomId: one,
    peerIds: [people.challengeManager],
    intervieweeIds: [rhian],
  });
  const second = await aSession(db, { challengeId, title: 'Second', peerIds: [people.secondPeer] });
  const host = await service.as(people.hostCoordinator);
  const url = `/challenges/${challenge.reference}`;
  await host.post(`${url}/timetable/release`);
  return { challenge, challengeId, people, one, two, email, first, second, host, url };
}

const session = async (id: string) =>
  await db
    .selectFrom('sessions')
    .select(['period', 'room_id', 'calendar_sequence as sequence', 'version'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
const peersOf = async (id: string) =>
  (await db.selectFrom('session_peers').select('peer_id').where('session_id', '=', id).execute()).map(
    (row) => row.peer_id,
  );
const changesTo = async (email: string) =>
  (
    await db
      .selectFrom('mail_messages')
      .select('template')
      .where('to_address', '=', email)
      .where('template', 'like', 'session-%')
      .execute()
  ).map(({ template }) => template);

describe('On the day', () => {
  it('a session runs late in one press, and everybody in it hears at once', async () => {
    const { first, host, url, email } = await place();
    assert.equal((await host.get(`${url}/sessions/${first}/now`)).statusCode, 200);
    assert.equal((await host.post(`${url}/sessions/${first}/delay`, { version: '1', minutes: '20' })).statusCode, 303);
    const now = await session(first);
    assert.deepEqual([String(now.period).includes('09:20'), now.sequence], [true, 1]);
    assert.deepEqual(await changesTo(email), ['session-moved']);
    assert.equal((await host.post(`${url}/sessions/${first}/delay`, { version: '1', minutes: '20' })).statusCode, 422);
  });

  it('a session moves to a room that is free, and no other', async () => {
    const { challengeId, first, two, host, url } = await place();
    const taken = await aRoom(db, { challengeId, name: 'Taken' });
    await aSession(db, { challengeId, title: 'Third', roomId: taken });
    const page = await host.get(`${url}/sessions/${first}/now`);
    assert.deepEqual([page.body.includes(two), page.body.includes(taken)], [true, false]);
    assert.equal((await host.post(`${url}/sessions/${first}/room`, { version: '1', room: taken })).statusCode, 422);
    assert.equal((await host.post(`${url}/sessions/${first}/room`, { version: '1', room: two })).statusCode, 303);
    assert.equal((await session(first)).room_id, two);
  });

  it('two peers of two sessions at the same time change places, and each hears of both', async () => {
    const { first, second, people, host, url } = await place();
    const fields = { peer: people.challengeManager, other: `${second} ${people.secondPeer}` };
    assert.equal((await host.post(`${url}/sessions/${first}/swap`, fields)).statusCode, 303);
    assert.deepEqual([await peersOf(first), await peersOf(second)], [[people.secondPeer], [people.challengeManager]]);
    const { email } = await db
      .selectFrom('people')
      .select('email')
      .where('id', '=', people.secondPeer)
      .executeTakeFirstOrThrow();
    assert.deepEqual((await changesTo(String(email))).sort(), ['session-added', 'session-removed']);
    assert.equal((await host.post(`${url}/sessions/${first}/swap`, fields)).statusCode, 422);
  });

  it('a peer adds a conversation that was not planned, once however often the button is pressed', async () => {
    const { challengeId, people, url } = await place();
    service.setNow(new Date('2027-05-12T14:00:00Z'));
    const peer = await service.as(people.peer);
    const fields = { id: newId(), title: 'Porter at the depot', category: 'frontline', length: '15', people: '2' };
    for (const _ of [1, 2]) assert.equal((await peer.post(`${url}/conversations`, fields)).statusCode, 303);
    const rows = await db
      .selectFrom('sessions')
      .select('title')
      .where('challenge_id', '=', challengeId)
      .orderBy('title')
      .execute();
    assert.deepEqual(
      rows.map(({ title }) => title),
      ['First', 'Porter at the depot', 'Second'],
    );
    const again = await peer.post(`${url}/conversations`, { ...fields, id: newId(), title: '' });
    assert.equal(again.statusCode, 422);
    assert.equal((await peer.get(`${url}/sessions/${newId()}/now`)).statusCode, 403);
  });
});
