import { type Column, dataTable } from '#design/components/data-table';
import { emptyState } from '#design/components/empty-state';
import { pager } from '#design/components/pager';
import { statStrip } from '#design/components/stat-strip';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import type { FieldErrors } from '#platform/http/forms';
import type { PoolFilter, PoolSort } from '../../domain/pool-filter.ts';
import type { PoolOverview } from '../../store/peer-list.ts';
import { type Chip, chipList } from './chips.ts';
import { poolFilters } from './filters.ts';
import { type SearchesView, searchesView } from './searches.ts';
import { type PeerLine, sortHref } from './view-model.ts';

export type PoolView = {
  readonly overview: PoolOverview;
  readonly filter: PoolFilter;
  readonly query: Record<string, string>;
  readonly lines: readonly PeerLine[];
  readonly total: number;
  readonly size: number;
  readonly chips: readonly Chip[];
  /** The host the list is narrowed by, in full; null where there is none. */
  readonly hostName: string | null;
  /** The year the days left are counted in. */
  readonly year: number;
  readonly errors: FieldErrors;
  readonly searches: SearchesView;
  readonly mayEdit: boolean;
};

/** The pool: its numbers, its filters, and a page of peers. */
export function poolView(view: PoolView): Html {
  const { overview, filter, query, lines, total, size } = view;
  if (overview.all === 0) {
    return emptyState({
      title: 'Nobody is in the pool yet',
      body: 'Peers come here when their expression of interest has led to accreditation.',
      action: { text: 'See expressions of interest', href: '/pool/interest' },
    });
  }
  const csv = new URLSearchParams(query).toString();
  return html`${statStrip([
    { label: 'Serving peers', value: overview.serving, href: '/pool' },
    { label: 'Not served yet', value: overview.firstOuting, href: '/pool?unused=never' },
    { label: 'Not confirmed for a year', value: overview.stale, href: '/pool?unconfirmed=yes&sort=last-confirmed' },
  ])}
<ul class="cf-link-row cf-no-print"><li><a class="govuk-link" href="/pool/interest">Expressions of interest</a></li><li><a class="govuk-link" href="/pool/health">The pool’s health</a></li>${view.mayEdit && html`<li><a class="govuk-link" href="/pool/imports">Bring peers in from a file</a></li><li><a class="govuk-link" href="/pool/duplicates">Entries that may be one person</a></li>`}</ul>
${poolFilters({ filter, query, overview, errors: view.errors })}
${searchesView(view.searches)}
<h2 class="govuk-heading-m">${total.toLocaleString('en-GB')} ${total === 1 ? 'peer matches' : 'peers match'}</h2>
${chipList(view.chips)}
${
  lines.length === 0
    ? html`<p class="govuk-body">No peer matches all of that. Take a filter away, or <a class="govuk-link" href="/pool">see all serving peers</a>.</p>`
    : html`${peersTable(view)}
${pager({ total, page: filter.page, size, path: '/pool', query, noun: ['peer', 'peers'] })}
<p class="govuk-body cf-no-print"><a class="govuk-link" href="${csv === '' ? '/pool.csv' : `/pool.csv?${csv}`}">Download ${total === 1 ? 'this peer' : `these ${total.toLocaleString('en-GB')} peers`} as a spreadsheet (CSV)</a>. The download is recorded.</p>`
}`;
}

function peersTable({ filter, lines, hostName, year }: PoolView): Html {
  const sorted = (label: string, sort: PoolSort, numeric = false): Column => ({
    label,
    numeric,
    sort: {
      href: sortHref(filter, sort),
      ...(filter.sort === sort ? { now: filter.descending ? 'descending' : 'ascending' } : {}),
    },
  });
  return dataTable({
    caption: 'Peers',
    captionHidden: true,
    columns: [
      sorted('Name', 'name'),
      sorted('Role', 'role'),
      sorted('Authority', 'authority'),
      { label: 'Expertise' },
      sorted(`Days left in ${year}`, 'days-left', true),
      sorted('Last served', 'last-served'),
      sorted('Last confirmed', 'last-confirmed'),
      ...(hostName === null ? [] : [{ label: `To think about at ${hostName}` }]),
    ],
    rows: lines.map((line) => [
      html`<a class="govuk-link" href="${line.href}">${line.name}</a>${line.status && html` ${govuk.tag({ text: line.status, classes: 'govuk-tag--grey' })}`}`,
      html`${line.role}${line.party && html`${label(',')} ${under(line.party)}`}`,
      line.authority,
      skillList(line),
      html`${line.daysLeft}${NO_BREAK}<span class="cf-quiet">of${NO_BREAK}${line.daysPerYear}</span>${label(' days left')}`,
      servedCell(line),
      confirmedCell(line),
      ...(hostName === null ? [] : [tiesCell(line)]),
    ]),
    onPhone: 'lines',
  });
}

/** What a heading says where there is one. */
const label = (text: string) => html`<span class="cf-table__label">${text}</span>`;

const under = (text: string) => html`<span class="cf-quiet cf-table__under cf-nowrap">${text}</span>`;

function servedCell({ lastServed, served }: PeerLine): Html {
  const many = served > 0 && html`${label(',')} ${under(`${served} in all`)}`;
  return html`${label('served: ')}<span class="cf-nowrap">${lastServed}</span>${many}`;
}

/** That somebody was confirmed within the year is no line of its own on a phone. */
function confirmedCell({ lastConfirmed, stale }: PeerLine): Html {
  if (!stale) return html`<span class="cf-nowrap cf-table__usual">${lastConfirmed}</span>`;
  const ago = lastConfirmed !== 'Never' && html`${label(',')} ${under('over a year ago')}`;
  return html`${label('confirmed: ')}<span class="cf-nowrap">${lastConfirmed}</span>${ago}`;
}

function tiesCell({ ties }: PeerLine): Html {
  if (ties.length === 0) return html`<span class="cf-quiet cf-table__usual">Nothing</span>`;
  return html`${label('to think about: ')}${ties.join('. ')}`;
}

const NO_BREAK = '\u00a0';

/** Depth is told by a word; the dots only repeat it. */
function skillList({ skills, moreSkills }: PeerLine): Html {
  if (skills.length === 0) return html`<span class="cf-quiet">None recorded</span>`;
  return html`<ul class="cf-skills">${skills.map(
    ({ topic, depth, level }) =>
      html`<li class="cf-skill" title="${depth}">${topic}<span class="cf-skill__depth" aria-hidden="true">${NO_BREAK}${'●'.repeat(level)}</span><span class="govuk-visually-hidden"> (${depth.toLowerCase()})</span></li>`,
  )}${moreSkills > 0 && html`<li class="cf-quiet">and ${moreSkills} more</li>`}</ul>`;
}
