import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buildAssetsApart } from '../../tools/asset-stamp.ts';
import { journey } from '../support/journey.ts';

/** A4 across and A4 upright, in whole points. */
const ACROSS = '842 x 595';
const UPRIGHT = '596 x 843';

buildAssetsApart();
const here = await journey({ template: 'demo', environment: { DEMO: 'yes' }, windows: false });
const host = await here.person('Ayesha Rahman', null);
await host.goto('/sign-in');
await host.press('Be Ayesha Rahman');
const timetable = '/challenges/CF1008/timetable';

/** How many sheets a page takes, and of which kind the first of them is. */
async function sheets(path: string): Promise<[number, string]> {
  await host.goto(path);
  return printed();
}

/** The same of the page as it stands. */
async function printed(): Promise<[number, string]> {
  const pdf = (await host.page.pdf({ preferCSSPageSize: true, format: 'A4' })).toString('latin1');
  const [, width = '', height = ''] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(pdf) ?? [];
  const count = [...pdf.matchAll(/\/Type\s*\/Page(?!s)/g)].length;
  return [count, `${Math.round(Number(width))} x ${Math.round(Number(height))}`];
}

describe('A timetable of forty sessions on paper', () => {
  it('stands on one sheet across, with whose initials are on it, and the picture of who is heard on another', async () => {
    assert.deepEqual(await sheets(timetable), [2, ACROSS]);
    await host.page.emulateMedia({ media: 'print' });
    try {
      const key = await host.page.locator('.cf-timetable__key').textContent();
      assert.match(key ?? '', /DS Devinder Sandhu/);
      const size = await host.page
        .locator('.cf-session__title')
        .first()
        .evaluate((one) => getComputedStyle(one).fontSize);
      assert.equal(Math.round(Number.parseFloat(size) * 7.5) / 10, 8, 'eight points can be read at arm’s length');
    } finally {
      await host.page.emulateMedia({ media: null });
    }
  });

  it('has every day, and everybody’s own, on one sheet across', async () => {
    await host.goto(timetable);
    const days = await host.page
      .locator('.cf-timetable__heading a')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    assert.equal(days.length, 6);
    for (const day of days) assert.deepEqual(await sheets(day as string), [1, ACROSS], day as string);
    await host.goto(days[1] as string);
    await host.follow('Devinder Sandhu');
    assert.deepEqual(await sheets(new URL(host.page.url()).pathname + new URL(host.page.url()).search), [1, ACROSS]);
  });

  it('has room on that sheet for sixteen sessions such as those of its second day', async () => {
    await host.goto(timetable);
    const day = await host.page.locator('.cf-timetable__heading a').nth(1).getAttribute('href');
    await host.goto(day as string);
    const rows = await host.page.locator('.cf-day-table tbody').evaluate((body) => {
      const all = [...body.children];
      for (let i = 0; body.children.length < 16; i += 1) body.append(all[i % all.length]!.cloneNode(true));
      return body.children.length;
    });
    assert.equal(rows, 16);
    assert.deepEqual(await printed(), [1, ACROSS]);
  });

  it('has one upright sheet for each door', async () => {
    await host.goto(timetable);
    const day = await host.page.locator('.cf-timetable__heading a').nth(1).getAttribute('href');
    const path = `${day}?by=room`;
    await host.goto(path);
    const doors = await host.page.locator('.cf-door-sheet').count();
    assert.equal(doors > 2, true);
    assert.deepEqual(await sheets(path), [doors, UPRIGHT]);
  });
});
