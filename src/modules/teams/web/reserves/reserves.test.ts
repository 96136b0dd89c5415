import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { testService } from '#test/service';
import { jobHandlers } from '../../../../app.ts';
import { aFitPeer, aFormingTeam, type FitPeer, slotId } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;
const challenge = await aFormingTeam(db);
const base = `/challenges/${challenge.reference}`;
const health = slotId(challenge, 'health');
const list = `${base}/slots/${health}`;
let office = await service.as(challenge.people.placementOfficer);

const aHealthPeer = (name: string, more: FitPeer = {}) =>
  aFitPeer(db, challenge, { name, role: 'health-manager', ...more });

/** Puts somebody on the reserve list by the form. */
async function reserve(peer: string, more: Record<string, string> = {}) {
  return await office.post(`${base}/placements`, { id: newId(), slot: health, peer, as: 'reserve', ...more });
}
async function waiting() {
  return await db
    .selectFrom('slot_reserves as r')
    .innerJoin('people as p', 'p.id', 'r.peer_id')
    .select(['r.id', 'p.name'])
    .where('slot_id', '=', health)
    .where('status', '=', 'waiting')
    .orderBy('position')
    .execute();
}
const names = async () => (await waiting()).map(({ name }) => name);
async function placed() {
  return await db
    .selectFrom('placements as p')
    .innerJoin('people as person', 'person.id', 'p.peer_id')
    .select(['p.id', 'person.name', 'p.status'])
    .where('slot_id', '=', health)
    .orderBy('person.name')
    .execute();
}
async function lastLink(peerId: string): Promise<string> {
  const mail = await db
    .selectFrom('mail_messages')
    .select('text_body')
    .where('person_id', '=', peerId)
    .where('template', '=', 'offer')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return /\/offers\/[\w-]+/.exec(mail?.text_body ?? '')?.[0] ?? 'no link';
}
const openTasks = async (kind: string) =>
  await db
    .selectFrom('tasks')
    .select(['for_role', 'subject'])
    .where('kind', '=', kind)
    .where('done_at', 'is', null)
    .where('dropped_at', 'is', null)
    .execute();

const first = await aHealthPeer('Ama First');
const second = await aHealthPeer('Bo Second');
const third = await aHealthPeer('Cy Third');
const near = await aHealthPeer('Dee Near', { region: 'North' });

describe('A reserve list', () => {
  it('takes a peer by the rules of placing them, once, and keeps what was waived', async () => {
    await db.updateTable('authorities').set({ region: 'North' }).where('id', '=', challenge.hostId).execute();
    await reserve(second);
    const id = newId();
    const twice = { id, slot: health, peer: third, as: 'reserve' };
    await office.post(`${base}/placements`, twice);
    await office.post(`${base}/placements`, twice);
    await office.post(`${base}/placements`, { ...twice, id: newId() });
    const without = await reserve(near, { 'waiver-same-region': ' ' });
    assert.equal(without.statusCode, 422);
    assert.equal(without.body.includes('Say why they should go all the same'), true);
    await reserve(near, { 'waiver-same-region': 'Different trusts – gwahanol 🏥' });
    assert.deepEqual(await names(), ['Bo Second', 'Cy Third', 'Dee Near']);
    const unfit = await reserve(await aHealthPeer('Eve Lapsed', { accreditedUntil: '2026-12-31' }));
    assert.equal(unfit.statusCode, 422);
    assert.equal(unfit.body.includes('is not accredited for'), true);
  });

  it('is put in order by the office, and shows who is on it to nobody else', async () => {
    const dee = (await waiting())[2]?.id ?? '';
    await office.post(`${list}/reserves/${dee}/position`, { to: 'earlier' });
    assert.deepEqual(await names(), ['Bo Second', 'Dee Near', 'Cy Third']);
    await office.post(`${list}/reserves/${dee}/position`, { to: 'later' });
    await office.post(`${list}/reserves/${dee}/position`, { to: 'later' });
    assert.deepEqual(await names(), ['Bo Second', 'Cy Third', 'Dee Near']);
    assert.equal((await office.get(list)).body.includes('Move Dee Near up'), true);
    assert.equal((await office.get(`${base}/team`)).body.includes('Next in line: Bo Second, Cy Third, Dee Near'), true);
    const host = await service.as(challenge.people.hostCoordinator);
    assert.equal((await host.get(`${base}/team`)).body.includes('Bo Second'), false);
    assert.equal((await host.post(`${list}/reserves/${dee}/removal`)).statusCode, 403);
    const stranger = await service.as(challenge.people.stranger);
    assert.equal((await stranger.post(`${list}/reserves/${dee}/removal`)).statusCode, 404);
    assert.equal((await office.post(`${list}/reserves/${newId()}/removal`)).statusCode, 303);
    assert.deepEqual(await names(), ['Bo Second', 'Cy Third', 'Dee Near']);
  });

  it('waits for a press where the office chooses itself', async () => {
    const id = newId();
    await office.post(`${base}/placements`, { id, slot: health, peer: first });
    await office.post(`${base}/placements/${id}/offers`);
    await service.browser().post(`${await lastLink(first)}/refusal`, { reason: 'busy' });
    await service.runJobs();
    assert.deepEqual(await placed(), [{ id, name: 'Ama First', status: 'declined' }]);
    const [bo] = await waiting();
    const page = await office.get(list);
    assert.equal(page.body.includes('Offer Bo Second the place'), true);
    await office.post(`${list}/reserves/${bo?.id}/offers`);
    assert.deepEqual(
      (await placed()).map(({ name, status }) => [name, status]),
      [
        ['Ama First', 'declined'],
        ['Bo Second', 'offered'],
      ],
    );
    assert.deepEqual(await names(), ['Cy Third', 'Dee Near']);
    assert.deepEqual(await openTasks('fill-slot'), []);
  });

  it('is asked by itself where the office wishes: a no goes to the next, who has a link and as many days as was said', async () => {
    const bad = await office.post(`${base}/team/settings`, { reserves: 'ask', days: '400' });
    assert.equal(bad.statusCode, 303);
    assert.deepEqual(await db.selectFrom('team_settings').selectAll().execute(), []);
    await office.post(`${base}/team/settings`, { reserves: 'ask', days: '5' });
    await service.browser().post(`${await lastLink(second)}/refusal`, { reason: 'dates' });
    assert.deepEqual(
      await db
        .selectFrom('peer_unavailability')
        .select(['from_on', 'until_on'])
        .where('peer_id', '=', second)
        .execute(),
      [{ from_on: '2027-05-09', until_on: '2027-05-14' }],
    );
    await service.runJobs();
    const third_ = (await placed()).at(-1);
    assert.deepEqual([third_?.name, third_?.status], ['Cy Third', 'offered']);
    const offer = await db
      .selectFrom('offers')
      .select('expires_on')
      .where('placement_id', '=', third_?.id ?? '')
      .executeTakeFirst();
    assert.equal(offer?.expires_on, '2026-11-27');
    assert.deepEqual(await openTasks('fill-slot'), []);
    const told = await db
      .selectFrom('mail_messages')
      .select('text_body')
      .where('template', '=', 'offer-declined-office')
      .where('subject', 'like', 'Bo Second%')
      .executeTakeFirstOrThrow();
    assert.equal(told.text_body.replace(/\s+/g, ' ').includes('The next on the reserve list who can still go'), true);
  });

  it('passes over who cannot go any more when an offer runs out, says why, and leaves the task to a person', async () => {
    await db
      .insertInto('peer_unavailability')
      .values({ id: newId(), peer_id: near, from_on: '2027-05-01', until_on: '2027-05-20' })
      .execute();
    service.setNow(new Date('2026-11-28T06:00:00Z'));
    await jobHandlers(service.services)['daily-round']({ date: '2026-11-28' });
    await service.runJobs();
    assert.deepEqual(
      (await placed()).map(({ name, status }) => [name, status]),
      [
        ['Ama First', 'declined'],
        ['Bo Second', 'declined'],
        ['Cy Third', 'expired'],
      ],
    );
    assert.deepEqual(await names(), []);
    assert.deepEqual(await openTasks('fill-slot'), [{ for_role: 'placement-officer', subject: health }]);
    const told = await db
      .selectFrom('mail_messages')
      .select(['subject', 'text_body'])
      .where('template', '=', 'reserves-run-out')
      .where('person_id', '=', challenge.people.placementOfficer)
      .execute();
    assert.equal(told.length, 1);
    assert.equal(told[0]?.text_body.includes('Dee Near is not free'), true);
    office = await service.as(challenge.people.placementOfficer);
    const page = await office.get(list);
    assert.equal(page.body.includes('Dee Near: passed over'), true);
    await jobHandlers(service.services)['offer-reserve']({ slot: health });
    assert.deepEqual((await placed()).length, 3);
  });
});
