import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import ICAL from 'ical.js';
import { testService } from '#test/service';
import { aChallenge, aGrant } from '../../../challenges/testing/builders.ts';
import { anInterviewee, aSession, released } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;

/** A released timetable: one session of each peer, the interviewee in the first together with somebody else. */
async function place() {
  const challenge = await aChallenge(db, { milestones: ['opened', 'scope-agreed', 'team-confirmed'] });
  const { people, id: challengeId } = challenge;
  const ines = await anInterviewee(db, { challengeId, name: 'Ines Interviewee', personId: people.interviewee });
  const other = await anInterviewee(db, { challengeId, name: 'Quiet Witness', jobTitle: 'Whistle keeper' });
  const first = await aSession(db, {
    challengeId,
    title: 'First',
    peerIds: [people.peer],
    intervieweeIds: [ines, other],
  });
  await aSession(db, { challengeId, title: 'Second', start: '14:00', end: '15:00', peerIds: [people.secondPeer] });
  await released(db, challengeId);
  return { challenge, first, url: `/challenges/${challenge.reference}` };
}

async function feedAddress(personId: string): Promise<string> {
  const page = await (await service.as(personId)).get('/calendar');
  const address = /\/calendar\/[\w-]+\.ics/.exec(page.body)?.[0];
  assert.notEqual(address, undefined);
  return address as string;
}

async function feedOf(personId: string) {
  const response = await service.browser('z').get(await feedAddress(personId));
  assert.equal(response.statusCode, 200);
  const calendar = new ICAL.Component(ICAL.parse(response.body));
  const titles = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one).summary);
  return { response, titles };
}

describe('A person’s calendar feed', () => {
  it('has their own sessions for a peer and an interviewee, all of them for the manager and the host, none for others', async () => {
    const { challenge } = await place();
    const seen: Record<string, string[]> = {};
    for (const [part, id] of Object.entries(challenge.people)) seen[part] = (await feedOf(id)).titles;
    assert.deepEqual(seen, {
      administrator: [],
      programmeManager: [],
      placementOfficer: [],
      challengeManager: ['First', 'Second'],
      hostCoordinator: ['First', 'Second'],
      hostSponsor: ['First', 'Second'],
      peer: ['First'],
      secondPeer: ['Second'],
      interviewee: ['First'],
      stranger: [],
    });
  });

  it('is text/calendar for anybody with the address, and names nobody who is interviewed', async () => {
    const { challenge } = await place();
    for (const person of [challenge.people.hostCoordinator, challenge.people.peer, challenge.people.interviewee]) {
      const { response } = await feedOf(person);
      assert.equal(response.headers['content-type'], 'text/calendar; charset=utf-8');
      assert.equal(/Quiet|Witness|Whistle|Ines/.test(response.body), false);
    }
    // An interviewee is not told who else takes part, peers included.
    assert.equal(/Devi|Owen/.test((await feedOf(challenge.people.interviewee)).response.body), false);
    assert.equal(/Devi Peer/.test((await feedOf(challenge.people.peer)).response.body), true);
  });

  it('ends at once when its owner makes a new address, or has no part any more', async () => {
    const { challenge } = await place();
    const { peer } = challenge.people;
    const old = await feedAddress(peer);
    const browser = await service.as(peer);
    assert.equal((await browser.post('/calendar/address')).statusCode, 303);
    assert.equal((await service.browser('z').get(old)).statusCode, 404);
    assert.notEqual(await feedAddress(peer), old);
    assert.deepEqual((await feedOf(peer)).titles, ['First']);
    await db
      .updateTable('role_grants')
      .set({ ended_at: service.services.clock() })
      .where('person_id', '=', peer)
      .where('role', '=', 'team-peer')
      .execute();
    assert.deepEqual((await feedOf(peer)).titles, []);
  });

  it('cannot be reached by guessing: a made-up, cut or borrowed key finds nothing', async () => {
    const { challenge } = await place();
    const [mine, theirs] = [await feedAddress(challenge.people.peer), await feedAddress(challenge.people.secondPeer)];
    const borrowed = `/calendar/${challenge.people.peer}${theirs.slice('/calendar/'.length + 36)}`;
    for (const url of [
      borrowed,
      `${mine.slice(0, -5)}.ics`,
      mine.replace('.ics', ''),
      '/calendar/x.ics',
      '/calendar/%00.ics',
    ])
      assert.equal((await service.browser('z').get(url)).statusCode, 404, url);
  });

  it('shows nothing before the release, and what was cancelled after it as cancelled', async () => {
    const { challenge, first, url } = await place();
    const coordinator = await service.as(challenge.people.hostCoordinator);
    await coordinator.post(`${url}/sessions/${first}/cancellation`, { version: '1', reason: 'Snow' });
    const { response, titles } = await feedOf(challenge.people.interviewee);
    assert.deepEqual(titles, ['Cancelled: First']);
    assert.equal(/^SEQUENCE:1\r$/m.test(response.body), true);
    await db.deleteFrom('challenge_milestones').where('challenge_id', '=', challenge.id).execute();
    assert.deepEqual((await feedOf(challenge.people.hostCoordinator)).titles, []);
  });
});

describe('An interviewee’s page', () => {
  it('shows their own sessions and how what they say is treated, and nobody else', async () => {
    const { challenge, url } = await place();
    const browser = await service.as(challenge.people.interviewee);
    const page = await browser.get(`${url}/my-sessions`);
    assert.equal(page.statusCode, 200);
    assert.equal(page.body.includes('First'), true);
    assert.equal(page.body.includes('It is not an inspection'), true);
    assert.equal(/Second|Quiet Witness|Devi Peer/.test(page.body), false);
    assert.equal((await browser.get(`${url}/timetable`)).statusCode, 404);
    assert.equal((await (await service.as(challenge.people.stranger)).get(`${url}/my-sessions`)).statusCode, 404);
  });

  it('shows an interviewee of two challenges only the sessions of the one asked for', async () => {
    const [one, two] = [await place(), await place()];
    const person = one.challenge.people.interviewee;
    await aGrant(db, person, { role: 'interviewee', challengeId: two.challenge.id });
    const page = await (await service.as(person)).get(`${two.url}/my-sessions`);
    assert.equal(page.body.includes('You are in no session at the moment'), true);
  });

  it('tells somebody of the host, whom nobody has put on the list by their address, where their sessions would be', async () => {
    const { challenge, url } = await place();
    const sponsor = await service.as(challenge.people.hostSponsor);
    const page = (await sponsor.get(`${url}/my-sessions`)).body;
    for (const said of ['Nobody on the list of people to be heard has the email address', 'See the whole timetable'])
      assert.equal(page.includes(said), true, said);
    assert.equal(page.includes('We will write to you when that changes'), false);
  });
});
