import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import ICAL from 'ical.js';
import { testService } from '#test/service';
import { words } from '#test/words';
import { aChallenge } from '../../../challenges/testing/builders.ts';
import { ownLink } from '../../application/own-link.ts';
import { anInterviewee, aRoom, aSession } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;

/** A released timetable of one session on 11 May at 10am, with Rhian and a peer; the other peer is free. */
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
    ...{ challengeId, title: 'First', roomId: room },
    peerIds: [people.peer],
    intervieweeIds: [rhian],
  });
  const host = await service.as(people.hostCoordinator);
  const url = `/challenges/${challenge.reference}`;
  assert.equal((await host.post(`${url}/timetable/release`)).statusCode, 303);
  const already = await messagesTo(email);
  const isOld = (id: unknown) => already.some(([known]) => known === id);
  return {
    people,
    challengeId,
    room,
    rhian,
    email,
    first,
    host,
    url,
    /** What Rhian was told since. */
    heard: async () => (await messagesTo(email)).filter(([id]) => !isOld(id)).map(([, ...told]) => told),
  };
}
type Place = Awaited<ReturnType<typeof place>>;

async function messagesTo(email: string) {
  const rows = await db
    .selectFrom('mail_messages')
    .select(['id', 'template', 'calendar'])
    .where('to_address', '=', email)
    .orderBy('id')
    .execute();
  return rows.map(({ id, template, calendar }) => {
    const whole = calendar ? new ICAL.Component(ICAL.parse(calendar)) : null;
    const event = whole ? new ICAL.Event(whole.getFirstSubcomponent('vevent') as never) : null;
    return [
      id,
      template,
      String(whole?.getFirstPropertyValue('method')),
      event?.startDate.toString().slice(0, 16),
      event?.sequence,
    ];
  });
}

const versionOf = async (id: string) =>
  (await db.selectFrom('sessions').select('version').where('id', '=', id).executeTakeFirstOrThrow()).version;

/** Saves the session's form with these fields, for the next release unless they say otherwise. */
async function save({ host, url, people, rhian, room, first }: Place, fields: Record<string, string | string[]>) {
  return await host.post(`${url}/sessions/${first}`, {
    ...{ title: 'First', kind: 'interview', category: 'members', on: '2027-05-11', start: '10am', end: '1 hour' },
    ...{ room, place: '', others: '', tell: 'later', peers: people.peer, interviewees: rhian },
    version: `${await versionOf(first)}`,
    ...fields,
  });
}

const swap = async ({ host, url, people, first }: Place) =>
  await host.post(`${url}/sessions/${first}/swap`, {
    version: `${await versionOf(first)}`,
    peer: people.peer,
    other: `free ${people.secondPeer}`,
  });

const answerOf = async (id: string) => {
  const { answer, of } = await db
    .selectFrom('session_interviewees')
    .select(['answer', 'answered_period as of'])
    .where('session_id', '=', id)
    .executeTakeFirstOrThrow();
  return of === null ? answer : `${answer} of another time`;
};

describe('A change that waited for the next release', () => {
  it('is heard of when another change to the session is told at once', async () => {
    const here = await place();
    assert.equal((await save(here, { start: '2pm' })).statusCode, 303);
    assert.deepEqual(await here.heard(), []);
    assert.equal((await swap(here)).statusCode, 303);
    assert.deepEqual(await here.heard(), [['session-moved', 'REQUEST', '2027-05-11T14:00', 1]]);
  });

  it('is not heard of where the session is back as it was told', async () => {
    const here = await place();
    await save(here, { start: '2pm' });
    assert.equal((await save(here, { tell: 'now' })).statusCode, 303);
    assert.deepEqual(await here.heard(), []);
  });

  it('takes the session out of the calendar of whoever was replaced, and invites the other', async () => {
    const here = await place();
    const tomEmail = `tom-${here.email}`;
    const tom = await anInterviewee(db, { challengeId: here.challengeId, name: 'Tom', email: tomEmail });
    await save(here, { interviewees: tom });
    assert.equal((await swap(here)).statusCode, 303);
    assert.deepEqual(await here.heard(), [['session-removed', 'CANCEL', '2027-05-11T10:00', 1]]);
    assert.deepEqual(
      (await messagesTo(tomEmail)).map(([, ...told]) => told),
      [['interviewee-invitation', 'REQUEST', '2027-05-11T10:00', 1]],
    );
  });

  it('tells of a session that is taken off whoever knew of it, and nobody who never did', async () => {
    const here = await place();
    const tomEmail = `tom-${here.email}`;
    const tom = await anInterviewee(db, { challengeId: here.challengeId, name: 'Tom', email: tomEmail });
    await save(here, { interviewees: tom, start: '2pm' });
    const { host, url, first } = here;
    const off = { reason: 'The office is flooded', version: `${await versionOf(first)}` };
    assert.equal((await host.post(`${url}/sessions/${first}/cancellation`, off)).statusCode, 303);
    assert.deepEqual(
      (await here.heard()).map(([template, method]) => [template, method]),
      [['session-cancelled', 'CANCEL']],
    );
    assert.deepEqual(await messagesTo(tomEmail), []);
    const { text } = await db
      .selectFrom('mail_messages')
      .select('text_body as text')
      .where('to_address', '=', here.email)
      .where('template', '=', 'session-cancelled')
      .executeTakeFirstOrThrow();
    assert.match(text.replace(/\s+/g, ' '), /See your sessions: .* There is nothing you have to do\./);
  });

  it('asks by a release of several, in one letter, whether they can come at the new time', async () => {
    const here = await place();
    await save(here, { start: '2pm' });
    assert.equal((await here.host.post(`${here.url}/releases`)).statusCode, 303);
    const { text } = await db
      .selectFrom('mail_messages')
      .select('text_body as text')
      .where('to_address', '=', here.email)
      .where('template', '=', 'timetable-changed')
      .executeTakeFirstOrThrow();
    assert.match(text.replace(/\s+/g, ' '), /Say whether you can come: .* 2pm to 3pm.* come at the new time/);
  });

  it('forgets a yes to a time that comes back after another was told', async () => {
    const here = await place();
    const yes = { answer: 'accepted' };
    await db.updateTable('session_interviewees').set(yes).where('session_id', '=', here.first).execute();
    for (const start of ['2pm', '10am']) await save(here, { start, tell: 'now' });
    assert.equal(await answerOf(here.first), null);
  });

  it('leaves the answer to what was told until another time is told', async () => {
    const here = await place();
    await db
      .updateTable('session_interviewees')
      .set({ answer: 'accepted' })
      .where('session_id', '=', here.first)
      .execute();
    await save(here, { start: '2pm' });
    assert.equal(await answerOf(here.first), 'accepted');
    assert.equal((await here.host.post(`${here.url}/releases`)).statusCode, 303);
    assert.equal(await answerOf(here.first), 'accepted of another time');
  });

  it('leaves the session on the own page of whoever is to be taken out of it, with nothing to answer, until they are told', async () => {
    const here = await place();
    const who = await db
      .selectFrom('interviewees')
      .select(['id', 'link_key as linkKey'])
      .where('id', '=', here.rhian)
      .executeTakeFirstOrThrow();
    const path = new URL(ownLink(service.services, who)).pathname;
    const visitor = service.browser();
    const page = async () => words((await visitor.get(path)).body);
    assert.equal((await page()).includes('10am to 11am'), true);
    await save(here, { interviewees: [], start: '2pm' });
    const meanwhile = await page();
    assert.deepEqual(
      ['10am to 11am', 'You need not answer now', 'I will come', '2pm'].map((text) => meanwhile.includes(text)),
      [true, true, false, false],
    );
    assert.equal((await here.host.post(`${here.url}/releases`)).statusCode, 303);
    assert.equal((await page()).includes('10am to 11am'), false);
  });

  it('has to be looked at before it is told, where somebody could not keep it', async () => {
    const here = await place();
    await db
      .updateTable('interviewees')
      .set({ unavailable: JSON.stringify([['2027-05-11T13:00', '2027-05-12T00:00']]) })
      .where('id', '=', here.rhian)
      .execute();
    assert.equal((await save(here, { start: '2pm' })).statusCode, 303);
    const looked = await swap(here);
    const says = words(looked.body);
    assert.deepEqual([looked.statusCode, says.includes('Rhian Lloyd cannot come to ‘First’, 2pm to 3pm')], [422, true]);
    assert.deepEqual(await here.heard(), []);
  });
});

describe('A session that is brought back', () => {
  it('is not where a peer of it has left the team, and nobody is told so', async () => {
    const here = await place();
    const { host, url, first, people } = here;
    const off = { reason: 'The office is flooded', version: `${await versionOf(first)}` };
    await host.post(`${url}/sessions/${first}/cancellation`, off);
    await db.updateTable('placements').set({ status: 'withdrawn' }).where('peer_id', '=', people.peer).execute();
    const told = await here.heard();
    const refused = await host.post(`${url}/sessions/${first}/restoration`, { version: `${await versionOf(first)}` });
    assert.equal(refused.statusCode, 422);
    assert.equal(words(refused.body).includes('Put that right first, then bring it back'), true, words(refused.body));
    assert.deepEqual(await here.heard(), told);
  });
});
