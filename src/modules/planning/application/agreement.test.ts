import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { addToDate } from '#kernel/dates';
import { newId } from '#kernel/ids';
import { pick, type Random, randomInteger, seededRandom } from '#kernel/random';
import { isRefusal } from '#kernel/result';
import { findChallengeHead } from '#modules/challenges';
import { explain, type Instance, whyAll } from '#modules/matching';
import type { Database } from '#platform/database/connect';
import { type TestService, testService } from '#test/service';
import { aBody, aChallenge, anAuthority, type BuiltChallenge } from '../../challenges/testing/builders.ts';
import { readSetting, slotFactsOf } from '../../teams/application/challenge-facts.ts';
import { placePeer } from '../../teams/application/place-peer.ts';
import { assess } from '../../teams/domain/assess.ts';
import { SOFT_KEYS } from '../../teams/domain/soft-conflicts.ts';
import { peerFactsFor } from '../../teams/store/facts.ts';
import { teamSlots } from '../../teams/store/team.ts';
import { aFitPeer } from '../../teams/testing/builders.ts';
import { personIn } from '../domain/build-instance.ts';
import { USUAL_POLICY } from '../domain/policy.ts';
import { rolesOfPeers } from '../domain/requirement-roles.ts';
import { whoSaidNo } from '../store/said-no.ts';
import { aPlan } from '../testing/builders.ts';
import { loadFacts, meets, type Planned, planned } from './load-facts.ts';
import { solvePlan } from './solve.ts';
import { soundInstance } from './sound-instance.ts';

const EVERY_WAIVER = Object.fromEntries(SOFT_KEYS.map((key) => [key, 'They know the place and were asked for.']));
/** What depends on who else is in the team yet: the engine judges whole teams, the office one place at a time. */
const OF_THE_TEAM = new Set(['experience', 'authorities', 'this-team']);

/** Peers whom the engine may put into a slot as things stand: `person` ids. */
function allowedByEngine(instance: Instance, slot: string): Set<string> {
  const pins = instance.challenges.flatMap((each) =>
    each.slots.flatMap(({ id, pinned }) => (pinned ? [{ slot: id, peer: pinned }] : [])),
  );
  const pinned = new Set(pins.map((pin) => pin.slot));
  const free = whyAll(explain(instance, pins), slot).filter(
    ({ standing, bars, leaves }) =>
      (standing !== 'barred' || bars.every((bar) => bar === 'nobodyExperienced')) &&
      !leaves.some((each) => pinned.has(each)),
  );
  return new Set(free.map(({ peer }) => personIn(peer)));
}

/** For each open place and peer, what the engine and the office say differently. */
async function disagreements(
  { services, db }: TestService,
  all: readonly Planned[],
  instance: Instance,
): Promise<string[]> {
  const wrong: string[] = [];
  const ids = (await db.selectFrom('peers').select('person_id').execute()).map((each) => each.person_id);
  const no = await whoSaidNo(
    db,
    all.map(({ row }) => row.id),
  );
  for (const { row, facts } of all) {
    const head = await findChallengeHead(db, row.reference);
    if (!head) throw new Error(`no challenge ${row.reference}`);
    const setting = await readSetting(services, db, head, true);
    const team = await teamSlots(db, row.id);
    for (const slot of team.filter((each) => !each.isManager && each.placement === null)) {
      const engine = allowedByEngine(instance, slot.id);
      for (const peer of await peerFactsFor(db, setting.about, slot, { ids })) {
        const { hard } = assess(peer, slotFactsOf(slot, team), setting.facts);
        const codes = hard.map(({ code }) => code).filter((code) => !OF_THE_TEAM.has(code));
        const inTeam = facts.slots.some((each) => each.held?.peerId === peer.id);
        // A plan never asks twice; a person may.
        const asked = no.some((each) => each.challengeId === row.id && each.peerId === peer.id);
        if (asked) assert.equal(engine.has(peer.id), false);
        if (inTeam || asked || (codes.length === 0) === engine.has(peer.id)) continue;
        wrong.push(
          `${row.reference} ${slot.name} ${peer.id}: the engine ${engine.has(peer.id) ? 'may' : 'may not'}, the office is told ${codes.join(', ') || 'nothing'}`,
        );
      }
    }
  }
  return wrong;
}

/** A small year full of reasons to be refused. */
async function aYearOfTrouble(db: Database, seed: number): Promise<{ bodyId: string; challenges: BuiltChallenge[] }> {
  const random = seededRandom(seed);
  const bodyId = await aBody(db);
  const parties = ['lab', 'con', 'ld'];
  const hosts: string[] = [];
  for (let n = 0; n < 5; n += 1)
    hosts.push(await anAuthority(db, { region: pick(random, ['North', 'South', 'West']) }));
  for (const id of hosts)
    await db
      .updateTable('authorities')
      .set({ leading_party: pick(random, [...parties, null]) })
      .where('id', '=', id)
      .execute();
  const challenges: BuiltChallenge[] = [];
  for (const [n, programme] of [
    'corporate',
    'adult-social-care',
    'safeguarding-adults',
    'corporate',
    'peer-collaborative-improvement',
  ].entries()) {
    const onSiteFrom = addToDate('2027-05-03', { days: 7 * randomInteger(random, 0, 3) + (n === 4 ? 270 : 0) });
    challenges.push(
      await aChallenge(db, {
        stage: 'team',
        programme,
        bodyId,
        hostId: n === 3 ? (hosts[0] as string) : (hosts[n] as string),
        onSiteFrom,
      }),
    );
  }
  for (let n = 0; n < 60; n += 1) await aTroubledPeer(db, random, challenges, hosts, parties);
  return { bodyId, challenges };
}

async function aTroubledPeer(
  db: Database,
  random: Random,
  challenges: BuiltChallenge[],
  hosts: string[],
  parties: string[],
): Promise<void> {
  const chance = (of: number) => random() < of;
  const challenge = pick(random, challenges);
  const roles = challenge.definition.team.slots
    .filter((slot) => !slot.manager)
    .flatMap((slot) => slot.anyOf.map(({ role }) => role));
  const authorityId = chance(0.2)
    ? pick(random, hosts)
    : await anAuthority(db, { region: pick(random, ['North', 'South', 'West', 'East']) });
  const skills = Object.fromEntries(
    ['finance', 'adult-social-care', 'safeguarding', 'governance']
      .filter(() => chance(0.5))
      .map((topic) => [topic, randomInteger(random, 1, 3)]),
  );
  const id = await aFitPeer(db, challenge, {
    name: `Peer ${random().toString(36).slice(2, 7)}`,
    role: pick(random, roles),
    skills,
    served: randomInteger(random, 0, 2),
    authorityId,
    party: chance(0.6) ? pick(random, parties) : null,
    accreditedUntil: chance(0.1) ? null : pick(random, ['2027-05-10', '2027-05-20', '2028-12-31']),
  });
  await db
    .updateTable('peers')
    .set({ days_per_year: pick(random, [3, 5, 8, 12]), status: chance(0.1) ? 'lapsed' : 'serving' })
    .where('person_id', '=', id)
    .execute();
  if (chance(0.2))
    await db
      .updateTable('peer_roles')
      .set({ until_on: pick(random, ['2027-05-05', '2027-05-20']), authority_id: pick(random, hosts) })
      .where('peer_id', '=', id)
      .execute();
  if (chance(0.3))
    await db
      .insertInto('peer_unavailability')
      .values({ id: newId(), peer_id: id, from_on: '2027-05-12', until_on: pick(random, ['2027-05-12', '2027-05-25']) })
      .execute();
  if (chance(0.3))
    await db
      .insertInto('peer_previous_authorities')
      .values({
        peer_id: id,
        authority_id: pick(random, hosts),
        until_on: pick(random, [null, '2022-05-15', '2020-01-01', '2024-01-01']),
      })
      .onConflict((c) => c.doNothing())
      .execute();
  if (chance(0.2))
    await db
      .insertInto('declared_conflicts')
      .values({
        id: newId(),
        peer_id: id,
        authority_id: pick(random, hosts),
        kind: pick(random, ['hard', 'soft']),
        reason: 'A friend',
        declared_on: '2026-01-01',
      })
      .execute();
  if (chance(0.2))
    await db
      .insertInto('peer_visits')
      .values({ id: newId(), peer_id: id, authority_id: pick(random, hosts), served_on: '2025-05-05', days: 4 })
      .execute();
  if (!chance(0.25)) return;
  const open = challenge.slots.filter((slot) => !slot.isManager);
  const from = addToDate(challenge.head.onSiteFrom as string, { days: -1 });
  await sql`insert into placements (id, challenge_id, slot_id, peer_id, status, days, period, proposed_at)
    values (${newId()}, ${challenge.id}, ${pick(random, open).id}, ${id}, ${pick(random, ['offered', 'accepted', 'declined'])}, 4, daterange(${from}::date, ${challenge.head.onSiteUntil}::date, '[]'), now()) on conflict do nothing`.execute(
    db,
  );
}

/** Puts every place of the plan into the tables by the teams' own command, those who have served first: what it refuses. */
async function refusedByOffice(
  { services, db }: TestService,
  all: readonly Planned[],
  places: ReadonlyMap<string, string>,
): Promise<string[]> {
  const refused: string[] = [];
  const served = new Map(
    (await db.selectFrom('peers').select(['person_id', 'served']).execute()).map((each) => [
      each.person_id,
      each.served,
    ]),
  );
  for (const { row, facts } of all) {
    const challenge = await findChallengeHead(db, row.reference);
    if (!challenge) throw new Error(`no challenge ${row.reference}`);
    const open = facts.slots
      .flatMap((slot) =>
        slot.held || !places.has(slot.key) ? [] : [{ slotId: slot.key, peerId: places.get(slot.key) as string }],
      )
      .sort((a, b) => (served.get(b.peerId) ?? 0) - (served.get(a.peerId) ?? 0));
    for (const place of open) {
      const placer = { personId: await anOfficer(db), namesOtherHosts: true };
      const placed = await placePeer(services, { id: newId(), challenge, ...place, waivers: EVERY_WAIVER }, placer);
      if (isRefusal(placed)) refused.push(`${row.reference} ${place.slotId}: ${placed.why}`);
    }
  }
  return refused;
}

async function anOfficer(db: Database): Promise<string> {
  return (
    await db
      .selectFrom('role_grants')
      .select('person_id')
      .where('role', '=', 'placement-officer')
      .executeTakeFirstOrThrow()
  ).person_id;
}

async function planOf({ db }: TestService, bodyId: string, ids: readonly string[]) {
  const plan = { id: await aPlan(db, bodyId, ids), bodyId };
  const all = await planned(db, plan.id);
  return { all, facts: await loadFacts(db, plan, all) };
}

async function agree(service: TestService, bodyId: string, ids: readonly string[]): Promise<void> {
  const { all, facts } = await planOf(service, bodyId, ids);
  const sound = soundInstance(facts, USUAL_POLICY, rolesOfPeers(facts, meets));
  if (isRefusal(sound)) throw new Error(sound.why);
  assert.deepEqual(await disagreements(service, all, sound.instance), []);
  const solved = await solvePlan(facts, USUAL_POLICY, rolesOfPeers(facts, meets), { seconds: 20 });
  if (isRefusal(solved)) throw new Error(solved.why);
  const places = new Map(solved.plan.placements.map(({ slot, peer }) => [slot, personIn(peer)]));
  const open = facts.challenges.flatMap((each) => each.slots.filter((slot) => slot.held === null));
  assert.equal(
    open.some((slot) => places.has(slot.key)),
    true,
    'the plan fills a place',
  );
  assert.deepEqual(await refusedByOffice(service, all, places), []);
}

describe('The engine and the office', () => {
  for (const seed of [1, 2, 3, 4]) {
    it(`refuse the same peers, and the office takes the whole plan, in a year made of trouble (${seed})`, async () => {
      const service = await testService();
      const { bodyId, challenges } = await aYearOfTrouble(service.db, seed);
      await agree(
        service,
        bodyId,
        challenges.map(({ id }) => id),
      );
    });
  }

  it('refuse the same peers, and the office takes the whole plan, in the demo', async () => {
    const service = await testService({ template: 'demo' });
    const open = await service.db
      .selectFrom('challenges')
      .select(['id', 'body_id'])
      .where('stage', 'in', ['team', 'preparing'])
      .execute();
    await agree(
      service,
      open[0]?.body_id ?? '',
      open.map(({ id }) => id),
    );
  });
});
