export { closeChallenge } from './application/close-challenge.ts';
export { type Enquiry, openEnquiry } from './application/open-enquiry.ts';
export { type ReachedMilestone, reachMilestone } from './application/reach-milestone.ts';
export { remindOfLateClocks } from './application/remind-of-clocks.ts';
export { type MoveTeam, saveScope } from './application/save-scope.ts';
export { startOnSite, startOnSiteWhereDue } from './application/start-on-site.ts';
export { type Letter, type Reader, toldWords, writeTo } from './application/write-to.ts';
export { anchorDates, type ChallengeDays, type Reached } from './domain/anchors.ts';
export { type ChallengePageKey, openPageWords } from './domain/challenge-pages.ts';
export { type ClockState, clockStates, clockWords, SOON_DAYS } from './domain/clock-states.ts';
export { notesDestroyedOn } from './domain/closing.ts';
export { MILESTONE_PAGES } from './domain/milestone-pages.ts';
export { OWNER_ROLES } from './domain/owner-roles.ts';
export { neededSlots, type SlotNeed, type TeamNeeds } from './domain/slot-need.ts';
export { STAGE_LABELS } from './domain/stage-labels.ts';
export { isTheirMove, type Move, whoseMove } from './domain/whose-move.ts';
export { findChallengeHead } from './store/challenge-heads.ts';
export { type ChallengeLife, challengeAnchors, challengeLife, dayDue } from './store/challenge-life.ts';
export {
  type ChallengePerson,
  challengePeople,
  peopleWithRole,
  type WhoseChallenge,
} from './store/challenge-people.ts';
export { type ChallengeProbe, type ChallengeTheme, challengeProbes, challengeThemes } from './store/focus.ts';
export { readScope } from './store/scope.ts';
export { type ChallengeSlot, challengeSlots } from './store/slots.ts';
export { dropTask, type NewTask, type OpenTask, openTask, openTasks, settleTask } from './store/tasks.ts';
export { challengeDefinition, challengeNav } from './web/navigation/challenge-nav.ts';
export { nowLink } from './web/navigation/now-link.ts';
export { challengesRoutes } from './web/routes.ts';
export { stageInBrief } from './web/stage-in-brief.ts';
