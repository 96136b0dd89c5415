import type { PageRoute } from '#platform/http/routes';
import { enquiryRoutes } from './enquiry/route.ts';
import { historyRoutes } from './history/route.ts';
import { homeRoutes } from './home/route.ts';
import { listRoutes } from './list/route.ts';
import { scopeRoutes } from './scope/route.ts';
import { takeUpRoutes } from './take-up/route.ts';

/** Every page of the module. Addresses without a reference come first: `/challenges/new` is no challenge. */
export const challengesRoutes: readonly PageRoute[] = [
  ...listRoutes,
  ...enquiryRoutes,
  ...homeRoutes,
  ...historyRoutes,
  ...takeUpRoutes,
  ...scopeRoutes,
];
