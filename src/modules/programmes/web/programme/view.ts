import { dataTable } from '#design/components/data-table';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import type { OutlineSection, ProgrammeDefinition } from '../../domain/definition.ts';
import { dueWords } from '../../domain/due-words.ts';
import { requirementText } from '../../domain/slots.ts';
import { OWNER_LABELS, SOURCE_CATEGORY_LABELS, TOPIC_LABELS } from '../../domain/vocabulary.ts';

/** The parts of the page, for its contents list. */
export const SECTIONS = [
  { id: 'about', text: 'What it is for' },
  { id: 'stages', text: 'Stages and clocks' },
  { id: 'team', text: 'Team' },
  { id: 'themes', text: 'Themes, areas and probes' },
  { id: 'preparing', text: 'What the host prepares' },
  { id: 'outline', text: 'Presentation and report' },
] as const;

/** What a programme is, to read: everything in which it differs from another. */
export function programmePage(definition: ProgrammeDefinition): Html {
  return html`<section id="about">${definition.purpose.map((paragraph) => html`<p class="govuk-body">${paragraph}</p>`)}${facts(definition)}</section>
<section id="stages"><h2 class="govuk-heading-m">Stages and clocks</h2>${stages(definition)}</section>
<section id="team"><h2 class="govuk-heading-m">Team</h2>${team(definition)}</section>
<section id="themes"><h2 class="govuk-heading-m">Themes, areas and probes</h2>${themes(definition)}</section>
<section id="preparing"><h2 class="govuk-heading-m">What the host prepares</h2>${preparing(definition)}</section>
<section id="outline"><h2 class="govuk-heading-m">Presentation and report</h2>${outline('Presentation', definition.presentation)}${outline('Report', definition.reportOutline)}</section>`;
}

function facts(definition: ProgrammeDefinition): Html {
  const { onSite, fee, expectedEveryYears, progressReview } = definition;
  const pounds = fee && `£${(fee.amountPence / 100).toLocaleString('en-GB')}`;
  const rows = [
    ['Led by', definition.leads === 'host' ? 'The host' : 'The programme body'],
    ['Report written by', definition.reportWrittenBy === 'host' ? 'The host' : 'The challenge manager'],
    ['Days on site', `${span(onSite.days.least, onSite.days.most)}, usually ${onSite.days.usual}`],
    ['Sub-teams', span(onSite.subTeams.least, onSite.subTeams.most)],
    ['Fee', pounds ? `${pounds}${fee.plusExpenses ? ' plus reasonable expenses' : ''}` : 'None'],
    ['Expected of a host', expectedEveryYears ? `Every ${expectedEveryYears} years` : 'When it asks'],
    ['Peers comment on the draft for', `${definition.peerCommentDays} days`],
    ['The host checks facts for', definition.factCheckDays ? `${definition.factCheckDays} days` : 'No fact check'],
    ['Progress review', progressReview ? `After ${progressReview.months} months, ${progressReview.days} days` : 'None'],
    ['Raw notes are destroyed', `${definition.notesDestroyedMonthsAfter} months after closing`],
  ];
  return govuk.summaryList({
    rows: rows.map(([key = '', value = '']) => ({ key: { text: key }, value: { text: value } })),
  });
}

function stages({ stages: all, clocks }: ProgrammeDefinition): Html {
  return dataTable({
    caption: 'Stages and clocks',
    captionHidden: true,
    columns: [{ label: 'Stage' }, { label: 'What happens' }, { label: 'Usually waits for' }, { label: 'Clocks' }],
    rows: all.map((stage) => {
      const own = clocks.filter((clock) => clock.stage === stage.key);
      const list = html`<ul class="govuk-list">${own.map((clock) => html`<li><strong>${clock.name}</strong> (${OWNER_LABELS[clock.whose].toLowerCase()}): ${dueWords(clock)}</li>`)}</ul>`;
      return [stage.name, stage.about, OWNER_LABELS[stage.whoseMove], own.length > 0 ? list : 'None'];
    }),
  });
}

function team({ team: { slots, maxFirstOutings, leastExperienced, objectionDays } }: ProgrammeDefinition): Html {
  return html`${dataTable({
    caption: 'Places in the team',
    captionHidden: true,
    columns: [{ label: 'Place' }, { label: 'Who can take it' }, { label: 'Days', numeric: true }],
    rows: slots.map((slot) => [
      html`${slot.name}${slot.optional && html` <span class="cf-quiet">optional</span>`}`,
      html`${slot.about}<br><span class="cf-quiet">${requirementText(slot)}</span>`,
      slot.days.usual,
    ]),
  })}
<ul class="govuk-list govuk-list--bullet"><li>At least ${leastExperienced} of the peers ${leastExperienced === 1 ? 'has' : 'have'} served before, and at most ${maxFirstOutings} ${maxFirstOutings === 1 ? 'is' : 'are'} out for the first time.</li>
<li>The host may object to a peer within ${objectionDays} days, with a reason.</li></ul>`;
}

function themes({ themes: all, focus }: ProgrammeDefinition): Html {
  return html`<p class="govuk-body">A challenge looks at ${focus.leastThemes} of these or more, and a host may add ${focus.localThemesMost} of its own.</p>
${focus.narrowings.length > 0 && html`<p class="govuk-body">Ready-made narrower scopes:</p><ul class="govuk-list govuk-list--bullet">${focus.narrowings.map((narrow) => html`<li><strong>${narrow.name}</strong>: ${narrow.about}</li>`)}</ul>`}
${all.map((theme) =>
  govuk.details({
    summaryText: theme.name,
    html: html`<p class="govuk-body">${theme.about}</p><p class="govuk-body cf-quiet">Peers who know: ${theme.topics.map((topic) => TOPIC_LABELS[topic]).join(', ')}</p>${theme.areas.map(
      (area) =>
        html`<h3 class="govuk-heading-s">${area.name}</h3><p class="govuk-body">${area.looksLike}</p><ul class="govuk-list govuk-list--bullet">${area.probes.map((probe) => html`<li>${probe.text} <span class="cf-quiet">${probe.askOf.map((category) => SOURCE_CATEGORY_LABELS[category]).join(', ')}</span></li>`)}</ul>`,
    )}`,
  }),
)}`;
}

function preparing({ selfAssessment, documentRequests }: ProgrammeDefinition): Html {
  return html`<p class="govuk-body">${selfAssessment.name}: about ${selfAssessment.wordsAdvised.toLocaleString('en-GB')} words in ${selfAssessment.prompts.length} answers.</p>
${dataTable({
  caption: 'Documents it asks for',
  columns: [{ label: 'Document' }, { label: 'Why' }, { label: 'Weeks before', numeric: true }],
  rows: documentRequests.map((request) => [request.name, request.why, request.dueWeeksBefore]),
})}`;
}

function outline(name: string, sections: readonly OutlineSection[]): Html {
  return html`<h3 class="govuk-heading-s">${name}</h3><ol class="govuk-list govuk-list--number">${sections.map((section) => html`<li><strong>${section.heading}</strong>. ${section.about}</li>`)}</ol>`;
}

function span(least: number, most: number): string {
  return least === most ? String(least) : `${least} to ${most}`;
}
