import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import { testService } from '#test/service';
import { acceptOffer } from '../application/answer-offer.ts';
import { moveTeamDates } from '../application/move-dates.ts';
import { offerPlace } from '../application/offer-place.ts';
import { placePeer } from '../application/place-peer.ts';
import { aFitPeer, aFormingTeam, seenOnTeamPage } from '../testing/builders.ts';
import { chaseReconfirmations, tellOfSilentHosts } from './silence.ts';

const service = await testService();
const { db, services } = service;
const challenge = await aFormingTeam(db);
const officer = challenge.people.placementOfficer;

/** Everybody who has to be asked has said yes; the last is only offered the place. */
async function aTeamThatSaidYes(): Promise<{ accepted: string[]; offered: string }> {
  const slots = challenge.slots.filter((slot) => !slot.isManager && !slot.isOptional);
  const ids: string[] = [];
  for (const [n, slot] of slots.entries()) {
    const [need] = slot.need.anyOf;
    const peerId = await aFitPeer(db, challenge, {
      name: `Peer ${n}`,
      email: `peer${n}@peers.example`,
      ...(need ? { role: need.role } : {}),
    });
    const id = newId();
    const placed = await placePeer(
      services,
      { id, challenge: challenge.head, slotId: slot.id, peerId, waivers: {} },
      { personId: officer, namesOtherHosts: true },
    );
    if (isRefusal(placed)) throw new Error(placed.why);
    await offerPlace(services, { challengeId: challenge.id, placementId: id }, officer);
    if (n < slots.length - 1) await acceptOffer(services, id);
    ids.push(id);
  }
  return { accepted: ids.slice(0, -1), offered: ids.at(-1) ?? '' };
}
const lettersOf = async (template: string) =>
  (
    await db
      .selectFrom('mail_messages')
      .select(['to_address', 'subject', 'text_body'])
      .where('template', '=', template)
      .orderBy('to_address')
      .execute()
  ).map(({ to_address, subject, text_body }) => ({ to: to_address, subject, text: text_body }));
const openTasks = async (kind: string) =>
  await db
    .selectFrom('tasks')
    .select(['title', 'for_role', 'due_on'])
    .where('kind', '=', kind)
    .where('done_at', 'is', null)
    .where('dropped_at', 'is', null)
    .orderBy('title')
    .execute();

const team = await aTeamThatSaidYes();

describe('Silence on moved dates', () => {
  it('gives whoever has an open offer as long to answer as the first time', async () => {
    service.setNow(new Date('2026-12-01T09:00:00Z'));
    await db
      .transaction()
      .execute((trx) =>
        moveTeamDates(services, trx, challenge.head, { from: '2027-06-06', until: '2027-06-11' }, officer),
      );
    const { ends } = await db
      .selectFrom('offers')
      .select((eb) => eb.fn.max('expires_on').as('ends'))
      .where('placement_id', '=', team.offered)
      .executeTakeFirstOrThrow();
    assert.equal(ends, '2026-12-11');
    assert.deepEqual(
      (await openTasks('answer-offer')).map(({ due_on }) => due_on),
      ['2026-12-11'],
    );
    await acceptOffer(services, team.offered);
  });

  it('is broken by one reminder after five days, whose link answers as the first one does', async () => {
    service.setNow(new Date('2026-12-05T09:00:00Z'));
    assert.equal(await chaseReconfirmations(services), 0);
    service.setNow(new Date('2026-12-06T09:00:00Z'));
    assert.equal(await chaseReconfirmations(services), team.accepted.length);
    assert.equal(await chaseReconfirmations(services), 0);
    const [first] = await lettersOf('dates-moved-reminder');
    const link = new URL(/https?:\/\/\S+\/still\/\S+/.exec(first?.text ?? '')?.[0] ?? '').pathname;
    const anybody = service.browser();
    assert.match((await anybody.get(link)).body, /Can you still go/);
    await anybody.post(link, { answer: 'still' });
    assert.match((await anybody.get(link)).body, /You keep your place/);
  });

  it('is told to the office after ten days, once, as a task that the answer settles', async () => {
    service.setNow(new Date('2026-12-11T09:00:00Z'));
    assert.equal(await chaseReconfirmations(services), team.accepted.length - 1);
    assert.equal(await chaseReconfirmations(services), 0);
    const asked = await openTasks('ask-still');
    assert.deepEqual(
      asked.map(({ title }) => title),
      [1, 2].map((n) => `Ask Peer ${n} whether they can still go: there is no answer`),
    );
    const [letter] = await lettersOf('dates-moved');
    assert.equal(letter?.to, 'peer0@peers.example');
    const second = (await lettersOf('dates-moved'))[1]?.text ?? '';
    const link = new URL(/https?:\/\/\S+\/still\/\S+/.exec(second)?.[0] ?? '').pathname;
    await service.browser().post(link, { answer: 'still' });
    assert.equal((await openTasks('ask-still')).length, 1);
  });

  it('asks nothing more of somebody whose place is no longer needed', async () => {
    const third = (await lettersOf('dates-moved'))[2]?.text ?? '';
    const link = new URL(/https?:\/\/\S+\/still\/\S+/.exec(third)?.[0] ?? '').pathname;
    const office = await service.as(officer);
    const withdrawn = await office.post(
      `/challenges/${challenge.reference}/placements/${team.accepted[2]}/withdrawal`,
      { reason: 'Could not be reached.' },
    );
    assert.equal(withdrawn.statusCode, 303);
    assert.deepEqual([await openTasks('ask-still'), await openTasks('still-can')], [[], []]);
    const page = await service.browser().get(link);
    assert.match(page.body, /is no longer needed/);
    assert.doesNotMatch(page.body, /Yes, I can still go/);
    await service.browser().post(link, { answer: 'still' });
    const { status } = await db
      .selectFrom('placements')
      .select('status')
      .where('id', '=', team.accepted[2] ?? '')
      .executeTakeFirstOrThrow();
    assert.equal(status, 'withdrawn');
  });
});

describe('A host that does not say whether it is content', () => {
  it('has until the end of its time to object; then the office is told, once, and can go on', async () => {
    const other = await aFormingTeam(db);
    for (const [n, slot] of other.slots.filter((each) => !each.isManager && !each.isOptional).entries()) {
      const [need] = slot.need.anyOf;
      const peerId = await aFitPeer(db, other, { name: `Other ${n}`, ...(need ? { role: need.role } : {}) });
      const id = newId();
      const toPlace = { id, challenge: other.head, slotId: slot.id, peerId, waivers: {} };
      await placePeer(services, toPlace, { personId: other.people.placementOfficer, namesOtherHosts: true });
      await offerPlace(services, { challengeId: other.id, placementId: id }, other.people.placementOfficer);
      await acceptOffer(services, id);
    }
    const asked = await openTasks('host-view-of-team');
    const due = asked.find(({ for_role }) => for_role === 'host-coordinator')?.due_on;
    assert.equal(due, '2026-12-25');
    service.setNow(new Date('2026-12-25T20:00:00Z'));
    assert.equal(await tellOfSilentHosts(services), 0);
    service.setNow(new Date('2026-12-26T07:00:00Z'));
    assert.equal(await tellOfSilentHosts(services), 1);
    assert.equal(await tellOfSilentHosts(services), 0);
    assert.match(
      (await openTasks('confirm-team'))[0]?.title ?? '',
      /^Confirm .*’s team: the host’s time to object is over$/,
    );
    assert.equal((await lettersOf('host-silent')).length, 2, 'to the placement officer and the challenge manager');
    const office = await service.as(other.people.placementOfficer);
    await office.post(`/challenges/${other.reference}/team/contentment`, await seenOnTeamPage(office, other));
    assert.deepEqual(await openTasks('confirm-team'), []);
  });
});
