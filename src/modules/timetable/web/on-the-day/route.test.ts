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
  (await db.selectFrom('session_peers').select('peer_id').where('session_id', '=', id).execute())
    .map((row) => row.peer_id)
    .sort();
const startsAt = async (id: string) => /(\d\d:\d\d):/.exec(String((await session(id)).period))?.[1];
const emailOf = async (id: string) =>
  String((await db.selectFrom('people').select('email').where('id', '=', id).executeTakeFirstOrThrow()).email);
const words = (body: string) => body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
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

  it('a session that would run into others moves nothing by itself, and pushes all of them along when told to', async () => {
    const { challengeId, people, first, second, one, host, url } = await place();
    const group = { challengeId, title: 'Group', start: '11:00', end: '11:45', roomId: one };
    const visit = { challengeId, title: 'Visit', start: '11:45', end: '12:30', peerIds: [people.secondPeer] };
    const [next, last] = [await aSession(db, { ...group, peerIds: [people.secondPeer] }), await aSession(db, visit)];
    const delay = { version: '1', minutes: '20' };
    const refused = await host.post(`${url}/sessions/${first}/delay`, delay);
    assert.equal(refused.statusCode, 422);
    for (const part of ['‘Group’: 11.20am to 12.05pm, not 11am to 11.45am', '‘Visit’: 12.05pm to 12.50pm, not 11.45am'])
      assert.equal(words(refused.body).includes(part), true, part);
    assert.deepEqual([await startsAt(first), await startsAt(next)], ['09:00', '10:00']);
    const pushed = await host.post(`${url}/sessions/${first}/delay`, { ...delay, pushing: 'yes' });
    assert.equal(pushed.statusCode, 303);
    const starts = await Promise.all([first, second, next, last].map(startsAt));
    assert.deepEqual(starts, ['09:20', '09:00', '10:20', '11:05']);
    const mail = await db
      .selectFrom('mail_messages')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('challenge_id', '=', challengeId)
      .where('template', '=', 'session-moved')
      .where('person_id', '=', people.secondPeer)
      .executeTakeFirstOrThrow();
    assert.equal(mail.count, 2);
  });

  it('anybody on the team says that a session runs late, and changes nothing else', async () => {
    const { first, people, url } = await place();
    const peer = await service.as(people.peer);
    const page = words((await peer.get(`${url}/sessions/${first}/now`)).body);
    assert.deepEqual([page.includes('Running late'), page.includes('Another room')], [true, false]);
    assert.equal((await peer.post(`${url}/sessions/${first}/delay`, { version: '1', minutes: '10' })).statusCode, 303);
    assert.equal(await startsAt(first), '09:10');
    assert.equal((await peer.post(`${url}/sessions/${first}/room`, { version: '2', room: first })).statusCode, 403);
  });

  it('whoever makes the change is told who has no address, and what nobody could keep', async () => {
    const { challengeId, people, host, url } = await place();
    const tom = await anInterviewee(db, { challengeId, name: 'Tom Reed' });
    const away = JSON.stringify([['2027-05-11T16:00', '2027-05-11T18:00']]);
    await db.updateTable('interviewees').set({ unavailable: away }).where('id', '=', tom).execute();
    const id = await aSession(db, {
      challengeId,
      start: '15:00',
      end: '16:00',
      peerIds: [people.peer],
      intervieweeIds: [tom],
    });
    const answer = await host.post(`${url}/sessions/${id}/delay`, { version: '1', minutes: '15' });
    const page = words((await host.get(answer.headers.location as string)).body);
    const said =
      'Tom Reed has no email address: tell them yourself. Look again: Tom Reed cannot come to ‘Meet the cabinet member’';
    assert.equal(page.includes(said), true, page);
  });

  it('a peer who is free takes the place of another; who goes, who comes and who stays hear, and who is heard does not', async () => {
    const { challengeId, people, email, host, url } = await place();
    const rhian = await anInterviewee(db, { challengeId, name: 'Rhian Lloyd Two', email: `two-${email}` });
    const id = await aSession(db, {
      challengeId,
      start: '15:00',
      end: '16:00',
      peerIds: [people.challengeManager, people.peer],
      intervieweeIds: [rhian],
    });
    await host.post(`${url}/releases`);
    const version = `${(await session(id)).version}`;
    const fields = { version, peer: people.challengeManager, other: `free ${people.secondPeer}` };
    assert.equal((await host.post(`${url}/sessions/${id}/swap`, fields)).statusCode, 303);
    assert.deepEqual(await peersOf(id), [people.peer, people.secondPeer].sort());
    const told = await Promise.all(
      [people.challengeManager, people.peer, people.secondPeer].map(async (who) => await changesTo(await emailOf(who))),
    );
    assert.deepEqual(told, [['session-removed'], ['session-people'], ['session-added']]);
    assert.deepEqual(await changesTo(`two-${email}`), []);
    assert.equal((await host.post(`${url}/sessions/${id}/swap`, fields)).statusCode, 422);
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
    const fields = { version: '1', peer: people.challengeManager, other: `${second} ${people.secondPeer}` };
    assert.equal((await host.post(`${url}/sessions/${first}/swap`, fields)).statusCode, 303);
    assert.deepEqual([await peersOf(first), await peersOf(second)], [[people.secondPeer], [people.challengeManager]]);
    assert.deepEqual((await changesTo(await emailOf(people.secondPeer))).sort(), ['session-added', 'session-removed']);
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
  });
});
