import { londonDate } from '#kernel/dates';
import { newId } from '#kernel/ids';
import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import { definitionVersion } from '#modules/programmes';
import type { Transacting } from '#platform/database/connect';
import type { Services } from '#platform/http/context';
import { addJob } from '#platform/jobs/queue';
import { assumedDays } from '../domain/assumed-days.ts';
import type { Weights } from '../domain/policy.ts';
import { type Choosable, choosableChallenges } from '../store/choosable.ts';
import type { PlanKind } from '../store/plans.ts';
import { endLostRun } from '../store/runs.ts';

export type PlanToMake = {
  /** Made with the form: the same form sent twice makes one plan. */
  readonly id: string;
  readonly bodyId: string;
  readonly name: string;
  readonly kind: PlanKind;
  readonly weights: Weights;
  readonly challengeIds: readonly string[];
  readonly seconds: number;
};

/** A plan of these challenges is kept, and the engine is asked to work on it. Challenges of others, ended or on site are refused. */
export async function makePlan(
  services: Services,
  plan: PlanToMake,
  actorId: string | null,
): Promise<Refusal<'not-these'> | { id: string }> {
  const now = services.clock();
  const today = londonDate(now);
  const chosen = await choosableChallenges(services.db, [plan.bodyId], today, plan.challengeIds);
  if (chosen.length === 0 || chosen.length < plan.challengeIds.length) {
    return refusal('not-these', 'Some of these challenges cannot be planned any more. Choose again.');
  }
  await services.db.transaction().execute(async (trx) => {
    const { id, bodyId, name, kind, weights } = plan;
    const made = await trx
      .insertInto('plans')
      .values({
        id,
        body_id: bodyId,
        name,
        kind,
        weights: JSON.stringify(weights),
        created_at: now,
        created_by: actorId,
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirst();
    if (made.numInsertedOrUpdatedRows === 0n) return;
    const rows = [];
    for (const each of chosen) rows.push({ plan_id: id, challenge_id: each.id, ...(await daysFor(trx, each, today)) });
    await trx.insertInto('plan_challenges').values(rows).execute();
    await recordAudit(trx, {
      actorId,
      subject: { kind: 'plan', id },
      action: `Made the plan “${name}” of ${chosen.length} challenges`,
      detail: { challenges: plan.challengeIds, weights },
      at: now,
    });
    await askForRun(trx, id, { seconds: plan.seconds, fewChanges: false, actorId, now });
  });
  return { id: plan.id };
}

async function daysFor(trx: Transacting, challenge: Choosable, today: string) {
  if (challenge.onSiteFrom !== null) return { assumed_from: null, assumed_until: null };
  const { onSite } = await definitionVersion(trx, challenge.programmeKey, challenge.programmeVersion);
  const { from, until } = assumedDays(challenge.wishedMonths, onSite.days.usual, today);
  return { assumed_from: from, assumed_until: until };
}

export type RunToAsk = {
  readonly seconds: number;
  readonly fewChanges: boolean;
  readonly actorId: string | null;
  readonly now: Date;
};

/** Asks for a run; nothing where one is under way already. One that fell silent is ended first. */
export async function askForRun(
  trx: Transacting,
  planId: string,
  { seconds, fewChanges, actorId, now }: RunToAsk,
): Promise<void> {
  const id = newId(now.getTime());
  await endLostRun(trx, planId, now);
  const asked = await trx
    .insertInto('plan_runs')
    .values({
      id,
      plan_id: planId,
      asked_at: now,
      asked_by: actorId,
      seconds_allowed: seconds,
      few_changes: fewChanges,
    })
    .onConflict((conflict) => conflict.column('plan_id').where('ended_at', 'is', null).doNothing())
    .executeTakeFirst();
  if (asked.numInsertedOrUpdatedRows === 0n) return;
  await addJob(trx, 'solve-plan', { run: id });
}
