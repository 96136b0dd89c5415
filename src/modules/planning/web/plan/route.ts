import { isId } from '#kernel/ids';
import { type Context, notFound, type Outcome, redirect, signedIn } from '#platform/http/context';
import { askedPage, shownPage } from '#platform/http/paging';
import { get, post } from '#platform/http/routes';
import { askPlan } from '../../application/ask-plan.ts';
import { cancelRun, runAgain } from '../../application/run-again.ts';
import { planChallengeRows } from '../../store/challenge-facts.ts';
import { planPlaces } from '../../store/plans.ts';
import { isLost, LOST, newestRun } from '../../store/runs.ts';
import { PLAN_ASSETS, thePlan } from '../office.ts';
import { planView, TEAMS_A_PAGE } from './view.ts';
import { teamLines } from './view-model.ts';

export const planRoutes = [
  get('/plans/:plan', 'year.plan', showPlan),
  post('/plans/:plan/runs', 'year.plan', run),
  post('/plans/:plan/runs/:run/cancellation', 'year.plan', cancel),
];

async function showPlan(context: Context): Promise<Outcome> {
  const { services } = context;
  const plan = await thePlan(context);
  if (!plan) return notFound;
  const latest = await newestRun(services.db, plan.id);
  const lost = latest !== null && isLost(latest, context.now);
  const running = latest !== null && latest.endedAt === null && !lost;
  const given = running ? null : await askPlan(services, plan, { kind: 'days' });
  const lines = running
    ? []
    : teamLines(await planChallengeRows(services.db, plan.id), await planPlaces(services.db, plan.id), given);
  const measures = running || !plan.parts ? null : await askPlan(services, plan, { kind: 'measures' });
  const page = shownPage(askedPage(context.query), lines.length, TEAMS_A_PAGE);
  return context.show({
    title: plan.name,
    caption: 'Plan',
    width: 'wide',
    back: '/plans',
    ...PLAN_ASSETS,
    ...(running ? { scripts: ['planning/plan.js'] } : {}),
    main: planView({
      plan,
      run: lost && latest ? { ...latest, endedAt: context.now, outcome: 'failed', why: LOST } : latest,
      lines,
      measures,
      page,
      csrf: context.csrf,
      now: context.now,
    }),
  });
}

/** Long enough for a year; a run ends by itself when no better plan is possible. */
const USUAL_SECONDS = 30;

async function run(context: Context): Promise<Outcome> {
  const plan = await thePlan(context);
  if (!plan) return notFound;
  const last = await newestRun(context.services.db, plan.id);
  const options = { seconds: last?.secondsAllowed ?? USUAL_SECONDS, fewChanges: context.body.few === 'yes' };
  await runAgain(context.services, plan, options, signedIn(context).personId);
  return redirect(`/plans/${plan.id}`);
}

async function cancel(context: Context): Promise<Outcome> {
  const plan = await thePlan(context);
  const id = context.params.run ?? '';
  if (!plan || !isId(id)) return notFound;
  const latest = await newestRun(context.services.db, plan.id);
  if (latest?.id === id) await cancelRun(context.services, id, signedIn(context).personId);
  return redirect(`/plans/${plan.id}`);
}
