import { dataTable } from '#design/components/data-table';
import { emptyState } from '#design/components/empty-state';
import { type Html, html } from '#design/html';
import { type IsoDate, londonDate } from '#kernel/dates';
import { isId } from '#kernel/ids';
import { confirmedWords } from '#modules/pool';
import { type Context, notFound, type Outcome } from '#platform/http/context';
import { get } from '#platform/http/routes';
import { askPlan } from '../../application/ask-plan.ts';
import type { PersonAnswer } from '../../desk/questions.ts';
import { type PeerLine, peerLines, slotNames } from '../../store/people-lines.ts';
import type { Plan } from '../../store/plans.ts';
import { changeWords } from '../change-words.ts';
import { PLAN_ASSETS, thePlan } from '../office.ts';
import { signed } from '../parts-chart.ts';
import { leavesOf } from '../place/view.ts';

export const personRoutes = [get('/plans/:plan/peers/:peer', 'year.plan', showPerson)];

async function showPerson(context: Context): Promise<Outcome> {
  const { services } = context;
  const plan = await thePlan(context);
  const id = context.params.peer ?? '';
  const peer = plan && isId(id) ? (await peerLines(services.db, [id])).get(id) : undefined;
  if (!plan || !peer) return notFound;
  const answer = (await askPlan(services, plan, { kind: 'person', person: id })) ?? {
    has: [],
    might: [],
    mightTotal: 0,
  };
  const keys = [...answer.has, ...answer.might.flatMap((each) => [each.slot, ...each.leaves])];
  const names = await slotNames(services.db, plan.id, keys);
  return context.show({
    title: `${peer.name} in this plan`,
    caption: plan.name,
    width: 'wide',
    back: { href: `/plans/${plan.id}`, text: 'The whole plan' },
    ...PLAN_ASSETS,
    main: personView(plan, peer, answer, names, londonDate(services.clock())),
  });
}

type Names = Awaited<ReturnType<typeof slotNames>>;

/** Where the plan has somebody, or where it could have them and what it would lose. */
function personView(
  plan: Plan,
  peer: PeerLine,
  { has, might, mightTotal }: PersonAnswer,
  names: Names,
  today: IsoDate,
): Html {
  const link = (key: string, tail = '') =>
    html`<a class="govuk-link" href="/plans/${plan.id}/places/${key}${tail}">${names.get(key)?.name ?? 'a place'}</a>`;
  return html`<p class="govuk-body">${[peer.role, peer.authority].filter(Boolean).join(', ')}. ${confirmedWords(peer.lastConfirmed, today)}. <a class="govuk-link" href="/pool/${peer.id}">Profile</a></p>
${has.length > 0 ? html`<h2 class="govuk-heading-m">The plan has ${peer.name} here</h2><ul class="govuk-list govuk-list--bullet">${has.map((key) => html`<li>${link(key)}</li>`)}</ul>` : html`<p class="govuk-body-l">The plan has no place for ${peer.name}.</p>`}
<h2 class="govuk-heading-m">Where else ${peer.name} could be</h2>
${
  might.length === 0
    ? emptyState({
        title: 'No other place of this plan',
        body: 'No place asks for what they bring, or they are not accredited for any of these programmes.',
        headingLevel: 3,
      })
    : dataTable({
        caption: 'Other places, the best for the plan first',
        captionHidden: true,
        columns: [
          { label: 'Place' },
          { label: 'The plan would change by', numeric: true },
          { label: 'What that means' },
        ],
        rows: might.map((change) => [
          link(change.slot, `/peers/${peer.id}`),
          change.change === null || change.fixedLeaves ? 'not possible' : signed(change.change),
          change.fixedLeaves
            ? 'They have a placement that would clash with it.'
            : changeWords(change, peer.name, names.get(change.slot)?.name ?? 'this place', leavesOf(change, names)),
        ]),
      })
}${mightTotal > might.length && html`<p class="govuk-body cf-quiet">The best ${might.length} of ${mightTotal} are shown.</p>`}`;
}
