import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { TEST_NOW, testService } from '#test/service';

async function withAyesha(environment: Record<string, string> = {}) {
  const service = await testService({ environment });
  const id = newId();
  const person = { id, name: 'Ayesha Rahman', email: 'ayesha@northdale.example', created_at: TEST_NOW };
  await service.db
    .insertInto('people')
    .values({ ...person, demo_position: environment.DEMO ? 1 : null })
    .execute();
  return { service, personId: id };
}

async function lastMail(service: Awaited<ReturnType<typeof testService>>) {
  const mail = await service.db.selectFrom('mail_messages').selectAll().orderBy('id', 'desc').executeTakeFirstOrThrow();
  return {
    ...mail,
    code: /code\s+is\s+(\w{3}\s\w{3})/.exec(mail.text_body)?.[1] ?? '',
    link: /(\/sign-in\/link\/[\w-]+)/.exec(mail.text_body)?.[1] ?? '',
  };
}

const session = (response: { cookies: Array<{ name: string; value: string }> }) =>
  response.cookies.find((cookie) => cookie.name === 'cf-session')?.value;

describe('Signing in', () => {
  it('sends a link and a code, and lets in by the code, once', async () => {
    const { service } = await withAyesha();
    const browser = service.browser();
    const asked = await browser.post('/sign-in', { email: 'Ayesha@Northdale.example', 'return-to': '/account' });
    assert.equal(asked.headers.location, '/sign-in/code');
    await service.runJobs();
    const mail = await lastMail(service);
    assert.equal(mail.status, 'kept');
    const entered = await browser.post('/sign-in/code', { code: mail.code.toLowerCase() });
    assert.equal(entered.headers.location, '/account');
    assert.equal((await browser.get('/account')).statusCode, 200);
    const again = await service.browser().post('/sign-in/code', { code: mail.code });
    assert.equal(again.statusCode, 422);
    assert.equal(again.body.includes('That was used before'), true);
  });

  it('uses nothing up when the link is only opened', async () => {
    const { service } = await withAyesha();
    const browser = service.browser();
    await browser.post('/sign-in', { email: 'ayesha@northdale.example' });
    const { link } = await lastMail(service);
    for (let opened = 0; opened < 3; opened += 1) assert.equal((await browser.get(link)).statusCode, 200);
    assert.equal((await browser.post(link)).statusCode, 303);
    assert.equal((await service.browser().post(link)).statusCode, 410);
  });

  it('empties what the browser kept where somebody was signed in on it until then, and only there', async () => {
    const { service } = await withAyesha();
    const browser = service.browser();
    const signedIn = async (minute: number) => {
      service.setNow(new Date(TEST_NOW.getTime() + minute * 60_000));
      await browser.post('/sign-in', { email: 'ayesha@northdale.example' });
      const answer = await browser.post((await lastMail(service)).link);
      return [answer.statusCode, answer.headers['clear-site-data']];
    };
    assert.deepEqual(
      [await signedIn(0), await signedIn(1)],
      [
        [303, undefined],
        [303, '"cache"'],
      ],
    );
  });

  it('does not let another browser in, by link or by code', async () => {
    const { service } = await withAyesha();
    await service.browser().post('/sign-in', { email: 'ayesha@northdale.example' });
    const { link, code } = await lastMail(service);
    const other = service.browser('c');
    const refused = await other.post(link);
    assert.equal(refused.statusCode, 410);
    assert.equal(refused.body.includes('in the browser where you asked'), true);
    assert.equal((await other.post('/sign-in/code', { code })).statusCode, 422);
  });

  it('answers a known and an unknown address alike', async () => {
    const { service } = await withAyesha();
    const known = await service.browser().post('/sign-in', { email: 'ayesha@northdale.example' });
    const unknown = await service.browser().post('/sign-in', { email: 'nobody@northdale.example' });
    assert.deepEqual([unknown.statusCode, unknown.headers.location], [known.statusCode, known.headers.location]);
    const wrong = await service.browser().post('/sign-in/code', { code: 'AAAAAA' });
    assert.equal(wrong.body.includes('That code is not right'), true);
  });

  it('stops after five requests for one address in a quarter of an hour', async () => {
    const { service } = await withAyesha();
    const browser = service.browser();
    const statuses: number[] = [];
    for (let tries = 0; tries < 6; tries += 1) {
      statuses.push((await browser.post('/sign-in', { email: 'ayesha@northdale.example' })).statusCode);
    }
    assert.deepEqual(statuses, [303, 303, 303, 303, 303, 429]);
  });

  it('stops after five wrong codes, even for the right one', async () => {
    const { service } = await withAyesha();
    const browser = service.browser();
    await browser.post('/sign-in', { email: 'ayesha@northdale.example' });
    for (let tries = 0; tries < 5; tries += 1) await browser.post('/sign-in/code', { code: 'ZZZZZZ' });
    const right = await browser.post('/sign-in/code', { code: (await lastMail(service)).code });
    assert.equal(right.body.includes('too many tries'), true);
  });

  it('keeps what was typed beside a message that says what to do', async () => {
    const { service } = await withAyesha();
    const response = await service.browser().post('/sign-in', { email: 'ayesha at northdale' });
    assert.equal(response.statusCode, 422);
    assert.equal(response.body.includes('value="ayesha at northdale"'), true);
    assert.equal(response.body.includes('Enter an email address like name@example.org'), true);
  });

  it('gives a new session at each sign-in and ends the old one', async () => {
    const { service, personId } = await withAyesha({ DEMO: 'yes' });
    const browser = service.browser();
    const first = session(await browser.post(`/sign-in/demo/${personId}`));
    const second = session(await browser.post(`/sign-in/demo/${personId}`));
    assert.notEqual(first, second);
    const old = await service
      .browser()
      .inject({ method: 'GET', url: '/account', cookies: { 'cf-session': first ?? '' } });
    assert.equal(old.statusCode, 303);
  });

  it('never leads away to another site', async () => {
    const { service, personId } = await withAyesha({ DEMO: 'yes' });
    for (const to of ['https://evil.example', '//evil.example', '/\\evil.example']) {
      const response = await service.browser().post(`/sign-in/demo/${personId}`, { 'return-to': to });
      assert.equal(response.headers.location, '/');
    }
  });

  it('has no one-press way in outside the demo, and no outbox for strangers', async () => {
    const { service, personId } = await withAyesha();
    assert.equal((await service.browser().post(`/sign-in/demo/${personId}`)).statusCode, 404);
    assert.equal((await service.browser().get('/outbox')).statusCode, 303);
    assert.equal((await (await service.as(personId)).get('/outbox')).statusCode, 403);
  });

  it('refuses a form without its token, and changes nothing', async () => {
    const { service } = await withAyesha();
    const response = await service.browser().post('/sign-in', { _csrf: 'made up', email: 'ayesha@northdale.example' });
    assert.equal(response.statusCode, 403);
    assert.deepEqual(await service.db.selectFrom('sign_in_requests').select('id').execute(), []);
  });
});

describe('Sessions', () => {
  it('end everywhere when asked to', async () => {
    const { service, personId } = await withAyesha();
    const [phone, desk] = [await service.as(personId), await service.as(personId)];
    assert.equal((await phone.post('/account/sessions/ending')).statusCode, 303);
    assert.equal((await desk.get('/account')).headers.location, '/sign-in?return-to=%2Faccount');
  });

  it('end after twelve idle hours and after fourteen days', async () => {
    const { service, personId } = await withAyesha();
    const idle = await service.as(personId);
    service.setNow(new Date(TEST_NOW.getTime() + 12 * 3_600_000));
    assert.equal((await idle.get('/account')).statusCode, 303);
    service.setNow(TEST_NOW);
    const busy = await service.as(personId);
    for (let hours = 10; hours < 14 * 24; hours += 10) {
      service.setNow(new Date(TEST_NOW.getTime() + hours * 3_600_000));
      assert.equal((await busy.get('/account')).statusCode, 200);
    }
    service.setNow(new Date(TEST_NOW.getTime() + 14 * 24 * 3_600_000));
    assert.equal((await busy.get('/account')).statusCode, 303);
  });

  it('are stored as hashes only', async () => {
    const { service, personId } = await withAyesha();
    await service.as(personId);
    const [row] = await service.db.selectFrom('web_sessions').select('token_hash').execute();
    assert.equal(row?.token_hash.length, 32);
  });
});

describe('Cookies', () => {
  it('carry __Host- and secure over https', async () => {
    const { service, personId } = await withAyesha({ DEMO: 'yes', BASE_URL: 'https://peers.example' });
    const response = await service.browser().post(`/sign-in/demo/${personId}`);
    const cookie = response.cookies.find(({ name }) => name === '__Host-cf-session');
    assert.deepEqual([cookie?.secure, cookie?.httpOnly, cookie?.path, cookie?.sameSite], [true, true, '/', 'Lax']);
  });
});
