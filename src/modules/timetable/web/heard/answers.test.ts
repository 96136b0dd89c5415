import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TEST_NOW, testService } from '#test/service';
import { words } from '#test/words';
import { aChallenge } from '../../../challenges/testing/builders.ts';
import { ownLink } from '../../application/own-link.ts';
import { anInterviewee, aSession } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;
const NOTE = 'I am in hospital <b>all</b> week';

/** A released session on 11 May at 10am with Rhian, on the morning of that day. */
async function place() {
  const challenge = await aChallenge(db, {
    stage: 'preparing',
    milestones: ['opened', 'scope-agreed', 'team-confirmed'],
  });
  const { people, id: challengeId } = challenge;
  const email = `rhian-${challengeId.slice(-6)}@council.example`;
  const rhian = await anInterviewee(db, { challengeId, name: 'Rhian Lloyd', email });
  const first = await aSession(db, { challengeId, title: 'First', peerIds: [people.peer], intervieweeIds: [rhian] });
  const url = `/challenges/${challenge.reference}`;
  const earlier = await service.as(people.hostCoordinator);
  assert.equal((await earlier.post(`${url}/timetable/release`)).statusCode, 303);
  service.setNow(new Date('2027-05-11T08:00:00Z'));
  const host = await service.as(people.hostCoordinator);
  const who = await db
    .selectFrom('interviewees')
    .select(['id', 'link_key as linkKey'])
    .where('id', '=', rhian)
    .executeTakeFirstOrThrow();
  const own = new URL(ownLink(service.services, who)).pathname;
  const visitor = service.browser('y');
  const page = async (path: string) => words((await host.get(`${url}${path}`)).body);
  return {
    first,
    today: async () => /To be heard: (.*?) (Late, another|It runs late)/.exec(await page('/today'))?.[1],
    session: async () => /Rhian Lloyd: (.*?) (Change the session|Cancel)/.exec(await page(`/sessions/${first}`))?.[1],
    list: () => page('/interviewees'),
    ownPage: async () => words((await visitor.get(own)).body),
    say: async (answer: string, note: string) => {
      assert.equal((await visitor.post(`${own}/sessions/${first}`, { answer, note })).statusCode, 303);
    },
    /** So many minutes later, or back at 10am. */
    late: async (minutes: number) => {
      const { version } = await sessionNow(first);
      const done = await host.post(`${url}/sessions/${first}/delay`, {
        ...{ version: `${version}`, minutes: `${minutes}`, pushing: 'yes' },
      });
      assert.equal(done.statusCode, 303, words(done.body).slice(0, 900));
    },
    backAtTen: async () => {
      const { version } = await sessionNow(first);
      const form = { title: 'First', kind: 'interview', category: 'members', on: '2027-05-11', start: '10am' };
      const rest = { end: '1 hour', room: '', place: '', others: '', tell: 'now', version: `${version}` };
      const saved = await host.post(`${url}/sessions/${first}`, {
        ...form,
        ...rest,
        peers: people.peer,
        interviewees: rhian,
      });
      assert.equal(saved.statusCode, 303);
    },
    letters: async () =>
      (
        await db
          .selectFrom('mail_messages')
          .select('subject')
          .where('challenge_id', '=', challengeId)
          .where('person_id', '=', people.hostCoordinator)
          .where('template', '=', 'interviewee-answer')
          .execute()
      ).length,
  };
}

const sessionNow = async (id: string) =>
  await db.selectFrom('sessions').select('version').where('id', '=', id).executeTakeFirstOrThrow();

describe('What somebody has answered to a session that then moves', () => {
  it('stays, as said of the time before, where they cannot come: on the day, on its page and on their own', async () => {
    const { say, late, today, session, ownPage, list } = await place();
    try {
      await say('declined', NOTE);
      assert.equal(await today(), 'Rhian Lloyd ( cannot come )');
      await late(10);
      const before = 'said of 10am to 11am, before it moved';
      assert.equal(await today(), `Rhian Lloyd ( cannot come, ${before} )`);
      assert.equal(await session(), `cannot come, ${before} . “I am in hospital &lt;b&gt;all&lt;/b&gt; week”`);
      assert.match(
        await ownPage(),
        /Please say whether you can come now\. About Tuesday 11 May 2027, 10am to 11am, you said that you cannot come, and wrote: “I am in hospital .* week”\. I will come/,
      );
      assert.match(await list(), /Could not come before it moved/);
      await late(15);
      assert.equal(await today(), `Rhian Lloyd ( cannot come, ${before} )`);
    } finally {
      service.setNow(TEST_NOW);
    }
  });

  it('is answered anew: the host hears of the same no again, and a yes takes its place', async () => {
    const { say, late, today, letters, ownPage } = await place();
    try {
      await say('declined', NOTE);
      assert.equal(await letters(), 1);
      await late(10);
      await say('declined', NOTE);
      assert.deepEqual([await letters(), await today()], [2, 'Rhian Lloyd ( cannot come )']);
      assert.match(await ownPage(), /You said that you cannot come\. You can change your answer/);
      await say('declined', NOTE);
      assert.equal(await letters(), 2);
      await late(10);
      await say('accepted', '');
      assert.deepEqual([await letters(), await today()], [3, 'Rhian Lloyd']);
      await late(10);
      assert.equal((await ownPage()).includes('You said'), false);
    } finally {
      service.setNow(TEST_NOW);
    }
  });

  it('is of the time that stands again once the session is back where it was', async () => {
    const { say, late, backAtTen, today, ownPage } = await place();
    try {
      await say('other-time', 'In the afternoon');
      await late(10);
      assert.match(await ownPage(), /About Tuesday 11 May 2027, 10am to 11am, you asked for another time/);
      await backAtTen();
      assert.equal(await today(), 'Rhian Lloyd ( asks for another time )');
      assert.match(await ownPage(), /You asked for another time\. You can change your answer/);
    } finally {
      service.setNow(TEST_NOW);
    }
  });
});
