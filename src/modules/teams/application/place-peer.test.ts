import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import { testService } from '#test/service';
import { untilWaiting } from '#test/waiting';
import { aFitPeer, aFormingTeam, slotId } from '../testing/builders.ts';
import { type PlaceRefusal, placePeer } from './place-peer.ts';

const service = await testService();
const { db, services } = service;
const challenge = await aFormingTeam(db);
const placer = { personId: challenge.people.placementOfficer, namesOtherHosts: true };

function place(
  peerId: string,
  options: {
    slot?: string;
    id?: string;
    in?: typeof challenge;
    waivers?: Record<string, string>;
    names?: boolean;
  } = {},
) {
  const where = options.in ?? challenge;
  const toPlace = {
    id: options.id ?? newId(),
    challenge: where.head,
    slotId: slotId(where, options.slot ?? 'lead'),
    peerId,
    waivers: options.waivers ?? {},
  };
  return placePeer(services, toPlace, { ...placer, namesOtherHosts: options.names ?? true });
}
const codeOf = (answer: unknown) => (isRefusal(answer) ? (answer as PlaceRefusal & { code: string }).code : 'placed');
const whyOf = (answer: unknown) => (isRefusal(answer) ? answer.why : '');

describe('Placing a peer', () => {
  it('proposes once however often the form is sent, and says so in the audit trail', async () => {
    const peer = await aFitPeer(db, challenge);
    const id = newId();
    const first = await place(peer, { id });
    assert.deepEqual(first, { placementId: id, peerName: 'Ayesha Khan', slotName: 'Lead peer' });
    assert.deepEqual(await place(peer, { id }), first);
    const rows = await db.selectFrom('placements').select(['status', 'days', 'period']).where('id', '=', id).execute();
    assert.deepEqual(rows, [{ status: 'proposed', days: 5, period: '[2027-05-09,2027-05-15)' }]);
    const audit = await db
      .selectFrom('audit_entries')
      .select(['action', 'status_after'])
      .where('subject_id', '=', id)
      .execute();
    assert.deepEqual(audit, [{ action: 'Proposed Ayesha Khan as lead peer', status_after: 'proposed' }]);
  });

  it('refuses a place that is taken, and a second place on the same team', async () => {
    const other = await aFitPeer(db, challenge, { name: 'Bola Ade' });
    assert.equal(whyOf(await place(other)), 'Ayesha Khan is in this place already. Withdraw that placement first.');
    const [first] = await db.selectFrom('placements').select('peer_id').execute();
    assert.equal(
      whyOf(await place(first?.peer_id ?? '', { slot: 'health' })).includes('is on this team already'),
      true,
    );
  });

  it('refuses a hard conflict with every sentence, whoever posts it and with whatever waiver', async () => {
    const own = await aFitPeer(db, challenge, {
      name: 'Host Own',
      role: 'health-manager',
      authorityId: challenge.hostId,
      accreditedUntil: '2027-05-13',
    });
    const answer = await place(own, { slot: 'health', waivers: { 'same-region': 'x' } });
    assert.equal(codeOf(answer), 'hard');
    assert.equal(whyOf(answer).includes('is not accredited for'), true);
    assert.equal(whyOf(answer).includes(', the host.'), true);
    assert.deepEqual(await db.selectFrom('placement_waivers').select('id').execute(), []);
  });

  it('asks for a reason for each soft conflict, and keeps it with who gave it and when', async () => {
    const near = await aFitPeer(db, challenge, { name: 'Near By', role: 'health-manager', region: 'North East' });
    assert.equal(codeOf(await place(near, { slot: 'health' })), 'waiver-needed');
    assert.equal(codeOf(await place(near, { slot: 'health', waivers: { 'same-region': '   ' } })), 'waiver-needed');
    assert.equal(
      codeOf(await place(near, { slot: 'health', waivers: { 'same-region': 'Nobody else knows mental health.' } })),
      'placed',
    );
    const waivers = await db
      .selectFrom('placement_waivers')
      .select(['conflict', 'reason', 'waived_by', 'waived_at'])
      .execute();
    assert.deepEqual(waivers, [
      {
        conflict: 'same-region',
        reason: 'Nobody else knows mental health.',
        waived_by: placer.personId,
        waived_at: services.clock(),
      },
    ]);
  });

  it('refuses a peer who is on another team, and names its host to the office only', async () => {
    const south = await aFormingTeam(db, { bodyId: challenge.bodyId, onSiteFrom: '2027-05-14' });
    const peer = await aFitPeer(db, challenge, { name: 'Asked Twice', role: 'director-adult-services' });
    assert.equal(codeOf(await place(peer, { in: south })), 'placed');
    const third = await aFormingTeam(db, { bodyId: challenge.bodyId, onSiteFrom: '2027-05-11' });
    assert.equal(
      whyOf(await place(peer, { in: third })).startsWith(
        `Asked Twice is on the team for ${south.head.hostName} from 13 to `,
      ),
      true,
    );
    assert.equal(
      whyOf(await place(peer, { in: third, names: false })).startsWith('Asked Twice is on another team from 13 to '),
      true,
    );
  });

  it('lets only one of two who place the same peer at once, and tells the other plainly', async () => {
    const [one, two] = [
      await aFormingTeam(db, { bodyId: challenge.bodyId, onSiteFrom: '2027-06-07' }),
      await aFormingTeam(db, { bodyId: challenge.bodyId, onSiteFrom: '2027-06-08' }),
    ];
    const peer = await aFitPeer(db, challenge, { name: 'Wanted Widely' });
    const answers = await Promise.all([place(peer, { in: one }), place(peer, { in: two })]);
    assert.deepEqual(answers.map(codeOf).sort(), ['hard', 'placed']);
    assert.equal(answers.map(whyOf).join('').startsWith('Wanted Widely is on the team for '), true);
  });

  it('turns what only the database saw into the same plain sentence', async () => {
    const [one, two] = [
      await aFormingTeam(db, { bodyId: challenge.bodyId, onSiteFrom: '2027-07-05' }),
      await aFormingTeam(db, { bodyId: challenge.bodyId, onSiteFrom: '2027-07-06' }),
    ];
    const peer = await aFitPeer(db, challenge, { name: 'Raced For' });
    let answer: Promise<unknown> | undefined;
    await db.transaction().execute(async (trx) => {
      await trx
        .insertInto('placements')
        .values({
          id: newId(),
          challenge_id: one.id,
          slot_id: slotId(one, 'lead'),
          peer_id: peer,
          status: 'proposed',
          days: 5,
          period: '[2027-07-05,2027-07-09]',
          proposed_at: services.clock(),
        })
        .execute();
      answer = place(peer, { in: two });
      // Let the other reach the row that is not committed yet.
      await untilWaiting(db);
    });
    const refused = await answer;
    assert.equal(codeOf(refused), 'clash');
    assert.equal(
      whyOf(refused),
      `Raced For was put on the team for ${one.head.hostName} a moment ago, for 5 to 9 July 2027.`,
    );
  });
});
