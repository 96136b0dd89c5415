import assert from 'node:assert/strict';
import net from 'node:net';
import type { Browser } from 'playwright-core';
import { jobHandlers } from '../../src/app.ts';
import { launchBrowser } from './browser.ts';
import type { Template } from './database.ts';
import { type PageChecks, pageChecks } from './page-checks.ts';
import { openPerson, type Person } from './person.ts';
import { TEST_NOW, type TestService, testService } from './service.ts';

export type { Filling, Person } from './person.ts';

/** The product listening on a port, one browser, and people who each have a window of their own. */
export type Journey = {
  readonly service: TestService;
  readonly baseUrl: string;
  readonly browser: Browser;
  readonly javaScript: boolean;
  readonly checks: PageChecks;
  /** Somebody in a window of their own. Signed in, by mail, the first time that a page asks for it; `email` null is nobody. */
  person(name: string, email: string | null, options?: { phone?: boolean }): Promise<Person>;
  /** Goes on to that time of day, in UTC, and lets the day's round and all mail happen. Never back. */
  goOnTo(at: string): Promise<void>;
  /** The newest letter to that address with this in its subject. */
  letter(email: string, subject: RegExp): Promise<Letter>;
};

export type Letter = { subject: string; text: string; calendar: string | null; links: string[] };

export type JourneyOptions = {
  javaScript?: boolean;
  template?: Template;
  environment?: Record<string, string>;
  /** False where pages are only opened, read and sent, and nothing is kept on a device: a browser that draws no windows does. */
  windows?: boolean;
};

/** Starts the product on a free port over a database of the test's own. */
export async function journey(options: JourneyOptions = {}): Promise<Journey> {
  const { javaScript = true, windows = true } = options;
  const browser = await launchBrowser({ windows });
  const port = await freePort();
  const baseUrl = `http://127.0.0.1:${port}`;
  const service = await testService({
    ...(options.template ? { template: options.template } : {}),
    environment: { ...options.environment, PORT: String(port), BASE_URL: baseUrl },
  });
  await service.app.listen({ port, host: '127.0.0.1' });
  const checks = pageChecks(browser, javaScript);
  let now = TEST_NOW;
  const started: Journey = {
    service,
    baseUrl,
    browser,
    javaScript,
    checks,
    person: (name, email, { phone = false } = {}) => openPerson(started, { name, email, phone }),
    async goOnTo(at) {
      const next = new Date(at);
      assert.equal(next > now, true, `${at} is not after ${now.toISOString()}`);
      now = next;
      service.setNow(next);
      await service.runJobs();
      await jobHandlers(service.services)['daily-round']({ date: at.slice(0, 10) });
      await service.runJobs();
    },
    async letter(email, subject) {
      await service.runJobs();
      const found = await lettersTo(service, email);
      const letter = found.find((each) => subject.test(each.subject));
      assert.ok(letter, `no letter to ${email} is about ${subject}: ${found.map((each) => each.subject).join('; ')}`);
      return letter;
    },
  };
  return started;
}

async function lettersTo({ db }: TestService, email: string): Promise<Letter[]> {
  const rows = await db
    .selectFrom('mail_messages')
    .select(['subject', 'text_body', 'calendar', 'status'])
    .where('to_address', '=', email)
    .orderBy('queued_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(({ subject, text_body: text, calendar, status }) => {
    assert.notEqual(status, 'failed', `the letter “${subject}” has left`);
    return { subject, text, calendar, links: text.match(/https?:\/\/\S+/g) ?? [] };
  });
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}
