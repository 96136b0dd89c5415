import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { countingStatements } from '#platform/database/connect';
import { testService } from '#test/service';
import { makeAuthority, makeBody, makePeer, makePerson } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;
const bodyId = await makeBody(db);
await makeAuthority(db, 'NOR', { name: 'Northdale Council' });
await makeAuthority(db, 'NOW', { name: 'Northdale West Council' });
const peerId = await makePeer(db, { bodyId, name: 'Ayesha Khan', skills: { finance: 2 } });
const otherId = await makePeer(db, { bodyId, name: 'Other Peer' });
const browser = await service.as(peerId);
const other = await service.as(otherId);
const day = (name: string, date: string) => {
  const [year = '', month = '', dayOfMonth = ''] = date.split('-');
  return { [`${name}-day`]: dayOfMonth, [`${name}-month`]: month, [`${name}-year`]: year };
};

describe('A peer’s own page', () => {
  it('is for peers, about themselves, in three statements', async () => {
    const { result, count } = await countingStatements(() => browser.get('/peer'));
    assert.equal(count <= 3, true);
    assert.equal(result.body.includes('Ayesha Khan'), true);
    assert.equal(result.body.includes('Other Peer'), false);
    const officer = await service.as(await makePerson(db, 'Kofi', 'placement-officer', { bodyId }));
    assert.equal((await officer.get('/peer')).statusCode, 404);
    assert.equal((await officer.post('/peer/confirmation')).statusCode, 404);
    assert.equal((await service.browser().get('/peer')).statusCode, 303);
  });

  it('confirms the details in one press', async () => {
    assert.equal((await browser.get('/peer')).body.includes('Yes, my details are right'), true);
    assert.equal((await browser.post('/peer/confirmation')).statusCode, 303);
    const row = await db
      .selectFrom('peers')
      .select('last_confirmed_on')
      .where('person_id', '=', peerId)
      .executeTakeFirst();
    assert.equal(row?.last_confirmed_on, '2026-11-22');
    assert.equal((await browser.get('/peer')).body.includes('Nothing is asked of you now.'), true);
  });

  it('rules out days once, whatever is wrong said beside the field with what was typed', async () => {
    const wrong: [Record<string, string>, string][] = [
      [{}, 'Enter the first day you are away'],
      [day('from', '2027-02-31'), 'Enter a real date, such as 27 3 2027'],
      [{ ...day('from', '2027-05-10'), ...day('until', '2027-05-09') }, 'The last day must not lie before the first'],
      [day('from', '2026-11-21'), 'These days are over'],
      [{ ...day('from', '2027-05-10'), ...day('until', '2099-05-09') }, 'Rule out at most two years at once'],
    ];
    for (const [fields, message] of wrong) {
      const page = await browser.post('/peer/unavailability', { id: newId(), ...fields });
      assert.equal(page.statusCode, 422, message);
      assert.equal(page.body.includes(message), true, message);
      if (fields['from-day']) assert.equal(page.body.includes(`value="${fields['from-day']}"`), true, message);
    }
    const good = { id: newId(), ...day('from', '2027-05-10'), ...day('until', '2027-05-12') };
    for (let press = 0; press < 2; press += 1)
      assert.equal((await browser.post('/peer/unavailability', good)).statusCode, 303);
    assert.equal((await db.selectFrom('peer_unavailability').select('id').execute()).length, 1);
    assert.equal((await other.post(`/peer/unavailability/${good.id}/removal`)).statusCode, 404);
    assert.equal((await browser.post(`/peer/unavailability/${good.id}/removal`)).statusCode, 303);
    assert.deepEqual(await db.selectFrom('peer_unavailability').select('id').execute(), []);
  });

  it('declares a tie to an authority found by its name, and takes it back', async () => {
    const tie = { id: newId(), kind: 'soft', reason: 'Fy chwaer 🌼 works there <b>' };
    const unknown = await browser.post('/peer/conflicts', { ...tie, authority: 'Nowhere%' });
    assert.equal(unknown.statusCode, 422);
    assert.equal(unknown.body.includes('Fy chwaer 🌼 works there &lt;b&gt;'), true);
    const several = await browser.post('/peer/conflicts', { ...tie, authority: 'north' });
    assert.equal(
      several.body.includes('Which one? Write the whole name: Northdale Council; Northdale West Council'),
      true,
    );
    for (let press = 0; press < 2; press += 1) {
      assert.equal((await browser.post('/peer/conflicts', { ...tie, authority: 'NORTHDALE' })).statusCode, 303);
    }
    const rows = await db.selectFrom('declared_conflicts').select(['peer_id', 'authority_id', 'kind']).execute();
    assert.deepEqual(rows, [{ peer_id: peerId, authority_id: 'NOR', kind: 'soft' }]);
    assert.equal((await other.post(`/peer/conflicts/${tie.id}/removal`)).statusCode, 404);
    assert.equal((await browser.post(`/peer/conflicts/${tie.id}/removal`)).statusCode, 303);
  });
});
