import { type FieldErrors, field, form, type Typed } from '#design/form';
import { type Html, html } from '#design/html';
import { isId, newId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import { challengeNav } from '#modules/challenges';
import { namingWarning } from '#modules/notebook';
import { type Context, notFound, type Outcome, redirect, signedIn, theChallenge } from '#platform/http/context';
import { sentRevision } from '#platform/http/forms';
import { get, post } from '#platform/http/routes';
import {
  changeRecommendation,
  makeRecommendation,
  moveRecommendation,
  type RecommendationRefusal,
  removeRecommendation,
} from '../../application/recommendations.ts';
import { FINDING_KIND_LABELS } from '../../domain/finding.ts';
import { DIRECTIONS } from '../../domain/order.ts';
import { listFindings } from '../../store/findings.ts';
import { listRecommendations, type Recommendation } from '../../store/recommendations.ts';
import { withoutEvidence } from '../evidence-fields.ts';
import { evidenceWords } from '../finding-card.ts';
import { finderOf } from '../findings/edit.ts';
import { either, idOfForm, KEEP_ANYWAY, REMOVED, savedNow } from '../form-again.ts';
import { readNewRecommendation, readRecommendationChange } from './form.ts';
import { showRecommendations } from './list.ts';

const ONE = '/challenges/:challenge/recommendations/:recommendation';

export const recommendationEditRoutes = [
  get('/challenges/:challenge/recommendations/new', 'findings.edit', showNew),
  post('/challenges/:challenge/recommendations', 'findings.edit', make),
  get(`${ONE}/change`, 'findings.edit', showChange),
  post(ONE, 'findings.edit', change),
  post(`${ONE}/moves`, 'findings.edit', move),
  get(`${ONE}/removal`, 'findings.edit', askToRemove),
  post(`${ONE}/removal`, 'findings.edit', remove),
];

async function theRecommendation(context: Context): Promise<Recommendation | undefined> {
  const all = await listRecommendations(context.services.db, theChallenge(context).id);
  return all.find((each) => each.id === context.params.recommendation);
}

async function showNew(context: Context): Promise<Outcome> {
  const typed = { finding: (context.query.finding ?? '').split(',').filter(isId) };
  return await showForm(context, { id: newId(context.now.getTime()), typed, errors: {} });
}

async function showChange(context: Context): Promise<Outcome> {
  const found = await theRecommendation(context);
  if (!found) return notFound;
  const { title, body, findingIds, without } = found;
  const typed = { title, body, finding: [...findingIds], reason: without?.reason };
  return await showForm(context, { found, typed, errors: {} });
}

type Shown = {
  found?: Recommendation;
  /** Of the recommendation that the form was made from; the newest where nothing is said. */
  version?: number;
  id?: string;
  typed: Typed;
  errors: FieldErrors;
  mayKeepAnyway?: boolean;
  status?: number;
  above?: Html;
};

async function showForm(context: Context, shown: Shown): Promise<Outcome> {
  const head = theChallenge(context);
  const { found, typed, errors } = shown;
  const base = `/challenges/${head.reference}`;
  const findings = await listFindings(context.services.db, head.id);
  const choices = findings.map((finding) => ({
    value: finding.id,
    text: finding.title,
    hint: `${FINDING_KIND_LABELS[finding.kind]}, ${finding.themeName}: ${finding.without ? 'stands by a reason' : evidenceWords(finding)}`,
  }));
  const save = { text: found ? 'Save the changes' : 'Save the recommendation' };
  const main = html`${await challengeNav(context, 'findings')}${shown.above}${form({
    action: found ? `${base}/recommendations/${found.id}` : `${base}/recommendations`,
    csrf: context.csrf,
    hidden: found ? { version: String(shown.version ?? found.version) } : { id: shown.id ?? '' },
    cancel: `${base}/recommendations`,
    button: shown.mayKeepAnyway ? [save, KEEP_ANYWAY] : save,
    body: html`${field.input({ name: 'title', label: 'The recommendation in one sentence', hint: 'Begin with a verb. The host will read it: no names, nothing that points to one person.', typed, errors })}
${field.textarea({ name: 'body', label: 'What it means, and how to begin', typed, errors, rows: 6 })}
${
  choices.length > 0
    ? field.checkboxes({ name: 'finding', label: 'Findings it follows from', typed, errors, small: true, choices })
    : html`<p class="govuk-body" id="finding">There are no findings yet. <a class="govuk-link" href="${base}/findings">Make them first.</a></p>`
}
${context.may('findings.override-evidence') && withoutEvidence(typed, errors)}`,
  })}`;
  const title = found ? 'Change the recommendation' : 'New recommendation';
  const back = `${base}/recommendations`;
  return context.show({ title, caption: head.title, width: 'narrow', back, errors, main }, shown.status);
}

async function make(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const read = readNewRecommendation(context.body);
  const id = idOfForm(context);
  const again = (errors: FieldErrors, more: Partial<Shown> = {}) =>
    showForm(context, { id, typed: context.body, errors, ...more });
  if (!read.ok) return await again({ ...read.errors });
  const { anyway, ...wanted } = read.value;
  const warning = anyway ? null : await warningOf(context, wanted);
  if (warning) return await again({ body: warning }, { mayKeepAnyway: true });
  const outcome = await makeRecommendation(context.services, { challengeId: head.id, ...wanted }, finderOf(context));
  if (!isRefusal(outcome))
    return redirect(
      `/challenges/${head.reference}/recommendations`,
      'The recommendation is saved. Only the team sees it.',
    );
  const more = outcome.code === 'other-words' ? { id: newId(context.now.getTime()), status: 409 } : {};
  return await again(errorOf(outcome), outcome.code === 'closed' ? { status: 409 } : more);
}

async function change(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const found = await theRecommendation(context);
  if (!found) return await showRemoved(context);
  const read = readRecommendationChange(context.body);
  const again = (errors: FieldErrors, more: Partial<Shown> = {}) =>
    showForm(context, { found, version: sentRevision(context.body), typed: context.body, errors, ...more });
  if (!read.ok) return await again({ ...read.errors });
  const { anyway, ...fields } = read.value;
  const warning = anyway ? null : await warningOf(context, fields);
  if (warning) return await again({ body: warning }, { mayKeepAnyway: true });
  const wanted = { challengeId: head.id, id: found.id, ...fields };
  const outcome = await changeRecommendation(context.services, wanted, finderOf(context));
  if (!isRefusal(outcome))
    return redirect(`/challenges/${head.reference}/recommendations/${found.id}`, 'The recommendation is changed.');
  if (outcome.code === 'missing') return await showRemoved(context);
  if (outcome.code !== 'stale') return await again(errorOf(outcome), outcome.code === 'closed' ? { status: 409 } : {});
  return await showStale(context, outcome.why);
}

/** What was typed into a recommendation that a colleague has removed meanwhile, as a new one. */
async function showRemoved(context: Context): Promise<Outcome> {
  if (!isId(context.params.recommendation)) return notFound;
  const id = newId(context.now.getTime());
  return await showForm(context, { id, typed: context.body, errors: { title: REMOVED }, status: 409 });
}

/** What was typed below what a colleague has saved meanwhile. The findings that either chose are ticked. */
async function showStale(context: Context, why: string): Promise<Outcome> {
  const found = await theRecommendation(context);
  if (!found) return await showRemoved(context);
  const typed = { ...context.body, finding: either(context.body.finding, found.findingIds) };
  const { length } = found.findingIds;
  const about = found.without
    ? `Stands by a reason: ${found.without.reason}`
    : `Follows from ${length === 1 ? '1 finding' : `${length} findings`}`;
  const ticked = 'Findings that either of you chose are ticked below: untick what does not belong.';
  const above = savedNow({ ...found, about, ticked });
  return await showForm(context, { found, typed, errors: { title: why }, status: 409, above });
}

/** What goes to the host may not lead to one person. */
async function warningOf(context: Context, wanted: { title: string; body: string }): Promise<string | null> {
  return await namingWarning(context.services.db, theChallenge(context).id, [], `${wanted.title}\n${wanted.body}`);
}

function errorOf(refused: RecommendationRefusal): FieldErrors {
  const why = refused.code === 'no-evidence' ? 'Choose at least one finding it follows from' : refused.why;
  return { [refused.code === 'no-evidence' || refused.code === 'no-override' ? 'finding' : 'title']: why };
}

async function move(context: Context): Promise<Outcome> {
  const id = context.params.recommendation;
  const direction = DIRECTIONS.find((each) => each === context.body.direction);
  if (!isId(id) || !direction) return notFound;
  const head = theChallenge(context);
  const held = await moveRecommendation(context.services, { challengeId: head.id, id }, direction);
  if (held) return await showRecommendations(context, held.why);
  return redirect(`/challenges/${head.reference}/recommendations#recommendation-${id}`);
}

async function askToRemove(context: Context): Promise<Outcome> {
  const found = await theRecommendation(context);
  return found ? await showRemoval(context, found) : notFound;
}

async function showRemoval(context: Context, found: Recommendation, refused?: string): Promise<Outcome> {
  const head = theChallenge(context);
  const base = `/challenges/${head.reference}/recommendations/${found.id}`;
  const main = html`${await challengeNav(context, 'findings')}<p class="govuk-body" id="recommendation"><strong dir="auto">${found.title}</strong></p>${form(
    {
      action: `${base}/removal`,
      csrf: context.csrf,
      body: html`<p class="govuk-body">Its words are gone for good. The findings it follows from stay.</p>`,
      button: { text: 'Remove this recommendation', kind: 'warning' },
      cancel: { text: 'Keep it', href: base },
    },
  )}`;
  const errors: Record<string, string> = refused ? { recommendation: refused } : {};
  const shown = { title: 'Remove this recommendation?', caption: head.title, width: 'narrow' as const, errors, main };
  return context.show(shown, refused ? 409 : 200);
}

async function remove(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const list = `/challenges/${head.reference}/recommendations`;
  const found = await theRecommendation(context);
  if (!found) return redirect(list, 'The recommendation is removed.');
  const which = { challengeId: head.id, id: found.id };
  const outcome = await removeRecommendation(context.services, which, signedIn(context).personId);
  return isRefusal(outcome)
    ? await showRemoval(context, found, outcome.why)
    : redirect(list, 'The recommendation is removed.');
}
