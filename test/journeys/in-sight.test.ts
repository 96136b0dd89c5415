import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buildAssetsApart } from '../../tools/asset-stamp.ts';
import { journey } from '../support/journey.ts';

buildAssetsApart();
const here = await journey({ template: 'demo', environment: { DEMO: 'yes' } });

async function being(name: string, viewport: { width: number; height: number }) {
  const person = await here.person(name, null);
  await person.page.setViewportSize(viewport);
  await person.goto('/sign-in');
  await person.press(`Be ${name}`);
  return person;
}

/** What has the focus: its words, and what lies over it where it cannot be seen. */
function focused(): { words: string; over: string | null } {
  const it = document.activeElement as HTMLElement;
  const [box] = it.getClientRects();
  const words = (it.textContent || it.getAttribute('name') || it.tagName).trim();
  if (!box || box.width < 2 || box.height < 2) return { words, over: 'no size' };
  const at = document.elementFromPoint(box.left + Math.min(8, box.width / 2), box.top + box.height / 2);
  const own =
    at !== null && (it.contains(at) || [...((it as HTMLInputElement).labels ?? [])].some((one) => one.contains(at)));
  return { words, over: own ? null : (at?.className ?? 'the edge of the window') };
}

describe('What has the focus is in sight', () => {
  it('though the way to a finding stands over the foot of the notes', async () => {
    const { page } = await being('Siân Protheroe', { width: 390, height: 700 });
    await page.goto('/challenges/CF1008/notes');
    await page.locator('.cf-note input').first().focus();
    const hidden: unknown[] = [];
    for (let stop = 0; stop < 40; stop += 1) {
      const seen = await page.evaluate(focused);
      if (seen.over !== null) hidden.push(seen);
      await page.keyboard.press('Tab');
    }
    assert.deepEqual(hidden, []);
    await page.context().close();
  });

  it('where a list of peers is put into another order on a phone', async () => {
    const { page } = await being('Morag Sinclair', { width: 390, height: 700 });
    await page.goto('/pool');
    await page.getByRole('link', { name: 'Last confirmed' }).focus();
    assert.deepEqual(await page.evaluate(focused), { words: 'Last confirmed', over: null });
    await page.keyboard.press('Enter');
    await page.waitForURL(/sort=last-confirmed/);
    await page.context().close();
  });
});

describe('A list on a phone', () => {
  it('gives a peer of the pool about a hundred pixels, so that fifty are read with a thumb', async () => {
    const { page } = await being('Morag Sinclair', { width: 390, height: 700 });
    await page.goto('/pool');
    const heights = await page.locator('tbody tr').evaluateAll((rows) => rows.map((row) => row.clientHeight));
    const sum = heights.reduce((all, one) => all + one, 0);
    assert.equal(heights.length, 50);
    assert.ok(sum / heights.length < 125, `${Math.round(sum / heights.length)} pixels each`);
    await page.context().close();
  });
});

describe('The year on a phone', () => {
  it('opens at the month of today', async () => {
    const { page } = await being('Morag Sinclair', { width: 390, height: 844 });
    await page.goto('/challenges/year');
    const month = await page.locator('#this-month').boundingBox();
    assert.ok(month && month.x >= 0 && month.x < 300, `${month?.x} pixels from the left`);
    assert.equal(await page.evaluate('scrollY'), 0);
    await page.context().close();
  });
});

describe('The year on paper', () => {
  it('is seen whole, across, and without what is to be pressed', async () => {
    const { page } = await being('Morag Sinclair', { width: 1000, height: 700 });
    await page.goto('/challenges/year');
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const [, width = '', height = ''] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(pdf) ?? [];
    assert.ok(Number(width) > Number(height), `${width} x ${height}`);
    await page.emulateMedia({ media: 'print' });
    const wider = await page.locator('.cf-year').evaluate((picture) => {
      const frame = picture.parentElement as HTMLElement;
      return Math.round(picture.getBoundingClientRect().width - frame.getBoundingClientRect().width);
    });
    assert.ok(wider <= 0, `${wider} pixels are cut off`);
    await page.context().close();
  });
});
