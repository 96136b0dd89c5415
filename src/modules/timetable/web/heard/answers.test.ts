import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TEST_NOW, testService } from '#test/service';
import { words } from '#test/words';
import { aChallenge } from '../../../challenges/testing/builders.ts';
import { ownLink } from '../../application/own-link.ts';
import { anInterviewee, aSession } from '../../testing/builders.ts';
import { answerOn, timeIn } from '../../testing/own-page.ts';

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
      assert.equal((await answerOn(visitor, own, first, answer, note)).statusCode, 303);
    },
    /** Their sessions, signed in. */
    signedIn: async () => words((await (await service.as(await personOf(rhian))).get(`${url}/my-sessions`)).body),
    /** The page as it is now, on which an answer can be pressed later. */
    openPage: async () => timeIn((await visitor.get(own)).body, first),
    press: (fields: Record<string, string>) => visitor.post(`${own}/sessions/${first}`, fields),
    cancel: async (reason: string) => {
      const { version } = await sessionNow(first);
      const off = { reason, version: `${version}` };
      assert.equal((await host.post(`${url}/sessions/${first}/cancellation`, off)).statusCode, 303);
    },
    answer: async () =>
      await db
        .selectFrom('session_interviewees')
        .select(['answer', 'answer_note as note'])
        .where('session_id', '=', first)
        .executeTakeFirstOrThrow(),
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

async function personOf(id: string): Promise<string> {
  const { person_id: personId } = await db
    .selectFrom('interviewees')
    .select('person_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return String(personId);
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

  it('is said to them with what they wrote, on their own page and where they have signed in', async () => {
    const { say, signedIn, ownPage } = await place();
    try {
      await say('other-time', 'After 3pm <i>only</i>');
      const said = 'You asked for another time. You wrote: “After 3pm &lt;i&gt;only&lt;/i&gt;” ';
      assert.equal((await ownPage()).includes(`${said}Change your answer`), true);
      assert.equal((await signedIn()).includes(said), true);
      await say('accepted', '');
      assert.match(await ownPage(), /You said that you will come\. Change your answer/);
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
      assert.match(
        await ownPage(),
        /You said that you cannot come\. You wrote: “I am in hospital &lt;b&gt;all&lt;\/b&gt; week” Change your answer/,
      );
      await say('declined', NOTE);
      assert.equal(await letters(), 2);
      await late(10);
      await say('accepted', '');
      assert.deepEqual([await letters(), await today()], [3, 'Rhian Lloyd']);
      await late(10);
      assert.match(
        await ownPage(),
        /say whether you can come now\. About [^.]*\.20am to [^.]*\.20am, you said that you would/,
      );
    } finally {
      service.setNow(TEST_NOW);
    }
  });

  it('is not kept where it was pressed on a page from before another time was told: that is shown, and asked about', async () => {
    const { first, openPage, press, late, answer, letters } = await place();
    try {
      const old = await openPage();
      await late(10);
      const none = { answer: null, note: '' };
      for (const [given, note] of [
        ['accepted', ''],
        ['declined', NOTE],
        ['other-time', 'After 3pm'],
      ] as const) {
        const shown = await press({ answer: given, note, ...old });
        assert.equal(shown.statusCode, 422, given);
        const ask =
          /10\.10am to 11\.10am We will tell you where This is another time than before\. Please say whether you can come now\./;
        assert.match(words(shown.body), ask);
        assert.equal(words(shown.body).match(/This is another time than before/g)?.length, 2, 'at the top and there');
        const typed = /name="note"[^>]*value="([^"]*)"/.exec(shown.body)?.[1];
        assert.equal(typed, note.replace('<b>', '&lt;b&gt;').replace('</b>', '&lt;/b&gt;'));
        assert.deepEqual([await answer(), await letters()], [none, 0]);
        assert.deepEqual(timeIn(shown.body, first), await openPage());
      }
      const asked = await press({ answer: 'other-time', note: '', ...old });
      assert.match(words(asked.body), /This is another time than before.*Say which times would suit you/);
      assert.equal((await press({ answer: 'accepted', note: '', ...(await openPage()) })).statusCode, 303);
      assert.equal((await answer()).answer, 'accepted');
    } finally {
      service.setNow(TEST_NOW);
    }
  });

  it('is not kept either where the session has been cancelled, in clear words, with what they wrote', async () => {
    const { openPage, press, cancel, letters } = await place();
    try {
      const old = await openPage();
      await cancel('The room is flooded');
      const shown = await press({ answer: 'declined', note: 'I am ill', ...old });
      assert.equal(shown.statusCode, 422);
      assert.match(
        words(shown.body),
        /This session is cancelled: there is nothing you have to do\. You wrote: “I am ill”/,
      );
      assert.equal(await letters(), 0);
    } finally {
      service.setNow(TEST_NOW);
    }
  });

  it('is not kept once the session is over, and nobody is written to', async () => {
    const { openPage, press, ownPage, answer, letters } = await place();
    try {
      const open = await openPage();
      service.setNow(new Date('2027-05-11T10:00:00Z'));
      const turned = await press({ answer: 'declined', note: 'I was ill', ...open });
      assert.equal(turned.statusCode, 303);
      assert.match(await ownPage(), /This session is over: there is nothing you have to do\. You wrote: “I was ill”/);
      assert.deepEqual([await answer(), await letters()], [{ answer: null, note: '' }, 0]);
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
      assert.match(await ownPage(), /You asked for another time\. You wrote: “In the afternoon” Change your answer/);
    } finally {
      service.setNow(TEST_NOW);
    }
  });
});
