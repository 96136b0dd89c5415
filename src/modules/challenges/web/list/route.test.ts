import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { countingStatements } from '#platform/database/connect';
import { testService } from '#test/service';
import { aChallenge, anAuthority } from '../../testing/builders.ts';

const service = await testService();
const hostId = await anAuthority(service.db, { name: 'Ynys Môn County Council' });
const first = await aChallenge(service.db, { reference: 'L1', stage: 'preparing', onSiteFrom: '2027-05-10' });
const second = await aChallenge(service.db, {
  reference: 'L2',
  stage: 'scoping',
  bodyId: first.bodyId,
  hostId,
  programme: 'corporate',
  onSiteFrom: null,
});
await aChallenge(service.db, { reference: 'L3', stage: 'preparing' });

const seen = (body: string) => [...new Set(body.match(/\/challenges\/L\d+/g) ?? [])].map((href) => href.slice(12));
const list = async (personId: string, query = '') => {
  const response = await (await service.as(personId)).get(`/challenges${query}`);
  return { status: response.statusCode, seen: seen(response.body), body: response.body };
};

describe('The list of challenges', () => {
  it('shows the office all of its body and each other person only theirs', async () => {
    assert.deepEqual((await list(first.people.programmeManager)).seen, ['L1', 'L2']);
    assert.deepEqual((await list(first.people.hostCoordinator)).seen, ['L1']);
    assert.deepEqual((await list(second.people.challengeManager)).seen, ['L2']);
    assert.deepEqual((await list(first.people.peer)).seen, ['L1']);
    assert.equal((await list(first.people.stranger)).status, 403);
  });

  it('is filtered by stage, programme, year and part of a host’s name without its accents', async () => {
    const office = first.people.programmeManager;
    assert.deepEqual((await list(office, '?stage=scoping')).seen, ['L2']);
    assert.deepEqual((await list(office, '?programme=corporate')).seen, ['L2']);
    assert.deepEqual((await list(office, '?year=2027')).seen, ['L1']);
    assert.deepEqual((await list(office, '?host=ynys+mon')).seen, ['L2']);
    assert.deepEqual((await list(office, '?host=l1')).seen, ['L1']);
    assert.deepEqual((await list(office, '?host=100%25')).seen, []);
    assert.match((await list(office, '?stage=ended')).body, /No challenge fits/);
    assert.equal((await list(office, `?year=abc&page=-3&sort=${'x'.repeat(500)}`)).status, 200);
  });

  it('says where each stands, with how far it has come', async () => {
    assert.match((await list(first.people.hostCoordinator)).body, />Preparing<svg[\s\S]*?, stage 4 of 13</);
  });

  it('says how many filters are on, and takes all of them off at one press', async () => {
    const office = first.people.programmeManager;
    const on = async (query: string) => {
      const { body } = await list(office, query);
      return [/\((\d) on\)/.exec(body)?.[1], body.includes('>Take all filters off</a>')];
    };
    assert.deepEqual(await on('?sort=host'), [undefined, false]);
    assert.deepEqual(await on('?stage=scoping&year=2027'), ['2', true]);
  });

  it('asks the database as often for three as for one', async () => {
    const office = await service.as(first.people.programmeManager);
    const count = async (query: string) => (await countingStatements(() => office.get(`/challenges${query}`))).count;
    const one = await count('?host=l1');
    const more = await count('');
    assert.equal(more, one);
    assert.equal(one <= 8, true);
  });

  it('pages through twenty years of challenges, thirty at a time', async () => {
    const programme = { key: first.definition.key, version: first.definition.version };
    await sql`insert into challenges (id, reference, title, body_id, programme_key, programme_version, host_id, stage, on_site_from,
        on_site_until, opened_at)
      select gen_random_uuid(), 'L9' || n, 'Old', ${first.bodyId}, ${programme.key}, ${programme.version}, ${hostId}, 'closed',
        date '2007-01-01' + n, date '2007-01-04' + n, now() from generate_series(1, 8000) n`.execute(service.db);
    const office = await service.as(first.people.programmeManager);
    const { result, count } = await countingStatements(() => office.get('/challenges?page=267'));
    assert.match(result.body, /7,981 to 8,002 of 8,002 challenges/);
    assert.equal(count <= 8, true);
    const past = await office.get('/challenges?page=9000');
    assert.match(past.body, /7,981 to 8,002 of 8,002 challenges/);
  });
});
