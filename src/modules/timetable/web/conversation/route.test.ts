import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { newId } from '#kernel/ids';
import { whoWeSpokeTo } from '#modules/timetable';
import { testService } from '#test/service';
import { words } from '#test/words';
import { aChallenge } from '../../../challenges/testing/builders.ts';
import { aRoom, aSession } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;

/** On Tuesday at 2.10pm somebody of the team has talked to three porters for a quarter of an hour; the timetable is released. */
async function place() {
  const challenge = await aChallenge(db, {
    stage: 'preparing',
    milestones: ['opened', 'scope-agreed', 'team-confirmed'],
  });
  const { people, id: challengeId } = challenge;
  const room = await aRoom(db, { challengeId, name: 'Room 1' });
  await aSession(db, {
    challengeId,
    title: 'Last',
    start: '16:00',
    end: '17:00',
    roomId: room,
    peerIds: [people.peer],
  });
  const url = `/challenges/${challenge.reference}`;
  service.setNow(new Date('2027-03-01T09:00:00Z'));
  await (await service.as(people.hostCoordinator)).post(`${url}/timetable/release`);
  service.setNow(new Date('2027-05-11T13:10:00Z'));
  const peer = await service.as(people.peer);
  const talk = {
    ...{ id: newId(), title: 'Porter at the depot', category: 'frontline', length: '15', people: '3' },
    peers: [people.peer, people.secondPeer],
  };
  return { challengeId, people, url, peer, room, talk };
}

const TELLING = ['Porter', 'depot', 'Frontline', 'frontline'];
const tells = (text: string) => TELLING.filter((word) => text.includes(word));

describe('A conversation that was not planned', () => {
  it('is in the timetable once however often the button is pressed, with how many people the team spoke to', async () => {
    const { challengeId, peer, url, talk } = await place();
    for (const _ of [1, 2]) assert.equal((await peer.post(`${url}/conversations`, talk)).statusCode, 303);
    const { people, sessions, bySourceCategory } = await whoWeSpokeTo(db, challengeId);
    assert.deepEqual(
      [people, sessions, bySourceCategory.filter((one) => one.people > 0)],
      [3, 1, [{ category: 'frontline', label: 'Frontline staff', people: 3, sessions: 1 }]],
    );
    const wrong = await peer.post(`${url}/conversations`, { ...talk, id: newId(), title: '' });
    assert.equal(wrong.statusCode, 422);
  });

  it('tells the team and its manager, and shows nobody of the host whom it was with, on any page, in a letter or in a calendar', async () => {
    const { challengeId, people, peer, url, talk } = await place();
    assert.equal((await peer.post(`${url}/conversations`, talk)).statusCode, 303);
    const mail = await db
      .selectFrom('mail_messages')
      .select(['person_id as who', 'subject', 'text_body as text', 'calendar'])
      .where('challenge_id', '=', challengeId)
      .where('template', 'like', 'session-%')
      .execute();
    assert.deepEqual(mail.map(({ who }) => who).sort(), [people.challengeManager, people.secondPeer].sort());
    assert.deepEqual(
      mail.flatMap((one) => tells(`${one.subject} ${one.text} ${one.calendar}`)),
      [],
    );
    const pages = [
      ...[
        '/timetable',
        '/timetable/2027-05-11',
        '/timetable/2027-05-11?by=room',
        `/timetable/2027-05-11?peer=${people.peer}`,
      ],
      ...['/today', `/sessions/${talk.id}`, '/releases', '/timetable/board', `/timetable/board/sessions/${talk.id}`],
      ...[`/sessions/${talk.id}/edit`, `/sessions/${talk.id}/attendance`, `/sessions/${talk.id}/now`],
    ];
    for (const who of [people.hostCoordinator, people.hostSponsor]) {
      const browser = await service.as(who);
      for (const page of pages) {
        const { body, statusCode } = await browser.get(`${url}${page}`);
        if (who === people.hostCoordinator) assert.equal(statusCode, 200, page);
        // The picture of who is heard, and what may be chosen in a form, name every source category.
        const named = /^\/timetable$|edit$|\/board/.test(page) ? ['Porter', 'depot'] : TELLING;
        assert.deepEqual(
          named.filter((word) => body.includes(word)),
          [],
          page,
        );
      }
      const address = /(\/calendar\/[^<"]+\.ics)/.exec((await browser.get('/calendar')).body)?.[1] ?? '';
      const { body } = await browser.get(address);
      assert.deepEqual([body.includes('A conversation of the team'), tells(body)], [true, []]);
    }
    const sponsor = await service.as(people.hostSponsor);
    assert.equal(words((await sponsor.get(`${url}/today`)).body).includes('A conversation of the team'), true);
    // The team sees whom it was with, wherever it may read its notes, and that nobody has anything more to be told.
    const manager = await service.as(people.challengeManager);
    for (const browser of [peer, manager]) {
      for (const page of [pages[0], pages[1], '/today', `/sessions/${talk.id}`, `/sessions/${talk.id}/notes`])
        assert.equal(words((await browser.get(`${url}${page}`)).body).includes('Porter at the depot'), true, page);
      const { body } = await browser.get(`${url}/today`);
      assert.equal(/not told|has changed since|Nobody has been told/.test(words(body)), false, words(body));
    }
  });

  it('keeps for the team alone whom it was with when its manager changes it, from a form or a phone', async () => {
    const { people, peer, room, url, talk } = await place();
    await peer.post(`${url}/conversations`, talk);
    const manager = await service.as(people.challengeManager);
    const edit = await manager.get(`${url}/sessions/${talk.id}/edit`);
    const page = words(edit.body);
    assert.equal(page.includes('What is typed here, the host sees too.'), true);
    assert.deepEqual(
      [/name="title"[^>]*value="([^"]*)"/.exec(edit.body)?.[1], tells(edit.body).includes('Porter')],
      ['A conversation of the team', false],
    );
    assert.equal((await manager.post(`${url}/sessions/${talk.id}/room`, { version: '1', room })).statusCode, 303);
    assert.equal(
      (await manager.post(`${url}/sessions/${talk.id}/delay`, { version: '2', minutes: '10' })).statusCode,
      303,
    );
    const row = await db
      .selectFrom('sessions')
      .select(['title', 'source_category as category', 'room_id as room', 'others_attended as came'])
      .where('id', '=', talk.id)
      .execute();
    assert.deepEqual(row, [{ title: 'A conversation of the team', category: null, room, came: 3 }]);
    // A room that it has is taken, and the host is told by what in the same words.
    const host = await service.as(people.hostCoordinator);
    const asked = {
      id: newId(),
      title: 'Another',
      kind: 'interview',
      on: '2027-05-11',
      start: '2pm',
      end: '1 hour',
      room,
    };
    const refused = words((await host.post(`${url}/sessions`, { ...asked, place: '', category: '', others: '' })).body);
    const why = 'Room 1 is taken from 2.05pm to 2.20pm by ‘A conversation of the team’';
    assert.deepEqual([refused.includes(why), refused.includes('Porter')], [true, false], refused);
  });

  it('is moved and cancelled without a word to the host, and why it is off is for the team alone', async () => {
    const { challengeId, people, peer, url, talk } = await place();
    await peer.post(`${url}/conversations`, talk);
    await db.deleteFrom('mail_messages').where('challenge_id', '=', challengeId).execute();
    const manager = await service.as(people.challengeManager);
    const late = { version: '1', minutes: '10' };
    assert.equal((await manager.post(`${url}/sessions/${talk.id}/delay`, late)).statusCode, 303);
    const form = words((await manager.get(`${url}/sessions/${talk.id}`)).body);
    assert.equal(form.includes('Nobody of the host does, and why it is cancelled is for the team alone.'), true, form);
    const off = { version: '2', reason: 'The porter is frightened' };
    assert.equal((await manager.post(`${url}/sessions/${talk.id}/cancellation`, off)).statusCode, 303);
    const mail = await db
      .selectFrom('mail_messages')
      .select(['person_id as who', 'template', 'text_body as text', 'calendar'])
      .where('challenge_id', '=', challengeId)
      .orderBy('template')
      .execute();
    assert.deepEqual(
      mail.map(({ template }) => template),
      ['session-cancelled', 'session-cancelled', 'session-moved', 'session-moved'],
    );
    assert.deepEqual([...new Set(mail.map(({ who }) => who))].sort(), [people.peer, people.secondPeer].sort());
    assert.equal(
      mail.some(({ text, calendar }) => `${text} ${calendar}`.includes('frightened')),
      false,
    );
    for (const who of [people.hostCoordinator, people.hostSponsor]) {
      const browser = await service.as(who);
      for (const page of [`/sessions/${talk.id}`, '/today', '/timetable/2027-05-11', '/timetable', '/releases']) {
        const { body } = await browser.get(`${url}${page}`);
        assert.equal(body.includes('frightened'), false, page);
      }
    }
    // Nor does the history say it, which the programme reads.
    const programme = await service.as(people.programmeManager);
    const history = await programme.get(`${url}/history`);
    assert.deepEqual(
      [history.statusCode, history.body.includes('Cancelled the session'), history.body.includes('frightened')],
      [200, true, false],
    );
    const seen = words((await peer.get(`${url}/sessions/${talk.id}`)).body);
    assert.equal(seen.includes('This session is cancelled. The porter is frightened'), true, seen);
  });

  it('says on the day to the team why it is off and to the host that it is, also where that was kept with what was told', async () => {
    const { challengeId, people, peer, url, talk } = await place();
    await peer.post(`${url}/conversations`, talk);
    const manager = await service.as(people.challengeManager);
    const off = { version: '1', reason: 'The porter is frightened' };
    assert.equal((await manager.post(`${url}/sessions/${talk.id}/cancellation`, off)).statusCode, 303);
    const seenBy = async (who: string) => {
      const browser = await service.as(who);
      const pages = [`${url}/today`, `${url}/timetable/2027-05-11`, `${url}/timetable/2027-05-11?peer=${people.peer}`];
      const read: string[] = [];
      for (const page of pages) read.push(words((await browser.get(page)).body));
      return read;
    };
    const why = 'Cancelled The porter is frightened';
    const [today = ''] = await seenBy(people.peer);
    // As releases were kept once: with what was typed in them.
    await sql`update timetable_releases set snapshot = (select jsonb_agg(case when one->>'id' = ${talk.id}
      then one || '{"isLive":false,"cancelledReason":"The porter is frightened"}' else one end) from jsonb_array_elements(snapshot) as one)
      where challenge_id = ${challengeId}`.execute(db);
    for (const who of [people.hostCoordinator, people.hostSponsor]) {
      const read = await seenBy(who);
      assert.equal(read[0]?.includes('2.10pm: A conversation of the team Cancelled'), true, read[0]);
      assert.deepEqual(
        read.filter((page) => page.includes('frightened')),
        [],
      );
    }
    const [still = ''] = await seenBy(people.peer);
    for (const page of [today, still]) assert.equal(page.includes(`2.10pm: Porter at the depot ${why}`), true, page);
  });

  it('is offered on the days on site only, and on another says where else it can be written', async () => {
    const { challengeId, people, url, talk } = await place();
    await aSession(db, { challengeId, title: 'Team call', kind: 'call', date: '2027-05-03', peerIds: [people.peer] });
    const offered = async (now: string) => {
      service.setNow(new Date(now));
      return (await (await service.as(people.peer)).get(`${url}/today`)).body.includes('conversations/new');
    };
    assert.equal(await offered('2027-05-11T13:10:00Z'), true);
    assert.equal(await offered('2027-05-03T10:30:00Z'), false);
    const refused = await (await service.as(people.peer)).post(`${url}/conversations`, talk);
    const why =
      'A conversation can be added only while the team is on site, 10 to 14 May 2027. Write a note without a session instead';
    assert.deepEqual([refused.statusCode, words(refused.body).includes(why)], [422, true], words(refused.body));
  });

  it('is added by the team alone, and just after midnight too', async () => {
    const { people, peer, url, talk } = await place();
    for (const who of [people.hostCoordinator, people.hostSponsor]) {
      const browser = await service.as(who);
      assert.equal((await browser.get(`${url}/conversations/new`)).statusCode, 403);
      assert.equal((await browser.post(`${url}/conversations`, talk)).statusCode, 403);
      assert.equal((await browser.get(`${url}/today`)).body.includes('conversations/new'), false);
    }
    service.setNow(new Date('2027-05-11T23:10:00Z'));
    const late = await service.as(people.peer);
    assert.equal((await late.post(`${url}/conversations`, talk)).statusCode, 303);
    const { period } = await db
      .selectFrom('sessions')
      .select('period')
      .where('id', '=', talk.id)
      .executeTakeFirstOrThrow();
    assert.match(String(period), /2027-05-11 23:00:00.*2027-05-11 23:10:00/);
    assert.equal((await peer.get(`${url}/today`)).statusCode, 200);
  });
});
