import { html } from '#design/html';
import { londonDate, mediumDate } from '#kernel/dates';
import { recommendationsForReport } from '#modules/findings';
import { type Context, notFound, type Outcome } from '#platform/http/context';
import { get, type PageRoute } from '#platform/http/routes';
import { actionsOf, entriesOf, planOf, reportOfSlug, reviewOf } from '../../store/plans.ts';
import { planMain } from '../action-plan/view.ts';
import { reviewMain } from '../progress-review/view.ts';

/** What followed a published report, for anybody: the host's plan and the look back. */
export const publishedFollowUpRoutes: readonly PageRoute[] = [
  get('/reports/:slug/action-plan', 'anyone', showPlan),
  get('/reports/:slug/progress-review', 'anyone', showReview),
];

async function showPlan(context: Context): Promise<Outcome> {
  const { db } = context.services;
  const report = await reportOfSlug(db, context.params.slug ?? '');
  const plan = report ? await planOf(db, report.challenge_id) : null;
  if (!report || plan?.status !== 'published' || !plan.published_at) return notFound;
  const recommendations = await recommendationsForReport(db, report.challenge_id);
  const actions = await actionsOf(db, report.challenge_id);
  const published = mediumDate(londonDate(plan.published_at));
  const main = planMain({
    base: '',
    csrf: '',
    published,
    isReportPublished: true,
    isWorkedOn: false,
    mayWrite: false,
    recommendations,
    actions,
  });
  return context.show({
    title: `Action plan of ${report.host_name}`,
    main,
    width: 'narrow',
    back: { href: `/reports/${report.slug}`, text: 'The report' },
  });
}

async function showReview(context: Context): Promise<Outcome> {
  const { db } = context.services;
  const report = await reportOfSlug(db, context.params.slug ?? '');
  const review = report ? await reviewOf(db, report.challenge_id) : null;
  if (!report || review?.status !== 'published') return notFound;
  const main = html`${reviewMain({
    base: '',
    csrf: '',
    review,
    recommendations: await recommendationsForReport(db, report.challenge_id),
    entries: await entriesOf(db, report.challenge_id),
    actions: await actionsOf(db, report.challenge_id),
    writes: [],
    mayOpen: false,
    mayPublish: false,
    opensOn: null,
    mayKeepAnyway: false,
    isReportPublished: true,
    typed: {},
  })}`;
  return context.show({
    title: `Progress review of ${report.host_name}`,
    main,
    width: 'narrow',
    back: { href: `/reports/${report.slug}`, text: 'The report' },
  });
}
