import type { Services } from '#platform/http/context';
import { ask } from '../desk/ask.ts';
import type { Answers, Question } from '../desk/questions.ts';
import type { Plan } from '../store/plans.ts';
import { packedInstance, placesHeldIn } from '../store/runs.ts';

/** Asks something of a plan as it stands now; null before its first run. At most two statements, none where it was asked just before. */
export async function askPlan<Kind extends Question['kind']>(
  services: Services,
  plan: Pick<Plan, 'id' | 'version' | 'standing'>,
  question: Extract<Question, { kind: Kind }>,
): Promise<Answers[Kind] | null> {
  return await ask(`${plan.id} ${plan.version} ${plan.standing}`, question, async () => {
    const instance = await packedInstance(services.db, plan.id);
    if (instance === null) return null;
    const held = await placesHeldIn(services.db, plan.id);
    return {
      instance,
      placements: held.map(({ slot, person }) => ({ slot, person })),
      fixed: held.filter(({ placed }) => placed).map(({ slot }) => slot),
    };
  });
}
