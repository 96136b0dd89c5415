import type { PageRoute } from '#platform/http/routes';
import { programmeListRoutes } from './list/route.ts';
import { programmePageRoutes } from './programme/route.ts';

/** What the body offers, to read. */
export const programmesRoutes: readonly PageRoute[] = [...programmeListRoutes, ...programmePageRoutes];
