import type { PageRoute } from '#platform/http/routes';
import { emergingRoutes } from './web/emerging/route.ts';
import { findingEditRoutes } from './web/findings/edit.ts';
import { findingListRoutes } from './web/findings/list.ts';
import { findingRoutes } from './web/findings/one.ts';
import { projectedRoutes } from './web/projected/route.ts';
import { recommendationEditRoutes } from './web/recommendations/edit.ts';
import { recommendationListRoutes } from './web/recommendations/list.ts';
import { recommendationOrderRoutes } from './web/recommendations/order.ts';
import { teamRoomRoutes } from './web/team-room/route.ts';

export { FINDING_KINDS, type FindingKind } from './domain/finding.ts';
export { findingsForReport, type ReportFinding, recommendationsForReport } from './store/for-report.ts';

/** The team room, findings and recommendations, for the team alone. */
export const findingsRoutes: readonly PageRoute[] = [
  ...teamRoomRoutes,
  ...projectedRoutes,
  ...emergingRoutes,
  ...findingListRoutes,
  ...findingEditRoutes,
  ...findingRoutes,
  ...recommendationListRoutes,
  ...recommendationEditRoutes,
  ...recommendationOrderRoutes,
];
