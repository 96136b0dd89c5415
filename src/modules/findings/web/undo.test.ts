import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { testService } from '#test/service';
import { aChallenge } from '../../challenges/testing/builders.ts';
import { aNote, aSession } from '../../notebook/testing/builders.ts';

const service = await testService();
const { db } = service;
service.setNow(new Date('2027-05-11T19:00:00Z'));
const built = await aChallenge(db, { stage: 'on-site', reference: 'UNDO1' });
const [theme, second] = built.themes;
if (!theme || !second) throw new Error('too few themes');
const base = '/challenges/UNDO1';
const DAY = '2027-05-11';
const heard = await aSession(db, { challengeId: built.id, startsAt: new Date(`${DAY}T09:00:00Z`) });
const devi = await service.as(built.people.peer);
const owen = await service.as(built.people.secondPeer);
type Browser = typeof devi;

const note = (text: string) =>
  aNote(db, {
    challengeId: built.id,
    authorId: built.people.peer,
    sessionId: heard,
    themeId: theme.id,
    kind: 'strength',
    text,
  });
const move = async (browser: Browser, fields: Record<string, string | string[]>) => {
  const answer = await browser.post(`${base}/team-room/moves`, { day: DAY, by: 'theme', id: newId(), ...fields });
  assert.equal(answer.statusCode, 303);
};
/** Somebody makes a group of a note of its own, or of those. */
const group = async (browser: Browser, title: string, notes?: string[]) => {
  const id = newId();
  await move(browser, { id, into: 'new', title, note: notes ?? [await note(`For ${title}`)] });
  return id;
};
const notesIn = async (id: string) => {
  const links = db.selectFrom('emerging_finding_notes').select('note_id').where('emerging_finding_id', '=', id);
  return (await links.execute()).map((row) => row.note_id);
};
const groupOf = async (id: string) =>
  await db.selectFrom('emerging_findings').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const roomOf = async (browser: Browser) => (await browser.get(`${base}/team-room?day=${DAY}`)).body;
const offered = async (browser: Browser) => {
  const body = await roomOf(browser);
  return {
    action: /action="([^"]+\/undo)"/.exec(body)?.[1] ?? '',
    words: /class="cf-groupings__own">([^<]+?)\. </.exec(body)?.[1] ?? '',
  };
};
/** Presses the button that the room offers; answers what it says then. */
const undo = async (browser: Browser) => {
  const answer = await browser.post((await offered(browser)).action, { day: DAY, by: 'theme' });
  assert.equal(answer.statusCode, 303);
  return /notification-banner__heading">([^<]+)</.exec(await roomOf(browser))?.[1]?.trim();
};

describe('Undoing what somebody did to the emerging findings', () => {
  it('leaves a note where a colleague has moved it on to', async () => {
    const n = await note('Moved on');
    const [a, b, c] = [await group(devi, 'A', [n]), await group(devi, 'B'), await group(devi, 'C')];
    await move(devi, { from: a, into: b, note: [n] });
    await move(owen, { from: b, into: c, note: [n] });
    assert.equal(await undo(devi), 'There was nothing left to take back. 1 note stays where it was put since.');
    const has = async (id: string) => (await notesIn(id)).includes(n);
    assert.deepEqual([await has(a), await has(b), await has(c)], [false, false, true]);
  });

  it('leaves a note in that a colleague took out and put in again', async () => {
    const n = await note('Put back');
    const a = await group(devi, 'Put back into');
    await move(devi, { into: a, note: [n] });
    await move(owen, { from: a, into: 'out', note: [n] });
    await move(owen, { into: a, note: [n] });
    await undo(devi);
    assert.equal((await notesIn(a)).includes(n), true);
  });

  it('takes the others back all the same, and does so where the colleague has undone what they did', async () => {
    const [n, m] = [await note('One of two'), await note('Two of two')];
    const [a, b] = [await group(devi, 'From here', [n, m]), await group(devi, 'To there')];
    await move(devi, { from: a, into: b, note: [n, m] });
    await move(owen, { from: b, into: 'out', note: [m] });
    await undo(owen);
    await move(owen, { from: b, into: 'out', note: [n] });
    assert.equal(await undo(devi), 'It is undone. 1 note stays where it was put since.');
    assert.deepEqual(await notesIn(a), [m]);
    assert.equal((await notesIn(b)).length, 1);
  });

  it('keeps one in sight whose title, kind or theme was changed since it was made', async () => {
    const a = await group(devi, 'First words');
    const change = { version: '1', title: 'Owen’s better words', kind: 'consideration', theme: second.id };
    assert.equal((await owen.post(`${base}/emerging-findings/${a}`, change)).statusCode, 303);
    assert.equal(
      await undo(devi),
      'It is undone. ‘Owen’s better words’ stays, for its title, kind or theme was changed since: take it apart where nobody wants it.',
    );
    assert.deepEqual([(await groupOf(a)).apart_at, await notesIn(a)], [null, []]);
    assert.equal((await roomOf(owen)).includes(`id="emerging-${a}"`), true);
  });

  it('is offered of the step before where the last became a finding, and again when that is removed', async () => {
    const before = await group(devi, 'The one before');
    const a = await group(devi, 'Becomes a finding');
    const late = (await offered(devi)).action;
    const finding = newId();
    await devi.post(`${base}/emerging-findings/${a}/finding`, { id: finding, version: '1' });
    assert.equal((await offered(devi)).words, 'You made ‘The one before’ from 1 note');
    // Another window of hers still shows the button.
    await devi.post(late, { day: DAY, by: 'theme' });
    const why =
      '‘Becomes a finding’ is a finding by now, so this is not undone. Where the finding is removed, it can be.';
    assert.equal((await roomOf(devi)).includes(why), true);
    await devi.post(`${base}/findings/${finding}/removal`);
    assert.equal((await offered(devi)).words, 'You made ‘Becomes a finding’ from 1 note');
    await undo(devi);
    await undo(devi);
    assert.deepEqual([(await groupOf(a)).apart_at === null, (await groupOf(before)).apart_at === null], [false, false]);
  });

  it('takes nothing out that it could not give back', async () => {
    const n = await note('From what is a finding');
    const [a, b] = [await group(devi, 'Left behind', [n, await note('Stays')]), await group(devi, 'Gone to')];
    await move(devi, { from: a, into: b, note: [n] });
    const late = (await offered(devi)).action;
    await owen.post(`${base}/emerging-findings/${a}/finding`, { id: newId(), version: '1' });
    await devi.post(late, { day: DAY, by: 'theme' });
    assert.equal((await notesIn(b)).includes(n), true);
    assert.equal((await offered(devi)).words, 'You made ‘Gone to’ from 1 note');
  });

  it('is not offered while a colleague has taken apart what it was put into', async () => {
    await group(devi, 'Older');
    const a = await group(devi, 'Taken apart by Owen');
    await owen.post(`${base}/emerging-findings/${a}/apart`);
    assert.equal((await offered(devi)).words, 'You made ‘Older’ from 1 note');
    await undo(owen);
    assert.equal((await offered(devi)).words, 'You made ‘Taken apart by Owen’ from 1 note');
  });
});
