import { recordAudit } from '#modules/audit';
import { findChallengeHead } from '#modules/challenges';
import type { Services } from '#platform/http/context';
import { addJob } from '#platform/jobs/queue';
import { brokenOffBefore } from '../domain/being-proposed.ts';
import { planChallengeRows } from '../store/challenge-facts.ts';
import { findPlan, type Plan, planPlaces } from '../store/plans.ts';
import { acceptTeam } from './accept-team.ts';

/** Asks for every team of the plan to be proposed. Asked already and not done: nothing, unless that was broken off. */
export async function askToAcceptAll(services: Services, plan: Plan, offer: boolean, actorId: string): Promise<void> {
  const now = services.clock();
  await services.db.transaction().execute(async (trx) => {
    const asked = await trx
      .updateTable('plans')
      .set({ proposing_since: now, proposed_done: null, proposed_left: null })
      .where('id', '=', plan.id)
      .where(({ or, eb }) => or([eb('proposing_since', 'is', null), eb('proposing_since', '<', brokenOffBefore(now))]))
      .executeTakeFirst();
    if (asked.numUpdatedRows === 0n) return;
    await addJob(trx, 'accept-plan', { plan: plan.id, by: actorId, offer }, { key: `accept-plan ${plan.id}` });
    await recordAudit(trx, {
      actorId,
      subject: { kind: 'plan', id: plan.id },
      action: `Asked for all teams of “${plan.name}” to be proposed${offer ? ' and offered' : ''}`,
      at: now,
    });
  });
}

/**
 * Proposes every team of a plan, team by team and place by place, by the teams' own rules on facts as they are now. Who needs a waiver
 * is refused with what it is about and waits for a person's reason. Begun again where it was interrupted, it goes on with the rest.
 */
export async function acceptAll(
  services: Services,
  { plan: id, by, offer }: { plan: string; by: string; offer: boolean },
  stopping?: AbortSignal,
): Promise<void> {
  const { db } = services;
  const row = await db.selectFrom('plans').select('body_id').where('id', '=', id).executeTakeFirst();
  const plan = row ? await findPlan(db, id, [row.body_id]) : null;
  if (!plan?.proposingSince) return;
  const challenges = (await planChallengeRows(db, id)).filter((each) => !each.closed);
  for (const { reference } of challenges) {
    // The service is stopped: the job is tried again, and goes on from here.
    stopping?.throwIfAborted();
    const challenge = await findChallengeHead(db, reference);
    if (!challenge) continue;
    const places = (await planPlaces(db, id, challenge.id)).filter(isToPropose);
    if (places.length === 0) continue;
    await acceptTeam(
      services,
      plan,
      { challenge, slotKeys: places.map(({ slotKey }) => slotKey), waivers: {}, offer },
      by,
    );
  }
  const after = await planPlaces(db, id);
  await db
    .updateTable('plans')
    .set({
      proposing_since: null,
      proposed_done: after.filter(({ status }) => status !== null).length,
      proposed_left: after.filter(isToPropose).length,
    })
    .where('id', '=', id)
    .execute();
}

/** That proposing all teams was broken off is not said any more: somebody goes through the rest. What may be going on still is left alone. */
export async function endBrokenOff({ db, clock }: Services, planId: string): Promise<void> {
  await db
    .updateTable('plans')
    .set({ proposing_since: null })
    .where('id', '=', planId)
    .where('proposing_since', '<', brokenOffBefore(clock()))
    .execute();
}

/** Somebody is in this place of the plan and not proposed yet, and the place is there to be proposed for. */
export function isToPropose({ peerId, status, slotId }: Awaited<ReturnType<typeof planPlaces>>[number]): boolean {
  return peerId !== null && status === null && slotId !== null;
}
