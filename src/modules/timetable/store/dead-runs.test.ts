import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { testService } from '#test/service';
import { aChallenge } from '../../challenges/testing/builders.ts';
import { acceptProposal } from '../application/accept-proposal.ts';
import { undoStep } from '../application/undo-step.ts';
import { aRoom } from '../testing/builders.ts';
import { aProposal } from '../testing/proposal-builders.ts';
import { aWanted } from '../testing/wanted-builders.ts';
import { deleteDeadRuns } from './runs.ts';

const service = await testService();
const { db, services } = service;
const NEXT_DAY = new Date('2026-11-25T06:00:00Z');

/** A challenge with one session to hear, of which a timetable is proposed by the minute. */
async function place() {
  const challenge = await aChallenge(db, {
    stage: 'preparing',
    milestones: ['opened', 'scope-agreed', 'team-confirmed'],
  });
  const { id: challengeId, head, people } = challenge;
  const parlour = await aRoom(db, { challengeId, name: 'Parlour' });
  const housing = await aWanted(db, { challengeId, title: 'Housing' });
  let minute = 0;
  const names = new Map<string, string>();
  const propose = async (name: string) => {
    minute += 1;
    const at = new Date(`2026-11-23T08:${String(minute).padStart(2, '0')}:00Z`);
    const placed = [
      {
        wantedId: housing,
        startsAt: `2027-05-11T${String(7 + minute).padStart(2, '0')}:00:00.000Z`,
        roomId: parlour,
        peerIds: [people.peer],
      },
    ];
    const id = await aProposal(db, { challengeId, at, placed });
    names.set(id, name);
    return id;
  };
  const accept = async (name: string) => {
    const id = await propose(name);
    const done = await acceptProposal(services, head, id, people.hostCoordinator);
    assert.equal('placed' in done, true, JSON.stringify(done));
    return id;
  };
  const undo = async (id: string) =>
    assert.equal('sessions' in (await undoStep(services, head, id, people.hostCoordinator)), true);
  const left = async () => {
    const rows = await db
      .selectFrom('timetable_runs')
      .select('id')
      .where('challenge_id', '=', challengeId)
      .orderBy('asked_at')
      .execute();
    return rows.map(({ id }) => names.get(id) ?? 'another');
  };
  return { challengeId, propose, accept, undo, left };
}

describe('Proposals that nothing leads to any more', () => {
  it('are deleted a day later: superseded, failed and taken back; the newest stay, and what was accepted and can be taken back', async () => {
    const { challengeId, propose, accept, undo, left } = await place();
    const failed = await propose('failed');
    await db
      .updateTable('timetable_runs')
      .set({ outcome: 'failed', proposal: null })
      .where('id', '=', failed)
      .execute();
    await accept('accepted');
    await undo(await accept('taken back'));
    await propose('superseded');
    const all = ['failed', 'accepted', 'taken back', 'superseded'];
    assert.deepEqual(await left(), all);
    assert.equal(await deleteDeadRuns(db, new Date('2026-11-23T20:00:00Z')), 0);
    // One is still running a day later, and two have come since.
    for (const name of ['first', 'second']) await propose(name);
    const row = { id: newId(), challenge_id: challengeId, seconds_allowed: 20 };
    await db
      .insertInto('timetable_runs')
      .values({ ...row, asked_at: new Date('2026-11-23T07:00:00Z') })
      .execute();
    await propose('third');
    assert.equal(await deleteDeadRuns(db, NEXT_DAY), 3);
    assert.deepEqual(await left(), ['another', 'accepted', 'first', 'second', 'third']);
    assert.equal(await deleteDeadRuns(db, NEXT_DAY), 0);
  });

  it('are deleted with the daily round, and of every challenge the last that was accepted stays', async () => {
    const { accept, propose, left } = await place();
    const id = await accept('accepted');
    // As one that was accepted before the draft had a trail.
    for (const name of ['a', 'b', 'c', 'd']) await propose(name);
    const { jobHandlers } = await import('../../../app.ts');
    service.setNow(NEXT_DAY);
    await jobHandlers(services)['daily-round']({} as never);
    assert.deepEqual(await left(), ['accepted', 'b', 'c', 'd']);
    await db.updateTable('timetable_runs').set({ accepted_at: null }).where('id', '=', id).execute();
    assert.equal(await deleteDeadRuns(db, NEXT_DAY), 1);
    assert.deepEqual(await left(), ['b', 'c', 'd']);
  });
});
