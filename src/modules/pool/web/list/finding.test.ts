import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { countingStatements } from '#platform/database/connect';
import { testService } from '#test/service';
import { makeAuthority, makeBody, makePeer, makePerson } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;
const bodyId = await makeBody(db);
await makeAuthority(db, 'HOS', { name: 'Hostley Council', region: 'North', borders: ['NOR'].slice(1) });
await makeAuthority(db, 'NOR', { name: 'Northdale Council', region: 'North', borders: ['HOS'] });
await makeAuthority(db, 'SOU', { name: 'Southmere Council', region: 'South' });
await db.updateTable('authorities').set({ kind: 'county', kind_name: 'County' }).where('id', '=', 'SOU').execute();
const kwame = await makePerson(db, 'Kwame Boateng', 'placement-officer', { bodyId });
const officer = await service.as(kwame);
const near = await makePeer(db, {
  bodyId,
  name: 'Near By',
  authorityId: 'NOR',
  served: 3,
  lastServedOn: '2026-05-01',
  lastConfirmedOn: '2026-05-01',
  daysPerYear: 4,
});
const far = await makePeer(db, {
  bodyId,
  name: 'Far Off',
  authorityId: 'SOU',
  served: 1,
  lastServedOn: '2023-05-01',
  lastConfirmedOn: '2023-05-01',
  daysPerYear: 12,
});
await makePeer(db, { bodyId, name: 'Never Yet', authorityId: 'SOU', served: 0, daysPerYear: 8 });
const own = await makePeer(db, {
  bodyId,
  name: 'Own House',
  authorityId: 'HOS',
  served: 2,
  lastServedOn: '2026-01-01',
  lastConfirmedOn: '2026-01-01',
});

async function names(query: string): Promise<string[]> {
  const { body, statusCode } = await officer.get(`/pool${query}`);
  assert.equal(statusCode, 200, query);
  return [...body.matchAll(/href="\/pool\/[0-9a-f-]{36}">([^<]+)</g)].map((match) => match[1] ?? '');
}

describe('Finding peers', () => {
  it('narrows by kind of authority, use, days left, confirmation and host', async () => {
    const cases: [string, string[]][] = [
      ['?authority-kind=county', ['Far Off', 'Never Yet']],
      ['?unused=never', ['Never Yet']],
      ['?unused=two-years', ['Far Off', 'Never Yet']],
      ['?days-left=9', ['Far Off', 'Own House']],
      ['?days-left=5&authority-kind=county', ['Far Off', 'Never Yet']],
      ['?days-left=many', ['Far Off', 'Near By', 'Never Yet', 'Own House']],
      ['?unconfirmed=yes', ['Far Off', 'Never Yet']],
      ['?host=Hostley', ['Far Off', 'Near By', 'Never Yet']],
      ['?host=HOS&sort=served', ['Never Yet', 'Far Off', 'Near By']],
      ['?host=Atlantis', []],
    ];
    for (const [query, expected] of cases) assert.deepEqual(await names(query), expected, query);
  });

  it('leaves out each tie that rules somebody out at the host, and shows the lesser ones', async () => {
    const body = async () => (await officer.get('/pool?host=Hostley')).body;
    assert.equal((await body()).includes('To think about at Hostley Council'), true);
    assert.equal((await body()).includes('From a bordering authority'), true);
    const tie = { peer_id: near, authority_id: 'HOS', reason: 'A cousin', declared_on: '2026-01-01' };
    const id = newId();
    await db
      .insertInto('declared_conflicts')
      .values({ id, kind: 'soft', ...tie })
      .execute();
    assert.equal((await body()).includes('Knows somebody there. From a bordering authority'), true);
    await db.updateTable('declared_conflicts').set({ kind: 'hard' }).where('id', '=', id).execute();
    assert.deepEqual(await names('?host=Hostley'), ['Far Off', 'Never Yet']);
    await db
      .insertInto('peer_previous_authorities')
      .values({ peer_id: far, authority_id: 'HOS', until_on: '2024-01-01' })
      .execute();
    assert.deepEqual(await names('?host=Hostley'), ['Never Yet']);
    await db.updateTable('peer_previous_authorities').set({ until_on: '2020-01-01' }).execute();
    assert.deepEqual(await names('?host=Hostley'), ['Far Off', 'Never Yet']);
    assert.equal((await officer.get('/pool.csv?host=Hostley')).body.trim().split('\r\n').length, 3);
    assert.equal((await officer.get('/pool?host=Atlantis')).body.includes('We know no authority of that name'), true);
    assert.equal(own !== near, true);
  });

  it('says each filter that is on, with a press that takes just this one away', async () => {
    const { body } = await officer.get(
      '/pool?words=off&skill=housing&level=2&from=2027-05-10&until=2027-05-14&region=South&status=all&days-left=3',
    );
    const chips = [...body.matchAll(/<a class="cf-chip" href="([^"]+)">.*?<\/span>([^<]+)</g)].map((chip) => [
      chip[2],
      (chip[1] ?? '').replaceAll('&amp;', '&'),
    ]);
    const all = 'words=off&skill=housing&level=2&region=South&from=2027-05-10&until=2027-05-14&days-left=3';
    assert.deepEqual(
      chips.map(([text]) => text),
      ['“off”', 'Housing, has led it', 'South', 'Any status', 'Free 10 to 14 May 2027', '3 or more days left'],
    );
    assert.equal(chips[3]?.[1], `/pool?${all}`);
    assert.equal(chips[1]?.[1]?.includes('level='), false);
    assert.equal(chips[4]?.[1]?.includes('until='), false);
    assert.equal((await officer.get('/pool?from=2027-05-10')).body.includes('Days left in 2027'), true);
  });

  it('keeps searches of one’s own by name, one press each, until they are taken away', async () => {
    const search = {
      id: newId(),
      name: 'Idle <i>counties</i>',
      query: 'unused=two-years&authority-kind=county&page=3&evil=1',
    };
    for (let press = 0; press < 2; press += 1)
      assert.equal((await officer.post('/pool/searches', search)).statusCode, 303);
    const missing = await officer.post('/pool/searches', { ...search, id: newId(), name: ' ' });
    assert.equal(missing.statusCode, 422);
    assert.equal(missing.body.includes('Give the search a name'), true);
    const rows = await db.selectFrom('saved_pool_searches').select(['name', 'query']).execute();
    assert.deepEqual(rows, [{ name: 'Idle <i>counties</i>', query: 'authority-kind=county&unused=two-years' }]);
    const page = (await officer.get('/pool')).body;
    assert.equal(page.includes('Idle &lt;i&gt;counties&lt;/i&gt;'), true);
    const other = await service.as(await makePerson(db, 'Megan', 'programme-manager', { bodyId }));
    assert.equal((await other.get('/pool')).body.includes('Idle'), false);
    assert.equal((await other.post(`/pool/searches/${search.id}/removal`)).statusCode, 404);
    const { count } = await countingStatements(() => officer.get('/pool?host=Hostley&words=a'));
    assert.equal(count <= 8, true);
    assert.equal((await officer.post(`/pool/searches/${search.id}/removal`)).statusCode, 303);
    assert.deepEqual(await db.selectFrom('saved_pool_searches').select('id').execute(), []);
  });
});
