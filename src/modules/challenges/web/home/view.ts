import { clock } from '#design/components/clock';
import { dataTable } from '#design/components/data-table';
import { move } from '#design/components/move';
import { personChip } from '#design/components/person-chip';
import { stageTimeline } from '#design/components/stage-timeline';
import { form } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { openPageWords } from '../../domain/challenge-pages.ts';
import { type HistoryLine, historyList } from '../history/history-list.ts';
import type { HomeView, MoveView } from './view-model.ts';

/** The page of a challenge: whose move it is, where it stands, what is asked of whom, who is who, what happened last. */
export function homePage(
  view: HomeView,
  { navigation, csrf, history }: { navigation: Html; csrf: string; history: readonly HistoryLine[] | null },
): Html {
  return html`${navigation}
${view.ended && govuk.insetText({ text: view.ended })}
${view.mayStart && form({ action: `/challenges/${view.reference}/on-site-start`, csrf, body: html``, button: 'The team is on site' })}
${view.onSiteNow && onSiteNow(view)}
${view.move && firstMove(view.move)}
${
  view.otherMoves.length > 0 &&
  html`<h2 class="govuk-heading-s">Also open now</h2><ul class="govuk-list govuk-list--bullet">${view.otherMoves.map(
    (other) =>
      html`<li>${other.mine ? html`<a class="govuk-link" href="${other.href}">${other.title}</a>: you` : `${other.title}: ${other.who}`}${other.due && `, ${other.due}`}</li>`,
  )}</ul>`
}
<h2 class="govuk-heading-m">Where it stands</h2>
${stageTimeline(view.stages, 'Stages of this challenge')}
${govuk.details({ summaryText: 'Every clock of this challenge', html: clockTable(view) })}
<h2 class="govuk-heading-m">What is asked of whom</h2>
${view.tasks.length > 0 ? taskTable(view) : html`<p class="govuk-body cf-quiet">Nothing is asked of anybody just now.</p>`}
<h2 class="govuk-heading-m">Who is who</h2>
${view.groups.map(
  ({ name, people, more }) =>
    html`<h3 class="govuk-heading-s">${name}</h3>${
      people.length > 0
        ? html`<ul class="cf-people">${people.map((person) => html`<li>${personChip(person)}</li>`)}</ul>${more > 0 && html`<p class="govuk-body cf-quiet">and ${more} more</p>`}`
        : html`<p class="govuk-body cf-quiet">Nobody yet.</p>`
    }`,
)}
<h2 class="govuk-heading-m">About this challenge</h2>
${govuk.summaryList({ rows: view.facts.map(({ label, value }) => ({ key: { text: label }, value: { text: value } })) })}
${history && html`<h2 class="govuk-heading-m">What happened last</h2>${historyList(history)}<p class="govuk-body"><a class="govuk-link" href="/challenges/${view.reference}/history">The whole history</a></p>`}
${view.links.length > 0 && html`<ul class="govuk-list cf-no-print">${view.links.map(({ text, href }) => html`<li><a class="govuk-link" href="${href}">${text}</a></li>`)}</ul>`}`;
}

/** While the team is there, what people come for is where to be next. */
function onSiteNow({ reference }: HomeView): Html {
  return html`<p class="govuk-body-l">The team is on site today. <a class="govuk-link" href="/challenges/${reference}/today">See what is on now and next</a>.</p>`;
}

function firstMove(first: MoveView): Html {
  if (first.mine) {
    return move({
      title: first.title,
      ...(first.due ? { due: first.due } : {}),
      button: { text: openPageWords(first.href), href: first.href },
    });
  }
  return move({
    label: 'Waiting for',
    quiet: true,
    title: `${first.who}: ${first.title.charAt(0).toLowerCase()}${first.title.slice(1)}`,
    ...(first.due ? { due: first.due } : {}),
  });
}

function clockTable({ clocks }: HomeView): Html {
  return dataTable({
    caption: 'Clocks',
    captionHidden: true,
    onPhone: 'lines',
    columns: [{ label: 'What' }, { label: 'Whose' }, { label: 'When' }],
    rows: clocks.map((each) => [
      each.name,
      each.whose,
      each.clock ? clock(each.clock) : html`<span class="cf-quiet">${each.words}</span>`,
    ]),
  });
}

function taskTable({ tasks }: HomeView): Html {
  return dataTable({
    caption: 'Open tasks',
    captionHidden: true,
    onPhone: 'lines',
    columns: [{ label: 'What' }, { label: 'Whom' }, { label: 'By', named: true }],
    rows: tasks.map((task) => [
      task.href === null ? task.title : html`<a class="govuk-link" href="${task.href}">${task.title}</a>`,
      task.whom,
      task.due,
    ]),
  });
}
