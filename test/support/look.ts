import type { Page } from 'playwright-core';
import { DESK_WIDTH, PHONE_WIDTH } from './browser.ts';
import type { CrawledPage } from './crawl.ts';
import { axeFaults } from './page-checks.ts';
import { shapesOf } from './shapes.ts';

/** How many windows look at once: one waits for the server while another is drawn. */
const WINDOWS = 2;

/**
 * Looks at pages in a person's own browser: that nothing sticks out of a desk or a phone, that no script breaks, and, wherever a page
 * shows something that no page of its kind has shown before, that axe finds no fault. A page that somebody else has been shown word
 * for word is not looked at again. Answers what is wrong, in sentences.
 */
export function lookAtPages() {
  const shapes = new Set<string>();
  const mains = new Set<string>();
  return async (first: Page, pages: readonly CrawledPage[]): Promise<string[]> => {
    const faults: string[] = [];
    const waiting = pages.filter(({ main }) => !mains.has(main));
    for (const { main } of waiting) mains.add(main);
    async function lookOn(page: Page): Promise<void> {
      page.on('pageerror', (error) => faults.push(`${page.url()}: ${error}`));
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        // Opened as wide as the one before was left: to change a window's width is to lay out and draw all of it again.
        const opened = page.viewportSize()?.width ?? DESK_WIDTH;
        await page.goto(next.link);
        for (const width of [opened, opened === DESK_WIDTH ? PHONE_WIDTH : DESK_WIDTH]) {
          if (width !== opened) await page.setViewportSize({ width, height: 900 });
          faults.push(...(await widthFaults(page, next.link, width)));
          if (width === DESK_WIDTH && isNew(await shapesOf(page), next.kind, shapes))
            faults.push(...(await axeFaults(page)).map((fault) => `${next.link}: ${fault}`));
        }
      }
    }
    const more = await Promise.all(Array.from({ length: WINDOWS - 1 }, () => first.context().newPage()));
    await Promise.all([first, ...more].map(lookOn));
    return faults;
  };
}

async function widthFaults(page: Page, link: string, width: number): Promise<string[]> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return over > 0 ? [`${link} is ${over} pixels wider than a window of ${width}`] : [];
}

function isNew(found: readonly string[], kind: string, known: Set<string>): boolean {
  const before = known.size;
  for (const shape of found) known.add(`${kind} ${shape}`);
  return known.size > before;
}
