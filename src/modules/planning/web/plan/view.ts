import { dataTable } from '#design/components/data-table';
import { move } from '#design/components/move';
import { pager } from '#design/components/pager';
import { statStrip } from '#design/components/stat-strip';
import { field, form } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { dateRange } from '#kernel/dates';
import { BROKEN_OFF, isBrokenOff } from '../../domain/being-proposed.ts';
import type { Measures } from '../../domain/measures.ts';
import { nearness } from '../../domain/part-words.ts';
import type { Plan } from '../../store/plans.ts';
import type { Run } from '../../store/runs.ts';
import { partsChart } from '../parts-chart.ts';
import { closingIn, progressView } from './progress-view.ts';
import { type TeamLine, weeksOf } from './view-model.ts';
import { weeksView } from './weeks-view.ts';

export const TEAMS_A_PAGE = 25;

export type PlanPage = {
  readonly plan: Plan;
  readonly run: Run | null;
  readonly lines: readonly TeamLine[];
  readonly measures: Measures | null;
  readonly page: number;
  readonly csrf: string;
  readonly now: Date;
};

/** A plan as a whole: how far it is, what it brings and costs, when, and its teams. */
export function planView(view: PlanPage): Html {
  const { plan, run, lines } = view;
  const path = `/plans/${plan.id}`;
  if (run && !run.endedAt) return progressView(run, { path, csrf: view.csrf });
  return html`${run?.outcome === 'refused' || run?.outcome === 'failed' ? govuk.warningText({ text: run.why, iconFallbackText: 'Warning' }) : ''}
${run?.outcome === 'cancelled' && html`<p class="govuk-inset-text">This run was stopped early. The plan is the best that was found until then.</p>`}
${isBrokenOff(plan.proposingSince, view.now) && lines.some(({ toPropose }) => toPropose > 0) && govuk.warningText({ text: BROKEN_OFF, iconFallbackText: 'Warning' })}
${plan.proposedDone !== null && html`<p class="govuk-inset-text">All teams were proposed: ${plan.proposedDone} ${plan.proposedDone === 1 ? 'place is' : 'places are'} taken now${plan.proposedLeft ? `, and ${plan.proposedLeft} ${plan.proposedLeft === 1 ? 'needs' : 'need'} you: a waiver, or somebody else` : ''}.</p>`}
${plan.parts && html`${next(view, path)}${figures(view)}${weeksView(weeksOf(lines), path)}${teams(view, path)}${whatItBrings(plan, run)}`}
${again(view, path)}`;
}

/** All teams being proposed, or what came of it; places that have come open again; then whole teams, and what is left to do with the plan. */
function next({ lines, csrf, plan, now }: PlanPage, path: string): Html | null {
  if (plan.proposingSince !== null && !isBrokenOff(plan.proposingSince, now)) {
    const placed = lines.reduce((sum, line) => sum + line.placed, 0);
    const all = lines.reduce((sum, line) => sum + line.filled, 0);
    return html`<p class="govuk-inset-text">All teams are being proposed now: ${placed} of ${all} places so far. You can leave this page. <a class="govuk-link" href="${path}">See how far it is now</a></p>`;
  }
  const gone = lines.reduce((sum, line) => sum + line.gone, 0);
  if (gone > 0) {
    return move({
      title: gone === 1 ? 'A place has come open again' : `${gone} places have come open again`,
      body: 'Somebody has said no, or was withdrawn, since this plan was worked out. Mending it fills these places and keeps everybody else, unless that costs a lot.',
      form: form({ action: `${path}/runs`, csrf, hidden: { few: 'yes' }, body: html``, button: 'Mend the plan' }),
    });
  }
  const open = lines.filter((line) => line.toPropose > 0 && line.challenge.agreed);
  if (open.length === 0) return null;
  const [only] = lines;
  if (lines.length === 1 && only) {
    return move({
      title: 'Look at the team, then propose it',
      body: 'Nobody is written to until you offer the places.',
      button: { text: 'Look at the team', href: `${path}/teams/${only.challenge.id}` },
    });
  }
  const people = open.reduce((sum, line) => sum + line.toPropose, 0);
  return move({
    title: 'Look at the teams, then propose them',
    body: `${people} ${people === 1 ? 'peer is' : 'peers are'} in this plan and not asked yet. You choose which teams to propose; nobody is written to until you offer the places.`,
    button: { text: 'Choose teams to propose', href: `${path}/acceptance` },
  });
}

function figures({ run, measures, lines }: PlanPage): Html {
  const gone = lines.some((line) => line.gone > 0);
  const items = measures
    ? [
        { label: 'Places filled', value: `${measures.filled} of ${measures.places}` },
        { label: 'Topics that somebody in the team has led', value: `${measures.topicsLed} of ${measures.topics}` },
        {
          label: 'Different peers',
          value: measures.people,
          note: `at most ${measures.mostPlaces} places each in a year`,
        },
        { label: 'First outings', value: measures.firstOutings },
        ...(measures.averageKm === null
          ? []
          : [{ label: 'Kilometres to the host', value: Math.round(measures.averageKm), note: 'on average' }]),
      ]
    : [];
  return html`${statStrip(items)}<p class="govuk-body">${gone ? 'How well the plan did against what is wanted, before places came open again' : 'How well the plan does against what is wanted'}: <strong>${nearness(run?.score ?? null, run?.bound ?? null)}</strong>.</p>`;
}

function teams({ lines, page }: PlanPage, path: string): Html {
  const shown = lines.slice((page - 1) * TEAMS_A_PAGE, page * TEAMS_A_PAGE);
  return html`<h2 class="govuk-heading-m">The teams</h2>${dataTable({
    caption: 'Teams of the plan',
    captionHidden: true,
    columns: [
      { label: 'Challenge' },
      { label: 'On site' },
      { label: 'Places', numeric: true },
      { label: 'Peers' },
      { label: 'To look at' },
    ],
    rows: shown.map((line) => [
      html`<a class="govuk-link" href="${path}/teams/${line.challenge.id}">${line.challenge.title}</a>`,
      html`${dateRange(line.challenge.onSiteFrom ?? '', line.challenge.onSiteUntil ?? '')}${!line.challenge.agreed && html`<br><span class="cf-quiet">assumed, not agreed</span>`}`,
      `${line.filled} of ${line.places}`,
      line.people.join(', '),
      toLookAt(line),
    ]),
  })}${pager({ total: lines.length, page, size: TEAMS_A_PAGE, path, noun: ['team', 'teams'] })}`;
}

function toLookAt({ places, filled, faults, placed, gone, refused, moved }: TeamLine): string {
  const empty = places - filled - gone;
  return [
    moved ? 'the days have moved since: run again' : '',
    refused > 0 ? `${refused} could not be proposed` : '',
    gone > 0 ? `${gone} ${gone === 1 ? 'has' : 'have'} come open again` : '',
    empty > 0 ? `${empty} ${empty === 1 ? 'place is' : 'places are'} empty` : '',
    faults > 0 ? `${faults} taken against a rule` : '',
    placed === places ? 'Nothing: every place is taken' : '',
  ]
    .filter(Boolean)
    .join('; ');
}

function whatItBrings({ parts }: Plan, run: Run | null): Html {
  return html`<h2 class="govuk-heading-m">What the plan brings and costs</h2>
<p class="govuk-body">Points only compare one plan with another. They say nothing about a host or a peer.</p>
${parts && partsChart({ caption: 'The plan against what is wanted of it, part by part', parts })}
${run && closingIn(run)}`;
}

function again({ plan, csrf, run }: PlanPage, path: string): Html {
  return html`<h2 class="govuk-heading-m">Work it out again</h2>
${form({
  action: `${path}/runs`,
  csrf,
  body: html`<p class="govuk-body">Whoever has a place, and whoever you pinned, stays. Facts that changed since ${run ? 'the last run' : 'then'} are read afresh.</p>
${field.checkboxes({ name: 'few', label: 'How much may change?', small: true, typed: { few: plan.kind === 'year' ? [] : ['yes'] }, choices: [{ value: 'yes', text: 'Keep whom the plan has now, unless it costs a lot' }] })}`,
  button: { text: 'Run again', kind: 'secondary' },
})}`;
}
