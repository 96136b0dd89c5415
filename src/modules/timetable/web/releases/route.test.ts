import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import ICAL from 'ical.js';
import { countingStatements } from '#platform/database/connect';
import { testService } from '#test/service';
import { words } from '#test/words';
import { aChallenge } from '../../../challenges/testing/builders.ts';
import { anInterviewee, aRoom, aSession } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;

/** A timetable of two sessions, released: one with Rhian and a peer, one with another peer. */
async function place() {
  const challenge = await aChallenge(db, {
    stage: 'preparing',
    milestones: ['opened', 'scope-agreed', 'team-confirmed'],
  });
  const { people, id: challengeId } = challenge;
  const room = await aRoom(db, { challengeId, name: 'Room 1' });
  const email = `rhian-${challengeId.slice(-6)}@council.example`;
  const rhian = await anInterviewee(db, { challengeId, name: 'Rhian Lloyd', email });
  const first = await aSession(db, {
    challengeId,
    title: 'First',
    roomId: room,
    peerIds: [people.peer],
    intervieweeIds: [rhian],
  });
  const second = await aSession(db, {
    challengeId,
    title: 'Second',
    start: '14:00',
    end: '15:00',
    peerIds: [people.secondPeer],
  });
  const browser = await service.as(people.hostCoordinator);
  const url = `/challenges/${challenge.reference}`;
  assert.equal((await browser.post(`${url}/timetable/release`)).statusCode, 303);
  return { challenge, challengeId, room, rhian, email, first, second, browser, url };
}
type Place = Awaited<ReturnType<typeof place>>;

const TIMES = { on: '2027-05-11', start: '10am', end: '1 hour' };
async function change(
  { browser, url, challenge, rhian, room }: Place,
  id: string,
  fields: Record<string, string | string[]>,
) {
  const { version } = await db.selectFrom('sessions').select('version').where('id', '=', id).executeTakeFirstOrThrow();
  const usual = {
    title: 'First',
    kind: 'interview',
    category: 'members',
    ...TIMES,
    room,
    place: '',
    others: '',
    tell: 'later',
  };
  const people = { peers: challenge.people.peer, interviewees: rhian };
  const answer = await browser.post(`${url}/sessions/${id}`, { ...usual, ...people, version: `${version}`, ...fields });
  assert.equal(answer.statusCode, 303, answer.body.slice(0, 200));
}

async function mails(challengeId: string) {
  const rows = await db
    .selectFrom('mail_messages')
    .select(['id', 'to_address as to', 'template', 'calendar', 'subject'])
    .where('challenge_id', '=', challengeId)
    .orderBy('id')
    .execute();
  return rows;
}
const after = async (challengeId: string, before: readonly { id: string }[]) =>
  (await mails(challengeId)).filter(({ id }) => !before.some((one) => one.id === id));
const eventsOf = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => {
    const event = new ICAL.Event(one);
    return [
      event.summary,
      event.sequence,
      String(one.getFirstPropertyValue('status')),
      event.startDate.toString().slice(0, 16),
    ];
  });

describe('Releases of a timetable', () => {
  it('freeze what was told: a change for the next release stays out of calendars and messages until then', async () => {
    const here = await place();
    const { challengeId, url, browser, first, email } = here;
    const before = await mails(challengeId);
    await change(here, first, { start: '11am' });
    assert.deepEqual(await after(challengeId, before), []);
    const person = await db.selectFrom('people').select('id').where('email', '=', email).executeTakeFirstOrThrow();
    const heard = await service.as(person.id);
    const own = () => heard.get(`${url}/my-sessions`).then((page) => words(page.body));
    assert.equal((await own()).includes('10am to 11am'), true);
    const feed = /\/calendar\/[\w-]+\.ics/.exec((await heard.get('/calendar')).body)?.[0] as string;
    assert.deepEqual(eventsOf((await heard.get(feed)).body), [['First', 0, 'CONFIRMED', '2027-05-11T10:00']]);
    assert.equal(
      words((await browser.get(`${url}/timetable`)).body).includes('1 session has changed , and nobody has been told'),
      true,
    );
    assert.equal(words((await browser.get(`${url}/releases`)).body).includes('Stay: Devi Peer, Rhian Lloyd'), true);

    assert.equal((await browser.post(`${url}/releases`)).statusCode, 303);
    assert.equal((await own()).includes('11am to 12pm') || (await own()).includes('11am to midday'), true);
    const told = await after(challengeId, before);
    assert.deepEqual(
      told.map(({ to }) => to).filter((to) => to === email),
      [email],
    );
    const mail = told.find(({ to }) => to === email);
    assert.deepEqual(eventsOf(mail?.calendar ?? ''), [['First', 1, 'CONFIRMED', '2027-05-11T11:00']]);
    assert.equal(new ICAL.Component(ICAL.parse(mail?.calendar ?? '')).getFirstPropertyValue('method'), 'REQUEST');
    const uid = new ICAL.Component(ICAL.parse(mail?.calendar ?? ''))
      .getFirstSubcomponent('vevent')
      ?.getFirstPropertyValue('uid');
    assert.equal(uid, `${first}@critical-friend`);
    await browser.post(`${url}/releases`);
    assert.equal((await after(challengeId, before)).length, told.length);
  });

  it('tell who has left by CANCEL with a higher sequence, who is new by invitation, and nobody else', async () => {
    const here = await place();
    const { challenge, challengeId, url, browser, first, email } = here;
    const tom = await anInterviewee(db, { challengeId, name: 'Tom', email: `tom-${email}` });
    const before = await mails(challengeId);
    await change(here, first, { interviewees: tom });
    await browser.post(`${url}/releases`);
    const told = await after(challengeId, before);
    const manager = await db
      .selectFrom('people')
      .select('email')
      .where('id', '=', challenge.people.challengeManager)
      .executeTakeFirstOrThrow();
    assert.deepEqual(
      told.map(({ to, template }) => [String(to), template]).sort(),
      [
        [email, 'timetable-changed'],
        [`tom-${email}`, 'interviewee-invitation'],
        [String(manager.email), 'timetable-changed'],
      ].sort(),
    );
    const gone = told.find(({ to }) => to === email)?.calendar ?? '';
    assert.equal(new ICAL.Component(ICAL.parse(gone)).getFirstPropertyValue('method'), 'CANCEL');
    assert.deepEqual(eventsOf(gone), [['Cancelled: First', 1, 'CANCELLED', '2027-05-11T10:00']]);
  });

  it('are impossible with a clash: nobody can be at two sites at once, or come when they cannot', async () => {
    const here = await place();
    const { challengeId, url, browser, first, second, rhian, challenge } = here;
    const depot = await aRoom(db, { challengeId, name: 'Depot office', site: 'Depot' });
    await db
      .insertInto('site_travel')
      .values({ challenge_id: challengeId, site_a: 'Depot', site_b: 'Town hall', minutes: 30 })
      .execute();
    await change(here, second, {
      title: 'Second',
      start: '11.15am',
      room: depot,
      interviewees: [],
      peers: challenge.people.peer,
    });
    const refused = await browser.post(`${url}/releases`);
    const page = words((await browser.get(refused.headers.location as string)).body);
    assert.equal(page.includes('Devi Peer has 15 minutes from ‘First’ to ‘Second’ and needs 30 to get there'), true);
    await change(here, second, {
      title: 'Second',
      start: '2pm',
      room: depot,
      interviewees: [],
      peers: challenge.people.peer,
    });
    const away = JSON.stringify([['2027-05-11T00:00', '2027-05-11T13:00']]);
    await db.updateTable('interviewees').set({ unavailable: away }).where('id', '=', rhian).execute();
    await browser.post(`${url}/releases`);
    assert.equal(
      words((await browser.get(`${url}/releases`)).body).includes('Rhian Lloyd cannot come to ‘First’'),
      true,
    );
    const count = await db
      .selectFrom('timetable_releases')
      .select('number')
      .where('challenge_id', '=', challengeId)
      .execute();
    assert.equal(count.length, 1);
    assert.equal(first.length, 36);
  });

  it('are read by the team and made by those who arrange the days; the page sends at most eight statements', async () => {
    const { challenge, url, browser } = await place();
    const peer = await service.as(challenge.people.peer);
    assert.deepEqual(
      [(await peer.get(`${url}/releases`)).statusCode, (await peer.post(`${url}/releases`)).statusCode],
      [200, 403],
    );
    const { count } = await countingStatements(() => browser.get(`${url}/releases`));
    assert.equal(count <= 8, true, `${count}`);
  });
});
