import { recordAudit } from '#modules/audit';
import type { Services } from '#platform/http/context';
import type { Plan } from '../store/plans.ts';
import { findRun } from '../store/runs.ts';
import { askForRun } from './make-plan.ts';

/** The engine goes again round what is placed and pinned; with `fewChanges` it keeps who is there where that costs little. */
export async function runAgain(
  services: Services,
  plan: Plan,
  options: { seconds: number; fewChanges: boolean },
  actorId: string,
): Promise<void> {
  const now = services.clock();
  await services.db.transaction().execute(async (trx) => {
    await askForRun(trx, plan.id, { ...options, actorId, now });
    await recordAudit(trx, {
      actorId,
      subject: { kind: 'plan', id: plan.id },
      action: `Asked for another run of “${plan.name}”`,
      detail: options,
      at: now,
    });
  });
}

/** Asks a run to stop. The best plan found so far is kept. Ended already: nothing. */
export async function cancelRun(services: Services, runId: string, actorId: string): Promise<void> {
  const now = services.clock();
  const run = await findRun(services.db, runId);
  if (!run || run.endedAt) return;
  await services.db.transaction().execute(async (trx) => {
    await trx
      .updateTable('plan_runs')
      .set({ cancel_asked_at: now })
      .where('id', '=', runId)
      .where('ended_at', 'is', null)
      .execute();
    await recordAudit(trx, { actorId, subject: { kind: 'plan', id: run.planId }, action: 'Stopped a run', at: now });
  });
}
