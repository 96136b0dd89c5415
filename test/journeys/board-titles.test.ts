import assert from 'node:assert/strict';
import { after, describe } from 'node:test';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { aChallenge } from '../../src/modules/challenges/testing/builders.ts';
import { aRoom, aSession } from '../../src/modules/timetable/testing/builders.ts';
import { buildAssetsApart } from '../../tools/asset-stamp.ts';
import { DESK_WIDTH, PHONE_WIDTH } from '../support/browser.ts';
import { journey } from '../support/journey.ts';
import { axeFaults } from '../support/page-checks.ts';
import { signInOn } from '../support/phone.ts';
import { oneAfterAnother } from '../support/steps.ts';

buildAssetsApart();

const here = await journey();
const { db } = here.service;
const challenge = await aChallenge(db, {
  stage: 'preparing',
  milestones: ['opened', 'scope-agreed', 'team-confirmed'],
});
const { peer, secondPeer, hostCoordinator } = challenge.people;
const SHORT = 'Homecare and care home providers';
const LONG = 'Safeguarding adults board: the independent chair, the business manager and those who answer to them';
const room = await aRoom(db, { challengeId: challenge.id, name: 'Committee room 1' });
const held = { challengeId: challenge.id, date: '2027-05-10', roomId: room };
await aSession(db, { ...held, title: SHORT, start: '10:00', end: '11:00', peerIds: [peer] });
await aSession(db, { ...held, title: LONG, start: '11:30', end: '12:00', peerIds: [secondPeer] });
await aSession(db, { ...held, title: 'The leader', start: '12:00', end: '13:00', peerIds: [peer] });

const BOARD = `/challenges/${challenge.reference}/timetable/board`;

async function boardOn(options: BrowserContextOptions): Promise<Page> {
  const context = await here.browser.newContext({ baseURL: here.baseUrl, locale: 'en-GB', ...options });
  context.setDefaultTimeout(20_000);
  after(() => context.close());
  await signInOn(here, context, hostCoordinator);
  const page = await context.newPage();
  await page.goto(BOARD);
  await page.locator(`cf-board${options.javaScriptEnabled === false ? '' : '[data-ready]'}`).waitFor();
  return page;
}

const card = (page: Page, title: string) => page.locator('cf-board [data-key]').filter({ hasText: title });

/** Whether all that is of the card stands inside it, with no line left out. */
async function isWhole(block: Locator): Promise<boolean> {
  return await block.evaluate((element) => {
    const box = element.getBoundingClientRect();
    return [...element.querySelectorAll('.cf-board__title, .cf-board__time, .cf-board__note')].every((part) => {
      const { left, right, bottom } = part.getBoundingClientRect();
      const isCut = part.scrollHeight > part.clientHeight + 2;
      return !isCut && left >= box.left && right <= box.right && bottom <= box.bottom;
    });
  });
}

/** Whether the whole of its title stands there, be it with less besides. */
async function hasWholeTitle(block: Locator): Promise<boolean> {
  return await block.locator('.cf-board__title').evaluate((title) => title.scrollHeight <= title.clientHeight + 2);
}

/** What is seen in the middle of that card’s foot is the card, and nothing that is below it. */
async function isOnTop(block: Locator): Promise<boolean> {
  return await block.evaluate((element) => {
    const { left, width, bottom } = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint(left + width / 2, bottom - 4));
  });
}

describe('A title on the board', () => {
  const { step } = oneAfterAnother();

  step('stands whole in an hour, with its time, at a desk, on a phone and at twice the size', async () => {
    const phone = { viewport: { width: PHONE_WIDTH, height: 844 }, isMobile: true, hasTouch: true };
    for (const options of [
      { viewport: { width: DESK_WIDTH, height: 900 } },
      phone,
      { viewport: { width: 640, height: 450 } },
    ]) {
      const page = await boardOn(options);
      assert.equal(await hasWholeTitle(card(page, SHORT)), true, JSON.stringify(options));
      const time = card(page, SHORT).locator('.cf-board__time');
      assert.equal(await time.evaluate((line) => line.scrollWidth <= line.clientWidth), true, JSON.stringify(options));
    }
  });

  step('too long for its half an hour shows whole under the mouse and the keyboard, until Escape', async () => {
    const page = await boardOn({ viewport: { width: DESK_WIDTH, height: 1500 } });
    const long = card(page, LONG);
    assert.equal(await isWhole(long), false);
    await long.hover();
    assert.deepEqual([await isWhole(long), await isOnTop(long)], [true, true]);
    await page.keyboard.press('Escape');
    assert.equal(await isWhole(long), false);
    await page.mouse.move(5, 5);
    await page.getByRole('button', { name: `Pick up ‘${SHORT}’` }).focus();
    await page.keyboard.press('ArrowDown');
    assert.deepEqual([await isWhole(long), await isOnTop(long)], [true, true]);
    assert.deepEqual(await axeFaults(page), []);
    // Carried, it hides nothing of where it could go.
    await page.keyboard.press('Enter');
    assert.equal(await isWhole(long), false);
    await page.keyboard.press('Escape');
    await page.getByRole('status').filter({ hasText: 'Let go.' }).waitFor();
  });

  step('shows whole where a finger meets the session beside its title', async () => {
    const page = await boardOn({ viewport: { width: PHONE_WIDTH, height: 844 }, isMobile: true, hasTouch: true });
    const long = card(page, LONG);
    await long.locator('.cf-board__time').tap();
    assert.deepEqual([await isWhole(long), await isOnTop(long)], [true, true]);
    assert.equal(new URL(page.url()).pathname, BOARD);
  });

  step('shows whole with the keyboard where no script runs', async () => {
    const page = await boardOn({ viewport: { width: DESK_WIDTH, height: 1500 }, javaScriptEnabled: false });
    await page.getByRole('link', { name: SHORT }).focus();
    await page.keyboard.press('Tab');
    const long = card(page, LONG);
    assert.deepEqual([await isWhole(long), await isOnTop(long)], [true, true]);
  });
});
