import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { TEST_NOW, testService } from '#test/service';
import { words } from '#test/words';
import { aChallenge } from '../../challenges/testing/builders.ts';

const service = await testService();
const { db } = service;

async function place() {
  const challenge = await aChallenge(db, {
    stage: 'preparing',
    milestones: ['opened', 'scope-agreed', 'team-confirmed'],
  });
  const browser = await service.as(challenge.people.hostCoordinator);
  return { challenge, browser, url: `/challenges/${challenge.reference}` };
}

const SESSION = {
  kind: 'interview',
  on: '2027-05-11',
  start: '10am',
  end: '1 hour',
  room: '',
  place: '',
  category: 'members',
  others: '',
};
const TO_HEAR = { kind: 'interview', length: '1 hour', category: 'members', others: '', 'peers-needed': '2' };

/** A form, with the field in which what it adds is named, and what else it asks. */
const FORMS = [
  {
    what: 'a room',
    path: 'rooms',
    name: 'name',
    rest: { site: 'Town hall', capacity: '10' },
    table: 'rooms',
    action: 'Added a room',
  },
  {
    what: 'a session to hear',
    path: 'wanted',
    name: 'title',
    rest: TO_HEAR,
    table: 'wanted_sessions',
    action: 'Added a session to hear',
  },
  { what: 'a session', path: 'sessions', name: 'title', rest: SESSION, table: 'sessions', action: 'Added the session' },
] as const;

describe('A form that comes back after what it adds was added', () => {
  for (const { what, path, name, rest, table, action } of FORMS)
    it(`adds another one where another is in it, and each once however often it is sent: ${what}`, async () => {
      const { challenge, browser, url } = await place();
      const id = newId();
      const send = (called: string) => browser.post(`${url}/${path}`, { id, ...rest, [name]: called });
      for (const called of ['First', 'First', 'Second', 'Second', 'First']) {
        const answer = await send(called);
        assert.equal(answer.statusCode, 303);
        const said = words((await browser.get(String(answer.headers.location))).body);
        assert.equal(said.includes(called), true, said);
      }
      const rows = await db
        .selectFrom(table)
        .select([name as never])
        .where('challenge_id', '=', challenge.id)
        .execute();
      assert.deepEqual(rows.map((row) => Object.values(row)[0]).sort(), ['First', 'Second']);
      const entries = await db
        .selectFrom('audit_entries')
        .select('id')
        .where('challenge_id', '=', challenge.id)
        .where('action', '=', action)
        .execute();
      assert.equal(entries.length, 2);
    });

  it('is refused where it has the room’s name and other facts: the room that is there stays as it is', async () => {
    const { challenge, browser, url } = await place();
    const room = { id: newId(), name: 'Room 1', site: 'Town hall', capacity: '10' };
    await browser.post(`${url}/rooms`, room);
    const again = await browser.post(`${url}/rooms`, { ...room, site: 'Depot', capacity: '40' });
    assert.equal(again.statusCode, 422);
    const said = words(again.body).includes('There is a room called Room 1 already.');
    assert.deepEqual([said, again.body.includes('value="Depot"')], [true, true]);
    const rows = await db
      .selectFrom('rooms')
      .select(['name', 'site', 'capacity'])
      .where('challenge_id', '=', challenge.id);
    assert.deepEqual(await rows.execute(), [{ name: 'Room 1', site: 'Town hall', capacity: 10 }]);
  });

  it('renames no site where the other room is at another one', async () => {
    const { challenge, browser, url } = await place();
    const id = newId();
    await browser.post(`${url}/rooms`, { id, name: 'Room 1', site: 'Town hall', capacity: '' });
    await browser.post(`${url}/rooms`, { id, name: 'Yard', site: 'Depot', capacity: '' });
    const rows = await db
      .selectFrom('rooms')
      .select(['name', 'site'])
      .where('challenge_id', '=', challenge.id)
      .orderBy('name')
      .execute();
    assert.deepEqual(
      rows.map(({ name, site }) => `${name}: ${site}`),
      ['Room 1: Town hall', 'Yard: Depot'],
    );
  });

  it('says with what the other session clashes: the one that was added first', async () => {
    const { challenge, browser, url } = await place();
    const session = { ...SESSION, id: newId(), peers: challenge.people.peer };
    await browser.post(`${url}/sessions`, { ...session, title: 'First' });
    const clash = await browser.post(`${url}/sessions`, { ...session, title: 'Second', start: '10.30am' });
    assert.equal(clash.statusCode, 422);
    assert.equal(words(clash.body).includes('‘First’'), true, words(clash.body));
    const other = await browser.post(`${url}/sessions`, { ...session, title: 'Second', start: '11.30am' });
    assert.equal(other.statusCode, 303);
  });

  it('brings no session back that was cancelled since: sent again, it adds a new one', async () => {
    const { challenge, browser, url } = await place();
    const session = { ...SESSION, id: newId(), title: 'First' };
    await browser.post(`${url}/sessions`, session);
    await browser.post(`${url}/sessions/${session.id}/cancellation`, { version: '1', reason: 'Snow' });
    for (const _ of [1, 2]) await browser.post(`${url}/sessions`, session);
    const rows = await db.selectFrom('sessions').select('is_live').where('challenge_id', '=', challenge.id).execute();
    assert.deepEqual(rows.map((row) => row.is_live).sort(), [false, true]);
  });

  it('writes a conversation down once, though minutes pass, and another one besides', async () => {
    const { challenge, url } = await place();
    service.setNow(new Date('2027-05-12T14:00:00Z'));
    const peer = await service.as(challenge.people.peer);
    const talk = { id: newId(), category: 'frontline', length: '15', people: '2' };
    try {
      for (const [minute, title] of [
        ['00', 'Porter'],
        ['02', 'Porter'],
        ['20', 'Driver'],
        ['21', 'Driver'],
      ]) {
        service.setNow(new Date(`2027-05-12T14:${minute}:00Z`));
        assert.equal((await peer.post(`${url}/conversations`, { ...talk, title: title ?? '' })).statusCode, 303);
      }
    } finally {
      service.setNow(TEST_NOW);
    }
    const rows = await db
      .selectFrom('sessions as session')
      .leftJoin('team_conversations as talk', 'talk.session_id', 'session.id')
      .select('talk.title')
      .where('session.challenge_id', '=', challenge.id)
      .orderBy('talk.title')
      .execute();
    assert.deepEqual(
      rows.map(({ title }) => title),
      ['Driver', 'Porter'],
    );
  });
});
