import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import ICAL from 'ical.js';
import { sql } from 'kysely';
import { TEST_NOW, testService } from '#test/service';
import { words } from '#test/words';
import { aChallenge } from '../../../challenges/testing/builders.ts';
import { anInterviewee, aSession } from '../../testing/builders.ts';
import { answerOn } from '../../testing/own-page.ts';

const service = await testService();
const { db } = service;

async function place() {
  const challenge = await aChallenge(db, {
    stage: 'preparing',
    milestones: ['opened', 'scope-agreed', 'team-confirmed'],
  });
  const { people, id: challengeId } = challenge;
  const email = `rhian-${challengeId.slice(-6)}@council.example`;
  const rhian = await anInterviewee(db, { challengeId, name: 'Rhian Lloyd', email });
  const other = await anInterviewee(db, { challengeId, name: 'Quiet Witness', jobTitle: 'Whistle keeper' });
  const host = await service.as(people.hostCoordinator);
  return { challenge, challengeId, rhian, other, email, host, url: `/challenges/${challenge.reference}` };
}
type Place = Awaited<ReturnType<typeof place>>;

async function released(here: Place): Promise<{ session: string; link: string }> {
  const { challenge, challengeId, rhian, other, host, url, email } = here;
  const session = await aSession(db, {
    challengeId,
    title: 'Housing',
    peerIds: [challenge.people.peer],
    intervieweeIds: [rhian, other],
  });
  assert.equal((await host.post(`${url}/timetable/release`)).statusCode, 303);
  return { session, link: await linkTo(email) };
}

async function linkTo(email: string): Promise<string> {
  const rows = await db.selectFrom('mail_messages').select('text_body').where('to_address', '=', email).execute();
  const link = /\/heard\/[\w-]+/.exec(rows.map((row) => row.text_body).join('\n'))?.[0];
  assert.notEqual(link, undefined);
  return link as string;
}
const answerOf = async (rhian: string) =>
  await db
    .selectFrom('session_interviewees')
    .select(['answer', 'answer_note'])
    .where('interviewee_id', '=', rhian)
    .executeTakeFirstOrThrow();
const lettersTo = async (challengeId: string) =>
  (
    await db
      .selectFrom('mail_messages')
      .select('subject')
      .where('challenge_id', '=', challengeId)
      .where('template', '=', 'interviewee-answer')
      .execute()
  ).map(({ subject }) => subject);

/** Of which time their answers are, where it is another than was told last. */
const periodsOf = async (rhian: string) =>
  (
    await db
      .selectFrom('session_interviewees')
      .select(sql<string | null>`answered_period::text`.as('of'))
      .where('interviewee_id', '=', rhian)
      .execute()
  ).map((row) => row.of);
const textsTo = async (email: string) =>
  (
    await db
      .selectFrom('mail_messages')
      .select('text_body as text')
      .where('to_address', '=', email)
      .where('template', '=', 'session-moved')
      .execute()
  ).map(({ text }) => text.replace(/\s+/g, ' '));

const eventsOf = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => {
    const event = new ICAL.Event(one);
    const status = String(one.getFirstPropertyValue('status'));
    return [event.uid, event.summary, event.sequence, event.startDate.toString(), status] as const;
  });

describe('The own page of somebody to be heard', () => {
  it('says what it is and how it is treated, names nobody else, and opening it changes nothing', async () => {
    const here = await place();
    const { link } = await released(here);
    const nobody = service.browser('y');
    for (const _ of [1, 2]) {
      const page = await nobody.get(link);
      assert.equal(page.statusCode, 200);
      for (const part of ['Housing', 'It is not an inspection', 'is never shown who said what', 'I cannot come'])
        assert.equal(words(page.body).includes(part), true, part);
      assert.equal(/Quiet|Witness|Devi/.test(page.body), false);
    }
    assert.deepEqual(await answerOf(here.rhian), { answer: null, answer_note: '' });
  });

  it('says what it is before it asks anything, and how it is treated in full below, by a link', async () => {
    const here = await place();
    await here.host.post(`${here.url}/interviewees/times`);
    const asked = (await service.browser('y').get(await linkTo(here.email))).body;
    const { link } = await released(here);
    const invited = (await service.browser('y').get(link)).body;
    for (const [body, press] of [
      [asked, 'Any of these days suits me'],
      [invited, 'I will come'],
    ] as const) {
      const places = [
        'It is not an inspection',
        'is never shown who said what',
        'href="#how-treated"',
        press,
        'id="how-treated"',
        'at risk of harm',
      ];
      const found = places.map((part) => body.indexOf(part));
      assert.equal(found.includes(-1), false, `${press}: ${found}`);
      assert.deepEqual(
        found,
        [...found].sort((a, b) => a - b),
        press,
      );
    }
    // Saying yes is one press, above the field for who cannot come.
    assert.equal(invited.indexOf('I will come') < invited.indexOf('name="note"'), true);
  });

  it('forgets what was written of not coming when they come after all', async () => {
    const here = await place();
    const { session, link } = await released(here);
    const nobody = service.browser('y');
    assert.equal(/name="note"[^>]*value="([^"]*)"/.exec((await nobody.get(link)).body)?.[1], '');
    await answerOn(nobody, link, session, 'declined', 'I am away');
    assert.equal((await answerOn(nobody, link, session, 'accepted')).statusCode, 303);
    assert.deepEqual(await answerOf(here.rhian), { answer: 'accepted', answer_note: '' });
  });

  it('gives the own sessions as a calendar file, the same that the letter is about, as they were told, and nobody else’s', async () => {
    const here = await place();
    const { session, link } = await released(here);
    const alone = { challengeId: here.challengeId, title: 'Not hers', start: '14:00', end: '15:00' };
    await aSession(db, { ...alone, intervieweeIds: [here.other] });
    await here.host.post(`${here.url}/releases`);
    const nobody = service.browser('y');
    assert.equal((await nobody.get(link)).body.includes(`href="${link}/calendar"`), true);
    const file = await nobody.get(`${link}/calendar`);
    assert.match(String(file.headers['content-type']), /^text\/calendar/);
    const events = () => nobody.get(`${link}/calendar`).then(({ body }) => eventsOf(body));
    const uid = `${session}@critical-friend`;
    assert.deepEqual(await events(), [[uid, 'Housing', 0, '2027-05-11T10:00:00', 'CONFIRMED']]);
    const letter = await db
      .selectFrom('mail_messages')
      .select('calendar')
      .where('to_address', '=', here.email)
      .where('calendar', 'is not', null)
      .executeTakeFirstOrThrow();
    assert.deepEqual(
      eventsOf(letter.calendar ?? '').map(([id]) => id),
      [uid],
    );
    assert.equal(/Quiet|Witness|Devi/.test(file.body), false);
    const usual = {
      title: 'Housing',
      kind: 'interview',
      on: '2027-05-11',
      end: '1 hour',
      room: '',
      place: '',
      category: 'members',
    };
    const form = { ...usual, peers: here.challenge.people.peer, interviewees: [here.rhian, here.other] };
    const change = (version: number, start: string, tell: string) =>
      here.host.post(`${here.url}/sessions/${session}`, { ...form, start, tell, version: `${version}` });
    assert.equal((await change(1, '11am', 'later')).statusCode, 303);
    assert.deepEqual(
      (await events()).map(([, , sequence, at]) => [sequence, at]),
      [[0, '2027-05-11T10:00:00']],
    );
    assert.equal((await change(2, '12pm', 'now')).statusCode, 303);
    assert.deepEqual(
      (await events()).map(([id, , sequence, at]) => [id, sequence, at]),
      [[uid, 1, '2027-05-11T12:00:00']],
    );
    await here.host.post(`${here.url}/sessions/${session}/cancellation`, { version: '3', reason: 'Snow' });
    assert.equal((await nobody.get(`${link}/calendar`)).statusCode, 404);
    assert.equal((await nobody.get(link)).body.includes('/calendar'), false);
    assert.equal((await nobody.get('/heard/not-a-key/calendar')).statusCode, 404);
  });

  it('takes a yes, a no and another time, which the host hears of once each', async () => {
    const here = await place();
    const { session, link } = await released(here);
    const nobody = service.browser('y');
    const say = (answer: string, note = '') => answerOn(nobody, link, session, answer, note);
    assert.equal((await say('accepted')).statusCode, 303);
    assert.deepEqual(await lettersTo(here.challengeId), []);
    assert.equal((await say('other-time')).statusCode, 422);
    assert.equal((await say('declined', 'I am away <b>🦊</b>')).statusCode, 303);
    await say('declined', 'I am away <b>🦊</b>');
    assert.deepEqual(await lettersTo(here.challengeId), [
      'Rhian Lloyd cannot come: Housing',
      'Rhian Lloyd cannot come: Housing',
    ]);
    assert.deepEqual(await answerOf(here.rhian), { answer: 'declined', answer_note: 'I am away <b>🦊</b>' });
    const seen = words((await here.host.get(`${here.url}/sessions/${session}`)).body);
    assert.equal(seen.includes('Rhian Lloyd: cannot come . “I am away &lt;b&gt;🦊&lt;/b&gt;”'), true);
    const peer = await service.as(here.challenge.people.peer);
    assert.equal((await peer.get(`${here.url}/sessions/${session}`)).body.includes('I am away'), false);
  });

  it('asks anew when the session moves to another time: a yes stands as said of the time before, and the letter asks', async () => {
    const here = await place();
    const { session, link } = await released(here);
    await answerOn(service.browser('y'), link, session, 'accepted');
    const fields = {
      version: '1',
      title: 'Housing',
      kind: 'interview',
      on: '2027-05-12',
      start: '10am',
      end: '1 hour',
    };
    const people = { peers: here.challenge.people.peer, interviewees: [here.rhian, here.other] };
    const moved = await here.host.post(`${here.url}/sessions/${session}`, {
      ...fields,
      ...people,
      category: 'members',
      place: '',
      room: '',
      others: '',
    });
    assert.equal(moved.statusCode, 303);
    const [before] = await periodsOf(here.rhian);
    assert.equal(before, '["2027-05-11 09:00:00+00","2027-05-11 10:00:00+00")');
    const page = words((await service.browser('y').get(link)).body);
    assert.match(
      page,
      /Please say whether you can come now\. About Tuesday 11 May 2027, 10am to 11am, you said that you would come/,
    );
    const session2 = words((await here.host.get(`${here.url}/sessions/${session}`)).body);
    assert.match(session2, /Rhian Lloyd: will come, said of Tue 11 May, 10am to 11am, before it moved/);
    const [letter] = (await textsTo(here.email)).slice(-1);
    assert.match(letter ?? '', /Say whether you can come: http\S+\/heard\//);
    assert.match(letter ?? '', /even if you have answered before: that was about another time/);
    // Yes again is what the host goes by already.
    await answerOn(service.browser('y'), link, session, 'accepted');
    assert.deepEqual([await lettersTo(here.challengeId), await periodsOf(here.rhian)], [[], [null]]);
    assert.equal(
      words((await service.browser('y').get(link)).body).includes('Wednesday 12 May 2027, 10am to 11am'),
      true,
    );
  });

  it('says in two presses that any day suits, before anything is released', async () => {
    const { host, url, email, rhian, challengeId } = await place();
    await host.post(`${url}/interviewees/times`);
    await host.post(`${url}/interviewees/times`);
    const link = await linkTo(email);
    const nobody = service.browser('y');
    assert.equal((await nobody.get(link)).body.includes('Any of these days suits me'), true);
    assert.equal((await nobody.post(`${link}/times`, { any: 'yes' })).statusCode, 303);
    const said = () =>
      db
        .selectFrom('interviewees')
        .select(['unavailable', 'availability_said_at as at', 'access_needs as needs'])
        .where('id', '=', rhian)
        .executeTakeFirstOrThrow();
    assert.deepEqual([(await said()).unavailable, (await said()).at !== null], [[], true]);
    await nobody.post(`${link}/times`, { away: ['2027-05-11 morning', '2031-01-01 morning'], needs: 'Step-free' });
    assert.deepEqual(
      [(await said()).unavailable, (await said()).needs],
      [[['2027-05-11T00:00', '2027-05-11T13:00']], 'Step-free'],
    );
    const asked = await db
      .selectFrom('mail_messages')
      .select('id')
      .where('challenge_id', '=', challengeId)
      .where('template', '=', 'interviewee-times')
      .execute();
    // Pressed twice on one day, they were asked once.
    assert.equal(asked.length, 1);
  });

  it('leaves what the host has noted by the hour as it is, in words, and ticks only whole mornings, afternoons and days', async () => {
    const here = await place();
    const { host, url, rhian, email } = here;
    const fields = { name: 'Rhian Lloyd', jobTitle: '', email, category: 'frontline' };
    const cannot = '10 May; 11 May 8am to 9am; 12 May afternoon';
    assert.equal(
      (await host.post(`${url}/interviewees/${rhian}`, { ...fields, version: '1', cannot })).statusCode,
      303,
    );
    const { link } = await released(here);
    const nobody = service.browser('y');
    const page = (await nobody.get(link)).body;
    const ticked = [...page.matchAll(/name="away" type="checkbox" value="([^"]+)" checked/g)].map(([, value]) => value);
    assert.deepEqual(ticked, ['2027-05-10 morning', '2027-05-10 afternoon', '2027-05-12 afternoon']);
    const noted = words(page).includes('has noted that you cannot come on 11 May 8am to 9am. This stays as it is');
    assert.equal(noted, true, words(page));
    assert.equal(
      (await nobody.post(`${link}/times`, { away: ticked as string[], needs: 'Step-free' })).statusCode,
      303,
    );
    const shown = (await host.get(`${url}/interviewees/${rhian}`)).body;
    const kept = /name="cannot"[^>]*value="([^"]*)"/.exec(shown)?.[1];
    assert.equal(kept, '10 May; 11 May 8am to 9am; 12 May afternoon');
    assert.equal(shown.includes('Step-free'), true);
  });

  it('asks whether any day suits only where nothing is noted, by the hour either', async () => {
    const { host, url, rhian, email } = await place();
    await host.post(`${url}/interviewees/times`);
    const link = await linkTo(email);
    const nobody = service.browser('y');
    const asks = async () => (await nobody.get(link)).body.includes('Any of these days suits me');
    assert.equal(await asks(), true);
    const fields = { version: '1', name: 'Rhian Lloyd', jobTitle: '', email, category: 'frontline' };
    await host.post(`${url}/interviewees/${rhian}`, { ...fields, cannot: '11 May 9am to 11am' });
    assert.equal(await asks(), false);
  });

  it('asks about no day that is over, and keeps what was said of it', async () => {
    const { host, url, email, rhian } = await place();
    await host.post(`${url}/interviewees/times`);
    const link = await linkTo(email);
    const nobody = service.browser('y');
    await nobody.post(`${link}/times`, { away: ['2027-05-10 morning', '2027-05-11 morning'], needs: '' });
    service.setNow(new Date('2027-05-11T08:00:00Z'));
    try {
      const { body } = await nobody.get(link);
      const offered = [...body.matchAll(/name="away" type="checkbox" value="([^"]+)"/g)].map(([, value]) => value);
      assert.deepEqual(offered.slice(0, 2), ['2027-05-11 morning', '2027-05-11 afternoon']);
      await nobody.post(`${link}/times`, { away: ['2027-05-11 afternoon'], needs: '' });
      const { unavailable } = await db
        .selectFrom('interviewees')
        .select('unavailable')
        .where('id', '=', rhian)
        .executeTakeFirstOrThrow();
      assert.deepEqual(unavailable, [
        ['2027-05-10T00:00', '2027-05-10T13:00'],
        ['2027-05-11T13:00', '2027-05-11T23:59'],
      ]);
    } finally {
      service.setNow(TEST_NOW);
    }
  });

  it('is found by its whole link only, and ends when the address changes', async () => {
    const here = await place();
    const { session, link } = await released(here);
    const nobody = service.browser('y');
    const borrowed = `/heard/${here.other}${link.slice('/heard/'.length + 36)}`;
    for (const url of [link.slice(0, -1), `${link}x`, borrowed, '/heard/x'])
      assert.equal((await nobody.get(url)).statusCode, 404, url);
    assert.equal((await nobody.post(`${borrowed}/sessions/${session}`, { answer: 'declined' })).statusCode, 404);
    const fields = {
      version: '1',
      name: 'Rhian Lloyd',
      jobTitle: '',
      email: `new-${here.email}`,
      category: 'frontline',
    };
    assert.equal((await here.host.post(`${here.url}/interviewees/${here.rhian}`, fields)).statusCode, 303);
    assert.equal((await nobody.get(link)).statusCode, 404);
    assert.equal((await nobody.get(await linkTo(`new-${here.email}`))).statusCode, 200);
  });
});
