import { londonDate } from '#kernel/dates';
import { isId } from '#kernel/ids';
import { type Context, notFound, type Outcome } from '#platform/http/context';
import { get } from '#platform/http/routes';
import { askPlan } from '../../application/ask-plan.ts';
import { planChallengeRow } from '../../store/challenge-facts.ts';
import { planExclusions, planPlaces } from '../../store/plans.ts';
import { waiversOf } from '../../store/waivers.ts';
import { PLAN_ASSETS, thePlan } from '../office.ts';
import { haveDaysMoved } from '../plan/view-model.ts';
import { teamView } from './view.ts';

export const teamRoutes = [get('/plans/:plan/teams/:team', 'year.plan', showTeam)];

async function showTeam(context: Context): Promise<Outcome> {
  const { services } = context;
  const plan = await thePlan(context);
  const id = context.params.team ?? '';
  const challenge = plan && isId(id) ? await planChallengeRow(services.db, plan.id, id) : null;
  if (!plan || !challenge) return notFound;
  const places = await planPlaces(services.db, plan.id, id);
  const team = await askPlan(services, plan, { kind: 'team', challengeId: id });
  const excluded = (await planExclusions(services.db, plan.id)).filter(
    (each) => each.challengeId === id && !each.isAllowed,
  );
  const waivers = await waiversOf(
    services.db,
    places.flatMap(({ placementId }) => placementId ?? []),
  );
  const moved = haveDaysMoved(challenge, await askPlan(services, plan, { kind: 'days' }));
  const path = `/plans/${plan.id}`;
  return context.show({
    title: `${challenge.title}: the team in this plan`,
    heading: challenge.title,
    caption: plan.name,
    width: 'wide',
    back: { href: path, text: 'The whole plan' },
    ...PLAN_ASSETS,
    main: teamView({ path, challenge, places, team, excluded, waivers, moved, today: londonDate(services.clock()) }),
  });
}
