import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import ICAL from 'ical.js';
import { calendarObjects } from '#platform/calendar/calendar';
import { TEST_NOW, testService } from '#test/service';
import { words } from '#test/words';
import { aChallenge } from '../../../challenges/testing/builders.ts';
import { anInterviewee, aSession } from '../../testing/builders.ts';
import { answerOn } from '../../testing/own-page.ts';

const service = await testService();
const { db } = service;

/** Ann is told of a session at 10am, by a release; a second session there is nobody in yet. */
async function place() {
  const challenge = await aChallenge(db, {
    stage: 'preparing',
    milestones: ['opened', 'scope-agreed', 'team-confirmed'],
  });
  const { people, id: challengeId } = challenge;
  const email = `ann-${challengeId.slice(-6)}@host.example`;
  const ann = await anInterviewee(db, { challengeId, name: 'Ann Lee', email });
  const usual = { challengeId, peerIds: [people.peer] };
  const housing = await aSession(db, { ...usual, title: 'Housing', intervieweeIds: [ann] });
  const other = await aSession(db, { ...usual, title: 'Roads', start: '15:00', end: '16:00' });
  const host = await service.as(people.hostCoordinator);
  const url = `/challenges/${challenge.reference}`;
  assert.equal((await host.post(`${url}/timetable/release`)).statusCode, 303);
  return { challenge, challengeId, ann, email, housing, other, host, url, peer: people.peer };
}
type Place = Awaited<ReturnType<typeof place>>;

/** Changes a session; people learn of it with the next release. */
async function change(here: Place, id: string, fields: Record<string, string | string[]>): Promise<void> {
  const { version } = await db.selectFrom('sessions').select('version').where('id', '=', id).executeTakeFirstOrThrow();
  const usual = { kind: 'interview', category: 'members', on: '2027-05-11', start: '10am', end: '1 hour', room: '' };
  const rest = { place: '', others: '', tell: 'later', peers: here.peer, version: `${version}` };
  const answer = await here.host.post(`${here.url}/sessions/${id}`, { title: 'Housing', ...usual, ...rest, ...fields });
  assert.equal(answer.statusCode, 303, answer.body.slice(0, 200));
}

/** A minute goes by: what is sent afterwards is sent later. */
let now = TEST_NOW;
function later(): void {
  now = new Date(now.getTime() + 60_000);
  service.setNow(now);
}

/** Gives Ann another address, or none. */
async function address({ host, url, ann }: Place, email: string) {
  later();
  const { version } = await db
    .selectFrom('interviewees')
    .select('version')
    .where('id', '=', ann)
    .executeTakeFirstOrThrow();
  const fields = { version: `${version}`, name: 'Ann Lee', jobTitle: '', email, category: 'frontline' };
  assert.equal((await host.post(`${url}/interviewees/${ann}`, fields)).statusCode, 303);
}

async function release({ host, url }: Place): Promise<void> {
  later();
  assert.equal((await host.post(`${url}/releases`)).statusCode, 303);
}

/** What that address has been sent, in the order in which it came: the kind, and each event with what it does. */
async function sentTo(to: string) {
  const rows = await db
    .selectFrom('mail_messages')
    .select(['template', 'calendar', 'text_body as text'])
    .where('to_address', '=', to)
    .orderBy('queued_at')
    .orderBy('id')
    .execute();
  return rows.map(({ template, calendar, text }) => ({
    template,
    text: text.replace(/\s+/g, ' '),
    events: calendarObjects(calendar ?? '').map(eventOf),
  }));
}

function eventOf({ method, content }: { method: string; content: string }) {
  const event = new ICAL.Event(
    new ICAL.Component(ICAL.parse(content)).getFirstSubcomponent('vevent') as ICAL.Component,
  );
  return [method, event.uid.replace('@critical-friend', ''), event.sequence, event.startDate.toString().slice(11, 16)];
}

const linkIn = (text: string) => /\/heard\/[\w-]+/.exec(text)?.[0] ?? '';
const isListed = async (id: string) =>
  (await db.selectFrom('interviewees').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;

describe('Somebody who was told to come', () => {
  it('is not taken off the list before they have heard that they are not needed', async () => {
    const here = await place();
    const { host, url, ann, email, housing } = here;
    await change(here, housing, {});
    const page = words((await host.get(`${url}/interviewees/${ann}`)).body);
    assert.equal(page.includes('Ann Lee was told to come to ‘Housing’ on Tuesday 11 May 2027 at 10am'), true, page);
    assert.equal(page.includes('off the list for good'), false);
    await host.post(`${url}/interviewees/${ann}/removal`);
    assert.equal(await isListed(ann), true);
    const why = words((await host.get(`${url}/interviewees`)).body);
    assert.equal(why.includes('Release the changes to the timetable first'), true, why);

    await release(here);
    const [, left] = await sentTo(email);
    assert.deepEqual(left?.events, [['CANCEL', housing, 1, '10:00']]);
    assert.equal((await service.browser('y').get(linkIn(left?.text ?? ''))).statusCode, 200);
    await host.post(`${url}/interviewees/${ann}/removal`);
    assert.equal(await isListed(ann), false);
  });

  it('leaves the list once the session is cancelled and they are taken out of it, which their page leads to', async () => {
    const here = await place();
    const { host, url, ann, housing } = here;
    const cancelled = await host.post(`${url}/sessions/${housing}/cancellation`, {
      reason: 'Not needed',
      version: '1',
    });
    assert.equal(cancelled.statusCode, 303);
    await host.post(`${url}/interviewees/${ann}/removal`);
    assert.equal(await isListed(ann), true);
    const { body } = await host.get(`${url}/interviewees/${ann}`);
    assert.equal(
      body.includes(`<a class="govuk-link" href="${url}/sessions/${housing}/edit">Housing</a>, cancelled`),
      true,
    );
    assert.equal(body.includes('off the list for good'), false);
    await change(here, housing, {});
    await host.post(`${url}/interviewees/${ann}/removal`);
    assert.equal(await isListed(ann), false);
  });

  it('leaves the list freely once the session is over, or where no mail could reach them', async () => {
    const here = await place();
    await change(here, here.housing, {});
    service.setNow(new Date('2027-05-11T12:00:00Z'));
    try {
      const host = await service.as(here.challenge.people.hostCoordinator);
      await host.post(`${here.url}/interviewees/${here.ann}/removal`);
    } finally {
      service.setNow(now);
    }
    assert.equal(await isListed(here.ann), false);

    const again = await place();
    const quiet = await anInterviewee(db, { challengeId: again.challengeId, name: 'Quiet Witness' });
    await change(again, again.housing, { interviewees: [again.ann, quiet] });
    await release(again);
    await change(again, again.housing, { interviewees: again.ann });
    await again.host.post(`${again.url}/interviewees/${quiet}/removal`);
    assert.equal(await isListed(quiet), false);
  });

  it('at another address: the old one hears that it concerns it no longer, the new one is invited, and back again', async () => {
    const here = await place();
    const { email, housing, host, url } = here;
    const right = `right-${email}`;
    const shut = linkIn((await sentTo(email))[0]?.text ?? '');
    await answerOn(service.browser('y'), shut, housing, 'accepted');
    await address(here, right);
    const page = words((await host.get(`${url}/interviewees`)).body);
    assert.equal(page.includes(`We have sent an invitation to ${right}`), true);
    assert.equal(page.includes(`We have told ${email} that it is no longer concerned`), true);
    const [, bye] = await sentTo(email);
    assert.deepEqual(bye?.events, [['CANCEL', housing, 1, '10:00']]);
    assert.equal(bye?.text.includes('no longer concerns this address'), true);
    assert.equal(/Ann|Lee|\/heard\/|right-/.test(bye?.text ?? ''), false);
    assert.equal((await service.browser('y').get(shut)).statusCode, 404);
    assert.deepEqual(
      (await sentTo(right)).map(({ events }) => events),
      [[['REQUEST', housing, 1, '10:00']]],
    );

    // What was said from the old address is nothing that the new one said.
    const asked = words((await service.browser('y').get(linkIn((await sentTo(right))[0]?.text ?? ''))).body);
    assert.deepEqual([asked.includes('I will come'), asked.includes('You said that')], [true, false]);

    await address(here, email);
    assert.deepEqual((await sentTo(right)).at(-1)?.events, [['CANCEL', housing, 2, '10:00']]);
    const last = (await sentTo(email)).at(-1);
    assert.deepEqual(last?.events, [['REQUEST', housing, 2, '10:00']]);
    const file = await service.browser('y').get(`${linkIn(last?.text ?? '')}/calendar`);
    assert.match(file.body, /^SEQUENCE:2\r?$/m);
    // Nobody else is concerned, and nothing waits for a release.
    await release(here);
    assert.equal((await sentTo(email)).length, 3);
  });

  it('and has no address any more: the old one has it taken out of its calendar, and a new one is invited later', async () => {
    const here = await place();
    const { email, housing } = here;
    await address(here, '');
    assert.deepEqual((await sentTo(email)).at(-1)?.events, [['CANCEL', housing, 1, '10:00']]);
    await address(here, `late-${email}`);
    assert.deepEqual(
      (await sentTo(`late-${email}`)).map(({ events }) => events),
      [[['REQUEST', housing, 2, '10:00']]],
    );
    assert.equal((await sentTo(email)).length, 2);
  });

  it('is invited at another address to what was told, not to what waits for the next release', async () => {
    const here = await place();
    const { email, ann, housing, other } = here;
    const right = `right-${email}`;
    await change(here, housing, { start: '2pm', interviewees: ann });
    await change(here, other, { title: 'Roads', start: '3pm', interviewees: ann });
    await address(here, right);
    assert.deepEqual((await sentTo(email)).at(-1)?.events, [['CANCEL', housing, 1, '10:00']]);
    assert.deepEqual(
      (await sentTo(right)).map(({ template, events }) => [template, events]),
      [['interviewee-invitation', [['REQUEST', housing, 1, '10:00']]]],
    );
    await release(here);
    assert.deepEqual((await sentTo(right)).at(-1)?.events, [
      ['REQUEST', housing, 2, '14:00'],
      ['REQUEST', other, 1, '15:00'],
    ]);
    assert.equal((await sentTo(email)).length, 2);
  });

  it('and leaves by the next release: the old address hears at once, the new one nothing', async () => {
    const here = await place();
    const { email, housing, host, url, ann } = here;
    await change(here, housing, {});
    await address(here, `right-${email}`);
    assert.deepEqual((await sentTo(email)).at(-1)?.events, [['CANCEL', housing, 1, '10:00']]);
    await release(here);
    assert.deepEqual(await sentTo(`right-${email}`), []);
    await host.post(`${url}/interviewees/${ann}/removal`);
    assert.equal(await isListed(ann), false);
  });

  it('shares an address with a colleague: each has their own link, and what one still comes to stays', async () => {
    const here = await place();
    const { email, housing, challengeId, ann, url } = here;
    const office = `office-${email}`;
    const ben = await anInterviewee(db, { challengeId, name: 'Aaron Shah', email: office });
    await change(here, housing, { interviewees: [ann, ben] });
    await release(here);
    await address(here, office);
    const invited = (await sentTo(office)).at(-1);
    const own = (await service.browser('y').get(linkIn(invited?.text ?? ''))).body;
    assert.deepEqual([own.includes('Ann Lee'), own.includes('Aaron Shah')], [true, false]);

    await address(here, `away-${email}`);
    assert.equal(
      (await sentTo(office)).flatMap(({ events }) => events).some(([method]) => method === 'CANCEL'),
      false,
    );
    const { id } = await db.selectFrom('people').select('id').where('email', '=', office).executeTakeFirstOrThrow();
    assert.equal((await (await service.as(id)).get(`${url}/my-sessions`)).statusCode, 200);
  });
});
