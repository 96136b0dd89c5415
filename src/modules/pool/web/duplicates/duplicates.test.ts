import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { testService } from '#test/service';
import { aChallenge } from '../../../challenges/testing/builders.ts';
import { makeAuthority, makePeer, makePerson } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;
const challenge = await aChallenge(db);
const { bodyId } = challenge;
await makeAuthority(db, 'MRG', { name: 'Mergeley Council' });
const officer = await service.as(await makePerson(db, 'Kwame', 'placement-officer', { bodyId }));
const kept = await makePeer(db, {
  bodyId,
  name: 'Cllr Siân Rees',
  email: 'new@x.example',
  authorityId: 'MRG',
  skills: { finance: 1, housing: 3 },
  served: 1,
});
const gone = await makePeer(db, {
  bodyId,
  name: 'Sian Rees',
  email: 'old@x.example',
  authorityId: 'MRG',
  skills: { finance: 2 },
  served: 2,
  lastServedOn: '2025-05-05',
});
const slots = await db
  .selectFrom('challenge_slots')
  .select('id')
  .where('challenge_id', '=', challenge.head.id)
  .where('id', 'not in', (eb) => eb.selectFrom('placements').select('slot_id'))
  .limit(2)
  .execute();
const place = async (peerId: string, slot: string | undefined, period: string) => {
  const id = newId();
  await db
    .insertInto('placements')
    .values({
      id,
      challenge_id: challenge.head.id,
      slot_id: slot ?? '',
      peer_id: peerId,
      status: 'accepted',
      days: 4,
      period,
      proposed_at: new Date(),
    })
    .execute();
  return id;
};
const same = `/pool/${kept}/same-as/${gone}`;

describe('Two entries of one person', () => {
  it('are found by name and authority, whatever titles and accents', async () => {
    const { body } = await officer.get('/pool/duplicates');
    assert.equal(body.includes('Cllr Siân Rees and Sian Rees'), true);
    assert.equal((await officer.get(same)).body.includes('old@x.example'), true);
    assert.equal((await officer.post(same, {})).statusCode, 422);
  });

  it('are not merged while both hold places at the same time', async () => {
    const a = await place(kept, slots[0]?.id, '[2027-05-10,2027-05-15)');
    const b = await place(gone, slots[1]?.id, '[2027-05-10,2027-05-15)');
    const refused = await officer.post(same, { keep: kept, reason: 'Rang them' });
    assert.equal(refused.statusCode, 422);
    assert.equal(refused.body.includes('Both hold places at the same time'), true);
    await db.deleteFrom('placements').where('id', '=', a).execute();
    assert.equal(
      (await db.selectFrom('placements').select('peer_id').where('id', '=', b).executeTakeFirst())?.peer_id,
      gone,
    );
  });

  it('become one with all history; the old address leads on, and the old entry is nowhere', async () => {
    await db
      .insertInto('peer_visits')
      .values({ id: newId(), peer_id: gone, authority_id: 'MRG', served_on: '2025-05-05', days: 4 })
      .execute();
    await db
      .insertInto('accreditations')
      .values({
        id: newId(),
        peer_id: gone,
        programme_key: challenge.head.programmeKey,
        from_on: '2026-01-01',
        until_on: '2028-01-01',
      })
      .execute();
    await db
      .insertInto('notes')
      .values({
        id: newId(),
        challenge_id: challenge.head.id,
        author_id: gone,
        kind: 'neutral',
        source_category: 'members',
        text: 'A note',
        written_at: new Date(),
        changed_at: new Date(),
      })
      .execute();
    assert.equal((await officer.post(same, { keep: kept, reason: 'Rang them' })).headers.location, `/pool/${kept}`);
    assert.equal((await officer.post(same, { keep: kept, reason: '' })).statusCode, 404);
    const peerOf = async (table: 'placements' | 'peer_visits' | 'accreditations') =>
      (await db.selectFrom(table).select('peer_id').execute())
        .map(({ peer_id }) => peer_id)
        .filter((id) => id === kept || id === gone);
    for (const table of ['placements', 'peer_visits', 'accreditations'] as const)
      assert.deepEqual(await peerOf(table), [kept], table);
    assert.deepEqual(await db.selectFrom('notes').select('author_id').execute(), [{ author_id: kept }]);
    assert.deepEqual(
      await db
        .selectFrom('peer_skills')
        .select(['topic', 'level'])
        .where('peer_id', '=', kept)
        .orderBy('topic')
        .execute(),
      [
        { topic: 'finance', level: 2 },
        { topic: 'housing', level: 3 },
      ],
    );
    const row = await db
      .selectFrom('peers')
      .select(['served', 'last_served_on'])
      .where('person_id', '=', kept)
      .executeTakeFirst();
    assert.deepEqual(row, { served: 3, last_served_on: '2025-05-05' });
    assert.equal((await officer.get(`/pool/${gone}`)).headers.location, `/pool/${kept}`);
    assert.equal((await officer.get('/pool?status=all&words=rees')).body.includes('1 peer matches'), true);
    assert.equal((await officer.get('/pool/duplicates')).body.includes('No two entries look alike'), true);
    assert.equal((await (await service.as(gone)).get('/peer')).statusCode, 404);
    const audit = await db
      .selectFrom('audit_entries')
      .select(['action', 'reason'])
      .where('subject_id', '=', gone)
      .where('subject_kind', '=', 'peer')
      .execute();
    assert.deepEqual(audit, [{ action: 'Merged into another entry', reason: 'Rang them' }]);
  });

  it('are not asked about again where they are two people', async () => {
    const a = await makePeer(db, { bodyId, name: 'Jo Smith', authorityId: 'MRG' });
    const b = await makePeer(db, { bodyId, name: 'Jo Smith', authorityId: 'MRG' });
    assert.equal((await officer.get('/pool/duplicates')).body.includes('Jo Smith and Jo Smith'), true);
    assert.equal((await officer.post(`/pool/${a}/same-as/${b}`, { keep: 'both', reason: '' })).statusCode, 303);
    // What was done is said once; after that nothing is left of the pair.
    await officer.get('/pool/duplicates');
    assert.equal((await officer.get('/pool/duplicates')).body.includes('Jo Smith'), false);
  });
});
