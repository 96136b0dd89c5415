import assert from 'node:assert/strict';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Database } from '#platform/database/connect';
import { cookieNames } from '#platform/http/cookies';
import { startSession } from '#platform/sessions/sessions';
import { PHONE_WIDTH } from './browser.ts';
import { axeFaults } from './page-checks.ts';

/** A phone with the notebook of a challenge open on it. */
export type NotebookPhone = {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Opens the notebook and waits until it would open without a network. */
  open(): Promise<void>;
  /** Writes a note and waits until the screen calls it saved. */
  write(text: string): Promise<void>;
  /** Waits until the notebook says that; fails after a while with what it says instead. */
  says(words: string | RegExp): Promise<void>;
  /** The words of every note on the screen, newest first, and the state of each. */
  notes(): Promise<{ text: string; state: string }[]>;
};

/** Where people sign in: a test service, or a server of its own with its database. */
export type PhoneHome = {
  readonly service: { readonly db: Database; readonly services: { clock(): Date } };
  readonly baseUrl: string;
};

/** An address that no page asks for. */
const NOWHERE = '**/asked-by-no-page';

/** A phone of somebody who is signed in. `context` where it is to be a browser of one's own. */
export async function notebookPhone(
  journey: PhoneHome & { readonly browser: Browser },
  reference: string,
  personId: string,
  given?: BrowserContext,
): Promise<NotebookPhone> {
  const context =
    given ??
    (await journey.browser.newContext({
      viewport: { width: PHONE_WIDTH, height: 844 },
      isMobile: true,
      hasTouch: true,
      locale: 'en-GB',
      timezoneId: 'Europe/London',
    }));
  context.setDefaultTimeout(20_000);
  // A browser that is told in the middle of a page to begin intercepting lets past, now and then, what is asked in that moment.
  await context.route(NOWHERE, (route) => route.continue());
  await signInOn(journey, context, personId);
  const page = context.pages()[0] ?? (await context.newPage());
  const status = page.locator('.cf-notebook__status');
  return {
    context,
    page,
    async open() {
      await page.goto(`${journey.baseUrl}/challenges/${reference}/notebook`);
      // On a busy machine the worker may be kept only in the next round of sending, up to a minute later.
      await page.locator('cf-notebook[data-ready]').waitFor({ timeout: 90_000 });
    },
    async write(text) {
      const before = await page.locator('.cf-notebook__notes .cf-note').count();
      await page.locator('#notebook-text').fill(text);
      await page.getByRole('button', { name: 'Save the note' }).click();
      await page.locator('.cf-notebook__notes .cf-note').nth(before).waitFor();
    },
    says: (words) => status.filter({ hasText: words }).waitFor(),
    notes: () =>
      page.locator('.cf-notebook__notes .cf-note').evaluateAll((cards) =>
        cards.map((card) => ({
          text: card.querySelector('.cf-note__text')?.textContent ?? '',
          state: card.querySelector('.cf-notebook__state')?.textContent ?? '',
        })),
      ),
  };
}

/** From now on every note that the phone sends is given other words on its way, so that its hash is wrong; until the answer is called. */
export async function alteredOnTheWay({ context }: NotebookPhone): Promise<() => Promise<void>> {
  const sends = '**/notebook/operations';
  await context.route(sends, async (route) => {
    const sent = route.request().postDataJSON();
    for (const operation of sent.operations) operation.body.text = 'What somebody else would have it say';
    await route.continue({ postData: JSON.stringify(sent) });
  });
  return () => context.unroute(sends);
}

/** That what is on a phone's screen now fits it, and that axe finds no fault with it: the notebook's one page has many screens. */
export async function soundScreen(page: Page, where: string): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(over, 0, `${where} is wider than its window`);
  assert.deepEqual(await axeFaults(page), [], `axe finds fault with ${where}`);
}

/** Puts a fresh session of that person into the browser, as signing in does. */
export async function signInOn(
  { service, baseUrl }: PhoneHome,
  context: BrowserContext,
  personId: string,
): Promise<void> {
  await signInWith(service.db, context, baseUrl, personId, service.services.clock());
}

/** The same, where one has the database alone. */
export async function signInWith(
  db: Database,
  context: BrowserContext,
  baseUrl: string,
  personId: string,
  now: Date,
): Promise<void> {
  const value = await startSession(db, personId, 'Test phone', now);
  const name = cookieNames({ baseUrl }).session;
  await context.addCookies([{ name, value, url: baseUrl, httpOnly: true, sameSite: 'Lax' }]);
}
