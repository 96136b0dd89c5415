export { FINDING_KIND_LABELS, FINDING_KIND_PLURALS, FINDING_KINDS, type FindingKind } from './domain/finding.ts';
export {
  findingsForReport,
  type ReportFinding,
  type ReportRecommendation,
  recommendationsForReport,
} from './store/for-report.ts';
