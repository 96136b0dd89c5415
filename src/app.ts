import type { FastifyInstance } from 'fastify';
import { authorityListRoutes } from '#modules/authorities';
import { challengesRoutes, findChallengeHead, remindOfLateClocks, startOnSiteWhereDue } from '#modules/challenges';
import { demandRoutes, sendCall } from '#modules/demand';
import { findingsRoutes } from '#modules/findings';
import { improvementRoutes, openReviewsDue } from '#modules/improvement';
import { destroyNotesDue, notebookRoutes } from '#modules/notebook';
import { peopleRoutes, sweepRequests } from '#modules/people';
import { acceptAll, planningRoutes, runPlan } from '#modules/planning';
import { askForConfirmations, poolRoutes, reviewLeavers, runPoolImport } from '#modules/pool';
import { preparationRoutes } from '#modules/preparation';
import { programmesRoutes } from '#modules/programmes';
import { closeEvents, lookAfterNominations, recruitmentRoutes, remindBackers, sweepDrafts } from '#modules/recruitment';
import { closeCommentWindows, reportingRoutes } from '#modules/reporting';
import {
  chaseReconfirmations,
  expireOffers,
  offerNextReserve,
  recheckAllTeams,
  recheckTeams,
  recordServed,
  remindOffers,
  teamRoutes,
  tellOfSilentHosts,
} from '#modules/teams';
import { deleteDeadRuns, runProposal, tellOfLeaver, timetableRoutes } from '#modules/timetable';
import { tellOfLostJobs, workspaceRoutes } from '#modules/workspace';
import { navigationFor } from '#platform/access/navigation';
import { sweepFiles } from '#platform/files/sweep';
import { buildApp } from '#platform/http/app';
import type { Services } from '#platform/http/context';
import { healthRoutes } from '#platform/http/health';
import { sweepLimits } from '#platform/http/rate-limit';
import type { PageRoute } from '#platform/http/routes';
import type { JobHandlers } from '#platform/jobs/worker';
import { mailSender } from '#platform/mail/send-mail';

/** Every route of the product: the one list that the server and the test of routes × roles both read. */
// One module a line: a new one is a line of its own.
// biome-ignore format: one line each
export const allRoutes: readonly PageRoute[] = [
  ...healthRoutes,
  ...challengesRoutes,
  ...programmesRoutes,
  ...peopleRoutes,
  ...authorityListRoutes,
  ...poolRoutes,
  ...recruitmentRoutes,
  ...improvementRoutes,
  ...notebookRoutes,
  ...findingsRoutes,
  ...workspaceRoutes,
  ...preparationRoutes,
  ...teamRoutes,
  ...planningRoutes,
  ...demandRoutes,
  ...reportingRoutes,
  ...timetableRoutes,
];

/** The web server over these services. */
export async function makeApp(services: Services): Promise<FastifyInstance> {
  return await buildApp({ services, routes: allRoutes, findChallenge: findChallengeHead, navigation: navigationFor });
}

/** What runs for each kind of job. */
export function jobHandlers(services: Services): JobHandlers {
  return {
    'send-mail': mailSender(services.db, services.config, services.clock),
    'solve-plan': async ({ run }, stopping) => await runPlan(services, run, stopping),
    'accept-plan': async (which, stopping) => await acceptAll(services, which, stopping),
    'solve-timetable': async ({ run }, stopping) => await runProposal(services, run, stopping),
    'pool-import': (payload) => runPoolImport(services, payload),
    'recheck-teams': async (which) => void (await recheckTeams(services, which)),
    'peer-left': async (which) => void (await tellOfLeaver(services, which)),
    'offer-reserve': async ({ slot }) => void (await offerNextReserve(services, slot)),
    'send-call': async (which) => void (await sendCall(services, which)),
    'daily-round': async () => {
      await openReviewsDue(services);
      await destroyNotesDue(services);
      await sweepLimits(services.db, services.clock());
      await sweepRequests(services.db, services.clock());
      await sweepFiles(services.files, services.db, services.clock());
      await remindBackers(services);
      await lookAfterNominations(services);
      await sweepDrafts(services);
      await deleteDeadRuns(services.db, services.clock());
      await closeEvents(services);
      await expireOffers(services);
      await remindOffers(services);
      await chaseReconfirmations(services);
      await tellOfSilentHosts(services);
      await recordServed(services);
      await recheckAllTeams(services);
      await startOnSiteWhereDue(services);
      await closeCommentWindows(services);
      await reviewLeavers(services);
      await askForConfirmations(services);
      await remindOfLateClocks(services);
      await tellOfLostJobs(services);
    },
  };
}
