import type { PageRoute } from '#platform/http/routes';
import { boardRoutes } from './web/board/route.ts';
import { calendarRoutes } from './web/calendar/route.ts';
import { conversationRoutes } from './web/conversation/route.ts';
import { heardRoutes } from './web/heard/route.ts';
import { hoursRoutes } from './web/hours/route.ts';
import { intervieweesRoutes } from './web/interviewees/route.ts';
import { lastChangeRoutes } from './web/last-change/route.ts';
import { mySessionsRoutes } from './web/my-sessions/route.ts';
import { onTheDayRoutes } from './web/on-the-day/route.ts';
import { proposalRoutes } from './web/proposal/route.ts';
import { releasesRoutes } from './web/releases/route.ts';
import { roomsRoutes } from './web/rooms/route.ts';
import { sessionRoutes } from './web/session/route.ts';
import { sessionFormRoutes } from './web/session-form/route.ts';
import { timetablePageRoutes } from './web/timetable/route.ts';
import { todayRoutes } from './web/today/route.ts';
import { wantedRoutes } from './web/wanted/route.ts';

export { askForProposal } from './application/ask-for-proposal.ts';
export { wantFromTemplate } from './application/change-wanted.ts';
export { whoWeSpokeTo } from './application/exports.ts';
export { keepEarlierRelease } from './application/release-timetable.ts';
export { runProposal } from './application/run-proposal.ts';
export { tellOfLeaver } from './application/tell-of-leaver.ts';
export { absenceOf } from './domain/absences.ts';
export { forgetConversations } from './store/conversations.ts';
export { deleteDeadRuns } from './store/runs.ts';

/** The timetable of a challenge: sessions, rooms, people to be heard, attendance, calendars. */
export const timetableRoutes: readonly PageRoute[] = [
  ...timetablePageRoutes,
  ...boardRoutes,
  ...wantedRoutes,
  ...hoursRoutes,
  ...proposalRoutes,
  ...releasesRoutes,
  ...heardRoutes,
  ...onTheDayRoutes,
  ...conversationRoutes,
  ...sessionFormRoutes,
  ...sessionRoutes,
  ...roomsRoutes,
  ...intervieweesRoutes,
  ...lastChangeRoutes,
  ...todayRoutes,
  ...mySessionsRoutes,
  ...calendarRoutes,
];
export { timetableCommand } from './engine-cli.ts';
