import { barChart } from '#design/components/bar-chart';
import { cardList } from '#design/components/card-list';
import { type ContentsItem, contentsList } from '#design/components/contents-list';
import { emptyState } from '#design/components/empty-state';
import { pager } from '#design/components/pager';
import { field, type Typed } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { londonDate, mediumDate } from '#kernel/dates';
import { type PublishedSection, type SpokenToFigures, spokenToSentence } from '../../domain/content.ts';
import type { PublishedReport } from '../../store/published.ts';
import { type ListedReport, REPORTS_A_PAGE } from '../../store/report-list.ts';
import { blocksHtml } from '../blocks.ts';

/** What a first-time visitor has to know before reading. */
const WHAT_IT_IS =
  'In a peer challenge, colleagues from other councils and their partners spend a few days with a host, listen, and say what is strong and what could be better. The host asked for it. It is not an inspection, and nobody is given a mark.';

/** A published report, for anybody. */
export function reportMain(report: PublishedReport): Html {
  const here = `/reports/${report.slug}`;
  return html`<p class="govuk-body cf-quiet">${report.programmeName}. Published ${mediumDate(londonDate(report.publishedAt))}.</p>
${govuk.details({ summaryText: 'What a peer challenge is', text: WHAT_IT_IS })}
<ul class="govuk-list cf-no-print"><li><a class="govuk-link" href="${here}/report.pdf">Download as PDF</a></li><li><a class="govuk-link" href="${here}/report.docx">Download as Word file</a></li>${
    report.hasPlan &&
    html`<li><a class="govuk-link" href="${here}/action-plan">What the host will do: its action plan</a></li>`
  }${report.hasReview && html`<li><a class="govuk-link" href="${here}/progress-review">What has changed since: the progress review</a></li>`}</ul>
${report.content.sections.map((section) => sectionHtml(section, report.content.spokeTo))}`;
}

function sectionHtml(section: PublishedSection, figures: SpokenToFigures): Html {
  const heading = html`<h2 class="govuk-heading-l" id="section-${section.key}">${section.heading}</h2>`;
  if (section.source !== 'who-we-spoke-to' || figures.people === 0)
    return html`<section>${heading}${blocksHtml(section.blocks)}</section>`;
  const bars = figures.bySourceCategory.map((row) => ({ label: row.label, value: row.people }));
  // The chart says the sentence itself, so it stands in the place of the first block.
  return html`<section>${heading}${barChart({ says: spokenToSentence(figures), bars })}${blocksHtml(section.blocks.slice(1))}</section>`;
}

/** What is on the page, with each recommendation below its section. */
export function reportContents(report: PublishedReport): Html {
  const { sections, recommendations } = report.content;
  const items = sections.map(({ key, heading, source }): ContentsItem => {
    const href = `#section-${key}`;
    if (source !== 'recommendations') return { text: heading, href };
    const children = recommendations.map(({ number, title }) => ({
      text: `${number}. ${title}`,
      href: `#recommendation-${number}`,
    }));
    return { text: heading, href, children };
  });
  return contentsList(items, 'In this report');
}

export type ReportListView = {
  readonly reports: readonly ListedReport[];
  readonly total: number;
  readonly page: number;
  readonly facets: { readonly programmes: readonly string[]; readonly years: readonly number[] };
  readonly typed: { readonly words: string; readonly programme: string; readonly year: string };
};

/** Every published report, to be searched by anybody. */
export function reportListMain(view: ReportListView): Html {
  const { reports, total, page, typed } = view;
  const searched = typed.words !== '' || typed.programme !== '' || typed.year !== '';
  const query = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== ''));
  return html`<p class="govuk-body-l">What peers saw in councils and their partners, and what they suggest.</p>
${govuk.details({ summaryText: 'What a peer challenge is', text: WHAT_IT_IS })}
${searchForm(view)}
${
  total === 0
    ? emptyState({
        title: searched ? 'No report has all of that' : 'No report is published yet',
        body: searched ? 'Try fewer words, or another year.' : 'Reports appear here when they are published.',
        ...(searched ? { action: { text: 'Show all reports', href: '/reports' } } : {}),
      })
    : html`${cardList(reports.map(card))}${pager({ total, page, size: REPORTS_A_PAGE, path: '/reports', query, noun: ['report', 'reports'] })}`
}`;
}

function card(report: ListedReport) {
  return {
    title: report.title,
    href: `/reports/${report.slug}`,
    body: report.summary,
    foot: `${report.hostName}. Published ${mediumDate(londonDate(report.publishedAt))}.`,
  };
}

function searchForm({ facets, typed }: ReportListView): Html {
  const fields = typed as Typed;
  const choices = (values: readonly (string | number)[]) =>
    values.map((value) => ({ value: String(value), text: String(value) }));
  return html`<form method="get" action="/reports" role="search" class="cf-search-row cf-no-print">
${field.input({ name: 'words', label: 'Words to look for', typed: fields })}
${field.select({ name: 'programme', label: 'Programme', typed: fields, empty: 'All programmes', choices: choices(facets.programmes) })}
${field.select({ name: 'year', label: 'Published in', typed: fields, empty: 'Any year', choices: choices(facets.years) })}
${govuk.button({ text: 'Search reports' })}</form>`;
}
