import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { newId } from '#kernel/ids';
import { journey } from '#test/journey';
import { signInOn } from '#test/phone';
import { aChallenge } from '../../src/modules/challenges/testing/builders.ts';
import { anEmergingFinding } from '../../src/modules/findings/testing/builders.ts';
import { aNote, aPrompt, aSession } from '../../src/modules/notebook/testing/builders.ts';

const there = await journey();
const { service, baseUrl, browser } = there;
const { db } = service;
service.setNow(new Date('2027-05-11T19:00:00Z'));
const challenge = await aChallenge(db, { stage: 'on-site', reference: 'FULL1' });
const { peer, secondPeer } = challenge.people;
const [theme, second] = challenge.themes;
if (!theme || !second) throw new Error('too few themes');
const WORDS =
  'Social workers said that reviews which are overdue are looked at every Thursday by the managers, who choose those with the highest risk, write it down and come back to it';
const SOURCES = [
  'residents',
  'frontline',
  'middle-managers',
  'senior-officers',
  'members',
  'partners',
  'documents',
  'data',
];
const session = (title: string, startsAt: string) =>
  aSession(db, { challengeId: challenge.id, title, startsAt: new Date(startsAt) });
const heard = await session('Social workers of the south team', '2027-05-11T08:00:00Z');
const note = (text: string, more: object = {}) =>
  aNote(db, { challengeId: challenge.id, authorId: secondPeer, sessionId: heard, themeId: theme.id, text, ...more });
for (const [at, sourceCategory] of SOURCES.entries()) {
  for (const kind of ['strength', 'consideration']) await note(`${at} ${WORDS}`, { kind, sourceCategory });
}
for (let at = 0; at < 9; at += 1) await note(`They know their patch ${at}`, { kind: 'strength', themeId: second.id });
for (let at = 0; at < 7; at += 1)
  await note(`${at} Who decides? ${WORDS}`, { kind: 'question', sourceCategory: 'residents' });
for (let at = 0; at < 7; at += 1) {
  await anEmergingFinding(db, {
    challengeId: challenge.id,
    themeId: theme.id,
    noteIds: [],
    by: secondPeer,
    title: `${at} ${WORDS}`,
  });
}
for (let hour = 10; hour < 19; hour += 1)
  await session(`Nobody wrote of the one at ${hour}`, `2027-05-11T${String(hour - 1).padStart(2, '0')}:00:00Z`);
for (const day of ['11', '12']) {
  const place = await session(`Team managers of every service on the ${day}th`, `2027-05-${day}T07:00:00Z`);
  for (let at = 0; at < 12; at += 1) {
    await aPrompt(db, {
      challengeId: challenge.id,
      sessionId: place,
      raisedBy: peer,
      text: `${at} How is it? ${WORDS}`,
    });
  }
}
const photographed = await note(`A flipchart. ${WORDS}`, { kind: 'strength' });
const stored = { bytes: 10, media_type: 'image/jpeg' };
await db
  .insertInto('stored_files')
  .values({ ...stored, sha256: 'a'.repeat(64), stored_at: new Date('2027-05-11T10:00:00Z') })
  .execute();
await db
  .insertInto('note_photographs')
  .values({
    ...stored,
    id: newId(),
    note_id: photographed,
    sha256: 'a'.repeat(64),
    taken_in_at: new Date('2027-05-11T10:00:00Z'),
  })
  .execute();
const wall = `${baseUrl}/challenges/FULL1/team-room/projected?day=2027-05-11`;

async function window(width: number, height: number): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height }, locale: 'en-GB' });
  context.setDefaultTimeout(20_000);
  await signInOn(there, context, peer);
  return await context.newPage();
}

/** By how many pixels the screen is higher than the window once there is news: none where all of it is seen. */
async function hidden(page: Page): Promise<number> {
  return await page.evaluate(async () => {
    await document.fonts.ready;
    const bar = document.querySelector('[data-bar]') as HTMLElement;
    bar.toggleAttribute('data-new', true);
    for (const one of bar.children) (one as HTMLElement).hidden = false;
    if (bar.firstElementChild) bar.firstElementChild.textContent = '12 new notes.';
    return Math.max(document.documentElement.scrollHeight - innerHeight, 0);
  });
}

const PICTURES = [
  { width: 1920, height: 1080 },
  { width: 1280, height: 720 },
  { width: 1280, height: 800 },
];

describe('Every screen of the wall', () => {
  for (const letters of ['plain', 'large']) {
    it(`is seen whole on every projector, in ${letters} letters`, async () => {
      const page = await window(1920, 1080);
      const shown = new Set<string>();
      const tooHigh: string[] = [];
      for (let screen = 1, isMore = true; isMore; screen += 1) {
        await page.goto(`${wall}&screen=${screen}${letters === 'large' ? '&letters=large' : ''}`);
        const title = (await page.locator('h1').textContent()) ?? '';
        shown.add(title.replace(/ \d+ of \d+$/, ''));
        for (const picture of PICTURES) {
          await page.setViewportSize(picture);
          const pixels = await hidden(page);
          if (pixels > 0) tooHigh.push(`${screen} ${title}, ${picture.width} by ${picture.height}: ${pixels}`);
        }
        isMore = (await page.locator('a[rel="next"]').count()) > 0;
      }
      assert.deepEqual(tooHigh, []);
      const lists = [
        'Emerging findings',
        'Still a question',
        'To ask in sessions to come',
        'Not asked yet',
        'Nobody has covered',
      ];
      assert.deepEqual([...shown], [theme.name, `${theme.name} Photograph`, second.name, ...lists]);
      await page.context().close();
    });
  }

  it('that is higher than a small window is read to its end with the keys of a clicker, which then go on', async () => {
    const page = await window(1024, 360);
    await page.goto(wall);
    const title = await page.locator('h1').textContent();
    const place = () => page.evaluate(() => Math.round(scrollY));
    const foot = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
    assert.equal(foot > 100, true);
    for (let presses = 0; (await place()) < foot - 8 && presses < 20; presses += 1) {
      const before = await place();
      await page.keyboard.press('PageDown');
      await page.waitForFunction((was) => Math.round(scrollY) > was, before);
      await page.evaluate(async () => {
        const frame = () => new Promise(requestAnimationFrame);
        // At rest: told by the place alone, for the end of the scrolling may have been told before somebody listened.
        for (let was = -1, still = 0; still < 5; was = scrollY) {
          await frame();
          still = scrollY === was ? still + 1 : 0;
        }
      });
      assert.equal(await page.locator('h1').textContent(), title);
    }
    await page.keyboard.press('PageDown');
    await page.waitForURL(/screen=2/);
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(/screen=3/);
    await page.keyboard.press('PageUp');
    await page.waitForURL(/screen=2/);
    await page.context().close();
  });
});
