import { findChallengeHead } from '#modules/challenges';
import { type Context, notFound, type Outcome, redirect, signedIn } from '#platform/http/context';
import type { FieldErrors, Typed } from '#platform/http/forms';
import { askedPage, shownPage } from '#platform/http/paging';
import { get, post } from '#platform/http/routes';
import { askToAcceptAll, endBrokenOff, isToPropose } from '../../application/accept-all.ts';
import { acceptTeam, type PlaceOutcome } from '../../application/accept-team.ts';
import { askPlan } from '../../application/ask-plan.ts';
import { planChallengeRows } from '../../store/challenge-facts.ts';
import { type Plan, planPlaces } from '../../store/plans.ts';
import { SOFT_OF } from '../change-words.ts';
import { PLAN_ASSETS, thePlan } from '../office.ts';
import { haveDaysMoved } from '../plan/view-model.ts';
import { acceptanceView, outcomesView, TEAMS_A_PAGE, type TeamToPropose } from './view.ts';

export const acceptanceRoutes = [
  get('/plans/:plan/acceptance', 'year.plan', (context) => showAcceptance(context, {}, {})),
  post('/plans/:plan/acceptance', 'year.plan', accept),
];

/** The teams of a page with somebody to propose. */
async function toPropose(
  context: Context,
  plan: Plan,
): Promise<{ teams: TeamToPropose[]; total: number; page: number }> {
  const { services } = context;
  const places = (await planPlaces(services.db, plan.id)).filter(isToPropose);
  const byChallenge = Map.groupBy(places, (place) => place.challengeId);
  const all = (await planChallengeRows(services.db, plan.id)).filter((row) => byChallenge.has(row.id) && !row.closed);
  const page = shownPage(askedPage(context.query), all.length, TEAMS_A_PAGE);
  const given = await askPlan(services, plan, { kind: 'days' });
  const teams: TeamToPropose[] = [];
  for (const challenge of all.slice((page - 1) * TEAMS_A_PAGE, page * TEAMS_A_PAGE)) {
    const answer = await askPlan(services, plan, { kind: 'team', challengeId: challenge.id });
    const soft = new Map(answer?.places.map((each) => [each.slot, each.soft]));
    teams.push({
      challenge,
      moved: haveDaysMoved(challenge, given),
      places: (byChallenge.get(challenge.id) ?? []).map((place) => ({
        place,
        waive: (soft.get(place.slotKey) ?? []).map((kind) => SOFT_OF[kind]),
      })),
    });
  }
  return { teams, total: all.length, page };
}

async function showAcceptance(context: Context, typed: Typed, errors: FieldErrors): Promise<Outcome> {
  const plan = await thePlan(context);
  if (!plan) return notFound;
  const found = await toPropose(context, plan);
  return context.show({
    title: 'Propose teams of this plan',
    caption: plan.name,
    width: 'narrow',
    back: { href: `/plans/${plan.id}`, text: 'The whole plan' },
    errors,
    main: acceptanceView({ plan, ...found, csrf: context.csrf, typed, errors, now: context.now }),
  });
}

async function accept(context: Context): Promise<Outcome> {
  const plan = await thePlan(context);
  if (!plan) return notFound;
  const { body, services } = context;
  if (body.all === 'yes') {
    await askToAcceptAll(services, plan, body['offer-all'] === 'yes', signedIn(context).personId);
    return redirect(`/plans/${plan.id}`);
  }
  const ticked = [body.place ?? []].flat();
  const { teams } = await toPropose(context, plan);
  const chosen = teams
    .map((team) => ({ ...team, places: team.places.filter(({ place }) => ticked.includes(place.slotKey)) }))
    .filter((team) => team.places.length > 0);
  const errors = missing(chosen, body);
  if (chosen.length === 0) errors.place = 'Tick at least one peer to propose';
  if (Object.keys(errors).length > 0) return await showAcceptance(context, { ...body, shown: 'yes' }, errors);
  const done: { challenge: { title: string; reference: string }; outcomes: PlaceOutcome[] }[] = [];
  for (const { challenge: row, places } of chosen) {
    const challenge = await findChallengeHead(services.db, row.reference);
    if (!challenge) continue;
    const team = {
      challenge,
      slotKeys: places.map(({ place }) => place.slotKey),
      waivers: waiversIn(places, body),
      offer: body.offer === 'yes',
    };
    done.push({ challenge, outcomes: await acceptTeam(services, plan, team, signedIn(context).personId) });
  }
  await endBrokenOff(services, plan.id);
  return context.show({
    title: 'What came of it',
    caption: plan.name,
    width: 'narrow',
    back: { href: `/plans/${plan.id}`, text: 'The whole plan' },
    ...PLAN_ASSETS,
    main: outcomesView(plan, done),
  });
}

const reasonFor = (body: Context['body'], slotKey: string, key: string) =>
  String(body[`waive-${slotKey}-${key}`] ?? '')
    .trim()
    .slice(0, 2000);

function missing(teams: readonly TeamToPropose[], body: Context['body']): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { places } of teams) {
    for (const { place, waive } of places) {
      for (const [key] of waive) {
        if (key && reasonFor(body, place.slotKey, key) === '')
          errors[`waive-${place.slotKey}-${key}`] = `Say why ${place.peerName} should go all the same, or untick them`;
      }
    }
  }
  return errors;
}

/** Each reason counts for every conflict of its kind. */
function waiversIn(places: TeamToPropose['places'], body: Context['body']): Record<string, Record<string, string>> {
  return Object.fromEntries(
    places.map(({ place, waive }) => [
      place.slotKey,
      Object.fromEntries(
        waive.flatMap((keys) => keys.map((key) => [key, reasonFor(body, place.slotKey, keys[0] ?? key)])),
      ),
    ]),
  );
}
