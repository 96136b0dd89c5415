import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { testService } from '#test/service';
import { jobHandlers } from '../../../../app.ts';
import { aFitPeer, aFormingTeam, type FitPeer, slotId } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;
const challenge = await aFormingTeam(db);
const base = `/challenges/${challenge.reference}`;
let office = await service.as(challenge.people.placementOfficer);

/** Days later: sessions have ended, so the office signs in again. */
async function later(at: string): Promise<void> {
  service.setNow(new Date(at));
  office = await service.as(challenge.people.placementOfficer);
}
let people = 0;

/** Proposes a fit peer, offers the place, and answers the link of the message. */
async function offered(slot: string, peer: FitPeer = {}) {
  people += 1;
  const name = peer.name ?? `Peer ${people}`;
  const peerId = await aFitPeer(db, challenge, { name, ...peer });
  const id = newId();
  await office.post(`${base}/placements`, { id, slot: slotId(challenge, slot), peer: peerId });
  const sent = await office.post(`${base}/placements/${id}/offers`);
  assert.equal(sent.statusCode, 303, sent.body);
  return { id, peerId, link: await lastLink(peerId) };
}

async function lastLink(peerId: string): Promise<string> {
  const mail = await mails(peerId);
  return /\/offers\/[\w-]+/.exec(mail.at(-1)?.text_body ?? '')?.[0] ?? 'no link';
}
async function mails(personId: string) {
  return await db
    .selectFrom('mail_messages')
    .select(['template', 'text_body', 'subject'])
    .where('person_id', '=', personId)
    .orderBy('id')
    .execute();
}
async function statusOf(id: string) {
  return (await db.selectFrom('placements').select('status').where('id', '=', id).executeTakeFirstOrThrow()).status;
}
async function grants(personId: string) {
  return await db
    .selectFrom('role_grants')
    .select(['role', 'ended_at'])
    .where('person_id', '=', personId)
    .where('role', '=', 'team-peer')
    .execute();
}
const openTasks = async (kind: string) =>
  await db
    .selectFrom('tasks')
    .select(['for_person_id', 'for_role', 'path'])
    .where('kind', '=', kind)
    .where('done_at', 'is', null)
    .where('dropped_at', 'is', null)
    .execute();

describe('An offer', () => {
  it('goes by e-mail with a link of which only the hash is stored, and asks the peer', async () => {
    const { id, peerId, link } = await offered('lead', { name: 'Ayesha Khan' });
    const [mail] = await mails(peerId);
    assert.equal(mail?.subject.endsWith('Please answer by 2 December 2026'), true);
    const [offer] = await db
      .selectFrom('offers')
      .select(['token_hash', 'expires_on'])
      .where('placement_id', '=', id)
      .execute();
    assert.equal(offer?.token_hash.length, 32);
    assert.equal(offer?.expires_on, '2026-12-02');
    assert.equal(link.length, '/offers/'.length + 43);
    assert.deepEqual(await openTasks('answer-offer'), [
      { for_person_id: peerId, for_role: null, path: `/peer/offers/${id}` },
    ]);
    assert.equal(await statusOf(id), 'offered');
  });

  it('is read signed out without answering, and accepted in one press, once', async () => {
    const [row] = await db.selectFrom('placements').select(['id', 'peer_id']).execute();
    const [id, peerId] = [row?.id ?? '', row?.peer_id ?? ''];
    const link = await lastLink(peerId);
    const nobody = service.browser();
    for (let reads = 0; reads < 3; reads += 1) {
      const page = await nobody.get(link);
      assert.equal(page.statusCode, 200);
      for (const words of [
        'Ayesha Khan, would you be',
        challenge.head.hostName,
        'Sunday 9 May 2027',
        'Yes, I will join the team',
      ]) {
        assert.equal(page.body.includes(words), true, words);
      }
    }
    assert.equal(await statusOf(id), 'offered');
    assert.equal((await nobody.inject({ method: 'POST', url: `${link}/acceptance` })).statusCode, 403);
    const [first, second] = await Promise.all([nobody.post(`${link}/acceptance`), nobody.post(`${link}/acceptance`)]);
    assert.deepEqual([first.statusCode, second.statusCode], [303, 303]);
    assert.equal(await statusOf(id), 'accepted');
    assert.deepEqual(await grants(peerId), [{ role: 'team-peer', ended_at: null }]);
    assert.deepEqual((await mails(peerId)).map(({ template }) => template).sort(), ['offer', 'offer-accepted']);
    assert.deepEqual(
      (await mails(challenge.people.placementOfficer)).map(({ template }) => template),
      ['offer-accepted-office'],
    );
    assert.deepEqual(
      (await mails(challenge.people.challengeManager)).map(({ template }) => template),
      ['offer-accepted-office'],
    );
    assert.deepEqual(await openTasks('answer-offer'), []);
    const after = await nobody.get(link);
    assert.equal(after.body.includes('You said yes on 22 November 2026'), true);
    const changed = await nobody.post(`${link}/refusal`, { reason: 'busy' });
    assert.equal(changed.statusCode, 303);
    assert.equal(await statusOf(id), 'accepted');
  });

  it('is declined with a reason from the list; the place is open again and the office told why', async () => {
    const { id, link } = await offered('health', { role: 'health-manager' });
    const nobody = service.browser();
    const without = await nobody.post(`${link}/refusal`, { note: 'Term starts – 🎒 cychwyn' });
    assert.equal(without.statusCode, 422);
    assert.equal(without.body.includes('Choose the nearest reason'), true);
    assert.equal(without.body.includes('Term starts – 🎒 cychwyn'), true);
    const invented = await nobody.post(`${link}/refusal`, { reason: 'because' });
    assert.equal(invented.statusCode, 422);
    await nobody.post(`${link}/refusal`, { reason: 'dates', note: 'Term starts' });
    assert.equal(await statusOf(id), 'declined');
    const slot = slotId(challenge, 'health');
    assert.deepEqual(await openTasks('fill-slot'), [
      { for_person_id: null, for_role: 'placement-officer', path: `${base}/slots/${slot}` },
    ]);
    const told = (await mails(challenge.people.placementOfficer)).find(
      ({ template }) => template === 'offer-declined-office',
    );
    assert.equal(told?.text_body.includes('Reason: not these dates.') && told.text_body.includes('Term starts'), true);
    assert.equal((await nobody.get(link)).body.includes('You told us: not these dates.'), true);
  });

  it('declined for a conflict of interest keeps the conflict, so that nobody asks again', async () => {
    const { peerId, link } = await offered('health', { role: 'health-manager', name: 'Tied Down' });
    await service.browser().post(`${link}/refusal`, { reason: 'conflict', note: 'My brother works there.' });
    const page = await office.get(`${base}/slots/${slotId(challenge, 'health')}/peers/${peerId}`);
    assert.equal(
      page.body.includes(`Tied Down has declared a conflict with ${challenge.head.hostName}: My brother works there.`),
      true,
    );
  });

  it('sent again works by both links until its end, and by the peer’s own page', async () => {
    const { id, peerId, link } = await offered('health', { role: 'health-manager' });
    await later('2026-11-25T10:00:00Z');
    await office.post(`${base}/placements/${id}/offers`);
    const second = await lastLink(peerId);
    assert.equal(second === link, false);
    const nobody = service.browser();
    for (const each of [link, second])
      assert.equal((await nobody.get(each)).body.includes('Yes, I will join the team'), true);
    const ends = await db.selectFrom('offers').select('expires_on').where('placement_id', '=', id).execute();
    assert.deepEqual(
      ends.map((each) => each.expires_on),
      ['2026-12-02', '2026-12-02'],
    );
    const peer = await service.as(peerId);
    assert.equal((await peer.get(`/peer/offers/${id}`)).body.includes('Yes, I will join the team'), true);
    const someoneElse = await service.as(challenge.people.stranger);
    assert.equal((await someoneElse.get(`/peer/offers/${id}`)).statusCode, 404);
    assert.equal((await someoneElse.post(`/peer/offers/${id}/acceptance`)).statusCode, 404);
    assert.equal(await statusOf(id), 'offered');
  });

  it('is reminded of once, half way, and ends the day after its last', async () => {
    const [row] = await db.selectFrom('placements').select(['id', 'peer_id']).where('status', '=', 'offered').execute();
    const [id, peerId] = [row?.id ?? '', row?.peer_id ?? ''];
    const round = async (at: string) => {
      service.setNow(new Date(at));
      await jobHandlers(service.services)['daily-round']({ date: at.slice(0, 10) });
      return {
        reminders: (await mails(peerId)).filter(({ template }) => template === 'offer-reminder').length,
        status: await statusOf(id),
      };
    };
    assert.deepEqual(await round('2026-11-26T06:00:00Z'), { reminders: 0, status: 'offered' });
    assert.deepEqual(await round('2026-11-27T06:00:00Z'), { reminders: 1, status: 'offered' });
    assert.deepEqual(await round('2026-11-28T06:00:00Z'), { reminders: 1, status: 'offered' });
    const link = await lastLink(peerId);
    assert.deepEqual(await round('2026-12-02T23:00:00Z'), { reminders: 1, status: 'offered' });
    service.setNow(new Date('2026-12-03T05:00:00Z'));
    const ended = await service.browser().get(link);
    assert.equal(ended.body.includes('Its time to answer is over'), true);
    assert.equal(ended.body.includes('Mair Manager'), true);
    await service.browser().post(`${link}/acceptance`);
    assert.deepEqual(await round('2026-12-03T06:00:00Z'), { reminders: 1, status: 'expired' });
    assert.equal((await mails(peerId)).at(-1)?.template, 'offer-expired');
    // Whoever answers too late sees what they said of it, and whom to tell.
    const late = await service.browser().post(`${link}/refusal`, { reason: 'busy', note: 'Ask me in the autumn' });
    assert.equal(late.statusCode, 409);
    assert.equal(late.body.includes('Ask me in the autumn') && late.body.includes('This offer has ended'), true);
    // A conflict of interest stands whenever it is said.
    const nobody = service.browser();
    for (let press = 0; press < 2; press += 1)
      await nobody.post(`${link}/refusal`, { reason: 'conflict', note: 'My sister works there' });
    const kept = 'Your profile now says that you have a conflict of interest with';
    assert.equal((await nobody.get(link)).body.includes(kept), true);
    const declared = db.selectFrom('declared_conflicts').select(['authority_id', 'kind', 'reason']);
    assert.deepEqual(await declared.where('peer_id', '=', peerId).execute(), [
      { authority_id: challenge.head.hostId, kind: 'hard', reason: 'My sister works there' },
    ]);
    assert.equal(await statusOf(id), 'expired');
    assert.deepEqual(await openTasks('answer-offer'), []);
  });

  it('leads from an older link to the newer offer, where the same place is offered to the same peer again', async () => {
    await later('2026-12-04T08:00:00Z');
    const { id, peerId, link } = await offered('member', { name: 'Once More', role: 'cabinet-member' });
    await office.post(`${base}/placements/${id}/withdrawal`, { reason: 'A mistake of ours.' });
    assert.match((await service.browser().get(link)).body, /This place is no longer needed/);
    const again = newId();
    await office.post(`${base}/placements`, { id: again, slot: slotId(challenge, 'member'), peer: peerId });
    await office.post(`${base}/placements/${again}/offers`);
    const page = await service.browser().get(link);
    assert.match(page.body, /Yes, I will join the team/);
    await service.browser().post(`${link}/acceptance`);
    assert.deepEqual([await statusOf(id), await statusOf(again)], ['withdrawn', 'accepted']);
    await office.post(`${base}/placements/${again}/withdrawal`, { reason: 'So that the place is open again.' });
  });

  it('has nothing at a link that was never sent', async () => {
    const nobody = service.browser();
    assert.equal((await nobody.get(`/offers/${'A'.repeat(43)}`)).statusCode, 404);
    assert.equal((await nobody.post(`/offers/${'A'.repeat(43)}/acceptance`)).statusCode, 404);
    assert.equal((await nobody.get('/offers/%00%ff')).statusCode >= 400, true);
  });

  it('withdrawn ends what the peer could see, tells them why, and its link says so', async () => {
    const [row] = await db
      .selectFrom('placements')
      .select(['id', 'peer_id'])
      .where('status', '=', 'accepted')
      .execute();
    const [id, peerId] = [row?.id ?? '', row?.peer_id ?? ''];
    await later('2026-12-04T09:00:00Z');
    const peer = await service.as(peerId);
    assert.equal((await peer.get(`${base}/team`)).statusCode, 200);
    await office.post(`${base}/placements/${id}/withdrawal`, { reason: 'The dates moved' });
    assert.equal((await peer.get(`${base}/team`)).statusCode, 404);
    const told = (await mails(peerId)).at(-1);
    assert.equal(told?.template, 'placement-withdrawn');
    assert.equal(told?.text_body.includes('Why: The dates moved'), true);
    const first = (await mails(peerId)).find(({ template }) => template === 'offer');
    const link = /\/offers\/[\w-]+/.exec(first?.text_body ?? '')?.[0] ?? '';
    assert.equal((await service.browser().get(link)).body.includes('The place is no longer needed'), true);
  });
});
