import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { choosePhotograph, flipchart } from '#test/flipchart';
import { journey } from '#test/journey';
import { onSite } from '#test/on-site';
import { notebookPhone, soundScreen } from '#test/phone';
import { notebooksOn, untilDraftOn } from '#test/phone-memory';
import { aNote } from '../../src/modules/notebook/testing/builders.ts';

const there = await journey();
const { service, baseUrl } = there;
const { db } = service;
const TEAM_WORDS = 'What only the team may read';

/** A phone of a peer with a note that was sent and one that was not, since something is cut; and how the manager takes them off the team. */
async function phoneWithUnsent(cut: 'the network' | 'what is sent') {
  const site = await onSite(there);
  const { challenge, peer, secondPeer } = site;
  await aNote(db, { challengeId: challenge.id, authorId: secondPeer, text: TEAM_WORDS });
  const phone = await site.phone();
  await phone.open();
  await phone.write('Sent in time');
  await phone.says('Everything is confirmed');
  // A page that is left while the network is cut is told in that moment that it is back, and sends: where one is left, only sending is cut.
  if (cut === 'the network') await phone.context.setOffline(true);
  else await phone.context.route('**/notebook/operations', (route) => route.abort());
  await phone.write('Heard at the front door');
  await notReached();
  // A page that is left while it sends may get through.
  async function notReached(): Promise<void> {
    await phone.says(/The server cannot be reached just now|There is no network/);
  }
  const manager = await service.as(challenge.people.challengeManager);
  const placement = await db
    .selectFrom('placements')
    .select('id')
    .where('challenge_id', '=', challenge.id)
    .where('peer_id', '=', peer)
    .executeTakeFirstOrThrow();
  const url = `/challenges/${challenge.reference}/placements/${placement.id}`;
  return {
    ...site,
    ...phone,
    notReached,
    async online() {
      await phone.context.unroute('**/notebook/operations');
      await phone.context.setOffline(false);
    },
    async takeOff() {
      const before = await manager.get(url);
      assert.match(before.body, /they can hand them in until [A-Z]\w+day \d+ \w+ \d{4}, and see nothing of the team’s/);
      assert.equal((await manager.post(`${url}/withdrawal`, { reason: 'Ill' })).statusCode, 303);
      const letter = await db
        .selectFrom('mail_messages')
        .select('text_body')
        .where('template', '=', 'placement-withdrawn')
        .where('person_id', '=', peer)
        .executeTakeFirstOrThrow();
      const said = letter.text_body.replace(/\s+/g, ' ');
      assert.match(said, /notebook on that phone and hand them in until [A-Z]\w+day \d+ \w+ \d{4}\./);
    },
    marked: async () => {
      const notes = await manager.get(`/challenges/${challenge.reference}/notes?author=${peer}`);
      return notes.body.match(/Handed in after leaving the team/g)?.length ?? 0;
    },
  };
}

/** All that is on the page, and nothing of it the team’s. */
async function showsNothingOfTheTeam(page: Page): Promise<void> {
  const shown = (await page.locator('cf-notebook').textContent()) ?? '';
  assert.doesNotMatch(shown, new RegExp(`${TEAM_WORDS}|Social workers of the south team|Sent in time`));
  assert.equal(await page.locator('#notebook-text').count(), 0);
}

/** What is kept of the team’s on the device, under the names that it has there. */
async function ofTheTeamOn(page: Page): Promise<string[]> {
  return await page.evaluate(async () => {
    const [one] = (await indexedDB.databases()).filter(({ name }) => name?.startsWith('cf-notebook'));
    const opening = indexedDB.open(one?.name ?? '');
    const shelf = await new Promise<IDBDatabase>((resolve) => {
      opening.onsuccess = () => resolve(opening.result);
    });
    const asked = shelf.transaction('meta').objectStore('meta').getAllKeys();
    const keys = await new Promise<IDBValidKey[]>((resolve) => {
      asked.onsuccess = () => resolve(asked.result);
    });
    shelf.close();
    return keys.map(String).filter((key) => ['bundle', 'standing', 'lease'].includes(key));
  });
}

describe('A peer who is taken off the team while notes lie unsent on their phone', () => {
  it('hears it in the open notebook, sees their own words only, and hands them in with one press', async () => {
    const { page, context, online, takeOff, texts, marked } = await phoneWithUnsent('the network');
    await takeOff();
    await online();
    await page.getByRole('heading', { name: 'You are no longer in this team' }).waitFor();
    await page.getByText('1 note on this phone has not been sent.').waitFor();
    await page.getByText('Heard at the front door').waitFor();
    await showsNothingOfTheTeam(page);
    await soundScreen(page, 'the notebook of somebody who has left the team');
    // Nothing goes by itself.
    assert.deepEqual(await texts(), ['Sent in time', TEAM_WORDS].sort());
    assert.deepEqual(await ofTheTeamOn(page), []);
    await page.getByRole('button', { name: 'Hand it in' }).click();
    await page.getByText('All of it is with the team. Thank you').waitFor();
    await page.getByText('No notes on this phone wait to be handed in.').waitFor();
    assert.deepEqual(await texts(), ['Heard at the front door', 'Sent in time', TEAM_WORDS].sort());
    assert.equal(await marked(), 1);
    await soundScreen(page, 'the notebook of somebody who has left the team and has handed all in');
    await context.close();
  });

  it('opens the page later, with photographs, words that were refused and words that were not saved', async () => {
    const { page, context, notReached, online, takeOff, texts, address, challenge, marked } =
      await phoneWithUnsent('what is sent');
    await choosePhotograph(page, 'flipchart.jpg', await flipchart(page, 400, 300));
    await page.getByRole('button', { name: 'Save the note' }).click();
    await page.locator('.cf-notebook__notes .cf-note').nth(2).waitFor();
    await notReached();
    await page.locator('#notebook-text').fill('Half a thought');
    await untilDraftOn(page, 'Half a thought');
    await page.goto('about:blank');
    await takeOff();
    // The session of the notes is taken out of the challenge meanwhile.
    await db.deleteFrom('session_peers').execute();
    await db.updateTable('notes').set({ session_id: null }).where('challenge_id', '=', challenge.id).execute();
    await db.deleteFrom('sessions').where('challenge_id', '=', challenge.id).execute();
    await online();
    await page.goto(address);
    await page.getByText('2 notes and 1 photograph on this phone have not been sent.').waitFor();
    await page.getByText('Half a thought').waitFor();
    await showsNothingOfTheTeam(page);
    assert.deepEqual(await ofTheTeamOn(page), []);
    await page.getByRole('button', { name: 'Hand them in' }).click();
    await page.getByText('All of it is with the team. Thank you').waitFor();
    assert.deepEqual(await texts(), ['Heard at the front door', 'Photograph', 'Sent in time', TEAM_WORDS].sort());
    assert.equal(await marked(), 2);
    const photographs = await db
      .selectFrom('note_photographs as photograph')
      .innerJoin('notes as note', 'note.id', 'photograph.note_id')
      .select('note.text')
      .where('note.challenge_id', '=', challenge.id)
      .execute();
    assert.deepEqual(photographs, [{ text: 'Photograph' }]);
    await context.close();
  });

  it('keeps all of it, locked, once the time is over, and says whom to write to', async () => {
    const { page, context, online, takeOff, texts, address, challenge, peer } = await phoneWithUnsent('what is sent');
    await page.goto('about:blank');
    await takeOff();
    await db
      .updateTable('role_grants')
      .set({ ended_at: new Date(service.services.clock().getTime() - 15 * 86_400_000) })
      .where('person_id', '=', peer)
      .where('challenge_id', '=', challenge.id)
      .execute();
    await online();
    await page.goto(address);
    await page.getByText('the time for handing in notes ended on').waitFor();
    await page.getByText('write to Mair Manager, who runs the challenge').waitFor();
    await page.getByText('1 change waits here, locked. Nothing is lost.').waitFor();
    await page.getByRole('button', { name: 'Save unsent notes in a file' }).waitFor();
    await soundScreen(page, 'the notebook of somebody who left the team long ago');
    assert.deepEqual(await notebooksOn(page), { notebooks: 1, keys: 0 });
    assert.deepEqual(await texts(), ['Sent in time', TEAM_WORDS].sort());
    await context.close();
  });

  it('is told that nothing waits on a phone that has no notebook, and none is put on it', async () => {
    const { context, takeOff, peer, challenge, address } = await phoneWithUnsent('what is sent');
    await context.close();
    await takeOff();
    const person = await there.browser.newContext();
    const { page } = await notebookPhone(there, challenge.reference, peer, person);
    await page.goto(address);
    await page.getByText('No notes on this phone wait to be handed in.').waitFor();
    assert.deepEqual(await notebooksOn(page), { notebooks: 0, keys: 0 });
    assert.equal(new URL(page.url()).origin, baseUrl);
    await person.close();
  });
});
