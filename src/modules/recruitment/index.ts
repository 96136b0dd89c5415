import type { PageRoute } from '#platform/http/routes';
import { applyRoutes } from './web/apply/route.ts';
import { interestRoutes } from './web/interest/route.ts';

/** Every page from an offer to become a peer to accreditation. */
export const recruitmentRoutes: readonly PageRoute[] = [...interestRoutes, ...applyRoutes];
