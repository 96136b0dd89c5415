import { dataTable } from '#design/components/data-table';
import { emptyState } from '#design/components/empty-state';
import { pager } from '#design/components/pager';
import { field } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { mediumDate } from '#kernel/dates';
import type { Context, Outcome } from '#platform/http/context';
import { askedPage, readPage } from '#platform/http/paging';
import { get, type PageRoute } from '#platform/http/routes';
import { type AuthorityFilter, nations, PAGE_SIZE, searchAuthorities } from '../../store/authority-pages.ts';

/** A searchable list; what one types is in the address, and works without a script. */
export const authorityListRoutes: readonly PageRoute[] = [get('/authorities', 'authority.see', showList)];

async function showList(context: Context): Promise<Outcome> {
  const { db } = context.services;
  const filter = readFilter(context.query);
  const found = await readPage(askedPage(context.query), PAGE_SIZE, (page) => searchAuthorities(db, filter, page));
  const main = html`${searchForm(filter, await nations(db))}<div id="results" aria-live="polite">${results(found, filter)}</div>`;
  return context.show({ title: 'Authorities', main, width: 'wide' });
}

function readFilter(query: Readonly<Record<string, string>>): AuthorityFilter {
  return {
    words: (query.q ?? '').slice(0, 100),
    nation: (query.nation ?? '').slice(0, 40),
    former: query.former === 'yes',
  };
}

function searchForm(filter: AuthorityFilter, all: readonly string[]): Html {
  const typed = { q: filter.words, nation: filter.nation, former: filter.former ? ['yes'] : [] };
  return html`<form method="get" action="/authorities" class="cf-search-row" data-type-ahead="results">
${field.input({ name: 'q', label: 'Name or code', typed, autocomplete: 'off', spellcheck: false })}
${field.select({ name: 'nation', label: 'Nation', typed, empty: 'All', choices: all.map((nation) => ({ value: nation, text: nation })) })}
${field.checkboxes({ name: 'former', label: 'Also show', typed, small: true, choices: [{ value: 'yes', text: 'former authorities' }] })}
${govuk.button({ text: 'Search', classes: 'govuk-button--secondary' })}</form>`;
}

type Found = Awaited<ReturnType<typeof searchAuthorities>> & { readonly page: number };

function results({ rows, total, page }: Found, filter: AuthorityFilter): Html {
  if (rows.length === 0) return nothingFound(filter);
  const table = dataTable({
    caption: 'Authorities',
    captionHidden: true,
    onPhone: 'lines',
    columns: [
      { label: 'Name' },
      { label: 'Kind' },
      { label: 'Region' },
      { label: 'Nation' },
      { label: 'People', numeric: true },
    ],
    rows: rows.map((row) => [
      html`<a class="govuk-link" href="/authorities/${row.id}">${row.name}</a>${row.ends_on && html` <span class="cf-quiet">until ${mediumDate(row.ends_on)}</span>`}`,
      row.kind_name,
      row.region,
      row.nation,
      html`${row.population?.toLocaleString('en-GB')}${row.population !== null && html`<span class="cf-table__label"> people</span>`}`,
    ]),
  });
  const query = { q: filter.words, nation: filter.nation, former: filter.former ? 'yes' : '' };
  return html`${table}${pager({ total, page, size: PAGE_SIZE, path: '/authorities', query, noun: ['authority', 'authorities'] })}`;
}

function nothingFound(filter: AuthorityFilter): Html {
  if (filter.words === '') {
    return emptyState({
      title: 'There are no authorities here yet',
      body: 'An administrator brings them in from open data: npm run --silent cli -- authorities import FILE…',
    });
  }
  return emptyState({
    title: `No authority found for “${filter.words}”`,
    body: 'Check the spelling, use fewer letters, or also show former authorities.',
  });
}
