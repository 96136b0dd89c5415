import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import { countingStatements } from '#platform/database/connect';
import { TEST_NOW, testService } from '#test/service';
import { aChallenge } from '../../../challenges/testing/builders.ts';
import { applyImport } from '../../application/apply-import.ts';
import { planImport } from '../../application/plan-import.ts';
import { makeAuthority } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;
const challenge = await aChallenge(db);
const { bodyId } = challenge;
await makeAuthority(db, 'NOR', { name: 'Northdale Council' });
const officer = await service.as(challenge.people.placementOfficer);
const count = async (table: 'peers' | 'peer_skills' | 'audit_entries') =>
  Number(
    (
      await db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  );

async function bring(text: string): Promise<string> {
  const id = newId();
  const content = Buffer.from(text);
  const sent = await officer.upload('/pool/imports', { id }, [
    { name: 'file', fileName: 'long.csv', type: 'text/csv', content },
  ]);
  assert.equal(sent.statusCode, 303);
  await service.runJobs();
  return id;
}

const LONG = Array.from({ length: 3_000 }, (_, n) => `Long ${n},long${n}@x.example,officer,Northdale Council,Housing`);
LONG[10] = 'Long 3001,first@x.example,officer,NOR,Housing';
LONG[2_500] = 'Dr Long 3001,second@x.example,officer,NOR,Housing';
LONG[2_998] = 'Somebody,LONG0@x.example,officer,NOR,Housing';
LONG[2_999] = `${'🌼'.repeat(150)},flowers@x.example,officer,NOR,Housing`;
const TEXT = ['Name,Email,Kind,Council,Expertise', ...LONG].join('\n');

describe('A long file of peers', () => {
  it('is looked at to its end: what a row says is held against every row before it, and any page is shown', async () => {
    const before = await count('peers');
    const id = await bring(TEXT);
    assert.deepEqual(
      await db
        .selectFrom('pool_imports')
        .select(['status', 'counts', 'rows_total'])
        .where('id', '=', id)
        .executeTakeFirst(),
      {
        status: 'checked',
        counts: { added: 2_997, changed: 0, same: 0, duplicate: 1, refused: 2 },
        rows_total: 3_000,
      },
    );
    assert.equal(await count('peers'), before);
    const first = (await officer.get(`/pool/imports/${id}`)).body;
    const pages = [first, (await officer.get(`/pool/imports/${id}?page=30`)).body];
    for (const [page, words] of [
      [0, 'Row 2 has this address already'],
      [0, 'Has the name and authority of row 12'],
      [0, 'Long 0<'],
      [0, 'Long 96<'],
      [1, 'Long 2900<'],
      [1, 'Long 2997<'],
    ] as const)
      assert.equal(pages[page]?.includes(words), true, words);
    assert.equal(pages[0]?.includes('Long 97<'), false);
    const { body } = await officer.get(`/pool/imports/${id}?fate=added&page=30`);
    assert.equal(body.includes('Long 2901<') && body.includes('Long 2997<'), true);
  });

  it('is taken in whole, in a few statements for each thousand rows, with an entry in the audit trail for each peer', async () => {
    const [peers, skills, entries] = [await count('peers'), await count('peer_skills'), await count('audit_entries')];
    const { result: written, count: statements } = await countingStatements(() =>
      db.transaction().execute(async (trx) => {
        const plan = await planImport(trx, bodyId, async function* () {
          yield Buffer.from(TEXT);
        });
        assert.equal(isRefusal(plan), false);
        if (isRefusal(plan)) return 0;
        let ids = 0;
        const actor = { bodyId, by: challenge.people.placementOfficer, at: TEST_NOW, source: 'long.csv' };
        for await (const rows of plan.rows()) {
          ids += (await applyImport(trx, rows, actor, { withDuplicates: false })).size;
        }
        return ids;
      }),
    );
    assert.equal(written, 2_997);
    assert.equal(statements <= 3 * 13 + 4, true, `${statements} statements`);
    assert.equal(await count('peers'), peers + 2_997);
    assert.equal(await count('peer_skills'), skills + 2_997);
    // Each entered the pool, and was given the role.
    assert.equal(await count('audit_entries'), entries + 2 * 2_997);
    assert.equal((await officer.get('/pool?words=long+2997+housing+northdale')).body.includes('Long 2997'), true);
    const again = await bring(TEXT);
    const { counts } = await db
      .selectFrom('pool_imports')
      .select('counts')
      .where('id', '=', again)
      .executeTakeFirstOrThrow();
    assert.deepEqual(counts, { added: 0, changed: 0, same: 2_997, duplicate: 1, refused: 2 });
  });

  it('changes nothing at all where it breaks on its last row', async () => {
    const before = [await count('peers'), await count('audit_entries')];
    const broken = db.transaction().execute(async (trx) => {
      const plan = await planImport(trx, bodyId, async function* () {
        yield Buffer.from(TEXT.replaceAll('@x.', '@y.').replaceAll('Long', 'Other'));
      });
      if (isRefusal(plan)) return;
      const actor = { bodyId, by: null, at: TEST_NOW, source: 'long.csv' };
      for await (const rows of plan.rows()) {
        // An authority that has gone between the look and the write: the database refuses it.
        const gone = rows.map((row) =>
          row.fate === 'added' && row.number === 2_999 ? { ...row, peer: { ...row.peer, authorityId: 'GONE' } } : row,
        );
        await applyImport(trx, gone, actor, { withDuplicates: false });
      }
    });
    await assert.rejects(broken, /foreign key/);
    assert.deepEqual([await count('peers'), await count('audit_entries')], before);
  });
});

describe('A file that says where somebody works now', () => {
  it('has the team they are on looked at again at once: from the host itself they raise an alarm', async () => {
    const peerId = challenge.people.peer;
    const { email, name } = await db
      .selectFrom('people')
      .select(['email', 'name'])
      .where('id', '=', peerId)
      .executeTakeFirstOrThrow();
    const open = () =>
      db
        .selectFrom('placement_alarms')
        .innerJoin('placements', 'placements.id', 'placement_alarms.placement_id')
        .select('placement_alarms.code')
        .where('placements.peer_id', '=', peerId)
        .where('placement_alarms.code', '=', 'own-authority')
        .where('placement_alarms.status', '=', 'open')
        .execute();
    const { authority_id: authorityBefore } = await db
      .selectFrom('peers')
      .select('authority_id')
      .where('person_id', '=', peerId)
      .executeTakeFirstOrThrow();
    const id = await bring(`Name,Email,Kind,Authority\n${name},${email},officer,${challenge.hostId}`);
    assert.deepEqual(await open(), []);
    assert.equal((await officer.post(`/pool/imports/${id}/application`)).statusCode, 303);
    await service.runJobs();
    assert.deepEqual(await open(), [{ code: 'own-authority' }]);
    // Where they were before stays a tie.
    const left = db.selectFrom('peer_previous_authorities').select(['authority_id', 'until_on']);
    assert.deepEqual(await left.where('peer_id', '=', peerId).execute(), [
      { authority_id: authorityBefore, until_on: '2026-11-22' },
    ]);
  });
});
