import { londonDate } from '#kernel/dates';
import { isRefusal } from '#kernel/result';
import { makePlan } from '#modules/planning';
import type { Services } from '#platform/http/context';
import { DEMO_PEOPLE } from './content/people.ts';
import { demoId, personId } from './demo.ts';

/** Long enough for the demo's few teams. */
const SECONDS = 5;

/** One plan of everything that lies ahead: the first job of the service is to work it out, so that it is there to look at. */
export async function seedPlans(services: Services, bodyId: string): Promise<void> {
  const today = londonDate(services.clock());
  const ahead = await services.db
    .selectFrom('challenges')
    .select('id')
    .where('closed_at', 'is', null)
    .where((where) => where.or([where('on_site_from', 'is', null), where('on_site_from', '>', today)]))
    .execute();
  const officer = DEMO_PEOPLE.find((person) => person.key === 'placement-officer');
  const plan = {
    id: demoId('plan of the year'),
    bodyId,
    name: 'The year ahead',
    kind: 'year' as const,
    weights: {},
    challengeIds: ahead.map(({ id }) => id),
    seconds: SECONDS,
  };
  const made = await makePlan(services, plan, officer ? personId(officer.email) : null);
  if (isRefusal(made)) throw new Error(`seedPlans: ${made.why}`);
}
