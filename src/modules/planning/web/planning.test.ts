import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { countingStatements } from '#platform/database/connect';
import { type TestBrowser, testService } from '#test/service';
import { aFitPeer, aFormingTeam } from '../../teams/testing/builders.ts';
import { runPlan } from '../application/run-plan.ts';

const service = await testService();
const challenge = await aFormingTeam(service.db);
const office = await service.as(challenge.people.placementOfficer);

/** Somebody for each open place of the team, two for the lead's. */
for (const slot of challenge.definition.team.slots.filter((each) => !each.manager)) {
  for (const name of slot.lead ? ['Ayesha Lead', 'Bron Second'] : [`Cai ${slot.key}`]) {
    const [need] = slot.anyOf;
    if (!need) continue;
    await aFitPeer(service.db, challenge, {
      name: name === 'Cai member' ? '<script>alert(1)</script> ‮Ŵyn' : name,
      role: need.role,
      skills: { ...(need.skill ? { [need.skill]: 3 } : {}), 'adult-social-care': name === 'Ayesha Lead' ? 3 : 2 },
    });
  }
}

async function aPlanOf(browser: TestBrowser, fields: Record<string, string> = {}): Promise<string> {
  const id = newId();
  const made = await browser.post('/plans', {
    id,
    name: 'The year',
    challenge: challenge.id,
    seconds: '10',
    ...fields,
  });
  assert.equal(made.headers.location, `/plans/${id}`, made.body.slice(0, 500));
  return id;
}

const id = await aPlanOf(office);
const waiting = await office.get(`/plans/${id}`);
await service.runJobs();
const places = await service.db
  .selectFrom('plan_places')
  .selectAll()
  .where('plan_id', '=', id)
  .orderBy('position')
  .execute();
const lead = places.find((place) => place.name.includes('Lead')) ?? places[0];
const leadPath = `/plans/${id}/places/${lead?.slot_key}`;

describe('A plan of the year', () => {
  it('is made once however often the button is pressed, and says how far it is while it is worked on', async () => {
    assert.match(waiting.body, /data-running="yes"/);
    assert.match(waiting.body, /See how far it is now/);
    const again = await office.post('/plans', { id, name: 'The year', challenge: challenge.id, seconds: '10' });
    assert.equal(again.statusCode, 303);
    const { count } = await service.db
      .selectFrom('plan_runs')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('plan_id', '=', id)
      .executeTakeFirstOrThrow();
    assert.equal(count, 1);
  });

  it('fills every place with somebody, tells how near to the best it is, and writes nobody’s markup', async () => {
    assert.deepEqual(
      places.filter((place) => place.peer_id === null),
      [],
    );
    const page = await office.get(`/plans/${id}`);
    assert.match(page.body, /as good as any plan could be, and proven so|within [\d.]+% of the best/);
    assert.equal(page.body.includes('<script>alert'), false);
    const team = await office.get(`/plans/${id}/teams/${challenge.id}`);
    assert.match(team.body, /Strong in this team/);
    assert.match(team.body, /Never confirmed|Confirmed \d/);
  });

  it('says why somebody is in a place, who is next best, and which rule keeps another out', async () => {
    const page = await office.get(leadPath);
    assert.match(page.body, /Why Ayesha Lead/);
    assert.match(page.body, /Next best:<\/strong> Bron Second could take/);
    const barred = places.find((place) => place.name !== lead?.name && place.peer_id !== null)?.peer_id ?? '';
    const why = await office.get(`${leadPath}/peers/${barred}`);
    assert.match(why.body, /in the way/);
    assert.match(why.body, /Never confirmed|Confirmed \d/);
    assert.match(why.body, /The place asks for/);
  });

  it('keeps what was typed with the message beside it where no challenge or name is given', async () => {
    const long = '🙂'.repeat(50_000);
    const page = await office.post('/plans', { id: newId(), name: long, seconds: '10' });
    assert.equal(page.statusCode, 422);
    assert.match(page.body, /Use 200 characters or fewer/);
    const none = await office.post('/plans', { id: newId(), name: 'Cynllun ‏عام', seconds: '10' });
    assert.match(none.body, /Choose at least one challenge/);
    assert.match(none.body, /Cynllun ‏عام/);
  });

  it('is the office’s alone', async () => {
    const strangers = [challenge.people.challengeManager, challenge.people.hostCoordinator, challenge.people.peer];
    for (const person of strangers) assert.equal((await (await service.as(person)).get('/plans')).statusCode, 403);
    const far = await aFormingTeam(service.db);
    assert.equal((await (await service.as(far.people.placementOfficer)).get(`/plans/${id}`)).statusCode, 404);
    const theirs = await (await service.as(far.people.placementOfficer)).post('/plans', {
      id: newId(),
      name: 'Not ours',
      challenge: challenge.id,
      seconds: '10',
    });
    assert.match(theirs.body, /cannot be planned any more/);
  });

  it('takes a change by hand, says what it costs, and refuses one from a page that has gone stale', async () => {
    const version = async () =>
      String(
        (await service.db.selectFrom('plans').select('version').where('id', '=', id).executeTakeFirstOrThrow()).version,
      );
    const second = await service.db
      .selectFrom('people')
      .select('id')
      .where('name', '=', 'Bron Second')
      .executeTakeFirstOrThrow();
    const before = await scoreOf(id);
    const page = await office.get(`${leadPath}/peers/${second.id}`);
    const loss = Number(/would lose ([\d.]+) point/.exec(page.body)?.[1]);
    const stale = await version();
    await office.post(leadPath, { version: stale, act: 'put', peer: second.id });
    const held = await service.db
      .selectFrom('plan_places')
      .select(['peer_id', 'hold'])
      .where('plan_id', '=', id)
      .where('slot_key', '=', lead?.slot_key ?? '')
      .executeTakeFirstOrThrow();
    assert.deepEqual(held, { peer_id: second.id, hold: 'pinned' });
    assert.equal(Math.abs(before - (await scoreOf(id)) - loss) < 0.051, true, `${before} less ${loss}`);
    await office.post(leadPath, { version: stale, act: 'unpin' });
    assert.equal(
      (
        await service.db
          .selectFrom('plan_places')
          .select('hold')
          .where('plan_id', '=', id)
          .where('slot_key', '=', lead?.slot_key ?? '')
          .executeTakeFirstOrThrow()
      ).hold,
      'pinned',
    );
    await office.post(leadPath, { version: await version(), act: 'exclude', peer: second.id });
    await office.post(`/plans/${id}/runs`, {});
    await service.runJobs();
    const again = await service.db
      .selectFrom('plan_places as x')
      .innerJoin('people as p', 'p.id', 'x.peer_id')
      .select('p.name')
      .where('plan_id', '=', id)
      .where('slot_key', '=', lead?.slot_key ?? '')
      .executeTakeFirstOrThrow();
    assert.equal(again.name, 'Ayesha Lead');
  });

  it('says first what the chosen challenges ask for, and when', async () => {
    const page = await office.get('/plans/new');
    assert.match(page.body, /1 challenge asks for 4 peers: 0 places are taken, 4 open\./);
    assert.match(page.body, /The week of 10 May 2027 asks for most peers: 4\./);
  });

  it('lets two of the plan change places where no rule is in the way, and says why not where one is', async () => {
    const [first, second] = places.filter((place) => place.peer_id !== null);
    const page = await office.get(`/plans/${id}/places/${first?.slot_key}/peers/${second?.peer_id}`);
    assert.match(page.body, /in the way/);
    assert.doesNotMatch(page.body, /change places/);
  });

  it('can be run again where the service was stopped while it worked on it', async () => {
    const other = await aPlanOf(office, { name: 'Interrupted' });
    const began = new Date(service.services.clock().getTime() - 90_000);
    await service.db
      .updateTable('plan_runs')
      .set({ started_at: began, heard_at: began, stage: 'search' })
      .where('plan_id', '=', other)
      .execute();
    const page = await office.get(`/plans/${other}`);
    assert.match(page.body, /The service was stopped while this plan was worked out/);
    await office.post(`/plans/${other}/runs`, {});
    const runs = await service.db
      .selectFrom('plan_runs')
      .select(['outcome'])
      .where('plan_id', '=', other)
      .orderBy('asked_at')
      .orderBy('ended_at')
      .execute();
    assert.deepEqual(runs.map(({ outcome }) => outcome).sort(), ['failed', null]);
    await service.runJobs();
    assert.match((await office.get(`/plans/${other}`)).body, /Places filled/);
  });

  it('is kept as far as it is where the service is stopped, so that nobody waits for it to stop', async () => {
    const other = await aPlanOf(office, { name: 'Stopped with the service', seconds: '300' });
    const run = await service.db
      .selectFrom('plan_runs')
      .select('id')
      .where('plan_id', '=', other)
      .executeTakeFirstOrThrow();
    await runPlan(service.services, run.id, AbortSignal.abort());
    const ended = await service.db
      .selectFrom('plan_runs')
      .select(['outcome', 'filled'])
      .where('id', '=', run.id)
      .executeTakeFirstOrThrow();
    assert.deepEqual([ended.outcome, Number(ended.filled) > 0], ['cancelled', true]);
    assert.match((await office.get(`/plans/${other}`)).body, /This run was stopped early/);
  });

  it('can be stopped, and its page is left alone by whoever may not', async () => {
    const other = await aPlanOf(office, { name: 'Another' });
    const run = await service.db
      .selectFrom('plan_runs')
      .select('id')
      .where('plan_id', '=', other)
      .executeTakeFirstOrThrow();
    await office.post(`/plans/${other}/runs/${run.id}/cancellation`);
    await service.runJobs();
    const ended = await service.db
      .selectFrom('plan_runs')
      .select('outcome')
      .where('id', '=', run.id)
      .executeTakeFirstOrThrow();
    assert.equal(['cancelled', 'finished'].includes(String(ended.outcome)), true);
    const compared = await office.get(`/plans/comparison?one=${id}&other=${other}`);
    assert.match(compared.body, /Where they differ/);
  });

  it('asks the database at most eight times for a page, once it has been looked at', async () => {
    const peer = places.find((place) => place.peer_id !== null)?.peer_id;
    const second = await service.db
      .selectFrom('people')
      .select('id')
      .where('name', '=', 'Bron Second')
      .executeTakeFirstOrThrow();
    for (const url of [
      '/plans',
      '/plans/new',
      `/plans/${id}`,
      `/plans/${id}/teams/${challenge.id}`,
      leadPath,
      `${leadPath}/peers/${second.id}`,
      `/plans/${id}/peers/${peer}`,
      `/plans/${id}/acceptance`,
      `/plans/comparison?one=${id}&other=${id}`,
    ]) {
      const warm = await office.get(url);
      assert.equal(warm.statusCode, 200, url);
      const { count } = await countingStatements(() => office.get(url));
      assert.equal(count <= 8, true, `${url} sends ${count}`);
    }
  });

  it('is proposed and offered by the teams’ own rules, place by place', async () => {
    const keys = places.map((place) => place.slot_key);
    await service.db
      .updateTable('peers')
      .set({ status: 'lapsed' })
      .where('person_id', '=', places.at(-1)?.peer_id ?? '')
      .execute();
    const done = await office.post(`/plans/${id}/acceptance`, { place: keys, offer: 'yes' });
    assert.match(done.body, /need you|needs you/);
    assert.match(done.body, /lapsed and not serving/);
    const { rows } = {
      rows: await service.db
        .selectFrom('placements')
        .select('status')
        .where('challenge_id', '=', challenge.id)
        .where('status', '=', 'offered')
        .execute(),
    };
    assert.equal(rows.length, keys.length - 1);
  });
});

async function scoreOf(plan: string): Promise<number> {
  const { parts } = await service.db
    .selectFrom('plans')
    .select('parts')
    .where('id', '=', plan)
    .executeTakeFirstOrThrow();
  return Object.values(parts as Record<string, number>).reduce((sum, each) => sum + each, 0);
}
