import { dataTable } from '#design/components/data-table';
import { pager } from '#design/components/pager';
import { field, form } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { longDateTime } from '#kernel/dates';
import type { FieldErrors } from '#platform/http/forms';
import { IMPORT_COLUMNS } from '../../domain/import-columns.ts';
import type { ImportWork } from '../../domain/import-work.ts';
import { FATES, type FateKey, IMPORT_PAGE_SIZE, type ImportHead, type ImportRow } from '../../store/imports.ts';

const STATUS_WORDS: Readonly<Record<string, string>> = {
  checking: 'Being looked at',
  checked: 'Looked at: nothing taken in yet',
  refused: 'Could not be read',
  applying: 'Being taken in',
  done: 'Taken in',
  dropped: 'Dropped',
};
const FATE_WORDS: Readonly<Record<FateKey, string>> = {
  refused: 'Refused',
  duplicate: 'May be somebody known',
  added: 'Added',
  changed: 'Changed',
  same: 'The same',
};

/** Bring a file of peers, and the files brought before. */
export function importsView(view: {
  heads: readonly ImportHead[];
  work: ReadonlyMap<string, ImportWork>;
  csrf: string;
  id: string;
  errors: FieldErrors;
}): Html {
  const columns = Object.values(IMPORT_COLUMNS).map(([head]) => head);
  return html`<p class="govuk-body">We look at every row first and say what would come of it. Nothing changes until you say so.</p>
${form({
  action: '/pool/imports',
  csrf: view.csrf,
  multipart: true,
  hidden: { id: view.id },
  body: field.file({
    name: 'file',
    label: 'A file of peers (CSV)',
    hint: 'At most 250,000 rows and 96 MB. It is kept for a day, then forgotten.',
    accept: '.csv,text/csv,text/plain',
    errors: view.errors,
  }),
  button: 'Look at this file',
})}
${govuk.details({
  summaryText: 'What the file needs',
  html: html`<p class="govuk-body">The first line names the columns: ${columns.join(', ')}. Name, email and kind must be there; the order does not matter. An empty cell changes nothing.</p>
<p class="govuk-body">Expertise is written as in our own download: Finance (has led it); Housing (works with it).</p>`,
})}
<h2 class="govuk-heading-m">Files brought before</h2>
${
  view.heads.length === 0
    ? html`<p class="govuk-body cf-quiet">None yet.</p>`
    : dataTable({
        caption: 'Files brought before',
        captionHidden: true,
        columns: [
          { label: 'File' },
          { label: 'Brought' },
          { label: 'Where it stands' },
          { label: 'Rows', numeric: true },
        ],
        rows: view.heads.map((head) => [
          html`<a class="govuk-link" href="/pool/imports/${head.id}">${head.fileName}</a>`,
          `${longDateTime(head.at)}, ${head.by}`,
          view.work.get(head.id)?.state === 'given-up'
            ? 'Has failed: open it'
            : (STATUS_WORDS[head.status] ?? head.status),
          head.total,
        ]),
      })
}`;
}

/** One file: how far it is, what would come of it, and the press that takes it in. */
export function importView(view: {
  head: ImportHead;
  /** How it goes, where it is being looked at or taken in. */
  work: ImportWork | null;
  rows: readonly ImportRow[];
  fate: FateKey | null;
  /** How many rows there are of what is shown. */
  of: number;
  page: number;
  csrf: string;
}): Html {
  const { head, csrf } = view;
  const path = `/pool/imports/${head.id}`;
  if (view.work) return workView(head, view.work, csrf);
  if (head.status === 'refused') {
    return html`<p class="govuk-body-l">${head.problem}</p><p class="govuk-body"><a class="govuk-link" href="/pool/imports">Bring another file</a></p>`;
  }
  if (head.status === 'dropped')
    return html`<p class="govuk-body">This file was dropped. Nothing of it was taken in.</p>`;
  return html`${head.ignored.length > 0 && html`<p class="govuk-inset-text">Columns we do not know are left out: ${head.ignored.join(', ')}.</p>`}
${head.status === 'checked' && decisions(head, csrf)}
<h2 class="govuk-heading-m">Row by row</h2>
${fateLinks(head, view.fate, path)}
${rowsTable(view.rows, head.status === 'done')}
${pager({ total: view.of, page: view.page, size: IMPORT_PAGE_SIZE, path, query: view.fate ? { fate: view.fate } : {}, noun: ['row', 'rows'] })}`;
}

/** How far it is; or that it has failed, and whose move it is then. */
function workView({ id, status, done, total }: ImportHead, work: ImportWork, csrf: string): Html {
  const path = `/pool/imports/${id}`;
  const what = status === 'checking' ? 'looked at' : 'taken in';
  const look = govuk.button({ text: 'See how far it is', href: path, classes: 'govuk-button--secondary' });
  if (work.state === 'going-on')
    return html`<p class="govuk-body-l" role="status">${STATUS_WORDS[status]}: ${done.toLocaleString('en-GB')} of ${total === 0 ? 'its' : total.toLocaleString('en-GB')} rows so far.</p>
<p class="govuk-body">You can leave this page; the work goes on.</p>
${look}`;
  if (work.state === 'tried-again')
    return html`<p class="govuk-body-l" role="status">This file could not be ${what} so far. We try again by ourselves on ${longDateTime(work.at)}.</p>
<p class="govuk-body">Nothing of it is in the pool yet: it is taken in whole or not at all. You can leave this page.</p>
${look}`;
  return html`${govuk.warningText({ text: `This file could not be ${what}, and we do not try again by ourselves. Nothing of it is in the pool.`, iconFallbackText: 'Warning' })}
<p class="govuk-body">Try it once more. If it fails again, drop it and bring it anew in smaller parts, and tell whoever looks after this service: they find it under Jobs.</p>
${form({ action: `${path}/tries`, csrf, body: html``, button: 'Try again' })}
${form({ action: `${path}/removal`, csrf, body: html``, button: { text: 'Drop this file', kind: 'secondary' } })}`;
}

function decisions({ id, counts }: ImportHead, csrf: string): Html {
  const { added = 0, changed = 0, duplicate = 0, refused = 0 } = counts;
  const writes = added + changed;
  if (writes + duplicate === 0) return html`<p class="govuk-body">Nothing in this file changes the pool.</p>`;
  return html`${refused > 0 && html`<p class="govuk-body">${refused === 1 ? 'The refused row is' : `The ${refused.toLocaleString('en-GB')} refused rows are`} left out. Put them right and bring them again.</p>`}
${form({
  action: `/pool/imports/${id}/application`,
  csrf,
  body:
    duplicate === 0
      ? html``
      : field.checkboxes({
          name: 'with',
          label: `${duplicate} ${duplicate === 1 ? 'row has' : 'rows have'} the name and authority of somebody known, with another address`,
          hint: 'They are held back unless you tick this. You can merge two entries later.',
          small: true,
          typed: {},
          choices: [{ value: 'yes', text: 'Add them too, as new peers' }],
        }),
  button: `Take in: ${added.toLocaleString('en-GB')} added, ${changed.toLocaleString('en-GB')} changed`,
})}
${form({ action: `/pool/imports/${id}/removal`, csrf, body: html``, button: { text: 'Drop this file', kind: 'secondary' } })}`;
}

function fateLinks({ counts, total }: ImportHead, now: FateKey | null, path: string): Html {
  const all = [
    [null, 'All', total] as const,
    ...FATES.map((fate) => [fate, FATE_WORDS[fate], counts[fate] ?? 0] as const),
  ];
  return html`<ul class="cf-chips">${all.flatMap(([fate, words, count]) =>
    count === 0 && fate !== null
      ? []
      : [
          html`<li><a class="cf-chip" href="${path}${fate && `?fate=${fate}`}"${fate === now && html` aria-current="page"`}>${words}: ${count.toLocaleString('en-GB')}</a></li>`,
        ],
  )}</ul>`;
}

function rowsTable(rows: readonly ImportRow[], done: boolean): Html {
  if (rows.length === 0) return html`<p class="govuk-body cf-quiet">No rows.</p>`;
  return dataTable({
    caption: 'What comes of each row',
    captionHidden: true,
    columns: [
      { label: 'Row', numeric: true },
      { label: 'Who' },
      { label: done ? 'What came of it' : 'What would come of it' },
      { label: 'Why, or what changes' },
    ],
    rows: rows.map((row) => [
      row.number,
      html`${row.name}<br><span class="cf-quiet">${row.email}</span>`,
      FATE_WORDS[row.fate],
      rowDetail(row),
    ]),
  });
}

function rowDetail({ fate, detail, peerId, known }: ImportRow): Html {
  const link = peerId && html`<a class="govuk-link" href="/pool/${peerId}">${known}</a>`;
  if (fate === 'duplicate') return html`Has the name and authority of ${link ?? `row ${detail[0]?.row}`}`;
  const lines = detail.map(({ column, why, field: name, from, to }) =>
    fate === 'refused'
      ? html`<strong>${column}</strong>: ${why}`
      : html`<strong>${name}</strong>: ${from || 'nothing'} → ${to}`,
  );
  if (lines.length === 0) return html`${link}`;
  return html`<ul class="govuk-list cf-tight">${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
}
