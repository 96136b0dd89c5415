import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { choosePhotograph, flipchart } from '#test/flipchart';
import { journey } from '#test/journey';
import { onSite } from '#test/on-site';
import { alteredOnTheWay, type NotebookPhone, soundScreen } from '#test/phone';
import { rowsOn } from '#test/phone-memory';
import { aFinding } from '../../src/modules/findings/testing/builders.ts';

const there = await journey();
const { service } = there;
const { db } = service;

/** As when somebody looks at the phone again. */
async function looksAgain({ page }: NotebookPhone): Promise<void> {
  await page.evaluate(() => window.dispatchEvent(new Event('pageshow')));
}

describe('A note that a finding stands on, deleted on a phone without a network', () => {
  it('stays on the screen with why, is counted, and is gone once the finding has let it go and it is deleted again', async () => {
    const { challenge, texts, phone: aPhone } = await onSite(there);
    const phone = await aPhone();
    const { page, context } = phone;
    await phone.open();
    await phone.write('Supervision happens every month');
    await phone.says('Everything is confirmed');
    await context.setOffline(true);
    page.on('dialog', (dialog) => void dialog.accept());
    await page.getByRole('button', { name: 'Delete this note' }).click();
    await phone.says(/1 change is saved on this phone/);
    assert.deepEqual(await phone.notes(), []);
    const note = await db
      .selectFrom('notes')
      .select('id')
      .where('challenge_id', '=', challenge.id)
      .executeTakeFirstOrThrow();
    const theme = await db
      .selectFrom('challenge_themes')
      .select('id')
      .where('challenge_id', '=', challenge.id)
      .executeTakeFirstOrThrow();
    const finding = await aFinding(db, { challengeId: challenge.id, themeId: theme.id, noteIds: [note.id] });
    await context.setOffline(false);
    await phone.says('1 thing was not taken in: it says why, below.');
    assert.deepEqual(await phone.notes(), [{ text: 'Supervision happens every month', state: 'Confirmed' }]);
    const card = page.locator('.cf-notebook__notes .cf-note');
    await card.getByText('It was not deleted: a finding stands on it. Take it out of the finding first.').waitFor();
    await soundScreen(page, 'the notebook with a note that was not deleted');
    assert.deepEqual(await card.getByRole('button').allTextContents(), [
      'Change this note',
      'Delete this note',
      'Understood that this note was not deleted',
    ]);
    await page.reload();
    await card.getByRole('button', { name: 'Understood' }).click();
    await phone.says('Everything is confirmed');
    assert.equal(await card.getByText('It was not deleted').count(), 0);
    await db.deleteFrom('findings').where('id', '=', finding).execute();
    await page.getByRole('button', { name: 'Delete this note' }).click();
    await card.waitFor({ state: 'detached' });
    await phone.says('Everything is confirmed');
    assert.deepEqual(await texts(), []);
    await context.close();
  });
});

describe('A note that was refused and comes in by the file', () => {
  it('is told once, and is not offered to be saved again', async () => {
    const { challenge, peer, texts, phone: aPhone } = await onSite(there);
    const phone = await aPhone();
    const { page, context } = phone;
    await phone.open();
    const asItIs = await alteredOnTheWay(phone);
    await phone.write('As it was heard');
    await phone.says('1 thing was not taken in: it says why, below.');
    await asItIs();
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save unsent notes in a file' }).first().click();
    const content = readFileSync(await (await downloading).path());
    const desk = await service.as(peer);
    const file = { name: 'file', fileName: 'unsent-notes.cfnotes', type: '', content };
    assert.equal((await desk.upload(`/challenges/${challenge.reference}/notebook/rescue`, {}, [file])).statusCode, 303);
    await looksAgain(phone);
    await page.getByText('A note that had not been taken in has come in by the file that was handed in.').waitFor();
    await phone.says('Everything is confirmed');
    assert.deepEqual(await phone.notes(), [{ text: 'As it was heard', state: 'Confirmed' }]);
    assert.equal(await page.getByRole('button', { name: 'Save again' }).count(), 0);
    await page.reload();
    await phone.says('Everything is confirmed');
    assert.equal(await page.getByText('has come in by the file').count(), 0);
    assert.deepEqual(await texts(), ['As it was heard']);
    await context.close();
  });
});

describe('A note with a photograph that was refused, came in by the file, and is in no backup that the server was put back from', () => {
  it('is on this phone alone again with its photograph, is kept at the close, and goes into the next file', async () => {
    const { challenge, peer, texts, phone: aPhone } = await onSite(there);
    const phone = await aPhone();
    const { page, context } = phone;
    await phone.open();
    const asItIs = await alteredOnTheWay(phone);
    await choosePhotograph(page, 'flipchart.jpg', await flipchart(page, 400, 300));
    await phone.write('Brought after the backup');
    await phone.says('1 thing was not taken in: it says why, below.');
    await asItIs();
    const desk = await service.as(peer);
    const handIn = async () => {
      const downloading = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Save unsent notes in a file' }).first().click();
      const content = readFileSync(await (await downloading).path());
      const file = { name: 'file', fileName: 'unsent-notes.cfnotes', type: '', content };
      const answer = await desk.upload(`/challenges/${challenge.reference}/notebook/rescue`, {}, [file]);
      assert.equal(answer.statusCode, 303);
    };
    const photograph = page.locator('.cf-note .cf-quiet');
    await handIn();
    await looksAgain(phone);
    await phone.says('Everything is confirmed');
    await photograph.filter({ hasText: 'Confirmed' }).waitFor();
    // A backup that has every operation of this phone, and was made before the file came: put back once the challenge had closed.
    await db.deleteFrom('note_photographs').execute();
    await db.deleteFrom('notes').where('challenge_id', '=', challenge.id).execute();
    await db.deleteFrom('notebook_brought').where('challenge_id', '=', challenge.id).execute();
    await db.updateTable('challenges').set({ closed_at: new Date() }).where('id', '=', challenge.id).execute();
    await looksAgain(phone);
    await page.getByRole('button', { name: 'Save again this note' }).waitFor();
    await phone.says('1 thing was not taken in: it says why, below.');
    await photograph.filter({ hasText: 'Saved on this phone' }).waitFor();
    await db.updateTable('challenges').set({ closed_at: null }).where('id', '=', challenge.id).execute();
    await handIn();
    await looksAgain(phone);
    await phone.says('Everything is confirmed');
    assert.deepEqual(await texts(), ['Brought after the backup']);
    assert.equal((await db.selectFrom('note_photographs').select('id').execute()).length, 1);
    await context.close();
  });
});

describe('A note that was refused and that its writer does not need any more', () => {
  it('is thrown away, with its photograph, by who says so, and nothing more is asked about it', async () => {
    const { texts, phone: aPhone } = await onSite(there);
    const phone = await aPhone();
    const { page, context } = phone;
    await phone.open();
    const asItIs = await alteredOnTheWay(phone);
    await choosePhotograph(page, 'flipchart.jpg', await flipchart(page, 400, 300));
    await phone.write('Not needed any more');
    await phone.says('1 thing was not taken in: it says why, below.');
    await asItIs();
    await soundScreen(page, 'a note that was not taken in');
    const throwAway = page.getByRole('button', { name: 'Throw away this note' });
    const asked: string[] = [];
    for (const accept of [false, true]) {
      page.once('dialog', (dialog) => {
        asked.push(dialog.message());
        void (accept ? dialog.accept() : dialog.dismiss());
      });
      await throwAway.click();
      if (!accept) assert.equal(await page.locator('.cf-note').count(), 1);
    }
    await throwAway.waitFor({ state: 'detached' });
    const question =
      'Throw this note away? Its words, and its photograph where it has one, are on this phone alone: nobody can bring them back.';
    assert.deepEqual(asked, [question, question]);
    await phone.says('Everything is confirmed');
    for (const store of ['notes', 'operations', 'photographs'] as const)
      assert.deepEqual(await rowsOn(page, store), []);
    await page.reload();
    await phone.says('Everything is confirmed');
    await phone.write('Written after it');
    await phone.says('Everything is confirmed');
    assert.deepEqual(await texts(), ['Written after it']);
    await context.close();
  });

  it('and was a change leaves the note as the team has it, with the photograph that is still to be sent', async () => {
    const { texts, phone: aPhone } = await onSite(there);
    const phone = await aPhone();
    const { page, context } = phone;
    await phone.open();
    await context.route('**/notebook/photographs**', (route) => route.abort());
    await choosePhotograph(page, 'flipchart.jpg', await flipchart(page, 400, 300));
    await phone.write('As the team has it');
    await page.locator('.cf-notebook__state').filter({ hasText: 'Confirmed' }).waitFor();
    const asItIs = await alteredOnTheWay(phone);
    await page.getByRole('button', { name: 'Change this note' }).click();
    await page.locator('textarea').fill('As nobody needs it');
    await page.getByRole('button', { name: 'Save the change' }).click();
    const throwAway = page.getByRole('button', { name: 'Throw away this note' });
    await throwAway.waitFor();
    await asItIs();
    const asked: string[] = [];
    page.once('dialog', (dialog) => {
      asked.push(dialog.message());
      void dialog.accept();
    });
    await throwAway.click();
    await throwAway.waitFor({ state: 'detached' });
    assert.deepEqual(asked, [
      'Throw this change away? Its words are on this phone alone: nobody can bring them back. The note stays as the team has it, with its photographs.',
    ]);
    assert.deepEqual(await phone.notes(), [{ text: 'As the team has it', state: 'Confirmed' }]);
    assert.equal((await rowsOn(page, 'photographs')).length, 1);
    await context.unroute('**/notebook/photographs**');
    await looksAgain(phone);
    await phone.says('Everything is confirmed');
    await page.locator('.cf-note .cf-quiet').filter({ hasText: 'Confirmed' }).waitFor();
    assert.deepEqual(await texts(), ['As the team has it']);
    await context.close();
  });
});
