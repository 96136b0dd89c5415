import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import ICAL from 'ical.js';
import { sql } from 'kysely';
import { calendarObjects } from '#platform/calendar/calendar';
import { testService } from '#test/service';
import { words } from '#test/words';
import { aChallenge } from '../../../challenges/testing/builders.ts';
import { anInterviewee, aSession } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;

/** Ann and Bob at one address, typed in other letters: both in ‘Both’, Bob in ‘His’ too. Cy and Di, in ‘Both’ and ‘His’, have none. */
async function place() {
  const challenge = await aChallenge(db, {
    stage: 'preparing',
    milestones: ['opened', 'scope-agreed', 'team-confirmed'],
  });
  const { people, id: challengeId } = challenge;
  const email = `depot-${challengeId.slice(-6)}@council.example`;
  const ann = await anInterviewee(db, { challengeId, name: 'Ann Price', email });
  const bob = await anInterviewee(db, { challengeId, name: 'Bob Rees', email: email.toUpperCase() });
  const cy = await anInterviewee(db, { challengeId, name: 'Cy Silent' });
  const di = await anInterviewee(db, { challengeId, name: 'Di Silent' });
  const both = await aSession(db, {
    ...{ challengeId, title: 'Both', peerIds: [people.peer] },
    intervieweeIds: [ann, bob, cy],
  });
  const his = await aSession(db, {
    ...{ challengeId, title: 'His', start: '14:00', end: '15:00', peerIds: [people.peer] },
    intervieweeIds: [bob, di],
  });
  const host = await service.as(people.hostCoordinator);
  const url = `/challenges/${challenge.reference}`;
  const released = await host.post(`${url}/timetable/release`);
  assert.equal(released.statusCode, 303);
  const says = words((await host.get(String(released.headers.location))).body);
  return { people, challengeId, email, ann, bob, cy, di, both, his, host, url, says };
}
type Place = Awaited<ReturnType<typeof place>>;

const versionOf = async (id: string) =>
  (await db.selectFrom('sessions').select('version').where('id', '=', id).executeTakeFirstOrThrow()).version;

/** What came to that address, by whom it greets: the template, the calendar’s objects and whose page it leads to. */
async function letters({ email }: Place, before: readonly { id: string }[] = []) {
  const rows = await db
    .selectFrom('mail_messages')
    .select(['id', 'template', 'calendar', 'text_body as text'])
    .where(sql`lower(to_address)`, '=', email)
    .orderBy('id')
    .execute();
  return rows
    .filter(({ id }) => !before.some((one) => one.id === id))
    .map(({ id, template, calendar, text }) => ({
      id,
      template,
      text,
      name: /Hello (.*),/.exec(text)?.[1] ?? '',
      link: /\/heard\/[\w-]+/.exec(text)?.[0] ?? '',
      events: calendarObjects(calendar ?? '').map(({ method, content }) => {
        const event = new ICAL.Event(new ICAL.Component(ICAL.parse(content)).getFirstSubcomponent('vevent') as never);
        return `${method} ${event.uid.slice(0, 36)} ${event.sequence} ${event.startDate.toString().slice(11, 16)}`;
      }),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
const brief = (some: Awaited<ReturnType<typeof letters>>) =>
  some.map(({ name, template, events }) => [name, template, events]);

/** Saves ‘Both’ with these fields; answers what is said then. */
async function save(here: Place, fields: Record<string, string | string[]>): Promise<string> {
  const { host, url, people, both, ann, bob, cy } = here;
  const saved = await host.post(`${url}/sessions/${both}`, {
    ...{ title: 'Both', kind: 'interview', category: 'members', on: '2027-05-11', start: '10am', end: '1 hour' },
    ...{ room: '', place: '', others: '', tell: 'now', peers: people.peer, interviewees: [ann, bob, cy] },
    version: `${await versionOf(both)}`,
    ...fields,
  });
  assert.equal(saved.statusCode, 303, words(saved.body).slice(0, 600));
  return words((await host.get(String(saved.headers.location))).body);
}

describe('Two people to be heard who share an address', () => {
  it('are invited each, with their own link and their own sessions', async () => {
    const here = await place();
    const found = await letters(here);
    const { both, his } = here;
    assert.deepEqual(brief(found), [
      ['Ann Price', 'interviewee-invitation', [`REQUEST ${both} 0 10:00`]],
      ['Bob Rees', 'interviewee-invitation', [`REQUEST ${both} 0 10:00`, `REQUEST ${his} 0 14:00`]],
    ]);
    const visitor = service.browser('y');
    for (const { name, link } of found) {
      const page = words((await visitor.get(link)).body);
      assert.deepEqual([page.includes(name), page.includes('His')], [true, name === 'Bob Rees']);
    }
    const person = await db.selectFrom('people').select('id').where('email', '=', here.email).executeTakeFirstOrThrow();
    const own = (await (await service.as(person.id)).get(`${here.url}/my-sessions`)).body;
    for (const { name, link } of found)
      assert.match(own, new RegExp(`href="${link}"[^>]*>Say whether ${name} can come<`), name);
  });

  it('hear each of a change to what they are in, told at once or by a release', async () => {
    const here = await place();
    const { both, his, host, url } = here;
    const before = await letters(here);
    await save(here, { start: '11am' });
    const changed = await letters(here, before);
    assert.deepEqual(brief(changed), [
      ['Ann Price', 'session-moved', [`REQUEST ${both} 1 11:00`]],
      ['Bob Rees', 'session-moved', [`REQUEST ${both} 1 11:00`]],
    ]);
    assert.deepEqual(
      changed.map(({ link }) => link),
      before.map(({ link }) => link),
    );
    await save(here, { start: '9am', tell: 'later' });
    await db.updateTable('sessions').set({ title: 'His own' }).where('id', '=', his).execute();
    const known = await letters(here);
    assert.equal((await host.post(`${url}/releases`)).statusCode, 303);
    assert.deepEqual(brief(await letters(here, known)), [
      ['Ann Price', 'timetable-changed', [`REQUEST ${both} 2 09:00`]],
      ['Bob Rees', 'timetable-changed', [`REQUEST ${both} 2 09:00`, `REQUEST ${his} 1 14:00`]],
    ]);
  });

  for (const tell of ['now', 'later'])
    it(`leave a session one by one: it stays in the calendar they share until both have left, told ${tell}`, async () => {
      const here = await place();
      const { both, bob, cy, host, url } = here;
      const since = async (change: () => Promise<unknown>) => {
        const before = await letters(here);
        await change();
        if (tell === 'later') assert.equal((await host.post(`${url}/releases`)).statusCode, 303);
        return await letters(here, before);
      };
      const off = tell === 'now' ? 'session-removed' : 'timetable-changed';
      const left = await since(() => save(here, { interviewees: [bob, cy], tell }));
      assert.deepEqual(brief(left), [['Ann Price', off, []]]);
      assert.equal(words(left[0]?.text ?? '').includes('Somebody else at this email address is still expected'), true);
      assert.deepEqual(brief(await since(() => save(here, { interviewees: [cy], tell }))), [
        ['Bob Rees', off, [`CANCEL ${both} 2 10:00`]],
      ]);
    });
});

describe('Who has no email address', () => {
  it('is named to whoever releases, changes, cancels or brings back, where they are concerned', async () => {
    const here = await place();
    const { both, his, host, url, ann, bob, cy } = here;
    assert.match(here.says, /\. Cy Silent and Di Silent have no email address: tell them yourself\./);
    const ring = /\. Cy Silent has no email address: tell them yourself\./;
    assert.match(await save(here, { start: '11am' }), ring);
    // Nobody hears of other peers but peers.
    assert.equal((await save(here, { start: '11am', peers: here.people.secondPeer })).includes('no email'), false);
    await save(here, { start: '9am', tell: 'later' });
    const release = await host.post(`${url}/releases`);
    assert.match(words((await host.get(String(release.headers.location))).body), ring);
    const press = async (what: string, id: string, fields: Record<string, string>) => {
      const done = await host.post(`${url}/sessions/${id}/${what}`, { ...fields, version: `${await versionOf(id)}` });
      assert.equal(done.statusCode, 303);
      return words((await host.get(String(done.headers.location))).body);
    };
    assert.match(await press('cancellation', both, { reason: 'Fire' }), ring);
    assert.match(await press('restoration', both, {}), ring);
    assert.match(await press('cancellation', his, { reason: 'Fire' }), /\. Di Silent has no email address/);
    // Who is to leave was told, and has to be told that they need not come.
    await save(here, { start: '9am', interviewees: [ann, bob], tell: 'later' });
    assert.match(await save(here, { start: '9am', interviewees: [ann, bob] }), ring);
    await save(here, { start: '9am', interviewees: [ann, bob, cy], tell: 'later' });
    const late = { minutes: '10', pushing: 'yes' };
    const version = `${await versionOf(both)}`;
    const { body } = await host.post(`${url}/sessions/${both}/delay`, { ...late, version });
    const planned = /name="planned" value="([^"]*)"/.exec(body)?.[1] ?? '';
    assert.match(await press('delay', both, { ...late, planned }), ring);
  });
});
