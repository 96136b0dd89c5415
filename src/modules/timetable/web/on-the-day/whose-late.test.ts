import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TEST_NOW, testService } from '#test/service';
import { words } from '#test/words';
import { aChallenge } from '../../../challenges/testing/builders.ts';
import { aSession } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;

/** At 10.15am on the Tuesday: sessions at 10am, 11.15am and 2pm of one peer, at noon of another, and on the Wednesday. */
async function place() {
  const challenge = await aChallenge(db, {
    stage: 'preparing',
    milestones: ['opened', 'scope-agreed', 'team-confirmed'],
  });
  const { people, id: challengeId } = challenge;
  const held = (title: string, start: string, end: string, peerId: string, date = '2027-05-11') =>
    aSession(db, { challengeId, title, date, start, end, peerIds: [peerId] });
  const sessions = {
    running: await held('Running', '10:00', '11:00', people.peer),
    next: await held('Next', '11:15', '12:00', people.peer),
    hers: await held('Hers', '12:00', '13:00', people.secondPeer),
    afternoon: await held('Afternoon', '14:00', '15:00', people.peer),
    tomorrow: await held('Tomorrow', '09:00', '10:00', people.secondPeer, '2027-05-12'),
  };
  const url = `/challenges/${challenge.reference}`;
  const host = await service.as(people.hostCoordinator);
  assert.equal((await host.post(`${url}/timetable/release`)).statusCode, 303);
  service.setNow(new Date('2027-05-11T09:15:00Z'));
  return { sessions, url, host: await service.as(people.hostCoordinator), peer: await service.as(people.peer) };
}

const startOf = async (id: string) =>
  /"[\d-]+ (\d\d:\d\d)/.exec(
    String((await db.selectFrom('sessions').select('period').where('id', '=', id).executeTakeFirstOrThrow()).period),
  )?.[1];

describe('That a session runs late', () => {
  it('the team says of what runs, and of what is next today for everybody or for one of its peers', async () => {
    const { sessions, url, peer } = await place();
    try {
      for (const id of [sessions.hers, sessions.next, sessions.running]) {
        const page = await peer.get(`${url}/sessions/${id}/now`);
        assert.match(words(page.body), /10 minutes later/);
        const answer = await peer.post(`${url}/sessions/${id}/delay`, { version: '1', minutes: '10' });
        assert.equal(answer.statusCode, 303, words(answer.body));
      }
      assert.deepEqual(
        [await startOf(sessions.running), await startOf(sessions.next), await startOf(sessions.hers)],
        ['09:10', '10:25', '11:10'],
      );
    } finally {
      service.setNow(TEST_NOW);
    }
  });

  it('the team does not say of what comes later, is over or is on another day: it reads whom to ring', async () => {
    const { sessions, url, peer } = await place();
    try {
      const says =
        /‘Tomorrow’ is on Wednesday 12 May 2027 at 9am, and the team says of what runs, or is next today, that it is late\. To have it moved, ring the host coordinator, [^.]+\./;
      const page = await peer.get(`${url}/sessions/${sessions.tomorrow}/now`);
      assert.match(words(page.body), says);
      assert.equal(page.body.includes('minutes later'), false);
      for (const id of [sessions.tomorrow, sessions.afternoon]) {
        const before = await startOf(id);
        const answer = await peer.post(`${url}/sessions/${id}/delay`, { version: '1', minutes: '10' });
        assert.match(words(answer.body), /To have it moved, ring the host coordinator, [^.]+\. Nothing was moved/);
        assert.equal(await startOf(id), before);
      }
      service.setNow(new Date('2027-05-11T10:30:00Z'));
      const over = await peer.post(`${url}/sessions/${sessions.running}/delay`, { version: '1', minutes: '10' });
      assert.match(words(over.body), /‘Running’ is on Tuesday 11 May 2027 at 10am, and the team says/);
    } finally {
      service.setNow(TEST_NOW);
    }
  });

  it('is said once however often it is pressed: the second press reads how it is now', async () => {
    const { sessions, url, peer } = await place();
    try {
      const late = { version: '1', minutes: '10' };
      assert.equal((await peer.post(`${url}/sessions/${sessions.hers}/delay`, late)).statusCode, 303);
      const again = words((await peer.post(`${url}/sessions/${sessions.hers}/delay`, late)).body);
      const now =
        'It was changed just now, and is on Tuesday 11 May 2027 at 12.10pm. If you pressed twice nothing is left to do; if not, look again, then decide';
      assert.equal(again.includes(now), true, again);
      assert.equal(await startOf(sessions.hers), '11:10');
    } finally {
      service.setNow(TEST_NOW);
    }
  });

  it('is not offered to the team where the day that is shown is another one, and is to those who arrange the days', async () => {
    const { sessions, url, peer, host } = await place();
    try {
      service.setNow(new Date('2027-05-11T19:00:00Z'));
      const link = `href="${url}/sessions/${sessions.tomorrow}/now"`;
      const [theirs, hosts] = [await peer.get(`${url}/today`), await host.get(`${url}/today`)];
      assert.match(words(theirs.body), /Next, tomorrow at 9am .* See all of Wednesday 12 May 2027 /);
      assert.equal(theirs.body.includes(`href="${url}/timetable/2027-05-12"`), true);
      assert.deepEqual([theirs.body.includes(link), hosts.body.includes(link)], [false, true]);
      const moved = await host.post(`${url}/sessions/${sessions.tomorrow}/delay`, { version: '1', minutes: '15' });
      assert.equal(moved.statusCode, 303, words(moved.body));
      assert.equal(await startOf(sessions.tomorrow), '08:15');
    } finally {
      service.setNow(TEST_NOW);
    }
  });
});
