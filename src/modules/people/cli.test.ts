import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { testDatabase } from '#test/database';
import { TEST_NOW } from '#test/service';
import { peopleCommand } from './cli.ts';

async function run(db: Awaited<ReturnType<typeof testDatabase>>['db'], ...argv: string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const code = await peopleCommand(argv, { stdout, stderr }, db, TEST_NOW);
  return { code, out: String(stdout.read() ?? ''), err: String(stderr.read() ?? '') };
}

describe('people add', () => {
  it('lets the first person in, and gives a known address another role', async () => {
    const { db } = await testDatabase();
    const early = await run(db, 'add', '--name', 'Morag Sinclair', '--email', 'm@p.example', '--role', 'administrator');
    assert.deepEqual([early.code, early.err], [1, 'There is no programme body yet: start the service once.\n']);
    await db
      .insertInto('programme_bodies')
      .values({ id: newId(), name: 'The Partnership', short_name: 'Partnership' })
      .execute();
    const first = await run(db, 'add', '--name', 'Morag Sinclair', '--email', 'm@p.example', '--role', 'administrator');
    assert.equal(first.out, 'Morag Sinclair can sign in with m@p.example as administrator.\n');
    const again = await run(db, 'add', '--name', 'M', '--email', 'M@P.example', '--role', 'programme-manager');
    assert.equal(again.out, 'Morag Sinclair can sign in with M@P.example as programme manager.\n');
    const grants = await db.selectFrom('role_grants').select('role').orderBy('role').execute();
    assert.deepEqual(
      grants.map((grant) => grant.role),
      ['administrator', 'programme-manager'],
    );
  });

  it('says how it is used, and which authority it does not know', async () => {
    const { db } = await testDatabase();
    assert.equal((await run(db, 'add', '--email', 'not an address')).code, 2);
    assert.equal((await run(db, 'add', '--name', 'A', '--email', 'a@b.example', '--role', 'peer')).code, 2);
    const host = await run(
      db,
      'add',
      '--name',
      'A',
      '--email',
      'a@b.example',
      '--role',
      'host-sponsor',
      '--authority',
      'XYZ',
    );
    assert.deepEqual([host.code, host.err], [1, 'There is no authority XYZ.\n']);
  });
});
