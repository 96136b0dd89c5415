import { dataTable } from '#design/components/data-table';
import { emptyState } from '#design/components/empty-state';
import { type Html, html } from '#design/html';
import { dateRange, type IsoDate } from '#kernel/dates';
import { STAGE_LABELS } from '../../domain/stage-labels.ts';
import type { ListedChallenge } from '../../store/challenge-list.ts';
import { byMonth, type Mark, PICTURE, type YearPicture, yearPicture } from './view-model.ts';

/** The year: a sentence, the picture, and the same as a table by month. This year's opens at the month of today where it is wider than its frame. */
export function yearPage(challenges: readonly ListedChallenge[], year: number, today: IsoDate): Html {
  const turn = html`<p class="govuk-body cf-no-print"><a class="govuk-link" href="/challenges/year?year=${year - 1}">${year - 1}</a> · <strong>${year}</strong> · <a class="govuk-link" href="/challenges/year?year=${year + 1}">${year + 1}</a></p>`;
  if (challenges.length === 0) {
    return html`${turn}${emptyState({
      title: `Nobody is on site in ${year}`,
      body: 'A challenge stands here once its days on site are saved in its scope.',
    })}`;
  }
  const months = byMonth(challenges);
  const most = Math.max(...months.map((month) => month.challenges.length));
  const full = months.filter((month) => month.challenges.length === most).map((month) => month.month);
  const says = `${challenges.length} ${challenges.length === 1 ? 'challenge is' : 'challenges are'} on site in ${year}; most, ${most}, in ${full.join(' and ')}.`;
  const shown = yearPicture(challenges, year);
  const here = today.startsWith(`${year}-`) ? shown.months[Number(today.slice(5, 7)) - 1] : undefined;
  const onTo =
    here &&
    html`<p class="govuk-body cf-year__on cf-no-print"><a class="govuk-link" href="#this-month">On to ${here.name} in the picture</a></p>`;
  return html`${turn}<div class="cf-chart"><p class="cf-chart__says">${says}</p>${onTo}<div class="cf-table-frame" role="region" aria-label="The year as a picture" tabindex="0">${here && html`<div class="cf-year__here cf-year__here--${Number(today.slice(5, 7))}" id="this-month"></div>`}${picture(shown, says)}</div></div>
${yearTable(months, year)}`;
}

function picture({ months, regions, marks, rows }: YearPicture, says: string): Html {
  const { width, head, rowHeight } = PICTURE;
  const height = head + rows * rowHeight + 10;
  const top = (row: number) => head + row * rowHeight;
  return html`<svg class="cf-year" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="group" aria-label="${says}">
${months.map(({ name, x }) => html`<line class="cf-year__line" x1="${x}" y1="0" x2="${x}" y2="${height}"/><text class="cf-svg-text" x="${x + 6}" y="19">${name.slice(0, 3)}</text>`)}
${regions.map(({ name, row }) => html`<line class="cf-year__line" x1="0" y1="${top(row)}" x2="${width}" y2="${top(row)}"/><text class="cf-svg-text cf-year__region" x="0" y="${top(row) + 17}">${name}</text>`)}
${marks.map((mark) => bar(mark, top(mark.row)))}</svg>`;
}

function bar({ challenge, x, width, nameBefore }: Mark, top: number): Html {
  const days = dateRange(challenge.onSiteFrom as string, challenge.onSiteUntil as string);
  const side = nameBefore
    ? html`<text class="cf-svg-text" x="${x - 6}" y="${top + 17}" text-anchor="end">${challenge.hostShortName}</text>`
    : html`<text class="cf-svg-text" x="${x + width + 6}" y="${top + 17}">${challenge.hostShortName}</text>`;
  return html`<a href="/challenges/${challenge.reference}"><title>${challenge.title}, ${days}</title><rect class="cf-shape${challenge.closed && ' cf-shape--quiet'}" x="${x}" y="${top + 5}" width="${width}" height="14" rx="2"/>${side}</a>`;
}

function yearTable(months: ReturnType<typeof byMonth>, year: number): Html {
  return dataTable({
    caption: `Challenges on site in ${year}, by month`,
    captionHidden: true,
    onPhone: 'lines',
    columns: [{ label: 'Challenge' }, { label: 'On site' }, { label: 'Region' }, { label: 'Stage' }],
    groups: months.map(({ month, challenges }) => ({
      heading: html`<h2 class="cf-table__group-name">${month}</h2>`,
      rows: challenges.map((challenge) => [
        html`<a class="govuk-link" href="/challenges/${challenge.reference}">${challenge.title}</a>`,
        html`<span class="cf-table__date">${dateRange(challenge.onSiteFrom as string, challenge.onSiteUntil as string)}</span>`,
        challenge.region,
        challenge.closed ? 'Ended' : (STAGE_LABELS[challenge.stage as keyof typeof STAGE_LABELS] ?? challenge.stage),
      ]),
    })),
  });
}
