export { type ReachedMilestone, reachMilestone } from './application/reach-milestone.ts';
export { MILESTONE_PAGES } from './domain/milestone-pages.ts';
export { OWNER_ROLES } from './domain/owner-roles.ts';
export { findChallengeHead } from './store/challenge-heads.ts';
export { type ChallengeTheme, challengeThemes } from './store/focus.ts';
export { dropTask, type NewTask, openTask, settleTask } from './store/tasks.ts';
