import { newId } from '#kernel/ids';
import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import type { ChallengeHead, Services } from '#platform/http/context';
import { addJob } from '#platform/jobs/queue';
import { BROKEN_OFF, isBrokenOff } from '../domain/broken-off.ts';
import { MISSING_WORDS, type Missing } from '../domain/what-is-missing.ts';
import { endRun, findRun, insertRun, openRun } from '../store/runs.ts';
import { missingOf, proposalFacts } from './proposal-facts.ts';

/** Long enough for sixty sessions in five days; it ends by itself when nothing better is possible. */
const SECONDS = 20;
const NOT_BEGUN = 'It was stopped before it had begun. Nothing was changed.';

/**
 * Asks the engine for a timetable of what is wanted. Pressed twice, one runs; one that was broken off is over. Refused where there is
 * nothing to make one from.
 */
export async function askForProposal(
  services: Services,
  head: ChallengeHead,
  by: string,
  seconds = SECONDS,
): Promise<Refusal<Missing> | 'asked'> {
  const at = services.clock();
  if (!head.onSiteFrom || !head.onSiteUntil) return refusal('no-days', MISSING_WORDS['no-days']);
  const facts = await proposalFacts(services.db, head, at);
  const missing = missingOf(facts);
  if (missing) return refusal(missing, MISSING_WORDS[missing]);
  await services.db.transaction().execute(async (trx) => {
    const id = newId(at.getTime());
    const before = await openRun(trx, head.id);
    if (before && isBrokenOff(before, at)) await endRun(trx, before.id, { at, outcome: 'failed', why: BROKEN_OFF });
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

/**
 * Asks a run to stop: the best timetable found so far is kept; of one that was broken off, or has not begun, there is none. Ended already, or of another
 * challenge: nothing.
 */
export async function stopProposal(services: Services, head: ChallengeHead, runId: string, by: string): Promise<void> {
  await services.db.transaction().execute(async (trx) => {
    const run = await findRun(trx, runId, true);
    if (!run || run.challengeId !== head.id || run.endedAt) return;
    const at = services.clock();
    if (isBrokenOff(run, at)) return await endRun(trx, run.id, { at, outcome: 'failed', why: BROKEN_OFF });
    if (run.cancelAskedAt) return;
    if (run.startedAt === null) await endRun(trx, run.id, { at, outcome: 'cancelled', why: NOT_BEGUN });
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
