import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { countingStatements } from '#platform/database/connect';
import { TEST_NOW, testService } from '#test/service';
import { poolCommand } from '../../cli.ts';
import { makeAuthority, makeBody, makePeer, makePerson } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;
const bodyId = await makeBody(db);
await makeAuthority(db, 'NOR', { name: 'Northdale Council' });
const officer = await service.as(await makePerson(db, 'Kwame Boateng', 'placement-officer', { bodyId }));
const ayesha = await makePeer(db, {
  bodyId,
  name: 'Ayesha Khan',
  email: 'ayesha@peers.example',
  authorityId: 'NOR',
  skills: { finance: 1 },
  daysPerYear: 5,
});
await makePeer(db, { bodyId, name: 'Siân Rees', email: 'sian@peers.example', authorityId: 'NOR' });
const host = await makePerson(db, 'Host Person', 'host-coordinator', { authorityId: 'NOR' });
await db.updateTable('people').set({ email: 'host@peers.example' }).where('id', '=', host).execute();
const peers = async () =>
  Number(
    (
      await db
        .selectFrom('peers')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  );

const HEAD = 'Name;Email;Kind;Council;Expertise;Days a year;Job title;Role held;Shoe size';
const ROWS = [
  'Ayesha Khan;AYESHA@peers.example;officer;Northdale Council;Finance (has led it);8;;;9',
  'Siân Rees;sian@peers.example;Officer;;;;;;',
  'Cllr Sian Rees;sian.rees@other.example;member;Northdale;;;Ward member;councillor;',
  'Newcomer Ŵyn 🌼;new@peers.example;member;NOR;Housing;4;Leader;council-leader;',
  'Host Person;host@peers.example;officer;;;;;;',
  '=cmd|calc;bad@peers.example;officer;;;;;;',
  'Twice;new@peers.example;officer;;;;;;',
];
const file = (text: string | Buffer) => [
  { name: 'file', fileName: 'peers.csv', type: 'text/csv', content: Buffer.from(text as string) },
];

async function bring(content: string | Buffer): Promise<string> {
  const id = newId();
  assert.equal((await officer.upload('/pool/imports', { id }, file(content))).headers.location, `/pool/imports/${id}`);
  await service.runJobs();
  return id;
}
const fates = (id: string) =>
  db
    .selectFrom('pool_import_rows')
    .select(['row_number', 'fate'])
    .where('import_id', '=', id)
    .orderBy('row_number')
    .execute();
const stateOf = (id: string) =>
  db.selectFrom('pool_imports').select(['status', 'problem']).where('id', '=', id).executeTakeFirst();

describe('Bringing peers in from a file', () => {
  it('says first what would come of each row, and changes nothing', async () => {
    const before = await peers();
    const id = await bring(`\ufeff${[HEAD, ...ROWS].join('\r\n')}`);
    assert.deepEqual(
      (await fates(id)).map(({ row_number, fate }) => `${row_number} ${fate}`),
      ['2 changed', '3 same', '4 duplicate', '5 added', '6 added', '7 refused', '8 refused'],
    );
    assert.equal(await peers(), before);
    const { result, count } = await countingStatements(() => officer.get(`/pool/imports/${id}`));
    assert.equal(count <= 4, true);
    for (const words of [
      'Shoe size',
      'looks like a formula',
      'Row 5 has this address already',
      'Days a year',
      'Take in: 2 added, 1 changed',
      'Newcomer Ŵyn 🌼',
    ])
      assert.equal(result.body.includes(words), true, words);
    assert.equal((await officer.get(`/pool/imports/${id}?fate=added`)).body.includes('=cmd|calc'), false);
  });

  it('takes the file in whole once, holding back who may be somebody known', async () => {
    const before = await peers();
    const id = await bring([HEAD, ...ROWS].join('\n'));
    for (let press = 0; press < 2; press += 1) {
      assert.equal((await officer.post(`/pool/imports/${id}/application`)).statusCode, 303);
      await service.runJobs();
    }
    assert.equal((await stateOf(id))?.status, 'done');
    assert.equal(await peers(), before + 2);
    const changed = await db
      .selectFrom('peers')
      .select(['days_per_year', 'version'])
      .where('person_id', '=', ayesha)
      .executeTakeFirst();
    assert.deepEqual(changed, { days_per_year: 8, version: 2 });
    assert.deepEqual(
      await db.selectFrom('peer_skills').select(['topic', 'level']).where('peer_id', '=', ayesha).execute(),
      [{ topic: 'finance', level: 2 }],
    );
    assert.equal((await officer.get('/pool?words=leader')).body.includes('Newcomer Ŵyn 🌼'), true);
    const asPeer = await service.as(host);
    assert.equal((await asPeer.get('/peer')).statusCode, 200);
    const again = await bring([HEAD, ...ROWS].join('\n'));
    assert.deepEqual(
      (await fates(again)).map(({ fate }) => fate),
      ['same', 'same', 'duplicate', 'same', 'same', 'refused', 'refused'],
    );
    assert.equal((await officer.post(`/pool/imports/${again}/removal`)).statusCode, 303);
    assert.deepEqual(await fates(again), []);
  });

  it('reads Windows-1252 and UTF-16, with tabs too', async () => {
    const windows = Buffer.from('Name,Email,Kind\r\nZo\xeb M\xfcller \x96 x,zoe@x.example,officer\r\n', 'latin1');
    const utf16 = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from('Name\tEmail\tKind\nZoë Y\tzoe.y@x.example\tofficer', 'utf16le'),
    ]);
    for (const [content, name] of [
      [windows, 'Zoë Müller – x'],
      [utf16, 'Zoë Y'],
    ] as const) {
      const id = await bring(content);
      const rows = await db.selectFrom('pool_import_rows').select('name').where('import_id', '=', id).execute();
      assert.deepEqual(rows, [{ name }]);
    }
  });

  it('refuses a file that is none, lacks columns, is broken or too long, and says what to do', async () => {
    const long = `Name,Email,Kind\n${'P,p@x.example,officer\n'.repeat(250_001)}`;
    const cases: [string | Buffer, string][] = [
      [Buffer.from('PK\u0003\u0004\0\0'), 'This is not a CSV file.'],
      ['Name,Days\nA,1', 'these are missing: Email, Kind'],
      ['Name,Email,Kind,Title,Post\nA,a@b.example,officer,x,y', 'Two columns mean the same: Post'],
      ['Name,Email,Kind\nA,"b', 'cannot be read from row 2 on'],
      ['Name,Email,Kind\n', 'has no row below them'],
      [long, 'more than 250,000 rows'],
    ];
    const before = await peers();
    for (const [content, words] of cases) {
      const id = await bring(content);
      const state = await stateOf(id);
      assert.equal(state?.status, 'refused', words);
      assert.equal(state?.problem.includes(words), true, state?.problem);
      assert.deepEqual(await fates(id), []);
    }
    assert.equal(await peers(), before);
    const none = await officer.upload('/pool/imports', { id: newId() }, []);
    assert.equal(none.statusCode, 422);
    assert.equal(none.body.includes('Choose a file that is not empty'), true);
  });

  it('refuses a file that can no longer be read when it is to be taken in, and says so', async () => {
    const id = await bring('Name,Email,Kind\nLate,late@x.example,officer');
    const other = await bring('Name,Days\nA,1');
    const { sha256 } = await db
      .selectFrom('pool_imports')
      .select('sha256')
      .where('id', '=', other)
      .executeTakeFirstOrThrow();
    await db.updateTable('pool_imports').set({ sha256 }).where('id', '=', id).execute();
    const before = await peers();
    await officer.post(`/pool/imports/${id}/application`, { duplicates: 'no' });
    await service.runJobs();
    const problem = 'The file can no longer be read. Bring it again; nothing was taken in.';
    assert.deepEqual(await stateOf(id), { status: 'refused', problem });
    assert.equal(await peers(), before);
    const page = (await officer.get(`/pool/imports/${id}`)).body;
    assert.equal(page.includes('Bring another file'), true);
  });

  it('is for the office of the same body', async () => {
    const id = await bring('Name,Email,Kind\nX,x1@x.example,officer');
    const stranger = await service.as(await makePerson(db, 'Far', 'placement-officer', { bodyId: await makeBody(db) }));
    assert.equal((await stranger.get(`/pool/imports/${id}`)).statusCode, 404);
    assert.equal((await stranger.post(`/pool/imports/${id}/application`)).statusCode, 404);
    assert.equal((await (await service.as(ayesha)).get('/pool/imports')).statusCode, 403);
  });
});

describe('The terminal', () => {
  it('says each row’s fate, and takes in only without --dry-run', async () => {
    const name = path.join(tmpdir(), `peers-${newId()}.csv`);
    writeFileSync(name, 'Name,Email,Kind\nCli One,cli1@x.example,officer\n,cli2@x.example,officer\n');
    const run = async (...argv: string[]) => {
      let said = '';
      const out = {
        write(text: string) {
          said += text;
          return true;
        },
      } as unknown as NodeJS.WritableStream;
      return { code: await poolCommand(argv, { stdout: out, stderr: out }, db, TEST_NOW), said };
    };
    const before = await peers();
    const dry = await run('import', name, '--dry-run');
    assert.equal(dry.code, 1);
    assert.equal(dry.said.includes('row 3\trefused\t <cli2@x.example>\tName: Is empty'), true);
    assert.equal(
      dry.said.includes('Would be: 1 added, 0 changed, 0 the same, 0 held back, may be somebody known, 1 refused.'),
      true,
    );
    assert.equal(await peers(), before);
    assert.equal((await run('import', name)).said.includes('Taken in: 1 added'), true);
    assert.equal(await peers(), before + 1);
    assert.equal((await run('import')).code, 2);
    assert.equal((await run('import', '/nowhere.csv')).code, 2);
  });
});
