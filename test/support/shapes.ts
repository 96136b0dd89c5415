import type { Page } from 'playwright-core';

/** What a page is made of: each sort of element of its main part by its tag and classes, and what it stands in. */
export async function shapesOf(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const shape = (element: Element | null) =>
      `${element?.tagName}.${element?.getAttribute('class') ?? ''}`.toLowerCase();
    const all = [...document.querySelectorAll('main *')].filter((element) => !element.closest('svg'));
    return [...new Set(all.map((element) => `${shape(element.parentElement)} > ${shape(element)}`))].sort();
  });
}
