import { type Html, html } from '#design/html';
import type { NeedRow } from '../../domain/rows.ts';
import { monthWords, needShort } from '../need-words.ts';

/** How the grid is laid out, in pixels: at a desk what is asked for stands beside its cells, on a phone above them. */
type Layout = {
  readonly label: number;
  readonly cell: number;
  readonly row: number;
  /** From the top of a row to the top of its cells. */
  readonly above: number;
  readonly total: number;
  readonly letters: number;
  readonly between: string;
};
const DESK: Layout = { label: 390, cell: 46, row: 30, above: 0, total: 60, letters: 58, between: ' of ' };
const PHONE: Layout = { label: 0, cell: 26, row: 50, above: 20, total: 40, letters: 50, between: '/' };
const HEAD = 26;
const CELL_HEIGHT = 30;
/** More rows than this are for the table: a picture that must be read is none. */
export const PICTURE_ROWS = 16;

/**
 * The year as a grid: a row a need, a column a month. A cell's number is the places asked for; where the pool cannot fill some, it is
 * dark, ringed, and says how many of them are short: told by word and shape, shade last.
 */
export function demandPicture(rows: readonly NeedRow[], months: readonly string[], says: string): Html {
  const shown = rows.slice(0, PICTURE_ROWS);
  return html`<div class="cf-chart"><p class="cf-chart__says">${says}</p>
<div class="cf-demand-frame cf-demand-frame--desk">${gridOf(DESK, shown, months, says)}</div>
<div class="cf-demand-frame cf-demand-frame--phone">${gridOf(PHONE, shown, months, says)}</div>
<p class="govuk-body cf-quiet">A number is the places asked for in that month. <span class="cf-demand-frame--desk">“2 of 5”</span><span class="cf-demand-frame--phone">“2/5”</span> is dark: two of five places cannot be filled by anybody in the pool. Pale places can be filled, or are held already.</p></div>`;
}

function gridOf(layout: Layout, rows: readonly NeedRow[], months: readonly string[], says: string): Html {
  const { label, cell, row, total } = layout;
  const [width, height] = [label + months.length * cell + total, HEAD + rows.length * row + 4];
  return html`<svg class="cf-demand" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${says}">
${months.map((month, index) => html`<text class="cf-svg-text" x="${label + index * cell + cell / 2}" y="16" text-anchor="middle">${monthWords(month, true).slice(0, 3)}</text>`)}<text class="cf-svg-text" x="${label + months.length * cell + total / 2}" y="16" text-anchor="middle">Short</text>
${rows.map((each, index) => rowOf(each, HEAD + index * row, layout))}</svg>`;
}

function rowOf(row: NeedRow, top: number, layout: Layout): Html {
  const { label, cell: size, above, total, letters, between } = layout;
  const y = top + above;
  return html`<text class="cf-svg-text" x="0" y="${above === 0 ? y + 19 : top + 15}">${shortened(needShort(row.need), letters)}</text>
${row.cells.map((cell, index) => {
  const x = label + index * size;
  if (cell.needed === 0)
    return html`<rect class="cf-demand__cell" x="${x + 1}" y="${y + 1}" width="${size - 2}" height="${CELL_HEIGHT - 2}"/>`;
  const short = cell.short > 0;
  return html`<rect class="cf-demand__cell cf-demand__cell--${short ? 'short' : 'met'}" x="${x + 1}" y="${y + 1}" width="${size - 2}" height="${CELL_HEIGHT - 2}"/><text class="cf-svg-text${short && ' cf-demand__text--short'}" x="${x + size / 2}" y="${y + 19}" text-anchor="middle">${short ? `${cell.short}${between}${cell.needed}` : cell.needed}</text>`;
})}<text class="cf-svg-text${row.total.short > 0 && ' cf-demand__total'}" x="${label + row.cells.length * size + total / 2}" y="${y + 19}" text-anchor="middle">${row.total.short === 0 ? '–' : row.total.short}</text>`;
}

function shortened(text: string, letters: number): string {
  return text.length > letters ? `${text.slice(0, letters - 2)}…` : text;
}
