import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { newId } from '#kernel/ids';
import { testService } from '#test/service';
import { makeBody, makePerson } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;
const bodyId = await makeBody(db);
const officer = await service.as(await makePerson(db, 'Kwame Boateng', 'placement-officer', { bodyId }));

async function bring(name: string): Promise<string> {
  const id = newId();
  const content = Buffer.from(`Name,Email,Kind\n${name},${name.toLowerCase()}@x.example,officer`);
  await officer.upload('/pool/imports', { id }, [{ name: 'file', fileName: `${name}.csv`, type: 'text/csv', content }]);
  return id;
}

/** Whatever is written into the pool breaks while `work` runs, as it would on a disk that is full. */
async function whilePoolBreaks(work: () => Promise<void>): Promise<void> {
  await sql`create function full_disk() returns trigger language plpgsql as $$ begin raise exception 'disk full'; end $$`.execute(
    db,
  );
  await sql`create trigger full_disk before insert on peers for each row execute function full_disk()`.execute(db);
  await work();
  await sql`drop function full_disk cascade`.execute(db);
}

/** The job fails its eighth and last try. */
async function failForGood(): Promise<void> {
  await sql`update graphile_worker._private_jobs set attempts = 7, run_at = now()`.execute(db);
  await service.runJobs();
}

const statusOf = async (id: string) =>
  (await db.selectFrom('pool_imports').select('status').where('id', '=', id).executeTakeFirstOrThrow()).status;
const inPool = async (name: string) =>
  await db
    .selectFrom('peers')
    .innerJoin('people', 'people.id', 'peers.person_id')
    .select('people.name')
    .where('people.name', '=', name)
    .execute();

describe('A file of peers that breaks while it is taken in', () => {
  it('says so on its own page, when it is tried again by itself, and offers another try once that is over', async () => {
    const id = await bring('Late');
    await service.runJobs();
    const page = async () => (await officer.get(`/pool/imports/${id}`)).body;
    await officer.post(`/pool/imports/${id}/application`);
    await whilePoolBreaks(async () => {
      await service.runJobs();
      const failing = await page();
      assert.match(failing, /This file could not be taken in so far\. We try again by ourselves on /);
      assert.match(failing, /Nothing of it is in the pool yet/);
      assert.doesNotMatch(failing, /rows so far/);
      // What is tried again by itself is neither dropped nor begun twice.
      assert.equal((await officer.post(`/pool/imports/${id}/removal`)).statusCode, 404);
      await officer.post(`/pool/imports/${id}/tries`);
      assert.match(await page(), /This file is being worked on, or is done/);
      await failForGood();
    });
    const given = await page();
    assert.match(given, /This file could not be taken in, and we do not try again by ourselves/);
    assert.match((await officer.get('/pool/imports')).body, /Has failed: open it/);
    assert.deepEqual(await inPool('Late'), []);
    await officer.post(`/pool/imports/${id}/tries`);
    assert.match(await page(), /Being taken in: 0 of 1 rows so far/);
    await service.runJobs();
    assert.equal(await statusOf(id), 'done');
    assert.deepEqual(await inPool('Late'), [{ name: 'Late' }]);
  });

  it('can be dropped once no try is left', async () => {
    const id = await bring('Never');
    await service.runJobs();
    await officer.post(`/pool/imports/${id}/application`);
    await whilePoolBreaks(failForGood);
    assert.equal((await officer.post(`/pool/imports/${id}/removal`)).statusCode, 303);
    assert.equal(await statusOf(id), 'dropped');
    await sql`update graphile_worker._private_jobs set attempts = 0, run_at = now()`.execute(db);
    await service.runJobs();
    assert.deepEqual(await inPool('Never'), []);
  });

  it('is refused where the file is gone before anybody looked at it', async () => {
    const id = await bring('Gone');
    await db
      .updateTable('pool_imports')
      .set({ sha256: '0'.repeat(64) })
      .where('id', '=', id)
      .execute();
    await service.runJobs();
    assert.match((await officer.get(`/pool/imports/${id}`)).body, /The file is no longer kept\. Bring it again\./);
  });
});
