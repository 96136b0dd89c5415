import type { MilestoneKey } from '#modules/programmes';

/** Where one goes to bring a milestone about: the part of the address after `/challenges/REFERENCE/`. */
export const MILESTONE_PAGES: Record<MilestoneKey, string> = {
  opened: 'take-up',
  'scope-agreed': 'scope',
  'team-confirmed': 'team',
  'self-assessment-submitted': 'self-assessment',
  'documents-complete': 'documents',
  'timetable-released': 'timetable',
  'pre-reading-shared': 'pre-reading',
  'team-call-held': 'team-call',
  'on-site-started': 'timetable',
  'findings-presented': 'presentation',
  'report-drafted': 'report',
  'peer-comments-closed': 'report',
  'fact-check-sent': 'report',
  'fact-check-answered': 'report',
  'report-signed-off': 'report',
  'report-published': 'report',
  'action-plan-published': 'action-plan',
  'progress-review-opened': 'progress-review',
  'progress-review-published': 'progress-review',
  closed: 'close',
};
