import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { londonInstant } from '#kernel/dates';
import { isRefusal } from '#kernel/result';
import { testService } from '#test/service';
import { untilWaiting } from '#test/waiting';
import { aChallenge } from '../../challenges/testing/builders.ts';
import { lockTimetable } from '../store/locks.ts';
import { aRoom } from '../testing/builders.ts';
import { aProposal } from '../testing/proposal-builders.ts';
import { aWanted } from '../testing/wanted-builders.ts';
import { acceptProposal } from './accept-proposal.ts';

const service = await testService();
const { db, services } = service;
const TUESDAY = '2027-05-11';

/** Two sessions that a proposal has placed at 3pm and 4.15pm on the Tuesday on site, and a way to propose and accept again. */
async function place() {
  const challenge = await aChallenge(db, { milestones: ['opened', 'scope-agreed', 'team-confirmed'] });
  const { id: challengeId, head } = challenge;
  const roomId = await aRoom(db, { challengeId });
  const staff = await aWanted(db, { challengeId, title: 'Staff' });
  const leader = await aWanted(db, { challengeId, title: 'The leader' });
  const propose = (at: string, starts: Readonly<Record<string, string>>) => {
    service.setNow(new Date(at));
    const placed = Object.entries(starts).map(([wantedId, start]) => {
      const [date = '', time = ''] = start.includes(' ') ? start.split(' ') : [TUESDAY, start];
      return { wantedId, startsAt: londonInstant(date, time).toISOString(), roomId, peerIds: [challenge.people.peer] };
    });
    return aProposal(db, { challengeId, at: new Date(at), placed });
  };
  const accept = (id: string, at: string, onSite: Partial<typeof head> = {}) => {
    service.setNow(new Date(at));
    return acceptProposal(services, { ...head, ...onSite }, id, challenge.people.hostCoordinator);
  };
  const first = await propose('2027-05-01T08:00:00Z', { [staff]: '15:00', [leader]: '16:15' });
  assert.deepEqual(await accept(first, '2027-05-01T08:01:00Z'), { placed: 2, moved: 0, takenOut: 0 });
  return { challenge, challengeId, staff, leader, propose, accept };
}

/** Each session of the challenge with its start on London's clocks, and whether a person has set it. */
async function stand(challengeId: string) {
  const { rows } = await sql<{ said: string }>`select title || to_char(lower(period) at time zone 'Europe/London',
      ' DD HH24:MI') || case when set_by_hand then ' by hand' else '' end as said
    from sessions where challenge_id = ${challengeId} and is_live order by title`.execute(db);
  return rows.map(({ said }) => said);
}

const whyOf = (done: unknown) => (isRefusal(done as object) ? (done as { why: string }).why : 'accepted');

describe('A proposal that is accepted late', () => {
  it('puts nothing into the past: neither what is new nor what stands later today', async () => {
    const { challengeId, staff, leader, propose, accept } = await place();
    const early = await propose('2027-05-11T07:00:00Z', { [staff]: '09:00', [leader]: '16:15' });
    assert.equal(
      whyOf(await accept(early, '2027-05-11T10:00:00Z')),
      'By now it is too late for ‘Staff’ to begin at 9am on Tuesday 11 May 2027. Propose again: nothing was changed.',
    );
    assert.deepEqual(await stand(challengeId), ['Staff 11 15:00', 'The leader 11 16:15']);
    const third = await aWanted(db, { challengeId, title: 'Tenants' });
    const fresh = await propose('2027-05-11T10:01:00Z', { [staff]: '15:00', [leader]: '16:15', [third]: '11:00' });
    assert.match(whyOf(await accept(fresh, '2027-05-11T10:00:00Z')), /^By now it is too late for ‘Tenants’/);
    assert.deepEqual(await stand(challengeId), ['Staff 11 15:00', 'The leader 11 16:15']);
  });

  it('is put in as long as all that it moves is still to come', async () => {
    const { challengeId, staff, leader, propose, accept } = await place();
    const run = await propose('2027-05-11T07:00:00Z', { [staff]: '11:15', [leader]: '16:15' });
    assert.deepEqual(await accept(run, '2027-05-11T10:00:00Z'), { placed: 0, moved: 2, takenOut: 0 });
    assert.deepEqual(await stand(challengeId), ['Staff 11 11:15', 'The leader 11 16:15']);
  });

  it('puts nothing outside the days on site where those have moved since, and leaves nothing there either', async () => {
    const { challengeId, staff, leader, propose, accept } = await place();
    const moved = { onSiteFrom: '2027-05-12', onSiteUntil: '2027-05-14' };
    const run = await propose('2027-05-01T08:02:00Z', { [staff]: '15:00', [leader]: '10:00' });
    assert.equal(
      whyOf(await accept(run, '2027-05-01T08:03:00Z', moved)),
      'Tuesday 11 May 2027 is not one of the days on site any more, and ‘Staff’ would be held then. Propose again: nothing was changed.',
    );
    assert.match(
      whyOf(await accept(run, '2027-05-01T08:03:00Z', { onSiteFrom: '2027-05-08', onSiteUntil: '2027-05-10' })),
      /^Tuesday 11 May 2027 is not one of the days on site/,
    );
    assert.match(whyOf(await accept(run, '2027-05-01T08:03:00Z', { onSiteFrom: null, onSiteUntil: null })), /^Tuesday/);
    assert.deepEqual(await stand(challengeId), ['Staff 11 15:00', 'The leader 11 16:15']);
    // What stands on a day that is gone is not kept there either: another proposal moves it.
    const keeps = await propose('2027-05-01T08:04:00Z', { [staff]: '15:00', [leader]: '2027-05-13 10:00' });
    assert.match(whyOf(await accept(keeps, '2027-05-01T08:05:00Z', moved)), /‘Staff’ would be held then\./);
    const moves = await propose('2027-05-01T08:06:00Z', { [staff]: '2027-05-12 15:00', [leader]: '2027-05-13 10:00' });
    assert.deepEqual(await accept(moves, '2027-05-01T08:07:00Z', moved), { placed: 0, moved: 2, takenOut: 0 });
    assert.deepEqual(await stand(challengeId), ['Staff 12 15:00', 'The leader 13 10:00']);
  });
});

describe('A proposal that is accepted while somebody moves a session on the board', () => {
  it('waits for the move, sees it and changes nothing: what a person has just set stays', async () => {
    const { challengeId, staff, leader, propose, accept } = await place();
    const run = await propose('2027-05-01T08:02:00Z', { [staff]: '09:00', [leader]: '10:15' });
    let answer: Promise<unknown> | undefined;
    await db.transaction().execute(async (trx) => {
      await lockTimetable(trx, challengeId);
      await sql`update sessions set set_by_hand = true, version = version + 1,
          period = tstzrange(lower(period) - interval '1 hour', upper(period) - interval '1 hour')
        where challenge_id = ${challengeId} and title = 'Staff'`.execute(trx);
      answer = accept(run, '2027-05-01T08:03:00Z');
      await untilWaiting(db);
    });
    assert.match(whyOf(await answer), /^The timetable or the list has changed since this was worked out\./);
    assert.deepEqual(await stand(challengeId), ['Staff 11 14:00 by hand', 'The leader 11 16:15']);
  });
});
