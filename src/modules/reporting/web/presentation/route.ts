import { html } from '#design/html';
import { londonDate } from '#kernel/dates';
import { isRefusal } from '#kernel/result';
import { challengeDefinition, challengeNav } from '#modules/challenges';
import { type Context, type Outcome, redirect, signedIn, theChallenge } from '#platform/http/context';
import { get, type PageRoute, post } from '#platform/http/routes';
import { markGiven, slidesNow } from '../../application/presentation.ts';
import { presentationOf } from '../../store/presentations.ts';
import { presentationMain } from './view.ts';

const HERE = '/challenges/:challenge/presentation';

/** The feedback of the last day on site, as slides. */
export const presentationRoutes: readonly PageRoute[] = [
  get(HERE, 'presentation.make', (context) => showPresentation(context)),
  get(`${HERE}.pptx`, 'presentation.make', sendSlides),
  post(`${HERE}/giving`, 'presentation.mark-given', takeGiving),
];

const hereOf = (context: Context) => `/challenges/${theChallenge(context).reference}/presentation`;

/** What was given, or what would be shown now. */
async function shownSlides(context: Context) {
  const head = theChallenge(context);
  const { db } = context.services;
  const given = await presentationOf(db, head.id);
  if (given) return { ...given.content, phrases: [], givenAt: given.givenAt };
  return { ...(await slidesNow(db, head, await challengeDefinition(context), context.now)), givenAt: null };
}

async function showPresentation(context: Context, problem?: string): Promise<Outcome> {
  const head = theChallenge(context);
  const { slides, findings, phrases, givenAt } = await shownSlides(context);
  const main = presentationMain({
    here: hereOf(context),
    csrf: context.csrf,
    slides,
    phrases,
    hasFindings: findings.length > 0,
    givenAt,
    mayMark: context.may('presentation.mark-given'),
    teamComesOn: head.onSiteFrom && head.onSiteFrom > londonDate(context.now) ? head.onSiteFrom : null,
    findingsHref: `/challenges/${head.reference}/findings`,
  });
  const page = { title: 'Presentation', caption: head.title, width: 'wide' as const };
  const errors = problem ? { presentation: problem } : undefined;
  return context.show({ ...page, main: html`${await challengeNav(context, 'presentation')}${main}`, errors });
}

async function sendSlides(context: Context): Promise<Outcome> {
  const { slides } = await shownSlides(context);
  const { renderSlides } = await import('#platform/documents/slides');
  return {
    kind: 'file',
    content: await renderSlides(slides),
    mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    fileName: `What we found ${theChallenge(context).reference}.pptx`,
  };
}

async function takeGiving(context: Context): Promise<Outcome> {
  const definition = await challengeDefinition(context);
  const result = await markGiven(context.services, theChallenge(context), definition, signedIn(context));
  if (isRefusal(result)) return await showPresentation(context, result.why);
  return redirect(hereOf(context), 'The presentation is marked as given. Drafting can begin.');
}
