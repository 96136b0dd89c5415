import type { FieldErrors } from '#design/form';
import { isId, newId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import { namingWarning } from '#modules/notebook';
import { type Context, notFound, type Outcome, redirect, theChallenge } from '#platform/http/context';
import { sentRevision } from '#platform/http/forms';
import { get, post } from '#platform/http/routes';
import {
  changeRecommendation,
  makeRecommendation,
  type RecommendationRefusal,
} from '../../application/recommendations.ts';
import { finderOf } from '../finder.ts';
import { either, idOfForm, REMOVED, savedNow, takeForm } from '../form-again.ts';
import { showForm } from './edit-form.ts';
import { readNewRecommendation, readRecommendationChange } from './form.ts';
import { theRecommendation } from './the-recommendation.ts';

const ONE = '/challenges/:challenge/recommendations/:recommendation';

export const recommendationEditRoutes = [
  get('/challenges/:challenge/recommendations/new', 'findings.edit', showNew),
  post('/challenges/:challenge/recommendations', 'findings.edit', make),
  get(`${ONE}/change`, 'findings.edit', showChange),
  post(ONE, 'findings.edit', change),
];

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

async function make(context: Context): Promise<Outcome> {
  const { id: challengeId, reference } = theChallenge(context);
  return await takeForm(context, readNewRecommendation(context.body), {
    warningOf: (wanted) => warningOf(context, wanted),
    async save(wanted) {
      const made = await makeRecommendation(context.services, { challengeId, ...wanted }, finderOf(context));
      if (isRefusal(made)) return made;
      return redirect(
        `/challenges/${reference}/recommendations`,
        'The recommendation is saved. Only the team sees it.',
      );
    },
    again: (errors, more) => showForm(context, { id: idOfForm(context), typed: context.body, errors, ...more }),
    errorOf,
  });
}

async function change(context: Context): Promise<Outcome> {
  const { id: challengeId, reference } = theChallenge(context);
  const found = await theRecommendation(context);
  if (!found) return await showRemoved(context);
  const { id } = found;
  const version = sentRevision(context.body);
  return await takeForm(context, readRecommendationChange(context.body), {
    warningOf: (wanted) => warningOf(context, wanted),
    async save(wanted) {
      const changed = await changeRecommendation(context.services, { challengeId, id, ...wanted }, finderOf(context));
      if (isRefusal(changed)) return changed;
      return redirect(`/challenges/${reference}/recommendations/${id}`, 'The recommendation is changed.');
    },
    again: (errors, more) => showForm(context, { found, version, typed: context.body, errors, ...more }),
    errorOf,
    stale: (why) => showStale(context, why),
    removed: () => showRemoved(context),
  });
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
