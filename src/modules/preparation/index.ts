import type { PageRoute } from '#platform/http/routes';
import { selfAssessmentRoutes } from './web/self-assessment/route.ts';

export { type Opening, openPreparation } from './application/open-preparation.ts';

/** Self-assessment, documents and pre-reading. */
export const preparationRoutes: readonly PageRoute[] = [...selfAssessmentRoutes];
