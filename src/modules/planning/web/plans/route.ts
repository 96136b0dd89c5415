import { z } from 'zod';
import { londonDate } from '#kernel/dates';
import { newId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import { type Context, type Outcome, redirect, signedIn } from '#platform/http/context';
import { choice, type FieldErrors, formId, parseForm, requiredText, several, type Typed } from '#platform/http/forms';
import { askedPage, readPage } from '#platform/http/paging';
import { get, post } from '#platform/http/routes';
import { makePlan } from '../../application/make-plan.ts';
import { whatCanBePlanned } from '../../application/what-can-be-planned.ts';
import { chosenIds, monthsOf } from '../../domain/choice.ts';
import { WEIGHT_KEYS, type Weight, type Weights, WISH_KEYS } from '../../domain/policy.ts';
import { listPlans, PLANS_A_PAGE } from '../../store/plans.ts';
import { officeBodies, PLAN_ASSETS } from '../office.ts';
import { chooseView, MOST_LISTED } from './choose-view.ts';
import { plansView } from './view.ts';

export const plansRoutes = [
  get('/plans', 'year.plan', showPlans),
  get('/plans/new', 'year.plan', (context) => showChoose(context, {}, {})),
  post('/plans', 'year.plan', create),
];

async function showPlans(context: Context): Promise<Outcome> {
  const bodies = officeBodies(context);
  const { lines, total, page } = await readPage(askedPage(context.query), PLANS_A_PAGE, (asked) =>
    listPlans(context.services.db, bodies, asked, context.now),
  );
  return context.show({ title: 'Plans of the year', width: 'wide', main: plansView(lines, total, page) });
}

async function showChoose(context: Context, typed: Typed, errors: FieldErrors): Promise<Outcome> {
  const today = londonDate(context.now);
  const all = await whatCanBePlanned(context.services, officeBodies(context));
  const [programme, month] = [context.query.programme ?? '', context.query.month ?? ''];
  const narrowed = all.filter(
    (each) =>
      (programme === '' || each.programmeKey === programme) && (month === '' || each.from.slice(0, 7) === month),
  );
  const byMonth = narrowed.length > MOST_LISTED;
  const usual = byMonth
    ? monthsOf(narrowed, programme).flatMap(({ value, open }) => (open > 0 ? [value] : []))
    : narrowed.filter(({ open }) => open !== 0).map(({ id }) => id);
  const chosen = typed.challenge === undefined && typed.name === undefined ? usual : [typed.challenge ?? []].flat();
  return context.show({
    title: 'Plan the year',
    width: 'wide',
    back: '/plans',
    errors,
    ...PLAN_ASSETS,
    main: chooseView({
      csrf: context.csrf,
      id: String(typed.id ?? newId(context.now.getTime())),
      all,
      narrowed,
      programme,
      month,
      mayWeigh: context.may('demand.see'),
      typed: { name: `The year from ${today.slice(0, 4)}`, seconds: '30', ...typed, challenge: chosen },
      errors,
    }),
  });
}

const choosing = z.object({
  id: formId(),
  name: requiredText('Give the plan a name'),
  challenge: several(),
  seconds: choice(['10', '30', '60', '300'], 'Choose how long it may take'),
  ...Object.fromEntries(
    WISH_KEYS.map((wish) => [`weight-${wish}`, choice(WEIGHT_KEYS, 'Choose how much this counts')]),
  ),
});

async function create(context: Context): Promise<Outcome> {
  const form = parseForm(choosing, { ...usualWeights(), ...context.body });
  if (!form.ok) return await showChoose(context, form.typed, form.errors);
  const { id, name, seconds } = form.value;
  const challenge = chosenIds(
    form.value.challenge,
    form.value.challenge.some((each) => each.startsWith('month:'))
      ? (await whatCanBePlanned(context.services, officeBodies(context))).filter(({ open }) => open !== 0)
      : [],
  );
  if (challenge.length === 0)
    return await showChoose(context, context.body, { challenge: 'Choose at least one challenge' });
  const values = form.value as Record<string, unknown>;
  const weights: Weights = Object.fromEntries(WISH_KEYS.map((wish) => [wish, values[`weight-${wish}`] as Weight]));
  const bodyId = officeBodies(context)[0] ?? '';
  const plan = { id, bodyId, name, kind: 'year' as const, weights, challengeIds: challenge, seconds: Number(seconds) };
  const made = await makePlan(context.services, plan, signedIn(context).personId);
  if (isRefusal(made)) return await showChoose(context, context.body, { challenge: made.why });
  return redirect(`/plans/${made.id}`);
}

function usualWeights(): Record<string, string> {
  return Object.fromEntries(WISH_KEYS.map((wish) => [`weight-${wish}`, 'usual']));
}
