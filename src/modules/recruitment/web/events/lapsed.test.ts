import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { testService } from '#test/service';
import { makeBody, makePerson } from '../../../pool/testing/builders.ts';
import { closeEvents } from '../../jobs/daily.ts';
import { anInterest, lastLink, lettersTo, openTasksOf } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;
const bodyId = await makeBody(db);
const officerId = await makePerson(db, 'Kwame Boateng', 'placement-officer', { bodyId });
const nobody = service.browser();

/** An assessment with one place, from 10 to 11 of a month of 2027. */
async function planned(month: string): Promise<string> {
  const id = newId();
  const officer = await service.as(officerId);
  const days = { 'from-day': '10', 'until-day': '11', 'from-month': month, 'until-month': month };
  const times = { 'from-year': '2027', 'until-year': '2027', 'from-time': '6pm', 'until-time': '4pm' };
  const what = { kind: 'assessment', title: 'Assessment north', place: 'The Market Hall', about: '', places: '1' };
  assert.equal((await officer.post('/pool/events', { id, ...what, ...days, ...times })).statusCode, 303);
  return id;
}

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
    for (let morning = 0; morning < 2; morning += 1) await closeEvents(service.services);
    assert.deepEqual(await Promise.all(ids.map(statusOf)), ['invited', 'screened', 'screened']);
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
