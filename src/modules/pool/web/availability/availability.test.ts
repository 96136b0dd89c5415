import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { countingStatements } from '#platform/database/connect';
import { testService } from '#test/service';
import { makeBody, makePeer, makePerson } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;
const bodyId = await makeBody(db);
const ayesha = await makePeer(db, { bodyId, name: 'Ayesha Khan' });
const peer = await service.as(ayesha);
const officer = await service.as(await makePerson(db, 'Kwame', 'placement-officer', { bodyId }));
const away = () =>
  db
    .selectFrom('peer_unavailability')
    .select(['from_on', 'until_on'])
    .where('peer_id', '=', ayesha)
    .orderBy('from_on')
    .execute();

describe('The calendar of weeks', () => {
  it('shows a year of weeks, this one first, in few statements', async () => {
    const { result, count } = await countingStatements(() => peer.get('/peer/availability'));
    assert.equal(count <= 4, true);
    assert.equal((result.body.match(/name="away"/g) ?? []).length, 52);
    assert.equal(result.body.includes('Away in the week of Monday 16 November 2026'), true);
    assert.equal(result.body.includes('Free in all 52 weeks.'), true);
  });

  it('keeps the weeks ticked, by the peer or the office, and only those touched', async () => {
    await db
      .insertInto('peer_unavailability')
      .values({ id: newId(), peer_id: ayesha, from_on: '2027-05-05', until_on: '2027-05-06' })
      .execute();
    const sent = await peer.post('/peer/availability', { shown: '', away: ['2027-04-05', '2027-04-12'] });
    assert.equal(sent.headers.location, '/peer/availability');
    assert.deepEqual(await away(), [
      { from_on: '2027-04-05', until_on: '2027-04-18' },
      { from_on: '2027-05-05', until_on: '2027-05-06' },
    ]);
    // The office opened the page before the peer sent theirs: what it did not touch stays.
    await officer.post(`/pool/${ayesha}/availability`, { shown: '', away: ['2027-07-05'] });
    await peer.post('/peer/availability', { shown: '2027-04-05 2027-04-12', away: '2027-04-12' });
    assert.deepEqual(await away(), [
      { from_on: '2027-04-12', until_on: '2027-04-18' },
      { from_on: '2027-05-05', until_on: '2027-05-06' },
      { from_on: '2027-07-05', until_on: '2027-07-11' },
    ]);
    const page = (await officer.get(`/pool/${ayesha}/availability`)).body;
    assert.equal(page.includes('away on 5 to 6 May 2027 already'), true);
    assert.equal((page.match(/<input[^>]*checked/g) ?? []).length, 2);
  });

  it('takes nothing that is no Monday, and is nobody else’s', async () => {
    const before = await away();
    await peer.post('/peer/availability', { shown: '', away: ['2027-09-07', 'x', '2027-02-30', "'; drop table"] });
    assert.deepEqual(await away(), before);
    const other = await service.as(await makePeer(db, { bodyId, name: 'Other' }));
    assert.equal((await other.get(`/pool/${ayesha}/availability`)).statusCode, 403);
    assert.equal((await service.browser().get('/peer/availability')).statusCode, 303);
  });
});
