import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countingStatements } from '#platform/database/connect';
import { testService } from '#test/service';
import { makeAuthority, makeBody, makePeer, makePerson } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;
const bodyId = await makeBody(db);
await makeAuthority(db, 'NOR', { name: 'Northdale Council' });
await db.insertInto('programmes').values({ key: 'scrutiny', body_id: bodyId, current_version: 1 }).execute();
const until = (last: string) => [{ programme: 'scrutiny', from: '2024-06-01', until: last }];
const fine = {
  bodyId,
  authorityId: 'NOR',
  lastConfirmedOn: '2026-06-01',
  lastServedOn: '2026-06-01',
  accredited: until('2028-01-01'),
};
const officer = await service.as(await makePerson(db, 'Kwame', 'placement-officer', { bodyId }));
await makePeer(db, { ...fine, name: 'All Well' });
const due = await makePeer(db, { ...fine, name: 'Left Post', status: 'review-due' });
const lapsing = await makePeer(db, { ...fine, name: 'Lapsing Soon', accredited: until('2027-01-10') });
const stale = await makePeer(db, {
  ...fine,
  name: 'Stale Two',
  lastConfirmedOn: '2025-01-01',
  lastServedOn: '2024-01-01',
  email: 'stale@peers.example',
});
await makePeer(db, { ...fine, name: 'Retired Long', status: 'retired', lastConfirmedOn: null });
const statusOf = async (id: string) =>
  (await db.selectFrom('peers').select('status').where('person_id', '=', id).executeTakeFirstOrThrow()).status;
const heading = async () =>
  /<h1[^>]*>([\s\S]*?)<\/h1>/
    .exec((await officer.get('/pool/review')).body)?.[1]
    ?.replace(/<[^>]+>/g, '')
    .trim();

describe('The pool’s health', () => {
  it('lists who there is something about, and nobody else, in few statements', async () => {
    const { result, count } = await countingStatements(() => officer.get('/pool/health'));
    assert.equal(count <= 4, true);
    const named = ['All Well', 'Left Post', 'Lapsing Soon', 'Stale Two', 'Retired Long'].map((name) =>
      result.body.includes(name),
    );
    assert.deepEqual(named, [false, true, true, true, false]);
    assert.equal(result.body.includes('Walk through the 3 to look at'), true);
    for (const words of [
      'Review due: 1',
      'Not confirmed for a year: 1',
      'Not used for two years: 1',
      'Asked for more days than offered: 0',
    ])
      assert.equal(result.body.includes(words), true, words);
  });

  it('shows no answer of fewer than five, nor one that could be worked out', async () => {
    const answer = async (gender: string) => {
      const peer_id = await makePeer(db, { ...fine, name: `One ${gender}` });
      await db
        .insertInto('peer_equality')
        .values({ peer_id, gender, age_band: '45-54', answered_on: '2026-01-01' })
        .execute();
    };
    for (let n = 0; n < 4; n += 1) await answer('woman');
    assert.equal((await officer.get('/pool/health')).body.includes('Fewer than five have answered'), true);
    for (let n = 0; n < 7; n += 1) await answer('man');
    const body = (await officer.get('/pool/health')).body;
    const part = body.slice(body.indexOf('What is your gender?'));
    assert.equal((part.match(/Kept back/g) ?? []).length, 3);
    assert.equal(part.includes('>11<'), true);
    assert.equal(part.includes('>7<') || part.includes('>4<'), false);
  });

  it('walks the office through them one by one, each settled by the one table', async () => {
    assert.equal(await heading(), 'Left Post');
    assert.equal((await officer.post(`/pool/review/${due}`, {})).statusCode, 422);
    const refused = await officer.post(`/pool/review/${due}`, { act: 'suspend', reason: '' });
    assert.equal(refused.statusCode, 422);
    assert.equal(refused.body.includes('Say why, in a few words'), true);
    assert.equal(
      (await officer.post(`/pool/review/${due}`, { act: 'confirm', reason: 'New post found' })).statusCode,
      303,
    );
    assert.equal(await statusOf(due), 'serving');
    assert.equal(await heading(), 'Lapsing Soon');
    await officer.post(`/pool/review/${lapsing}`, { act: 'lapse', reason: '' });
    assert.equal(await statusOf(lapsing), 'lapsed');
    assert.equal(await heading(), 'Stale Two');
    await officer.post(`/pool/review/${stale}`, { act: 'ask', reason: '' });
    const mail = await db.selectFrom('mail_messages').select('to_address').execute();
    assert.deepEqual(mail, [{ to_address: 'stale@peers.example' }]);
    assert.equal(await heading(), 'The review is done');
    const audit = await db
      .selectFrom('audit_entries')
      .select('action')
      .where('action', 'like', 'Looked at%')
      .orderBy('action')
      .execute();
    assert.deepEqual(
      audit.map(({ action }) => action.split(': ')[1]),
      ['ask', 'confirm', 'lapse'],
    );
  });

  it('is the office’s of the same body', async () => {
    const stranger = await service.as(await makePerson(db, 'Far', 'placement-officer', { bodyId: await makeBody(db) }));
    assert.equal((await stranger.get('/pool/health')).body.includes('Stale Two'), false);
    assert.equal((await stranger.post(`/pool/review/${stale}`, { act: 'retire', reason: '' })).statusCode, 404);
    assert.equal((await (await service.as(stale)).get('/pool/health')).statusCode, 403);
  });
});
