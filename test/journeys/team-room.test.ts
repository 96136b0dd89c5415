import assert from 'node:assert/strict';
import { describe } from 'node:test';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { journey } from '#test/journey';
import { axeFaults } from '#test/page-checks';
import { type NotebookPhone, notebookPhone, signInOn } from '#test/phone';
import { oneAfterAnother } from '#test/steps';
import { aChallenge } from '../../src/modules/challenges/testing/builders.ts';
import { leastXHeightMillimetres, WALL } from '../../src/modules/findings/domain/wall-letters.ts';
import { aNote, aSession } from '../../src/modules/notebook/testing/builders.ts';

const there = await journey();
const { service, baseUrl, browser, checks } = there;
const { db } = service;
service.setNow(new Date('2027-05-11T19:00:00Z'));
const challenge = await aChallenge(db, { stage: 'on-site', reference: 'WALL1' });
const { peer, secondPeer, challengeManager } = challenge.people;
const [theme, other] = challenge.themes;
const session = (title: string, startsAt: string, more: object = {}) =>
  aSession(db, { challengeId: challenge.id, title, startsAt: new Date(startsAt), ...more });
const heard = await session('Social workers', '2027-05-11T09:00:00Z', { peerIds: [peer], themeIds: [theme?.id ?? ''] });
const tomorrow = await session('Team managers', '2027-05-12T09:00:00Z', {
  peerIds: [secondPeer],
  themeIds: [theme?.id ?? ''],
  sourceCategory: 'middle-managers',
});
await aNote(db, {
  challengeId: challenge.id,
  authorId: secondPeer,
  sessionId: heard,
  themeId: theme?.id,
  kind: 'consideration',
  sourceCategory: 'partners',
  text: 'Partners wait as well.',
});
const room = `${baseUrl}/challenges/WALL1/team-room`;

/** A window of one of the team's. */
async function windowOf(personId: string, options: { width: number; height: number; script?: boolean }): Promise<Page> {
  const { width, height, script = true } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    javaScriptEnabled: script,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  });
  context.setDefaultTimeout(20_000);
  await signInOn(there, context, personId);
  const page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error}`));
  return page;
}

const complaints: string[] = [];
const { step } = oneAfterAnother();
let phone: NotebookPhone;
let secondPhone: NotebookPhone;
let wall: Page;
let desk: Page;
let managersDesk: Page;

const noteOf = (page: Page, words: string) => page.locator('.cf-room__heard .cf-room-note').filter({ hasText: words });
const groupOf = (page: Page, title: string) => page.locator('.cf-emerging').filter({ hasText: title });
const gripIn = (place: Locator) => place.locator('[data-grip]');
const said = (page: Page, words: string | RegExp) =>
  page.locator('cf-team-room > [aria-live]').filter({ hasText: words });

/** Which notes stand in which emerging finding, by their words. */
async function groups(): Promise<Record<string, string[]>> {
  const rows = await db
    .selectFrom('emerging_findings as emerging')
    .leftJoin('emerging_finding_notes as link', 'link.emerging_finding_id', 'emerging.id')
    .leftJoin('notes as note', 'note.id', 'link.note_id')
    .select(['emerging.title', 'note.text'])
    .where('emerging.apart_at', 'is', null)
    .where('emerging.finding_id', 'is', null)
    .orderBy('emerging.title')
    .orderBy('note.text')
    .execute();
  const all: Record<string, string[]> = {};
  for (const { title, text } of rows) all[title] = [...(all[title] ?? []), ...(text === null ? [] : [text])];
  return all;
}

/** Drags with the mouse as a hand does: picks up, goes there in steps, lets go. */
async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  await from.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const start = await from.boundingBox();
  assert.ok(start);
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(start.x + 30, start.y + 30, { steps: 4 });
  const end = await to.boundingBox();
  assert.ok(end);
  await page.mouse.move(end.x + end.width / 2, end.y + 20, { steps: 8 });
  await page.mouse.up();
}

/** The same with a finger. */
async function touchDrag(page: Page, from: Locator, to: Locator): Promise<void> {
  await from.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const start = await from.boundingBox();
  const end = await to.boundingBox();
  assert.ok(start && end);
  const session = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number, y: number) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
  const [x, y] = [start.x + start.width / 2, start.y + start.height / 2];
  await touch('touchStart', x, y);
  for (const part of [0.1, 0.4, 0.7, 1]) {
    await touch('touchMove', x + (end.x + end.width / 2 - x) * part, y + (end.y + 20 - y) * part);
  }
  await touch('touchEnd', 0, 0);
}

describe('Two peers and a manager in the team room', () => {
  step('the manager puts the wall up, and every letter on it is read from four metres', async () => {
    wall = await windowOf(challengeManager, { width: 1920, height: 1080 });
    await wall.goto(`${room}/projected`);
    await wall.getByRole('heading', { name: theme?.name ?? '', level: 1 }).waitFor();
    await checks.check(wall, 'the wall', 200);
    assert.deepEqual(await smallLetters(wall), []);
  });

  step(
    'a peer writes notes on the phone; the wall says that there are new ones, and shows them when asked',
    async () => {
      phone = await notebookPhone(there, 'WALL1', peer);
      await phone.open();
      await phone.write('+ They know their patch\n! Waits of months\n? Who decides on reviews?');
      await phone.says('Everything is confirmed');
      await wall.getByText('3 new notes.').waitFor();
      assert.equal((await wall.content()).includes('They know their patch'), false);
      await wall.getByRole('button', { name: 'Show them' }).click();
      await wall.getByText('They know their patch').waitFor();
      assert.deepEqual(await smallLetters(wall), []);
    },
  );

  step('the keys and the clicker go from screen to screen', async () => {
    await wall.keyboard.press('ArrowRight');
    await wall.getByRole('heading', { name: 'Still a question' }).waitFor();
    await wall.getByText('Who decides on reviews?').waitFor();
    assert.deepEqual(await axeFaults(wall), []);
    await wall.keyboard.press('PageDown');
    await wall.getByRole('heading', { name: 'Nobody has covered' }).waitFor();
    await wall.getByText(other?.name ?? '').waitFor();
    assert.deepEqual(await smallLetters(wall), []);
    await wall.keyboard.press('PageUp');
    await wall.getByRole('heading', { name: 'Still a question' }).waitFor();
  });

  step('notes are grouped without JavaScript: ticked, given a title, sent', async () => {
    const plain = await windowOf(peer, { width: 1280, height: 900, script: false });
    await plain.goto(room);
    await plain.getByLabel('Choose this note: Waits of months').check({ force: true });
    await plain.getByRole('button', { name: 'Group into an emerging finding' }).click();
    await plain.getByText('Give the new emerging finding a working title').first().waitFor();
    assert.equal(await plain.getByLabel('Choose this note: Waits of months').isChecked(), true);
    await plain.getByLabel('Working title, for a new one').fill('People wait');
    await plain.getByRole('button', { name: 'Group into an emerging finding' }).click();
    await plain.getByText('1 note is in ‘People wait’ now. You can undo it.').waitFor();
    assert.deepEqual(await groups(), { 'People wait': ['Waits of months'] });
    await plain.context().close();
  });

  step('a colleague drags a note onto it, and it says who agrees now', async () => {
    desk = await windowOf(secondPeer, { width: 1280, height: 900 });
    await desk.goto(room);
    await checks.check(desk, 'the team room', 200);
    const into = groupOf(desk, 'People wait');
    await into.getByText('Only frontline staff (1 note).').waitFor();
    await drag(desk, gripIn(noteOf(desk, 'Partners wait as well.')), into);
    await said(desk, '1 note is in ‘People wait’ now').waitFor({ state: 'attached' });
    await into.getByText('Frontline staff and partners agree (2 notes).').waitFor();
    assert.deepEqual(await groups(), { 'People wait': ['Partners wait as well.', 'Waits of months'] });
  });

  step('a finger drags as a mouse does, and what was put in is taken out again by one press', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, hasTouch: true });
    context.setDefaultTimeout(20_000);
    await signInOn(there, context, peer);
    const page = await context.newPage();
    await page.goto(room);
    const into = groupOf(page, 'People wait');
    await touchDrag(page, gripIn(noteOf(page, 'They know their patch')), into);
    await into.getByText('They know their patch').first().waitFor();
    assert.equal((await groups())['People wait']?.length, 3);
    await into.getByRole('button', { name: /^Take out of.*They know their patch/ }).click();
    await said(page, '1 note taken out. You can undo it.').waitFor({ state: 'attached' });
    assert.deepEqual(await groups(), { 'People wait': ['Partners wait as well.', 'Waits of months'] });
    await context.close();
    await desk.goto(room);
  });

  step('the form that groups covers no note until one is ticked, and then is in sight whichever that is', async () => {
    const at = () => desk.locator('#grouping').evaluate((form) => getComputedStyle(form).position);
    const box = desk.getByLabel('Choose this note: They know their patch');
    assert.equal(await at(), 'static');
    await box.check({ force: true });
    assert.equal(await at(), 'sticky');
    await desk.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }));
    const form = await desk.locator('#grouping').boundingBox();
    assert.equal(Math.round((form?.y ?? 0) + (form?.height ?? 0)), 900);
    await box.uncheck({ force: true });
    assert.equal(await at(), 'static');
    // On a phone a press leads to it.
    const { page } = phone;
    await page.goto(room);
    const press = page.getByRole('button', { name: 'Group the ticked notes' });
    assert.equal(await press.isVisible(), false);
    await page.getByLabel('Choose this note: They know their patch').check({ force: true });
    await checks.check(page, 'the room on a phone, with a note ticked', 200);
    await page.getByLabel('Choose this note: They know their patch').check({ force: true });
    await press.click();
    await page.locator('#grouping:target').waitFor();
  });

  step('dragged onto the form a note begins a new one, which only wants a title', async () => {
    service.setNow(new Date('2027-05-11T19:05:00Z'));
    await drag(desk, gripIn(noteOf(desk, 'They know their patch')), desk.locator('#grouping'));
    await desk.getByLabel('Working title, for a new one').and(desk.locator(':focus')).waitFor();
    assert.equal(await desk.getByLabel('Choose this note: They know their patch').isChecked(), true);
    await desk.keyboard.type('They know everybody');
    await desk.getByRole('button', { name: 'Group into an emerging finding' }).click();
    await groupOf(desk, 'They know everybody').waitFor();
    assert.deepEqual(await axeFaults(desk), []);
    assert.deepEqual((await groups())['They know everybody'], ['They know their patch']);
  });

  step('what is missing is said in a page that is open to all, and so is the day session by session', async () => {
    await desk.getByLabel('Working title, for a new one').fill('Typed for nothing');
    await desk.getByRole('button', { name: 'Group into an emerging finding' }).click();
    await desk.getByRole('link', { name: 'Tick the notes that belong together' }).waitFor();
    assert.equal(await desk.getByLabel('Working title, for a new one').inputValue(), 'Typed for nothing');
    assert.deepEqual(await axeFaults(desk), []);
    await desk.goto(`${room}?by=session`);
    await desk.getByRole('link', { name: 'Social workers' }).first().waitFor();
    assert.deepEqual(await axeFaults(desk), []);
    await desk.goto(room);
  });

  step('the manager’s open page is told, shows what both did, and moves a note with keys alone', async () => {
    managersDesk = await windowOf(challengeManager, { width: 1280, height: 900 });
    await managersDesk.goto(room);
    await drag(desk, gripIn(groupOf(desk, 'People wait')).first(), groupOf(desk, 'They know everybody'));
    await said(desk, 'is in ‘They know everybody’ now').waitFor({ state: 'attached' });
    await managersDesk.getByText('A colleague has changed something.').waitFor();
    const grip = gripIn(noteOf(managersDesk, 'Waits of months'));
    await grip.focus();
    await managersDesk.keyboard.press('Enter');
    await said(managersDesk, 'Picked up.').waitFor({ state: 'attached' });
    await managersDesk.keyboard.press('ArrowDown');
    await said(managersDesk, 'They know everybody, 2 of 3.').waitFor({ state: 'attached' });
    await managersDesk.keyboard.press('Escape');
    await said(managersDesk, 'Let go. Nothing was moved.').waitFor({ state: 'attached' });
    const before = await groups();
    await managersDesk.keyboard.press('Enter');
    await managersDesk.keyboard.press('ArrowDown');
    await managersDesk.keyboard.press('Enter');
    await said(managersDesk, '1 note is in ‘They know everybody’ now').waitFor({ state: 'attached' });
    assert.deepEqual((await groups())['They know everybody'], [
      ...(before['They know everybody'] ?? []),
      'Waits of months',
    ]);
    await managersDesk.getByText(/Owen Peer moved 1 note from ‘People wait’ to ‘They know everybody’/).waitFor();
    const focused = await managersDesk.evaluate(() => document.activeElement?.getAttribute('data-from'));
    assert.equal(focused, await groupOf(managersDesk, 'They know everybody').getAttribute('data-group'));
  });

  step('each undoes what they did by one press', async () => {
    await managersDesk.getByRole('button', { name: 'Undo' }).click();
    await said(managersDesk, 'It is undone.').waitFor({ state: 'attached' });
    await desk.getByRole('button', { name: 'Undo' }).click();
    await said(desk, 'It is undone.').waitFor({ state: 'attached' });
    assert.deepEqual(await groups(), {
      'People wait': ['Partners wait as well.', 'Waits of months'],
      'They know everybody': ['They know their patch'],
    });
  });

  step(
    'a question is taken into a named session of tomorrow, and comes to a phone that was without a network',
    async () => {
      secondPhone = await notebookPhone(there, 'WALL1', secondPeer);
      await secondPhone.open();
      await secondPhone.page.getByRole('heading', { name: 'Team managers' }).waitFor();
      await secondPhone.context.setOffline(true);
      await desk.goto(room);
      await desk.getByRole('link', { name: /^Take it into a session.*Who decides on reviews/ }).click();
      await checks.check(desk, 'the question', 200);
      await desk.getByLabel('Team managers').check({ force: true });
      await desk.getByRole('button', { name: 'Take it into these sessions' }).click();
      await desk.getByText('The question is taken into ‘Team managers’.').waitFor();
      await desk.locator('#tomorrow').getByText('Who decides on reviews?', { exact: true }).waitFor();
      assert.equal(await secondPhone.page.locator('.cf-prompt').count(), 0);
      await secondPhone.context.setOffline(false);
      const prompt = secondPhone.page.locator('.cf-prompt').filter({ hasText: 'Who decides on reviews?' });
      await prompt.getByText('Devi Peer wants to know · not asked yet').waitFor();
      await checks.check(secondPhone.page, 'the notebook with a prompt', 200);
      await secondPhone.page.getByRole('button', { name: 'Timetable' }).click();
      await secondPhone.page.getByText('1 question to ask').waitFor();
    },
  );

  step('its answer, written on the phone without a network, marks it as asked there and then in the room', async () => {
    const { page, context } = secondPhone;
    await page.getByRole('button', { name: 'Timetable' }).click();
    await page.getByRole('button', { name: 'Team managers' }).click();
    await context.setOffline(true);
    await page.getByRole('button', { name: /^Write the answer/ }).click();
    await page.getByText('This note answers').waitFor();
    await secondPhone.write('! Nobody does: it is left to each team');
    await page.locator('.cf-prompt').getByText('Devi Peer wants to know · asked').waitFor();
    assert.equal(await page.getByText('This note answers').count(), 0);
    await context.setOffline(false);
    await secondPhone.says('Everything is confirmed');
    await desk.goto(`${baseUrl}/challenges/WALL1/sessions/${tomorrow}/notes`);
    await checks.check(desk, 'the session’s notes', 200);
    await desk.getByRole('link', { name: 'answered in a note' }).click();
    await desk.getByText('Nobody does: it is left to each team').waitFor();
    await desk.goto(room);
    await noteOf(desk, 'Who decides on reviews?').getByText('Asked in ‘Team managers’').waitFor();
  });

  step('by one press the emerging finding becomes a finding, with its notes as evidence', async () => {
    await groupOf(managersDesk, 'People wait').getByRole('link', { name: 'Change or take apart' }).click();
    await checks.check(managersDesk, 'an emerging finding', 200);
    await managersDesk.getByRole('link', { name: 'Team room', exact: true }).first().click();
    await groupOf(managersDesk, 'People wait').getByRole('button', { name: 'Make it a finding' }).click();
    await managersDesk.getByRole('heading', { name: 'People wait', level: 1 }).waitFor();
    await managersDesk.getByText('2 notes, 2 kinds of source: Frontline staff, Partners.').waitFor();
    await managersDesk.getByText('Partners wait as well.').waitFor();
    assert.deepEqual(Object.keys(await groups()), ['They know everybody']);
  });

  step('on a phone the room is whole, and nothing broke anywhere', async () => {
    const { page, context } = phone;
    await page.goto(room);
    await page.getByRole('link', { name: 'Emerging findings (1)' }).click();
    await groupOf(page, 'They know everybody').waitFor();
    await page.goto(`${room}?by=session`);
    await checks.check(page, 'the room by session, on a phone', 200);
    await closeAll([context, secondPhone.context, wall.context(), desk.context(), managersDesk.context()]);
    assert.deepEqual(complaints, []);
  });
});

async function closeAll(contexts: readonly BrowserContext[]): Promise<void> {
  for (const context of contexts) await context.close();
}

/** The words on the wall whose letters are too small for four metres: by their size, and by the height of an x, measured. */
async function smallLetters(page: Page): Promise<string[]> {
  const least = {
    share: WALL.smallestShare,
    xHeightShare: leastXHeightMillimetres() / WALL.pictureMillimetres,
  };
  return await page.evaluate(({ share, xHeightShare }) => {
    const pen = document.createElement('canvas').getContext('2d');
    const small: string[] = [];
    const walker = document.createTreeWalker(document.querySelector('[data-wall]') as Element, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      const element = text.parentElement;
      if (!element || !text.textContent?.trim() || element.getClientRects().length === 0 || !pen) continue;
      const style = getComputedStyle(element);
      pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
      const xHeight = pen.measureText('x').actualBoundingBoxAscent;
      const size = Number.parseFloat(style.fontSize);
      if (size < innerHeight * share || xHeight < innerHeight * xHeightShare)
        small.push(`${text.textContent.trim()}: ${size} px, x ${xHeight} px`);
    }
    return small;
  }, least);
}
