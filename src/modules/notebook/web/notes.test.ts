import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { countingStatements } from '#platform/database/connect';
import { testService } from '#test/service';
import { aChallenge } from '../../challenges/testing/builders.ts';
import { aFinding } from '../../findings/testing/builders.ts';
import { aNote, aPrompt, aSession } from '../testing/builders.ts';

const service = await testService();
const { db } = service;
service.setNow(new Date('2027-05-12T09:30:00Z'));
const built = await aChallenge(db, { stage: 'on-site', reference: 'NB1' });
const other = await aChallenge(db, { stage: 'on-site', reference: 'NB2', bodyId: built.bodyId });
const [theme, second] = built.themes;
if (!theme || !second) throw new Error('too few themes');
const session = await aSession(db, {
  challengeId: built.id,
  title: 'South team <b>& co</b>',
  place: 'Room 2',
  themeIds: [second.id],
  peerIds: [built.people.peer],
  interviewees: [{ name: 'Siân Llwyd', jobTitle: 'Head of Housing' }],
});
const elsewhere = await aSession(db, { challengeId: other.id, title: 'Elsewhere' });
const peer = await service.as(built.people.peer);
const colleague = await service.as(built.people.secondPeer);
const NEW = '/challenges/NB1/notes/new';
const NOTES = '/challenges/NB1/notes';
const fields = (more: Record<string, string> = {}) => ({
  id: newId(),
  session,
  theme: theme.id,
  kind: 'strength',
  source: '',
  text: 'They know every family on their patch.',
  ...more,
});
const stored = async (id: string) => await db.selectFrom('notes').selectAll().where('id', '=', id).executeTakeFirst();
const count = async () =>
  Number(
    (
      await db
        .selectFrom('notes')
        .select((e) => e.fn.countAll().as('n'))
        .executeTakeFirst()
    )?.n,
  );

describe('Writing a note', () => {
  it('begins with the session that one is in, its theme and its questions', async () => {
    const page = await peer.get(NEW);
    assert.equal(page.statusCode, 200);
    assert.equal(page.body.includes('<strong>South team &lt;b&gt;&amp; co&lt;/b&gt;</strong>'), true);
    assert.equal(page.body.includes('Room 2'), true);
    assert.equal(page.body.includes('As planned: Frontline staff'), true);
    assert.match(page.body, new RegExp(`value="${second.id}" checked`));
    assert.equal(page.body.includes('Questions to ask'), true);
  });

  it('keeps it under its author, with the source of the session, and says that only the team reads it', async () => {
    const form = fields();
    const answer = await peer.post(NOTES, form);
    assert.equal(answer.statusCode, 303);
    assert.equal(answer.headers.location, `/challenges/NB1/sessions/${session}/notes`);
    const note = await stored(form.id);
    assert.deepEqual(
      [note?.author_id, note?.kind, note?.source_category, note?.theme_id, note?.text],
      [built.people.peer, 'strength', 'frontline', theme.id, form.text],
    );
    const page = await peer.get(`/challenges/NB1/sessions/${session}/notes`);
    assert.equal(page.body.includes('Your note is saved. Only the team can read it'), true);
    assert.equal(page.body.includes(form.text), true);
  });

  it('makes one note of a form sent twice, and loses neither text where the second says something else', async () => {
    const form = fields({ text: 'Once only' });
    await peer.post(NOTES, form);
    const before = await count();
    assert.equal((await peer.post(NOTES, form)).statusCode, 303);
    assert.equal(await count(), before);
    const changed = await peer.post(NOTES, { ...form, text: 'Said otherwise' });
    assert.equal(changed.statusCode, 409);
    assert.equal(changed.body.includes('Said otherwise'), true);
    const freshId = /name="id" value="([^"]+)"/.exec(changed.body)?.[1] ?? '';
    assert.notEqual(freshId, form.id);
    assert.equal((await peer.post(NOTES, { ...form, id: freshId, text: 'Said otherwise' })).statusCode, 303);
    assert.deepEqual([(await stored(form.id))?.text, (await stored(freshId))?.text], ['Once only', 'Said otherwise']);
  });

  it('keeps nothing of a form sent again in other words and with a line more, until that is saved as notes of their own', async () => {
    const form = fields({ kind: '', text: '+ Sent first\n! And a second line' });
    await peer.post(NOTES, form);
    const before = await count();
    const text = '+ Sent first, put otherwise\n! And a second line\n? A third line';
    const changed = await peer.post(NOTES, { ...form, text });
    assert.deepEqual([changed.statusCode, await count()], [409, before]);
    const id = /name="id" value="([^"]+)"/.exec(changed.body)?.[1] ?? '';
    assert.equal((await peer.post(NOTES, { ...form, id, text })).statusCode, 303);
    const third = await db.selectFrom('notes').select('id').where('text', '=', 'A third line').execute();
    assert.deepEqual([third.length, await count()], [1, before + 3]);
  });

  it('does not let somebody write over another’s note by its id', async () => {
    const form = fields({ text: 'Mine' });
    await peer.post(NOTES, form);
    assert.equal((await colleague.post(NOTES, { ...form, text: 'Yours' })).statusCode, 409);
    assert.equal((await stored(form.id))?.text, 'Mine');
  });

  it('makes several notes of marked lines, the same ones when sent again', async () => {
    const form = fields({ kind: '', text: '+ Know their patch\n! Waits of months\nfor a ramp' });
    const before = await count();
    await peer.post(NOTES, form);
    await peer.post(NOTES, form);
    assert.equal(await count(), before + 2);
    const rows = await db
      .selectFrom('notes')
      .select(['kind', 'text'])
      .where('text', 'in', ['Know their patch', 'Waits of months\nfor a ramp'])
      .orderBy('kind')
      .execute();
    assert.deepEqual(rows, [
      { kind: 'consideration', text: 'Waits of months\nfor a ramp' },
      { kind: 'strength', text: 'Know their patch' },
    ]);
  });

  it('stands in the session that was asked for, also one that is off and of which nobody was told; never in another', async () => {
    const off = await aSession(db, { challengeId: built.id, title: 'Called off', sourceCategory: 'residents' });
    const prompt = await aPrompt(db, { challengeId: built.id, sessionId: off, raisedBy: built.people.peer });
    await db.updateTable('sessions').set({ is_live: false }).where('id', '=', off).execute();
    const page = (await peer.get(`${NEW}?session=${off}&prompt=${prompt}`)).body;
    assert.match(page, new RegExp(`<option value="${off}" selected`));
    assert.equal(page.includes('It answers') && page.includes(`name="prompt" value="${prompt}"`), true);
    const form = fields({ session: off, prompt, text: 'Said on the way out' });
    assert.equal((await peer.post(NOTES, form)).statusCode, 303);
    const kept = await stored(form.id);
    assert.deepEqual([kept?.session_id, kept?.source_category], [off, 'residents']);
    const { asked_by: askedBy } = await db
      .selectFrom('session_prompts')
      .select('asked_by')
      .where('id', '=', prompt)
      .executeTakeFirstOrThrow();
    assert.equal(askedBy, built.people.peer);
    for (const none of [newId(), elsewhere, 'none']) {
      const { body } = await peer.get(`${NEW}?session=${none}`);
      const select = body.slice(body.indexOf('name="session"'));
      assert.equal(/<option [^>]*selected/.test(select.slice(0, select.indexOf('</select>'))), false, none);
      assert.equal(body.includes('cf-note-session'), false, none);
    }
    await db.deleteFrom('notes').where('id', '=', form.id).execute();
  });

  it('goes on with another of the same session', async () => {
    const answer = await peer.post(NOTES, fields({ next: 'another', text: 'First of two' }));
    assert.equal(answer.headers.location, `${NEW}?session=${session}`);
  });

  it('keeps what was typed where something is missing, and says beside the field what', async () => {
    const answer = await peer.post(NOTES, fields({ kind: '', session: '', text: 'Nobody said which kind' }));
    assert.equal(answer.statusCode, 422);
    assert.equal(answer.body.includes('Nobody said which kind'), true);
    assert.match(answer.body, /id="kind-error"[\s\S]*Choose what kind of note it is/);
    assert.match(answer.body, /id="source-error"[\s\S]*Choose who spoke/);
  });

  it('takes Welsh, emoji and right-to-left text, and refuses 100,000 characters without losing them', async () => {
    const form = fields({ text: 'Mae’r tîm yn dda 🙂 مرحبا <script>alert(1)</script>' });
    await peer.post(NOTES, form);
    assert.equal((await stored(form.id))?.text, form.text);
    const page = await peer.get(`${NOTES}/${form.id}`);
    assert.equal(page.body.includes('<script>alert'), false);
    const long = await peer.post(NOTES, fields({ text: 'ŵ'.repeat(100_000) }));
    assert.equal(long.statusCode, 422);
    assert.equal(long.body.includes('Use 20,000 characters or fewer'), true);
    assert.equal(long.body.includes('ŵ'.repeat(100_000)), true);
  });

  it('warns where the words may lead to one person, and saves as it is with one press', async () => {
    const form = fields({ text: 'Sian said the head of housing is new', next: 'another' });
    const warned = await peer.post(NOTES, form);
    assert.equal(warned.statusCode, 422);
    assert.equal(warned.body.includes('“Sian” and “head of housing” may lead to one person'), true);
    assert.match(warned.body, /name="next" value="another"/);
    assert.equal(await stored(form.id), undefined);
    assert.equal((await peer.post(NOTES, { ...form, anyway: 'yes' })).headers.location, `${NEW}?session=${session}`);
    assert.equal((await stored(form.id))?.text, form.text);
  });

  it('refuses a session or theme of another challenge, and anything once the challenge has closed', async () => {
    const foreign = await peer.post(NOTES, fields({ session: elsewhere, source: 'members' }));
    assert.equal(foreign.statusCode, 422);
    assert.equal(foreign.body.includes('not part of this challenge any more'), true);
    const foreignTheme = await peer.post(NOTES, fields({ theme: other.themes[0]?.id ?? '' }));
    assert.equal(foreignTheme.statusCode, 422);
    const closed = await aChallenge(db, { stage: 'closed', reference: 'NB3', bodyId: built.bodyId });
    await db.updateTable('challenges').set({ closed_at: new Date() }).where('id', '=', closed.id).execute();
    const late = await (await service.as(closed.people.peer)).post(
      '/challenges/NB3/notes',
      fields({ session: '', theme: '', source: 'members' }),
    );
    assert.equal(late.statusCode, 422);
    assert.equal(late.body.includes('This challenge has closed'), true);
  });
});

describe('A note of one’s own', () => {
  it('is changed by its author alone', async () => {
    const id = await aNote(db, {
      challengeId: built.id,
      authorId: built.people.peer,
      sessionId: session,
      text: 'Before',
    });
    const change = { ...fields({ text: 'After', kind: 'consideration' }), version: '1' };
    assert.equal((await colleague.get(`${NOTES}/${id}/change`)).statusCode, 403);
    assert.equal((await colleague.post(`${NOTES}/${id}`, change)).statusCode, 403);
    assert.equal((await peer.get(`${NOTES}/${id}/change`)).body.includes('Before'), true);
    assert.equal((await peer.post(`${NOTES}/${id}`, change)).statusCode, 303);
    assert.deepEqual([(await stored(id))?.text, (await stored(id))?.version], ['After', 2]);
    const stale = await peer.post(`${NOTES}/${id}`, { ...change, text: 'From the other phone' });
    assert.equal(stale.statusCode, 409);
    assert.equal(stale.body.includes('From the other phone'), true);
    assert.equal(stale.body.includes('After'), true);
    assert.equal((await stored(id))?.text, 'After');
  });

  it('is not saved over where a name was warned of in the form and another window was faster', async () => {
    const id = await aNote(db, { challengeId: built.id, authorId: built.people.peer, sessionId: session });
    const change = { ...fields({ text: 'From the phone', source: 'members' }), version: '1' };
    assert.equal((await peer.post(`${NOTES}/${id}`, change)).statusCode, 303);
    const named = { ...change, text: 'Siân Llwyd said so' };
    const warned = await peer.post(`${NOTES}/${id}`, named);
    const version = /name="version" value="(\d+)"/.exec(warned.body)?.[1] ?? '';
    assert.deepEqual([warned.statusCode, version], [422, '1']);
    const stale = await peer.post(`${NOTES}/${id}`, { ...named, version, anyway: 'yes' });
    assert.equal(stale.statusCode, 409);
    assert.equal(stale.body.includes('name="version" value="2"'), true);
    const saved = stale.body.slice(stale.body.indexOf('What is saved now')).replace(/<[^>]+>/g, ' ');
    assert.match(saved, /From the phone\s+\+\s+Strength\s+· [^·]+ · South team &lt;b&gt;&amp; co&lt;\/b&gt; · Members/);
    assert.equal((await stored(id))?.text, 'From the phone');
  });

  it('that was deleted somewhere else while it was changed is not lost: what was typed can be saved as a new one', async () => {
    const id = await aNote(db, { challengeId: built.id, authorId: built.people.peer, sessionId: session });
    await db.deleteFrom('notes').where('id', '=', id).execute();
    const change = { ...fields({ text: 'Typed 🙂 meanwhile' }), version: '1' };
    const gone = await peer.post(`${NOTES}/${id}`, change);
    assert.equal(gone.statusCode, 409);
    assert.equal(gone.body.includes('Typed 🙂 meanwhile') && gone.body.includes('save it as a new note'), true);
    assert.match(gone.body, new RegExp(`action="${NOTES}"`));
    const fresh = /name="id" value="([^"]+)"/.exec(gone.body)?.[1] ?? '';
    assert.equal((await peer.post(NOTES, { ...change, id: fresh })).statusCode, 303);
    assert.equal((await stored(fresh))?.text, 'Typed 🙂 meanwhile');
  });

  it('takes who was to speak along into another session, unless somebody else did', async () => {
    const residents = await aSession(db, { challengeId: built.id, title: 'Carers', sourceCategory: 'residents' });
    for (const [spoke, now] of [
      ['frontline', 'residents'],
      ['partners', 'partners'],
    ] as const) {
      const place = { challengeId: built.id, authorId: built.people.peer, sessionId: session };
      const id = await aNote(db, { ...place, kind: 'strength', sourceCategory: spoke });
      const form = (await peer.get(`${NOTES}/${id}/change`)).body;
      const select = form.slice(form.indexOf('name="source"'));
      const source = /<option value="([^"]*)" selected/.exec(select.slice(0, select.indexOf('</select>')))?.[1] ?? '';
      const moved = { ...fields({ session: residents, source }), version: '1' };
      assert.equal((await peer.post(`${NOTES}/${id}`, moved)).statusCode, 303);
      assert.equal((await stored(id))?.source_category, now);
    }
  });

  it('has no way to itself on its own page, but for its author the one to change it', async () => {
    const id = await aNote(db, { challengeId: built.id, authorId: built.people.peer, sessionId: session });
    const ways = async (browser: typeof peer) =>
      (await browser.get(`${NOTES}/${id}`)).body.match(new RegExp(`href="${NOTES}/${id}[^"]*"`, 'g'));
    assert.deepEqual(await ways(colleague), null);
    assert.deepEqual(await ways(peer), [`href="${NOTES}/${id}/change"`]);
    assert.equal((await colleague.get(NOTES)).body.includes(`href="${NOTES}/${id}"`), true);
  });

  it('stays once the challenge has closed, and its page says so', async () => {
    const closed = await aChallenge(db, { stage: 'closed', reference: 'NB6', bodyId: built.bodyId });
    await db.updateTable('challenges').set({ closed_at: new Date() }).where('id', '=', closed.id).execute();
    const id = await aNote(db, { challengeId: closed.id, authorId: closed.people.peer });
    const author = await service.as(closed.people.peer);
    const at = `/challenges/NB6/notes/${id}/deletion`;
    const why = 'This challenge has closed, so its notes can no longer be changed or deleted.';
    const ask = await author.get(at);
    assert.deepEqual(
      [ask.statusCode, ask.body.includes(why), ask.body.includes('Delete this note')],
      [200, true, false],
    );
    const refused = await author.post(at);
    assert.deepEqual([refused.statusCode, refused.body.includes(why)], [409, true]);
    assert.equal((await stored(id))?.id, id);
  });

  it('is deleted for good after a question, but not while a finding stands on it', async () => {
    const id = await aNote(db, { challengeId: built.id, authorId: built.people.peer });
    assert.equal((await colleague.post(`${NOTES}/${id}/deletion`)).statusCode, 403);
    assert.equal((await peer.get(`${NOTES}/${id}/deletion`)).body.includes('gone for good'), true);
    const finding = await aFinding(db, {
      challengeId: built.id,
      themeId: theme.id,
      noteIds: [id],
      title: 'Close to people',
    });
    const refused = await peer.post(`${NOTES}/${id}/deletion`);
    assert.equal(refused.statusCode, 409);
    assert.equal(refused.body.includes('Close to people'), true);
    await db.deleteFrom('findings').where('id', '=', finding).execute();
    assert.equal((await peer.post(`${NOTES}/${id}/deletion`)).statusCode, 303);
    assert.equal(await stored(id), undefined);
    assert.equal((await peer.post(`${NOTES}/${id}/deletion`)).statusCode, 303);
  });
});

describe('The team’s notes', () => {
  it('are narrowed by words, kind, theme, source, session and writer, and gathered in any order', async () => {
    const mine = await aNote(db, {
      challengeId: built.id,
      authorId: built.people.secondPeer,
      themeId: second.id,
      kind: 'consideration',
      sourceCategory: 'residents',
      text: 'Café closes 50% early_ on Fridays',
    });
    const has = async (query: string) => (await peer.get(`${NOTES}?${query}`)).body.includes(`note-${mine}"`);
    const one = { kind: 'consideration', theme: second.id, source: 'residents', author: built.people.secondPeer };
    for (const [name, value] of Object.entries(one)) assert.equal(await has(`${name}=${value}`), true, name);
    assert.deepEqual(
      [
        await has('words=cafe+FRIDAYS'),
        await has('words=50%25+early_'),
        await has('words=5_%25'),
        await has('kind=strength'),
      ],
      [true, true, false, false],
    );
    assert.equal(await has(`session=${session}`), false);
    for (const order of ['session', 'theme', 'kind', 'source', 'author', 'nonsense'])
      assert.equal(await has(`order=${order}`), true);
    assert.equal(await has('page=99&theme=none'), false);
  });

  it('fill pages of fifty with as many statements as a few do, and stay small', async () => {
    const empty = await aChallenge(db, { stage: 'on-site', reference: 'NB4', bodyId: built.bodyId });
    const reader = await service.as(empty.people.peer);
    const measured = async (url: string) => (await countingStatements(() => reader.get(url))).count;
    const base = '/challenges/NB4';
    const where = await aSession(db, { challengeId: empty.id });
    const urls = [`${base}/notes`, `${base}/notes/new`, `${base}/sessions/${where}/notes`, `${base}/wall`];
    const counts = async () => {
      const all: number[] = [];
      for (const url of urls) all.push(await measured(url));
      return all;
    };
    const note = { challengeId: empty.id, authorId: empty.people.peer, sessionId: where, themeId: empty.themes[0]?.id };
    await aNote(db, note);
    const few = await counts();
    for (let i = 0; i < 60; i += 1) await aNote(db, { ...note, text: `${i} ${newId()} `.repeat(60) });
    assert.deepEqual(await counts(), few);
    assert.equal(Math.max(...few) <= 8, true, few.join(', '));
    const page = await reader.get(`${base}/notes`);
    assert.equal(page.body.match(/<article/g)?.length, 50);
    assert.equal(page.body.includes('1 to 50 of 61 notes'), true);
    const { gzipSync } = await import('node:zlib');
    assert.equal(gzipSync(page.body).length < 60_000, true);
  });

  it('make a wall: what each source said of each theme, and what only one said', async () => {
    const page = await peer.get('/challenges/NB1/wall');
    assert.equal(page.statusCode, 200);
    assert.equal(page.body.includes('Only one kind of source has said'), true);
    assert.equal(
      page.body.includes(`/challenges/NB1/notes?theme=${second.id}&amp;kind=consideration&amp;source=residents`),
      true,
    );
  });

  it('teach while there are none', async () => {
    await aChallenge(db, { stage: 'preparing', reference: 'NB5', bodyId: built.bodyId });
    const manager = await db
      .selectFrom('challenges')
      .select('manager_id')
      .where('reference', '=', 'NB5')
      .executeTakeFirstOrThrow();
    const browser = await service.as(String(manager.manager_id));
    assert.equal((await browser.get('/challenges/NB5/notes')).body.includes('Write the first note'), true);
    assert.equal((await browser.get('/challenges/NB5/wall')).body.includes('The wall is empty'), true);
    assert.equal((await browser.get('/challenges/NB5/notes/new')).statusCode, 200);
  });
});
