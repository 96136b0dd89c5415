import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { testService } from '#test/service';
import { makeBody, makePeer, makePerson } from '../../../pool/testing/builders.ts';
import { moveInterest } from '../../application/move-interest.ts';
import { closeEvents } from '../../jobs/daily.ts';
import { anInterest, lastLink, lettersTo, openTasksOf } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;
const bodyId = await makeBody(db);
const officerId = await makePerson(db, 'Kwame Boateng', 'placement-officer', { bodyId });
const nobody = service.browser();

/** What the form of an assessment with one place holds, from 10 to 11 of a month of 2027. */
function fields(month: string) {
  const days = { 'from-day': '10', 'until-day': '11', 'from-month': month, 'until-month': month };
  const times = { 'from-year': '2027', 'until-year': '2027', 'from-time': '6pm', 'until-time': '4pm' };
  const what = { kind: 'assessment', title: 'Assessment north', place: 'The Market Hall', about: '', places: '1' };
  return { ...what, ...days, ...times };
}

async function planned(month: string, more: Partial<ReturnType<typeof fields>> = {}): Promise<string> {
  const id = newId();
  const officer = await service.as(officerId);
  assert.equal((await officer.post('/pool/events', { id, ...fields(month), ...more })).statusCode, 303);
  return id;
}

const standings = async (event: string) =>
  await db
    .selectFrom('event_invitations as invitation')
    .leftJoin('event_places as place', 'place.invitation_id', 'invitation.id')
    .select(['invitation.id', 'invitation.person_id', 'invitation.status', 'place.number'])
    .where('invitation.event_id', '=', event)
    .orderBy('invitation.id')
    .execute();
const standingOf = async (event: string, personId: string) =>
  (await standings(event)).find(({ person_id }) => person_id === personId);

const statusOf = async (id: string) =>
  (await db.selectFrom('expressions_of_interest').select('status').where('id', '=', id).executeTakeFirstOrThrow())
    .status;

describe('An event that is over', () => {
  it('lets go whoever had not answered or waited for a place: they can be invited to another', async () => {
    const event = await planned('1');
    const people: Awaited<ReturnType<typeof anInterest>>[] = [];
    for (let n = 0; n < 3; n += 1) people.push(await anInterest(db, { bodyId, status: 'screened' }));
    const [comes, waits, silent] = people;
    assert.ok(comes && waits && silent);
    const ids = people.map(({ id }) => id);
    await (await service.as(officerId)).post(`/pool/events/${event}/invitations`, { people: ids });
    for (const each of [comes, waits])
      await nobody.post(`${await lastLink(db, each.email, 'event-invitation')}/acceptance`);

    // On its last afternoon nobody is let go yet.
    service.setNow(new Date('2027-01-11T15:59:00Z'));
    await closeEvents(service.services);
    assert.deepEqual(await Promise.all(ids.map(statusOf)), ['invited', 'invited', 'invited']);
    service.setNow(new Date('2027-01-12T06:00:00Z'));
    // Nor before the office could say who came.
    await closeEvents(service.services);
    assert.deepEqual(await Promise.all(ids.map(statusOf)), ['invited', 'invited', 'invited']);
    assert.deepEqual(await lettersTo(db, waits.email), ['event-invitation', 'event-waiting']);
    const officerThen = await service.as(officerId);
    const place = (await standingOf(event, comes.personId))?.id ?? '';
    await officerThen.post(`/pool/events/${event}/attendance`, { came: [place] });
    for (let morning = 0; morning < 2; morning += 1) await closeEvents(service.services);
    assert.deepEqual(await Promise.all(ids.map(statusOf)), ['attended', 'screened', 'screened']);
    assert.deepEqual(await lettersTo(db, silent.email), ['event-invitation', 'event-lapsed']);
    assert.deepEqual(await lettersTo(db, comes.email), ['event-invitation', 'event-place']);
    assert.deepEqual(await openTasksOf(db, silent.id), [
      { kind: 'invite-applicant', for_role: 'placement-officer', for_person_id: null },
    ]);
    const link = await lastLink(db, silent.email, 'event-invitation');
    assert.equal((await nobody.get(link)).body.includes('you had no place there'), true);

    const next = await planned('3');
    const officer = await service.as(officerId);
    await officer.post(`/pool/events/${next}/invitations`, { people: [waits.id, silent.id] });
    assert.deepEqual(await Promise.all([waits.id, silent.id].map(statusOf)), ['invited', 'invited']);
  });

  it('lets them go a week later too where nobody has said who came, and asks for it still', async () => {
    service.setNow(new Date('2027-01-13T09:00:00Z'));
    const event = await planned('2');
    const comes = await anInterest(db, { bodyId, status: 'screened' });
    const waits = await anInterest(db, { bodyId, status: 'screened' });
    await (await service.as(officerId)).post(`/pool/events/${event}/invitations`, { people: [comes.id, waits.id] });
    for (const each of [comes, waits])
      await nobody.post(`${await lastLink(db, each.email, 'event-invitation')}/acceptance`);
    for (const [morning, status] of [
      ['2027-02-18T06:00:00Z', 'invited'],
      ['2027-02-19T06:00:00Z', 'screened'],
    ] as const) {
      service.setNow(new Date(morning));
      await closeEvents(service.services);
      assert.deepEqual([await statusOf(comes.id), await statusOf(waits.id)], ['invited', status], morning);
    }
    assert.deepEqual(await openTasksOf(db, event), [
      { kind: 'record-attendance', for_role: 'placement-officer', for_person_id: null },
    ]);
  });

  it('puts down as there whoever came all the same, from the waiting list or without having answered', async () => {
    service.setNow(new Date('2027-01-13T09:00:00Z'));
    const event = await planned('5');
    const people = [];
    for (let n = 0; n < 4; n += 1) people.push(await anInterest(db, { bodyId, status: 'screened' }));
    const ids = people.map(({ id }) => id);
    await (await service.as(officerId)).post(`/pool/events/${event}/invitations`, { people: ids });
    for (const each of people.slice(0, 3))
      await nobody.post(`${await lastLink(db, each.email, 'event-invitation')}/acceptance`);
    const invitations = await db
      .selectFrom('event_invitations')
      .select(['id', 'interest_id'])
      .where('event_id', '=', event)
      .execute();
    const of = (n: number) => invitations.find((each) => each.interest_id === ids[n])?.id ?? '';
    // While it is on, the second has come from the waiting list.
    service.setNow(new Date('2027-05-10T19:00:00Z'));
    const page = await (await service.as(officerId)).get(`/pool/events/${event}`);
    assert.equal(page.body.includes('Was on the waiting list') && page.body.includes('Had not answered'), true);
    await (await service.as(officerId)).post(`/pool/events/${event}/attendance`, { came: [of(0), of(1)] });
    assert.deepEqual(await Promise.all(ids.map(statusOf)), ['attended', 'attended', 'invited', 'invited']);
    // Afterwards the one who had not answered turns out to have been there.
    service.setNow(new Date('2027-05-12T06:00:00Z'));
    await closeEvents(service.services);
    assert.deepEqual(await Promise.all(ids.map(statusOf)), ['attended', 'attended', 'screened', 'screened']);
    await (await service.as(officerId)).post(`/pool/events/${event}/attendance`, { came: [of(3)] });
    assert.deepEqual(await Promise.all(ids.map(statusOf)), ['attended', 'attended', 'screened', 'attended']);
    assert.deepEqual(await openTasksOf(db, ids[3] ?? ''), [
      { kind: 'name-assessors', for_role: 'placement-officer', for_person_id: null },
    ]);
  });
});

describe('An event that is over and gets another day', () => {
  it('invites again an applicant who had no place, and one who was not there', async () => {
    service.setNow(new Date('2027-05-20T09:00:00Z'));
    const event = await planned('6');
    const silent = await anInterest(db, { bodyId, status: 'screened' });
    const misses = await anInterest(db, { bodyId, status: 'screened' });
    const path = `/pool/events/${event}`;
    await (await service.as(officerId)).post(`${path}/invitations`, { people: [silent.id, misses.id] });
    await nobody.post(`${await lastLink(db, misses.email, 'event-invitation')}/acceptance`);
    service.setNow(new Date('2027-06-12T06:00:00Z'));
    await (await service.as(officerId)).post(`${path}/attendance`, { came: [] });
    await closeEvents(service.services);
    assert.equal((await standingOf(event, silent.personId))?.status, 'lapsed');
    assert.equal((await standingOf(event, misses.personId))?.status, 'absent');

    const officer = await service.as(officerId);
    assert.equal((await officer.post(path, { ...fields('9'), version: '1' })).statusCode, 303);
    for (const { email } of [silent, misses]) {
      const link = await lastLink(db, email, 'event-invitation');
      assert.equal((await nobody.get(link)).body.includes('This event has another date now'), true);
    }
    await officer.post(`${path}/invitations`, { people: [silent.id, misses.id] });
    for (const { id, personId, email } of [silent, misses]) {
      const now = await standingOf(event, personId);
      assert.deepEqual([now?.status, now?.number, await statusOf(id)], ['invited', null, 'invited']);
      assert.equal((await lettersTo(db, email)).filter((each) => each === 'event-invitation').length, 2);
      const page = await nobody.get(await lastLink(db, email, 'event-invitation'));
      assert.equal(page.body.includes('Yes, I will come'), true);
    }
    await nobody.post(`${await lastLink(db, silent.email, 'event-invitation')}/acceptance`);
    assert.equal((await standingOf(event, silent.personId))?.number, 1);
  });

  it('leaves an applicant who cannot be invited to it again where they are, with the task of the office', async () => {
    service.setNow(new Date('2027-06-20T09:00:00Z'));
    const event = await planned('7');
    const path = `/pool/events/${event}`;
    const came = await anInterest(db, { bodyId, status: 'screened' });
    await (await service.as(officerId)).post(`${path}/invitations`, { people: [came.id] });
    await nobody.post(`${await lastLink(db, came.email, 'event-invitation')}/acceptance`);
    service.setNow(new Date('2027-07-12T06:00:00Z'));
    const invitation = (await standingOf(event, came.personId))?.id ?? '';
    const officer = await service.as(officerId);
    await officer.post(`${path}/attendance`, { came: [invitation] });
    // Not accredited yet, and found suitable again.
    await db.updateTable('expressions_of_interest').set({ status: 'not-yet' }).where('id', '=', came.id).execute();
    const { version } = await db
      .selectFrom('expressions_of_interest')
      .select('version')
      .where('id', '=', came.id)
      .executeTakeFirstOrThrow();
    await moveInterest(service.services, { id: came.id, version, move: 'screen', note: '' }, officerId);
    assert.equal(await statusOf(came.id), 'screened');
    const before = await openTasksOf(db, came.id);
    assert.equal((await officer.post(path, { ...fields('9'), version: '1' })).statusCode, 303);
    await officer.post(`${path}/invitations`, { people: [came.id] });
    assert.deepEqual([await statusOf(came.id), await openTasksOf(db, came.id)], ['screened', before]);
  });

  it('has all its places again for that day, and keeps who came on the day before', async () => {
    service.setNow(new Date('2027-09-20T09:00:00Z'));
    const event = await planned('10');
    const path = `/pool/events/${event}`;
    const came = await anInterest(db, { bodyId, status: 'screened' });
    const waits = await anInterest(db, { bodyId, status: 'screened' });
    await (await service.as(officerId)).post(`${path}/invitations`, { people: [came.id, waits.id] });
    for (const { email } of [came, waits])
      await nobody.post(`${await lastLink(db, email, 'event-invitation')}/acceptance`);
    // While it is on; the roof comes down, and the second day is had a month later.
    service.setNow(new Date('2027-10-10T19:00:00Z'));
    const officer = await service.as(officerId);
    const invitation = (await standingOf(event, came.personId))?.id ?? '';
    await officer.post(`${path}/attendance`, { came: [invitation] });
    assert.equal((await standingOf(event, came.personId))?.number, 1);
    assert.equal((await officer.post(path, { ...fields('12'), version: '1' })).statusCode, 303);
    const [then, next] = [await standingOf(event, came.personId), await standingOf(event, waits.personId)];
    assert.deepEqual([then?.status, then?.number], ['attended', null]);
    assert.deepEqual([next?.status, next?.number], ['accepted', 1]);
    assert.equal((await officer.get(path)).body.includes('1 of 1 taken'), true);
  });

  it('asks nobody who came before that day, nor once it is cancelled', async () => {
    for (const [month, later] of [
      ['10', '11'],
      ['11', '12'],
    ] as const) {
      service.setNow(new Date(`2027-${month}-01T09:00:00Z`));
      const event = await planned(month);
      const path = `/pool/events/${event}`;
      const comes = await anInterest(db, { bodyId, status: 'screened' });
      await (await service.as(officerId)).post(`${path}/invitations`, { people: [comes.id] });
      await nobody.post(`${await lastLink(db, comes.email, 'event-invitation')}/acceptance`);
      service.setNow(new Date(`2027-${month}-12T06:00:00Z`));
      await closeEvents(service.services);
      assert.equal((await openTasksOf(db, event)).length, 1);
      const officer = await service.as(officerId);
      assert.equal((await officer.post(path, { ...fields(later), version: '1' })).statusCode, 303);
      assert.deepEqual(await openTasksOf(db, event), []);
      await closeEvents(service.services);
      assert.deepEqual(await openTasksOf(db, event), []);
    }
  });

  it('offers to the office the peers who had no place there', async () => {
    service.setNow(new Date('2027-07-20T09:00:00Z'));
    const event = await planned('8', { kind: 'refresher' });
    const path = `/pool/events/${event}`;
    const personId = await makePeer(db, { bodyId, name: 'Silent Peer' });
    await (await service.as(officerId)).post(`${path}/invitations`, { people: [personId] });
    service.setNow(new Date('2027-08-12T06:00:00Z'));
    await closeEvents(service.services);
    assert.equal((await standingOf(event, personId))?.status, 'lapsed');
    const officer = await service.as(officerId);
    await officer.post(path, { ...fields('9'), version: '1' });
    assert.equal((await officer.get(`${path}/invitations`)).body.includes('Silent Peer'), true);
    await officer.post(`${path}/invitations`, { people: [personId] });
    assert.equal((await standingOf(event, personId))?.status, 'invited');
  });
});
