import { dataTable } from '#design/components/data-table';
import { type Html, html } from '#design/html';
import type { ScorePart, ScoreParts } from '#modules/matching';
import { PART_LABELS } from '../domain/part-words.ts';

const HALF = 100;
const LEAST_SHOWN = 0.05;

/** Parts as bars either side of a middle line, each with its points beside it. Parts that are nothing are left out. */
export function partsChart(options: { caption: string; parts: ScoreParts; captionHidden?: boolean }): Html {
  const shown = (Object.entries(options.parts) as [ScorePart, number][])
    .filter(([, value]) => Math.abs(value) >= LEAST_SHOWN)
    .sort(([, a], [, b]) => b - a);
  if (shown.length === 0) return html`<p class="govuk-body">No part of the plan would change.</p>`;
  const most = Math.max(...shown.map(([, value]) => Math.abs(value)));
  return dataTable({
    caption: options.caption,
    captionHidden: options.captionHidden ?? false,
    onPhone: 'scroll',
    columns: [{ label: 'What is wanted' }, { label: 'Less or more' }, { label: 'Points', numeric: true }],
    rows: shown.map(([part, value]) => [PART_LABELS[part], bar(value / most), signed(value)]),
  });
}

/** `+4.2`, `−0.8`. */
export function signed(value: number): string {
  const rounded =
    Math.abs(value) >= 100 ? Math.round(Math.abs(value)).toLocaleString('en-GB') : Math.abs(value).toFixed(1);
  return `${value < 0 ? '−' : '+'}${rounded}`;
}

function bar(share: number): Html {
  const length = Math.max(1, Math.round(Math.abs(share) * HALF));
  const x = share < 0 ? HALF - length : HALF;
  return html`<svg class="cf-parts-bar" viewBox="0 0 ${2 * HALF} 14" width="${2 * HALF}" height="14" aria-hidden="true" focusable="false"><rect class="cf-shape cf-shape--track" width="${2 * HALF}" height="14"/><rect class="cf-shape${share < 0 && ' cf-shape--quiet'}" x="${x}" width="${length}" height="14"/><rect class="cf-shape cf-shape--mark" x="${HALF - 1}" width="2" height="14"/></svg>`;
}
