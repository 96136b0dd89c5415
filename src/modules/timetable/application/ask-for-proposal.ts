import { newId } from '#kernel/ids';
import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import type { ChallengeHead, Services } from '#platform/http/context';
import { addJob } from '#platform/jobs/queue';
import { MISSING_WORDS, type Missing, whatIsMissing } from '../domain/what-is-missing.ts';
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
): Promise<Refusal<Missing> | 'asked'> {
  const at = services.clock();
  if (!head.onSiteFrom || !head.onSiteUntil) return refusal('no-days', MISSING_WORDS['no-days']);
  const facts = await proposalFacts(services.db, head, at);
  const missing = whatIsMissing({
    days: facts.days.length,
    listed: facts.listed,
    open: facts.wanted.length,
    rooms: facts.rooms.length,
    peers: facts.team.length,
  });
  if (missing) return refusal(missing, MISSING_WORDS[missing]);
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
