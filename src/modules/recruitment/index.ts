import type { PageRoute } from '#platform/http/routes';
import { applyRoutes } from './web/apply/route.ts';
import { assessmentRoutes } from './web/assessment/route.ts';
import { backingRoutes } from './web/backing/route.ts';
import { decisionRoutes } from './web/decision/route.ts';
import { eventRoutes } from './web/events/route.ts';
import { interestRoutes } from './web/interest/route.ts';
import { invitationRoutes } from './web/invitation/route.ts';
import { nominationRoutes } from './web/nomination/route.ts';
import { offerRoutes } from './web/offer/route.ts';

export { INTEREST_LABELS } from './domain/interest.ts';
export { closeEvents, remindBackers, sweepDrafts } from './jobs/daily.ts';
export { lookAfterNominations } from './jobs/nominations.ts';

/** Every page from an offer to become a peer to accreditation. */
export const recruitmentRoutes: readonly PageRoute[] = [
  ...interestRoutes,
  ...applyRoutes,
  ...offerRoutes,
  ...backingRoutes,
  ...nominationRoutes,
  ...eventRoutes,
  ...invitationRoutes,
  ...assessmentRoutes,
  ...decisionRoutes,
];
