export { openDraftSections } from './application/open-draft.ts';
export { computedParts } from './application/read-report.ts';
export {
  composeReport,
  type PublishedContent,
  type PublishedRecommendation,
  type PublishedSection,
  type ReportBlock,
  type ReportScope,
  type SpokenToFigures,
  summaryOf,
  type WrittenSection,
  withoutEmpty,
} from './domain/content.ts';
export { REPORT_STATUS_LABELS, REPORT_TRANSITIONS, type ReportStatus } from './domain/report-life.ts';
export { type ReportToPublish, storePublishedReport } from './store/published.ts';
