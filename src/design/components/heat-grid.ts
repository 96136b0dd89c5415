import { attributes, type Html, html } from '../html.ts';

export type HeatCell = {
  /** What the shade shows; null is a cell without a value. */
  value: number | null;
  /** What is written; the value itself if left out. */
  text?: string;
  /** Ringed, and said aloud in these words: `3 short`. */
  marked?: string;
  href?: string;
};

/**
 * Numbers in a grid, darker where there is more: demand against supply by month, sessions by theme and source. It shows
 * work and people, never hosts against each other. `says` is one sentence that tells what to see.
 */
export function heatGrid(options: {
  says: string;
  caption: string;
  corner: string;
  columns: readonly string[];
  rows: readonly { label: string; cells: readonly HeatCell[] }[];
  /** What the darkest shade stands for; the greatest value if left out. */
  most?: number;
}): Html {
  const { says, caption, corner, columns, rows } = options;
  const most = options.most ?? Math.max(1, ...rows.flatMap((row) => row.cells.map((cell) => cell.value ?? 0)));
  return html`<div class="cf-chart"><p class="cf-chart__says">${says}</p>
<div class="cf-table-frame" role="region" aria-label="${caption}" tabindex="0"><table class="cf-table cf-heat">
<caption class="govuk-visually-hidden">${caption}</caption>
<thead><tr><th scope="col">${corner}</th>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${rows.map(
    ({ label, cells }) => html`<tr><th scope="row">${label}</th>${cells.map((cell) => heatCell(cell, most))}</tr>
`,
  )}</tbody></table></div></div>`;
}

/** The shade of a value from 0 (none) to 5 (as much as `most`, or more). Anything above none is at least 1. */
export function heatStep(value: number, most: number): number {
  if (value <= 0) return 0;
  return Math.min(5, Math.max(1, Math.ceil((value / most) * 5)));
}

function heatCell({ value, text, marked, href }: HeatCell, most: number): Html {
  if (value === null) return html`<td><span class="govuk-visually-hidden">none</span></td>`;
  const shown = text ?? value.toLocaleString('en-GB');
  const classes = `cf-heat__cell--${heatStep(value, most)}${marked ? ' cf-heat__cell--marked' : ''}`;
  const inner = href ? html`<a class="cf-heat__link" href="${href}">${shown}</a>` : shown;
  return html`<td${attributes({ class: classes, title: marked })}>${inner}${marked && html`<span class="govuk-visually-hidden">, ${marked}</span>`}</td>`;
}
