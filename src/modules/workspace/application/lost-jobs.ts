import { dropTask, openTask } from '#modules/challenges';
import type { Transacting } from '#platform/database/connect';
import type { Services } from '#platform/http/context';
import { lostJobs, retryJob } from '#platform/jobs/queue';
import { whoLooksAfterJobs } from '../store/job-people.ts';

const KIND = 'failed-job';

/** Asks every administrator and programme manager to look where a job has no try left; takes it back where there is none. */
export async function tellOfLostJobs(services: Services): Promise<void> {
  await services.db.transaction().execute((trx) => tell(trx, services.clock()));
}

/** Tries a job again, from the first of its tries. False where it is done already or being done. */
export async function tryJobAgain(services: Services, id: string): Promise<boolean> {
  return await services.db.transaction().execute(async (trx) => {
    const again = await retryJob(trx, id);
    if (again && (await lostJobs(trx)) === 0) await tell(trx, services.clock());
    return again;
  });
}

async function tell(trx: Transacting, now: Date): Promise<void> {
  if ((await lostJobs(trx)) === 0) return await dropTask(trx, { challengeId: null, kind: KIND }, now);
  const task = { challengeId: null, kind: KIND, title: 'Look at a job that could not be done', path: '/jobs' };
  for (const personId of await whoLooksAfterJobs(trx)) await openTask(trx, { ...task, for: { personId } }, now);
}
