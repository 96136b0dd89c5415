import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { newId } from '#kernel/ids';
import { TEST_NOW, testService } from '#test/service';
import { isMaskOf, keyed, maskToken } from './cookies.ts';

describe('Pages', () => {
  it('come compressed to browsers that take it, and say the same', async () => {
    const service = await testService();
    const browser = service.browser();
    const plain = await browser.get('/privacy');
    const small = await browser.inject({ method: 'GET', url: '/privacy', headers: { 'accept-encoding': 'gzip, br' } });
    assert.equal(small.headers['content-encoding'], 'gzip');
    assert.equal(gunzipSync(small.rawPayload).toString(), plain.body);
    assert.equal(plain.headers['content-encoding'], undefined);
  });
});

describe('A page that says no', () => {
  it('lets one sign out like any other', async () => {
    const service = await testService();
    const id = newId();
    await service.db.insertInto('people').values({ id, name: 'Ayesha Rahman', created_at: TEST_NOW }).execute();
    const browser = await service.as(id);
    const page = await browser.get('/outbox');
    const token = /action="\/sign-out"><input type="hidden" name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
    const out = await browser.post('/sign-out', { _csrf: token });
    assert.deepEqual([page.statusCode, out.statusCode, out.headers.location], [403, 303, '/sign-in']);
  });
});

describe('What a browser keeps of ours', () => {
  it('it forgets at signing out, and where a session has ended by itself at the next page, once; not before, and nothing else of it', async () => {
    const service = await testService();
    const id = newId();
    await service.db.insertInto('people').values({ id, name: 'Ayesha Rahman', created_at: TEST_NOW }).execute();
    const browser = await service.as(id);
    const told = async (mode: string, by = browser) => {
      const page = await by.inject({ method: 'GET', url: '/privacy', headers: { 'sec-fetch-mode': mode } });
      return page.headers['clear-site-data'];
    };
    assert.equal(await told('navigate'), undefined);
    const out = await browser.post('/sign-out', {});
    assert.equal(out.headers['clear-site-data'], '"cache"');
    // Its cookie is gone with it.
    assert.equal(await told('navigate', browser), undefined);
    const left = await service.as(id);
    service.setNow(new Date(TEST_NOW.getTime() + 13 * 3_600_000));
    assert.equal(await told('cors', left), undefined);
    assert.deepEqual([await told('navigate', left), await told('navigate', left)], ['"cache"', undefined]);
  });
});

describe('The token of a form', () => {
  it('looks different on every page, and is known again on each', () => {
    const token = keyed('a secret', 'csrf', 'this browser');
    const [one, two] = [maskToken(token), maskToken(token)];
    assert.notEqual(one, two);
    assert.deepEqual([isMaskOf(one, token), isMaskOf(two, token)], [true, true]);
  });

  it('is not known where it belongs to another browser, is cut short, bare or nothing', () => {
    const token = keyed('a secret', 'csrf', 'this browser');
    const others = [
      maskToken(keyed('a secret', 'csrf', 'another')),
      maskToken(token).slice(0, -2),
      token,
      '',
      undefined,
      ['x'],
    ];
    assert.deepEqual(
      others.map((other) => isMaskOf(other, token)),
      others.map(() => false),
    );
  });
});
