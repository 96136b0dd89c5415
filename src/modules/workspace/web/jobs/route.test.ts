import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { countingStatements } from '#platform/database/connect';
import { addJob } from '#platform/jobs/queue';
import { testService } from '#test/service';
import { aBody, aPerson } from '../../../challenges/testing/people.ts';
import { tellOfLostJobs } from '../../application/lost-jobs.ts';

describe('Jobs', () => {
  it('out of tries are asked to be looked at, named in plain words without their error, and tried again', async () => {
    const service = await testService();
    const { db, services } = service;
    const bodyId = await aBody(db);
    const adminId = await aPerson(db, { name: 'Ada Admin', grants: [{ role: 'administrator', bodyId }] });
    const officerId = await aPerson(db, { name: 'Kofi Officer', grants: [{ role: 'placement-officer', bodyId }] });
    const admin = await service.as(adminId);
    assert.equal((await admin.get('/jobs')).body.includes('Nothing waits'), true);
    assert.equal((await (await service.as(officerId)).get('/jobs')).statusCode, 403);
    await addJob(db, 'send-mail', { id: 'nobody' });
    await sql`update graphile_worker._private_jobs set attempts = 8, last_error = 'no mailbox x@y.example'`.execute(db);

    for (let morning = 0; morning < 2; morning += 1) await tellOfLostJobs(services);
    assert.equal((await admin.get('/')).body.includes('Look at a job that could not be done'), true);
    assert.equal((await db.selectFrom('tasks').select('id').execute()).length, 1);
    const { body } = await admin.get('/jobs');
    assert.equal(body.includes('Out of tries') && body.includes('Send a message'), true);
    assert.equal(body.includes('x@y.example'), false);

    const url = /action="(\/jobs\/\d+\/retry)"/.exec(body)?.[1] ?? '';
    assert.equal((await admin.post(url)).statusCode, 303);
    assert.equal((await admin.get('/jobs')).body.includes('Out of tries'), false);
    const { rows } = await sql<{ attempts: number }>`select attempts from graphile_worker.jobs`.execute(db);
    assert.deepEqual(rows, [{ attempts: 0 }]);
    assert.equal((await admin.get('/')).body.includes('Look at a job'), false);
    assert.equal((await admin.post('/jobs/999999/retry')).statusCode, 303);
    assert.equal((await admin.post('/jobs/x/retry')).statusCode, 404);
  });

  it('are asked for with four statements, whether one waits or three', async () => {
    const service = await testService();
    const { db } = service;
    const bodyId = await aBody(db);
    const admin = await service.as(await aPerson(db, { grants: [{ role: 'administrator', bodyId }] }));
    const counts: number[] = [];
    for (const more of [1, 2]) {
      for (let job = 0; job < more; job += 1) await addJob(db, 'send-mail', { id: `nobody ${more} ${job}` });
      const { result, count } = await countingStatements(() => admin.get('/jobs'));
      assert.equal(result.statusCode, 200);
      counts.push(count);
    }
    assert.deepEqual(counts, [3, 3]);
  });
});
