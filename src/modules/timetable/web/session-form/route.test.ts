import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { countingStatements } from '#platform/database/connect';
import { testService } from '#test/service';
import { words } from '#test/words';
import { aChallenge, type BuiltChallenge } from '../../../challenges/testing/builders.ts';
import { anInterviewee, aRoom, aSession, released } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;

async function place() {
  const challenge = await aChallenge(db, { stage: 'preparing', milestones: BEFORE_RELEASE });
  const browser = await service.as(challenge.people.hostCoordinator);
  return { challenge, browser, url: `/challenges/${challenge.reference}/sessions` };
}
const BEFORE_RELEASE = ['opened', 'scope-agreed', 'team-confirmed'] as const;

function form(_challenge: BuiltChallenge, fields: Record<string, string | string[]> = {}) {
  return {
    id: newId(),
    title: 'Meet the leader',
    kind: 'interview',
    on: '2027-05-11',
    start: '10am',
    end: '1 hour',
    room: '',
    place: '',
    category: 'members',
    others: '',
    ...fields,
  };
}

async function countOf(challengeId: string): Promise<number> {
  const rows = await db.selectFrom('sessions').select('id').where('challenge_id', '=', challengeId).execute();
  return rows.length;
}

describe('Adding a session', () => {
  it('puts it into the timetable with its people, its place and its themes, once however often the button is pressed', async () => {
    const { challenge, browser, url } = await place();
    const roomId = await aRoom(db, { challengeId: challenge.id, capacity: 2 });
    const who = await anInterviewee(db, { challengeId: challenge.id, name: 'Rhian Lloyd' });
    const theme = challenge.themes[0]!;
    const fields = form(challenge, {
      room: roomId,
      peers: [challenge.people.peer, challenge.people.challengeManager],
      interviewees: who,
      themes: theme.id,
      'new-interviewees': 'Tom Harries; Cabinet member; tom@council.example',
    });
    const [first, second] = [await browser.post(url, fields), await browser.post(url, fields)];
    assert.deepEqual([first.statusCode, second.statusCode], [303, 303]);
    assert.equal(await countOf(challenge.id), 1);
    const page = await browser.get(first.headers.location as string);
    for (const part of [
      'Tuesday 11 May 2027',
      '10am to 11am',
      'Committee room 1, Town hall',
      'Devi Peer',
      'Mair Manager',
      'Rhian Lloyd',
      'Tom Harries, Cabinet member',
      'Committee room 1 holds 2, and 4 people are expected.',
    ])
      assert.equal(words(page.body).includes(part), true, part);
    assert.equal((await browser.get(`/challenges/${challenge.reference}/timetable`)).body.includes(theme.name), true);
  });

  it('is for the managers and the host’s coordinator only', async () => {
    const { challenge, url } = await place();
    const statuses: Record<string, number> = {};
    for (const [part, personId] of Object.entries(challenge.people)) {
      const browser = await service.as(personId);
      statuses[part] = (await browser.post(url, form(challenge))).statusCode;
    }
    assert.deepEqual(statuses, {
      administrator: 403,
      programmeManager: 303,
      placementOfficer: 403,
      challengeManager: 303,
      hostCoordinator: 303,
      hostSponsor: 403,
      peer: 403,
      secondPeer: 403,
      interviewee: 404,
      stranger: 404,
    });
  });

  it('says beside each field what is wrong and loses nothing that was typed', async () => {
    const { challenge, browser, url } = await place();
    const awkward = '<script>alert("x")</script> Llanfair­pwll 🦊 مرحبا';
    const page = await browser.post(
      url,
      form(challenge, {
        title: '',
        place: awkward,
        start: 'half past',
        end: '',
        'new-interviewees': '; nobody;not-mail',
      }),
    );
    assert.equal(page.statusCode, 422);
    assert.equal(page.body.includes('<script>alert'), false);
    assert.equal(page.body.includes('&lt;script&gt;alert'), true);
    for (const part of ['Enter a title', 'Enter when it starts', 'Line 1: the name is missing'])
      assert.equal(words(page.body).includes(part), true, part);
    assert.equal(await countOf(challenge.id), 0);
  });

  it('asks which half of the day ‘2’ is, and takes the end of what begins in the afternoon to come after it', async () => {
    const { challenge, browser, url } = await place();
    const asked = await browser.post(url, form(challenge, { start: '2', end: '3' }));
    assert.equal(asked.statusCode, 422);
    assert.match(words(asked.body), /Say whether it is in the morning or the afternoon, such as 2pm/);
    assert.match(asked.body, /name="start"[^>]*value="2"/);
    assert.equal(await countOf(challenge.id), 0);
    assert.equal((await browser.post(url, form(challenge, { start: '2pm', end: '3.15' }))).statusCode, 303);
    assert.equal((await browser.post(url, form(challenge, { start: '11', end: '1' }))).statusCode, 303);
    assert.match(
      words((await browser.get(`/challenges/${challenge.reference}/timetable`)).body),
      /11am to 1pm .* 2pm to 3\.15pm/,
    );
  });

  it('takes a hundred thousand characters calmly: too long, kept, and nothing stored', async () => {
    const { challenge, browser, url } = await place();
    const long = 'ŵ'.repeat(100_000);
    const page = await browser.post(url, form(challenge, { title: long }));
    assert.equal(page.statusCode, 422);
    assert.equal(words(page.body).includes('Use 200 characters or fewer'), true);
    assert.equal(page.body.includes(long), true);
  });

  it('keeps to the days on site, save calls and team meetings before', async () => {
    const { challenge, browser, url } = await place();
    const early = { on: 'other', 'date-day': '4', 'date-month': '5', 'date-year': '2027' };
    const interview = await browser.post(url, form(challenge, early));
    assert.equal(words(interview.body).includes('Only calls and team meetings may come before'), true);
    assert.equal((await browser.post(url, form(challenge, { ...early, kind: 'call' }))).statusCode, 303);
    const impossible = await browser.post(
      url,
      form(challenge, { ...early, kind: 'call', 'date-day': '31', 'date-month': '2' }),
    );
    assert.equal(words(impossible.body).includes('Enter a real date'), true);
    const backwards = await browser.post(url, form(challenge, { start: '3pm', end: '2pm' }));
    assert.equal(words(backwards.body).includes('The end must come after the start'), true);
  });

  it('refuses rooms and people that are another challenge’s', async () => {
    const { challenge, browser, url } = await place();
    const other = await aChallenge(db);
    const theirs = {
      room: await aRoom(db, { challengeId: other.id }),
      peers: other.people.peer,
      interviewees: await anInterviewee(db, { challengeId: other.id, name: 'Secret Other' }),
      themes: other.themes[0]!.id,
    };
    const page = await browser.post(url, form(challenge, theirs));
    assert.equal(page.statusCode, 422);
    assert.equal(page.body.includes('Secret Other'), false);
    assert.equal(await countOf(challenge.id), 0);
  });
});

describe('A clash cannot be saved, and the message says with what', () => {
  it('of a room, of a peer and of somebody to be heard, all at once', async () => {
    const { challenge, browser, url } = await place();
    const roomId = await aRoom(db, { challengeId: challenge.id });
    const who = await anInterviewee(db, { challengeId: challenge.id, name: 'Rhian Lloyd' });
    await aSession(db, {
      challengeId: challenge.id,
      roomId,
      peerIds: [challenge.people.peer],
      intervieweeIds: [who],
    });
    const page = await browser.post(
      url,
      form(challenge, {
        room: roomId,
        peers: challenge.people.peer,
        interviewees: who,
        start: '10:30',
        title: 'Typed title',
      }),
    );
    assert.equal(page.statusCode, 422);
    for (const part of [
      'Committee room 1 is taken from 10am to 11am by ‘Meet the cabinet member’',
      'Devi Peer is in ‘Meet the cabinet member’ from 10am to 11am',
      'Rhian Lloyd is in ‘Meet the cabinet member’ from 10am to 11am',
      'There is a problem Committee room 1 is taken at this time: choose another room or time',
      'Devi Peer is elsewhere at this time',
    ])
      assert.equal(words(page.body).split(part).length, 2, `once: ${part}`);
    assert.equal(page.body.includes('value="Typed title"'), true);
    assert.equal(await countOf(challenge.id), 1);
  });

  it('but one session may begin as the other ends', async () => {
    const { challenge, browser, url } = await place();
    const roomId = await aRoom(db, { challengeId: challenge.id });
    await aSession(db, { challengeId: challenge.id, roomId, peerIds: [challenge.people.peer] });
    const after = await browser.post(
      url,
      form(challenge, { room: roomId, peers: challenge.people.peer, start: '11am' }),
    );
    assert.equal(after.statusCode, 303);
  });

  it('with a session of another challenge says nothing of what that is', async () => {
    const { challenge, browser, url } = await place();
    const other = await aChallenge(db);
    await aSession(db, {
      challengeId: other.id,
      title: 'Secret elsewhere',
      peerIds: [challenge.people.challengeManager],
    });
    const page = await browser.post(url, form(challenge, { peers: challenge.people.challengeManager }));
    assert.equal(
      words(page.body).includes('Mair Manager is in a session of another challenge from 10am to 11am'),
      true,
    );
    assert.equal(page.body.includes('Secret elsewhere'), false);
  });

  it('whoever saves first: of eight saves at once for one room and one peer exactly one stands', async () => {
    const { challenge, browser, url } = await place();
    const roomId = await aRoom(db, { challengeId: challenge.id });
    const tries = Array.from({ length: 8 }, (_, index) =>
      browser.post(url, form(challenge, { room: roomId, peers: challenge.people.peer, title: `Try ${index}` })),
    );
    const statuses = (await Promise.all(tries)).map((response) => response.statusCode).sort();
    assert.deepEqual(statuses, [303, 422, 422, 422, 422, 422, 422, 422]);
    assert.equal(await countOf(challenge.id), 1);
  });

  it('is no clash with a session that is cancelled, and bringing that back is refused', async () => {
    const { challenge, browser, url } = await place();
    const roomId = await aRoom(db, { challengeId: challenge.id });
    const first = await aSession(db, { challengeId: challenge.id, roomId, title: 'Off' });
    const off = await browser.post(`${url}/${first}/cancellation`, { version: '1', reason: 'The leader is ill' });
    assert.equal(off.statusCode, 303);
    assert.equal((await browser.post(url, form(challenge, { room: roomId }))).statusCode, 303);
    const back = await browser.post(`${url}/${first}/restoration`, { version: '2' });
    assert.equal(back.statusCode, 422);
    assert.equal(words(back.body).includes('Committee room 1 is taken from 10am to 11am by ‘Meet the leader’'), true);
  });
});

describe('Changing a session', () => {
  it('moves it with its people, even to a time that overlaps its own', async () => {
    const { challenge, browser, url } = await place();
    const id = await aSession(db, { challengeId: challenge.id, peerIds: [challenge.people.peer] });
    const fields = form(challenge, { version: '1', start: '10:30', peers: challenge.people.peer });
    assert.equal((await browser.post(`${url}/${id}`, fields)).statusCode, 303);
    const busy = await db.selectFrom('session_peers').selectAll().where('session_id', '=', id).execute();
    assert.deepEqual(
      busy.map((row) => row.period),
      ['["2027-05-11 09:30:00+00","2027-05-11 10:30:00+00")'],
    );
  });

  it('from a form that has gone stale shows what the other put beside what was typed, and saves nothing', async () => {
    const { challenge, browser, url } = await place();
    const id = await aSession(db, { challengeId: challenge.id });
    await browser.post(`${url}/${id}`, form(challenge, { version: '1', title: 'Theirs' }));
    const page = await browser.post(`${url}/${id}`, form(challenge, { version: '1', title: 'Mine' }));
    assert.equal(page.statusCode, 409);
    assert.equal(words(page.body).includes('Theirs'), true);
    assert.equal(page.body.includes('value="Mine"'), true);
    assert.equal(page.body.includes('name="version" value="2"'), true);
    const stored = await db.selectFrom('sessions').select('title').where('id', '=', id).executeTakeFirstOrThrow();
    assert.equal(stored.title, 'Theirs');
  });

  it('takes nobody out who is ticked as having come, until it is said that they did not', async () => {
    const { challenge, browser, url } = await place();
    const challengeId = challenge.id;
    const [ann, tom] = [
      await anInterviewee(db, { challengeId, name: 'Ann Oak' }),
      await anInterviewee(db, { challengeId, name: 'Tom Harries' }),
    ];
    const id = await aSession(db, { challengeId, intervieweeIds: [ann, tom] });
    const ticks = { came: [ann], others: '' };
    assert.equal((await browser.post(`${url}/${id}/attendance`, { version: '1', ...ticks })).statusCode, 303);
    const fields = form(challenge, { version: '2', interviewees: [], 'new-interviewees': 'Una New; Clerk' });
    const refused = await browser.post(`${url}/${id}`, fields);
    assert.equal(refused.statusCode, 422);
    const why =
      'Ann Oak is ticked as having come. Leave them in; or, if they did not come, say so first under ‘Say who came’';
    assert.equal(words(refused.body).includes(why), true, words(refused.body));
    const list = await db.selectFrom('interviewees').select('name').where('challenge_id', '=', challengeId).execute();
    assert.deepEqual(list.map(({ name }) => name).sort(), ['Ann Oak', 'Tom Harries']);
    assert.equal((await browser.post(`${url}/${id}`, { ...fields, interviewees: ann })).statusCode, 303);
    await browser.post(`${url}/${id}/attendance`, { version: '3', came: [], others: '' });
    assert.equal((await browser.post(`${url}/${id}`, { ...fields, version: '4' })).statusCode, 303);
  });

  it('tells nobody before the timetable is released, and those concerned after', async () => {
    const { challenge, browser, url } = await place();
    const id = await aSession(db, { challengeId: challenge.id, peerIds: [challenge.people.peer] });
    await browser.post(`${url}/${id}`, form(challenge, { version: '1', peers: challenge.people.peer, start: '2pm' }));
    assert.deepEqual(await mailOf(challenge.id), []);
    await released(db, challenge.id);
    await browser.post(
      `${url}/${id}`,
      form(challenge, { version: '2', peers: challenge.people.secondPeer, start: '3pm' }),
    );
    assert.deepEqual(await mailOf(challenge.id), [
      ['Devi Peer', 'session-removed', 'CANCEL', '1'],
      ['Mair Manager', 'session-moved', null, null],
      ['Owen Peer', 'session-added', 'REQUEST', '1'],
    ]);
  });

  it('asks when people hear of it as soon as the timetable is released, whatever the challenge waits for', async () => {
    const challenge = await aChallenge(db, { milestones: ['opened', 'scope-agreed'] });
    const id = await aSession(db, { challengeId: challenge.id });
    const browser = await service.as(challenge.people.hostCoordinator);
    const path = `/challenges/${challenge.reference}/sessions/${id}/edit`;
    const asks = async () => (await browser.get(path)).body.includes('When do the people concerned hear of this?');
    assert.deepEqual(
      [await asks(), (await browser.get(path)).body.includes('name="draft" value="yes"')],
      [false, true],
    );
    await released(db, challenge.id);
    assert.equal(await asks(), true);
    // The form that was opened before says so, and is asked first.
    const fields = form(challenge, { version: '1', draft: 'yes', start: '2pm' });
    const asked = await browser.post(path.replace('/edit', ''), fields);
    const why = 'The timetable has been released meanwhile: say when the people concerned hear of this';
    assert.deepEqual([asked.statusCode, words(asked.body).includes(why), await mailOf(challenge.id)], [422, true, []]);
    assert.deepEqual([asked.body.includes('name="draft"'), asked.body.includes('value="2pm"')], [false, true]);
    const { count } = await countingStatements(() => browser.get(path));
    assert.equal(count <= 8, true, `${count}`);
  });
});

async function mailOf(challengeId: string) {
  const rows = await db
    .selectFrom('mail_messages')
    .select(['to_name', 'template', 'calendar'])
    .where('challenge_id', '=', challengeId)
    .orderBy('to_name')
    .execute();
  return rows.map((row) => [
    row.to_name,
    row.template,
    /^METHOD:(\w+)/m.exec(row.calendar ?? '')?.[1] ?? null,
    /^SEQUENCE:(\d+)/m.exec(row.calendar ?? '')?.[1] ?? null,
  ]);
}
