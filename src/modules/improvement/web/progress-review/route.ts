import { z } from 'zod';
import { unsaved } from '#design/components/unsaved';
import { html } from '#design/html';
import { isRefusal } from '#kernel/result';
import { challengeAnchors, challengeDefinition, challengeNav, nowLink } from '#modules/challenges';
import { recommendationsForReport } from '#modules/findings';
import { clockFor, dueDate, milestoneOwner, type ProgrammeDefinition } from '#modules/programmes';
import { pointingWarning } from '#modules/reporting';
import type { Permission } from '#platform/access/permissions';
import {
  type Context,
  forbidden,
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
  optionalText,
  parseForm,
  requiredDate,
  requiredText,
  revision,
  sentRevision,
  type Typed,
} from '#platform/http/forms';
import { get, type PageRoute, post } from '#platform/http/routes';
import { openReview, publishReview, writeProgress } from '../../application/progress-review.ts';
import { actionsOf, entriesOf, reviewOf } from '../../store/plans.ts';
import { entryForm, reviewMain, type Side } from './view.ts';

/** The look back, a year on. */
export const progressReviewRoutes: readonly PageRoute[] = [
  get('/challenges/:challenge/progress-review', 'progress.see', (context) => showReview(context, {})),
  post('/challenges/:challenge/progress-review/opening', 'progress.open', takeOpening),
  get(
    '/challenges/:challenge/progress-review/recommendations/:recommendation/host',
    'progress.write-as-host',
    (context) => showEntry(context, 'host', {}),
  ),
  post(
    '/challenges/:challenge/progress-review/recommendations/:recommendation/host',
    'progress.write-as-host',
    (context) => takeEntry(context, 'host'),
  ),
  get(
    '/challenges/:challenge/progress-review/recommendations/:recommendation/team',
    'progress.write-as-team',
    (context) => showEntry(context, 'team', {}),
  ),
  post(
    '/challenges/:challenge/progress-review/recommendations/:recommendation/team',
    'progress.write-as-team',
    (context) => takeEntry(context, 'team'),
  ),
  post('/challenges/:challenge/progress-review/publication', 'progress.see', takePublication),
];

const WRITES: Record<Side, Permission> = { host: 'progress.write-as-host', team: 'progress.write-as-team' };
const anyway = choice(['', 'yes'], 'Press one of the buttons');
const entryWords = z.object({ text: requiredText('Write what has changed', 10_000), version: revision(), anyway });
const publicationWords = z.object({
  held: requiredDate('Say on which day it was held'),
  summary: optionalText(3000),
  anyway,
});

const base = (context: Context) => `/challenges/${theChallenge(context).reference}/progress-review`;

/** The programme's managers, and the host where the programme has the host publish what has changed. */
function mayPublish(context: Context, definition: ProgrammeDefinition): boolean {
  const hosts = milestoneOwner(definition, 'progress-review-published') === 'host';
  return context.may('progress.publish') || (hosts && context.may('progress.publish-as-host'));
}

type Shown = { errors?: FieldErrors; typed?: Typed; stale?: string; mayKeepAnyway?: boolean };

async function showReview(context: Context, shown: Shown): Promise<Outcome> {
  const head = theChallenge(context);
  const { db } = context.services;
  const [review, entries, actions, recommendations, definition, nav] = await Promise.all([
    reviewOf(db, head.id),
    entriesOf(db, head.id),
    actionsOf(db, head.id),
    recommendationsForReport(db, head.id),
    challengeDefinition(context),
    challengeNav(context, 'progress-review'),
  ]);
  const clock = clockFor(definition, 'progress-review-opened');
  const anchors = review ? null : await challengeAnchors(db, head.id);
  const opensOn = anchors && clock ? dueDate(clock, anchors) : null;
  const main = reviewMain({
    base: base(context),
    csrf: context.csrf,
    review,
    entries,
    actions,
    recommendations,
    writes: (['host', 'team'] as const).filter((side) => context.may(WRITES[side])),
    mayOpen: context.may('progress.open'),
    mayPublish: mayPublish(context, definition),
    opensOn,
    isReportPublished: anchors === null || anchors.published !== null,
    now: nowLink(head),
    typed: shown.typed ?? {},
    errors: shown.errors,
    mayKeepAnyway: shown.mayKeepAnyway ?? false,
  });
  return context.show({
    title: 'Progress review',
    caption: head.title,
    main: html`${nav}${main}`,
    width: 'wide',
    errors: shown.errors,
  });
}

async function takeOpening(context: Context): Promise<Outcome> {
  const by = signedIn(context).personId;
  const result = await openReview(context.services, theChallenge(context), await challengeDefinition(context), by);
  if (isRefusal(result)) return turnBack(base(context), result.why);
  return redirect(base(context), 'The progress review is open. We have told the host and the challenge manager.');
}

async function showEntry(context: Context, side: Side, shown: Shown): Promise<Outcome> {
  const head = theChallenge(context);
  const { db } = context.services;
  const recommendations = await recommendationsForReport(db, head.id);
  const about = recommendations.find((one) => one.id === context.params.recommendation);
  const review = await reviewOf(db, head.id);
  if (!about || !review) return notFound;
  if (review.status === 'published') return shown.typed ? tooLate(context, shown.typed) : forbidden;
  const entry = (await entriesOf(db, head.id)).get(about.id);
  const [text, version] =
    side === 'host' ? [entry?.host_account, entry?.host_version] : [entry?.peers_view, entry?.peers_version];
  const fields = entryForm({
    csrf: context.csrf,
    action: `${base(context)}/recommendations/${about.id}/${side}`,
    cancel: base(context),
    side,
    // Words that came back were written on the entry as it was then; beside what it says now they stand on that.
    version: shown.typed && !shown.stale ? sentRevision(shown.typed) : (version ?? 0),
    typed: shown.typed ?? { text: text ?? '' },
    errors: shown.errors,
    mayKeepAnyway: shown.mayKeepAnyway ?? false,
  });
  const stale =
    shown.stale &&
    html`<div class="govuk-inset-text"><p class="govuk-body"><strong>${shown.stale}</strong> It now says:</p><p class="govuk-body">${text}</p><p class="govuk-body">What you typed is below. Nothing was overwritten. Save again if yours should stand.</p></div>`;
  const page = {
    title: `${side === 'host' ? 'Write for the host' : 'Write for the team'}: ${about.number}. ${about.title}`,
    caption: head.title,
    main: html`${stale}${fields}`,
    width: 'narrow' as const,
    back: base(context),
    errors: shown.errors,
  };
  return context.show(page, shown.stale ? 409 : undefined);
}

/** What was typed into a review that was published meanwhile. */
function tooLate(context: Context, typed: Typed): Outcome {
  const errors = { text: 'The progress review was published meanwhile: it stays as it is.' };
  const main = unsaved('text', [['', typed.text]]);
  const { title: caption } = theChallenge(context);
  const page = {
    title: 'This was published meanwhile',
    caption,
    width: 'narrow' as const,
    back: base(context),
    errors,
  };
  return context.show({ ...page, main: html`${main}` }, 409);
}

async function takeEntry(context: Context, side: Side): Promise<Outcome> {
  const parsed = parseForm(entryWords, context.body);
  if (!parsed.ok) return await showEntry(context, side, parsed);
  const { anyway: keep, ...words } = parsed.value;
  const warning = keep ? null : await pointingWarning(context.services.db, theChallenge(context).id, words.text);
  if (warning)
    return await showEntry(context, side, { typed: context.body, errors: { text: warning }, mayKeepAnyway: true });
  const entry = {
    ...words,
    side,
    challengeId: theChallenge(context).id,
    recommendationId: context.params.recommendation ?? '',
  };
  const result = await writeProgress(context.services, entry, signedIn(context));
  if (!isRefusal(result)) return redirect(base(context), 'Saved.');
  if (result.code === 'stale') return await showEntry(context, side, { typed: context.body, stale: result.why });
  return await showEntry(context, side, { typed: context.body, errors: { text: result.why } });
}

async function takePublication(context: Context): Promise<Outcome> {
  const definition = await challengeDefinition(context);
  if (!mayPublish(context, definition)) return forbidden;
  const parsed = parseForm(publicationWords, context.body);
  if (!parsed.ok) return await showReview(context, parsed);
  const { held: heldOn, summary, anyway: keep } = parsed.value;
  const given = { heldOn, summary, anyway: keep === 'yes' };
  const result = await publishReview(context.services, theChallenge(context), definition, given, signedIn(context));
  if (isRefusal(result)) {
    const points = result.code === 'points-to-people';
    const errors = { [points ? 'summary' : 'held']: result.why };
    return await showReview(context, { typed: context.body, errors, mayKeepAnyway: points });
  }
  return redirect(base(context), 'The progress review is published. We have told the host and the programme.');
}
