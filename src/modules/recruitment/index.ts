import type { PageRoute } from '#platform/http/routes';
import { applyRoutes } from './web/apply/route.ts';
import { backingRoutes } from './web/backing/route.ts';
import { interestRoutes } from './web/interest/route.ts';
import { offerRoutes } from './web/offer/route.ts';

export { remindBackers, sweepDrafts } from './jobs/daily.ts';

/** Every page from an offer to become a peer to accreditation. */
export const recruitmentRoutes: readonly PageRoute[] = [
  ...interestRoutes,
  ...applyRoutes,
  ...offerRoutes,
  ...backingRoutes,
];
