import { z } from 'zod';
import { unsaved } from '#design/components/unsaved';
import { type Html, html } from '#design/html';
import { type IsoDate, londonDate, mediumDate } from '#kernel/dates';
import { isId, newId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import { challengeDefinition, challengeNav, dayDue, nowLink } from '#modules/challenges';
import { recommendationsForReport } from '#modules/findings';
import { hostHas } from '#modules/reporting';
import {
  type Context,
  notFound,
  type Outcome,
  redirect,
  signedIn,
  theChallenge,
  turnBack,
} from '#platform/http/context';
import {
  choice,
  type FieldErrors,
  formId,
  optionalText,
  parseForm,
  requiredDate,
  requiredText,
  revision,
  sentRevision,
  type Typed,
} from '#platform/http/forms';
import { get, type PageRoute, post } from '#platform/http/routes';
import { publishPlan } from '../../application/publish-plan.ts';
import { addAction, changeAction, markAction, removeAction } from '../../application/write-action.ts';
import { OWN_STATUSES } from '../../domain/plan.ts';
import { type Action, actionsOf, planOf } from '../../store/plans.ts';
import { actionForm, progressForm, savedMeanwhile } from './form.ts';
import { actionRows, planMain, progressRows } from './view.ts';

/** The host's plan: what it will do about each recommendation. */
export const actionPlanRoutes: readonly PageRoute[] = [
  get('/challenges/:challenge/action-plan', 'plan.see', (context) => showPlan(context)),
  get('/challenges/:challenge/action-plan/actions/new', 'plan.write', (context) => showNew(context, {})),
  post('/challenges/:challenge/action-plan/actions', 'plan.write', takeNew),
  get('/challenges/:challenge/action-plan/actions/:action', 'plan.write', (context) => showChange(context, {})),
  post('/challenges/:challenge/action-plan/actions/:action', 'plan.write', takeChange),
  post('/challenges/:challenge/action-plan/actions/:action/removal', 'plan.write', takeRemoval),
  get('/challenges/:challenge/action-plan/actions/:action/progress', 'plan.write', (context) => showMark(context, {})),
  post('/challenges/:challenge/action-plan/actions/:action/progress', 'plan.write', takeMark),
  post('/challenges/:challenge/action-plan/publication', 'plan.write', takePublication),
];

const words = z.object({
  text: requiredText('Say what you will do', 5000),
  owner: requiredText('Say which post sees that it happens', 200),
  due: requiredDate('Say by when'),
  measure: optionalText(500),
  baseline: optionalText(500),
});
const newForm = words.extend({ id: formId(), recommendation: formId() });
const changeForm = words.extend({ version: revision() });
const markForm = z.object({
  version: revision(),
  'own-status': choice(OWN_STATUSES, 'Choose how far you are'),
  'status-note': optionalText(2000),
});

const base = (context: Context) => `/challenges/${theChallenge(context).reference}/action-plan`;

/** What of the report the host has; and the recommendations, for the team and, while the host has the report as it is, for everybody else. */
async function recommendationsToSee(context: Context) {
  const { db } = context.services;
  const { id } = theChallenge(context);
  const has = await hostHas(db, id, await challengeDefinition(context));
  const isTeams = (has === 'nothing' || has === 'checked') && !context.may('report.see-draft');
  return { has, isTeams, recommendations: isTeams ? [] : await recommendationsForReport(db, id) };
}

async function reportComesBy(context: Context): Promise<IsoDate | null> {
  const { id } = theChallenge(context);
  const due = await dayDue(context.services.db, id, await challengeDefinition(context), 'fact-check-sent');
  return due && due >= londonDate(context.now) ? due : null;
}

async function showPlan(context: Context, problem?: string): Promise<Outcome> {
  const head = theChallenge(context);
  const { db } = context.services;
  const [plan, actions, { has, isTeams, recommendations }] = await Promise.all([
    planOf(db, head.id),
    actionsOf(db, head.id),
    recommendationsToSee(context),
  ]);
  const published = plan?.published_at ? mediumDate(londonDate(plan.published_at)) : null;
  const view = {
    base: base(context),
    csrf: context.csrf,
    published,
    mayWrite: context.may('plan.write'),
    recommendations,
    actions,
    isReportPublished: has === 'published',
    isWorkedOn: isTeams && has === 'checked',
    problem,
    reportDueOn: recommendations.length === 0 ? await reportComesBy(context) : null,
    now: nowLink(head),
  };
  const main = html`${await challengeNav(context, 'action-plan')}${planMain(view)}`;
  const errors = problem ? { publication: problem } : undefined;
  return context.show({ title: 'Action plan', caption: head.title, main, width: 'wide', errors });
}

type Shown = { errors?: FieldErrors; typed?: Typed; stale?: string };

function formPage(context: Context, title: string, main: Html, shown: Shown): Outcome {
  const page = {
    title,
    caption: theChallenge(context).title,
    main,
    width: 'narrow' as const,
    back: base(context),
    errors: shown.errors,
  };
  return context.show(page, shown.stale ? 409 : undefined);
}

async function showNew(context: Context, shown: Shown): Promise<Outcome> {
  const typed = shown.typed ?? {};
  const recommendation = String(typed.recommendation ?? context.query.recommendation ?? '');
  const { recommendations } = await recommendationsToSee(context);
  const about = recommendations.find((one) => one.id === recommendation);
  if (!about) return notFound;
  const id = isId(typed.id) ? typed.id : newId(context.now.getTime());
  const fields = actionForm({
    csrf: context.csrf,
    action: `${base(context)}/actions`,
    cancel: base(context),
    typed,
    errors: shown.errors,
    hidden: { id, recommendation },
    button: 'Add the action',
  });
  return formPage(
    context,
    'Add an action',
    html`<p class="govuk-body-l">${about.number}. ${about.title}</p>${fields}`,
    shown,
  );
}

async function takeNew(context: Context): Promise<Outcome> {
  const parsed = parseForm(newForm, context.body);
  if (!parsed.ok) return await showNew(context, parsed);
  const { id, recommendation, due, ...rest } = parsed.value;
  const { has, recommendations } = await recommendationsToSee(context);
  if (!recommendations.some((each) => each.id === recommendation))
    return has === 'nothing' ? notFound : showTooLate(context, context.body);
  const action = { ...rest, id, dueOn: due, recommendationId: recommendation, challengeId: theChallenge(context).id };
  const result = await addAction(context.services, action, signedIn(context));
  if (isRefusal(result)) return showTooLate(context, context.body);
  return redirect(base(context), 'The action is in the plan.');
}

async function findAction(context: Context): Promise<Action | undefined> {
  const actions = await actionsOf(context.services.db, theChallenge(context).id);
  return actions.find((action) => action.id === context.params.action);
}

/** What was typed into an action that somebody has taken out of the draft meanwhile. */
function showGone(context: Context, typed: Typed | undefined): Outcome {
  if (!typed) return notFound;
  const why = 'Somebody has taken this action out of the plan meanwhile. Add it again if it should be there.';
  return showUnsaved(context, typed, 'This action is not there any more', why);
}

/** What was typed of a recommendation that the host may not read any more: the team works on it, or has taken it out. */
function showTooLate(context: Context, typed: Typed): Outcome {
  const why =
    'The recommendation does not stand on the plan now: the team works on it, or has taken it out. Add the action later.';
  return showUnsaved(context, typed, 'This action is not added', why);
}

function showUnsaved(context: Context, typed: Typed, title: string, why: string): Outcome {
  const due = [typed['due-day'], typed['due-month'], typed['due-year']].filter(Boolean).join(' ');
  const main = unsaved('text', [
    ['What will be done', typed.text],
    ['Who', typed.owner],
    ['By', due],
    ['How we will know', typed.measure],
    ['Where it starts from', typed.baseline],
    ['What is different, or in the way', typed['status-note']],
  ]);
  const page = { title, caption: theChallenge(context).title, back: base(context), errors: { text: why } };
  return context.show({ ...page, width: 'narrow', main: html`${main}` }, 409);
}

async function showChange(context: Context, shown: Shown): Promise<Outcome> {
  const action = await findAction(context);
  if (!action) return showGone(context, shown.typed);
  const plan = await planOf(context.services.db, theChallenge(context).id);
  const here = `${base(context)}/actions/${action.id}`;
  const fields = actionForm({
    csrf: context.csrf,
    action: here,
    cancel: base(context),
    typed: shown.typed ?? typedWords(action),
    errors: shown.errors,
    hidden: { version: String(versionOf(action, shown)) },
    button: 'Save the action',
    ...(plan?.status === 'published' ? {} : { removal: `${here}/removal` }),
  });
  return formPage(
    context,
    'Change an action',
    html`${shown.stale && savedMeanwhile(shown.stale, actionRows(action))}${fields}`,
    shown,
  );
}

/** Of the words in the form: those that came back were written on the action as it was then. Beside what it says now it is the newest. */
function versionOf({ version }: Action, { typed, stale }: Shown): number {
  return typed && !stale ? sentRevision(typed) : version;
}

function typedWords(action: Action): Typed {
  const [year = '', month = '', day = ''] = action.dueOn.split('-');
  const date = { 'due-day': String(Number(day)), 'due-month': String(Number(month)), 'due-year': year };
  return { text: action.text, owner: action.owner, measure: action.measure, baseline: action.baseline, ...date };
}

async function takeChange(context: Context): Promise<Outcome> {
  const parsed = parseForm(changeForm, context.body);
  if (!parsed.ok) return await showChange(context, parsed);
  const { due, ...rest } = parsed.value;
  const change = { ...rest, dueOn: due, id: context.params.action ?? '', challengeId: theChallenge(context).id };
  const result = await changeAction(context.services, change, signedIn(context));
  if (isRefusal(result)) return await showChange(context, { typed: context.body, stale: result.why });
  return redirect(base(context), 'The action is saved.');
}

async function takeRemoval(context: Context): Promise<Outcome> {
  const which = { id: context.params.action ?? '', challengeId: theChallenge(context).id };
  const result = await removeAction(context.services, which, signedIn(context));
  return isRefusal(result)
    ? turnBack(base(context), result.why)
    : redirect(base(context), 'The action is out of the draft.');
}

async function showMark(context: Context, shown: Shown): Promise<Outcome> {
  const action = await findAction(context);
  if (!action) return showGone(context, shown.typed);
  const fields = progressForm({
    csrf: context.csrf,
    action: `${base(context)}/actions/${action.id}/progress`,
    cancel: base(context),
    typed: shown.typed ?? { 'own-status': action.ownStatus, 'status-note': action.statusNote },
    errors: shown.errors,
    hidden: { version: String(versionOf(action, shown)) },
    button: 'Save',
  });
  const main = html`<p class="govuk-body-l">${action.text}</p>${shown.stale && savedMeanwhile(shown.stale, [['What will be done', action.text], ...progressRows(action)])}${fields}`;
  return formPage(context, 'How far is this action?', main, shown);
}

async function takeMark(context: Context): Promise<Outcome> {
  const parsed = parseForm(markForm, context.body);
  if (!parsed.ok) return await showMark(context, parsed);
  const { version, 'own-status': ownStatus, 'status-note': statusNote } = parsed.value;
  const change = {
    version,
    ownStatus,
    statusNote,
    id: context.params.action ?? '',
    challengeId: theChallenge(context).id,
  };
  const result = await markAction(context.services, change, signedIn(context));
  if (isRefusal(result)) return await showMark(context, { typed: context.body, stale: result.why });
  return redirect(base(context), 'Saved.');
}

async function takePublication(context: Context): Promise<Outcome> {
  const result = await publishPlan(
    context.services,
    theChallenge(context),
    await challengeDefinition(context),
    signedIn(context),
  );
  if (isRefusal(result)) return await showPlan(context, result.why);
  return redirect(base(context), 'The action plan is published. We have told the programme and the challenge manager.');
}
