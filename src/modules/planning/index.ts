import type { PageRoute } from '#platform/http/routes';
import { acceptanceRoutes } from './web/acceptance/route.ts';
import { comparisonRoutes } from './web/comparison/route.ts';
import { daysRoutes } from './web/days/route.ts';
import { personRoutes } from './web/person/route.ts';
import { placeRoutes } from './web/place/route.ts';
import { planRoutes } from './web/plan/route.ts';
import { plansRoutes } from './web/plans/route.ts';
import { stillRoutes } from './web/still/route.ts';
import { oneChallengeRoutes } from './web/team/one-challenge.ts';
import { teamRoutes } from './web/team/route.ts';

export { acceptAll } from './application/accept-all.ts';
export { makePlan } from './application/make-plan.ts';
export { runPlan } from './application/run-plan.ts';
export { assumedDays } from './domain/assumed-days.ts';

/** Planning the year: plans, their teams, and what becomes of them. */
export const planningRoutes: readonly PageRoute[] = [
  ...plansRoutes,
  ...daysRoutes,
  ...stillRoutes,
  ...comparisonRoutes,
  ...personRoutes,
  ...oneChallengeRoutes,
  ...planRoutes,
  ...teamRoutes,
  ...placeRoutes,
  ...acceptanceRoutes,
];
