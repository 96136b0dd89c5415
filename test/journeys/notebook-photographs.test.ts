import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { choosePhotograph, flipchart } from '#test/flipchart';
import { journey } from '#test/journey';
import { onSite as anywhere } from '#test/on-site';
import { alteredOnTheWay, signInOn, soundScreen } from '#test/phone';
import { cutShort, rowsOn, takeAway, untilOn } from '#test/phone-memory';
import { wholePicture } from '../../src/modules/notebook/domain/picture.ts';
import { pngThatClaims } from '../../src/modules/notebook/testing/pictures.ts';

const there = await journey();
const { service, checks } = there;
const { db } = service;

const onSite = () => anywhere(there);

/** The sizes of the photographs that the server keeps with notes of that challenge, and the words of each note. */
async function kept(challengeId: string): Promise<{ text: string | null; width: number; height: number }[]> {
  const rows = await db
    .selectFrom('note_photographs as photograph')
    .innerJoin('notes as note', 'note.id', 'photograph.note_id')
    .select(['note.text', 'photograph.sha256'])
    .where('note.challenge_id', '=', challengeId)
    .orderBy('note.text')
    .execute();
  return await Promise.all(
    rows.map(async ({ text, sha256 }) => {
      const size = wholePicture(await buffer(service.services.files.read(sha256)));
      return { text, width: size?.width ?? 0, height: size?.height ?? 0 };
    }),
  );
}

/** Until the team has one: a screen says that everything is confirmed before the notebook knows that one has to be sent again. */
async function untilKept(challengeId: string): Promise<void> {
  const patienceEnds = Date.now() + 20_000;
  while ((await kept(challengeId)).length === 0 && Date.now() < patienceEnds);
}

describe('A photograph of a flipchart', () => {
  it('is scaled down on the phone, kept and shown without a network, and sent after its note', async () => {
    const { challenge, phone: aPhone } = await onSite();
    const phone = await aPhone();
    const { page, context } = phone;
    await phone.open();
    await context.setOffline(true);
    await choosePhotograph(page, 'flipchart.jpg', await flipchart(page, 4000, 3000));
    await phone.write('What the south team put on the wall');
    // A photograph says it all: it needs no words.
    await choosePhotograph(page, 'flipchart.jpg', await flipchart(page, 900, 1200));
    await page.getByRole('button', { name: 'Save the note' }).click();
    const cards = page.locator('.cf-notebook__notes .cf-note');
    await cards.nth(1).waitFor();
    await page.reload();
    await cards.nth(1).waitFor();
    await page.getByRole('button', { name: 'Photograph of this note' }).first().click();
    await page.getByAltText('The photograph of this note').waitFor();
    await soundScreen(page, 'a photograph on the phone');
    await context.setOffline(false);
    await phone.says('Everything is confirmed');
    assert.deepEqual(await kept(challenge.id), [
      { text: 'Photograph', width: 900, height: 1200 },
      { text: 'What the south team put on the wall', width: 1600, height: 1200 },
    ]);
    await context.close();
  });

  it('that is none is told at once, and the note with its words is saved all the same', async () => {
    const { challenge, phone: aPhone } = await onSite();
    const phone = await aPhone();
    const { page } = phone;
    await phone.open();
    const wrong = page.locator('#notebook-wrong');
    for (const [name, bytes, words] of [
      ['letter.jpg', Buffer.from('%PDF-1.7'), 'That is not a picture that this phone can read'],
      ['picture.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'That is not a picture'],
      ['huge.png', pngThatClaims(60_000, 60_000), 'That picture has too many points'],
    ] as const) {
      await choosePhotograph(page, name, bytes);
      await wrong.filter({ hasText: words }).waitFor();
    }
    await soundScreen(page, 'a photograph that is none');
    await phone.write('The words alone');
    await phone.says('Everything is confirmed');
    assert.deepEqual(await kept(challenge.id), []);
    await phone.context.close();
  });

  it('that the server will not have says so by its note, keeps up no other, and can be taken off', async () => {
    const { challenge, phone: aPhone } = await onSite();
    const phone = await aPhone();
    const { page, context } = phone;
    await phone.open();
    await context.setOffline(true);
    for (const text of ['First', 'Second']) {
      await choosePhotograph(page, 'flipchart.jpg', await flipchart(page, 400, 300));
      await phone.write(text);
    }
    let altered = 0;
    await context.route('**/notebook/photographs', async (route) => {
      altered += 1;
      if (altered > 1) return await route.continue();
      // As if the phone's memory had failed: what arrives is half a picture.
      const body = route.request().postDataBuffer() ?? Buffer.alloc(0);
      const start = body.indexOf(Buffer.from('ffd8ff', 'hex'));
      const end = body.lastIndexOf(Buffer.from('\r\n--'));
      const cut = Buffer.concat([body.subarray(0, start + Math.floor((end - start) / 2)), body.subarray(end)]);
      await route.continue({ postData: cut });
    });
    await context.setOffline(false);
    await page.getByText('The photograph was not taken in. That photograph is not whole').waitFor();
    await phone.says('1 thing was not taken in: it says why, below. All else is confirmed.');
    assert.equal((await kept(challenge.id)).length, 1);
    await page.getByRole('button', { name: 'Take the photograph off' }).click();
    await phone.says('Everything is confirmed');
    await context.close();
  });
});

/** From now on, how often the page reads the bytes of a photograph, and how often it unlocks them. */
async function countReadings(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const read: string[] = [];
    Object.assign(window, { read });
    for (const name of ['get', 'getAll', 'openCursor'] as const) {
      const ask = IDBObjectStore.prototype[name] as (this: IDBObjectStore, ...asked: unknown[]) => never;
      Object.assign(IDBObjectStore.prototype, {
        [name](this: IDBObjectStore, ...asked: unknown[]) {
          if (this.name === 'photographs') read.push(name);
          return ask.apply(this, asked);
        },
      });
    }
    const unlock = SubtleCrypto.prototype.decrypt;
    SubtleCrypto.prototype.decrypt = function (this: SubtleCrypto, ...asked: Parameters<typeof unlock>) {
      const { additionalData } = asked[0] as AesGcmParams;
      if (new TextDecoder().decode(additionalData).startsWith('photograph/')) read.push('decrypt');
      return unlock.apply(this, asked);
    };
  });
}

async function readings(page: Page): Promise<string[]> {
  return await page.evaluate(() => (window as unknown as { read: string[] }).read.splice(0));
}

describe('The bytes of photographs on a phone', () => {
  it('are read when one is looked at or sent, and not when the notebook is opened', async () => {
    const { challenge, phone: aPhone } = await onSite();
    const phone = await aPhone();
    const { page, context } = phone;
    await phone.open();
    await context.setOffline(true);
    for (const text of ['First', 'Second', 'Third']) {
      await choosePhotograph(page, 'flipchart.jpg', await flipchart(page, 900, 1200));
      await phone.write(text);
    }
    await countReadings(page);
    await page.reload();
    const shown = page.getByRole('button', { name: 'Photograph of this note' });
    await shown.nth(2).waitFor();
    await phone.says('3 changes are saved on this phone. There is no network');
    assert.deepEqual(await readings(page), []);
    await shown.first().click();
    await page.getByAltText('The photograph of this note').waitFor();
    assert.deepEqual(await readings(page), ['get', 'decrypt']);
    await context.setOffline(false);
    await phone.says('Everything is confirmed');
    assert.equal((await readings(page)).filter((what) => what === 'decrypt').length, 3);
    assert.equal((await kept(challenge.id)).length, 3);
    // Confirmed ones are not read either.
    await page.reload();
    await shown.nth(2).waitFor();
    await phone.says('Everything is confirmed');
    assert.deepEqual(await readings(page), []);
    await context.close();
  });

  it('that an earlier version of the notebook kept are found, and read no more once they are on its list', async () => {
    const { challenge, phone: aPhone } = await onSite();
    const phone = await aPhone();
    const { page, context } = phone;
    await phone.open();
    await context.setOffline(true);
    await choosePhotograph(page, 'flipchart.jpg', await flipchart(page, 900, 1200));
    await phone.write('Of before');
    await takeAway(page, 'meta', ['photographs']);
    await countReadings(page);
    const shown = page.getByRole('button', { name: 'Photograph of this note' });
    let read: string[] = [];
    for (let opened = 0; opened < 2; opened += 1) {
      await page.reload();
      await shown.waitFor();
      await untilOn(page, 'photographs');
      read = await readings(page);
    }
    assert.deepEqual(read, []);
    await context.setOffline(false);
    await phone.says('Everything is confirmed');
    assert.deepEqual(await kept(challenge.id), [{ text: 'Of before', width: 900, height: 1200 }]);
    await context.close();
  });

  it('that have gone bad are said, in their place and when they cannot be sent, and hold up no other', async () => {
    const { challenge, phone: aPhone } = await onSite();
    const phone = await aPhone();
    const { page, context } = phone;
    await phone.open();
    await context.setOffline(true);
    for (const text of ['First', 'Second']) {
      await choosePhotograph(page, 'flipchart.jpg', await flipchart(page, 400, 300));
      await phone.write(text);
    }
    const [first] = (await rowsOn(page, 'photographs')).map(({ key }) => key);
    await cutShort(page, 'photographs', [first ?? '']);
    await page.reload();
    const card = (text: string) => page.locator('.cf-note').filter({ hasText: text });
    await card('First').getByRole('button', { name: 'Photograph of this note' }).click();
    await card('First').getByText('is damaged on this phone and cannot be shown. Take it again, if you can.').waitFor();
    await soundScreen(page, 'a damaged photograph on the phone');
    await context.setOffline(false);
    await phone.says('1 thing was not taken in: it says why, below. All else is confirmed.');
    await card('First').getByText('The photograph was not taken in. It is damaged on this phone').waitFor();
    assert.deepEqual(await kept(challenge.id), [{ text: 'Second', width: 400, height: 300 }]);
    await page.getByRole('button', { name: 'Take the photograph off' }).click();
    await phone.says('Everything is confirmed');
    assert.deepEqual((await phone.notes()).map(({ text }) => text).sort(), ['First', 'Second']);
    await context.close();
  });
});

describe('Photographs that take their time', () => {
  it('hold up no note: what is written meanwhile is confirmed, one goes at a time, and each once', async () => {
    const { challenge, phone: aPhone } = await onSite();
    const phone = await aPhone();
    const { page, context } = phone;
    await phone.open();
    const held: (() => void)[] = [];
    let atOnce = 0;
    let most = 0;
    let arrived = () => {};
    const first = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    let slow = true;
    let pictures = 0;
    await context.route('**/notebook/photographs', async (route) => {
      pictures += 1;
      atOnce += 1;
      most = Math.max(most, atOnce);
      arrived();
      if (slow) await new Promise<void>((resolve) => held.push(resolve));
      await route.continue();
      atOnce -= 1;
    });
    await choosePhotograph(page, 'flipchart.jpg', await flipchart(page, 400, 300));
    await phone.write('With the first');
    await first;
    await choosePhotograph(page, 'flipchart.jpg', await flipchart(page, 300, 400));
    await phone.write('With the second');
    await phone.write('Without any');
    await phone.says('All notes are confirmed. 2 photographs still to send.');
    assert.deepEqual((await phone.notes()).map(({ text, state }) => `${text}: ${state}`).sort(), [
      'With the first: Confirmed',
      'With the second: Confirmed',
      'Without any: Confirmed',
    ]);
    slow = false;
    for (const go of held) go();
    await phone.says('Everything is confirmed');
    assert.deepEqual(await kept(challenge.id), [
      { text: 'With the first', width: 400, height: 300 },
      { text: 'With the second', width: 300, height: 400 },
    ]);
    assert.deepEqual({ pictures, most }, { pictures: 2, most: 1 });
    await context.close();
  });
});

describe('A photograph whose note is saved again before it was sent', () => {
  it('stays with its note where the words are changed, and arrives once', async () => {
    const { challenge, phone: aPhone } = await onSite();
    const phone = await aPhone();
    const { page, context } = phone;
    await phone.open();
    // The note goes to the team, its photograph does not get through yet.
    await context.route('**/notebook/photographs', (route) => route.abort());
    await choosePhotograph(page, 'flipchart.jpg', await flipchart(page, 400, 300));
    await phone.write('What hangs on the wall');
    await phone.says('1 photograph still to send');
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Change this note' }).click();
    await page.locator('#notebook-text').fill('What hangs on the wall of the south team');
    await page.getByRole('button', { name: 'Save the change' }).click();
    await page.locator('.cf-note').filter({ hasText: 'of the south team' }).waitFor();
    await page.reload();
    await page.locator('.cf-note').filter({ hasText: 'of the south team' }).waitFor();
    assert.equal(await page.getByRole('button', { name: 'Photograph of this note' }).count(), 1);
    await context.unroute('**/notebook/photographs');
    await context.setOffline(false);
    await phone.says('Everything is confirmed');
    assert.deepEqual(await kept(challenge.id), [
      { text: 'What hangs on the wall of the south team', width: 400, height: 300 },
    ]);
    await context.close();
  });

  it('goes along to the new note where the first was refused, and arrives once', async () => {
    const { challenge, phone: aPhone } = await onSite();
    const phone = await aPhone();
    const { page, context } = phone;
    await phone.open();
    const asItIs = await alteredOnTheWay(phone);
    await context.setOffline(true);
    await choosePhotograph(page, 'flipchart.jpg', await flipchart(page, 400, 300));
    await phone.write('Altered on its way');
    let pictures = 0;
    page.on('request', (request) => {
      if (request.url().endsWith('/notebook/photographs')) pictures += 1;
    });
    await context.setOffline(false);
    await page.getByText('It was altered on the way. Save it again.').waitFor();
    await asItIs();
    await page.getByRole('button', { name: 'Save again' }).click();
    await phone.says('Everything is confirmed');
    assert.deepEqual(await kept(challenge.id), [{ text: 'Altered on its way', width: 400, height: 300 }]);
    assert.equal(pictures, 1);
    assert.equal(await page.locator('.cf-note').count(), 1);
    await context.close();
  });
});

describe('A photograph whose note was deleted elsewhere while its words were changed here', () => {
  for (const [what, arrived] of [
    ['that had not been sent', false],
    ['that the team had', true],
  ] as const) {
    it(`${what} goes to the note that the words became`, async () => {
      const { challenge, phone: aPhone } = await onSite();
      const phone = await aPhone();
      const { page, context } = phone;
      await phone.open();
      if (!arrived) await context.route('**/notebook/photographs', (route) => route.abort());
      await choosePhotograph(page, 'flipchart.jpg', await flipchart(page, 400, 300));
      await phone.write('What hangs on the wall');
      await phone.says(arrived ? 'Everything is confirmed' : '1 photograph still to send');
      await context.setOffline(true);
      await page.getByRole('button', { name: 'Change this note' }).click();
      await page.locator('#notebook-text').fill('What hangs on the wall of the south team');
      await page.getByRole('button', { name: 'Save the change' }).click();
      await page.locator('.cf-note').filter({ hasText: 'of the south team' }).waitFor();
      await db.deleteFrom('notes').where('challenge_id', '=', challenge.id).execute();
      await context.unroute('**/notebook/photographs');
      await context.setOffline(false);
      await phone.says('Everything is confirmed');
      await untilKept(challenge.id);
      assert.deepEqual(await kept(challenge.id), [
        { text: 'What hangs on the wall of the south team', width: 400, height: 300 },
      ]);
      const card = page.locator('.cf-note').filter({ hasText: 'of the south team' });
      await card.getByRole('button', { name: 'Photograph of this note' }).waitFor();
      await context.close();
    });
  }
});

it('A photograph goes with a note that was laid beside another and is deleted before the phone has heard what there is', async () => {
  const { challenge, phone: aPhone } = await onSite();
  const phone = await aPhone();
  const { page, context } = phone;
  await phone.open();
  await context.route('**/notebook/photographs', (route) => route.abort());
  await choosePhotograph(page, 'flipchart.jpg', await flipchart(page, 400, 300));
  await phone.write('What hangs on the wall');
  await phone.says('1 photograph still to send');
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Change this note' }).click();
  await page.locator('#notebook-text').fill('What hangs on the wall of the south team');
  await page.getByRole('button', { name: 'Save the change' }).click();
  await page.locator('.cf-note').filter({ hasText: 'of the south team' }).waitFor();
  await db.deleteFrom('notes').where('challenge_id', '=', challenge.id).execute();
  await context.route('**/notebook/bundle**', (route) => route.abort());
  await context.setOffline(false);
  await page.getByText('Another version of a note that was changed in two places').waitFor();
  await context.setOffline(true);
  page.once('dialog', (dialog) => void dialog.accept());
  const beside = page.locator('.cf-note').filter({ hasText: 'of the south team' });
  await beside.getByRole('button', { name: 'Delete this note' }).click();
  await beside.waitFor({ state: 'detached' });
  await context.unroute('**/notebook/bundle**');
  await context.unroute('**/notebook/photographs');
  await context.setOffline(false);
  await phone.says('Everything is confirmed');
  assert.deepEqual(await kept(challenge.id), []);
  assert.deepEqual(await rowsOn(page, 'photographs'), []);
  await context.close();
});

describe('The file of unsent notes', () => {
  it('takes notes and photographs from a phone that cannot send them to the team, once, and only for their writer', async () => {
    const { challenge, peer, phone: aPhone } = await onSite();
    const phone = await aPhone();
    const { page, context } = phone;
    await phone.open();
    await context.setOffline(true);
    await choosePhotograph(page, 'flipchart.jpg', await flipchart(page, 400, 300));
    await phone.write('From a phone that cannot send');
    await phone.write('+ And another');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save unsent notes in a file' }).click();
    const file = await (await download).path();
    assert.doesNotMatch(readFileSync(file, 'latin1'), /cannot send|another/);
    const office = await there.browser.newContext({ locale: 'en-GB' });
    const desk = await office.newPage();
    const address = `${there.baseUrl}/challenges/${challenge.reference}/notebook/rescue`;
    await signInOn(there, office, challenge.people.secondPeer);
    await desk.goto(address);
    await desk.getByLabel('The file that the notebook saved').setInputFiles(file);
    await desk.getByRole('button', { name: 'Hand in the notes' }).click();
    await desk.getByText('This file was saved by somebody else').first().waitFor();
    await checks.check(desk, 'a file of unsent notes of somebody else', 422);
    await signInOn(there, office, peer);
    for (let times = 0; times < 2; times += 1) {
      await desk.goto(address);
      await desk.getByLabel('The file that the notebook saved').setInputFiles(file);
      await desk.getByRole('button', { name: 'Hand in the notes' }).click();
      await desk.getByText('2 changes and one photograph from the file are with the team').waitFor();
    }
    const small = await db
      .selectFrom('note_photographs as photograph')
      .innerJoin('notes as note', 'note.id', 'photograph.note_id')
      .select('photograph.small_sha256')
      .where('note.challenge_id', '=', challenge.id)
      .executeTakeFirstOrThrow();
    assert.match(small.small_sha256 ?? 'none', /^[0-9a-f]{64}$/);
    // The phone works again after all, and sends what it has: it is there already.
    await context.setOffline(false);
    await phone.says('Everything is confirmed');
    const notes = await db.selectFrom('notes').select('text').where('challenge_id', '=', challenge.id).execute();
    assert.deepEqual(notes.map((note) => note.text).sort(), ['And another', 'From a phone that cannot send']);
    assert.deepEqual(await kept(challenge.id), [{ text: 'From a phone that cannot send', width: 400, height: 300 }]);
    await office.close();
    await context.close();
  });

  it('is several where there are many photographs, each of which can be handed in, and together they have everything', async () => {
    const { challenge, peer, phone: aPhone } = await onSite();
    const phone = await aPhone();
    const { page, context } = phone;
    await phone.open();
    await context.setOffline(true);
    await phone.write('From a phone that cannot send');
    await choosePhotograph(page, 'flipchart.jpg', await flipchart(page, 400, 300));
    await phone.write('+ And a flipchart');
    // As large as any can be; nobody can read them, and the server says so of each.
    await manyBytesOn(page, ['01890000-0000-7000-8000-00000000000a', '01890000-0000-7000-8000-00000000000b'], 12e6);
    const button = page.getByRole('button', { name: 'Save unsent notes in a file' });
    await button.click();
    await page.getByText('With the photographs it takes 2 files. Save and hand in each, in any order.').waitFor();
    await soundScreen(page, 'the notebook that saves several files');
    const office = await there.browser.newContext({ locale: 'en-GB' });
    const desk = await office.newPage();
    await signInOn(there, office, peer);
    for (const which of ['2 of 2', '1 of 2']) {
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: `Save file ${which}` }).click();
      const file = await download;
      assert.equal(file.suggestedFilename(), `unsent-notes-${which.replaceAll(' ', '-')}.cfnotes`);
      await desk.goto(`${there.baseUrl}/challenges/${challenge.reference}/notebook/rescue`);
      await desk.getByLabel('The file that the notebook saved').setInputFiles(await file.path());
      await desk.getByRole('button', { name: 'Hand in the notes' }).click();
      await desk.getByText('2 changes').waitFor();
    }
    const notes = await db.selectFrom('notes').select('text').where('challenge_id', '=', challenge.id).execute();
    assert.deepEqual(notes.map((note) => note.text).sort(), ['And a flipchart', 'From a phone that cannot send']);
    assert.deepEqual(await kept(challenge.id), [{ text: 'And a flipchart', width: 400, height: 300 }]);
    await office.close();
    await context.close();
  });
});

/** Photographs that wait on the phone, of so many bytes each. */
async function manyBytesOn(page: Page, ids: readonly string[], bytes: number): Promise<void> {
  await page.evaluate(
    async ([names, size]) => {
      const [{ name = '' } = {}] = await indexedDB.databases();
      const database = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
      });
      const transaction = database.transaction('photographs', 'readwrite');
      for (const id of names) {
        const sealed = { iv: new Uint8Array(12), bytes: new ArrayBuffer(size) };
        transaction.objectStore('photographs').put({ id, noteId: id, sealed, savedAt: Date.now(), state: 'waiting' });
      }
      await new Promise((resolve) => {
        transaction.oncomplete = resolve;
      });
      database.close();
    },
    [ids, bytes] as const,
  );
}
