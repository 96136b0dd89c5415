import type { PageRoute } from '#platform/http/routes';
import { historyRoutes } from './history/route.ts';
import { homeRoutes } from './home/route.ts';
import { listRoutes } from './list/route.ts';

/** Every page of the module. Addresses without a reference come first: `/challenges/new` is no challenge. */
export const challengesRoutes: readonly PageRoute[] = [...listRoutes, ...homeRoutes, ...historyRoutes];
