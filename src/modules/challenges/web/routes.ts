import type { PageRoute } from '#platform/http/routes';
import { closeRoutes } from './close/route.ts';
import { enquiryRoutes } from './enquiry/route.ts';
import { managerRoutes } from './hand-over/route.ts';
import { historyRoutes } from './history/route.ts';
import { homeRoutes } from './home/route.ts';
import { listRoutes } from './list/route.ts';
import { scopeRoutes } from './scope/route.ts';
import { takeUpRoutes } from './take-up/route.ts';
import { teamCallRoutes } from './team-call/route.ts';
import { yearRoutes } from './year/route.ts';

/** Every page of the module. Addresses without a reference come first: `/challenges/new` is no challenge. */
export const challengesRoutes: readonly PageRoute[] = [
  ...listRoutes,
  ...yearRoutes,
  ...enquiryRoutes,
  ...homeRoutes,
  ...historyRoutes,
  ...takeUpRoutes,
  ...managerRoutes,
  ...scopeRoutes,
  ...teamCallRoutes,
  ...closeRoutes,
];
