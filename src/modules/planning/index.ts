import type { PageRoute } from '#platform/http/routes';
import { placeRoutes } from './web/place/route.ts';
import { planRoutes } from './web/plan/route.ts';
import { plansRoutes } from './web/plans/route.ts';
import { teamRoutes } from './web/team/route.ts';

export { runPlan } from './application/run-plan.ts';

/** Planning the year: plans, their teams, and what becomes of them. */
export const planningRoutes: readonly PageRoute[] = [...plansRoutes, ...planRoutes, ...teamRoutes, ...placeRoutes];
