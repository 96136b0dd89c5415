import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { testService } from '#test/service';
import type { BuiltChallenge } from '../../../challenges/testing/builders.ts';
import { recordServed, teamMembersForTimetable, teamPeers } from '../../index.ts';
import { aFitPeer, aFormingTeam, type FitPeer, seenOnTeamPage, slotId } from '../../testing/builders.ts';

const service = await testService();
const { db, services } = service;
const challenge = await aFormingTeam(db);
const base = `/challenges/${challenge.reference}`;
const office = () => service.as(challenge.people.placementOfficer);
const host = () => service.as(challenge.people.hostCoordinator);

const PEERS: Record<string, FitPeer> = {
  lead: { name: 'Lena Lead' },
  'senior-officer': { name: 'Sol Officer', role: 'assistant-director' },
  member: { name: 'Mo Member', role: 'cabinet-member' },
  health: { name: 'Hal Health', role: 'health-manager' },
};

/** Fills a slot with somebody who says yes. */
async function filled(slot: string, at: BuiltChallenge = challenge): Promise<string> {
  const peerId = await aFitPeer(db, at, PEERS[slot]);
  const id = newId();
  const browser = await service.as(at.people.placementOfficer);
  const url = `/challenges/${at.reference}/placements`;
  assert.equal((await browser.post(url, { id, slot: slotId(at, slot), peer: peerId })).statusCode, 303);
  assert.equal((await browser.post(`${url}/${id}/offers`)).statusCode, 303);
  const peer = await service.as(peerId);
  assert.equal((await peer.post(`/peer/offers/${id}/acceptance`)).statusCode, 303);
  return id;
}
const statuses = async (id = challenge.id) =>
  (await db.selectFrom('placements').select('status').where('challenge_id', '=', id).execute())
    .map(({ status }) => status)
    .sort();
const tasks = async (kind: string) =>
  (
    await db
      .selectFrom('tasks')
      .select('title')
      .where('kind', '=', kind)
      .where('done_at', 'is', null)
      .where('dropped_at', 'is', null)
      .execute()
  ).length;
const milestones = async () =>
  (
    await db
      .selectFrom('challenge_milestones')
      .select('milestone')
      .where('challenge_id', '=', challenge.id)
      .where('milestone', '=', 'team-confirmed')
      .execute()
  ).length;

describe('The host and its team', () => {
  it('is asked only when everybody has said yes, and cannot be content before', async () => {
    for (const slot of ['lead', 'senior-officer', 'member']) await filled(slot);
    assert.equal(await tasks('host-view-of-team'), 0);
    const browser = await host();
    await browser.post(`${base}/team/contentment`);
    assert.deepEqual(await statuses(), ['accepted', 'accepted', 'accepted']);
    const { body } = await browser.get(`${base}/team`);
    assert.equal(body.includes('Not everybody has said yes yet: health peer.'), true);
    assert.equal(body.includes('The team is still being formed.'), true);
    await filled('health');
    assert.equal(await tasks('host-view-of-team'), 1);
  });

  it('objects with a reason; the office is asked, and nothing is confirmed meanwhile', async () => {
    const [row] = await db
      .selectFrom('placements as p')
      .innerJoin('people', 'people.id', 'p.peer_id')
      .select('p.id')
      .where('people.name', '=', 'Mo Member')
      .execute();
    const browser = await host();
    const page = await browser.get(`${base}/team/objections/new?placement=${row?.id}`);
    assert.equal(page.body.includes('Object to Mo Member'), true);
    const fields = { id: newId(), placement: row?.id ?? '' };
    assert.equal((await browser.post(`${base}/team/objections`, { ...fields, reason: '' })).statusCode, 422);
    for (let press = 0; press < 2; press += 1) {
      const sent = await browser.post(`${base}/team/objections`, {
        ...fields,
        reason: 'An old dispute over a boundary.',
      });
      assert.equal(sent.statusCode, 303);
    }
    assert.equal(await tasks('answer-objection'), 1);
    await browser.post(`${base}/team/contentment`);
    assert.deepEqual(await statuses(), ['accepted', 'accepted', 'accepted', 'accepted']);
    assert.equal((await browser.get(`${base}/team/objections/${fields.id}`)).statusCode, 403);
    const kept = await (await office()).post(`${base}/team/objections/${fields.id}/answer`, {
      answer: 'kept',
      reason: 'It was settled in 2019.',
    });
    assert.equal(kept.statusCode, 303);
    const twice = await (await office()).post(`${base}/team/objections/${fields.id}/answer`, {
      answer: 'withdrawn',
      reason: 'x',
    });
    assert.equal(twice.statusCode, 422);
    assert.equal(
      (await browser.get(`${base}/team`)).body.includes('we would keep Mo Member. It was settled in 2019.'),
      true,
    );
    assert.equal(await tasks('answer-objection'), 0);
  });

  it('keeps from the office the right to go on before the time to object is over', async () => {
    const browser = await office();
    await browser.post(`${base}/team/contentment`);
    assert.equal(
      (await browser.get(`${base}/team`)).body.includes('The host may still object until 6 December 2026.'),
      true,
    );
    assert.equal(await milestones(), 0);
  });

  it('is content only with those whom it has seen', async () => {
    const browser = await host();
    const whom = await seenOnTeamPage(browser, challenge);
    const [first = '', ...others] = whom.seen.split(',');
    assert.equal(others.length, 3);
    await browser.post(`${base}/team/contentment`, { seen: others.join(',') });
    assert.deepEqual(await statuses(), ['accepted', 'accepted', 'accepted', 'accepted']);
    const { name } = await db
      .selectFrom('placements as p')
      .innerJoin('people', 'people.id', 'p.peer_id')
      .select('people.name')
      .where('p.id', '=', first)
      .executeTakeFirstOrThrow();
    const { body } = await browser.get(`${base}/team`);
    assert.equal(body.includes(`${name} has joined since you opened this page.`), true);
  });

  it('is content: the places are confirmed once, the peers told, and the challenge moves on', async () => {
    const browser = await host();
    const whom = await seenOnTeamPage(browser, challenge);
    for (let press = 0; press < 2; press += 1) {
      assert.equal((await browser.post(`${base}/team/contentment`, whom)).statusCode, 303);
    }
    assert.deepEqual(await statuses(), ['confirmed', 'confirmed', 'confirmed', 'confirmed']);
    assert.equal(await milestones(), 1);
    const head = await db.selectFrom('challenges').select('stage').where('id', '=', challenge.id).executeTakeFirst();
    assert.equal(head?.stage, 'preparing');
    const confirmed = await db
      .selectFrom('mail_messages')
      .select('id')
      .where('template', '=', 'placement-confirmed')
      .execute();
    assert.equal(confirmed.length, 4);
    const team = await teamPeers(db, challenge.id);
    assert.deepEqual(
      team.map(({ name, roleInTeam, isLead, status }) => [name, roleInTeam, isLead, status]),
      [
        ['Lena Lead', 'Lead peer', true, 'confirmed'],
        ['Sol Officer', 'Senior officer peer', false, 'confirmed'],
        ['Mo Member', 'Member peer', false, 'confirmed'],
        ['Hal Health', 'Health peer', false, 'confirmed'],
      ],
    );
    const members = await teamMembersForTimetable(db, challenge.id);
    assert.deepEqual([members.length, members.at(-1)?.name, members.at(-1)?.isManager], [5, 'Mair Manager', true]);
  });

  it('sees what each brings, and never days, conflicts or what they served', async () => {
    const { body } = await (await host()).get(`${base}/team`);
    assert.match(body, /Knows [^<]*adult social care/);
    for (const secret of ['waived', ' days<', '/pool/', 'withdrawn:'])
      assert.equal(body.includes(secret), false, secret);
  });

  it('may not object once the time is over', async () => {
    service.setNow(new Date('2026-12-07T09:00:00Z'));
    const [row] = await db.selectFrom('placements').select('id').execute();
    const late = await (await host()).post(`${base}/team/objections`, {
      id: newId(),
      placement: row?.id ?? '',
      reason: 'Late',
    });
    assert.equal(late.statusCode, 422);
    assert.equal(late.body.includes('is over. Speak to the challenge manager.'), true);
  });

  it('that stays silent holds nobody up: after its time the office confirms', async () => {
    service.setNow(new Date('2026-11-22T14:00:00Z'));
    const quiet = await aFormingTeam(db, { bodyId: challenge.bodyId, onSiteFrom: '2027-06-14' });
    for (const slot of Object.keys(PEERS)) await filled(slot, quiet);
    service.setNow(new Date('2026-12-07T09:00:00Z'));
    const browser = await service.as(quiet.people.placementOfficer);
    const page = await browser.get(`/challenges/${quiet.reference}/team`);
    assert.equal(page.body.includes('The host’s time to object is over'), true);
    const whom = await seenOnTeamPage(browser, quiet);
    await browser.post(`/challenges/${quiet.reference}/team/contentment`, whom);
    assert.deepEqual(await statuses(quiet.id), ['confirmed', 'confirmed', 'confirmed', 'confirmed']);
    const peer = await service.as(quiet.people.peer);
    assert.equal((await peer.post(`/challenges/${quiet.reference}/team/contentment`)).statusCode, 403);
  });

  it('waits for no answer to an objection to somebody who has left since', async () => {
    service.setNow(new Date('2026-11-22T14:00:00Z'));
    const left = await aFormingTeam(db, { bodyId: challenge.bodyId, onSiteFrom: '2027-07-12' });
    const team = `/challenges/${left.reference}/team`;
    const placed = new Map<string, string>();
    for (const slot of Object.keys(PEERS)) placed.set(slot, await filled(slot, left));
    const [browser, officer] = [
      await service.as(left.people.hostCoordinator),
      await service.as(left.people.placementOfficer),
    ];
    const [id, placement] = [newId(), placed.get('health') ?? ''];
    await browser.post(`${team}/objections`, { id, placement, reason: 'An old dispute.' });
    assert.equal((await officer.get(team)).body.includes('Answer the objection to Hal Health'), true);
    assert.equal(await tasks('answer-objection'), 1);
    // After Back, in other words: another objection, kept once.
    for (let press = 0; press < 2; press += 1)
      await browser.post(`${team}/objections`, {
        id,
        placement,
        reason: 'An old dispute, and he chaired its inquiry.',
      });
    assert.equal(await tasks('answer-objection'), 2);
    assert.equal((await browser.get(team)).body.includes('You have objected to Hal Health. We will answer you.'), true);
    const withdrawal = `/challenges/${left.reference}/placements/${placement}/withdrawal`;
    await officer.post(withdrawal, { reason: 'He has moved away.' });
    assert.equal(await tasks('answer-objection'), 0);
    assert.equal((await officer.get(team)).body.includes('Answer the objection to'), false);
    await filled('health', left);
    const { body } = await browser.get(team);
    assert.equal(body.includes('We are content with this team'), true);
    assert.equal(body.includes('You objected to Hal Health, who is not on the team any more.'), true);
    await browser.post(`${team}/contentment`, await seenOnTeamPage(browser, left));
    assert.deepEqual(await statuses(left.id), ['confirmed', 'confirmed', 'confirmed', 'confirmed', 'withdrawn']);
    assert.equal((await browser.get(team)).body.includes('You objected to'), false);
  });

  it('has had its visit the day after the last: each peer has served once more', async () => {
    service.setNow(new Date('2027-05-14T20:00:00Z'));
    assert.equal(await recordServed(services), 0);
    service.setNow(new Date('2027-05-15T06:00:00Z'));
    assert.equal(await recordServed(services), 4);
    assert.equal(await recordServed(services), 0);
    const peers = await db
      .selectFrom('peers')
      .innerJoin('peer_visits as visit', 'visit.peer_id', 'peers.person_id')
      .select(['peers.served', 'peers.last_served_on', 'visit.days'])
      .execute();
    assert.deepEqual(
      peers,
      Array.from({ length: 4 }, () => ({ served: 2, last_served_on: '2027-05-14', days: 5 })),
    );
  });
});
