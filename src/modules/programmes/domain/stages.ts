import type { Owner } from './vocabulary.ts';

/**
 * The stages that the product knows, in the order in which they happen. A programme definition names them in its own words and
 * may leave out those that are not in REQUIRED_STAGES; it may not reorder them.
 */
export const STAGE_KEYS = [
  'enquiry',
  'scoping',
  'team',
  'preparing',
  'pre-reading',
  'team-call',
  'on-site',
  'drafting',
  'fact-check',
  'published',
  'improving',
  'progress-review',
  'closed',
] as const;

/** A step of a challenge's life. */
export type StageKey = (typeof STAGE_KEYS)[number];

/** The stages without which there is no challenge. */
export const REQUIRED_STAGES: readonly StageKey[] = ['enquiry', 'scoping', 'team', 'on-site', 'published', 'closed'];

/** The days a clock may be counted from. `published` is the day on which `report-published` happened. */
export const ANCHORS = ['on-site-from', 'on-site-until', 'opened', 'published'] as const;

/** A day a clock is counted from. */
export type Anchor = (typeof ANCHORS)[number];

/**
 * What can happen once in a challenge's life, in order. `owner` is who makes it happen unless the programme says otherwise
 * (see `milestoneOwner`); `label` completes the sentence "Done: …".
 */
export const MILESTONES = {
  opened: { label: 'Challenge opened', owner: 'programme-body' },
  'scope-agreed': { label: 'Scope agreed', owner: 'challenge-manager' },
  'team-confirmed': { label: 'Team confirmed', owner: 'programme-body' },
  'self-assessment-submitted': { label: 'Self-assessment handed in', owner: 'host' },
  'documents-complete': { label: 'Documents complete', owner: 'host' },
  'timetable-released': { label: 'Timetable released', owner: 'challenge-manager' },
  'pre-reading-shared': { label: 'Pre-reading shared', owner: 'challenge-manager' },
  'team-call-held': { label: 'Team call held', owner: 'challenge-manager' },
  'on-site-started': { label: 'Time on site begun', owner: 'team' },
  'findings-presented': { label: 'Findings presented', owner: 'team' },
  'report-drafted': { label: 'Report drafted', owner: 'challenge-manager' },
  'peer-comments-closed': { label: 'Peer comments closed', owner: 'team' },
  'fact-check-sent': { label: 'Fact check sent', owner: 'challenge-manager' },
  'fact-check-answered': { label: 'Fact check answered', owner: 'host' },
  'report-signed-off': { label: 'Report signed off', owner: 'challenge-manager' },
  'report-published': { label: 'Report published', owner: 'host' },
  'action-plan-published': { label: 'Action plan published', owner: 'host' },
  'progress-review-opened': { label: 'Progress review opened', owner: 'challenge-manager' },
  'progress-review-published': { label: 'Progress review published', owner: 'host' },
  closed: { label: 'Challenge closed', owner: 'programme-body' },
} as const satisfies Record<string, { label: string; owner: Owner }>;

/** Something that happens once in a challenge's life. */
export type MilestoneKey = keyof typeof MILESTONES;

/** Every milestone, in the order in which they happen. */
export const MILESTONE_KEYS = Object.keys(MILESTONES) as [MilestoneKey, ...MilestoneKey[]];

/** The milestone that makes an anchor's day a fact; the on-site days are agreed, so they have none. */
export const ANCHOR_MILESTONES: Partial<Record<Anchor, MilestoneKey>> = {
  opened: 'opened',
  published: 'report-published',
};

/** Negative where milestone `a` comes before `b`, 0 where they are the same. */
export function compareMilestones(a: MilestoneKey, b: MilestoneKey): number {
  return MILESTONE_KEYS.indexOf(a) - MILESTONE_KEYS.indexOf(b);
}
