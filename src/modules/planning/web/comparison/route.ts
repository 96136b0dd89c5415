import { barChart } from '#design/components/bar-chart';
import { dataTable } from '#design/components/data-table';
import { emptyState } from '#design/components/empty-state';
import { type Html, html } from '#design/html';
import { isId } from '#kernel/ids';
import { type Context, notFound, type Outcome } from '#platform/http/context';
import { get } from '#platform/http/routes';
import { askPlan } from '../../application/ask-plan.ts';
import type { Measures } from '../../domain/measures.ts';
import { WEIGHT_LABELS, WISH_KEYS, WISHES } from '../../domain/policy.ts';
import { findPlan, type Plan, type PlanPlace, planPlaces } from '../../store/plans.ts';
import { officeBodies, PLAN_ASSETS } from '../office.ts';

export const comparisonRoutes = [get('/plans/comparison', 'year.plan', compare)];

type Side = { readonly plan: Plan; readonly measures: Measures; readonly places: readonly PlanPlace[] };

async function compare(context: Context): Promise<Outcome> {
  const [one, other] = [await side(context, context.query.one), await side(context, context.query.other)];
  if (one === null || other === null) return notFound;
  const shell = { title: 'Two plans side by side', width: 'wide' as const, back: '/plans', ...PLAN_ASSETS };
  if (one === 'not-run' || other === 'not-run') {
    return context.show({
      ...shell,
      main: emptyState({
        title: 'Not worked out yet',
        body: 'Both plans must have been run before they can be compared.',
      }),
    });
  }
  return context.show({ ...shell, main: comparisonView(one, other) });
}

async function side(context: Context, id: string | undefined): Promise<Side | 'not-run' | null> {
  const { services } = context;
  const plan = isId(id) ? await findPlan(services.db, id, officeBodies(context)) : null;
  if (!plan) return null;
  const measures = await askPlan(services, plan, { kind: 'measures' });
  return measures ? { plan, measures, places: await planPlaces(services.db, plan.id) } : 'not-run';
}

const ROWS: readonly (readonly [
  label: string,
  of: (measures: Measures) => number | null,
  text: (measures: Measures) => string,
])[] = [
  ['Places filled', (m) => m.filled, (m) => `${m.filled} of ${m.places}`],
  ['Topics that somebody in the team has led', (m) => m.topicsLed, (m) => `${m.topicsLed} of ${m.topics}`],
  ['Different peers', (m) => m.people, (m) => String(m.people)],
  ['Most places of one peer in a year', (m) => m.mostPlaces, (m) => String(m.mostPlaces)],
  ['First outings', (m) => m.firstOutings, (m) => String(m.firstOutings)],
  ['Teams of women and men', (m) => m.teamsMixed, (m) => `${m.teamsMixed} of ${m.teams}`],
  [
    'Kilometres to the host, on average',
    (m) => m.averageKm,
    (m) => (m.averageKm === null ? 'not known' : String(Math.round(m.averageKm))),
  ],
];

const MOST_DIFFERENCES = 60;

function comparisonView(one: Side, other: Side): Html {
  const differ = differences(one.places, other.places);
  const [a, b] = [
    one.plan.name,
    other.plan.name === one.plan.name ? `${other.plan.name} (the other)` : other.plan.name,
  ];
  return html`<p class="govuk-body"><a class="govuk-link" href="/plans/${one.plan.id}">${a}</a> beside <a class="govuk-link" href="/plans/${other.plan.id}">${b}</a>, in people, places and kilometres: these mean the same whatever each plan was asked to weigh.</p>
${dataTable({ caption: 'What each plan comes to', columns: [{ label: 'Measure' }, { label: a, numeric: true }, { label: b, numeric: true }], rows: ROWS.map(([label, , text]) => [label, text(one.measures), text(other.measures)]) })}
<h2 class="govuk-heading-m">As a picture</h2>
${ROWS.map(([label, of]) => {
  const [x, y] = [of(one.measures) ?? 0, of(other.measures) ?? 0];
  return barChart({
    says: label,
    most: Math.max(1, x, y),
    bars: [
      { label: a, value: Math.round(x) },
      { label: b, value: Math.round(y), quiet: true },
    ],
  });
})}
${wishes(one.plan, other.plan, a, b)}
<h2 class="govuk-heading-m">Where they differ</h2>
${differ.length === 0 ? html`<p class="govuk-body">The same peers are in the same places.</p>` : html`<p class="govuk-body">${differ.length} ${differ.length === 1 ? 'place has' : 'places have'} somebody else.${differ.length > MOST_DIFFERENCES && ` The first ${MOST_DIFFERENCES} are shown.`}</p>${dataTable({ caption: 'Places with another peer', captionHidden: true, columns: [{ label: 'Place' }, { label: a }, { label: b }], rows: differ.slice(0, MOST_DIFFERENCES).map(([place, x, y]) => [place, x, y]) })}`}`;
}

function wishes(one: Plan, other: Plan, a: string, b: string): Html | null {
  const differing = WISH_KEYS.filter((wish) => (one.weights[wish] ?? 'usual') !== (other.weights[wish] ?? 'usual'));
  if (differing.length === 0) return null;
  return dataTable({
    caption: 'What they were asked to weigh differently',
    columns: [{ label: 'Wish' }, { label: a }, { label: b }],
    rows: differing.map((wish) => [
      WISHES[wish].label,
      WEIGHT_LABELS[one.weights[wish] ?? 'usual'],
      WEIGHT_LABELS[other.weights[wish] ?? 'usual'],
    ]),
  });
}

/** Places of both plans that another peer has, or nobody. */
function differences(one: readonly PlanPlace[], other: readonly PlanPlace[]): [string, string, string][] {
  const there = new Map(other.map((place) => [place.slotKey, place]));
  return one.flatMap((place) => {
    const same = there.get(place.slotKey);
    if (!same || same.peerId === place.peerId) return [];
    return [[`${place.name}, ${place.hostShortName}`, place.peerName ?? 'Nobody', same.peerName ?? 'Nobody']];
  });
}
