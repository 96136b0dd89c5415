import type { StageKey } from '#modules/programmes';

/** What a stage is called where challenges of several programmes stand side by side; each programme has its own name for it. */
export const STAGE_LABELS: Record<StageKey, string> = {
  enquiry: 'Enquiry',
  scoping: 'Scoping',
  team: 'Team forming',
  preparing: 'Preparing',
  'pre-reading': 'Pre-reading',
  'team-call': 'Team call',
  'on-site': 'On site',
  drafting: 'Drafting',
  'fact-check': 'Fact check',
  published: 'Publishing',
  improving: 'Improving',
  'progress-review': 'Progress review',
  closed: 'Closing',
};
