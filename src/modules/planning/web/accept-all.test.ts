import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { TEST_NOW, testService } from '#test/service';
import { aBody, type BuiltChallenge } from '../../challenges/testing/builders.ts';
import { aFitPeer, aFormingTeam } from '../../teams/testing/builders.ts';

const service = await testService();
const { db } = service;
const bodyId = await aBody(db);
const first = await aFormingTeam(db, { bodyId });
const second = await aFormingTeam(db, { bodyId, onSiteFrom: '2027-06-14' });
const office = await service.as(first.people.placementOfficer);

/** One peer for each place of the team; whoever is first in it is of the host's own region. */
async function peersFor(challenge: BuiltChallenge): Promise<void> {
  for (const [n, slot] of challenge.definition.team.slots.filter((each) => !each.manager).entries()) {
    const [need] = slot.anyOf;
    await aFitPeer(db, challenge, {
      name: `${slot.name} for ${challenge.reference}`,
      ...(n === 0 ? { region: 'North East' } : {}),
      ...(need ? { role: need.role, skills: { 'adult-social-care': 3 } } : {}),
    });
  }
}
await peersFor(first);
await peersFor(second);
const plan = newId();
await office.post('/plans', { id: plan, name: 'Both', challenge: [first.id, second.id], seconds: '10' });
await service.runJobs();

describe('A whole plan proposed at one press', () => {
  it('says how far it is, proposes whoever needs no waiver, and leaves the others to a person', async () => {
    const asked = await office.post(`/plans/${plan}/acceptance`, { all: 'yes', 'offer-all': 'no' });
    assert.equal(asked.headers.location, `/plans/${plan}`);
    assert.match((await office.get(`/plans/${plan}`)).body, /All teams are being proposed now: 0 of 8 places so far/);
    assert.match((await office.get(`/plans/${plan}/acceptance`)).body, /are being proposed now/);
    await office.post(`/plans/${plan}/acceptance`, { all: 'yes', 'offer-all': 'yes' });
    await service.runJobs();
    const placed = await db.selectFrom('placements').select('status').execute();
    assert.deepEqual(
      placed.map(({ status }) => status),
      Array.from({ length: 6 }, () => 'proposed'),
    );
    const page = await office.get(`/plans/${plan}`);
    assert.match(page.body, /All teams were proposed: 6 places are taken now, and 2 need you/);
    assert.match(page.body, /1 could not be proposed/);
    const left = await office.get(`/plans/${plan}/acceptance`);
    assert.match(left.body, /Say why this peer should go all the same/);
  });

  it('goes on with the rest where it is asked for again', async () => {
    await office.post(`/plans/${plan}/acceptance`, { all: 'yes', 'offer-all': 'no' });
    await service.runJobs();
    assert.equal((await db.selectFrom('placements').select('id').execute()).length, 6);
  });
});

async function since(minutes: number): Promise<void> {
  const proposing_since = new Date(TEST_NOW.getTime() - minutes * 60_000);
  await db.updateTable('plans').set({ proposing_since }).where('id', '=', plan).execute();
}

async function proposingSince(): Promise<Date | null> {
  const row = await db.selectFrom('plans').select('proposing_since').where('id', '=', plan).executeTakeFirstOrThrow();
  return row.proposing_since;
}

/** What the page offers to propose, every place ticked and a reason given for each waiver. */
async function allTicked(): Promise<{ place: string[] } & Record<string, string | string[]>> {
  const { body } = await office.get(`/plans/${plan}/acceptance`);
  const values = (pattern: RegExp) => [...body.matchAll(pattern)].map(([, value]) => value ?? '');
  const reasons = values(/<textarea[^>]* name="(waive-[^"]+)"/g).map((name) => [name, 'Nobody else knows the host']);
  return { ...Object.fromEntries(reasons), place: values(/name="place"[^>]* value="([^"]+)"/g) };
}
const BROKEN_OFF = /Proposing all teams was broken off/;

describe('A whole plan that somebody began to propose and nobody ended', () => {
  it('is said to be broken off after an hour, and can be proposed again', async () => {
    await since(59);
    assert.match((await office.get(`/plans/${plan}`)).body, /All teams are being proposed now/);
    await since(61);
    assert.match(
      (await office.get(`/plans/${plan}`)).body,
      /Proposing all teams was broken off\. Whoever was proposed/,
    );
    assert.match((await office.get(`/plans/${plan}/acceptance`)).body, /Say why this peer should go all the same/);
    await office.post(`/plans/${plan}/acceptance`, { all: 'yes', 'offer-all': 'no' });
    assert.deepEqual(await proposingSince(), TEST_NOW);
    assert.match((await office.get(`/plans/${plan}`)).body, /All teams are being proposed now/);
    await service.runJobs();
    assert.equal(await proposingSince(), null);
  });

  it('is said to be broken off no longer once somebody has chosen teams again', async () => {
    const ticked = await allTicked();
    assert.equal(ticked.place.length, 2);
    const [one, other] = ticked.place;
    await since(61);
    assert.match((await office.get(`/plans/${plan}`)).body, BROKEN_OFF);
    const nobody = await office.post(`/plans/${plan}/acceptance`, { offer: 'no' });
    assert.match(nobody.body, /Tick at least one peer to propose/);
    assert.notEqual(await proposingSince(), null);
    const done = await office.post(`/plans/${plan}/acceptance`, { ...ticked, place: [one ?? ''], offer: 'no' });
    assert.match(done.body, /All 1 are done/);
    assert.equal(await proposingSince(), null);
    assert.doesNotMatch((await office.get(`/plans/${plan}`)).body, BROKEN_OFF);
    assert.deepEqual((await allTicked()).place, [other]);
  });
});

describe('A plan whose challenge has other days by now', () => {
  it('says so wherever it shows that team, until it is run again', async () => {
    await db
      .updateTable('challenges')
      .set({ on_site_from: '2027-07-05', on_site_until: '2027-07-09' })
      .where('id', '=', second.id)
      .execute();
    assert.match((await office.get(`/plans/${plan}`)).body, /the days have moved since: run again/);
    const team = await office.get(`/plans/${plan}/teams/${second.id}`);
    assert.match(team.body, /The days have moved since this plan was worked out/);
    assert.doesNotMatch((await office.get(`/plans/${plan}/teams/${first.id}`)).body, /The days have moved since/);
    assert.match(
      (await office.get(`/plans/${plan}/acceptance`)).body,
      /The days have moved since this plan was worked out/,
    );
    await office.post(`/plans/${plan}/runs`, {});
    await service.runJobs();
    assert.doesNotMatch((await office.get(`/plans/${plan}`)).body, /the days have moved since/);
  });
});

describe('A plan with somebody for a challenge that has closed', () => {
  it('does not offer to choose teams where nobody can be proposed', async () => {
    const proposing = /Choose teams to propose/;
    assert.match((await office.get(`/plans/${plan}`)).body, proposing);
    const closed = (at: Date | null) => db.updateTable('challenges').set({ closed_at: at }).execute();
    await closed(TEST_NOW);
    assert.match((await office.get(`/plans/${plan}/acceptance`)).body, /Nothing left to propose/);
    assert.doesNotMatch((await office.get(`/plans/${plan}`)).body, proposing);
    await closed(null);
  });
});

describe('A whole plan of which nothing is left to propose', () => {
  it('is not said to be broken off, and choosing teams leaves alone what may be going on', async () => {
    const ticked = await allTicked();
    assert.notEqual(ticked.place.length, 0);
    await since(59);
    const done = await office.post(`/plans/${plan}/acceptance`, { ...ticked, offer: 'no' });
    assert.match(done.body, /All \d are done/);
    assert.notEqual(await proposingSince(), null);
    await since(61);
    assert.match((await office.get(`/plans/${plan}/acceptance`)).body, /Nothing left to propose/);
    assert.doesNotMatch((await office.get(`/plans/${plan}`)).body, BROKEN_OFF);
  });
});
