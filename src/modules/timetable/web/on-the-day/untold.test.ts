import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { TEST_NOW, testService } from '#test/service';
import { words } from '#test/words';
import { aChallenge } from '../../../challenges/testing/builders.ts';
import { aRoom, aSession } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;

/** ‘First’ from 10am and ‘Group’ from 11am, with the same peer, are released; then the host plans `moved` otherwise and tells nobody. */
async function place(moved: 'First' | 'Group') {
  service.setNow(TEST_NOW);
  const challenge = await aChallenge(db, {
    stage: 'preparing',
    milestones: ['opened', 'scope-agreed', 'team-confirmed'],
  });
  const { people, id: challengeId } = challenge;
  const room = await aRoom(db, { challengeId, name: 'Room 2' });
  const together = { challengeId, peerIds: [people.peer] };
  const ids = {
    First: await aSession(db, { ...together, title: 'First' }),
    Group: await aSession(db, { ...together, title: 'Group', start: '11:00', end: '12:00' }),
  };
  const url = `/challenges/${challenge.reference}`;
  const host = await service.as(people.hostCoordinator);
  assert.equal((await host.post(`${url}/timetable/release`)).statusCode, 303);
  const start = moved === 'First' ? '10am' : '11.05am';
  const saved = await host.post(`${url}/sessions/${ids[moved]}`, {
    ...{ title: moved, kind: 'interview', category: 'members', on: '2027-05-11', start, end: '1 hour' },
    ...{ room, place: '', others: '', tell: 'later', peers: people.peer, version: '1' },
  });
  assert.equal(saved.statusCode, 303, words(saved.body).slice(0, 600));
  await db.deleteFrom('mail_messages').where('challenge_id', '=', challengeId).execute();
  const { name } = await db
    .selectFrom('people')
    .select('name')
    .where('id', '=', people.hostCoordinator)
    .executeTakeFirstOrThrow();
  return { people, challengeId, ids, url, host, coordinator: name };
}

/** Of the day itself: the team says that something runs late. */
const MORNING = new Date('2027-05-11T08:00:00Z');

const startsAt = async (id: string) =>
  /(\d\d:\d\d):/.exec(
    String((await db.selectFrom('sessions').select('period').where('id', '=', id).executeTakeFirstOrThrow()).period),
  )?.[1];
const letters = async (challengeId: string) =>
  (await db.selectFrom('mail_messages').select('id').where('challenge_id', '=', challengeId).execute()).length;

describe('Two peers who change places while the host changes the other session and has told nobody', () => {
  it('do so once what is told with it has been seen', async () => {
    const { people, challengeId, ids, url, host } = await place('Group');
    // At the same time as ‘Group’ is planned for, with another peer: of this one people know how it is.
    const { version } = await db
      .selectFrom('sessions')
      .select('version')
      .where('id', '=', ids.First)
      .executeTakeFirstOrThrow();
    await db
      .updateTable('session_peers')
      .set({ peer_id: people.secondPeer })
      .where('session_id', '=', ids.First)
      .execute();
    await sql`update timetable_releases set snapshot = (select jsonb_agg(case when one->>'id' = ${ids.First}
      then jsonb_set(one, '{peers,0,id}', to_jsonb(${people.secondPeer}::text)) else one end)
      from jsonb_array_elements(snapshot) as one) where challenge_id = ${challengeId}`.execute(db);
    const fields = {
      version: `${version}`,
      peer: people.secondPeer,
      other: `${ids.Group} ${people.peer}`,
    };
    const asked = await host.post(`${url}/sessions/${ids.First}/swap`, fields);
    const says = words(asked.body);
    assert.equal(asked.statusCode, 422, says);
    assert.match(
      says,
      /nobody has been told\. People have not been told of these changes, and would be with it: ‘Group’, planned for 11\.05am to 12\.05pm\. Told: 11am to midday, no place yet; not told of the change yet\. Do it, and tell everybody/,
    );
    assert.equal(await letters(challengeId), 0);
    const seen = /name="seen" value="([^"]*)"/.exec(asked.body)?.[1] ?? '';
    assert.equal((await host.post(`${url}/sessions/${ids.First}/swap`, { ...fields, seen: 'else' })).statusCode, 422);
    const stale = { ...fields, version: `${version + 1}`, seen };
    assert.equal((await host.post(`${url}/sessions/${ids.First}/swap`, stale)).statusCode, 422);
    assert.equal(await letters(challengeId), 0);
    const done = await host.post(`${url}/sessions/${ids.First}/swap`, { ...fields, seen });
    assert.equal(done.statusCode, 303, words(done.body));
    assert.equal((await letters(challengeId)) > 0, true);
  });
});

describe('A session that runs late while the host changes it and has told nobody', () => {
  it('is moved by nobody of the team, who reads whom to ring and what people were told', async () => {
    const { people, challengeId, ids, url, coordinator } = await place('First');
    service.setNow(MORNING);
    const peer = await service.as(people.peer);
    const page = words((await peer.get(`${url}/sessions/${ids.First}/now`)).body);
    assert.match(page, /Told: 10am to 11am, no place yet; not told of the change yet\./);
    const refused = await peer.post(`${url}/sessions/${ids.First}/delay`, { version: '2', minutes: '15' });
    const why = `The host is changing this session and has not told anybody yet: ring the host coordinator, ${coordinator}.`;
    assert.deepEqual([refused.statusCode, words(refused.body).includes(why)], [422, true], words(refused.body));
    assert.deepEqual([await startsAt(ids.First), await letters(challengeId)], ['09:00', 0]);
  });

  it('nor where it would push along one that the host changes', async () => {
    const { people, challengeId, ids, url } = await place('Group');
    service.setNow(MORNING);
    const peer = await service.as(people.peer);
    const late = { version: '1', minutes: '15', pushing: 'yes' };
    const refused = await peer.post(`${url}/sessions/${ids.First}/delay`, late);
    const why = 'The host is changing ‘Group’, into which this would run, and has not told anybody yet';
    assert.deepEqual([refused.statusCode, words(refused.body).includes(why)], [422, true], words(refused.body));
    assert.deepEqual([await startsAt(ids.Group), await letters(challengeId)], ['10:05', 0]);
    // Five minutes do not reach it.
    const little = await peer.post(`${url}/sessions/${ids.First}/delay`, { ...late, minutes: '5' });
    assert.equal(little.statusCode, 303);
  });

  it('is moved by those who arrange the days once they have seen what is told with it', async () => {
    const { challengeId, ids, url, host } = await place('Group');
    const late = { version: '1', minutes: '15', pushing: 'yes' };
    const asked = await host.post(`${url}/sessions/${ids.First}/delay`, late);
    const says = words(asked.body);
    assert.equal(asked.statusCode, 422);
    assert.match(says, /‘Group’: 11\.15am to 12\.15pm, not 11\.05am to 12\.05pm, as it is planned/);
    const told =
      /would be with it: ‘Group’, planned for 11\.05am to 12\.05pm\. Told: 11am to midday, no place yet; not told/;
    assert.match(says, told);
    assert.deepEqual([await startsAt(ids.First), await letters(challengeId)], ['09:00', 0]);
    const planned = /name="planned" value="([^"]*)"/.exec(asked.body)?.[1] ?? '';
    const done = await host.post(`${url}/sessions/${ids.First}/delay`, { ...late, planned });
    assert.equal(done.statusCode, 303);
    assert.deepEqual([await startsAt(ids.First), await startsAt(ids.Group)], ['09:15', '10:15']);
    assert.equal((await letters(challengeId)) > 0, true);
  });

  it('is asked about also where it runs into nothing', async () => {
    const { ids, url, host } = await place('First');
    const late = { version: '2', minutes: '15' };
    const room = words((await host.get(`${url}/sessions/${ids.First}/now`)).body);
    assert.equal(room.includes('Whatever you change here tells those concerned of that too.'), true);
    await host.post(`${url}/sessions/${ids.Group}/cancellation`, { reason: 'Nobody can come', version: '1' });
    const asked = await host.post(`${url}/sessions/${ids.First}/delay`, late);
    assert.equal(asked.statusCode, 422);
    const planned = /name="planned" value="([^"]*)"/.exec(asked.body)?.[1] ?? '';
    assert.match(words(asked.body), /Make it 15 minutes later all the same, and tell everybody/);
    const done = await host.post(`${url}/sessions/${ids.First}/delay`, { ...late, pushing: 'yes', planned });
    assert.equal(done.statusCode, 303);
  });
});
