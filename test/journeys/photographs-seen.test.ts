import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { newId } from '#kernel/ids';
import { journey } from '#test/journey';
import { signInOn, soundScreen } from '#test/phone';
import { aChallenge } from '../../src/modules/challenges/testing/builders.ts';
import { anEmergingFinding } from '../../src/modules/findings/testing/builders.ts';
import { takeInPhotograph } from '../../src/modules/notebook/application/take-in-photograph.ts';
import { aNote, aSession } from '../../src/modules/notebook/testing/builders.ts';

const there = await journey();
const { service, baseUrl, browser } = there;
const { db, services } = service;
service.setNow(new Date('2027-05-11T19:00:00Z'));
const challenge = await aChallenge(db, { stage: 'on-site', reference: 'SEEN1' });
const { peer, secondPeer } = challenge.people;
const themeId = challenge.themes[0]?.id ?? '';
const startsAt = new Date('2027-05-11T09:00:00Z');
const session = await aSession(db, { challengeId: challenge.id, title: 'Social workers', startsAt });
const room = `${baseUrl}/challenges/SEEN1/team-room`;
/** More than are near the window of a desk at once. */
const MANY = 40;

/** As a telephone scales it down; no two have the same bytes. */
async function flipchart(page: Page, words: string, [width, height]: readonly [number, number]): Promise<Buffer> {
  const bytes = await page.evaluate(
    async ([text, wide, high]) => {
      const canvas = new OffscreenCanvas(wide, high);
      const paper = canvas.getContext('2d');
      if (!paper) throw new Error('no paper');
      paper.fillStyle = '#eee';
      paper.fillRect(0, 0, wide, high);
      paper.fillStyle = '#123';
      paper.font = `${high / 8}px sans-serif`;
      paper.fillText(text, wide / 16, high / 3);
      return [...new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg' })).arrayBuffer())];
    },
    [words, width, height] as const,
  );
  return Buffer.from(bytes);
}

async function photographed(page: Page, text: string, size: readonly [number, number], kind: 'neutral' | 'strength') {
  const note = { challengeId: challenge.id, authorId: secondPeer, sessionId: session, themeId, kind, text };
  const noteId = await aNote(db, { ...note, writtenAt: startsAt });
  const upload = async (field: string, [width, height]: readonly [number, number]) => {
    const stored = await services.files.putBytes(await flipchart(page, text, [width, height]));
    return { field, fileName: 'photograph.jpg', stored };
  };
  const files = { upload: await upload('photograph', size), small: await upload('small', [320, 240]) };
  await takeInPhotograph(services, { challengeId: challenge.id, id: newId(), noteId, ...files }, secondPeer);
  return noteId;
}

/** A window of one of the team's, and how many photographs it has fetched. */
async function windowOf(width: number, height: number) {
  const context = await browser.newContext({ viewport: { width, height } });
  context.setDefaultTimeout(20_000);
  await signInOn(there, context, peer);
  const page = await context.newPage();
  const fetched: string[] = [];
  page.on('request', (request) => request.url().includes('/photographs/') && fetched.push(request.url()));
  return { page, fetched, close: () => context.close() };
}

/** Each at most once, and most not at all. */
function isFrugal(fetched: readonly string[]): void {
  assert.equal(new Set(fetched).size, fetched.length);
  assert.equal(fetched.length > 0 && fetched.length < MANY / 2, true, `${fetched.length} of ${MANY + 1} fetched`);
}

/** The address of the photograph on the wall, once it is there. */
async function shownOnTheWall(page: Page): Promise<string> {
  const shown = await page.waitForFunction(() => {
    const image = document.querySelector<HTMLImageElement>('.cf-wall-screen img');
    return image?.complete && image.naturalWidth > 0 ? image.currentSrc : null;
  });
  return String(await shown.jsonValue());
}

describe('Photographs of flipcharts in the team room', () => {
  it('are seen small where they are near, and are fetched once each, whatever is moved meanwhile', async () => {
    const { page, fetched, close } = await windowOf(1280, 900);
    const wordless = await photographed(page, 'Photograph', [1600, 1200], 'neutral');
    for (let at = 0; at < MANY; at += 1) await photographed(page, `Chart ${at}`, [400, 300], 'strength');
    const group = { challengeId: challenge.id, themeId, noteIds: [wordless], by: peer, title: 'What works' };
    await anEmergingFinding(db, group);
    await page.goto(room);
    const small = page.locator('.cf-emerging').getByAltText('Photograph by Owen Peer, from ‘Social workers’');
    await page.waitForFunction(
      () => document.querySelector<HTMLImageElement>('.cf-emerging img')?.naturalWidth === 320,
    );
    const box = await small.boundingBox();
    assert.deepEqual([box?.width, box?.height], [160, 120]);
    await page.waitForLoadState('networkidle');
    isFrugal(fetched);
    await soundScreen(page, 'the team room with photographs');
    await page.getByRole('button', { name: /^Take out/ }).click();
    await page.locator('.cf-emerging').getByText('No notes are in it.').waitFor();
    await page.waitForLoadState('networkidle');
    // The board was copied in anew.
    isFrugal(fetched);
    await page.locator(`#note-${wordless} img`).scrollIntoViewIfNeeded();
    await page.locator(`#note-${wordless} a.cf-photograph`).click();
    await page.waitForURL(/\/photographs\//);
    assert.equal(await page.evaluate(() => document.contentType), 'image/jpeg');
    await page.goBack();
    await page.getByRole('heading', { name: 'Team room', level: 1 }).waitFor();
    await close();
  });

  it('fit on a phone', async () => {
    const { page, close } = await windowOf(390, 844);
    await page.goto(room);
    await soundScreen(page, 'the team room with photographs on a phone');
    await close();
  });

  it('fill the wall, a screen each, and nothing has to be scrolled', async () => {
    const { page, close } = await windowOf(1920, 1080);
    await page.goto(`${room}/projected`);
    await page
      .getByRole('link', { name: /^Photograph on screen/ })
      .first()
      .click();
    const picture = page.locator('.cf-wall-screen img');
    assert.equal((await shownOnTheWall(page)).endsWith('/small'), false);
    const box = await picture.boundingBox();
    assert.equal((box?.height ?? 0) >= 0.75 * 1080, true, `${box?.height} pixels high`);
    assert.equal(await page.evaluate(() => document.documentElement.scrollHeight), 1080);
    await soundScreen(page, 'a photograph on the wall');
    await page.keyboard.press('ArrowRight');
    await page.getByText('Chart 1', { exact: true }).waitFor();
    await close();
  });

  it('are fetched small where the wall is shown in a window in which that is large enough, and whole on a press', async () => {
    const { page, fetched, close } = await windowOf(320, 640);
    await page.goto(`${room}/projected`);
    await page
      .getByRole('link', { name: /^Photograph on screen/ })
      .first()
      .click();
    assert.match(await shownOnTheWall(page), /\/photographs\/[^/]+\/small$/);
    assert.deepEqual(
      fetched.map((address) => address.endsWith('/small')),
      [true],
    );
    await page.locator('.cf-wall-screen__photograph a').click();
    await page.waitForURL(/\/photographs\/[^/]+$/);
    await close();
  });
});
