import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countingStatements } from '#platform/database/connect';
import { TEST_NOW, testService } from '#test/service';
import { askForConfirmations } from '../../application/ask-for-confirmations.ts';
import { makeBody, makePeer, makePerson } from '../../testing/builders.ts';

const service = await testService();
const { db, services } = service;
const bodyId = await makeBody(db);
const stale = await makePeer(db, {
  bodyId,
  name: 'Ayesha Khan',
  email: 'ayesha@peers.example',
  lastConfirmedOn: '2025-11-20',
});
await makePeer(db, { bodyId, name: 'Fresh', lastConfirmedOn: '2026-06-01' });
await makePeer(db, { bodyId, name: 'Retired', status: 'retired', lastConfirmedOn: '2020-06-01' });
await makePeer(db, { bodyId, name: 'No mail', email: null });
const gone = await makePeer(db, { bodyId, name: 'Gone Away', email: 'gone@peers.example' });
const kwame = await makePerson(db, 'Kwame', 'placement-officer', { bodyId });
const day = (days: number) => new Date(TEST_NOW.getTime() + days * 86_400_000);
const letters = () =>
  db
    .selectFrom('mail_messages')
    .select(['to_address', 'subject', 'text_body'])
    .orderBy('queued_at')
    .orderBy('id')
    .execute();
const linkTo = async (address: string, nth = 0) => {
  const mine = (await letters()).filter(({ to_address }) => to_address === address);
  return /\/peer-confirmations\/[\w-]+/.exec(mine[nth]?.text_body ?? '')?.[0] ?? '';
};
const of = (id: string) =>
  db
    .selectFrom('peers')
    .select(['last_confirmed_on', 'days_per_year', 'status'])
    .where('person_id', '=', id)
    .executeTakeFirst();

describe('The yearly question', () => {
  it('goes to serving peers not confirmed for a year, once, and is repeated once after a fortnight', async () => {
    assert.deepEqual(await askForConfirmations(services), { asked: 2, reminded: 0 });
    assert.deepEqual(await askForConfirmations(services), { asked: 0, reminded: 0 });
    assert.deepEqual((await letters()).map(({ to_address }) => to_address).sort(), [
      'ayesha@peers.example',
      'gone@peers.example',
    ]);
    assert.equal(
      (await letters())[0]?.subject,
      'Do we still have you right? Please answer by Thursday 21 January 2027',
    );
    service.setNow(day(13));
    assert.deepEqual(await askForConfirmations(services), { asked: 0, reminded: 0 });
    service.setNow(day(14));
    assert.deepEqual(await askForConfirmations(services), { asked: 0, reminded: 2 });
    assert.deepEqual(await askForConfirmations(services), { asked: 0, reminded: 0 });
  });

  it('is answered signed out on one page; reading answers nothing', async () => {
    const link = await linkTo('ayesha@peers.example');
    const nobody = service.browser();
    for (let reading = 0; reading < 3; reading += 1) {
      const { result, count } = await countingStatements(() => nobody.get(link));
      assert.equal(result.statusCode, 200);
      assert.equal(count <= 2, true);
      assert.equal(result.body.includes('Director of Place'), true);
    }
    assert.equal((await of(stale))?.last_confirmed_on, '2025-11-20');
    const wrong = await nobody.post(link, { daysPerYear: 'many', news: 'Newydd 🌼' });
    assert.equal(wrong.statusCode, 422);
    for (const words of ['Say whether you are still in post', 'Enter the days as a number from 0 to 60', 'Newydd 🌼'])
      assert.equal(wrong.body.includes(words), true, words);
    const answer = { inPost: 'yes', daysPerYear: '6', news: 'I chair the audit committee now' };
    for (let press = 0; press < 2; press += 1) assert.equal((await nobody.post(link, answer)).statusCode, 303);
    assert.deepEqual(await of(stale), { last_confirmed_on: '2026-12-06', days_per_year: 6, status: 'serving' });
    assert.equal((await nobody.get(link)).body.includes('We have your answer'), true);
    assert.equal(
      (await nobody.get(await linkTo('ayesha@peers.example', 1))).body.includes('We have your answer'),
      true,
    );
    const audit = await db.selectFrom('audit_entries').select('action').where('actor_id', '=', stale).execute();
    assert.deepEqual(audit, [{ action: 'Confirmed their details' }]);
  });

  it('tells the office what is new, until somebody has read it', async () => {
    const tasks = () =>
      db
        .selectFrom('tasks')
        .select('title')
        .where('done_at', 'is', null)
        .where('kind', '=', 'read-peer-news')
        .execute();
    const officer = await service.as(kwame);
    assert.deepEqual(await tasks(), [{ title: 'Read what is new with Ayesha Khan' }]);
    assert.equal((await officer.get(`/pool/${stale}`)).body.includes('I chair the audit committee now'), true);
    assert.equal((await officer.post(`/pool/${stale}/news/reading`)).statusCode, 303);
    assert.deepEqual(await tasks(), []);
  });

  it('starts a review where the post is left', async () => {
    const link = await linkTo('gone@peers.example');
    const left = {
      inPost: 'no',
      'leftOn-day': '1',
      'leftOn-month': '10',
      'leftOn-year': '2026',
      daysPerYear: '0',
      news: '',
    };
    const nobody = service.browser();
    const next = (await nobody.post(link, left)).headers.location ?? '';
    assert.equal((await nobody.get(String(next))).body.includes('that you have left your post'), true);
    assert.equal((await of(gone))?.status, 'review-due');
    const roles = await db.selectFrom('peer_roles').select('until_on').where('peer_id', '=', gone).execute();
    assert.deepEqual(roles, [{ until_on: '2026-10-01' }]);
  });

  it('sends a new link where one has ended, and knows no other link', async () => {
    const late = await makePeer(db, { bodyId, name: 'Late', email: 'late@peers.example' });
    await askForConfirmations(services);
    const link = await linkTo('late@peers.example');
    service.setNow(day(80));
    const nobody = service.browser();
    assert.equal((await nobody.get(link)).body.includes('This link has ended'), true);
    assert.equal((await nobody.post(link, { inPost: 'yes', daysPerYear: '5', news: '' })).statusCode, 303);
    assert.equal((await of(late))?.last_confirmed_on, null);
    for (let press = 0; press < 5; press += 1) await nobody.post(`${link}/new-link`);
    const sent = (await letters()).filter(({ to_address }) => to_address === 'late@peers.example');
    assert.equal(sent.length, 4);
    const fresh = await linkTo('late@peers.example', 3);
    assert.equal((await nobody.post(fresh, { inPost: 'yes', daysPerYear: '5', news: '' })).statusCode, 303);
    assert.equal((await of(late))?.last_confirmed_on, '2027-02-10');
    assert.equal((await nobody.get('/peer-confirmations/nothing')).statusCode, 404);
  });
});
