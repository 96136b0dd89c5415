import { dataTable } from '#design/components/data-table';
import { govuk } from '#design/govuk';
import { type Html, html, joinHtml } from '#design/html';
import { mediumDate, shortDate } from '#kernel/dates';
import type { OfAWeek, Week } from './view-model.ts';

const BAR = 22;
const HEIGHT = 120;
const FOOT = 22;

/** The year by week: how many peers are asked for and how many the plan has, as a picture and as a table with the teams' names. */
export function weeksView(weeks: readonly Week[], path: string): Html | null {
  const busy = weeks.filter((week) => week.teams.length > 0);
  if (busy.length === 0) return null;
  return html`<h2 class="govuk-heading-m">The year by week</h2>
${weeksPicture(weeks, 'those whom the plan has')}
${govuk.details({ summaryText: 'The weeks with their teams', html: weekTable(busy, path) })}`;
}

/** The picture alone, with a sentence that says what it shows. `dark`: what the dark part of a bar is. */
export function weeksPicture(weeks: readonly Week<OfAWeek>[], dark: string): Html | null {
  const busy = weeks.filter((week) => week.teams.length > 0);
  const most = busy.reduce((a, b) => (b.places > a.places ? b : a), busy[0] as Week<OfAWeek>);
  if (!most) return null;
  const says = `Teams are on site in ${busy.length} ${busy.length === 1 ? 'week' : 'weeks'}. The week of ${mediumDate(most.monday)} asks for most peers: ${most.places}.`;
  return html`<div class="cf-chart"><p class="cf-chart__says">${says}</p><div class="cf-table-frame" role="region" aria-label="The year by week as a picture" tabindex="0">${picture(weeks, most.places, says)}</div>
<p class="govuk-body cf-quiet">Each bar is a week: its height is the peers asked for, the dark part ${dark}.</p></div>`;
}

function picture(weeks: readonly Week<OfAWeek>[], most: number, says: string): Html {
  const width = Math.max(300, weeks.length * BAR + 10);
  const tall = (value: number) => Math.round((value / Math.max(1, most)) * (HEIGHT - 10));
  return html`<svg class="cf-weeks" width="${width}" height="${HEIGHT + FOOT}" viewBox="0 0 ${width} ${HEIGHT + FOOT}" role="img" aria-label="${says}">
${weeks.map((week, index) => {
  const x = index * BAR + 4;
  const month = index === 0 || weeks[index - 1]?.monday.slice(5, 7) !== week.monday.slice(5, 7);
  return html`<rect class="cf-shape cf-shape--quiet" x="${x}" y="${HEIGHT - tall(week.places)}" width="${BAR - 6}" height="${tall(week.places)}"/><rect class="cf-shape" x="${x}" y="${HEIGHT - tall(week.filled)}" width="${BAR - 6}" height="${tall(week.filled)}"/>${month && html`<line class="cf-year__line" x1="${x - 3}" y1="0" x2="${x - 3}" y2="${HEIGHT + FOOT}"/><text class="cf-svg-text" x="${x}" y="${HEIGHT + 16}">${shortDate(week.monday).replace(/^\d+ /, '')}</text>`}`;
})}</svg>`;
}

function weekTable(weeks: readonly Week[], path: string): Html {
  return dataTable({
    caption: 'Weeks in which teams are on site',
    columns: [
      { label: 'Week of' },
      { label: 'Teams' },
      { label: 'Peers asked for', numeric: true },
      { label: 'In the plan', numeric: true },
    ],
    rows: weeks.map((week) => [
      mediumDate(week.monday),
      joinHtml(
        week.teams.map(
          ({ challenge }) =>
            html`<a class="govuk-link" href="${path}/teams/${challenge.id}">${challenge.hostShortName}</a>`,
        ),
        ', ',
      ),
      week.places,
      week.filled,
    ]),
  });
}
