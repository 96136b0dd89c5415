import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { countingStatements } from '#platform/database/connect';
import { testService } from '#test/service';
import { jobHandlers } from '../../../../app.ts';
import { makeBody, makePeer, makePerson } from '../../../pool/testing/builders.ts';
import { anInterest, lastLink, lettersTo, openTasksOf } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;
const bodyId = await makeBody(db);
const officerId = await makePerson(db, 'Kwame Boateng', 'placement-officer', { bodyId });
const managerId = await makePerson(db, 'Morag Sinclair', 'programme-manager', { bodyId });
let officer = await service.as(officerId);
const nobody = service.browser();

const EVENT = {
  kind: 'assessment',
  title: 'Assessment & briefing <b>North</b>',
  place: 'The Market Hall, Caer Wennol',
  about: '',
  'from-day': '10',
  'from-month': '1',
  'from-year': '2027',
  'from-time': '6pm',
  'until-day': '11',
  'until-month': '1',
  'until-year': '2027',
  'until-time': '4pm',
  places: '2',
};

async function planned(fields: Partial<typeof EVENT> = {}): Promise<string> {
  const id = newId();
  const made = await officer.post('/pool/events', { id, ...EVENT, ...fields });
  assert.equal(made.statusCode, 303, made.body);
  return id;
}

/** Applicants who fit, invited to that event: each with the link of their letter. */
async function invited(eventId: string, count: number) {
  const people: { id: string; personId: string; email: string; name: string; link: string }[] = [];
  for (let n = 0; n < count; n += 1)
    people.push({ ...(await anInterest(db, { bodyId, status: 'screened' })), link: '' });
  const sent = await officer.post(`/pool/events/${eventId}/invitations`, { people: people.map(({ id }) => id) });
  assert.equal(sent.statusCode, 303, sent.body);
  for (const each of people) each.link = await lastLink(db, each.email, 'event-invitation');
  return people;
}
const invitationStatus = async (eventId: string, personId: string) =>
  (
    await db
      .selectFrom('event_invitations')
      .select('status')
      .where('event_id', '=', eventId)
      .where('person_id', '=', personId)
      .executeTakeFirstOrThrow()
  ).status;
const interestStatus = async (id: string) =>
  (await db.selectFrom('expressions_of_interest').select('status').where('id', '=', id).executeTakeFirstOrThrow())
    .status;

describe('Planning an event', () => {
  it('keeps what was typed, and refuses what cannot be', async () => {
    for (const [fields, words] of [
      [{ title: '' }, 'Enter a title'],
      [{ 'until-day': '9' }, 'It has to end after it begins'],
      [{ 'from-month': '2', 'from-day': '30' }, 'Enter a real date'],
      [{ 'from-year': '2025', 'until-year': '2025' }, 'Enter a day that lies ahead'],
      [{ places: '0' }, 'Enter a number of places from 1 to 500'],
      [{ 'from-time': 'teatime' }, 'Enter the time at which it begins'],
    ] as const) {
      const page = await officer.post('/pool/events', { id: newId(), ...EVENT, ...fields });
      assert.equal(page.statusCode, 422, words);
      assert.equal(page.body.includes(words), true, words);
      assert.equal(page.body.includes('The Market Hall, Caer Wennol'), true);
    }
    assert.deepEqual(await db.selectFrom('peer_events').select('id').execute(), []);
  });

  it('makes one with its places, however often the button is pressed', async () => {
    const id = newId();
    for (let press = 0; press < 2; press += 1) await officer.post('/pool/events', { id, ...EVENT });
    // Sent again after Back for another day, it is another event, and the page that follows is of that one.
    const later = { ...EVENT, title: 'Another one', 'from-month': '2', 'until-month': '2' };
    const other = [
      await officer.post('/pool/events', { id, ...later }),
      await officer.post('/pool/events', { id, ...later }),
    ];
    const [first = '', second = ''] = other.map(({ headers }) => String(headers.location));
    assert.equal(first, second);
    assert.equal((await officer.get(first)).body.includes('Another one'), true);
    // So it is with another line of what it is, or other places; and where the one of those words is cancelled.
    const made = [first];
    for (const fields of [{ about: 'Bring a charger' }, { places: '3' }]) {
      const again = [0, 1].map(async () => await officer.post('/pool/events', { id, ...later, ...fields }));
      const [one = '', two = ''] = (await Promise.all(again)).map(({ headers }) => String(headers.location));
      assert.deepEqual([one === two, made.includes(one)], [true, false]);
      made.push(one);
    }
    await officer.post(`${first}/cancellation`, { reason: 'Snow' });
    const anew = await officer.post('/pool/events', { id, ...later });
    assert.equal(made.includes(String(anew.headers.location)), false);
    assert.deepEqual(
      await db
        .selectFrom('event_places')
        .select(['number', 'invitation_id'])
        .where('event_id', '=', id)
        .orderBy('number')
        .execute(),
      [
        { number: 1, invitation_id: null },
        { number: 2, invitation_id: null },
      ],
    );
    assert.equal(
      (await officer.get(`/pool/events/${id}`)).body.includes('Assessment &amp; briefing &lt;b&gt;North&lt;/b&gt;'),
      true,
    );
  });
});

describe('Places', () => {
  it('go to those who say yes first; two at once for the last one leave one on the waiting list', async () => {
    const id = await planned();
    const [one, two, three] = await invited(id, 3);
    assert.ok(one && two && three);
    for (let reads = 0; reads < 2; reads += 1)
      assert.equal((await nobody.get(one.link)).body.includes('Yes, I will come'), true);
    assert.equal(await invitationStatus(id, one.personId), 'invited');
    await nobody.post(`${one.link}/acceptance`, { dietary: '', access: '' });
    await Promise.all([nobody.post(`${two.link}/acceptance`), nobody.post(`${three.link}/acceptance`)]);
    const statuses = [await invitationStatus(id, two.personId), await invitationStatus(id, three.personId)].sort();
    assert.deepEqual(statuses, ['accepted', 'waiting']);
    const taken = await db
      .selectFrom('event_places')
      .select('number')
      .where('event_id', '=', id)
      .where('invitation_id', 'is not', null)
      .execute();
    assert.equal(taken.length, 2);
    // The database itself has no third place to give.
    await assert.rejects(
      db.insertInto('event_places').values({ event_id: id, number: 2, invitation_id: null }).execute(),
      /duplicate key/,
    );
  });

  it('that are given up go to the first who waits, who is told with the calendar', async () => {
    const id = await planned({ places: '1' });
    const [one, two, three] = await invited(id, 3);
    assert.ok(one && two && three);
    const began = service.services.clock().getTime();
    for (const [minutes, each] of [one, two, three].entries()) {
      service.setNow(new Date(began + minutes * 60_000));
      await nobody.post(`${each.link}/acceptance`, { dietary: '', access: '' });
    }
    assert.deepEqual(await lettersTo(db, two.email), ['event-invitation', 'event-waiting']);
    const out = await nobody.post(`${one.link}/withdrawal`);
    assert.equal(out.statusCode, 303);
    assert.deepEqual(
      [
        await invitationStatus(id, one.personId),
        await invitationStatus(id, two.personId),
        await invitationStatus(id, three.personId),
      ],
      ['dropped-out', 'accepted', 'waiting'],
    );
    const { calendar } = await db
      .selectFrom('mail_messages')
      .select('calendar')
      .where('to_address', '=', two.email)
      .where('template', '=', 'event-moved-up')
      .executeTakeFirstOrThrow();
    for (const line of [
      'METHOD:REQUEST',
      'DTSTART;TZID=Europe/London:20270110T180000',
      'DTEND;TZID=Europe/London:20270111T160000',
    ])
      assert.equal(calendar?.includes(line), true, line);
    // Who dropped out waits for another event, and the office is asked to invite them.
    assert.equal(await interestStatus(one.id), 'screened');
    assert.deepEqual(await openTasksOf(db, one.id), [
      { kind: 'invite-applicant', for_role: 'placement-officer', for_person_id: null },
    ]);
    assert.equal((await nobody.post(`${one.link}/acceptance`)).statusCode, 303);
    assert.equal(await invitationStatus(id, one.personId), 'dropped-out');
    // An applicant who takes their offer back gives up the place too.
    await (await service.as(two.personId)).post(`/application/${two.id}/withdrawal`);
    assert.equal(await invitationStatus(id, three.personId), 'accepted');
  });

  it('can be made more, and not fewer than are taken; a changed day is told to all with a place', async () => {
    const id = await planned({ places: '1' });
    const [one, two] = await invited(id, 2);
    assert.ok(one && two);
    for (const each of [one, two]) await nobody.post(`${each.link}/acceptance`, { dietary: '', access: '' });
    const few = await officer.post(`/pool/events/${id}`, { ...EVENT, places: '2', version: '1' });
    assert.equal(few.statusCode, 303, few.body);
    assert.equal(await invitationStatus(id, two.personId), 'accepted');
    const less = await officer.post(`/pool/events/${id}`, { ...EVENT, places: '1', version: '2' });
    assert.equal(less.statusCode, 422);
    assert.equal(less.body.includes('2 people have a place'), true);
    const stale = await officer.post(`/pool/events/${id}`, { ...EVENT, title: 'Mine', version: '1' });
    assert.equal(stale.statusCode, 409);
    assert.equal(stale.body.includes('value="Mine"'), true);
    await officer.post(`/pool/events/${id}`, { ...EVENT, place: 'Elsewhere', version: '2' });
    assert.equal((await lettersTo(db, one.email)).filter((each) => each === 'event-changed').length, 1);
  });

  it('not had yet, a changed day is told to whoever waits or has not answered', async () => {
    const id = await planned({ places: '1' });
    const [comes, waits, silent] = await invited(id, 3);
    assert.ok(comes && waits && silent);
    for (const each of [comes, waits]) await nobody.post(`${each.link}/acceptance`, { dietary: '', access: '' });
    const page = await officer.post(`/pool/events/${id}`, { ...EVENT, places: '1', place: 'Elsewhere', version: '1' });
    assert.equal(page.statusCode, 303, page.body);
    assert.equal((await officer.get(`/pool/events/${id}`)).body.includes('We have told 3 people.'), true);
    assert.deepEqual(await lettersTo(db, comes.email), ['event-changed', 'event-invitation', 'event-place']);
    assert.deepEqual(await lettersTo(db, waits.email), ['event-invitation', 'event-moved', 'event-waiting']);
    assert.deepEqual(await lettersTo(db, silent.email), ['event-invitation', 'event-moved']);
    const link = await lastLink(db, silent.email, 'event-moved');
    assert.equal((await nobody.get(link)).body.includes('Elsewhere'), true);
    // Who gets a place by the same change reads where in that letter.
    await officer.post(`/pool/events/${id}`, { ...EVENT, places: '2', place: 'Here', version: '2' });
    const letters = ['event-invitation', 'event-moved', 'event-moved-up', 'event-waiting'];
    assert.deepEqual(await lettersTo(db, waits.email), letters);
  });
});

describe('An invitation', () => {
  it('is one’s own: by link, or signed in by its id, and nobody else’s', async () => {
    const id = await planned();
    const [one, two] = await invited(id, 2);
    assert.ok(one && two);
    const { id: invitation } = await db
      .selectFrom('event_invitations')
      .select('id')
      .where('event_id', '=', id)
      .where('person_id', '=', one.personId)
      .executeTakeFirstOrThrow();
    const [self, other] = [await service.as(one.personId), await service.as(two.personId)];
    assert.equal((await self.get(`/invitations/${invitation}`)).statusCode, 200);
    assert.equal((await other.get(`/invitations/${invitation}`)).statusCode, 404);
    assert.equal((await other.post(`/invitations/${invitation}/acceptance`)).statusCode, 404);
    assert.equal(
      String((await nobody.get(`/invitations/${invitation}`)).headers.location).startsWith('/sign-in'),
      true,
    );
    assert.equal((await nobody.get(`/invitations/${'A'.repeat(43)}`)).statusCode, 404);
    assert.equal((await self.get('/application')).body.includes('Can you come to'), true);
    await self.post(`/invitations/${invitation}/refusal`);
    assert.equal(await interestStatus(one.id), 'screened');
    assert.deepEqual(await openTasksOf(db, invitation), []);
    // Invited again after all.
    await officer.post(`/pool/events/${id}/invitations`, { people: [one.id] });
    assert.equal(await invitationStatus(id, one.personId), 'invited');
  });

  it('tells what somebody needs to those who see to it, and to nobody else', async () => {
    const id = await planned();
    const [one] = await invited(id, 1);
    assert.ok(one);
    const long = await nobody.post(`${one.link}/acceptance`, { dietary: 'nuts', access: 'x'.repeat(100_000) });
    assert.equal(long.statusCode, 422);
    assert.equal(long.body.includes('x'.repeat(100_000)), true);
    const needs = { dietary: 'No nuts 🥜', access: 'A hearing loop' };
    await nobody.post(`${one.link}/acceptance`, needs);
    const placement = (await officer.get(`/pool/events/${id}/needs`)).body;
    const manager = await service.as(managerId);
    assert.equal((await manager.get(`/pool/events/${id}/needs`)).statusCode, 403);
    const pages = [
      (await manager.get(`/pool/events/${id}`)).body,
      (await officer.get(`/pool/events/${id}`)).body,
      (await officer.get(`/pool/interest/${one.id}`)).body,
      (await nobody.get(one.link)).body,
    ];
    for (const words of Object.values(needs)) {
      assert.equal(placement.includes(words), true, words);
      assert.deepEqual(
        pages.map((body) => body.includes(words)),
        [false, false, false, false],
        words,
      );
    }
    const { id: invitation } = await db
      .selectFrom('event_invitations')
      .select('id')
      .where('interest_id', '=', one.id)
      .executeTakeFirstOrThrow();
    const self = await service.as(one.personId);
    assert.equal((await self.get(`/invitations/${invitation}`)).body.includes('A hearing loop'), true);
    assert.equal((await nobody.post(`${one.link}/needs`, { dietary: '', access: '' })).statusCode, 404);
    await self.post(`/invitations/${invitation}/needs`, { dietary: 'Anything', access: '' });
    assert.equal((await officer.get(`/pool/events/${id}/needs`)).body.includes('A hearing loop'), false);
    assert.equal(
      (await self.get(`/invitations/${invitation}/calendar.ics`)).headers['content-type'],
      'text/calendar; charset=utf-8',
    );
  });

  it('of peers goes to a refresher, found by words', async () => {
    const peer = await makePeer(db, { bodyId, name: 'Ayesha Khan', email: 'ayesha@peers.example' });
    const id = await planned({ kind: 'refresher', title: 'Refresher' });
    const page = await officer.get(`/pool/events/${id}/invitations?words=AYESHA`);
    assert.equal(page.body.includes('Ayesha Khan'), true);
    assert.equal((await officer.get(`/pool/events/${id}/invitations?words=zzz`)).body.includes('Ayesha Khan'), false);
    assert.equal((await officer.post(`/pool/events/${id}/invitations`)).statusCode, 422);
    for (let press = 0; press < 2; press += 1) await officer.post(`/pool/events/${id}/invitations`, { people: [peer] });
    assert.deepEqual(await lettersTo(db, 'ayesha@peers.example'), ['event-invitation']);
    await nobody.post(`${await lastLink(db, 'ayesha@peers.example', 'event-invitation')}/acceptance`);
    assert.equal(await invitationStatus(id, peer), 'accepted');
  });
});

describe('Running an event', () => {
  it('sends joining instructions to those with a place, and with a place got later', async () => {
    const id = await planned();
    const [one, two] = await invited(id, 2);
    assert.ok(one && two);
    await nobody.post(`${one.link}/acceptance`);
    assert.equal((await officer.post(`/pool/events/${id}/joining-instructions`, { joining: '' })).statusCode, 422);
    await officer.post(`/pool/events/${id}/joining-instructions`, { joining: 'Ring Mair at the door.' });
    await nobody.post(`${two.link}/acceptance`);
    assert.deepEqual(await lettersTo(db, one.email), ['event-invitation', 'event-joining', 'event-place']);
    const texts = await db
      .selectFrom('mail_messages')
      .select('text_body')
      .where('to_address', '=', two.email)
      .where('template', '=', 'event-place')
      .execute();
    assert.deepEqual(
      texts.map(({ text_body }) => text_body.includes('Ring Mair at the door.')),
      [true],
    );
    assert.equal((await nobody.get(one.link)).body.includes('Ring Mair at the door.'), true);
  });

  it('cancelled, tells everybody why and frees them for another', async () => {
    const id = await planned();
    const [one, two] = await invited(id, 2);
    assert.ok(one && two);
    await nobody.post(`${one.link}/acceptance`);
    assert.equal((await officer.post(`/pool/events/${id}/cancellation`, { reason: '' })).statusCode, 422);
    await officer.post(`/pool/events/${id}/cancellation`, { reason: 'The hall has no roof' });
    for (const each of [one, two]) {
      assert.equal(await invitationStatus(id, each.personId), 'cancelled');
      assert.equal(await interestStatus(each.id), 'screened');
    }
    const told = await db
      .selectFrom('mail_messages')
      .select('calendar')
      .where('to_address', '=', one.email)
      .where('template', '=', 'event-cancelled')
      .executeTakeFirstOrThrow();
    assert.equal(told.calendar?.includes('METHOD:CANCEL') && told.calendar.includes('SEQUENCE:1'), true);
    assert.equal((await nobody.get(one.link)).body.includes('This event is cancelled'), true);
  });

  it('records who came once it has begun; who came goes on, who did not waits for another', async () => {
    const id = await planned();
    const [one, two] = await invited(id, 2);
    assert.ok(one && two);
    for (const each of [one, two]) await nobody.post(`${each.link}/acceptance`, { dietary: 'Peas', access: '' });
    const ids = await db
      .selectFrom('event_invitations')
      .select(['id', 'person_id'])
      .where('event_id', '=', id)
      .execute();
    const invitationOf = (personId: string) => ids.find((each) => each.person_id === personId)?.id ?? '';
    const early = await officer.post(`/pool/events/${id}/attendance`, { came: [invitationOf(one.personId)] });
    assert.equal(early.statusCode, 422);
    service.setNow(new Date('2027-01-12T06:00:00Z'));
    officer = await service.as(officerId);
    await jobHandlers(service.services)['daily-round']({ date: '2027-01-12' });
    assert.deepEqual(await openTasksOf(db, id), [
      { kind: 'record-attendance', for_role: 'placement-officer', for_person_id: null },
    ]);
    assert.equal((await officer.get('/')).body.includes('Record who came to'), true);
    await officer.post(`/pool/events/${id}/attendance`, { came: [invitationOf(one.personId)] });
    assert.deepEqual([await interestStatus(one.id), await interestStatus(two.id)], ['attended', 'screened']);
    assert.deepEqual(await openTasksOf(db, id), []);
    assert.deepEqual(await openTasksOf(db, one.id), [
      { kind: 'name-assessors', for_role: 'placement-officer', for_person_id: null },
    ]);
    // Put down as absent by mistake.
    await officer.post(`/pool/events/${id}/attendance`, { came: [invitationOf(two.personId)] });
    assert.equal(await interestStatus(two.id), 'attended');
    assert.equal((await nobody.post(`${one.link}/withdrawal`)).statusCode, 303);
    assert.equal(await invitationStatus(id, one.personId), 'attended');
    service.setNow(new Date('2027-01-26T06:00:00Z'));
    officer = await service.as(officerId);
    await jobHandlers(service.services)['daily-round']({ date: '2027-01-26' });
    assert.deepEqual(
      await db
        .selectFrom('event_needs')
        .select('invitation_id')
        .where('invitation_id', '=', invitationOf(one.personId))
        .execute(),
      [],
    );
  });

  it('costs the same few statements however many people there are, and is for the office of the body alone', async () => {
    service.setNow(new Date('2026-12-01T09:00:00Z'));
    officer = await service.as(officerId);
    const id = await planned({ places: '30' });
    await invited(id, 1);
    const few = await countingStatements(() => officer.get(`/pool/events/${id}`));
    await invited(id, 3);
    const many = await countingStatements(() => officer.get(`/pool/events/${id}`));
    const list = await countingStatements(() => officer.get('/pool/events'));
    assert.equal(few.count, many.count);
    assert.equal(Math.max(many.count, list.count) <= 8, true);
    const stranger = await service.as(
      await makePerson(db, 'Elsewhere', 'placement-officer', { bodyId: await makeBody(db) }),
    );
    for (const path of ['', '/edit', '/invitations', '/needs'])
      assert.equal((await stranger.get(`/pool/events/${id}${path}`)).statusCode, 404, path);
  });
});
