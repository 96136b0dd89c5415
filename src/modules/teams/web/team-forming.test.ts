import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { countingStatements } from '#platform/database/connect';
import { testService } from '#test/service';
import { aFitPeer, aFormingTeam, slotId } from '../testing/builders.ts';

const service = await testService();
const { db } = service;
const challenge = await aFormingTeam(db);
const base = `/challenges/${challenge.reference}`;
const office = await service.as(challenge.people.placementOfficer);
const lead = slotId(challenge, 'lead');

async function placements() {
  return await db.selectFrom('placements').select(['peer_id', 'status']).orderBy('proposed_at').execute();
}

describe('Forming a team', () => {
  it('shows the open places with what each asks for, and the first to fill as the move', async () => {
    const { body } = await office.get(`${base}/team`);
    for (const words of ['Lead peer', 'Director of adult services', 'Find a lead peer', `${base}/slots/${lead}`]) {
      assert.equal(body.includes(words), true, words);
    }
  });

  it('lists who could take a place best first, and who cannot with every reason', async () => {
    const far = await aFitPeer(db, challenge, { name: 'Far Away', skills: { 'adult-social-care': 1 } });
    await aFitPeer(db, challenge, {
      name: 'Deep Water',
      skills: { 'adult-social-care': 3, finance: 3, safeguarding: 3 },
    });
    await aFitPeer(db, challenge, {
      name: 'Near Home',
      region: 'North East',
      skills: { 'adult-social-care': 3, finance: 3 },
    });
    await aFitPeer(db, challenge, { name: 'Lapsed Long', accreditedUntil: '2027-05-13' });
    await aFitPeer(db, challenge, { name: 'Wrong Role', role: 'police-officer' });
    const { body } = await office.get(`${base}/slots/${lead}`);
    const names = [...body.matchAll(/href="\/pool\/[0-9a-f-]{36}">([^<]+)</g)].map((match) => match[1]);
    assert.deepEqual(names, ['Deep Water', 'Far Away', 'Near Home']);
    assert.equal(body.includes('1 cannot, and why'), true);
    assert.equal(body.includes('The accreditation ends on 13 May 2027.'), true);
    assert.equal(body.includes('Wrong Role'), false);
    const looked = await office.get(`${base}/slots/${lead}?words=wrong`);
    assert.equal(
      looked.body.includes('The place asks for director of adult services; Wrong Role does not have that.'),
      true,
    );
    assert.equal(
      (await office.get(`${base}/slots/${lead}/peers/${far}`)).body.includes('Propose Far Away as lead peer'),
      true,
    );
  });

  it('refuses a hard conflict with the sentence, also where the form is sent directly', async () => {
    const own = await aFitPeer(db, challenge, { name: 'Own Council', authorityId: challenge.hostId });
    const page = await office.get(`${base}/slots/${lead}/peers/${own}`);
    assert.equal(page.body.includes('Own Council cannot take this place'), true);
    const posted = await office.post(`${base}/placements`, { id: newId(), slot: lead, peer: own });
    assert.equal(posted.statusCode, 422);
    assert.equal(posted.body.includes(`Own Council works or sits at ${challenge.head.hostName}, the host.`), true);
    assert.deepEqual(await placements(), []);
  });

  it('asks for a reason beside the conflict to waive, keeps what was typed, and shows the waiver to the office alone', async () => {
    const near = await aFitPeer(db, challenge, {
      name: 'Close <b>By</b>',
      role: 'health-manager',
      region: 'North East',
    });
    const health = slotId(challenge, 'health');
    const fields = { id: newId(), slot: health, peer: near };
    const asked = await office.post(`${base}/placements`, fields);
    assert.equal(asked.statusCode, 422);
    assert.equal(asked.body.includes('Say why they should go all the same'), true);
    const long = await office.post(`${base}/placements`, { ...fields, 'waiver-same-region': 'x'.repeat(100_000) });
    assert.equal(long.statusCode, 422);
    assert.equal(long.body.includes('Use 2,000 characters or fewer'), true);
    assert.equal(long.body.includes('x'.repeat(100_000)), true);
    const reason = 'Yr unig un – 🌧️ مرحبا <script>';
    const done = await office.post(`${base}/placements`, { ...fields, 'waiver-same-region': reason });
    assert.equal(done.statusCode, 303);
    const again = await office.post(`${base}/placements`, { ...fields, 'waiver-same-region': reason });
    assert.equal(again.statusCode, 303);
    assert.deepEqual(await placements(), [{ peer_id: near, status: 'proposed' }]);
    const { body } = await office.get(`${base}/team`);
    const card = body.split('<li class="cf-slot').find((one) => one.includes('>Withdraw<')) ?? '';
    const inOrder = ['Reserve list<', 'Asked for: ', '>Withdraw<'].map((words) => card.indexOf(words));
    assert.deepEqual(
      inOrder,
      [...inOrder].sort((a, b) => a - b),
      'what takes the place from somebody comes last',
    );
    assert.equal(
      body.includes('waived by Kofi Placement on 22 November 2026. Yr unig un – 🌧️ مرحبا &lt;script&gt;'),
      true,
    );
    assert.equal(body.includes('Profile: never confirmed'), true);
    const host = await service.as(challenge.people.hostCoordinator);
    const hosts = await host.get(`${base}/team`);
    assert.equal(hosts.body.includes('Profile: '), false);
    assert.equal(hosts.body.includes('Close &lt;b&gt;By&lt;/b&gt;'), true);
    assert.equal(hosts.body.includes('Yr unig un'), false);
    assert.equal(hosts.body.includes('5 days'), false);
  });

  it('opens each page to those it is for', async () => {
    const { people } = challenge;
    const [placement] = await db.selectFrom('placements').select('id').execute();
    const pages = [`${base}/team`, `${base}/slots/${lead}`, `${base}/placements/${placement?.id}`];
    const cases: [string, string, number[]][] = [
      ['placement officer', people.placementOfficer, [200, 200, 200]],
      ['challenge manager', people.challengeManager, [200, 200, 200]],
      ['host coordinator', people.hostCoordinator, [200, 403, 403]],
      ['peer on the team', people.peer, [200, 403, 403]],
      ['interviewee', people.interviewee, [404, 404, 404]],
      ['stranger', people.stranger, [404, 404, 404]],
    ];
    for (const [who, id, expected] of cases) {
      const browser = await service.as(id);
      const statuses = [];
      for (const page of pages) statuses.push((await browser.get(page)).statusCode);
      assert.deepEqual(statuses, expected, who);
      const posted = await browser.post(`${base}/placements`, { id: newId(), slot: lead, peer: newId() });
      assert.equal(posted.statusCode, expected[1] === 200 ? 404 : expected[1], who);
    }
    const other = await aFormingTeam(db, { bodyId: challenge.bodyId });
    const elsewhere = await service.as(other.people.challengeManager);
    assert.equal((await elsewhere.get(`${base}/team`)).statusCode, 404);
    const foreign = await office.get(`/challenges/${other.reference}/placements/${placement?.id}`);
    assert.equal(foreign.statusCode, 404);
    assert.equal((await office.get(`/challenges/${other.reference}/slots/${lead}`)).statusCode, 404);
  });

  it('withdraws with a reason only, and opens the place again', async () => {
    const [placement] = await db.selectFrom('placements').select('id').where('status', '=', 'proposed').execute();
    const url = `${base}/placements/${placement?.id}/withdrawal`;
    const without = await office.post(url, { reason: ' ' });
    assert.equal(without.statusCode, 422);
    assert.equal((await office.post(url, { reason: 'Not needed after all' })).statusCode, 303);
    const twice = await office.post(url, { reason: 'Again' });
    assert.equal(twice.statusCode, 422);
    assert.equal(twice.body.includes('this placement is withdrawn'), true);
    const { body } = await office.get(`${base}/team`);
    assert.equal(body.includes('withdrawn: Not needed after all'), true);
  });

  it('keeps to eight statements with one person in the team and with three', async () => {
    const people: [string, Parameters<typeof aFitPeer>[2]][] = [
      ['lead', { name: 'One' }],
      ['health', { name: 'Two', role: 'health-manager' }],
      ['member', { name: 'Three', role: 'cabinet-member', skills: { 'adult-social-care': 2 } }],
    ];
    const counts: number[] = [];
    for (const [slot, peer] of people) {
      const id = await aFitPeer(db, challenge, peer);
      const placed = await office.post(`${base}/placements`, { id: newId(), slot: slotId(challenge, slot), peer: id });
      assert.equal(placed.statusCode, 303, placed.body);
      for (const page of [`${base}/team`, `${base}/slots/${lead}`]) {
        counts.push((await countingStatements(() => office.get(page))).count);
      }
    }
    assert.equal(Math.max(...counts) <= 8, true, counts.join(' '));
    assert.deepEqual(counts.slice(0, 2), counts.slice(4));
  });

  it('shows whom it asked before a page at a time, and loses nobody', async () => {
    const asked = await aFormingTeam(db, { bodyId: challenge.bodyId, onSiteFrom: '2027-09-06' });
    const peerId = await aFitPeer(db, asked, { name: 'Often Asked' });
    const place = { challenge_id: asked.id, slot_id: slotId(asked, 'lead'), peer_id: peerId, days: 5 };
    const rows = Array.from({ length: 51 }, (_, index) => ({
      ...place,
      id: newId(),
      status: 'withdrawn',
      period: '[2027-09-06,2027-09-11)',
      proposed_at: new Date('2026-11-01T09:00:00Z'),
      answered_at: new Date(Date.UTC(2026, 10, 2, 9, index)),
      answer_reason: `Reason ${index}.`,
    }));
    await db.insertInto('placements').values(rows).execute();
    const team = `/challenges/${asked.reference}/team`;
    const [first, second] = [(await office.get(team)).body, (await office.get(`${team}?page=2`)).body];
    assert.equal(first.includes('1 to 50 of 51 placements of before'), true);
    assert.equal(first.includes('Reason 50.') && !first.includes('Reason 0.'), true);
    assert.equal(second.includes('Reason 0.') && !second.includes('Reason 50.'), true);
    const past = (await office.get(`${team}?page=9`)).body;
    assert.equal(past.includes('Reason 0.') && past.includes('51 to 51 of 51'), true);
  });
});
