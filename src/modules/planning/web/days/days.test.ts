import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import { testService } from '#test/service';
import { acceptOffer } from '../../../teams/application/answer-offer.ts';
import { offerPlace } from '../../../teams/application/offer-place.ts';
import { placePeer } from '../../../teams/application/place-peer.ts';
import { aFitPeer, aFormingTeam } from '../../../teams/testing/builders.ts';

const service = await testService();
const { db, services } = service;
const challenge = await aFormingTeam(db, { onSiteFrom: '2027-05-10' });
const officer = challenge.people.placementOfficer;
const manager = await service.as(challenge.people.challengeManager);
const url = `/challenges/${challenge.reference}/team/days`;

/** Somebody who has said yes to the nth place of the team. */
async function somebodyIn(n: number, name: string, email: string): Promise<string> {
  const slot = challenge.slots.filter((each) => !each.isManager)[n];
  const need = slot?.need.anyOf[0];
  if (!slot || !need) throw new Error('no such place');
  const peerId = await aFitPeer(db, challenge, {
    name,
    email,
    role: need.role,
    skills: { 'adult-social-care': 3, ...(need.skill ? { [need.skill]: 3 } : {}) },
  });
  const placed = await placePeer(
    services,
    { id: newId(), challenge: challenge.head, slotId: slot.id, peerId, waivers: {} },
    { personId: officer, namesOtherHosts: true },
  );
  if (isRefusal(placed)) throw new Error(placed.why);
  const offered = await offerPlace(services, { challengeId: challenge.id, placementId: placed.placementId }, officer);
  if (isRefusal(offered)) throw new Error(offered.why);
  await acceptOffer(services, placed.placementId);
  return peerId;
}

const ayesha = await somebodyIn(0, 'Ayesha Yes', 'ayesha@peers.example');
const bron = await somebodyIn(1, 'Bron Away', 'bron@peers.example');
const cai = await somebodyIn(3, 'Cai No', 'cai@peers.example');
await db
  .insertInto('peer_unavailability')
  .values({ id: newId(), peer_id: bron, from_on: '2027-06-14', until_on: '2027-06-20' })
  .execute();

const days = async (sure: boolean, from: [string, string], until: [string, string]) => {
  const { version } = await db
    .selectFrom('challenges')
    .select('version')
    .where('id', '=', challenge.id)
    .executeTakeFirstOrThrow();
  return {
    version: String(version),
    'from-day': from[0],
    'from-month': from[1],
    'from-year': '2027',
    'until-day': until[0],
    'until-month': until[1],
    'until-year': '2027',
    ...(sure ? { sure: 'yes' } : {}),
  };
};
const statusOf = async (peer: string) =>
  (await db
    .selectFrom('placements')
    .select(['status', 'period'])
    .where('peer_id', '=', peer)
    .executeTakeFirstOrThrow()) as { status: string; period: unknown };
const linkTo = async (email: string) => {
  const { text_body: text } = await db
    .selectFrom('mail_messages')
    .select('text_body')
    .where('to_address', '=', email)
    .where('template', '=', 'dates-moved')
    .orderBy('queued_at', 'desc')
    .executeTakeFirstOrThrow();
  return new URL(/https?:\/\/\S+\/still\/\S+/.exec(text)?.[0] ?? '').pathname;
};

describe('Days that move while peers hold places', () => {
  it('are refused in the scope, which says where it can be done', async () => {
    const page = await manager.get(`/challenges/${challenge.reference}/scope/edit`);
    assert.equal(page.statusCode, 200);
    const { readScope, saveScope } = await import('#modules/challenges');
    const { scope, version } = await readScope(db, challenge.id);
    const saved = await saveScope(
      services,
      { head: challenge.head, version, scope: { ...scope, onSiteFrom: '2027-06-14', onSiteUntil: '2027-06-18' } },
      officer,
    );
    assert.deepEqual('errors' in saved ? saved.errors : saved, {
      from: 'Peers hold places on the days agreed. Change the days from the team’s page, which asks each of them again',
    });
  });

  it('show first what they would mean for each peer, and change nothing', async () => {
    const page = await manager.post(url, await days(false, ['14', '6'], ['18', '6']));
    assert.match(page.body, /Asked whether they still can/);
    assert.match(page.body, /Withdrawn, and told why: Bron Away is not free/);
    assert.equal((await statusOf(bron)).status, 'accepted');
    const backwards = await manager.post(url, await days(false, ['18', '6'], ['14', '6']));
    assert.match(backwards.body, /The last day must be the first day or later/);
    const never = await manager.post(url, await days(false, ['31', '2'], ['14', '6']));
    assert.match(never.body, /Enter a real date/);
  });

  it('ask those who can, withdraw whom a rule keeps out, and have a mended team worked out', async () => {
    const moved = await manager.post(url, await days(true, ['14', '6'], ['18', '6']));
    assert.equal(moved.statusCode, 303, moved.body.slice(0, 2000));
    assert.equal((await statusOf(bron)).status, 'withdrawn');
    assert.deepEqual([(await statusOf(ayesha)).status, (await statusOf(cai)).status], ['accepted', 'accepted']);
    assert.match(String((await statusOf(ayesha)).period), /2027-06-13,2027-06-19/);
    await service.runJobs();
    const plan = await db.selectFrom('plans').select(['id', 'kind']).executeTakeFirstOrThrow();
    assert.equal(plan.kind, 'repair');
    const kept = await db
      .selectFrom('plan_places')
      .select('peer_id')
      .where('plan_id', '=', plan.id)
      .where('hold', '=', 'placed')
      .execute();
    assert.deepEqual(kept.map((each) => each.peer_id).sort(), [ayesha, cai].sort());
  });

  it('are answered with one press, by nobody who only opens the link, and once', async () => {
    const link = await linkTo('ayesha@peers.example');
    const anybody = service.browser();
    const page = await anybody.get(link);
    assert.match(page.body, /Can you still go/);
    assert.match(page.body, /13 June 2027/);
    assert.equal(
      (await db.selectFrom('placement_reconfirmations').select('id').where('answer', 'is not', null).execute()).length,
      0,
    );
    await anybody.post(link, { answer: 'still' });
    assert.match((await anybody.get(link)).body, /You keep your place/);
    await anybody.post(link, { answer: 'cannot' });
    assert.equal((await statusOf(ayesha)).status, 'accepted');
    assert.equal((await anybody.get('/still/nobody-ever-sent-this-link-0000')).statusCode, 404);
  });

  it('open the place of whoever cannot, without a second letter to them, and mend the team again', async () => {
    const before = (
      await db.selectFrom('mail_messages').select('id').where('to_address', '=', 'cai@peers.example').execute()
    ).length;
    const person = await service.as(cai);
    const placement = await db
      .selectFrom('placements')
      .select('id')
      .where('peer_id', '=', cai)
      .executeTakeFirstOrThrow();
    await person.post(`/peer/places/${placement.id}/dates`, { answer: 'cannot' });
    assert.equal((await statusOf(cai)).status, 'withdrawn');
    assert.equal(
      (await db.selectFrom('mail_messages').select('id').where('to_address', '=', 'cai@peers.example').execute())
        .length,
      before,
    );
    const page = await manager.get(url);
    assert.match(page.body, /Can still go/);
    assert.match(page.body, /Cannot go any more/);
    await service.runJobs();
    const { count } = await db
      .selectFrom('plan_runs')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    assert.equal(count, 2);
    // Nobody asks Cai for these days again: not the mended plan, which has nobody else, nor another team.
    const proposed = await db.selectFrom('plan_places').select('peer_id').where('peer_id', '=', cai).execute();
    assert.deepEqual(proposed, []);
    const away = await db
      .selectFrom('peer_unavailability')
      .select(['from_on', 'until_on'])
      .where('peer_id', '=', cai)
      .execute();
    assert.deepEqual(away, [{ from_on: '2027-06-13', until_on: '2027-06-18' }]);
    assert.equal((await (await service.as(ayesha)).get(`/peer/places/${placement.id}/dates`)).statusCode, 404);
  });
});
