import type { PageRoute } from '#platform/http/routes';
import { hostViewRoutes } from './web/host/route.ts';
import { offerRoutes } from './web/offer/route.ts';
import { placementRoutes } from './web/placement/route.ts';
import { reserveRoutes } from './web/reserves/route.ts';
import { slotRoutes } from './web/slot/route.ts';
import { teamPageRoutes } from './web/team/route.ts';

export { answerStill, STILL_THERE, type StillAsked, stillByLink, stillOfPeer } from './application/answer-still.ts';
export { teamPeriod, USUAL_YEARS_AFTER_LEAVING } from './application/challenge-facts.ts';
export { findCandidates, rulesAgainst } from './application/find-candidates.ts';
export { addReserve } from './application/keep-reserves.ts';
export { ifDatesMoved, type Moved, moveTeamDates } from './application/move-dates.ts';
export { type Offered, offerPlace } from './application/offer-place.ts';
export { offerNextReserve } from './application/offer-reserve.ts';
export { placePeer } from './application/place-peer.ts';
export { recheckAllTeams, recheckTeams } from './application/recheck-team.ts';
export { saveTeamSettings } from './application/team-settings.ts';
export type { HardCode } from './domain/assess.ts';
export { HAND_IN_DAYS, handInUntil, isTooLateToHandIn } from './domain/hand-in.ts';
export { SOFT_LABELS, type SoftKey } from './domain/soft-conflicts.ts';
export { expireOffers, recordServed, remindOffers } from './jobs/daily.ts';
export { chaseReconfirmations, tellOfSilentHosts } from './jobs/silence.ts';
export { type Reconfirmation, reconfirmationsOf } from './store/reconfirmations.ts';
export { skillsOf, type TeamMember, teamMembersForTimetable, teamPeers } from './store/team-peers.ts';

/** Forming a team: the team, its places, offers, and what the host says. */
export const teamRoutes: readonly PageRoute[] = [
  ...teamPageRoutes,
  ...slotRoutes,
  ...placementRoutes,
  ...reserveRoutes,
  ...offerRoutes,
  ...hostViewRoutes,
];
