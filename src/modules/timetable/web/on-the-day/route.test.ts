import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import ICAL from 'ical.js';
import { calendarObjects } from '#platform/calendar/calendar';
import { TEST_NOW, testService } from '#test/service';
import { words } from '#test/words';
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
  String(
    (await db.selectFrom('people').select('email').where('id', '=', id).executeTakeFirstOrThrow()).email,
  ); /** What a page says was to be looked at, as its form sends it back. */
const seenIn = (body: string) =>
  (/name="seen" value="([^"]*)"/.exec(body)?.[1] ?? '').replaceAll('&#39;', '’').replaceAll('&amp;', '&');
/** What it would move, as its form sends it back. */
const plannedIn = (body: string) => /name="planned" value="([^"]*)"/.exec(body)?.[1] ?? '';
const startOf = (content: string) =>
  new ICAL.Event(new ICAL.Component(ICAL.parse(content)).getFirstSubcomponent('vevent') as never).startDate
    .toString()
    .slice(0, 16);
const changesTo = async (email: string) =>
  (
    await db
      .selectFrom('mail_messages')
      .select('template')
      .where('to_address', '=', email)
      .where(({ eb, or }) => or([eb('template', 'like', 'session-%'), eb('template', '=', 'timetable-changed')]))
      .execute()
  )
    .map(({ template }) => template)
    .sort();

describe('On the day', () => {
  it('says whether people hear of a change, and changes no room and no peer that nobody chose', async () => {
    const { challenge, challengeId, people, first, host, url } = await place();
    const page = await host.get(`${url}/sessions/${first}/now`);
    assert.equal(words(page.body).includes('Everybody concerned hears of each of these at once.'), true);
    const firstChoices = [...page.body.matchAll(/<select[^>]*name="([^"]+)"[^>]*>\s*<option value="([^"]*)"/g)];
    assert.deepEqual(
      firstChoices.map(([, name, value]) => [name, value]),
      [
        ['room', ''],
        ['peer', people.challengeManager],
        ['other', ''],
      ],
    );
    for (const [path, fields, why] of [
      ['room', { version: '1', room: '' }, 'Choose a room'],
      ['swap', { version: '1', peer: people.challengeManager, other: '' }, 'Choose who leaves and who comes instead'],
    ] as const) {
      const answer = await host.post(`${url}/sessions/${first}/${path}`, fields);
      assert.deepEqual([answer.statusCode, words(answer.body).includes(`There is a problem ${why}`)], [422, true]);
    }
    assert.equal((await session(first)).version, 1);
    await db.deleteFrom('challenge_milestones').where('challenge_id', '=', challengeId).execute();
    const draft = await (await service.as(challenge.people.hostCoordinator)).get(`${url}/sessions/${first}/now`);
    assert.equal(words(draft.body).includes('so nobody is told of any of these'), true);
  });

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
    // Nobody has been told of the two others: that is seen first, too.
    const pushing = { ...delay, pushing: 'yes' };
    assert.equal((await host.post(`${url}/sessions/${first}/delay`, pushing)).statusCode, 422);
    const planned = plannedIn(refused.body);
    const pushed = await host.post(`${url}/sessions/${first}/delay`, { ...pushing, planned });
    assert.equal(pushed.statusCode, 303);
    const starts = await Promise.all([first, second, next, last].map(startsAt));
    assert.deepEqual(starts, ['09:20', '09:00', '10:20', '11:05']);
    // She is in both that moved, and gets one message with both for her calendar.
    const mail = await db
      .selectFrom('mail_messages')
      .select(['template', 'calendar', 'subject'])
      .where('challenge_id', '=', challengeId)
      .where('template', 'like', '%-%ed')
      .where('template', '<>', 'timetable-released')
      .where('person_id', '=', people.secondPeer)
      .execute();
    assert.deepEqual(
      mail.map(({ template, subject }) => [template, subject.slice(0, 23)]),
      [['timetable-changed', '2 sessions have changed']],
    );
    assert.deepEqual(
      calendarObjects(mail[0]?.calendar ?? '').map(({ method, content }) => [method, startOf(content)]),
      [
        ['REQUEST', '2027-05-11T11:20'],
        ['REQUEST', '2027-05-11T12:05'],
      ],
    );
  });

  it('a session that is late before two short ones is offered what can be done, with what is to be known of it, and it is done', async () => {
    const { challengeId, people, first, one, host, url } = await place();
    const day = { challengeId, peerIds: [people.challengeManager] };
    const short = await aSession(db, { ...day, title: 'Short', start: '11:00', end: '11:15' });
    const next = await aSession(db, { ...day, title: 'Next', start: '11:15', end: '12:30', roomId: one });
    await host.post(`${url}/releases`);
    const delay = { version: '1', minutes: '45' };
    const offered = await host.post(`${url}/sessions/${first}/delay`, delay);
    assert.equal(offered.statusCode, 422);
    for (const part of [
      '‘Short’: 11.45am to midday, not 11am to 11.15am',
      '‘Next’: midday to 1.15pm, not 11.15am to 12.30pm',
      'What to know first: ‘Next’ would touch the break, 12.30pm to 1.15pm.',
    ])
      assert.equal(words(offered.body).includes(part), true, `${part}\n${words(offered.body)}`);
    const planned = /name="planned" value="([^"]*)"/.exec(offered.body)?.[1] ?? '';
    // What was seen of another plan is not seen of this one.
    const other = { ...delay, pushing: 'yes', planned: planned.replace('T11:00', 'T11:05') };
    assert.equal((await host.post(`${url}/sessions/${first}/delay`, other)).statusCode, 422);
    const done = await host.post(`${url}/sessions/${first}/delay`, { ...delay, pushing: 'yes', planned });
    assert.equal(done.statusCode, 303, words(done.body));
    assert.deepEqual(await Promise.all([first, short, next].map(startsAt)), ['09:45', '10:45', '11:00']);
  });

  it('a session that would end after the day, or is in the way of another challenge, says so before anything moves', async () => {
    const { challengeId, people, host, url } = await place();
    const last = { challengeId, title: 'Last', start: '16:30', end: '17:30', peerIds: [people.peer] };
    const id = await aSession(db, last);
    await host.post(`${url}/releases`);
    const late = { version: '1', minutes: '15' };
    const asked = await host.post(`${url}/sessions/${id}/delay`, late);
    const said = '‘Last’ would end at 5.45pm, and the day ends at 5.30pm.';
    assert.deepEqual([asked.statusCode, words(asked.body).includes(said)], [422, true], words(asked.body));
    assert.equal(await startsAt(id), '15:30');
    const elsewhere = await aChallenge(db, {});
    const call = { challengeId: elsewhere.id, title: 'Their secret', start: '17:35', end: '18:00' };
    await aSession(db, { ...call, peerIds: [people.peer] });
    const refused = words((await host.post(`${url}/sessions/${id}/delay`, late)).body);
    const why = 'Devi Peer is in a session of another challenge from 5.35pm to 6pm. Nothing was moved';
    assert.deepEqual([refused.includes(why), refused.includes('Their secret')], [true, false], refused);
    assert.equal(
      (await host.post(`${url}/sessions/${id}/delay`, { ...late, minutes: '5', pushing: 'yes' })).statusCode,
      303,
    );
    assert.equal(await startsAt(id), '15:35');
  });

  it('no session goes past midnight, nor pushes another past it; one that ends at midnight may', async () => {
    const { challengeId, people, host, url } = await place();
    const evening = { challengeId, kind: 'team-meeting', peerIds: [people.peer] };
    const dinner = await aSession(db, { ...evening, title: 'Dinner', start: '21:00', end: '22:00' });
    const review = await aSession(db, { ...evening, title: 'Review', start: '22:00', end: '23:30' });
    await host.post(`${url}/releases`);
    const late = async (id: string, minutes: string) =>
      words((await host.post(`${url}/sessions/${id}/delay`, { version: '1', minutes, pushing: 'yes' })).body);
    const why = (end: string) =>
      `‘Review’ would end after midnight, at ${end}, and a session ends on the day on which it begins. Nothing was moved`;
    for (const [id, minutes, end] of [
      [review, '45', '12.15am'],
      [dinner, '60', '12.30am'],
    ] as const) {
      const said = await late(id, minutes);
      assert.equal(said.includes(why(end)), true, said);
    }
    assert.deepEqual([await startsAt(dinner), await startsAt(review)], ['20:00', '21:00']);
    await late(review, '30');
    assert.equal(await startsAt(review), '21:30');
  });

  it('anybody on the team says that a session runs late, and changes nothing else', async () => {
    const { first, people, url } = await place();
    service.setNow(new Date('2027-05-11T08:45:00Z'));
    const peer = await service.as(people.peer);
    const page = words((await peer.get(`${url}/sessions/${first}/now`)).body);
    assert.deepEqual([page.includes('Running late'), page.includes('Another room')], [true, false]);
    assert.equal((await peer.post(`${url}/sessions/${first}/delay`, { version: '1', minutes: '10' })).statusCode, 303);
    assert.equal(await startsAt(first), '09:10');
    assert.equal((await peer.post(`${url}/sessions/${first}/room`, { version: '2', room: first })).statusCode, 403);
    service.setNow(TEST_NOW);
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
    await host.post(`${url}/releases`);
    const known = await changesTo(await emailOf(people.peer));
    const late = { version: '1', minutes: '15' };
    const asked = await host.post(`${url}/sessions/${id}/delay`, late);
    assert.equal(asked.statusCode, 422);
    const said =
      'Nothing has been saved yet, and nobody has been told. As far as we know nobody could keep this: Tom Reed cannot come to ‘Meet the cabinet member’, 3.15pm to 4.15pm.';
    assert.equal(words(asked.body).includes(said), true, words(asked.body));
    assert.deepEqual([await startsAt(id), (await session(id)).version], ['14:00', 1]);
    assert.deepEqual(await changesTo(await emailOf(people.peer)), known);
    // What was seen of one change is not seen of another.
    const seen = seenIn(asked.body);
    assert.equal((await host.post(`${url}/sessions/${id}/delay`, { ...late, minutes: '20', seen })).statusCode, 422);
    const answer = await host.post(`${url}/sessions/${id}/delay`, { ...late, seen });
    assert.equal(answer.statusCode, 303);
    const page = words((await host.get(answer.headers.location as string)).body);
    assert.equal(page.includes('Tom Reed has no email address: tell them yourself.'), true, page);
    assert.equal(await startsAt(id), '14:15');
    assert.deepEqual(await changesTo(await emailOf(people.peer)), [...known, 'session-moved'].sort());
  });

  it('another room, another peer, a swap and a form told at once are looked at first where nobody could keep them', async () => {
    const { challengeId, people, first, second, two, host, url } = await place();
    const depot = await aRoom(db, { challengeId, name: 'Depot office', site: 'Depot' });
    await db
      .insertInto('site_travel')
      .values({ challenge_id: challengeId, site_a: 'Depot', site_b: 'Town hall', minutes: 30 })
      .execute();
    // The manager goes from ‘First’ in the town hall straight to ‘Next’, and the second peer from ‘Second’ to nothing.
    const next = { challengeId, title: 'Next', start: '11:00', end: '11:45', roomId: two };
    await aSession(db, { ...next, peerIds: [people.challengeManager] });
    await host.post(`${url}/releases`);
    const moved = { version: '1', room: depot };
    const room = await host.post(`${url}/sessions/${first}/room`, moved);
    assert.equal(room.statusCode, 422);
    const late = 'Mair Manager has 0 minutes from ‘First’ to ‘Next’ and needs 30 to get there.';
    assert.equal(words(room.body).includes(late), true, words(room.body));
    assert.equal(
      (await host.post(`${url}/sessions/${first}/room`, { ...moved, seen: seenIn(room.body) })).statusCode,
      303,
    );
    assert.equal((await session(first)).room_id, depot);

    // ‘Second’ at the depot too: whoever changes from one to the other and then goes to ‘Next’ has no time either.
    const form = {
      title: 'Second',
      kind: 'interview',
      on: '2027-05-11',
      start: '10am',
      end: '1 hour',
      category: 'members',
      place: '',
      others: '',
    };
    const all = {
      ...form,
      room: two,
      peers: [people.secondPeer],
      version: '1',
      tell: 'now',
    };
    assert.equal((await host.post(`${url}/sessions/${second}`, all)).statusCode, 303);
    const swap = { version: '2', peer: people.challengeManager, other: `${second} ${people.secondPeer}` };
    assert.equal((await host.post(`${url}/sessions/${first}/swap`, swap)).statusCode, 303);
    const back = { version: '3', peer: people.secondPeer, other: `${second} ${people.challengeManager}` };
    const swapped = await host.post(`${url}/sessions/${first}/swap`, back);
    assert.deepEqual([swapped.statusCode, words(swapped.body).includes(late)], [422, true]);
    assert.deepEqual(await peersOf(first), [people.secondPeer]);
    assert.equal(
      (await host.post(`${url}/sessions/${first}/swap`, { ...back, seen: seenIn(swapped.body) })).statusCode,
      303,
    );
    assert.deepEqual(await peersOf(first), [people.challengeManager]);
    const freed = { version: '4', peer: people.challengeManager, other: `free ${people.peer}` };
    assert.equal((await host.post(`${url}/sessions/${first}/swap`, freed)).statusCode, 303);

    const version = `${(await session(first)).version}`;
    const typed = { ...form, title: 'First, typed', room: depot, peers: people.challengeManager, version };
    const shown = await host.post(`${url}/sessions/${first}`, { ...typed, tell: 'now' });
    assert.equal(shown.statusCode, 422);
    for (const part of [late.replace('‘First’', '‘First, typed’'), 'I know: do it, and tell everybody'])
      assert.equal(words(shown.body).includes(part), true, part);
    assert.equal(shown.body.includes('value="First, typed"'), true);
    // With the next release it may wait: that one is refused as long as it stands so.
    assert.equal((await host.post(`${url}/sessions/${first}`, { ...typed, tell: 'later' })).statusCode, 303);
    const refused = await host.post(`${url}/releases`);
    assert.equal(
      words((await host.get(refused.headers.location as string)).body).includes(
        'This cannot be released: Mair Manager',
      ),
      true,
    );
  });

  it('what has begun stands in the way of no release any more', async () => {
    const { challengeId, people, host, url, first } = await place();
    await db
      .updateTable('interviewees')
      .set({ unavailable: JSON.stringify([['2027-05-11T00:00', '2027-05-11T23:59']]) })
      .where('challenge_id', '=', challengeId)
      .execute();
    await aSession(db, { challengeId, title: 'Later', date: '2027-05-12', peerIds: [people.peer] });
    const release = async () =>
      words((await host.get((await host.post(`${url}/releases`)).headers.location as string)).body);
    assert.equal((await release()).includes('This cannot be released: Rhian Lloyd cannot come to ‘First’'), true);
    const before = service.services.clock();
    service.setNow(new Date('2027-05-11T09:00:00Z'));
    const tomorrow = await service.as(people.hostCoordinator);
    const done = await tomorrow.post(`${url}/releases`);
    assert.equal(
      words((await tomorrow.get(done.headers.location as string)).body).includes('1 change is released.'),
      true,
    );
    assert.equal((await session(first)).version, 1, 'what has begun stands as it did');
    service.setNow(before);
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
    assert.deepEqual(
      told.map((own) => own.filter((template) => template !== 'timetable-changed')),
      [['session-removed'], ['session-people'], ['session-added']],
    );
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

  it('a visit that moves into a room is no longer where it was, in letters and calendars too; a call keeps its link', async () => {
    const { challengeId, people, two, host, url } = await place();
    const visit = { challengeId, title: 'Visit', start: '14:00', end: '15:00', place: 'Mill Lane depot' };
    const call = { challengeId, title: 'Call', start: '16:00', end: '17:00', place: 'https://meet.example/abc' };
    const ids = [await aSession(db, { ...visit, peerIds: [people.peer] }), await aSession(db, call)];
    await host.post(`${url}/releases`);
    for (const id of ids) {
      const moved = await host.post(`${url}/sessions/${id}/room`, { version: '1', room: two });
      const said = words((await host.get(moved.headers.location as string)).body);
      assert.equal(said.includes('It is no longer at ‘Mill Lane depot’.'), id === ids[0], said.slice(0, 600));
    }
    const places = await db
      .selectFrom('sessions')
      .select(['title', 'place_note as note'])
      .where('id', 'in', ids)
      .execute();
    assert.deepEqual(places.map(({ title, note }) => [title, note]).sort(), [
      ['Call', 'https://meet.example/abc'],
      ['Visit', ''],
    ]);
    const mail = await db
      .selectFrom('mail_messages')
      .select(['text_body as text', 'calendar'])
      .where('person_id', '=', people.peer)
      .where('challenge_id', '=', challengeId)
      .where('template', '=', 'session-moved')
      .executeTakeFirstOrThrow();
    assert.deepEqual(
      [mail.text.includes('Two, Town hall'), /LOCATION:.*/.exec(mail.calendar ?? '')?.[0].trim()],
      [true, 'LOCATION:Two\\, Town hall'],
    );
  });

  it('two peers of two sessions at the same time change places, and each hears of both', async () => {
    const { first, second, people, host, url } = await place();
    const fields = { version: '1', peer: people.challengeManager, other: `${second} ${people.secondPeer}` };
    assert.equal((await host.post(`${url}/sessions/${first}/swap`, fields)).statusCode, 303);
    assert.deepEqual([await peersOf(first), await peersOf(second)], [[people.secondPeer], [people.challengeManager]]);
    assert.deepEqual(await changesTo(await emailOf(people.secondPeer)), ['timetable-changed']);
    assert.equal((await host.post(`${url}/sessions/${first}/swap`, fields)).statusCode, 422);
  });
});
