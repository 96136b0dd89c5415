import { govuk } from '../govuk.ts';
import { type Html, html } from '../html.ts';

export type Pager = {
  /** How many there are in all. */
  total: number;
  /** The page shown, counted from 1. */
  page: number;
  /** How many a page holds. */
  size: number;
  path: string;
  /** The query as asked: filters and order are kept, `page` is replaced. */
  query?: Record<string, string | readonly string[] | undefined>;
  /** `['peer', 'peers']`. */
  noun: readonly [one: string, many: string];
};

/** Says which part of the whole is shown, and links to the other pages. Links only where there is more than one page. */
export function pager({ total, page, size, path, query = {}, noun }: Pager): Html {
  const pages = Math.max(1, Math.ceil(total / size));
  const shown = Math.min(Math.max(1, page), pages);
  const count = total.toLocaleString('en-GB');
  if (pages === 1) return html`<p class="cf-quiet govuk-body">${count} ${total === 1 ? noun[0] : noun[1]}</p>`;
  const first = ((shown - 1) * size + 1).toLocaleString('en-GB');
  const last = Math.min(total, shown * size).toLocaleString('en-GB');
  const href = (number: number) => pageHref(path, query, number);
  return html`<p class="cf-quiet govuk-body">${first} to ${last} of ${count} ${noun[1]}</p>
${govuk.pagination({
  landmarkLabel: `Pages of ${noun[1]}`,
  previous: shown > 1 && { href: href(shown - 1), text: 'Previous' },
  next: shown < pages && { href: href(shown + 1), text: 'Next' },
  items: pageNumbers(shown, pages).map((number) =>
    number === null ? { ellipsis: true } : { number: String(number), href: href(number), current: number === shown },
  ),
})}`;
}

/** The address of one page of a list, everything else in the query kept. The first page has no number. */
export function pageHref(path: string, query: NonNullable<Pager['query']>, page: number): string {
  const kept = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (name === 'page' || value === undefined) continue;
    for (const one of typeof value === 'string' ? [value] : value) kept.append(name, one);
  }
  if (page > 1) kept.append('page', String(page));
  const text = kept.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** First, last, and the neighbours of the page shown; null stands for a gap. */
export function pageNumbers(shown: number, pages: number): (number | null)[] {
  const wanted = [...new Set([1, shown - 1, shown, shown + 1, pages])].filter((n) => n >= 1 && n <= pages);
  return wanted.flatMap((number, index) => {
    const gap = number - (wanted[index - 1] ?? 0);
    // A gap of one page is that page: an ellipsis would take the same room and say less.
    return gap === 1 ? [number] : gap === 2 ? [number - 1, number] : [null, number];
  });
}
