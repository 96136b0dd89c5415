import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { journey } from '#test/journey';
import { signInOn } from '#test/phone';
import { aChallenge } from '../../src/modules/challenges/testing/builders.ts';
import { anEmergingFinding } from '../../src/modules/findings/testing/builders.ts';
import { aNote, aPrompt, aSession } from '../../src/modules/notebook/testing/builders.ts';

const there = await journey();
const { service, baseUrl, browser } = there;
const { db } = service;
service.setNow(new Date('2027-05-11T19:00:00Z'));
const challenge = await aChallenge(db, { stage: 'on-site', reference: 'HANDS1' });
const { peer, secondPeer } = challenge.people;
const [theme] = challenge.themes;
if (!theme) throw new Error('no theme');
const heard = await aSession(db, { challengeId: challenge.id, startsAt: new Date('2027-05-11T09:00:00Z') });
const note = (text: string, kind: 'consideration' | 'quotation' = 'consideration') =>
  aNote(db, { challengeId: challenge.id, authorId: secondPeer, sessionId: heard, themeId: theme.id, kind, text });
for (const text of ['Alpha', 'Bravo', 'Charlie']) await note(text);
await note('Quoted words', 'quotation');
const group = (title: string) =>
  anEmergingFinding(db, { challengeId: challenge.id, themeId: theme.id, noteIds: [], by: secondPeer, title });
const one = await group('Group one');
await group('Group two');

/** Which notes stand in which emerging finding: `Group one: Alpha`. */
async function groups(): Promise<string[]> {
  const rows = await db
    .selectFrom('emerging_finding_notes as link')
    .innerJoin('emerging_findings as emerging', 'emerging.id', 'link.emerging_finding_id')
    .innerJoin('notes as note', 'note.id', 'link.note_id')
    .select(['emerging.title', 'note.text'])
    .orderBy('emerging.title')
    .orderBy('note.text')
    .execute();
  return rows.map(({ title, text }) => `${title}: ${text}`);
}

/** The room on a desk, with answers to what is moved held back until they are let through. */
async function desk() {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
  context.setDefaultTimeout(10_000);
  await signInOn(there, context, peer);
  const page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(`${baseUrl}/challenges/HANDS1/team-room?day=2027-05-11`);
  const held: (() => void)[] = [];
  await page.route('**/team-room/moves', async (route) => {
    await new Promise<void>((resolve) => held.push(resolve));
    await route.continue();
  });
  /** Lets the next answer through, and waits until the page has said what came of it. */
  const letThrough = async (words: string) => {
    while (held.length === 0) await page.evaluate(() => new Promise(requestAnimationFrame));
    held.shift()?.();
    await page.locator('.cf-room__said').filter({ hasText: words }).waitFor();
  };
  const grip = (words: string) =>
    page.locator('.cf-room__heard .cf-room-note').filter({ hasText: words }).locator('[data-grip]');
  const card = (title: string) => page.locator('.cf-emerging').filter({ hasText: title });
  return { context, page, letThrough, grip, card, title: page.getByLabel('Working title, for a new one') };
}

async function goTo(page: Page, place: Locator): Promise<void> {
  const box = await place.boundingBox();
  assert.ok(box);
  await page.mouse.move(box.x + box.width / 2, box.y + Math.min(20, box.height / 2), { steps: 6 });
}

/** Takes a note and goes there with it, without letting go. */
async function carry(page: Page, from: Locator, to: Locator): Promise<void> {
  await from.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await goTo(page, from);
  await page.mouse.down();
  await goTo(page, to);
}

const complaints: string[] = [];
afterEach(async () => {
  await db.deleteFrom('emerging_finding_notes').execute();
  await db.updateTable('emerging_findings').set({ apart_at: null }).execute();
  assert.deepEqual(complaints, []);
});

describe('While an answer is on its way, in the team room', () => {
  it('the next note goes where it is let go, though it was over another place when the answer came', async () => {
    const { context, page, letThrough, grip, card } = await desk();
    await carry(page, grip('Alpha'), card('Group one'));
    await page.mouse.up();
    await carry(page, grip('Bravo'), card('Group one'));
    await letThrough('1 note is in ‘Group one’ now');
    await goTo(page, card('Group two'));
    assert.equal(await card('Group two').evaluate((place) => place.classList.contains('cf-drop--here')), true);
    await page.mouse.up();
    await letThrough('1 note is in ‘Group two’ now');
    await card('Group two').getByText('Bravo').first().waitFor();
    assert.deepEqual(await groups(), ['Group one: Alpha', 'Group two: Bravo']);
    await context.close();
  });

  it('a note that is let go outside goes nowhere, and nothing is left hanging', async () => {
    const { context, page, letThrough, grip, card } = await desk();
    await carry(page, grip('Alpha'), card('Group one'));
    await page.mouse.up();
    await carry(page, grip('Bravo'), card('Group two'));
    await letThrough('1 note is in ‘Group one’ now');
    // What came meanwhile is shown once the hand is empty.
    assert.equal(await card('Group one').getByText('Alpha').count(), 0);
    await page.mouse.move(20, 20, { steps: 4 });
    await page.mouse.up();
    await card('Group one').getByText('Alpha').first().waitFor();
    assert.equal(await page.locator('.cf-ghost, cf-team-room[data-carrying], .cf-grip--held').count(), 0);
    assert.deepEqual(await groups(), ['Group one: Alpha']);
    await context.close();
  });

  it('a drag ends where its grip is gone from the page', async () => {
    const { context, page, grip, card } = await desk();
    await carry(page, grip('Alpha'), card('Group one'));
    await grip('Alpha').evaluate((element) => element.remove());
    await page.mouse.move(600, 300, { steps: 3 });
    await page.locator('cf-team-room:not([data-carrying])').waitFor();
    assert.equal(await page.locator('.cf-ghost').count(), 0);
    await page.mouse.up();
    assert.deepEqual(await groups(), []);
    await context.close();
  });

  it('somebody types on: every letter is in the title, and none goes to a note', async () => {
    const { context, page, letThrough, grip, card, title } = await desk();
    await carry(page, grip('Alpha'), card('Group one'));
    await page.mouse.up();
    await page.getByLabel('Choose this note: Bravo').check({ force: true });
    await title.click();
    await page.keyboard.type('People who ');
    await letThrough('1 note is in ‘Group one’ now');
    await card('Group one').getByText('Alpha').first().waitFor();
    await page.keyboard.type('wait are not told why');
    assert.equal(await title.inputValue(), 'People who wait are not told why');
    assert.equal(await page.getByLabel('Choose this note: Bravo').isChecked(), true);
    assert.deepEqual(await groups(), ['Group one: Alpha']);
    await context.close();
  });

  it('whoever has gone on to another note stays there; whoever has not is led to where the note is now', async () => {
    const { context, page, letThrough, grip, card } = await desk();
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await carry(page, grip('Alpha'), card('Group one'));
    await page.mouse.up();
    await grip('Charlie').focus();
    await letThrough('1 note is in ‘Group one’ now');
    await card('Group one').getByText('Alpha').first().waitFor();
    assert.equal(await focused(), await grip('Charlie').textContent());
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await letThrough('1 note is in ‘Group one’ now');
    await card('Group one').getByText('Charlie').first().waitFor();
    const from = await page.evaluate(() => document.activeElement?.getAttribute('data-from'));
    assert.equal(from, one);
    await context.close();
  });
});

/** The working title and a ticked note, as they are now. */
const typedOn = async ({ page, title }: Awaited<ReturnType<typeof desk>>) => [
  await title.inputValue(),
  await page.getByLabel('Choose this note: Bravo').isChecked(),
];

describe('In the team room, what is pressed', () => {
  it('at a question marks it as asked, keeps what was ticked and typed, and stays under the hand', async () => {
    const raisedBy = secondPeer;
    const later = await aSession(db, { challengeId: challenge.id, startsAt: new Date('2027-05-12T09:00:00Z') });
    const id = await aPrompt(db, { challengeId: challenge.id, sessionId: later, raisedBy, text: 'Who decides?' });
    const there = await desk();
    const { context, page, title } = there;
    await page.getByLabel('Choose this note: Bravo').check({ force: true });
    await title.fill('Half a title');
    await page.getByRole('button', { name: /Mark as asked\s*: Who decides\?/ }).click();
    await page.locator('.cf-room__said').filter({ hasText: 'is marked as asked' }).waitFor();
    assert.deepEqual(await typedOn(there), ['Half a title', true]);
    const focused = page.locator('button:focus');
    assert.equal((await focused.textContent())?.trim(), 'Not asked after all: Who decides?');
    const isAsked = async () =>
      (await db.selectFrom('session_prompts').select('asked_by').where('id', '=', id).executeTakeFirstOrThrow())
        .asked_by;
    assert.equal(await isAsked(), peer);
    await page.keyboard.press('Enter');
    await page.locator('.cf-room__said').filter({ hasText: 'is not asked yet' }).waitFor();
    assert.equal(await isAsked(), null);
    assert.deepEqual(await typedOn(there), ['Half a title', true]);
    await context.close();
  });

  it('to see what is new shows it after a form came back with something wrong, and over midnight stays on its day', async () => {
    const { context, page } = await desk();
    await page.unroute('**/team-room/moves');
    await page.getByRole('button', { name: 'Group into an emerging finding' }).click();
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    assert.equal(new URL(page.url()).pathname.endsWith('/team-room/moves'), true);
    await note('Echo');
    await page.getByRole('button', { name: 'Show them' }).click({ timeout: 20_000 });
    await page.getByText('Echo', { exact: true }).waitFor();
    await page.goto(`${baseUrl}/challenges/HANDS1/team-room`);
    service.setNow(new Date('2027-05-11T23:10:00Z'));
    try {
      await note('Foxtrot');
      await page.getByRole('button', { name: 'Show them' }).click({ timeout: 20_000 });
      await page.getByText('Foxtrot', { exact: true }).waitFor();
      assert.match((await page.locator('[data-says]').textContent()) ?? '', /^Tuesday 11 May 2027:/);
    } finally {
      service.setNow(new Date('2027-05-11T19:00:00Z'));
    }
    await context.close();
  });

  it('to see what is new says nothing of it that is not so', async () => {
    const { context, page } = await desk();
    await note('Golf');
    await page.getByRole('button', { name: 'Show them' }).waitFor({ timeout: 20_000 });
    await page.route('**/team-room?day=*', (route) =>
      route.fulfill({ status: 503, contentType: 'text/html', body: '<h1>Try again in a minute</h1>' }),
    );
    await page.getByRole('button', { name: 'Show them' }).click();
    const said = page.locator('.cf-room__said').filter({ hasText: 'The team room cannot be shown just now' });
    await said.waitFor();
    assert.equal((await said.textContent())?.includes('This is how it stands now'), false);
    assert.equal(await page.getByText('Golf', { exact: true }).count(), 0);
    await context.close();
  });

  it('to see what is new leads whoever has been signed out to sign in again, which the page says by itself', async () => {
    const { context, page } = await desk();
    await context.clearCookies();
    await page.getByText('You are signed out. Sign in to see what is new.').waitFor({ timeout: 20_000 });
    await page.getByRole('button', { name: 'Show them' }).click();
    await page.waitForURL('**/sign-in**');
    await context.close();
  });

  it('to begin a new emerging finding takes a note out of the one it was dragged from, and leaves there what is ticked with others', async () => {
    const { context, page, card, title } = await desk();
    await page.unroute('**/team-room/moves');
    const begin = async (words: string, name: string) => {
      const { id } = await db.selectFrom('notes').select('id').where('text', '=', words).executeTakeFirstOrThrow();
      const link = { emerging_finding_id: one, note_id: id, challenge_id: challenge.id };
      await db.insertInto('emerging_finding_notes').values(link).execute();
      await page.reload();
      const grip = card('Group one').locator('[data-grip]').first();
      await grip.focus();
      await page.keyboard.press('Enter');
      for (const key of ['ArrowUp', 'ArrowUp', 'Enter']) await page.keyboard.press(key);
      await page.locator('cf-team-room > [aria-live]').filter({ hasText: 'goes out of ‘Group one’ then' }).waitFor();
      await title.fill(name);
    };
    const press = () => page.getByRole('button', { name: 'Group into an emerging finding' }).click();
    const done = (words: string) => page.locator('.govuk-notification-banner').filter({ hasText: words }).waitFor();
    await begin('Alpha', 'Alone');
    await press();
    await done('in ‘Alone’ now');
    assert.deepEqual(await groups(), ['Alone: Alpha']);
    await begin('Bravo', 'Together');
    await page.getByLabel('Choose this note: Charlie').check({ force: true });
    await press();
    await done('in ‘Together’ now');
    const now = (await groups()).filter((each) => !each.startsWith('Alone'));
    assert.deepEqual(now, ['Group one: Bravo', 'Together: Bravo', 'Together: Charlie']);
    await context.close();
  });

  it('groups a note that is not to begin a new one after all, or was unticked meanwhile, and leaves it where it was', async () => {
    const { context, page, card, title } = await desk();
    await page.unroute('**/team-room/moves');
    const { id } = await db.selectFrom('notes').select('id').where('text', '=', 'Alpha').executeTakeFirstOrThrow();
    const box = page.getByLabel('Choose this note: Alpha').first();
    const into = page.locator('#grouping [name="into"]');
    const begin = async () => {
      await db.deleteFrom('emerging_finding_notes').execute();
      const link = { emerging_finding_id: one, note_id: id, challenge_id: challenge.id };
      await db.insertInto('emerging_finding_notes').values(link).execute();
      await page.goto(`${baseUrl}/challenges/HANDS1/team-room?day=2027-05-11`);
      await card('Group one').locator('[data-grip]').first().focus();
      await page.keyboard.press('Enter');
      for (const key of ['ArrowUp', 'ArrowUp', 'Enter']) await page.keyboard.press(key);
      await page.locator('cf-team-room > [aria-live]').filter({ hasText: 'goes out of ‘Group one’ then' }).waitFor();
    };
    const press = async (name: string) => {
      await page.getByRole('button', { name: 'Group into an emerging finding' }).click();
      await page
        .locator('.govuk-notification-banner')
        .filter({ hasText: `in ‘${name}’ now` })
        .waitFor();
      return (await groups()).filter((each) => each.endsWith(': Alpha'));
    };
    await begin();
    await into.selectOption({ label: 'Group two' });
    assert.deepEqual(await press('Group two'), ['Group one: Alpha', 'Group two: Alpha']);
    await begin();
    await box.uncheck({ force: true });
    await box.check({ force: true });
    await title.fill('Thought again');
    assert.deepEqual(await press('Thought again'), ['Group one: Alpha', 'Thought again: Alpha']);
    await context.close();
  });
});

describe('In the team room', () => {
  it('a key that is held a moment too long picks a note up and puts it nowhere', async () => {
    const { context, page, grip } = await desk();
    for (const key of ['Enter', 'Space']) {
      await grip('Charlie').focus();
      for (let times = 0; times < 4; times += 1) await page.keyboard.down(key);
      await page.keyboard.up(key);
      assert.equal(await page.locator('cf-team-room[data-carrying]').count(), 1, key);
      await page.keyboard.press('Escape');
    }
    assert.deepEqual(await groups(), []);
    await context.close();
  });

  it('what was unfolded stays so when news are shown, with what is ticked and chosen in it', async () => {
    const { context, page } = await desk();
    await page.locator('summary').filter({ hasText: 'Also heard' }).click();
    await page.getByLabel('Choose this note: Quoted words').check({ force: true });
    await page.locator('#grouping summary').click();
    await page.locator('#grouping [name="kind"]').selectOption('strength');
    await note('Delta');
    await page.getByRole('button', { name: 'Show them' }).click({ timeout: 20_000 });
    await page.getByText('Delta', { exact: true }).waitFor();
    assert.equal(await page.locator('.cf-note__text').filter({ hasText: 'Quoted words' }).isVisible(), true);
    assert.equal(await page.getByLabel('Choose this note: Quoted words').isChecked(), true);
    assert.equal(await page.locator('#grouping [name="kind"]').isVisible(), true);
    assert.equal(await page.locator('#grouping [name="kind"]').inputValue(), 'strength');
    assert.equal(await page.evaluate(() => document.activeElement?.hasAttribute('data-says')), true);
    await context.close();
  });

  it('a note that could not be dropped is not left ticked, and the form says nothing that was not asked of it', async () => {
    const { context, page, letThrough, grip, card } = await desk();
    await page.getByLabel('Choose this note: Bravo').check({ force: true });
    await db.updateTable('emerging_findings').set({ apart_at: new Date() }).where('id', '=', one).execute();
    await carry(page, grip('Alpha'), card('Group one'));
    await page.mouse.up();
    await letThrough('has taken ‘Group one’ apart in the meantime');
    await card('Group one').waitFor({ state: 'detached' });
    const ticked = page.locator('input[form="grouping"]:checked');
    assert.deepEqual(await ticked.evaluateAll((all) => all.map((box) => box.parentElement?.textContent?.trim())), [
      'Choose this note: Bravo',
    ]);
    assert.equal(await page.locator('#grouping .govuk-error-message').count(), 0);
    await context.close();
  });
});
