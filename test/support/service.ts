import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import type { Database } from '#platform/database/connect';
import type { Services } from '#platform/http/context';
import { cookieNames, keyed, maskToken } from '#platform/http/cookies';
import { runDueJobs } from '#platform/jobs/worker';
import { startSession } from '#platform/sessions/sessions';
import { jobHandlers, makeApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { makeServices } from '../../src/service.ts';
import { TEST_NOW, TEST_SECRET } from './constants.ts';
import { type Template, testDatabase } from './database.ts';

export { TEST_NOW, TEST_SECRET };

/** The product in this process, over a database of the test file's own, with a clock the test sets. */
export type TestService = {
  readonly app: FastifyInstance;
  readonly services: Services;
  readonly db: Database;
  /** Moves the clock. */
  setNow(now: Date): void;
  /** A browser of nobody yet; another letter is another browser. */
  browser(letter?: string): TestBrowser;
  /** A browser in which that person is signed in. */
  as(personId: string): Promise<TestBrowser>;
  /** Runs every job that is due, such as mail. */
  runJobs(): Promise<void>;
};

/** Keeps cookies, and puts the right token in each form. */
export type TestBrowser = {
  get(url: string): Promise<LightMyRequestResponse>;
  post(url: string, fields?: Record<string, string | string[]>): Promise<LightMyRequestResponse>;
  /** A form with files: each `{ name, fileName, type, content }`. */
  upload(url: string, fields: Record<string, string>, files: TestFile[]): Promise<LightMyRequestResponse>;
  inject(options: InjectOptions): Promise<LightMyRequestResponse>;
};
export type TestFile = { name: string; fileName: string; type: string; content: Buffer };

export async function testService(
  options: { template?: Template; environment?: Record<string, string> } = {},
): Promise<TestService> {
  const { db, url } = await testDatabase(options.template);
  const dataFolder = mkdtempSync(path.join(os.tmpdir(), 'cf-test-'));
  if (options.template === 'demo') copyDemoFiles(dataFolder);
  const read = readConfig({
    NODE_ENV: 'test',
    SECRET: TEST_SECRET,
    DATA_DIR: dataFolder,
    LOG_LEVEL: 'silent',
    DEMO: 'no',
    ...options.environment,
  });
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  let now = TEST_NOW;
  const services = makeServices(read.config, db, () => now);
  const app = await makeApp(services);
  after(async () => {
    await app.close();
    rmSync(dataFolder, { recursive: true, force: true });
  });
  return {
    app,
    services,
    db,
    setNow(at) {
      now = at;
    },
    browser: (letter) => testBrowser(app, services, {}, letter),
    async as(personId) {
      const names = cookieNames(services.config);
      return testBrowser(app, services, { [names.session]: await startSession(db, personId, 'Test browser', now) });
    },
    runJobs: () => runDueJobs(url, jobHandlers(services), services.logger),
  };
}

/** The demo's documents stand in files beside its database: a file without them answers as a broken disk would. */
function copyDemoFiles(dataFolder: string): void {
  const from = process.env.TEST_DEMO_FOLDER;
  if (from) cpSync(path.join(from, 'files'), path.join(dataFolder, 'files'), { recursive: true });
}

/** The cookies of a browser of nobody, and the token its forms carry. */
export function testBrowserCookies(
  services: Services,
  letter = 'b',
): { cookies: Record<string, string>; csrf: string } {
  const browserId = letter.repeat(43);
  return {
    cookies: { [cookieNames(services.config).browser]: browserId },
    csrf: maskToken(keyed(services.config.secret, 'csrf', browserId)),
  };
}

function testBrowser(
  app: FastifyInstance,
  services: Services,
  start: Record<string, string>,
  letter = 'b',
): TestBrowser {
  const { cookies: given, csrf } = testBrowserCookies(services, letter);
  const cookies: Record<string, string> = { ...given, ...start };
  async function inject(options: InjectOptions): Promise<LightMyRequestResponse> {
    const response = await app.inject({
      ...options,
      cookies: { ...cookies, ...(options.cookies as Record<string, string> | undefined) },
    });
    for (const cookie of response.cookies) {
      if (cookie.maxAge === 0 || (cookie.expires && cookie.expires.getTime() < 86_400_000)) delete cookies[cookie.name];
      else cookies[cookie.name] = cookie.value;
    }
    return response;
  }
  return {
    inject,
    get: (url) => inject({ method: 'GET', url }),
    post: (url, fields = {}) =>
      inject({
        method: 'POST',
        url,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: encodeForm({ _csrf: csrf, ...fields }),
      }),
    upload(url, fields, files) {
      const boundary = 'test-boundary-0123456789';
      const payload = multipartBody(boundary, { _csrf: csrf, ...fields }, files);
      return inject({
        method: 'POST',
        url,
        headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
        payload,
      });
    },
  };
}

function encodeForm(fields: Record<string, string | string[]>): string {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one);
  return form.toString();
}

function multipartBody(boundary: string, fields: Record<string, string>, files: TestFile[]): Buffer {
  const parts: Buffer[] = [];
  for (const [name, value] of Object.entries(fields)) {
    parts.push(Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`));
  }
  for (const file of files) {
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="${file.name}"; filename="${file.fileName}"\r\ncontent-type: ${file.type}\r\n\r\n`;
    parts.push(Buffer.from(head), file.content, Buffer.from('\r\n'));
  }
  parts.push(Buffer.from(`--${boundary}--\r\n`));
  return Buffer.concat(parts);
}
