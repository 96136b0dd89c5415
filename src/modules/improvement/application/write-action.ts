import { newId } from '#kernel/ids';
import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import type { Transacting } from '#platform/database/connect';
import type { Services } from '#platform/http/context';
import type { OwnStatus } from '../domain/plan.ts';
import { hasAction, insertAction, planOf } from '../store/plans.ts';

export type ActionWords = { text: string; owner: string; dueOn: string; measure: string; baseline: string };
type By = { personId: string };
type Stale = Refusal<'stale'>;

/** Makes the plan where there is none: it begins with its first action. */
async function ensurePlan(trx: Transacting, challengeId: string, now: Date): Promise<void> {
  await trx
    .insertInto('action_plans')
    .values({ challenge_id: challengeId, status: 'draft', opened_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Adds an action under a recommendation of the same challenge. The id is the form's: sent twice it is added once; sent again in other words,
 * after Back, it is another.
 */
export async function addAction(
  services: Services,
  action: ActionWords & { id: string; challengeId: string; recommendationId: string },
  by: By,
): Promise<Refusal<'unknown'> | 'added'> {
  const now = services.clock();
  return await services.db.transaction().execute(async (trx) => {
    const recommendation = await trx
      .selectFrom('recommendations')
      .select('id')
      .where('id', '=', action.recommendationId)
      .where('challenge_id', '=', action.challengeId)
      .forShare()
      .executeTakeFirst();
    if (!recommendation) return refusal('unknown', 'That recommendation is not part of this challenge any more.');
    await ensurePlan(trx, action.challengeId, now);
    const { count } = await trx
      .selectFrom('actions')
      .select((row) => row.fn.countAll<number>().as('count'))
      .where('challenge_id', '=', action.challengeId)
      .executeTakeFirstOrThrow();
    const row = {
      id: action.id,
      challenge_id: action.challengeId,
      recommendation_id: action.recommendationId,
      text: action.text,
      owner: action.owner,
      due_on: action.dueOn,
      measure: action.measure,
      baseline: action.baseline,
      position: count,
    };
    if (!(await insertAction(trx, row))) {
      if (await hasAction(trx, row)) return 'added';
      row.id = newId(now.getTime());
      await insertAction(trx, row);
    }
    await audit(trx, action.challengeId, row.id, 'Action added', by, now);
    return 'added' as const;
  });
}

/** Changes an action's words. Refused as stale where somebody changed it since the form was opened. */
export async function changeAction(
  services: Services,
  change: ActionWords & { id: string; challengeId: string; version: number },
  by: By,
): Promise<Stale | 'changed'> {
  const { text, owner, dueOn, measure, baseline } = change;
  return await update(services, change, { text, owner, due_on: dueOn, measure, baseline }, 'Action changed', by);
}

/** The host says how far it has come. The action keeps its words. */
export async function markAction(
  services: Services,
  change: { id: string; challengeId: string; version: number; ownStatus: OwnStatus; statusNote: string },
  by: By,
): Promise<Stale | 'changed'> {
  return await update(
    services,
    change,
    { own_status: change.ownStatus, status_note: change.statusNote },
    'Action marked',
    by,
    change.ownStatus,
  );
}

async function update(
  services: Services,
  which: { id: string; challengeId: string; version: number },
  values: Partial<{
    text: string;
    owner: string;
    due_on: string;
    measure: string;
    baseline: string;
    own_status: string;
    status_note: string;
  }>,
  action: string,
  by: By,
  after?: string,
): Promise<Stale | 'changed'> {
  const now = services.clock();
  return await services.db.transaction().execute(async (trx) => {
    const changed = await trx
      .updateTable('actions')
      .set({ ...values, version: which.version + 1 })
      .where('id', '=', which.id)
      .where('challenge_id', '=', which.challengeId)
      .where('version', '=', which.version)
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) return refusal('stale', 'Somebody changed this action while you were writing.');
    await audit(trx, which.challengeId, which.id, action, by, now, after);
    return 'changed' as const;
  });
}

/** Takes an action out of a plan that is not published. A published promise is marked as stopped instead, with a reason. */
export async function removeAction(
  services: Services,
  which: { id: string; challengeId: string },
  by: By,
): Promise<Refusal<'published'> | 'removed'> {
  const now = services.clock();
  return await services.db.transaction().execute(async (trx) => {
    const plan = await planOf(trx, which.challengeId);
    if (plan?.status === 'published')
      return refusal('published', 'The plan is published: mark the action as stopped instead, and say why.');
    const gone = await trx
      .deleteFrom('actions')
      .where('id', '=', which.id)
      .where('challenge_id', '=', which.challengeId)
      .executeTakeFirst();
    if (gone.numDeletedRows > 0n) await audit(trx, which.challengeId, which.id, 'Action removed', by, now);
    return 'removed' as const;
  });
}

async function audit(
  trx: Transacting,
  challengeId: string,
  id: string,
  action: string,
  by: By,
  at: Date,
  after?: string,
): Promise<void> {
  await recordAudit(trx, {
    actorId: by.personId,
    challengeId,
    subject: { kind: 'action', id },
    action,
    after: after ?? null,
    at,
  });
}
