import type { Services } from '#platform/http/context';
import { ask } from '../desk/ask.ts';
import type { Answers, Question } from '../desk/questions.ts';
import type { Plan } from '../store/plans.ts';
import { packedInstance, placesHeldIn } from '../store/runs.ts';

/** Asks something of a plan as it stands now; null before its first run. At most two statements, none where it was asked just before. */
export async function askPlan<Kind extends Question['kind']>(
  { db }: Services,
  { id, version, standing, runId }: Pick<Plan, 'id' | 'version' | 'standing' | 'runId'>,
  question: Extract<Question, { kind: Kind }>,
): Promise<Answers[Kind] | null> {
  if (runId === null) return null;
  return await ask({ key: `${id} ${version} ${standing}`, run: runId }, question, async (withInstance) => {
    const instance = withInstance ? await packedInstance(db, runId) : undefined;
    if (instance === null) return null;
    const held = await placesHeldIn(db, id);
    return {
      ...(instance ? { instance } : {}),
      placements: held.map(({ slot, person }) => ({ slot, person })),
      fixed: held.filter(({ placed }) => placed).map(({ slot }) => slot),
    };
  });
}
