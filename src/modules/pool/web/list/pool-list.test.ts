import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { countingStatements } from '#platform/database/connect';
import { testService } from '#test/service';
import { words } from '#test/words';
import { makeAuthority, makeBody, makeManyPeers, makePeer, makePerson } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;
const bodyId = await makeBody(db);
await makeAuthority(db, 'NOR', { name: 'Northdale Council', region: 'North' });
await makeAuthority(db, 'SOU', { name: 'Southmere Council', region: 'South' });
await db.insertInto('programmes').values({ key: 'scrutiny', body_id: bodyId, current_version: 1 }).execute();
await db
  .insertInto('programme_versions')
  .values({
    programme_key: 'scrutiny',
    version: 1,
    hash: 'x',
    definition: JSON.stringify({ name: 'Scrutiny challenge' }),
    loaded_at: new Date(),
  })
  .execute();
const officer = await service.as(await makePerson(db, 'Kwame Boateng', 'placement-officer', { bodyId }));
const sian = await makePeer(db, {
  bodyId,
  name: 'Siân Protheroe',
  authorityId: 'NOR',
  skills: { housing: 3, finance: 1 },
  accredited: [{ programme: 'scrutiny', from: '2026-01-01', until: '2027-03-31' }],
  lastServedOn: '2026-05-01',
});
await makePeer(db, {
  bodyId,
  name: 'Tom Reeve',
  kind: 'member',
  role: 'council-leader',
  roleTitle: 'Leader of the council',
  party: 'lab',
  authorityId: 'SOU',
  skills: { housing: 1 },
});
await makePeer(db, { bodyId, name: '=cmd|calc', status: 'retired', authorityId: 'SOU' });

async function names(query: string): Promise<string[]> {
  const { body, statusCode } = await officer.get(`/pool${query}`);
  assert.equal(statusCode, 200);
  return [...body.matchAll(/href="\/pool\/[0-9a-f-]{36}">([^<]+)</g)].map((match) => match[1] ?? '');
}

describe('The pool', () => {
  it('is a list of lines on a phone, whose cells say by themselves what they are', async () => {
    const { body } = await officer.get('/pool?words=sian');
    assert.match(body, /<table class="cf-table cf-table--lines"/);
    const [, row = ''] = /<tbody[^>]*>([\s\S]*?)<\/tbody>/.exec(body) ?? [];
    assert.match(words(row), /days left .*served: 1 May 2026/);
  });

  it('shows serving peers with their days left, and narrows by each filter in the address', async () => {
    const cases: [string, string[]][] = [
      ['', ['Siân Protheroe', 'Tom Reeve']],
      ['?words=sian', ['Siân Protheroe']],
      ['?words=SIÂN+director', ['Siân Protheroe']],
      ['?words=100%25_', []],
      ['?kind=member', ['Tom Reeve']],
      ['?role=council-leader', ['Tom Reeve']],
      ['?skill=housing', ['Siân Protheroe', 'Tom Reeve']],
      ['?skill=housing&level=2', ['Siân Protheroe']],
      ['?region=South', ['Tom Reeve']],
      ['?party=lab', ['Tom Reeve']],
      ['?programme=scrutiny', ['Siân Protheroe']],
      ['?programme=scrutiny&from=2027-03-31&until=2027-03-31', ['Siân Protheroe']],
      ['?programme=scrutiny&from=2027-03-29&until=2027-04-01', []],
      ['?status=all', ['=cmd|calc', 'Siân Protheroe', 'Tom Reeve']],
      ['?sort=name&order=descending', ['Tom Reeve', 'Siân Protheroe']],
      ['?sort=last-served', ['Tom Reeve', 'Siân Protheroe']],
      ['?page=9', ['Siân Protheroe', 'Tom Reeve']],
      ['?from-day=31&from-month=2&from-year=2027&sort=nothing&level=9', ['Siân Protheroe', 'Tom Reeve']],
    ];
    for (const [query, expected] of cases) assert.deepEqual(await names(query), expected, query);
  });

  it('leaves out who is away on one of the days asked for, both ends included', async () => {
    await db
      .insertInto('peer_unavailability')
      .values({ id: newId(), peer_id: sian, from_on: '2027-05-10', until_on: '2027-05-12' })
      .execute();
    assert.deepEqual(await names('?from=2027-05-12&until=2027-05-14'), ['Tom Reeve']);
    assert.deepEqual(await names('?from=2027-05-13&until=2027-05-14'), ['Siân Protheroe', 'Tom Reeve']);
  });

  it('exports what matches, with nothing a spreadsheet would run, and records who took it', async () => {
    const response = await officer.get('/pool.csv?status=retired');
    assert.equal(response.headers['content-type'], 'text/csv; charset=utf-8');
    const lines = response.body.split('\r\n');
    assert.equal(lines.length, 3);
    assert.equal(lines[1]?.startsWith("'=cmd|calc,"), true);
    const entries = await db.selectFrom('audit_entries').select(['action', 'detail']).execute();
    assert.deepEqual(entries, [
      { action: 'exported the pool list', detail: { peers: 1, filters: { status: 'retired' } } },
    ]);
  });

  it('is for the office of the same programme body only', async () => {
    const cases: [string, string | null, number][] = [
      ['peer', bodyId, 403],
      ['programme-manager', bodyId, 200],
      ['administrator', bodyId, 403],
    ];
    for (const [role, body, status] of cases) {
      const browser = await service.as(await makePerson(db, role, role, { bodyId: body ?? '' }));
      assert.equal((await browser.get('/pool')).statusCode, status, role);
      assert.equal((await browser.get('/pool.csv')).statusCode, status, role);
      assert.equal((await browser.get(`/pool/${sian}`)).statusCode, status, role);
    }
    assert.equal((await service.browser().get('/pool')).statusCode, 303);
    const other = await makeBody(db);
    const stranger = await service.as(await makePerson(db, 'Far Away', 'placement-officer', { bodyId: other }));
    assert.equal((await stranger.get(`/pool/${sian}`)).statusCode, 404);
    assert.equal((await stranger.get('/pool?status=all')).body.includes('Siân'), false);
  });

  it('shows one peer whole in three statements, and nobody for an address that is no peer', async () => {
    const { result, count } = await countingStatements(() => officer.get(`/pool/${sian}`));
    assert.equal(count <= 3, true);
    for (const word of ['Siân Protheroe', 'Northdale Council', 'Scrutiny challenge', '10 to 12 May 2027', 'Housing']) {
      assert.equal(result.body.includes(word), true, word);
    }
    assert.equal((await officer.get(`/pool/${newId()}`)).statusCode, 404);
    assert.equal((await officer.get('/pool/nobody')).statusCode, 404);
  });

  it('keeps to eight statements and sixty thousand characters with five thousand peers', async () => {
    const few = await countingStatements(() => officer.get('/pool'));
    await makeManyPeers(db, bodyId, 5000, 'NOR');
    for (const query of [
      '',
      '?words=peer+49',
      '?skill=finance&level=2&sort=days-left&order=descending',
      '?sort=role&page=40',
    ]) {
      const started = performance.now();
      const { result, count } = await countingStatements(() => officer.get(`/pool${query}`));
      const took = Math.round(performance.now() - started);
      if (process.env.SHOW_TIMES) console.log(query, took, 'ms', result.body.length);
      assert.equal(count, few.count);
      assert.equal((result.body.match(/<tr role="row"><th scope="row"/g) ?? []).length, 50, query);
    }
    assert.equal(few.count <= 8, true);
  });
});
