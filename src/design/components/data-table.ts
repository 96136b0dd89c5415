import { attributes, type Html, type HtmlPart, html } from '../html.ts';

export type Column = {
  label: string;
  /** Right-aligned, with figures of one width. */
  numeric?: boolean;
  /** A link that sorts by this column, and how it is sorted now. */
  sort?: { href: string; now?: 'ascending' | 'descending' };
};

export type DataTable = {
  /** What the table is; read out first. `captionHidden` where a heading says it just above. */
  caption: string;
  captionHidden?: boolean;
  columns: readonly Column[];
  /** The first cell of a row names it. */
  rows: readonly (readonly HtmlPart[])[];
  /**
   * On a phone: a list of cards; lines, each a row's name with its other cells running on below it, for many rows whose cells say
   * by themselves what they are; or a frame of its own that scrolls sideways.
   */
  onPhone?: 'cards' | 'lines' | 'scroll';
  /** Totals; looks like a row, stands at the end. */
  foot?: readonly HtmlPart[];
};

/** A dense table for the office. Throws where a row has another number of cells than there are columns. */
export function dataTable({ caption, captionHidden, columns, rows, onPhone = 'cards', foot }: DataTable): Html {
  const cards = onPhone !== 'scroll';
  const look = onPhone === 'scroll' ? '' : ` cf-table--${onPhone}`;
  const role = (name: string) => attributes({ role: cards ? name : null });
  const frame = cards
    ? attributes({ class: 'cf-table-frame cf-table-frame--sticky' })
    : attributes({ class: 'cf-table-frame', role: 'region', 'aria-label': caption, tabindex: 0 });
  // Browsers forget that a table is one where its parts are shown as blocks: the roles remind them.
  return html`<div${frame}><table class="cf-table${look}"${role('table')}>
<caption${attributes({ class: captionHidden ? 'govuk-visually-hidden' : null })}>${caption}</caption>
<thead${role('rowgroup')}><tr${role('row')}>${columns.map((column) => headCell(column, cards))}</tr></thead>
<tbody${role('rowgroup')}>
${rows.map((cells) => bodyRow(cells, columns, cards))}</tbody>${foot && html`<tfoot${role('rowgroup')}>${bodyRow(foot, columns, cards)}</tfoot>`}
</table></div>`;
}

function headCell({ label, numeric, sort }: Column, cards: boolean): Html {
  const head = attributes({
    scope: 'col',
    role: cards ? 'columnheader' : null,
    class: numeric ? 'cf-number' : null,
    'aria-sort': sort ? (sort.now ?? 'none') : null,
  });
  if (!sort) return html`<th${head}>${label}</th>`;
  const arrow = sort.now === 'ascending' ? '▲' : sort.now === 'descending' ? '▼' : '';
  return html`<th${head}><a class="govuk-link cf-table__sort" href="${sort.href}">${label}</a>${arrow && html` <span aria-hidden="true">${arrow}</span>`}</th>`;
}

function bodyRow(cells: readonly HtmlPart[], columns: readonly Column[], cards: boolean): Html {
  if (cells.length !== columns.length) {
    throw new RangeError(`dataTable: a row has ${cells.length} cells for ${columns.length} columns`);
  }
  return html`<tr${attributes({ role: cards ? 'row' : null })}>${cells.map((cell, index) => bodyCell(cell, columns[index]!, index, cards))}</tr>
`;
}

function bodyCell(cell: HtmlPart, { label, numeric }: Column, index: number, cards: boolean): Html {
  const shared = {
    class: numeric ? 'cf-number' : typeof cell === 'string' && DATE.test(cell) ? 'cf-table__date' : null,
  };
  if (index === 0)
    return html`<th${attributes({ scope: 'row', role: cards ? 'rowheader' : null, ...shared })}>${cell}</th>`;
  if (!cards) return html`<td${attributes(shared)}>${cell}</td>`;
  return html`<td${attributes({ role: 'cell', ...shared, 'data-label': label })}><span>${cell}</span></td>`;
}

/** A cell that is a day and nothing else stays on one line: `16 November 2026`. */
const DATE = /^\d{1,2} \p{L}+ \d{4}$/u;
