import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { countingStatements } from '#platform/database/connect';
import { testService } from '#test/service';
import { words } from '#test/words';
import { aChallenge } from '../../challenges/testing/builders.ts';
import { aRoom, aSession } from '../../timetable/testing/builders.ts';
import { aNote } from '../testing/builders.ts';
import { makeBundle } from './make-bundle.ts';
import { registerDevice } from './register-device.ts';

const service = await testService();
const { db } = service;

/** ‘First’ at 10am in Room 1 and ‘Second’ at 2pm on Tuesday, of one peer. */
async function place() {
  const milestones = ['opened', 'scope-agreed', 'team-confirmed'] as const;
  const challenge = await aChallenge(db, { stage: 'preparing', milestones });
  const { id: challengeId, people, reference } = challenge;
  const room = await aRoom(db, { challengeId, name: 'Room 1' });
  const other = await aRoom(db, { challengeId, name: 'Room 2' });
  const first = await aSession(db, { challengeId, title: 'First', roomId: room, peerIds: [people.peer] });
  const afternoon = { challengeId, title: 'Second', start: '14:00', end: '15:00' };
  const second = await aSession(db, { ...afternoon, peerIds: [people.peer] });
  const host = await service.as(people.hostCoordinator);
  const url = `/challenges/${reference}`;
  const device = newId();
  const registered = { challengeId, device, name: 'A phone', wrapped: null };
  await registerDevice(service.services, registered, people.peer);
  const bundle = async () => {
    const made = await makeBundle(service.services, {
      ...{ challenge: { id: challengeId, reference, title: '' }, personId: people.peer, device, csrf: '' },
    });
    if (!made) throw new Error('no bundle');
    const sessions = made.sessions.map(({ title, startsAt, place: where, mine, standing }) =>
      [title, startsAt.slice(11, 16), where, mine ? 'mine' : '', standing].filter(Boolean).join(' '),
    );
    return { sessions, isDraft: made.isDraft, version: made.version };
  };
  const save = async (id: string, version: string, more: Record<string, string | string[]>) => {
    const usual = { kind: 'interview', on: '2027-05-11', end: '1 hour', place: '', category: 'members', others: '' };
    const form = { ...usual, id, version, tell: 'later', peers: [people.peer], room: '', ...more };
    const answer = await host.post(version ? `${url}/sessions/${id}` : `${url}/sessions`, form);
    assert.equal(answer.statusCode, 303, words(answer.body).slice(0, 800));
  };
  return { challengeId, people, room, other, first, second, host, url, bundle, save };
}

describe('What a phone takes along of the timetable', () => {
  it('is a draft before the first release, and what was told from then on, with another version for each release', async () => {
    const { host, url, bundle, save, first, other, people } = await place();
    const draft = await bundle();
    assert.deepEqual(
      [draft.sessions, draft.isDraft],
      [['First 09:00 Room 1, Town hall mine', 'Second 13:00 mine'], true],
    );
    await host.post(`${url}/timetable/release`);
    const told = await bundle();
    assert.deepEqual([told.sessions, told.isDraft], [draft.sessions, false]);
    // Moved to another time, room and peer, and a new one: nobody is told.
    await save(first, '1', { title: 'First', start: '4pm', room: other, peers: [people.secondPeer] });
    await save(newId(), '', { title: 'Third', start: '9am' });
    const waiting = await bundle();
    assert.deepEqual(waiting.sessions, [
      'Third 08:00 mine untold',
      'First 09:00 Room 1, Town hall mine',
      'Second 13:00 mine',
    ]);
    await host.post(`${url}/releases`);
    const again = await bundle();
    assert.deepEqual(again.sessions, ['Third 08:00 mine', 'Second 13:00 mine', 'First 15:00 Room 2, Town hall']);
    const versions = [draft, told, waiting, again].map(({ version }) => version);
    assert.equal(new Set(versions).size, 4);
    // Who is heard is not on the phone: a release of that alone is another version all the same.
    await save(first, '2', {
      title: 'First',
      start: '4pm',
      room: other,
      peers: [people.secondPeer],
      'new-interviewees': 'Una; Clerk',
    });
    await host.post(`${url}/releases`);
    const last = await bundle();
    assert.deepEqual([last.sessions, last.version === again.version], [again.sessions, false]);
  });

  it('keeps a session that people were told of until they are told that it is off, and then as cancelled with its notes', async () => {
    const { challengeId, people, host, url, bundle, first, second } = await place();
    await host.post(`${url}/timetable/release`);
    await aNote(db, { challengeId, authorId: people.peer, sessionId: second });
    await db
      .updateTable('sessions')
      .set({ is_live: false, cancelled_reason: 'Ill' })
      .where('id', '=', second)
      .execute();
    assert.deepEqual((await bundle()).sessions, ['First 09:00 Room 1, Town hall mine', 'Second 13:00 mine']);
    await host.post(`${url}/releases`);
    assert.deepEqual((await bundle()).sessions, ['First 09:00 Room 1, Town hall mine', 'Second 13:00 off']);
    await host.post(`${url}/sessions/${first}/cancellation`, { version: '1', reason: 'Fire' });
    assert.deepEqual((await bundle()).sessions, ['First 09:00 Room 1, Town hall off', 'Second 13:00 off']);
    const peer = await service.as(people.peer);
    assert.equal(words((await peer.get(`${url}/sessions/${second}/notes`)).body).includes('Cancelled'), true);
    const form = words((await peer.get(`${url}/notes/new`)).body);
    assert.equal(form.includes('2pm: Second (cancelled)'), true, form);
  });

  it('takes as many statements for many sessions as for one', async () => {
    const { challengeId, host, url, bundle } = await place();
    await host.post(`${url}/timetable/release`);
    const few = (await countingStatements(bundle)).count;
    for (const start of ['16:00', '17:00', '18:00'])
      await aSession(db, { challengeId, title: start, start, end: start.replace(':00', ':30') });
    assert.deepEqual([few, (await countingStatements(bundle)).count], [7, 7]);
  });
});
