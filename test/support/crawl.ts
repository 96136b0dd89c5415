import { gzipSync } from 'node:zlib';
import { countingStatements } from '#platform/database/connect';
import { kindOf } from './page-checks.ts';
import type { TestBrowser, TestService } from './service.ts';

const PAGE_LIMIT_BYTES = 60_000;
const STATEMENTS_MOST = 8;
/** How many challenges somebody looks at page by page: at different stages the same page says different things. */
const CHALLENGES_MOST = 2;

/** A page somebody is led to. `main` is its HTML between the navigation and the footer, without what differs each time. */
export type CrawledPage = { readonly link: string; readonly kind: string; readonly main: string };

/**
 * Follows every link from home, or for the public from the front page, to every kind of page that this person is led to, without a
 * browser. Answers the pages in the order found, and a sentence for each that is missing, heavy, slow or without a heading of its own.
 */
export async function everyPageOf(
  service: TestService,
  personId: string | null,
): Promise<{ pages: CrawledPage[]; faults: string[] }> {
  const browser = personId ? await service.as(personId) : service.browser();
  const pages: CrawledPage[] = [];
  const faults: string[] = [];
  const titles = new Map<string, string>();
  const kinds = new Map<string, number>();
  const known = new Set(['/']);
  const waiting = ['/'];
  for (let link = waiting.shift(); link !== undefined; link = waiting.shift()) {
    const kind = plainKind(link);
    const count = kinds.get(kind) ?? 0;
    if (count >= mostOf(kind)) continue;
    kinds.set(kind, count + 1);
    const opened = await open(browser, link);
    faults.push(...opened.faults);
    if (opened.html === null) continue;
    pages.push({ link, kind, main: mainOf(opened.html) });
    faults.push(...headingFaults(link, kind, opened.html, titles));
    for (const next of linksIn(opened.html)) {
      if (known.has(next)) continue;
      known.add(next);
      waiting.push(next);
    }
  }
  return { pages, faults };
}

/** The kind of page behind a link; days, reports and programmes are one kind each. */
function plainKind(link: string): string {
  return kindOf(link.replace(/\?.*/, ''))
    .replace(/\/\d{4}-\d\d-\d\d$/, '/:day')
    .replace(/^\/(reports|programmes)\/(?!new)[^/]+/, '/$1/:one')
    .replace(/\/sections\/[^/]+/, '/sections/:part');
}

/** One page of a kind tells of the others; but a challenge's own pages are looked at for some challenges. */
function mostOf(kind: string): number {
  return /^\/challenges\/:challenge(\/[a-z-]+)?$/.test(kind) ? CHALLENGES_MOST : 1;
}

/** The page, its weight and what it asks of the database; `html` is null where it is a file, or not there. */
async function open(browser: TestBrowser, link: string): Promise<{ html: string | null; faults: string[] }> {
  const { result: response, count, texts } = await countingStatements(() => browser.get(link));
  if (response.statusCode === 303) return await open(browser, String(response.headers.location));
  if (response.statusCode !== 200) return { html: null, faults: [`${link} answers ${response.statusCode}`] };
  if (!/text\/html/.test(String(response.headers['content-type']))) return { html: null, faults: [] };
  const faults: string[] = [];
  const bytes = gzipSync(response.body).length;
  if (bytes > PAGE_LIMIT_BYTES) faults.push(`${link} weighs ${bytes} bytes compressed`);
  if (count > STATEMENTS_MOST) faults.push(`${link} asks ${count} things of the database:\n${texts.join('\n')}`);
  return { html: response.body, faults };
}

/** One main heading, and a title that is no other kind of page's. */
function headingFaults(link: string, kind: string, html: string, titles: Map<string, string>): string[] {
  const faults: string[] = [];
  const headings = html.match(/<h1[\s>]/g)?.length ?? 0;
  if (headings !== 1) faults.push(`${link} has ${headings} main headings`);
  const title = /<title>([^<]*)<\/title>/.exec(html)?.[1]?.trim() ?? '';
  if (!/^\S.* – Critical Friend$/u.test(title)) faults.push(`${link} has the title “${title}”`);
  const other = titles.get(title) ?? kind;
  if (other !== kind) faults.push(`${link} has the title of ${other}: “${title}”`);
  titles.set(title, kind);
  return faults;
}

function mainOf(html: string): string {
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
  return main.replace(/(name="(?:_csrf|id)" value=")[^"]+/g, '$1');
}

/** Links of ours to follow, each once, without their fragment. */
function linksIn(html: string): string[] {
  const found = [...html.matchAll(/<a\b[^>]*\shref="(\/[^"]*)"/g)].map(([, href = '']) =>
    href.replace(/&amp;/g, '&').replace(/#.*/, ''),
  );
  return [...new Set(found)].filter((link) => link !== '' && !link.startsWith('/assets/'));
}
