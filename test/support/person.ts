import assert from 'node:assert/strict';
import type { Locator, Page, Response } from 'playwright-core';
import { DESK_WIDTH, PHONE_WIDTH } from './browser.ts';
import type { Journey } from './journey.ts';
import { codeIn, SUBJECT_OF_CODE } from './sign-in-letter.ts';

/** A file to choose in a form. */
export type ChosenFile = { name: string; mimeType: string; buffer: Buffer };
/** What goes into one field: text, the value of a choice, several of them, or files. */
export type Filling = string | readonly string[] | ChosenFile;

/** Somebody at a browser. Every page they come to is checked; a page that is not as it should be fails the journey. */
export type Person = {
  readonly name: string;
  readonly page: Page;
  /** Opens a page of ours by its path. Signs in first, by mail, where the way in is shown instead. */
  goto(path: string): Promise<void>;
  /** Opens a page and is told no: 403 where it is known to be there, 404 where it is not. */
  refused(path: string, status: 403 | 404): Promise<void>;
  /** Fills the fields of those names in, in this order. */
  fill(fields: Readonly<Record<string, Filling>>): Promise<void>;
  /** Ticks the box or chooses the radio with that label. */
  tick(...labels: string[]): Promise<void>;
  /** Presses the button with that text. `status` 422 where the form comes back. */
  press(button: string | RegExp, options?: { status?: number; within?: string }): Promise<void>;
  /** Follows the link with that text. */
  follow(link: string | RegExp): Promise<void>;
  /** All words on the page, for reading. */
  words(): Promise<string>;
  /** Fails unless each of these is on the page. */
  sees(...texts: (string | RegExp)[]): Promise<void>;
  /** Fails if one of these is on the page. */
  seesNot(...texts: string[]): Promise<void>;
  /** What is behind an address of ours, as this person gets it. */
  fetch(path: string): Promise<{ status: number; type: string; body: Buffer }>;
};

type Wanted = { name: string; email: string | null; phone: boolean };

/** A window of somebody's own. */
export async function openPerson(journey: Journey, { name, email, phone }: Wanted): Promise<Person> {
  const viewport = phone ? { width: PHONE_WIDTH, height: 844 } : { width: DESK_WIDTH, height: 900 };
  const context = await journey.browser.newContext({
    baseURL: journey.baseUrl,
    javaScriptEnabled: journey.javaScript,
    viewport,
    isMobile: phone,
    hasTouch: phone,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  const where = () => `${name} at ${page.url().replace(journey.baseUrl, '')}`;

  /** Does something that leads to another page; waits for it, and checks it. */
  async function arrive(lead: () => Promise<unknown>, status: number): Promise<void> {
    const answered = page.waitForResponse(isPage(page));
    const [response] = await Promise.all([answered, page.waitForEvent('load'), lead()]);
    if (response.status() !== status) {
      assert.fail(`${where()} answered ${response.status()}: ${(await mainWords(page)).slice(0, 600)}`);
    }
    await journey.checks.check(page, where(), status);
    assert.deepEqual(complaints.splice(0), [], `the console complains of ${where()}`);
  }

  async function signIn(address: string): Promise<void> {
    await person.fill({ email: address });
    await person.press('Send me a link and a code');
    const letter = await journey.letter(address, SUBJECT_OF_CODE);
    await person.fill({ code: codeIn(letter.text) });
    await person.press('Sign in');
  }

  const person: Person = {
    name,
    page,
    async goto(path) {
      await arrive(() => page.goto(path), 200);
      const shown = new URL(page.url()).pathname;
      // At home nobody is asked to sign in: the front page is there for those who have no account.
      const atFront =
        shown === '/' && (await page.locator('header').getByRole('link', { name: 'Sign in' }).count()) > 0;
      if ((shown === '/sign-in' || atFront) && path !== '/sign-in' && email !== null) {
        if (atFront) await arrive(() => page.goto('/sign-in'), 200);
        await signIn(email);
        if (new URL(page.url()).pathname !== path.replace(/[?#].*/, '')) await arrive(() => page.goto(path), 200);
      }
    },
    async refused(path, status) {
      // A session that ran out meanwhile is begun again first: refused is who is signed in.
      if (email !== null) await this.goto('/');
      await arrive(() => page.goto(path), status);
    },
    async fill(fields) {
      for (const [field, value] of Object.entries(fields)) await fillOne(page, field, value, where());
    },
    async tick(...labels) {
      for (const label of labels)
        await page.locator('main').getByLabel(label, { exact: true }).first().check({ force: true });
    },
    press: (button, { status = 200, within = 'main' } = {}) =>
      arrive(
        () =>
          page
            .locator(within)
            .getByRole('button', { name: button, exact: typeof button === 'string' })
            .first()
            .click(),
        status,
      ),
    follow: (link) =>
      arrive(
        () =>
          page
            .getByRole('link', { name: link, exact: typeof link === 'string' })
            .first()
            .click(),
        200,
      ),
    words: () => mainWords(page),
    async sees(...texts) {
      const words = await mainWords(page);
      for (const text of texts) {
        const there = typeof text === 'string' ? words.includes(text) : text.test(words);
        assert.equal(there, true, `${where()} does not say “${text}”: ${words.slice(0, 1500)}`);
      }
    },
    async seesNot(...texts) {
      const html = await page.content();
      for (const text of texts) assert.equal(html.includes(text), false, `${where()} says “${text}”`);
    },
    async fetch(path) {
      const response = await page.request.get(path);
      return { status: response.status(), type: response.headers()['content-type'] ?? '', body: await response.body() };
    },
  };
  return person;
}

/** The answer that becomes the page: not a redirect on the way to it, nor a picture on it. */
function isPage(page: Page): (response: Response) => boolean {
  return (response) =>
    response.request().isNavigationRequest() &&
    response.frame() === page.mainFrame() &&
    !(response.status() >= 300 && response.status() < 400);
}

/** What the browser finds wrong, but for its remark that a page was refused, which the journey expects or checks itself. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    const ofThePage = /Failed to load resource.* 4\d\d /.test(message.text()) && message.location().url === page.url();
    if (message.type() === 'error' && !ofThePage) complaints.push(`${message.text()} (${message.location().url})`);
  });
  return complaints;
}

/** The words of the page: what is folded up or unfolds by a choice is read too. */
async function mainWords(page: Page): Promise<string> {
  const text = await page.evaluate(() => `${document.querySelector('main')?.parentElement?.textContent ?? ''}`);
  return text.replace(/\s+/g, ' ');
}

async function fillOne(page: Page, name: string, value: Filling, where: string): Promise<void> {
  const fields = page.locator(`main [name="${name}"]:not([type="hidden"])`);
  const first = fields.first();
  assert.notEqual(await fields.count(), 0, `${where} has no field ${name}`);
  const kind = await first.evaluate((element) => `${element.tagName} ${element.getAttribute('type') ?? ''}`);
  if (typeof value === 'object' && 'buffer' in value) await first.setInputFiles(value);
  else if (/radio|checkbox/.test(kind)) for (const one of [value].flat()) await check(fields, String(one));
  else if (kind.startsWith('SELECT')) await first.selectOption(String(value));
  else await first.fill(String(value));
}

async function check(fields: Locator, value: string): Promise<void> {
  await fields.and(fields.page().locator(`[value="${value}"]`)).check({ force: true });
}
