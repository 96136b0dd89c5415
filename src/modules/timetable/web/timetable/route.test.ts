import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { newId } from '#kernel/ids';
import { countingStatements } from '#platform/database/connect';
import { TEST_NOW, testService } from '#test/service';
import { words } from '#test/words';
import { aChallenge } from '../../../challenges/testing/builders.ts';
import { anInterviewee, aRoom, aSession } from '../../testing/builders.ts';
import { aWanted } from '../../testing/wanted-builders.ts';

const service = await testService();
const { db } = service;

async function place() {
  const challenge = await aChallenge(db, { milestones: ['opened', 'scope-agreed', 'team-confirmed'] });
  const browser = await service.as(challenge.people.hostCoordinator);
  return { challenge, browser, url: `/challenges/${challenge.reference}` };
}

describe('The timetable', () => {
  it('teaches what will be there while it is empty, and says who may begin', async () => {
    const { challenge, browser, url } = await place();
    const mine = await browser.get(`${url}/timetable`);
    assert.equal(mine.body.includes('Add a session'), true);
    const peers = await (await service.as(challenge.people.peer)).get(`${url}/timetable`);
    assert.equal(peers.body.includes('Add a session'), false);
    assert.equal(peers.body.includes('No sessions yet'), true);
    const undated = await aChallenge(db, { stage: 'scoping', onSiteFrom: null });
    const page = await (await service.as(undated.people.challengeManager)).get(
      `/challenges/${undated.reference}/timetable`,
    );
    assert.equal(page.body.includes('The timetable needs days'), true);
  });

  it('says what comes next while it is empty: the list, then a timetable made from it, then a look at what was proposed', async () => {
    const { challenge, browser, url } = await place();
    const challengeId = challenge.id;
    const next = async () => {
      const { body } = await browser.get(`${url}/timetable`);
      const [, href = '', text = ''] = /<a class="govuk-button" href="([^"]+)"[^>]*>([^<]+)/.exec(body) ?? [];
      return [text, href.replace(url, '')];
    };
    assert.deepEqual(await next(), ['Say what to hear, and from whom', '/wanted']);
    await aWanted(db, { challengeId });
    assert.deepEqual(await next(), ['Propose a timetable', '/proposal']);
    await db
      .insertInto('timetable_runs')
      .values({
        id: newId(),
        challenge_id: challengeId,
        asked_at: TEST_NOW,
        seconds_allowed: 2,
        started_at: TEST_NOW,
        ended_at: TEST_NOW,
        outcome: 'finished',
        proposal: JSON.stringify({ placed: [], unplaced: [] }),
      })
      .execute();
    const { count } = await countingStatements(async () =>
      assert.deepEqual(await next(), ['See the proposed timetable', '/proposal']),
    );
    assert.equal(count <= 8, true, `${count}`);
  });

  it('leads from its top to each day, and says which is today, or else the next one', async () => {
    const { challenge, browser, url } = await place();
    await aSession(db, { challengeId: challenge.id, date: '2027-05-11' });
    const jumps = async () => {
      const { body } = await browser.get(`${url}/timetable`);
      const [, nav = ''] = /aria-label="Days of the timetable">([\s\S]*?)<\/nav>/.exec(body) ?? [];
      const places = [...nav.matchAll(/href="#([^"]+)"/g)].map(([, place]) => place);
      return { says: words(nav).trim(), found: places.filter((place) => body.includes(`id="${place}"`)).length, nav };
    };
    assert.equal((await jumps()).says, '', 'one day needs no way to it');
    await aSession(db, { challengeId: challenge.id, date: '2027-05-12' });
    const ahead = await jumps();
    assert.deepEqual([ahead.says, ahead.found], ['Next, Tue 11 May Wed 12 May', 2]);
    assert.equal(ahead.nav.includes('aria-current'), false);
    const from = new Date(TEST_NOW);
    service.setNow(new Date('2027-05-12T08:00:00Z'));
    const peer = await service.as(challenge.people.peer);
    const { body } = await peer.get(`${url}/timetable`);
    assert.match(body, /<a class="govuk-link" href="#day-2027-05-12" aria-current="date">Today, Wed 12 May</);
    service.setNow(from);
  });

  it('names whose initials stand on it, for whom no pointer rests on them', async () => {
    const { challenge, browser, url } = await place();
    const { peer, secondPeer } = challenge.people;
    await aSession(db, { challengeId: challenge.id, peerIds: [peer, secondPeer] });
    const { body } = await browser.get(`${url}/timetable`);
    const [, key = ''] = /cf-timetable__key">([\s\S]*?)<\/p>/.exec(body) ?? [];
    const names = await db.selectFrom('people').select('name').where('id', 'in', [peer, secondPeer]).execute();
    for (const { name } of names) assert.equal(words(key).includes(name), true, key);
    assert.match(words(key).trim(), /^DP Devi Peer ; /);
  });

  it('is for the team, the managers and the host', async () => {
    const { challenge, url } = await place();
    const statuses: Record<string, number> = {};
    for (const [part, id] of Object.entries(challenge.people))
      statuses[part] = (await (await service.as(id)).get(`${url}/timetable`)).statusCode;
    assert.deepEqual(statuses, {
      administrator: 403,
      programmeManager: 200,
      placementOfficer: 403,
      challengeManager: 200,
      hostCoordinator: 200,
      hostSponsor: 200,
      peer: 200,
      secondPeer: 200,
      interviewee: 404,
      stranger: 404,
    });
  });

  it('marks a peer’s own sessions in words, and shows them alone where asked', async () => {
    const { challenge, url } = await place();
    await aSession(db, { challengeId: challenge.id, title: 'Mine', peerIds: [challenge.people.peer] });
    await aSession(db, { challengeId: challenge.id, title: 'Not for me', peerIds: [challenge.people.secondPeer] });
    const browser = await service.as(challenge.people.peer);
    const all = await browser.get(`${url}/timetable`);
    assert.equal(all.body.match(/cf-session__you/g)?.length, 1);
    const own = await browser.get(`${url}/timetable?mine=1`);
    assert.deepEqual([own.body.includes('>Mine<'), own.body.includes('Not for me')], [true, false]);
  });

  it('says which themes are heard from one kind of people only', async () => {
    const { challenge, browser, url } = await place();
    const [first, second] = challenge.themes;
    const both = { challengeId: challenge.id, themeIds: [first!.id] };
    await aSession(db, { ...both, sourceCategory: 'members' });
    await aSession(db, { ...both, sourceCategory: 'frontline' });
    await aSession(db, { ...both, themeIds: [second!.id], sourceCategory: 'members' });
    const page = await browser.get(`${url}/timetable`);
    const says = words(page.body).match(/Not yet: ([^.]*)\./)?.[1] ?? '';
    assert.deepEqual(
      says.split('; '),
      challenge.themes.slice(1).map((theme) => theme.name),
    );
  });

  it('reads eight statements at most, and is light, with 1, 3 or 60 sessions', async () => {
    const { challenge, browser, url } = await place();
    const counts: number[] = [];
    let size = 0;
    const roomId = await aRoom(db, { challengeId: challenge.id });
    let made = 0;
    for (const until of [1, 3, 60]) {
      for (; made < until; made += 1) {
        const who = await anInterviewee(db, { challengeId: challenge.id });
        await aSession(db, {
          challengeId: challenge.id,
          title: `A title of the length that titles have ${made}`,
          date: `2027-05-${10 + (made % 5)}`,
          start: `${String(8 + Math.floor(made / 5)).padStart(2, '0')}:00`,
          end: `${String(8 + Math.floor(made / 5)).padStart(2, '0')}:55`,
          roomId,
          themeIds: challenge.themes.map((theme) => theme.id),
          peerIds: [challenge.people.peer, challenge.people.secondPeer],
          intervieweeIds: [who],
        });
      }
      for (const page of ['timetable', 'timetable/2027-05-10', 'today', 'sessions/new', 'interviewees', 'rooms']) {
        const counted = await countingStatements(() => browser.get(`${url}/${page}`));
        assert.equal(counted.result.statusCode, 200);
        counts.push(counted.count);
        size = Math.max(size, gzipSync(counted.result.body).length);
      }
    }
    const each = counts.length / 3;
    assert.deepEqual(counts.slice(each, each * 2), counts.slice(each * 2));
    assert.deepEqual(
      counts.filter((count) => count > 8),
      [],
    );
    assert.equal(size < 60_000, true, `${size} bytes`);
  });
});

describe('A day', () => {
  it('has its sessions with places and people, and door sheets that name nobody', async () => {
    const { challenge, browser, url } = await place();
    const roomId = await aRoom(db, { challengeId: challenge.id });
    const who = await anInterviewee(db, { challengeId: challenge.id, name: 'Rhian Lloyd' });
    await aSession(db, { challengeId: challenge.id, roomId, intervieweeIds: [who], peerIds: [challenge.people.peer] });
    const day = await browser.get(`${url}/timetable/2027-05-11`);
    for (const part of ['Rhian Lloyd', 'Devi Peer', 'Committee room 1']) assert.equal(day.body.includes(part), true);
    const doors = await browser.get(`${url}/timetable/2027-05-11?by=room`);
    assert.equal(doors.body.includes('Committee room 1'), true);
    assert.equal(/Rhian Lloyd|Devi Peer|cabinet member/.test(doors.body), false);
    assert.equal((await browser.get(`${url}/timetable/2027-02-31`)).statusCode, 404);
  });
});

describe('Releasing the timetable', () => {
  it('reaches the milestone and sends everybody concerned exactly one message', async () => {
    const { challenge, browser, url } = await place();
    const { id: challengeId, people } = challenge;
    const both = await anInterviewee(db, { challengeId, name: 'Asha Both', email: 'asha@host.example' });
    const silent = await anInterviewee(db, { challengeId, name: 'No Address' });
    await anInterviewee(db, { challengeId, name: 'In No Session', email: 'none@host.example' });
    await aSession(db, { challengeId, peerIds: [people.peer], intervieweeIds: [both, silent] });
    await aSession(db, { challengeId, date: '2027-05-12', peerIds: [people.peer], intervieweeIds: [both] });
    const [first, again] = [
      await browser.post(`${url}/timetable/release`),
      await browser.post(`${url}/timetable/release`),
    ];
    assert.deepEqual([first.statusCode, again.statusCode], [303, 303]);
    const mail = await db
      .selectFrom('mail_messages')
      .select(['to_name', 'template', 'calendar'])
      .where('challenge_id', '=', challengeId)
      .orderBy('to_name')
      .execute();
    assert.deepEqual(
      mail.map((row) => [
        row.to_name,
        row.template,
        row.calendar?.match(/^METHOD:\w+|BEGIN:VEVENT/gm)?.join(' ') ?? '',
      ]),
      [
        ['Asha Both', 'interviewee-invitation', 'METHOD:REQUEST BEGIN:VEVENT METHOD:REQUEST BEGIN:VEVENT'],
        ['Cora Coordinator', 'timetable-released', ''],
        ['Devi Peer', 'timetable-released', 'METHOD:PUBLISH BEGIN:VEVENT BEGIN:VEVENT'],
        ['Mair Manager', 'timetable-released', ''],
        ['Owen Peer', 'timetable-released', ''],
        ['Sam Sponsor', 'timetable-released', ''],
      ],
    );
    const reached = await db
      .selectFrom('challenge_milestones')
      .select('recorded_by')
      .where('challenge_id', '=', challengeId)
      .where('milestone', '=', 'timetable-released')
      .execute();
    assert.deepEqual(reached, [{ recorded_by: people.hostCoordinator }]);
    assert.equal((await browser.get(`${url}/timetable`)).body.includes('Released on 22 November 2026'), true);
  });

  it('invites with both sessions for the calendar, what it is and how it is treated; and then lets in', async () => {
    const { challenge, browser, url } = await place();
    const { id: challengeId } = challenge;
    const who = await anInterviewee(db, { challengeId, name: 'Bea Once', email: 'bea@host.example' });
    const other = await anInterviewee(db, { challengeId, name: 'Quiet Witness', email: 'quiet@host.example' });
    await aSession(db, { challengeId, title: 'One talk', intervieweeIds: [who, other] });
    await browser.post(`${url}/timetable/release`);
    const mail = await db
      .selectFrom('mail_messages')
      .selectAll()
      .where('challenge_id', '=', challengeId)
      .where('to_address', '=', 'bea@host.example')
      .executeTakeFirstOrThrow();
    assert.equal(mail.subject, 'Please come and talk to the peer team: Tuesday 11 May 2027 at 10am');
    assert.equal(/^METHOD:REQUEST\r$/m.test(mail.calendar ?? ''), true);
    for (const part of ['not an inspection', 'Only the team reads', 'at risk of harm'])
      assert.equal(mail.text_body.replace(/\s+/g, ' ').includes(part), true, part);
    assert.equal(/Quiet/.test(mail.text_body + mail.html_body + mail.calendar), false);
    const person = await db
      .selectFrom('people')
      .select('id')
      .where('email', '=', 'bea@host.example')
      .executeTakeFirstOrThrow();
    const mine = await (await service.as(person.id)).get(`${url}/my-sessions`);
    assert.equal(mine.body.includes('One talk'), true);
  });

  it('is refused while there is nothing to release', async () => {
    const { browser, url, challenge } = await place();
    await browser.post(`${url}/timetable/release`);
    assert.equal((await browser.get(`${url}/timetable`)).body.includes('there is nothing to release yet'), true);
    const reached = await db
      .selectFrom('challenge_milestones')
      .select('milestone')
      .where('challenge_id', '=', challenge.id)
      .where('milestone', '=', 'timetable-released')
      .execute();
    assert.deepEqual(reached, []);
  });
});
