import { type Html, html } from '#design/html';
import type { NeedRow } from '../../domain/rows.ts';
import { monthWords, needShort } from '../need-words.ts';

const LABEL = 390;
const CELL = 46;
const ROW = 30;
const HEAD = 26;
/** More rows than this are for the table: a picture that must be read is none. */
export const PICTURE_ROWS = 16;

/**
 * The year as a grid: a row a need, a column a month. A cell's number is the places asked for; where the pool cannot fill some, it is
 * dark, ringed, and says how many of them are short: told by word and shape, shade last.
 */
export function demandPicture(rows: readonly NeedRow[], months: readonly string[], says: string): Html {
  const shown = rows.slice(0, PICTURE_ROWS);
  const [width, height] = [LABEL + months.length * CELL + 60, HEAD + shown.length * ROW + 4];
  return html`<div class="cf-chart"><p class="cf-chart__says">${says}</p>
<div class="cf-table-frame" role="region" aria-label="The year ahead as a picture" tabindex="0"><svg class="cf-demand" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${says}">
${months.map((month, index) => html`<text class="cf-svg-text" x="${LABEL + index * CELL + CELL / 2}" y="16" text-anchor="middle">${monthWords(month, true)}</text>`)}<text class="cf-svg-text" x="${LABEL + months.length * CELL + 30}" y="16" text-anchor="middle">Short</text>
${shown.map((row, index) => rowOf(row, HEAD + index * ROW, months.length))}</svg></div>
<p class="govuk-body cf-quiet">A number is the places asked for in that month. “2 of 5” is dark: two of five places cannot be filled by anybody in the pool. Pale places can be filled, or are held already.</p></div>`;
}

function rowOf(row: NeedRow, y: number, months: number): Html {
  return html`<text class="cf-svg-text" x="0" y="${y + 19}">${shortened(needShort(row.need))}</text>
${row.cells.map((cell, index) => {
  const x = LABEL + index * CELL;
  if (cell.needed === 0)
    return html`<rect class="cf-demand__cell" x="${x + 1}" y="${y + 1}" width="${CELL - 2}" height="${ROW - 2}"/>`;
  const short = cell.short > 0;
  return html`<rect class="cf-demand__cell cf-demand__cell--${short ? 'short' : 'met'}" x="${x + 1}" y="${y + 1}" width="${CELL - 2}" height="${ROW - 2}"/><text class="cf-svg-text${short && ' cf-demand__text--short'}" x="${x + CELL / 2}" y="${y + 19}" text-anchor="middle">${short ? `${cell.short} of ${cell.needed}` : cell.needed}</text>`;
})}<text class="cf-svg-text${row.total.short > 0 && ' cf-demand__total'}" x="${LABEL + months * CELL + 30}" y="${y + 19}" text-anchor="middle">${row.total.short === 0 ? '–' : row.total.short}</text>`;
}

function shortened(text: string): string {
  return text.length > 58 ? `${text.slice(0, 56)}…` : text;
}
