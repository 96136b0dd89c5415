import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { journey } from '#test/journey';
import { notebookPhone } from '#test/phone';
import { clerkOf } from '#test/slow-phone';
import { aChallenge } from '../../src/modules/challenges/testing/builders.ts';
import { aNote, aSession } from '../../src/modules/notebook/testing/builders.ts';

const there = await journey();
const { service, checks } = there;
const { db } = service;
const challenge = await aChallenge(db, { stage: 'on-site' });
const { peer, secondPeer } = challenge.people;
const [theme, otherTheme] = challenge.themes;
const sessionId = await aSession(db, {
  challengeId: challenge.id,
  themeIds: [theme?.id ?? '', otherTheme?.id ?? ''],
  peerIds: [peer],
  place: 'Room 2',
  interviewees: [{ name: 'Marjorie Stubbs', jobTitle: 'Head of Adult Care' }],
});
await aNote(db, { challengeId: challenge.id, authorId: secondPeer, sessionId, text: 'What a colleague heard.' });

/** The words of that person's notes on the server, in alphabetical order. */
async function textsOnServer(authorId: string): Promise<string[]> {
  const rows = await db.selectFrom('notes').select('text').where('author_id', '=', authorId).execute();
  return rows.flatMap((row) => row.text ?? []).sort();
}

describe('A peer’s whole day without a network', () => {
  it('opens, reads, writes, changes and deletes offline, survives reloads, and is confirmed when the network is back', async () => {
    const phone = await notebookPhone(there, challenge.reference, peer);
    const { page, context } = phone;
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    await phone.open();
    await checks.check(page, 'the notebook', 200);
    await context.setOffline(true);
    await page.reload();
    await phone.write('+ Know their patch\n! Waits of months');
    await phone.says('2 changes are saved on this phone. There is no network: they go by themselves when there is.');
    await page.getByLabel('? Question to pursue').check({ force: true });
    await page.getByLabel(theme?.name ?? '').check({ force: true });
    await phone.write('Who decides?');
    const note = (text: string) => page.locator('.cf-notebook__notes .cf-note').filter({ hasText: text });
    assert.deepEqual(await phone.notes(), [
      { text: 'Who decides?', state: 'Saved on this phone' },
      { text: 'Know their patch', state: 'Saved on this phone' },
      { text: 'Waits of months', state: 'Saved on this phone' },
      { text: 'What a colleague heard.', state: '' },
    ]);
    await note('Know their patch').getByRole('button', { name: 'Change' }).click();
    await page.locator('#notebook-text').fill('They know their patch');
    await page.getByRole('button', { name: 'Save the change' }).click();
    await note('They know their patch').waitFor();
    page.once('dialog', (dialog) => void dialog.accept());
    await note('Waits of months').getByRole('button', { name: 'Delete' }).click();
    await note('Waits of months').waitFor({ state: 'detached' });
    await page.reload();
    await note('They know their patch').waitFor();
    await checks.check(page, 'the notebook without a network', 200);
    assert.deepEqual(await textsOnServer(peer), []);
    await context.setOffline(false);
    await phone.says('Everything is confirmed');
    const rows = await db.selectFrom('notes').selectAll().where('author_id', '=', peer).orderBy('text').execute();
    assert.deepEqual(
      rows.map((row) => [row.text, row.kind, row.theme_id, row.source_category, row.session_id]),
      [
        ['They know their patch', 'strength', null, 'frontline', sessionId],
        ['Who decides?', 'question', theme?.id, 'frontline', sessionId],
      ],
    );
    assert.deepEqual(complaints, []);
    await context.close();
  });

  it('calls a note saved only after one strict transaction with its operation, its number and itself has ended', async () => {
    const phone = await notebookPhone(there, challenge.reference, peer);
    const { page, context } = phone;
    await phone.open();
    await context.setOffline(true);
    const clerk = await clerkOf(page);
    await clerk.evaluate(() => {
      const begin = IDBDatabase.prototype.transaction;
      const told: object[] = [];
      Object.assign(self, { told });
      IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...asked: Parameters<typeof begin>) {
        const transaction = begin.apply(this, asked);
        if (asked[1] === 'readwrite' && [...asked[0]].includes('operations')) {
          const { durability, objectStoreNames } = transaction;
          const stores = [...objectStoreNames];
          transaction.addEventListener('complete', () =>
            told.push({ stores, durability, at: performance.timeOrigin + performance.now() }),
          );
        }
        return transaction;
      };
    });
    const shown = page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const seen = new MutationObserver(() => {
            const cards = [...document.querySelectorAll('.cf-note__text')].map((card) => card.textContent);
            if (cards.includes('Strictly kept')) resolve(performance.timeOrigin + performance.now());
          });
          seen.observe(document, { childList: true, subtree: true });
        }),
    );
    await phone.write('Strictly kept');
    const told = await clerk.evaluate(() => (self as unknown as { told: { at: number }[] }).told);
    assert.deepEqual(
      told.map(({ at: _, ...kept }) => kept),
      [{ stores: ['meta', 'notes', 'operations', 'photographs'], durability: 'strict' }],
    );
    assert.equal((await shown) > (told[0]?.at ?? Number.POSITIVE_INFINITY), true);
    await context.close();
  });

  it('warns of a name it has never been told in words, and keeps it all the same where the writer says so', async () => {
    const phone = await notebookPhone(there, challenge.reference, secondPeer);
    const { page, context } = phone;
    const sent: string[] = [];
    page.on('response', async (response) => {
      if (response.url().includes('/notebook/')) sent.push(await response.text().catch(() => ''));
    });
    await phone.open();
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Timetable' }).click();
    await page.getByRole('button', { name: 'Social workers of the south team' }).click();
    for (const words of ['Marjorie is leaving', 'The head of adult care said so']) {
      await page.locator('#notebook-text').fill(words);
      await page.getByRole('button', { name: 'Save the note' }).click();
      await page.getByText('may lead to one person').waitFor();
      await page.getByRole('button', { name: 'Save it as it is' }).click();
      await page.locator('.cf-note').filter({ hasText: words }).waitFor();
    }
    assert.equal(
      sent.some((text) => text.includes('sessions')),
      true,
    );
    assert.deepEqual(
      sent.filter((text) => /Stubbs|Marjorie|Head of Adult/i.test(text)),
      [],
    );
    await context.close();
  });
});
