import { newId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import type { Services } from '#platform/http/context';
import { newestRepair } from '../store/plans.ts';
import { askForRun, makePlan } from './make-plan.ts';

/** A team is small: its plan is proven best in a second or two. */
const SECONDS = 5;

export type TeamToMend = { readonly id: string; readonly bodyId: string; readonly title: string };

/**
 * Proposes who could take the open places of a team whose dates moved, everybody else staying: the plan made for it before is run
 * again, or a first one made. The id of the plan; null where there is nothing to plan.
 */
export async function mendTeam(
  services: Services,
  challenge: TeamToMend,
  actorId: string | null,
): Promise<string | null> {
  const known = await newestRepair(services.db, challenge.id);
  if (known !== null) {
    await services.db
      .transaction()
      .execute((trx) => askForRun(trx, known, { seconds: SECONDS, fewChanges: true, actorId, now: services.clock() }));
    return known;
  }
  const plan = {
    id: newId(services.clock().getTime()),
    bodyId: challenge.bodyId,
    name: `Mending the team: ${challenge.title}`.slice(0, 200),
    kind: 'repair' as const,
    weights: {},
    challengeIds: [challenge.id],
    seconds: SECONDS,
  };
  const made = await makePlan(services, plan, actorId);
  return isRefusal(made) ? null : made.id;
}
