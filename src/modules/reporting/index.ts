import type { PageRoute } from '#platform/http/routes';
import { factCheckRoutes } from './web/fact-check/route.ts';
import { presentationRoutes } from './web/presentation/route.ts';
import { publicReportRoutes } from './web/public/route.ts';
import { reportRoutes } from './web/report/route.ts';
import { sectionRoutes } from './web/section/route.ts';

export { pointingWarning, pointingWarningIn } from './application/check-phrases.ts';
export { closeCommentWindows } from './application/comment-window.ts';
export { openDraftSections } from './application/open-draft.ts';
export { computedParts } from './application/read-report.ts';
export { composeReport, summaryOf, withoutEmpty } from './domain/content.ts';
export type { ReportStatus } from './domain/report-life.ts';
export { storePublishedReport } from './store/published.ts';
export { type ListedReport, latestReports } from './store/report-list.ts';
export { hostHas } from './store/with-host.ts';

/** Presentation, draft, fact check, publication, and published reports for anybody. */
export const reportingRoutes: readonly PageRoute[] = [
  ...presentationRoutes,
  ...reportRoutes,
  ...sectionRoutes,
  ...factCheckRoutes,
  ...publicReportRoutes,
];
