import { form } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { isId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import { challengeNav } from '#modules/challenges';
import { type Context, notFound, type Outcome, redirect, signedIn, theChallenge } from '#platform/http/context';
import { get, post } from '#platform/http/routes';
import { moveRecommendation, removeRecommendation } from '../../application/recommendations.ts';
import { keepsWords } from '../../domain/keeps.ts';
import { DIRECTIONS } from '../../domain/order.ts';
import { type Recommendation, whatKeeps } from '../../store/recommendations.ts';
import { showRecommendations } from './list.ts';
import { theRecommendation } from './the-recommendation.ts';

const ONE = '/challenges/:challenge/recommendations/:recommendation';

export const recommendationOrderRoutes = [
  post(`${ONE}/moves`, 'findings.edit', move),
  get(`${ONE}/removal`, 'findings.edit', askToRemove),
  post(`${ONE}/removal`, 'findings.edit', remove),
];

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
  const keeps = await whatKeeps(context.services.db, found.id);
  const main = html`${await challengeNav(context, 'findings')}<p class="govuk-body" id="recommendation"><strong dir="auto">${found.title}</strong></p>${keeps ? kept(base, refused ? null : keepsWords(keeps)) : asked(base, context.csrf)}`;
  const errors: Record<string, string> = refused ? { recommendation: refused } : {};
  const title = keeps ? 'This recommendation stays' : 'Remove this recommendation?';
  const shown = { title, caption: head.title, width: 'narrow' as const, errors, main };
  return context.show(shown, refused ? 409 : 200);
}

function asked(base: string, csrf: string): Html {
  return form({
    action: `${base}/removal`,
    csrf,
    body: html`<p class="govuk-body">Its words are gone for good. The findings it follows from stay.</p>`,
    button: { text: 'Remove this recommendation', kind: 'warning' },
    cancel: { text: 'Keep it', href: base },
  });
}

/** Why it cannot be removed, where the top of the page does not say so already, and what can be done. */
function kept(base: string, why: string | null): Html {
  return html`${why && html`<p class="govuk-body">${why}</p>`}<div class="govuk-button-group">${govuk.button({ text: 'Change its words', href: `${base}/change` })}<a class="govuk-link" href="${base}">Back to the recommendation</a></div>`;
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
