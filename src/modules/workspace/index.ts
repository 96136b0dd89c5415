import type { PageRoute } from '#platform/http/routes';
import { authorityRoutes } from './web/authority/route.ts';
import { homeRoutes } from './web/home/route.ts';
import { jobRoutes } from './web/jobs/route.ts';
import { statementRoutes } from './web/statements/route.ts';

export { tellOfLostJobs } from './application/lost-jobs.ts';

/** Pages that combine modules: home, an authority with its challenges, and what the footer leads to. */
export const workspaceRoutes: readonly PageRoute[] = [
  ...homeRoutes,
  ...authorityRoutes,
  ...jobRoutes,
  ...statementRoutes,
];
