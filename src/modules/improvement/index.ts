import type { PageRoute } from '#platform/http/routes';
import { actionPlanRoutes } from './web/action-plan/route.ts';
import { progressReviewRoutes } from './web/progress-review/route.ts';
import { publishedFollowUpRoutes } from './web/published/route.ts';

export { openReviewsDue } from './application/progress-review.ts';

/** The host's action plan, the progress review, and both for anybody once they are published. */
export const improvementRoutes: readonly PageRoute[] = [
  ...actionPlanRoutes,
  ...progressReviewRoutes,
  ...publishedFollowUpRoutes,
];
