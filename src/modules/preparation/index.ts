import type { PageRoute } from '#platform/http/routes';
import { documentRoutes } from './web/documents/route.ts';
import { preReadingRoutes } from './web/pre-reading/route.ts';
import { selfAssessmentRoutes } from './web/self-assessment/route.ts';

export { documentsForEvidence } from './store/documents.ts';
export { sharedPackItems } from './store/packs.ts';

/** Self-assessment, documents and pre-reading. */
export const preparationRoutes: readonly PageRoute[] = [
  ...selfAssessmentRoutes,
  ...documentRoutes,
  ...preReadingRoutes,
];
