import { attributes, type Html, type HtmlPart, html } from '../html.ts';

export type Column = {
  label: string;
  /** Right-aligned, with figures of one width. */
  numeric?: boolean;
  /** In the lines of a phone its cells do not say by themselves what they are: the heading stands before them. */
  named?: boolean;
  /** A link that sorts by this column, and how it is sorted now. */
  sort?: { href: string; now?: 'ascending' | 'descending' };
};

/** Rows that belong together within one table, such as those of a day. The heading says of what day, and may hold a heading element. */
export type RowGroup = { readonly heading: HtmlPart; readonly rows: readonly (readonly HtmlPart[])[] };

export type DataTable = {
  /** What the table is; read out first. `captionHidden` where a heading says it just above. */
  caption: string;
  captionHidden?: boolean;
  columns: readonly Column[];
  /** The first cell of a row names it. */
  rows?: readonly (readonly HtmlPart[])[];
  /** Instead of `rows`: one head over all of them, and a heading in a row of its own over each. */
  groups?: readonly RowGroup[];
  /**
   * On a phone: a list of cards; lines, each a row's name with its other cells running on below it, for many rows whose cells say
   * by themselves what they are; or a frame of its own that scrolls sideways.
   */
  onPhone?: 'cards' | 'lines' | 'scroll';
  /** Totals; looks like a row, stands at the end. */
  foot?: readonly HtmlPart[];
};

/** A dense table for the office. Throws where a row has another number of cells than there are columns. */
export function dataTable(table: DataTable): Html {
  const { caption, captionHidden, columns, rows, groups, onPhone = 'cards', foot } = table;
  const look = onPhone === 'scroll' ? '' : ` cf-table--${onPhone}`;
  const role = roleOn(onPhone);
  const frame =
    onPhone === 'scroll'
      ? attributes({ class: 'cf-table-frame', role: 'region', 'aria-label': caption, tabindex: 0 })
      : attributes({ class: 'cf-table-frame cf-table-frame--sticky' });
  const body = (own: readonly (readonly HtmlPart[])[], heading?: HtmlPart) =>
    html`<tbody${role('rowgroup')}>
${heading && groupRow(heading, columns.length, onPhone)}${own.map((cells) => bodyRow(cells, columns, onPhone))}</tbody>`;
  return html`<div${frame}><table class="cf-table${look}"${role('table')}>
<caption${attributes({ class: captionHidden ? 'govuk-visually-hidden' : null })}>${caption}</caption>
<thead${role('rowgroup')}><tr${role('row')}>${columns.map((column) => headCell(column, onPhone !== 'scroll'))}</tr></thead>
${groups ? groups.map((group) => body(group.rows, group.heading)) : body(rows ?? [])}${foot && html`<tfoot${role('rowgroup')}>${bodyRow(foot, columns, onPhone)}</tfoot>`}
</table></div>`;
}

type OnPhone = NonNullable<DataTable['onPhone']>;

/** Browsers forget that a table is one where its parts are shown as blocks: the roles remind them. */
function roleOn(onPhone: OnPhone): (name: string) => Html {
  return (name) => attributes({ role: onPhone === 'scroll' ? null : name });
}

/** The row that says what those below it have in common. */
function groupRow(heading: HtmlPart, columns: number, onPhone: OnPhone): Html {
  const role = roleOn(onPhone);
  return html`<tr class="cf-table__group"${role('row')}><th colspan="${columns}" scope="rowgroup"${role('rowheader')}>${heading}</th></tr>
`;
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

function bodyRow(cells: readonly HtmlPart[], columns: readonly Column[], onPhone: OnPhone): Html {
  if (cells.length !== columns.length) {
    throw new RangeError(`dataTable: a row has ${cells.length} cells for ${columns.length} columns`);
  }
  return html`<tr${roleOn(onPhone)('row')}>${cells.map((cell, index) => bodyCell(cell, columns[index]!, index, onPhone))}</tr>
`;
}

function bodyCell(cell: HtmlPart, { label, numeric, named }: Column, index: number, onPhone: OnPhone): Html {
  const role = roleOn(onPhone);
  const shared = attributes({
    class: numeric ? 'cf-number' : typeof cell === 'string' && DATE.test(cell) ? 'cf-table__date' : null,
  });
  if (index === 0) return html`<th scope="row"${role('rowheader')}${shared}>${cell}</th>`;
  if (onPhone === 'scroll') return html`<td${shared}>${cell}</td>`;
  const name = named && onPhone === 'lines' && html`<span class="cf-table__label">${label}: </span>`;
  return html`<td${role('cell')}${shared} data-label="${label}"><span>${name}${cell}</span></td>`;
}

/** A cell that is a day and nothing else stays on one line: `16 November 2026`. */
const DATE = /^\d{1,2} \p{L}+ \d{4}$/u;
