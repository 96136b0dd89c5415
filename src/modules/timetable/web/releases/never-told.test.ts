import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import ICAL from 'ical.js';
import { sql } from 'kysely';
import { newId } from '#kernel/ids';
import { calendarObjects } from '#platform/calendar/calendar';
import type { Transacting } from '#platform/database/connect';
import { TEST_NOW, type TestBrowser, testService } from '#test/service';
import { words } from '#test/words';
import { aChallenge } from '../../../challenges/testing/builders.ts';
import { ownLink } from '../../application/own-link.ts';
import { anInterviewee, aRoom, aSession } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;

/** A released timetable of one session on 11 May at 10am, with Rhian and a peer; Tom is on the list and in no session. */
async function place() {
  const challenge = await aChallenge(db, {
    stage: 'preparing',
    milestones: ['opened', 'scope-agreed', 'team-confirmed'],
  });
  const { people, id: challengeId } = challenge;
  const room = await aRoom(db, { challengeId, name: 'Room 1' });
  const email = `rhian-${challengeId.slice(-6)}@council.example`;
  const rhian = await anInterviewee(db, { challengeId, name: 'Rhian Lloyd', email });
  const tomEmail = `tom-${email}`;
  const tom = await anInterviewee(db, { challengeId, name: 'Tom', email: tomEmail });
  const together = { peerIds: [people.peer], intervieweeIds: [rhian] };
  const first = await aSession(db, { challengeId, title: 'First', roomId: room, ...together });
  const host = await service.as(people.hostCoordinator);
  const peer = await service.as(people.peer);
  const url = `/challenges/${challenge.reference}`;
  assert.equal((await host.post(`${url}/timetable/release`)).statusCode, 303);
  return { people, challengeId, room, email, rhian, tom, tomEmail, first, host, peer, url };
}
type Place = Awaited<ReturnType<typeof place>>;

const sessionNow = async (id: string) =>
  await db
    .selectFrom('sessions')
    .select(['version', 'calendar_sequence as sequence', 'is_live as isLive'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();

async function save({ host, url, people, room, first, rhian }: Place, fields: Record<string, string | string[]>) {
  const version = `${(await sessionNow(first)).version}`;
  const known = 'id' in fields ? `${url}/sessions` : `${url}/sessions/${first}`;
  const saved = await host.post(known, {
    ...{ title: 'First', kind: 'interview', category: 'members', on: '2027-05-11', start: '10am', end: '1 hour' },
    ...{ room, place: '', others: '', tell: 'later', peers: people.peer, interviewees: rhian, version },
    ...fields,
  });
  assert.equal(saved.statusCode, 303, words(saved.body).slice(0, 600));
}

/** What only the draft has: Rhian at 2pm. Gives its id. */
async function draftOnly(here: Place): Promise<string> {
  const id = newId();
  await save(here, { id, title: 'Only drafted', start: '2pm' });
  return id;
}

async function cancel({ host, url }: Place, id: string, reason: string) {
  const { version } = await sessionNow(id);
  const done = await host.post(`${url}/sessions/${id}/cancellation`, { reason, version: `${version}` });
  assert.equal(done.statusCode, 303);
  return words((await host.get(String(done.headers.location))).body);
}

/** Everything in which somebody could read of sessions, by where it stands. */
async function everywhere(here: Place): Promise<Record<string, string>> {
  const { host, peer, url, rhian } = here;
  const who = await db
    .selectFrom('interviewees')
    .select(['id', 'link_key as linkKey'])
    .where('id', '=', rhian)
    .executeTakeFirstOrThrow();
  const own = new URL(ownLink(service.services, who)).pathname;
  const text = async (browser: TestBrowser, path: string) => words((await browser.get(path)).body);
  return {
    timetable: await text(peer, `${url}/timetable`),
    day: await text(peer, `${url}/timetable/2027-05-11`),
    own: await text(service.browser(), own),
    feed: await feedOf(peer),
    hostFeed: await feedOf(host),
    mail: (await mails(here)).map((mail) => mail.text).join('\n'),
  };
}

async function feedOf(browser: TestBrowser): Promise<string> {
  const address = /\/calendar\/[\w-]+\.ics/.exec((await browser.get('/calendar')).body)?.[0];
  return (await browser.get(String(address))).body;
}

async function mails({ challengeId }: Place) {
  const rows = await db
    .selectFrom('mail_messages')
    .select(['id', 'to_address as to', 'template', 'subject', 'text_body as text', 'calendar'])
    .where('challenge_id', '=', challengeId)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, to: String(row.to) }));
}
const since = async (here: Place, before: readonly { id: string }[]) =>
  (await mails(here)).filter(({ id }) => !before.some((one) => one.id === id));
const saying = (found: Record<string, string>, said: string) =>
  Object.entries(found)
    .filter(([, text]) => text.includes(said))
    .map(([where]) => where);

/** What a calendar takes from a message: the method, when it begins, and the sequence. */
function event(calendar: string | null) {
  const [{ content, method } = { content: '', method: '' }] = calendarObjects(calendar ?? '');
  const one = new ICAL.Event(new ICAL.Component(ICAL.parse(content)).getFirstSubcomponent('vevent') as never);
  return [method, one.startDate.toString().slice(0, 16), one.sequence];
}

describe('A session that was only ever in the draft', () => {
  it('is nowhere after the next release when it was taken back before anybody was told of it', async () => {
    const here = await place();
    const { host, url } = here;
    await draftOnly(here);
    const step = /name="step" value="([^"]+)"/.exec((await host.get(`${url}/timetable/board`)).body)?.[1] ?? '';
    assert.equal((await host.post(`${url}/timetable/board/undo`, { step })).statusCode, 303);
    await save(here, { start: '3pm' });
    assert.equal((await host.post(`${url}/releases`)).statusCode, 303);
    assert.deepEqual(saying(await everywhere(here), 'Only drafted'), []);
  });

  it('is told as new when it is brought back after that, not as taking place after all', async () => {
    const here = await place();
    const { host, url, email } = here;
    const id = await draftOnly(here);
    const step = /name="step" value="([^"]+)"/.exec((await host.get(`${url}/timetable/board`)).body)?.[1] ?? '';
    await host.post(`${url}/timetable/board/undo`, { step });
    await save(here, { start: '3pm' });
    await host.post(`${url}/releases`);
    const before = await mails(here);
    const { version } = await sessionNow(id);
    assert.equal((await host.post(`${url}/sessions/${id}/restoration`, { version: `${version}` })).statusCode, 303);
    const told = await since(here, before);
    assert.deepEqual(
      told.filter(({ to }) => to === email).map(({ template }) => template),
      ['interviewee-invitation'],
    );
    assert.equal(
      told.some(({ text }) => text.includes('takes place after all')),
      false,
    );
  });

  it('is cancelled without a word to anybody, nor in any calendar, and that can be taken back', async () => {
    const here = await place();
    const { host, url } = here;
    const id = await draftOnly(here);
    const form = words((await host.get(`${url}/sessions/${id}`)).body);
    assert.equal(form.includes('Nobody has been told that it takes place, so nobody gets a message'), true);
    const before = await mails(here);
    const says = await cancel(here, id, 'Somebody is under investigation');
    assert.equal(/\d+ (person gets|people get) a message/.test(says), false, says);
    assert.deepEqual(await since(here, before), []);
    assert.equal((await sessionNow(id)).sequence, 0);
    const found = await everywhere(here);
    assert.deepEqual(
      [saying(found, 'under investigation'), saying(found, 'Only drafted')],
      [['day'], ['timetable', 'day']],
    );
    await host.post(`${url}/releases`);
    assert.deepEqual(saying(await everywhere(here), 'under investigation'), ['day']);
    const step = /name="step" value="([^"]+)"/.exec((await host.get(`${url}/timetable/board`)).body)?.[1] ?? '';
    assert.equal((await host.post(`${url}/timetable/board/undo`, { step })).statusCode, 303);
    assert.equal((await sessionNow(id)).isLive, true);
  });
});

describe('A session that is cancelled after a move that nobody was told of', () => {
  it('is cancelled at the time that people know, in every message, calendar and page', async () => {
    const here = await place();
    const { people, email, tom, tomEmail, rhian, first } = here;
    await save(here, { on: '2027-05-12', start: '2pm', interviewees: [rhian, tom] });
    const before = await mails(here);
    const form = words((await here.host.get(`${here.url}/sessions/${first}`)).body);
    assert.equal(form.includes('Why is it cancelled? Everybody in it reads this. Name nobody.'), true, form);
    await cancel(here, first, 'Fire');
    const addressOf = async (id: string) =>
      String((await db.selectFrom('people').select('email').where('id', '=', id).executeTakeFirstOrThrow()).email);
    const told = await since(here, before);
    const [peer, manager] = [await addressOf(people.peer), await addressOf(people.challengeManager)];
    assert.deepEqual(told.map(({ to }) => to).sort(), [email, manager, peer].sort());
    for (const { to, subject, text, calendar } of told) {
      assert.equal(subject, 'Cancelled: First, Tue 11 May', to);
      assert.match(text, /‘First’ on Tuesday 11 May 2027 at 10am is cancelled\.[\s\S]*Why: Fire/);
      assert.equal((calendar ?? '').includes('Fire'), false, to);
      if (to !== manager) assert.deepEqual(event(calendar), ['CANCEL', '2027-05-11T10:00', 1], to);
    }
    assert.equal(
      told.some(({ to }) => to === tomEmail),
      false,
    );
    const { own, feed } = await everywhere(here);
    assert.match(String(own), /Tuesday 11 May 2027, 10am to 11am.{0,40}This session is cancelled\. Fire/);
    assert.match(String(feed), /STATUS:CANCELLED/);
    assert.equal(String(feed).includes('Fire'), false);
    assert.match(String(feed), /DTSTART;TZID=Europe\/London:20270511T100000/);
    assert.equal(String(feed).includes('20270512'), false);
    service.setNow(new Date('2027-05-11T08:00:00Z'));
    try {
      await aSession(db, { challengeId: here.challengeId, title: 'Later', start: '16:00', end: '17:00' });
      const host = await service.as(people.hostCoordinator);
      const today = words((await host.get(`${here.url}/today`)).body);
      assert.match(today, /10am to 11am: First Cancelled Fire/);
    } finally {
      service.setNow(TEST_NOW);
    }
  });

  it('is so in a release too, and not on the page of anybody who was only to be in it', async () => {
    const here = await place();
    const { people, host, url, tom, tomEmail, rhian, first } = here;
    await save(here, { on: '2027-05-12', start: '2pm', interviewees: [rhian, tom] });
    await db
      .updateTable('sessions')
      .set({ is_live: false, cancelled_reason: 'It has no place in the newer timetable' })
      .where('id', '=', first)
      .execute();
    const before = await mails(here);
    assert.equal((await host.post(`${url}/releases`)).statusCode, 303);
    const told = await since(here, before);
    assert.deepEqual(
      told.map(({ subject }) => subject),
      told.map(() => 'Cancelled: First, Tue 11 May'),
    );
    const manager = await db
      .selectFrom('people')
      .select('email')
      .where('id', '=', people.challengeManager)
      .executeTakeFirstOrThrow();
    const tos = told.map(({ to }) => to);
    // How the timetable was made is no reason to whoever was to come.
    const found = await everywhere(here);
    for (const where of ['own', 'day', 'feed', 'hostFeed', 'mail'] as const)
      assert.equal(String(found[where]).includes('no place in the newer'), false, where);
    assert.match(String(found.own), /This session is cancelled\./);
    const day = words((await host.get(`${url}/timetable/2027-05-12`)).body);
    assert.match(day, /First Interview, members Cancelled (?!:)/);
    assert.equal(day.includes('no place in the newer'), false);
    assert.deepEqual([tos.includes(String(manager.email)), tos.includes(tomEmail), tos.length], [true, false, 3]);
    const who = await db
      .selectFrom('interviewees')
      .select(['id', 'link_key as linkKey'])
      .where('id', '=', tom)
      .executeTakeFirstOrThrow();
    const page = words((await service.browser().get(new URL(ownLink(service.services, who)).pathname)).body);
    assert.equal(page.includes('First'), false);
  });
});

describe('What was kept of releases before', () => {
  const MIGRATION = readFileSync('db/migrations/0040_only_what_was_told.sql', 'utf8');
  const at = new Date('2026-11-01T09:00:00Z');
  const one = (title: string, isLive: boolean, calendarSequence: number) => ({
    ...{ id: newId(), title, isLive, calendarSequence, kind: 'interview' },
    startsAt: '2027-05-11T09:00:00.000Z',
  });

  it('is cleared of what nobody was ever told of, and of nothing else', async () => {
    const { id: challengeId } = await aChallenge(db, {});
    const kept = one('On', true, 0);
    const toldOff = { ...kept, isLive: false, calendarSequence: 1 };
    const earlierOff = one('Off before releases were kept', false, 1);
    const drafted = one('Only drafted', false, 0);
    const draftedOff = one('Cancelled in the draft', false, 1);
    const lateOn = { ...drafted, isLive: true, calendarSequence: 1 };
    const snapshots = [
      [kept, earlierOff],
      [drafted, toldOff, draftedOff, earlierOff],
      [lateOn, toldOff, earlierOff],
    ];
    class Undone extends Error {}
    const cleared = async (trx: Transacting) => {
      await sql`alter table session_interviewees drop column answered_period`.execute(trx);
      for (const [index, snapshot] of snapshots.entries())
        await sql`insert into timetable_releases (id, challenge_id, number, released_at, snapshot)
          values (${newId()}, ${challengeId}, ${index + 1}, ${at}, ${JSON.stringify(snapshot)}::jsonb)`.execute(trx);
      await sql.raw(MIGRATION).execute(trx);
      const { rows } = await sql<{ titles: string[] }>`select jsonb_path_query_array(snapshot, '$[*].title') as titles
        from timetable_releases where challenge_id = ${challengeId} order by number`.execute(trx);
      return rows.map(({ titles }) => titles);
    };
    let found: string[][] = [];
    const undone = db.transaction().execute(async (trx) => {
      found = await cleared(trx);
      throw new Undone();
    });
    await assert.rejects(undone, Undone);
    const off = 'Off before releases were kept';
    assert.deepEqual(found, [
      ['On', off],
      ['On', off],
      ['Only drafted', 'On', off],
    ]);
  });
});
