import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { DESK_WIDTH, PHONE_WIDTH } from './browser.ts';
import { shapesOf } from './shapes.ts';

/** What is asked of every page: no axe violation, nothing that sticks out of a phone, a title that says which page it is. */
export type PageChecks = {
  /**
   * Checks the page as it stands, answered with `status`. The costly part runs once for each kind of page, and where another file of the
   * same run of tests has seen one that is made of the very same things, not again.
   */
  check(page: Page, where: string, status: number): Promise<void>;
};

type Violation = { id: string; help: string; nodes: { html: string; target: unknown[] }[] };
type Axe = { run(root: Document, options: object): Promise<{ violations: Violation[] }> };

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
// Targets of 24 pixels are of WCAG 2.2, which axe asks of nobody by itself. Its preloading fetches styles for rules that are not on.
const OPTIONS = { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } }, preload: false };

/** Checks for the pages of one browser; without scripts the same HTML is looked at in a reader that has them, scripts taken out. */
export function pageChecks(browser: Browser, javaScript: boolean): PageChecks {
  const seen = new Set<string>();
  const titles = new Map<string, string>();
  let reader: Promise<Reader> | null = null;
  return {
    async check(page, where, status) {
      const title = await page.title();
      const kind = kindOf(new URL(page.url()).pathname);
      checkTitle(titles, title, status === 200 ? kind : null, where);
      await fits(page, where);
      const key = `${kind} ${title.startsWith('Error') ? 'error' : ''}`;
      if (seen.has(key)) return;
      seen.add(key);
      await fitsPhone(page, where);
      if (!firstInThisRun([key, ...(await shapesOf(page))])) return;
      const found = javaScript ? await axeHere(page) : await axeElsewhere(page, await readerOf());
      assert.deepEqual(found.map(said), [], `axe finds fault with ${where}`);
    },
  };
  function readerOf(): Promise<Reader> {
    reader ??= openReader(browser);
    return reader;
  }
}

/** True for the first file of this run of tests that asks about such a page: it looks at it for all, and fails for all. */
function firstInThisRun(page: readonly string[]): boolean {
  const ofTheRun = process.env.TEST_DEMO_FOLDER;
  if (!ofTheRun) return true;
  const folder = path.join(ofTheRun, 'pages-looked-at');
  mkdirSync(folder, { recursive: true });
  const name = createHash('sha256').update(page.join('\n')).digest('hex');
  try {
    closeSync(openSync(path.join(folder, name), 'wx'));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** `/challenges/:id/sessions/:id` for any challenge and session: one kind of page, looked at once. */
export function kindOf(pathname: string): string {
  return pathname
    .split('/')
    .map((part, index, parts) => {
      if (/^[0-9a-f]{8}-[0-9a-f]{4}-/.test(part) || /^[A-Za-z0-9_-]{40,}$/.test(part)) return ':id';
      if (parts[index - 1] === 'challenges' && part !== 'new' && part !== 'year') return ':challenge';
      if (/^(authorities|days|self-assessment|sections)$/.test(parts[index - 1] ?? ''))
        return /^\d|[A-Z]/.test(part) ? ':part' : part;
      return part;
    })
    .join('/');
}

/** A title says which page it is: two kinds of page never have the same one. */
function checkTitle(titles: Map<string, string>, title: string, kind: string | null, where: string): void {
  assert.match(title, /^\S.* – Critical Friend$/u, `the title of ${where} says which page it is`);
  if (kind === null || title.startsWith('Error')) return;
  assert.equal(titles.get(title) ?? kind, kind, `${where} has the title of another page: ${title}`);
  titles.set(title, kind);
}

async function fits(page: Page, where: string): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(Math.max(0, over), 0, `${where} is wider than its window by ${over} pixels`);
}

async function fitsPhone(page: Page, where: string): Promise<void> {
  const before = page.viewportSize() ?? { width: DESK_WIDTH, height: 900 };
  if (before.width === PHONE_WIDTH) return;
  await page.setViewportSize({ width: PHONE_WIDTH, height: 844 });
  await fits(page, `${where}, on a phone,`);
  await page.setViewportSize(before);
}

/** What axe finds wrong with a page in which scripts run, each in a sentence. */
export async function axeFaults(page: Page): Promise<string[]> {
  return (await axeHere(page)).map(said);
}

async function axeHere(page: Page): Promise<Violation[]> {
  await page.evaluate(AXE);
  const found = await page.evaluate(
    async (options) => (await (window as unknown as { axe: Axe }).axe.run(document, options)).violations,
    OPTIONS,
  );
  return found
    .map(({ id, help, nodes }) => ({ id, help, nodes: nodes.filter((node) => !isKnown(id, node.html)) }))
    .filter(({ nodes }) => nodes.length > 0);
}

/** A window in which scripts run; it is answered with the HTML that it is given to read, at whatever address it opens. */
type Reader = { readonly page: Page; give(html: string): void };

async function openReader(browser: Browser): Promise<Reader> {
  const context = await browser.newContext({ viewport: { width: DESK_WIDTH, height: 900 } });
  const page = await context.newPage();
  let body = '';
  await page.route('**', (route) =>
    route.request().isNavigationRequest()
      ? route.fulfill({ body, contentType: 'text/html; charset=utf-8' })
      : route.continue(),
  );
  return {
    page,
    give(html) {
      body = html;
    },
  };
}

/** A page without scripts cannot run axe: its very HTML is opened at its own address where scripts run, its own taken out. */
async function axeElsewhere(page: Page, reader: Reader): Promise<Violation[]> {
  reader.give((await page.content()).replace(/<script[\s\S]*?<\/script>/g, ''));
  await reader.page.goto(page.url().replace(/#.*/, ''), { waitUntil: 'load' });
  return await axeHere(reader.page);
}

/** Of govuk-frontend: its script puts `aria-expanded` on a radio that opens more questions, which axe does not like. */
function isKnown(id: string, html: string): boolean {
  return id === 'aria-allowed-attr' && /govuk-radios__input/.test(html) && /aria-controls/.test(html);
}

function said({ id, help, nodes }: Violation): string {
  return `${id}: ${help}: ${nodes.map((node) => node.html.slice(0, 300)).join(' | ')}`;
}
