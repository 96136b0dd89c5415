import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countingStatements } from '#platform/database/connect';
import { testService } from '#test/service';
import { words } from '#test/words';
import { aChallenge } from '../../../challenges/testing/builders.ts';
import { whoWeSpokeTo } from '../../index.ts';
import { anInterviewee, aSession } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;

async function place() {
  const challenge = await aChallenge(db, { milestones: ['opened', 'scope-agreed', 'team-confirmed'] });
  const browser = await service.as(challenge.people.peer);
  return { challenge, browser, url: `/challenges/${challenge.reference}` };
}

describe('Now and next', () => {
  it('tells a peer where to be now and next', async () => {
    const { challenge, url } = await place();
    const mine = { challengeId: challenge.id, peerIds: [challenge.people.peer] };
    await aSession(db, { ...mine, title: 'Under way' });
    await aSession(db, { ...mine, title: 'After lunch', start: '13:00', end: '14:00', place: 'The Hub' });
    const todayAt = async (now: string) => {
      service.setNow(new Date(now));
      return words((await (await service.as(challenge.people.peer)).get(`${url}/today`)).body);
    };
    const page = await todayAt('2027-05-11T09:30:00Z');
    assert.equal(page.includes('You Now, until 11am Under way'), true);
    assert.equal(page.includes('Next, at 1pm After lunch The Hub'), true);
    assert.equal((await todayAt('2027-05-01T09:30:00Z')).includes('The next day with sessions: Tuesday 11 May'), true);
    assert.equal((await todayAt('2027-06-01T09:30:00Z')).includes('No session is to come'), true);
  });

  it('shows each session once: what a peer goes to stands under “You”, and what others do after it', async () => {
    const { challenge, url } = await place();
    const { id: challengeId, people } = challenge;
    const mine = { challengeId, peerIds: [people.peer] };
    await aSession(db, { ...mine, title: 'Mine at ten' });
    await aSession(db, { ...mine, title: 'Mine at one', start: '13:00', end: '14:00' });
    service.setNow(new Date('2027-05-11T09:30:00Z'));
    const above = async () => {
      const text = words((await (await service.as(people.peer)).get(`${url}/today`)).body);
      return text.slice(text.indexOf(' You '), text.indexOf('The whole day'));
    };
    const alone = await above();
    for (const title of ['Mine at ten', 'Mine at one']) assert.equal(alone.split(`${title} No place`).length, 2, alone);
    assert.match(alone, /Also now Nothing else is on\. Add a conversation/);
    await aSession(db, { challengeId, title: 'Theirs at ten', peerIds: [people.secondPeer] });
    await aSession(db, { challengeId, title: 'Theirs at one', start: '13:00', end: '14:00' });
    const both = await above();
    assert.match(both, /Also now Until 11am Theirs at ten .* Also next, at 1pm 1pm to 2pm Theirs at one/);
    for (const title of ['Mine at ten', 'Mine at one']) assert.equal(both.split(`${title} No place`).length, 2, both);
  });

  it('says that it is a draft of which nobody has been told, until the timetable is released', async () => {
    const challenge = await aChallenge(db, {
      stage: 'preparing',
      milestones: ['opened', 'scope-agreed', 'team-confirmed'],
    });
    const { people, id: challengeId } = challenge;
    const url = `/challenges/${challenge.reference}`;
    await aSession(db, { challengeId, title: 'Planned', date: '2027-05-12', peerIds: [people.peer] });
    service.setNow(new Date('2027-05-11T09:30:00Z'));
    const [peer, host] = [await service.as(people.peer), await service.as(people.hostCoordinator)];
    const said = 'This is a draft. The timetable has not been released, so nobody has been told to come.';
    const link = `href="${url}/timetable">See and release the timetable</a>`;
    for (const [browser, mayRelease] of [
      [peer, false],
      [host, true],
    ] as const) {
      const { result, count } = await countingStatements(() => browser.get(`${url}/today`));
      assert.deepEqual([words(result.body).includes(said), result.body.includes(link)], [true, mayRelease]);
      assert.equal(count <= 8, true, `${count}`);
    }
    assert.equal((await host.post(`${url}/timetable/release`)).statusCode, 303);
    assert.equal((await peer.get(`${url}/today`)).body.includes('This is a draft'), false);
  });

  it('tells in the evening what is next tomorrow, or after days without sessions, beside what was on today', async () => {
    const { challenge, url } = await place();
    const { id: challengeId, people } = challenge;
    await aSession(db, { challengeId, title: 'Over', peerIds: [people.peer] });
    await aSession(db, { challengeId, title: 'Early', date: '2027-05-12', start: '08:30', end: '09:00' });
    await aSession(db, {
      challengeId,
      title: 'Far',
      date: '2027-05-14',
      start: '09:00',
      end: '10:00',
      peerIds: [people.peer],
    });
    const at = async (now: string) => {
      service.setNow(new Date(now));
      return words((await (await service.as(people.peer)).get(`${url}/today`)).body);
    };
    const tuesday = await at('2027-05-11T20:00:00Z');
    for (const said of [
      'nobody has been told to come. You Next, on Friday 14 May 2027 at 9am Far',
      'Nothing is on. Next, tomorrow at 8.30am 8.30am to 9am Early',
      'Add a conversation that was not planned The whole day 10am to 11am: Over Say who came',
    ])
      assert.equal(tuesday.includes(said), true, `${said}\n${tuesday}`);
    const wednesday = await at('2027-05-12T20:00:00Z');
    assert.equal(wednesday.includes('Next, on Friday 14 May 2027 at 9am'), true, wednesday);
  });

  it('tells the host whom to bring where, who has said no, and what is off', async () => {
    const { challenge, url } = await place();
    const { id: challengeId, people } = challenge;
    const asha = await anInterviewee(db, { challengeId, name: 'Asha Roy', jobTitle: 'Head of housing' });
    const ben = await anInterviewee(db, { challengeId, name: 'Ben Ash' });
    const mine = { challengeId, peerIds: [people.peer], place: 'The Hub' };
    const talk = await aSession(db, { ...mine, title: 'Talk', intervieweeIds: [asha, ben], othersExpected: 2 });
    await aSession(db, { challengeId, title: 'Quiet', start: '12:00', end: '13:00' });
    await db
      .updateTable('session_interviewees')
      .set({ answer: 'declined' })
      .where('session_id', '=', talk)
      .where('interviewee_id', '=', ben)
      .execute();
    await db
      .updateTable('sessions')
      .set({ is_live: false, cancelled_reason: 'The room is flooded', calendar_sequence: 1 })
      .where('title', '=', 'Quiet')
      .execute();
    service.setNow(new Date('2027-05-11T08:30:00Z'));
    const seenBy = async (id: string) => words((await (await service.as(id)).get(`${url}/today`)).body);
    const host = await seenBy(people.hostCoordinator);
    const line = 'The Hub Peers: Devi Peer To be heard: Asha Roy, Head of housing; Ben Ash ( cannot come ); 2 others';
    assert.equal(host.includes(line), true, host);
    assert.equal(host.includes('midday to 1pm: Quiet Cancelled The room is flooded'), true, host);
    assert.equal((await seenBy(people.peer)).includes('cannot come'), false);
  });
});

describe('Attendance', () => {
  it('writes the figures: a named person once, others in each session, cancelled sessions never', async () => {
    const { challenge, browser, url } = await place();
    const { id: challengeId } = challenge;
    const asha = await anInterviewee(db, { challengeId, name: 'Asha', sourceCategory: 'members' });
    const ben = await anInterviewee(db, { challengeId, name: 'Ben', sourceCategory: 'senior-officers' });
    const first = await aSession(db, { challengeId, intervieweeIds: [asha, ben], sourceCategory: 'members' });
    const second = await aSession(db, {
      challengeId,
      start: '12:00',
      end: '13:00',
      intervieweeIds: [asha],
      sourceCategory: 'members',
    });
    const group = await aSession(db, {
      challengeId,
      start: '14:00',
      end: '15:00',
      sourceCategory: 'frontline',
      othersExpected: 12,
    });
    const off = await aSession(db, { challengeId, start: '16:00', end: '17:00', sourceCategory: 'frontline' });
    const keep = (id: string, fields: Record<string, string | string[]>) =>
      browser.post(`${url}/sessions/${id}/attendance`, { version: '1', ...fields });
    assert.equal((await keep(first, { came: [asha, ben] })).statusCode, 303);
    assert.equal((await keep(second, { came: asha, others: '1' })).statusCode, 303);
    assert.equal((await keep(group, { others: '11' })).statusCode, 303);
    assert.equal((await keep(off, { others: '40' })).statusCode, 303);
    const coordinator = await service.as(challenge.people.hostCoordinator);
    const saysWhoCame = async () =>
      words((await coordinator.get(`${url}/sessions/${off}`)).body).includes(
        '40 people are noted as having come to it. While it is cancelled the report does not count them.',
      );
    assert.equal(await saysWhoCame(), true);
    assert.equal(words((await coordinator.get(`${url}/sessions/${group}`)).body).includes('11 people are noted'), true);
    await coordinator.post(`${url}/sessions/${off}/cancellation`, { version: '2', reason: 'It did not happen' });
    assert.equal(await saysWhoCame(), false);
    assert.deepEqual(await whoWeSpokeTo(db, challengeId), {
      people: 14,
      sessions: 3,
      bySourceCategory: [
        { category: 'members', label: 'Members', people: 2, sessions: 2 },
        { category: 'senior-officers', label: 'Senior officers', people: 1, sessions: 1 },
        { category: 'frontline', label: 'Frontline staff', people: 11, sessions: 1 },
      ],
    });
  });

  it('can be corrected, but not from a form that has gone stale, and not with impossible numbers', async () => {
    const { challenge, browser, url } = await place();
    const who = await anInterviewee(db, { challengeId: challenge.id, name: 'Asha Both' });
    const id = await aSession(db, { challengeId: challenge.id, intervieweeIds: [who] });
    const address = `${url}/sessions/${id}/attendance`;
    assert.equal((await browser.post(address, { version: '1', others: 'some' })).statusCode, 422);
    await browser.post(address, { version: '1', came: who });
    const stale = await browser.post(address, { version: '1', others: '7' });
    assert.equal(stale.statusCode, 409);
    assert.equal(words(stale.body).includes('They put: Asha Both, and 0 others'), true);
    assert.equal(stale.body.includes('value="7"'), true);
    assert.equal((await browser.post(address, { version: '2', others: '7' })).statusCode, 303);
    assert.deepEqual((await whoWeSpokeTo(db, challenge.id)).people, 7);
  });

  it('ticks nobody who is not of the session', async () => {
    const { challenge, browser, url } = await place();
    const who = await anInterviewee(db, { challengeId: challenge.id });
    const id = await aSession(db, { challengeId: challenge.id });
    await browser.post(`${url}/sessions/${id}/attendance`, { version: '1', came: [who, 'not-an-id'] });
    assert.equal((await whoWeSpokeTo(db, challenge.id)).people, 0);
  });
});
