import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { journey } from '#test/journey';
import { notebookPhone, soundScreen } from '#test/phone';
import { aChallenge } from '../../src/modules/challenges/testing/builders.ts';
import { aNote, aPrompt, aSession } from '../../src/modules/notebook/testing/builders.ts';

const there = await journey();
const { db } = there.service;

/** Two sessions of the peer on one day, with what they are about, what is to be asked, and what was given to read. */
async function aDayOnSite() {
  const challenge = await aChallenge(db, { stage: 'on-site' });
  const { peer, secondPeer, challengeManager } = challenge.people;
  const [first, second] = challenge.themes;
  const session = (title: string, startsAt: string, more: object) =>
    aSession(db, { challengeId: challenge.id, title, startsAt: new Date(startsAt), peerIds: [peer], ...more });
  const morning = await session('Social workers of the south team', '2027-05-12T08:00:00Z', {
    place: 'Room 2, Town Hall',
    themeIds: [first?.id ?? '', second?.id ?? ''],
    sourceCategory: 'frontline',
  });
  const noon = await session('Carers’ forum', '2027-05-12T10:30:00Z', {
    themeIds: [second?.id ?? ''],
    sourceCategory: 'residents',
  });
  await aPrompt(db, {
    challengeId: challenge.id,
    sessionId: morning,
    raisedBy: secondPeer,
    text: 'How long is the wait?',
  });
  await aNote(db, {
    challengeId: challenge.id,
    authorId: secondPeer,
    sessionId: morning,
    text: 'What a colleague heard.',
  });
  await db
    .insertInto('packs')
    .values({ challenge_id: challenge.id, shared_at: new Date(), shared_by: challengeManager })
    .execute();
  await db
    .insertInto('pack_items')
    .values({
      id: newId(),
      challenge_id: challenge.id,
      document_id: null,
      position: 1,
      note: 'Start with the page on waiting times.',
      reading_minutes: 12,
    })
    .execute();
  return { challenge, peer, first, second, morning, noon };
}

describe('A peer’s day on site, on a phone', () => {
  it('has everything along without a network: the day, what to ask, what to read, colleagues’ notes', async () => {
    const { challenge, peer } = await aDayOnSite();
    const phone = await notebookPhone(there, challenge.reference, peer);
    const { page, context } = phone;
    await page.clock.setFixedTime('2027-05-12T08:10:00Z');
    await phone.open();
    await context.setOffline(true);
    await page.reload();
    await page.getByRole('heading', { name: 'Social workers of the south team' }).waitFor();
    await page.getByText('Wednesday 12 May, 9am to 10am, Room 2, Town Hall').waitFor();
    await page.getByText('How long is the wait?', { exact: true }).waitFor();
    await page.getByText('What a colleague heard.').waitFor();
    await soundScreen(page, 'the notebook: write');
    await page.getByText('Questions to ask', { exact: true }).click();
    assert.ok((await page.locator('.cf-notebook__session details li').count()) > 1);
    for (const [tab, words] of [
      ['Timetable', 'Carers’ forum'],
      ['All notes', 'What a colleague heard.'],
      ['Pre-reading', 'Start with the page on waiting times.'],
    ] as const) {
      await page.getByRole('button', { name: tab, exact: true }).click();
      await page.getByText(words).first().waitFor();
      await soundScreen(page, `the notebook: ${tab}`);
    }
    await context.close();
  });

  it('takes a note in two presses, its kind from the line, its theme by one, who spoke from the session', async () => {
    const { challenge, peer, first, second, morning, noon } = await aDayOnSite();
    const phone = await notebookPhone(there, challenge.reference, peer);
    const { page, context } = phone;
    await page.clock.setFixedTime('2027-05-12T08:10:00Z');
    await phone.open();
    await context.setOffline(true);
    const box = page.locator('#notebook-text');
    // One press into the box, one on Save.
    await box.click();
    await page.keyboard.type('+ They know their patch');
    await page.getByText('1 note: Strength').waitFor();
    await page.keyboard.type('\n! Waits of months\nin the south\n? Who decides\n"We never hear back"');
    await page.getByText('4 notes: Strength, Area for consideration, Question to pursue, Quotation').waitFor();
    await page
      .locator('label')
      .filter({ hasText: second?.name ?? '' })
      .click();
    await page.getByRole('button', { name: 'Save the note' }).click();
    await page.locator('.cf-note__text').filter({ hasText: 'We never hear back' }).waitFor();
    assert.equal(await box.inputValue(), '');
    // Dictation and the keyboards of phones put words in as they are composed, and a paste puts in many at once.
    const keys = await context.newCDPSession(page);
    await box.click();
    await keys.send('Input.imeSetComposition', { text: 'Dictated wor', selectionStart: 12, selectionEnd: 12 });
    await keys.send('Input.insertText', { text: 'Dictated words' });
    await page.getByRole('button', { name: 'Save the note' }).click();
    await page.locator('.cf-note__text').filter({ hasText: 'Dictated words' }).waitFor();
    // The next session has begun: the notebook offers it, and does not move by itself.
    await page.clock.setFixedTime('2027-05-12T10:40:00Z');
    await box.fill('Half a sentence');
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await page.getByText('11.30am: Carers’ forum.').waitFor();
    assert.equal(await box.inputValue(), 'Half a sentence');
    await soundScreen(page, 'the notebook when the next session has begun');
    await page.getByRole('button', { name: 'Write notes of this session' }).click();
    assert.equal(await box.inputValue(), 'Half a sentence');
    await phone.write('Half a sentence, and the rest');
    await context.setOffline(false);
    await phone.says('Everything is confirmed');
    const rows = await db.selectFrom('notes').selectAll().where('author_id', '=', peer).orderBy('text').execute();
    const told = rows.map((row) => [row.text, row.kind, row.theme_id, row.source_category, row.session_id]);
    assert.deepEqual(told, [
      ['Dictated words', 'neutral', null, 'frontline', morning],
      // The forum is about one theme, which is chosen for its notes.
      ['Half a sentence, and the rest', 'neutral', second?.id, 'residents', noon],
      ['They know their patch', 'strength', second?.id, 'frontline', morning],
      ['Waits of months\nin the south', 'consideration', second?.id, 'frontline', morning],
      ['We never hear back', 'quotation', second?.id, 'frontline', morning],
      ['Who decides', 'question', second?.id, 'frontline', morning],
    ]);
    assert.notEqual(first?.id, second?.id);
    await context.close();
  });

  it('says large what has waited for an hour, keeps a change that is being typed, and sends by itself', async () => {
    const { challenge, peer } = await aDayOnSite();
    const phone = await notebookPhone(there, challenge.reference, peer);
    const { page, context } = phone;
    await page.clock.install({ time: '2027-05-12T08:10:00Z' });
    await phone.open();
    const posts: string[] = [];
    let refuse = true;
    await context.route('**/notebook/operations', async (route) => {
      posts.push(route.request().url());
      if (refuse) await route.fulfill({ status: 503 });
      else await route.continue();
    });
    await phone.write('Written at ten past nine');
    await phone.says(
      '1 change is saved on this phone. The server cannot be reached just now: it goes by itself when it can.',
    );
    assert.equal(await page.locator('.cf-notebook__banner').isVisible(), false);
    // Changed at five to ten, it has waited since ten past nine all the same.
    await page.clock.fastForward('45:00');
    await page.getByRole('button', { name: 'Change this note' }).click();
    await page.locator('#notebook-text').fill('Written at ten past nine, and changed');
    await page.getByRole('button', { name: 'Save the change' }).click();
    await page.locator('.cf-note__text').filter({ hasText: 'and changed' }).waitFor();
    await page.clock.fastForward('20:00');
    await page.getByText('Some of your notes have waited on this phone for more than an hour.').waitFor();
    await soundScreen(page, 'the notebook after an hour without a network');
    // A change that is being typed is there again after the page has gone, and so is the note it changes.
    await page.getByRole('button', { name: 'Change this note' }).click();
    await page.locator('#notebook-text').pressSequentially(' twice');
    await page.clock.runFor(500);
    await page.reload();
    await page.getByRole('button', { name: 'Save the change' }).waitFor();
    assert.equal(await page.locator('#notebook-text').inputValue(), 'Written at ten past nine, and changed twice');
    await page.getByRole('button', { name: 'Leave it as it was' }).click();
    // Nobody touches it: the timer sends.
    const before = posts.length;
    refuse = false;
    for (let seconds = 0; posts.length === before && seconds < 30; seconds += 1) await page.clock.runFor(1000);
    await phone.says('Everything is confirmed');
    assert.ok(posts.length > before, `${posts.length - before} rounds`);
    assert.equal(await page.locator('.cf-notebook__banner').isVisible(), false);
    for (const trigger of ['pageshow', 'online']) {
      const rounds = posts.length;
      await page.evaluate((name) => window.dispatchEvent(new Event(name)), trigger);
      while (posts.length === rounds) await page.clock.runFor(10);
    }
    const rows = await db.selectFrom('notes').select('text').where('author_id', '=', peer).execute();
    assert.deepEqual(rows, [{ text: 'Written at ten past nine, and changed' }]);
    await context.close();
  });
});
