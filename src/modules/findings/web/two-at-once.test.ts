import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { testService } from '#test/service';
import { aChallenge } from '../../challenges/testing/builders.ts';
import { aNote, aSession } from '../../notebook/testing/builders.ts';
import { aFinding, anEmergingFinding, aRecommendation } from '../testing/builders.ts';

const service = await testService();
const { db } = service;
const built = await aChallenge(db, { stage: 'on-site', reference: 'TWO1' });
const [theme, second] = built.themes;
if (!theme || !second) throw new Error('too few themes');
const challengeId = built.id;
await aSession(db, { challengeId, interviewees: [{ name: 'Siân Llwyd', jobTitle: 'Head of Housing' }] });
const base = '/challenges/TWO1';
const note = (text: string) => aNote(db, { challengeId, authorId: built.people.peer, themeId: theme.id, text });
const first = await note('Waits of months');
const added = await note('Partners wait as well');
const devi = await service.as(built.people.peer);
const owen = await service.as(built.people.secondPeer);
const NAMED = 'As Siân Llwyd put it';

/** What a form would send if it were pressed as it stands: its hidden fields and ticked boxes. */
const versionIn = (body: string) => /name="version" value="(\d+)"/.exec(body)?.[1] ?? '';
const tickedIn = (body: string, name: string) =>
  [...body.matchAll(/<input[^>]*type="checkbox"[^>]*>/g)]
    .map(([box]) => box)
    .filter((box) => box.includes(`name="${name}"`) && box.includes(' checked'))
    .map((box) => /value="([^"]+)"/.exec(box)?.[1] ?? '')
    .sort();
const wordsOf = (body: string) => body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

/** A finding that Owen has saved since Devi opened it: in other words, of another kind, and on one note more. */
async function changedFinding() {
  const id = await aFinding(db, { challengeId, themeId: theme?.id ?? '', noteIds: [first], title: 'Waits' });
  const fields = { kind: 'strength', theme: theme?.id ?? '', title: 'Waits', body: '', note: [first], version: '1' };
  const owens = {
    ...fields,
    kind: 'consideration',
    theme: second?.id ?? '',
    title: 'Waits are long',
    body: 'What Owen found',
    note: [first, added],
    key: 'yes',
  };
  assert.equal((await owen.post(`${base}/findings/${id}`, owens)).statusCode, 303);
  return { id, fields: { ...fields, title: 'Waits are short' } };
}
const finding = (id: string) =>
  db.selectFrom('findings').select(['title', 'body', 'version']).where('id', '=', id).executeTakeFirstOrThrow();

describe('What a colleague has saved since a form was opened', () => {
  for (const [what, wrong] of [
    ['a name in the words was warned of', { body: NAMED }],
    ['a field was left empty', { title: '' }],
  ] as const) {
    it(`is not saved over where ${what}: of a finding`, async () => {
      const { id, fields } = await changedFinding();
      const again = await devi.post(`${base}/findings/${id}`, { ...fields, ...wrong });
      assert.deepEqual([again.statusCode, versionIn(again.body)], [422, '1']);
      const kept = { ...fields, title: 'Mine', version: versionIn(again.body), anyway: 'yes' };
      const stale = await devi.post(`${base}/findings/${id}`, kept);
      assert.equal(stale.statusCode, 409);
      assert.deepEqual(await finding(id), { title: 'Waits are long', body: 'What Owen found', version: 2 });
    });
  }

  it('stands beside what was typed, with what it is and stands on; what either chose is ticked', async () => {
    const { id, fields } = await changedFinding();
    const stale = await devi.post(`${base}/findings/${id}`, fields);
    assert.equal(stale.statusCode, 409);
    assert.equal(stale.body.includes('value="Waits are short"'), true);
    const words = wordsOf(stale.body);
    assert.match(
      words,
      new RegExp(
        `What is saved now Waits are long What Owen found Area for consideration · ${second.name} · a key message · stands on 2 notes, 1 kind of source`,
      ),
    );
    assert.match(words, /that either of you chose are ticked below/);
    assert.deepEqual(tickedIn(stale.body, 'note'), [first, added].sort());
    const note = tickedIn(stale.body, 'note');
    const again = { ...fields, note, version: versionIn(stale.body) };
    assert.equal((await devi.post(`${base}/findings/${id}`, again)).statusCode, 303);
    const links = await db.selectFrom('finding_notes').select('note_id').where('finding_id', '=', id).execute();
    assert.deepEqual(links.map((link) => link.note_id).sort(), [first, added].sort());
  });

  it('is not saved over where a name was warned of, nor is what it follows from dropped: of a recommendation', async () => {
    const [a, b] = [
      await aFinding(db, { challengeId, themeId: theme.id, noteIds: [first], title: 'One' }),
      await aFinding(db, { challengeId, themeId: theme.id, noteIds: [first], title: 'Other' }),
    ];
    const id = await aRecommendation(db, { challengeId, findingIds: [a], title: 'Act' });
    const at = `${base}/recommendations/${id}`;
    const fields = { title: 'Act now', body: NAMED, finding: [a], version: '1' };
    const owens = { ...fields, title: 'Act at once', body: 'What Owen advises', finding: [a, b] };
    assert.equal((await owen.post(at, owens)).statusCode, 303);
    const warned = await devi.post(at, fields);
    assert.deepEqual([warned.statusCode, versionIn(warned.body)], [422, '1']);
    const stale = await devi.post(at, { ...fields, version: versionIn(warned.body), anyway: 'yes' });
    assert.equal(stale.statusCode, 409);
    assert.match(wordsOf(stale.body), /What is saved now Act at once What Owen advises Follows from 2 findings/);
    assert.deepEqual(tickedIn(stale.body, 'finding'), [a, b].sort());
    assert.equal(versionIn(stale.body), '2');
    const row = await db.selectFrom('recommendations').select('title').where('id', '=', id).executeTakeFirstOrThrow();
    assert.equal(row.title, 'Act at once');
  });

  it('is not saved over where a field was left empty, and is told with its kind and theme: of an emerging finding', async () => {
    const by = built.people.peer;
    const id = await anEmergingFinding(db, { challengeId, themeId: theme.id, noteIds: [first], by, title: 'Waits' });
    const at = `${base}/emerging-findings/${id}`;
    const fields = { title: 'Devi’s', kind: 'strength', theme: theme.id, version: '1' };
    const owens = { ...fields, title: 'Owen’s', kind: 'consideration', theme: second.id };
    assert.equal((await owen.post(at, owens)).statusCode, 303);
    const empty = await devi.post(at, { ...fields, title: '' });
    assert.deepEqual([empty.statusCode, versionIn(empty.body)], [422, '1']);
    const stale = await devi.post(at, { ...fields, version: versionIn(empty.body) });
    assert.deepEqual([stale.statusCode, versionIn(stale.body)], [409, '2']);
    const now = `It is ‘Owen’s’ now, area for consideration of ‘${second.name}’.`;
    assert.equal(wordsOf(stale.body).includes(now), true);
  });

  it('is told before an emerging finding becomes a finding of another kind, and the sentence that was typed is kept', async () => {
    const by = built.people.peer;
    const id = await anEmergingFinding(db, { challengeId, themeId: theme.id, noteIds: [first], by, title: NAMED });
    const at = `${base}/emerging-findings/${id}`;
    const owens = { title: 'Owen’s', kind: 'consideration', theme: second.id, version: '1' };
    const press = { id: newId(), version: '1', title: NAMED };
    const warned = await devi.post(`${at}/finding`, press);
    assert.equal(warned.statusCode, 422);
    assert.equal((await owen.post(at, owens)).statusCode, 303);
    const again = await devi.post(`${at}/finding`, { ...press, version: versionIn(warned.body) });
    assert.deepEqual([again.statusCode, versionIn(again.body)], [422, '1']);
    const stale = await devi.post(`${at}/finding`, { ...press, version: versionIn(again.body), anyway: 'yes' });
    assert.deepEqual([stale.statusCode, versionIn(stale.body)], [409, '2']);
    const words = wordsOf(stale.body);
    assert.equal(words.includes(`it is ‘Owen’s’ now, area for consideration of ‘${second.name}’.`), true);
    assert.equal(words.includes('What you typed is kept: press again to make it the finding.'), true);
    assert.equal(stale.body.includes(`value="${NAMED}"`), true);
  });
});

describe('What was typed into something that a colleague has removed meanwhile', () => {
  it('is kept, and can be saved as a new finding', async () => {
    const { id, fields } = await changedFinding();
    assert.equal((await owen.post(`${base}/findings/${id}/removal`)).statusCode, 303);
    const gone = await devi.post(`${base}/findings/${id}`, fields);
    assert.equal(gone.statusCode, 409);
    assert.equal(gone.body.includes('a colleague has removed it in the meantime'), true);
    assert.deepEqual([gone.body.includes('value="Waits are short"'), tickedIn(gone.body, 'note')], [true, [first]]);
    assert.match(gone.body, new RegExp(`action="${base}/findings"`));
    const fresh = /name="id" value="([^"]+)"/.exec(gone.body)?.[1] ?? '';
    assert.notEqual(fresh, id);
    assert.equal((await devi.post(`${base}/findings`, { ...fields, id: fresh })).statusCode, 303);
    assert.equal((await finding(fresh)).title, 'Waits are short');
    assert.equal((await devi.post(`${base}/findings/nothing`, fields)).statusCode, 404);
  });

  it('is kept, and can be saved as a new recommendation', async () => {
    const on = await aFinding(db, { challengeId, themeId: theme.id, noteIds: [first], title: 'On' });
    const id = await aRecommendation(db, { challengeId, findingIds: [on], title: 'Act' });
    assert.equal((await owen.post(`${base}/recommendations/${id}/removal`)).statusCode, 303);
    const fields = { title: 'Act later', body: 'Typed 🙂', finding: [on], version: '1' };
    const gone = await devi.post(`${base}/recommendations/${id}`, fields);
    assert.deepEqual([gone.statusCode, gone.body.includes('Typed 🙂')], [409, true]);
    const fresh = /name="id" value="([^"]+)"/.exec(gone.body)?.[1] ?? '';
    assert.equal((await devi.post(`${base}/recommendations`, { ...fields, id: fresh })).statusCode, 303);
  });
});
