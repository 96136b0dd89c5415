import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TEST_NOW, testService } from '#test/service';
import { words } from '#test/words';
import { aChallenge } from '../../../challenges/testing/builders.ts';
import { runProposal } from '../../application/run-proposal.ts';
import { endRun, newestRun, tellProgress } from '../../store/runs.ts';
import { aRoom } from '../../testing/builders.ts';
import { aWanted } from '../../testing/wanted-builders.ts';

const service = await testService();
const { db } = service;

const after = (seconds: number) => new Date(TEST_NOW.getTime() + seconds * 1000);

/** A challenge whose timetable is being worked out; `begun`: by somebody who was killed after a moment. */
async function place(begun = true) {
  service.setNow(TEST_NOW);
  const challenge = await aChallenge(db, {
    stage: 'preparing',
    milestones: ['opened', 'scope-agreed', 'team-confirmed'],
  });
  const { id: challengeId } = challenge;
  await aRoom(db, { challengeId });
  await aWanted(db, { challengeId, title: 'Staff' });
  const browser = await service.as(challenge.people.hostCoordinator);
  const url = `/challenges/${challenge.reference}/proposal`;
  await browser.post(url);
  const run = (await newestRun(db, challengeId))!.id;
  if (begun) await db.updateTable('timetable_runs').set({ started_at: TEST_NOW }).where('id', '=', run).execute();
  const seen = async () => words((await browser.get(url)).body);
  const newest = async () => {
    const now = await newestRun(db, challengeId);
    return { isSame: now?.id === run, outcome: now?.outcome };
  };
  return { challengeId, browser, url, run, seen, newest };
}

const BROKEN = 'The work on this timetable was broken off, perhaps because the service was restarted.';

describe('Work on a timetable that was broken off', () => {
  it('is followed for as long as it may take, then said to be over, and another can be asked for', async () => {
    const { browser, url, seen, newest } = await place();
    service.setNow(after(79));
    assert.equal((await seen()).includes('Looking for a better timetable'), true);
    await browser.post(url);
    assert.deepEqual(await newest(), { isSame: true, outcome: null });
    service.setNow(after(81));
    const page = await seen();
    assert.deepEqual([page.includes(BROKEN), page.includes('Propose again')], [true, true]);
    await browser.post(url);
    assert.deepEqual(await newest(), { isSame: false, outcome: null });
    assert.equal((await seen()).includes('Waiting for its turn'), true);
  });

  it('is over when it was asked to stop and has not', async () => {
    const { browser, url, run, seen, newest } = await place();
    service.setNow(after(5));
    await browser.post(`${url}/${run}/cancellation`);
    assert.equal((await seen()).includes('Stopping: the best timetable so far is kept'), true);
    service.setNow(after(66));
    assert.equal((await seen()).includes(BROKEN), true);
    await browser.post(`${url}/${run}/cancellation`);
    assert.deepEqual(await newest(), { isSame: true, outcome: 'failed' });
  });

  it('is stopped at once where it has not begun, and waits for ten minutes at most', async () => {
    const { browser, url, run, seen, newest } = await place(false);
    service.setNow(after(599));
    assert.equal((await seen()).includes('Waiting for its turn'), true);
    service.setNow(after(601));
    assert.equal((await seen()).includes(BROKEN), true);
    service.setNow(after(5));
    await browser.post(`${url}/${run}/cancellation`);
    assert.deepEqual(await newest(), { isSame: true, outcome: 'cancelled' });
    assert.equal((await seen()).includes('It was stopped before it had begun.'), true);
  });

  it('changes nothing when it comes to its end after all, late', async () => {
    const { challengeId, browser, url, run, newest } = await place();
    service.setNow(after(90));
    await browser.post(url);
    await runProposal(service.services, run);
    // Whoever was still at work is told to stop, and what came of it is not kept.
    assert.equal(await tellProgress(db, run, { placed: 1 }), true);
    await endRun(db, run, { at: after(91), outcome: 'finished', proposal: { placed: [], unplaced: [] } });
    const old = await db.selectFrom('timetable_runs').selectAll().where('id', '=', run).executeTakeFirstOrThrow();
    assert.deepEqual([old.outcome, old.proposal, old.placed], ['failed', null, null]);
    assert.deepEqual(await newest(), { isSame: false, outcome: null });
    const open = db.selectFrom('timetable_runs').select('id').where('challenge_id', '=', challengeId);
    assert.equal((await open.where('ended_at', 'is', null).execute()).length, 1);
  });

  it('ends with what is missing where something it needs was taken away before it began', async () => {
    const { challengeId, run, seen, newest } = await place(false);
    await db
      .updateTable('challenges')
      .set({ on_site_from: null, on_site_until: null })
      .where('id', '=', challengeId)
      .execute();
    await runProposal(service.services, run);
    assert.deepEqual(await newest(), { isSame: true, outcome: 'refused' });
    assert.equal((await seen()).includes('Agree the dates on site first'), true);
    const other = await place(false);
    await db.deleteFrom('rooms').where('challenge_id', '=', other.challengeId).execute();
    await runProposal(service.services, other.run);
    assert.deepEqual(await other.newest(), { isSame: true, outcome: 'refused' });
    assert.equal((await other.seen()).includes('Add the rooms first: every session needs one.'), true);
  });
});
