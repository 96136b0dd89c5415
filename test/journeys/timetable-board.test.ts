import assert from 'node:assert/strict';
import { after, describe } from 'node:test';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { aChallenge } from '../../src/modules/challenges/testing/builders.ts';
import { anInterviewee, aRoom, aSession } from '../../src/modules/timetable/testing/builders.ts';
import { aWanted } from '../../src/modules/timetable/testing/wanted-builders.ts';
import { buildAssetsApart } from '../../tools/asset-stamp.ts';
import { DESK_WIDTH, PHONE_WIDTH } from '../support/browser.ts';
import { journey } from '../support/journey.ts';
import { axeFaults, pageChecks } from '../support/page-checks.ts';
import { signInOn, soundScreen } from '../support/phone.ts';
import { oneAfterAnother } from '../support/steps.ts';

buildAssetsApart();

const here = await journey();
const { db } = here.service;
const plainChecks = pageChecks(here.browser, false);
const challenge = await aChallenge(db, {
  stage: 'preparing',
  milestones: ['opened', 'scope-agreed', 'team-confirmed'],
  onSiteUntil: '2027-05-14',
});
const challengeId = challenge.id;
const { peer, secondPeer, hostCoordinator, challengeManager } = challenge.people;
const room = await aRoom(db, { challengeId, name: 'Committee room 1', capacity: 12 });
await aRoom(db, { challengeId, name: 'Mayor’s parlour', capacity: 8 });
const rhian = await anInterviewee(db, { challengeId, name: 'Rhian Lloyd', email: 'rhian@northdale.example' });
const session = { challengeId, date: '2027-05-10', roomId: room };
const leader = await aSession(db, { ...session, title: 'The leader', peerIds: [peer], intervieweeIds: [rhian] });
await aSession(db, { ...session, title: 'Housing', start: '11:15', end: '12:15', peerIds: [secondPeer] });
await aWanted(db, { challengeId, title: 'Staff of the depot', kind: 'focus-group', othersExpected: 6 });

const BOARD = `/challenges/${challenge.reference}/timetable/board`;
/** High enough for a whole day: a drag near an edge would scroll. */
const DESK: BrowserContextOptions = { viewport: { width: DESK_WIDTH, height: 1700 } };

/** A window of that person's own. What its console complains of fails the test that looks. */
async function windowOf(
  personId: string,
  options: BrowserContextOptions,
): Promise<{ page: Page; complaints: string[] }> {
  const context = await here.browser.newContext({ baseURL: here.baseUrl, locale: 'en-GB', ...options });
  context.setDefaultTimeout(20_000);
  after(() => context.close());
  await signInOn(here, context, personId);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  return { page, complaints };
}

/** Where a session stands on the server: `10:00 to 11:00 Mon 10, Committee room 1`. */
async function standing(title: string): Promise<string> {
  const row = await db
    .selectFrom('sessions')
    .leftJoin('rooms', 'rooms.id', 'sessions.room_id')
    .select(['sessions.period', 'rooms.name', 'sessions.is_live'])
    .where('sessions.challenge_id', '=', challengeId)
    .where('sessions.title', '=', title)
    .executeTakeFirstOrThrow();
  if (!row.is_live) return 'off';
  const from = new Date(/"([^"]+)"/.exec(String(row.period))?.[1] ?? '');
  const when = from.toLocaleString('en-GB', {
    timeZone: 'Europe/London',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  return `${when}, ${row.name ?? 'no room'}`;
}

const block = (page: Page, title: string) => page.locator('cf-board [data-key]').filter({ hasText: title });
const handle = (page: Page, title: string) => page.getByRole('button', { name: `Pick up ‘${title}’` });
const says = (page: Page, words: string | RegExp) => page.getByRole('status').filter({ hasText: words }).waitFor();

/** True in a page whose keyboard is on the handle of ‘The leader’. */
const isOnLeader = () =>
  document.activeElement?.getAttribute('aria-label')?.startsWith('Pick up ‘The leader’') === true;

async function open(page: Page, query = ''): Promise<void> {
  await page.goto(`${BOARD}${query}`);
  await page.locator('cf-board[data-ready]').waitFor();
}

async function middle(locator: Locator): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox();
  assert.notEqual(box, null);
  return { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
}

type Point = { x: number; y: number };

/** A finger on the glass of that window, as the system reports it: it slides, and is seen on the way. */
async function fingerOn(page: Page) {
  const touch = await page.context().newCDPSession(page);
  let at: Point = { x: 0, y: 0 };
  const send = async (type: 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel') => {
    const touchPoints = type === 'touchStart' || type === 'touchMove' ? [at] : [];
    await touch.send('Input.dispatchTouchEvent', { type, touchPoints });
  };
  return {
    async down(point: Point) {
      at = point;
      await send('touchStart');
    },
    async to(point: Point) {
      const start = at;
      for (let n = 1; n <= 8; n += 1) {
        at = { x: start.x + ((point.x - start.x) * n) / 8, y: start.y + ((point.y - start.y) * n) / 8 };
        await send('touchMove');
      }
      // What is held follows with the next picture that is drawn.
      await page.evaluate(async () => {
        for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
      });
    },
    up: () => send('touchEnd'),
    lost: () => send('touchCancel'),
  };
}

/** The height of a quarter of an hour, in pixels. */
async function quarter(page: Page): Promise<number> {
  return (await page.locator('.cf-board__day--chosen tbody tr').first().boundingBox())?.height ?? 0;
}

describe('The host coordinator changes the timetable on the board', () => {
  const { step } = oneAfterAnother();

  step('finds it from the timetable', async () => {
    const { page, complaints } = await windowOf(hostCoordinator, DESK);
    await page.goto(`/challenges/${challenge.reference}/timetable`);
    await page.getByRole('link', { name: 'Move sessions on the board' }).click();
    await page.locator('cf-board[data-ready]').waitFor();
    await here.checks.check(page, 'the board', 200);
    assert.deepEqual(complaints, []);
  });

  step('drags by mouse: sees the clash before dropping, drops nothing on it, and drops where it is free', async () => {
    const { page, complaints } = await windowOf(hostCoordinator, DESK);
    await open(page);
    const row = await quarter(page);
    const from = await middle(block(page, 'The leader'));
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x, from.y + 2 * row, { steps: 4 });
    await page.mouse.move(from.x, from.y + 4 * row, { steps: 4 });
    await says(
      page,
      'Mon 10 May, 11am to midday, Committee room 1. It cannot be here: Committee room 1 is taken from 11.15am to 12.15pm by ‘Housing’.',
    );
    const ghost = page.locator('.cf-board__ghost[data-kind="clash"]');
    assert.equal((await ghost.textContent())?.includes('Committee room 1 is taken'), true);
    await page.mouse.up();
    await says(page, 'Not saved. Mon 10 May, 11am to midday');
    assert.equal(await standing('The leader'), 'Mon 10:00, Committee room 1');
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 20, from.y + row, { steps: 4 });
    await page.mouse.move((await middle(page.locator('.cf-board__lane').nth(1))).x, from.y + 16 * row, { steps: 8 });
    await says(page, 'Mon 10 May, 2pm to 3pm, Mayor’s parlour. Free.');
    const before = (await page.locator('.cf-board__frame').boundingBox())?.y;
    await page.mouse.up();
    await says(page, '‘The leader’ is now on Monday 10 May 2027 at 2pm, Mayor’s parlour');
    // Nothing has moved under the pointer, though there is a move to take back now.
    await page.getByRole('button', { name: 'Undo: back to' }).waitFor();
    assert.equal((await page.locator('.cf-board__frame').boundingBox())?.y, before);
    assert.equal(await standing('The leader'), 'Mon 14:00, Mayor’s parlour');
    assert.equal(new URL(page.url()).pathname, BOARD);
    assert.deepEqual(complaints, []);
  });

  step('takes it back, after a reload', async () => {
    const { page, complaints } = await windowOf(hostCoordinator, DESK);
    await open(page);
    await page.getByRole('button', { name: 'Undo: back to Mon 10 May, 10am to 11am, Committee room 1' }).click();
    await page.getByText('Undone. ‘The leader’ is now on Monday 10 May 2027 at 10am').waitFor();
    assert.equal(await standing('The leader'), 'Mon 10:00, Committee room 1');
    assert.deepEqual(complaints, []);
  });

  step('moves by keyboard alone: is told where it is and what is in the way, lets go, and puts it down', async () => {
    const { page, complaints } = await windowOf(hostCoordinator, DESK);
    await open(page);
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    while (!(await page.evaluate(isOnLeader))) await press('Tab');
    // While nothing is held the arrow keys lead from handle to handle, the way they look.
    const on = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    const seen: string[] = [];
    for (const key of ['ArrowDown', 'ArrowUp', 'End', 'Home']) {
      await press(key);
      seen.push(/‘([^’]+)’/.exec(await on())?.[1] ?? '');
    }
    assert.deepEqual(seen, ['Housing', 'The leader', 'Staff of the depot', 'The leader']);
    await press('Enter');
    await says(page, '‘The leader’ is picked up. Arrow keys move it');
    await press('ArrowDown', 'ArrowDown');
    await says(page, '10.30am to 11.30am, Committee room 1. It cannot be here: Committee room 1 is taken');
    assert.deepEqual(await axeFaults(page), []);
    await press('Enter');
    await says(page, 'Not saved.');
    await press('Escape');
    await says(page, 'Let go. Nothing was moved.');
    assert.equal(await standing('The leader'), 'Mon 10:00, Committee room 1');
    await press(' ', 'End', 'ArrowRight', 'PageDown', 'ArrowUp');
    await says(page, 'Tue 11 May, 10.45am to 11.45am, Mayor’s parlour. Free.');
    await press('Enter');
    await says(page, '‘The leader’ is now on Tuesday 11 May 2027 at 10.45am, Mayor’s parlour');
    // The hand is where it was: on the same session, in its new place.
    await page.waitForFunction(isOnLeader);
    assert.equal(await standing('The leader'), 'Tue 10:45, Mayor’s parlour');
    assert.deepEqual(complaints, []);
  });

  step(
    'moves without dragging: a click picks up, the next says what is there, and one more at that spot puts it down',
    async () => {
      const { page, complaints } = await windowOf(hostCoordinator, DESK);
      await open(page);
      await handle(page, 'Housing').click();
      await says(page, '‘Housing’ is picked up. Click where it is to go.');
      const row = await quarter(page);
      const from = await middle(handle(page, 'Housing'));
      await page.mouse.move(from.x - 40, from.y + 16 * row, { steps: 3 });
      await says(page, 'Mon 10 May, 3.15pm to 4.15pm, Committee room 1. Free.');
      await page.mouse.down();
      await page.mouse.up();
      await says(page, '‘Housing’ is now on Monday 10 May 2027 at 3.15pm, Committee room 1');
      await page.getByRole('button', { name: 'Undo: back to Mon 10 May, 11.15am to 12.15pm' }).click();
      await page.getByText('Undone.').waitFor();
      assert.equal(await standing('Housing'), 'Mon 11:15, Committee room 1');
      assert.deepEqual(complaints, []);
    },
  );

  step('gives by touch, on a phone, a place to what had none; a finger beside the handle scrolls', async () => {
    const phone = { viewport: { width: PHONE_WIDTH, height: 844 }, isMobile: true, hasTouch: true };
    const { page, complaints } = await windowOf(hostCoordinator, phone);
    await open(page);
    assert.deepEqual(await page.locator('.cf-board__day:visible caption').allTextContents(), ['Mon 10 May 1 session']);
    const touch = await page.context().newCDPSession(page);
    const finger = async (type: 'touchStart' | 'touchMove' | 'touchEnd', x = 0, y = 0) =>
      await touch.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
    const waiting = block(page, 'Staff of the depot');
    await waiting.scrollIntoViewIfNeeded();
    const grip = await middle(handle(page, 'Staff of the depot'));
    const bottom = (await page.locator('.cf-board__frame').boundingBox()) ?? { y: 0, height: 0 };
    const up = grip.y - (bottom.y + bottom.height - 90);
    await finger('touchStart', grip.x, grip.y);
    for (let n = 1; n <= 10; n += 1) await finger('touchMove', grip.x - 20 * n, grip.y - (up * n) / 10);
    await says(page, /Mon 10 May, .*Committee room 1/);
    const words = (await page.getByRole('status').textContent()) ?? '';
    await finger('touchEnd');
    await says(page, '‘Staff of the depot’ is now on Monday 10 May 2027');
    assert.equal(/Free\./.test(words), true, words);
    // A finger on the session itself, beside its handle, scrolls the page.
    const card = await middle(block(page, 'Housing'));
    const before = await page.evaluate(() => window.scrollY);
    await finger('touchStart', card.x - 20, card.y);
    for (let n = 1; n <= 8; n += 1) await finger('touchMove', card.x - 20, card.y + 20 * n);
    await finger('touchEnd');
    await page.waitForFunction((was) => window.scrollY < was, before);
    assert.equal(await standing('Housing'), 'Mon 11:15, Committee room 1');
    assert.deepEqual(await axeFaults(page), []);
    assert.deepEqual(complaints, []);
  });

  step('carries by touch, on a phone, to another day: over its name, then down to the time', async () => {
    const phone = { viewport: { width: PHONE_WIDTH, height: 844 }, isMobile: true, hasTouch: true };
    const { page, complaints } = await windowOf(hostCoordinator, phone);
    await open(page);
    const finger = await fingerOn(page);
    // Far down the day: the names of the days are out of sight until something is held.
    const grip = handle(page, 'Housing');
    await page.evaluate((top) => window.scrollTo({ top, behavior: 'instant' }), (await middle(grip)).y - 420);
    const wednesday = page.locator('.cf-board__chip[data-day="2027-05-12"]');
    assert.equal(((await wednesday.boundingBox())?.y ?? 0) < 0, true);
    const from = await middle(grip);
    await finger.down(from);
    await finger.to({ x: from.x, y: from.y - 30 });
    await says(page, /Mon 10 May, .*Committee room 1/);
    const scrolled = await page.evaluate(() => window.scrollY);
    await finger.to(await middle(wednesday));
    // On the way it was carried over other times and rooms of Monday: it is on Wednesday at the last of them.
    await says(page, /Wed 12 May, .* Free\./);
    assert.deepEqual(await page.locator('.cf-board__day--chosen caption').allTextContents(), ['Wed 12 May 0 sessions']);
    // Resting there moves nothing away from under the finger.
    await page.waitForFunction(async (was) => {
      for (let frame = 0; frame < 10; frame += 1) await new Promise(requestAnimationFrame);
      return window.scrollY === was;
    }, scrolled);
    const lane = await middle(page.locator('.cf-board__day--chosen .cf-board__lane').first());
    await finger.to({ x: lane.x, y: 500 - 6 * (await quarter(page)) });
    await says(page, /Wed 12 May, .*Committee room 1\. Free\./);
    const words = (await page.getByRole('status').textContent()) ?? '';
    await finger.up();
    await says(page, '‘Housing’ is now on Wednesday 12 May 2027');
    const time = / (\d+(?:\.\d\d)?[ap]m|midday) to /.exec(words)?.[1] ?? '';
    const landed = (await page.getByRole('status').textContent()) ?? '';
    assert.equal(landed.includes(`at ${time}, Committee room 1`), true, `${words} ${landed}`);
    assert.equal((await standing('Housing')).startsWith('Wed '), true);
    // What has landed is on the day that is shown; the way back is offered where its being moved is said.
    assert.equal(await block(page, 'Housing').isVisible(), true);
    const back = page.getByRole('button', { name: 'Undo', exact: true });
    assert.equal(((await back.boundingBox())?.y ?? 0) < 844, true);
    await soundScreen(page, 'the board with what was moved');
    await back.click();
    await page.getByText('Undone.').waitFor();
    assert.equal(await standing('Housing'), 'Mon 11:15, Committee room 1');
    assert.deepEqual(complaints, []);
  });

  step(
    'carries by taps alone: the handle, the name of a day, the time; and lets go where the finger is lost',
    async () => {
      const phone = { viewport: { width: PHONE_WIDTH, height: 844 }, isMobile: true, hasTouch: true };
      const { page, complaints } = await windowOf(hostCoordinator, phone);
      await open(page);
      await handle(page, 'Housing').tap();
      await says(page, '‘Housing’ is picked up.');
      await page.locator('.cf-board__chip[data-day="2027-05-13"]').tap();
      await says(page, 'Thu 13 May, 11.15am to 12.15pm, Committee room 1. Free.');
      assert.equal(new URL(page.url()).pathname, BOARD);
      await soundScreen(page, 'the board with something held');
      const ghost = await middle(page.locator('.cf-board__ghost'));
      const row = await quarter(page);
      for (const _ of [1, 2]) await page.touchscreen.tap(ghost.x, ghost.y - 2 * row + 4);
      await says(page, '‘Housing’ is now on Thursday 13 May 2027');
      await page.getByRole('button', { name: 'Undo: back to Mon 10 May, 11.15am to 12.15pm' }).click();
      await page.getByText('Undone.').waitFor();
      // The same with keys, as somebody does who has the page at four times its size.
      await handle(page, 'Housing').focus();
      for (const key of ['Enter', 'End', 'End', 'ArrowDown']) await page.keyboard.press(key);
      await says(page, 'Wed 12 May, 11.30am to 12.30pm, Committee room 1. Free.');
      await page.keyboard.press('Escape');
      // The system takes the finger away, for a call: nothing has moved.
      const finger = await fingerOn(page);
      const from = await middle(handle(page, 'Housing'));
      await finger.down(from);
      await finger.to({ x: from.x - 60, y: from.y + 60 });
      await says(page, /Mon 10 May/);
      await finger.lost();
      await says(page, 'Let go. Nothing was moved.');
      assert.equal(await standing('Housing'), 'Mon 11:15, Committee room 1');
      // Without carrying anything, the form does the same.
      await block(page, 'Housing').getByRole('link', { name: 'Housing' }).tap();
      await page.getByRole('heading', { name: 'Move ‘Housing’' }).waitFor();
      await soundScreen(page, 'the form that moves a session');
      assert.deepEqual(complaints, []);
    },
  );

  step('does all of it without scripts by forms, with what is in the way beside the field', async () => {
    const { page } = await windowOf(hostCoordinator, { ...DESK, javaScriptEnabled: false });
    await page.goto(BOARD);
    await plainChecks.check(page, 'the board without scripts', 200);
    await page.getByRole('link', { name: 'The leader' }).click();
    await plainChecks.check(page, 'the form of a move', 200);
    await page.getByLabel('Monday 10 May 2027').check();
    await page.getByLabel('Starts').fill('11am');
    await page.getByLabel('Room').selectOption({ label: 'Committee room 1, Town hall, holds 12' });
    await page.getByRole('button', { name: 'Move this session' }).click();
    await page.getByRole('link', { name: 'The room is taken', exact: true }).waitFor();
    const beside = await page.locator('#room-error').textContent();
    assert.match(beside ?? '', /Committee room 1 is taken from 11\.15am to 12\.15pm by ‘Housing’/);
    await plainChecks.check(page, 'the form of a move that clashes', 422);
    assert.equal(await page.getByLabel('Starts').inputValue(), '11am');
    await page.getByLabel('Starts').fill('9.30am');
    await page.getByRole('button', { name: 'Move this session' }).click();
    await page.getByText('‘The leader’ is now on Monday 10 May 2027 at 9.30am, Committee room 1').waitFor();
    await page.getByRole('button', { name: 'Undo: back to Tue 11 May, 10.45am to 11.45am' }).click();
    await page.getByText('Undone. ‘The leader’ is now on Tuesday 11 May 2027 at 10.45am').waitFor();
    assert.equal(await standing('The leader'), 'Tue 10:45, Mayor’s parlour');
  });

  step(
    'is told in words when the manager has moved the same session meanwhile, and sees the board as it is',
    async () => {
      const { page, complaints } = await windowOf(hostCoordinator, DESK);
      await open(page);
      const { page: manager } = await windowOf(challengeManager, { ...DESK, javaScriptEnabled: false });
      await manager.goto(`${BOARD}/sessions/${leader}`);
      await manager.getByLabel('Starts').fill('2pm');
      await manager.getByRole('button', { name: 'Move this session' }).click();
      await manager.getByText('‘The leader’ is now on Tuesday 11 May 2027 at 2pm').waitFor();
      await handle(page, 'The leader').focus();
      await page.keyboard.press('Enter');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await says(page, 'Somebody changed ‘The leader’ meanwhile. It is now on Tuesday 11 May 2027 at 2pm');
      await block(page, 'The leader').filter({ hasText: '2pm to 3pm' }).waitFor();
      assert.deepEqual(complaints, []);
    },
  );

  step('and the manager releases it: those concerned hear of the place that was told, once', async () => {
    const { page } = await windowOf(challengeManager, DESK);
    await open(page);
    await page.getByRole('link', { name: 'See and release the timetable' }).click();
    await page.getByRole('button', { name: 'Release the timetable and tell everybody' }).click();
    await page.getByText('The timetable is released.').waitFor();
    const letter = await here.letter('rhian@northdale.example', /./);
    assert.equal(letter.text.includes('2pm'), true, letter.text);
    await open(page, '?lanes=peers');
    await page.getByText('Everybody concerned has been told of all of it.').waitFor();
    await handle(page, 'Housing').focus();
    for (const key of ['Enter', 'PageDown', 'PageDown', 'PageDown', 'Enter']) await page.keyboard.press(key);
    await says(page, '‘Housing’ is now on Monday 10 May 2027 at 2.15pm');
    await page.getByRole('link', { name: '1 change nobody has been told of: release it' }).click();
    await page.getByRole('button', { name: 'Release 1 change and tell those concerned' }).click();
    await page.getByText('1 change is released.').waitFor();
  });
});
