import { isRefusal, type Refusal, refusal } from '#kernel/result';
import { peopleWithRole, reachMilestone, writeTo } from '#modules/challenges';
import { recommendationsForReport } from '#modules/findings';
import type { ProgrammeDefinition } from '#modules/programmes';
import { hostHas } from '#modules/reporting';
import type { ChallengeHead, Services } from '#platform/http/context';
import { decidePublication } from '../domain/plan.ts';
import { actionsOf, planOf } from '../store/plans.ts';

/** The host makes its plan public. The programme and the team's manager are told. */
export async function publishPlan(
  services: Services,
  head: ChallengeHead,
  definition: ProgrammeDefinition,
  by: { personId: string },
): Promise<Refusal | 'published'> {
  const at = services.clock();
  return await services.db.transaction().execute(async (trx) => {
    await trx
      .selectFrom('action_plans')
      .select('status')
      .where('challenge_id', '=', head.id)
      .forUpdate()
      .executeTakeFirst();
    if ((await hostHas(trx, head.id, definition)) !== 'published')
      return refusal('too-early', 'The plan answers the report: it can be published once the report is.');
    const plan = await planOf(trx, head.id);
    const actions = await actionsOf(trx, head.id);
    const recommendations = await recommendationsForReport(trx, head.id);
    const acted = new Set(actions.map((action) => action.recommendationId));
    const withoutAction = recommendations.filter((one) => !acted.has(one.id)).map((one) => one.title);
    const decision = decidePublication({ status: plan?.status ?? 'draft', withoutAction });
    if (isRefusal(decision)) return decision;
    await trx
      .insertInto('action_plans')
      .values({
        challenge_id: head.id,
        status: 'published',
        opened_at: at,
        published_at: at,
        published_by: by.personId,
      })
      .onConflict((conflict) =>
        conflict
          .column('challenge_id')
          .doUpdateSet({ status: 'published', published_at: at, published_by: by.personId }),
      )
      .execute();
    await reachMilestone(trx, {
      challengeId: head.id,
      definition,
      milestone: 'action-plan-published',
      by: by.personId,
      at,
    });
    const letter = {
      challengeId: head.id,
      template: 'plan-published',
      subject: `${head.hostName} has published its action plan`,
      ask: `${head.hostName} has published its action plan. There is nothing you must do.`,
      button: { text: 'Read the plan', url: `${services.config.baseUrl}/challenges/${head.reference}/action-plan` },
      paragraphs: [`It answers each recommendation of ${head.title}.`],
      why: 'You get this because you look after this challenge.',
    };
    await writeTo(trx, await peopleWithRole(trx, head, 'challenge-manager', 'programme-manager'), letter, at);
    return 'published' as const;
  });
}
