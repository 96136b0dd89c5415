import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { newId } from '#kernel/ids';
import { choosePhotograph, flipchart } from '#test/flipchart';
import { journey } from '#test/journey';
import { onSite } from '#test/on-site';
import { signInOn, soundScreen } from '#test/phone';
import { takeInPhotograph } from '../../src/modules/notebook/application/take-in-photograph.ts';
import { SMALL_BYTES, wholePicture } from '../../src/modules/notebook/domain/picture.ts';
import { aNote } from '../../src/modules/notebook/testing/builders.ts';

const there = await journey();
const { service, baseUrl, browser } = there;
const { db, services } = service;
const { challenge, peer, secondPeer, phone: aPhone } = await onSite(there);
const base = `${baseUrl}/challenges/${challenge.reference}`;
/** A page of the list of notes. */
const MANY = 50;

/** What the server keeps of a photograph: both sizes. */
async function bothSizes() {
  const row = await db
    .selectFrom('note_photographs')
    .select(['sha256', 'small_sha256'])
    .orderBy('id')
    .executeTakeFirstOrThrow();
  const bytes = async (sha256: string | null) => Buffer.from(await services.files.part(sha256 ?? '', 0, 2_000_000));
  return { whole: await bytes(row.sha256), small: await bytes(row.small_sha256) };
}

/** The same picture with a remark in it, so that its bytes are its own. */
function remarked(jpeg: Buffer, words: string): Buffer {
  const head = Buffer.from([0xff, 0xfe, 0, words.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), head, Buffer.from(words, 'latin1'), jpeg.subarray(2)]);
}

async function photographed(words: string, { whole, small }: Record<'whole' | 'small', Buffer>): Promise<void> {
  const noteId = await aNote(db, { challengeId: challenge.id, authorId: peer, text: words });
  const upload = async (field: string, bytes: Buffer) => {
    const stored = await services.files.putBytes(remarked(bytes, words));
    return { field, fileName: 'photograph.jpg', stored };
  };
  const files = { upload: await upload('photograph', whole), small: await upload('small', small) };
  await takeInPhotograph(services, { challengeId: challenge.id, id: newId(), noteId, ...files }, peer);
}

/** What comes over the wire of photographs: by which answers, how many, and how many bytes, since it was last asked. */
async function overTheWire(context: BrowserContext, page: Page) {
  const wire = await context.newCDPSession(page);
  await wire.send('Network.enable');
  let asked: string[] = [];
  const statuses = new Map<string, number>();
  const lengths = new Map<string, number>();
  // They come in any order.
  wire.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (request.url.includes('/photographs/')) asked.push(requestId);
  });
  wire.on('Network.responseReceivedExtraInfo', ({ requestId, statusCode }) => statuses.set(requestId, statusCode));
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => lengths.set(requestId, encodedDataLength));
  return () => {
    const all = asked;
    asked = [];
    const bytes = all.reduce((sum, id) => sum + (lengths.get(id) ?? Number.NaN), 0);
    return { statuses: [...new Set(all.map((id) => statuses.get(id)))], count: all.length, bytes };
  };
}

/** Goes down the page past every photograph, until each is there. */
async function lookAtAll(page: Page, pictures: number): Promise<void> {
  const images = page.locator('img[src$="/small"]');
  assert.equal(await images.count(), pictures);
  for (const image of await images.all()) await image.scrollIntoViewIfNeeded();
  await page.waitForFunction(() =>
    [...document.querySelectorAll('img')].every((image) => image.complete && image.naturalWidth === 320),
  );
  await page.waitForLoadState('networkidle');
}

describe('The small version of a photograph', () => {
  it('is made by the phone, and sent along', async () => {
    const phone = await aPhone();
    await phone.open();
    await choosePhotograph(phone.page, 'flipchart.jpg', await flipchart(phone.page, 2000, 1500, 'grainy'));
    await phone.write('What the south team put on the wall');
    await phone.says('Everything is confirmed');
    const { whole, small } = await bothSizes();
    assert.deepEqual(wholePicture(whole), { width: 1600, height: 1200 });
    assert.deepEqual(wholePicture(small), { width: 320, height: 240 });
    assert.equal(small.length <= SMALL_BYTES && whole.length > 4 * small.length, true, `${small.length}`);
    await phone.context.close();
  });

  it('that a phone cannot make is missing, the photograph is there all the same, and its author’s notebook makes it later', async () => {
    const other = await onSite(there);
    const phone = await other.phone();
    await phone.open();
    await phone.page.evaluate(() => {
      const make = HTMLCanvasElement.prototype.toBlob;
      HTMLCanvasElement.prototype.toBlob = function (this: HTMLCanvasElement, done, ...asked) {
        if (this.width > 320) make.call(this, done, ...asked);
        else done(null);
      };
    });
    await choosePhotograph(phone.page, 'flipchart.jpg', await flipchart(phone.page, 900, 1200));
    await phone.write('From an old phone');
    await phone.says('Everything is confirmed');
    const kept = async () =>
      await db
        .selectFrom('note_photographs as photograph')
        .innerJoin('notes as note', 'note.id', 'photograph.note_id')
        .select(['photograph.small_sha256', 'photograph.width', 'photograph.height'])
        .where('note.challenge_id', '=', other.challenge.id)
        .execute();
    assert.deepEqual(await kept(), [{ small_sha256: null, width: 900, height: 1200 }]);
    await phone.context.close();
    // On another device of theirs, which has nothing of it.
    const laptop = await other.phone();
    const comes = laptop.page.waitForResponse(/\/notebook\/photographs\/[^/]+\/small$/);
    await laptop.open();
    assert.equal((await comes).status(), 200);
    const [{ small_sha256: sha256 } = { small_sha256: '' }] = await kept();
    const small = await services.files.part(sha256 ?? '', 0, SMALL_BYTES);
    assert.deepEqual(wholePicture(small), { width: 240, height: 320 });
    await laptop.context.close();
  });

  it('is all that a list fetches, once, and then asks for; in full it comes on a press', async () => {
    const sizes = await bothSizes();
    for (let at = 1; at < MANY; at += 1) await photographed(`Chart ${at}`, sizes);
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    context.setDefaultTimeout(20_000);
    await signInOn(there, context, secondPeer);
    const page = await context.newPage();
    const came = await overTheWire(context, page);
    await page.goto(`${base}/notes`);
    await lookAtAll(page, MANY);
    const first = came();
    assert.deepEqual([first.statuses, first.count], [[200], MANY]);
    assert.equal(first.bytes < MANY * (SMALL_BYTES + 1000), true, `${first.bytes} bytes`);
    await soundScreen(page, 'a list of photographs');
    await page.goto(`${base}/notes`);
    await lookAtAll(page, MANY);
    const second = came();
    assert.deepEqual([second.statuses, second.count], [[304], MANY]);
    assert.equal(second.bytes < MANY * 1000, true, `${second.bytes} bytes`);
    await page
      .getByRole('link', { name: /^Photograph by/ })
      .first()
      .click();
    await page.waitForURL(/\/photographs\/[^/]+$/);
    assert.equal(await page.evaluate(() => document.images[0]?.naturalWidth), 1600);
    await context.close();
  });

  it('leaves the page of the note to show it in full, where nothing moves when it arrives', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    await signInOn(there, context, secondPeer);
    const page = await context.newPage();
    let arrive = () => {};
    const held = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    await context.route('**/photographs/*', async (route) => {
      await held;
      await route.continue();
    });
    const { id } = await db
      .selectFrom('notes')
      .select('id')
      .where('text', '=', 'What the south team put on the wall')
      .executeTakeFirstOrThrow();
    await page.goto(`${base}/notes/${id}`, { waitUntil: 'domcontentloaded' });
    const foot = page.locator('.cf-note__foot');
    const before = await foot.boundingBox();
    assert.equal(await page.evaluate(() => document.querySelector<HTMLImageElement>('.cf-note img')?.naturalWidth), 0);
    arrive();
    await page.waitForFunction(() => document.querySelector<HTMLImageElement>('.cf-note img')?.naturalWidth === 1600);
    assert.deepEqual(await foot.boundingBox(), before);
    await context.close();
  });

  it('is not to be had from the browser any more once one may not see it, or has signed out', async () => {
    const context = await browser.newContext();
    context.setDefaultTimeout(20_000);
    await signInOn(there, context, secondPeer);
    const page = await context.newPage();
    await page.goto(`${base}/notes`);
    const source = (await page.locator('img[src$="/small"]').first().getAttribute('src')) ?? '';
    const asked = async (cache: RequestCache) =>
      await page.evaluate(
        async ([address, how]) => {
          const { status, headers } = await fetch(address, { cache: how });
          return `${status} ${headers.get('content-type')?.split(';')[0]}`;
        },
        [source, cache] as const,
      );
    assert.deepEqual([await asked('default'), await asked('force-cache')], ['200 image/jpeg', '200 image/jpeg']);
    const grant = db.updateTable('role_grants').where('person_id', '=', secondPeer);
    await grant.set({ ended_at: service.services.clock() }).execute();
    assert.equal(await asked('default'), '404 text/html');
    await grant.set({ ended_at: null }).execute();
    // Opened by itself, it is a page to go back to.
    await page.goto(`${baseUrl}${source}`);
    await page.goto(`${baseUrl}/account`);
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    assert.equal(await asked('force-cache'), '200 text/html');
    await page.goBack();
    await page.goBack();
    assert.equal(await page.evaluate(() => document.contentType), 'text/html');
    await context.close();
  });
});
