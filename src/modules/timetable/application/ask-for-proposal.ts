import { newId } from '#kernel/ids';
import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import type { ChallengeHead, Services } from '#platform/http/context';
import { addJob } from '#platform/jobs/queue';
import { findRun, insertRun } from '../store/runs.ts';
import { proposalFacts } from './proposal-facts.ts';

/** Long enough for sixty sessions in five days; it ends by itself when nothing better is possible. */
const SECONDS = 20;

/** Asks the engine for a timetable of what is wanted. Pressed twice, one runs. Refused where there is nothing to make one from. */
export async function askForProposal(
  services: Services,
  head: ChallengeHead,
  by: string,
  seconds = SECONDS,
): Promise<Refusal<'no-days' | 'nothing-wanted' | 'no-rooms' | 'no-team' | 'over'> | 'asked'> {
  const at = services.clock();
  if (!head.onSiteFrom || !head.onSiteUntil)
    return refusal('no-days', 'Agree the dates on site first: a timetable is made of those days.');
  const facts = await proposalFacts(services.db, head, at);
  if (facts.days.length === 0) return refusal('over', 'The days on site are over.');
  if (facts.wanted.length === 0)
    return refusal(
      'nothing-wanted',
      'Nothing is left to place: everything on the list is set by hand, begun or left out.',
    );
  if (facts.rooms.length === 0) return refusal('no-rooms', 'Add the rooms first: every session needs one.');
  if (facts.team.length === 0) return refusal('no-team', 'Nobody is on the team yet.');
  await services.db.transaction().execute(async (trx) => {
    const id = newId(at.getTime());
    if (!(await insertRun(trx, { id, challengeId: head.id, seconds, by, at }))) return;
    await addJob(trx, 'solve-timetable', { run: id }, { key: `solve-timetable ${id}` });
    await recordAudit(trx, {
      actorId: by,
      challengeId: head.id,
      subject: { kind: 'challenge', id: head.id },
      action: 'Asked for a timetable to be proposed',
      detail: { wanted: facts.wanted.length },
      at,
    });
  });
  return 'asked';
}

/** Asks a run to stop: the best timetable found so far is kept. Ended already, or of another challenge: nothing. */
export async function stopProposal(services: Services, head: ChallengeHead, runId: string, by: string): Promise<void> {
  await services.db.transaction().execute(async (trx) => {
    const run = await findRun(trx, runId, true);
    if (!run || run.challengeId !== head.id || run.endedAt || run.cancelAskedAt) return;
    const at = services.clock();
    await trx.updateTable('timetable_runs').set({ cancel_asked_at: at }).where('id', '=', runId).execute();
    await recordAudit(trx, {
      actorId: by,
      challengeId: head.id,
      subject: { kind: 'challenge', id: head.id },
      action: 'Stopped the proposal of a timetable',
      at,
    });
  });
}
