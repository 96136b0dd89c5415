import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { countingStatements } from '#platform/database/connect';
import { testService } from '#test/service';
import { aChallenge } from '../../challenges/testing/builders.ts';
import { aNote, aSession } from '../../notebook/testing/builders.ts';

const service = await testService();
const { db } = service;
const built = await aChallenge(db, { stage: 'on-site', reference: 'TR1' });
const other = await aChallenge(db, { stage: 'on-site', reference: 'TR2', bodyId: built.bodyId });
const [theme, second, third] = built.themes;
if (!theme || !second || !third) throw new Error('too few themes');
const base = '/challenges/TR1';
const DAY = '2027-05-11';
const room = `${base}/team-room?day=${DAY}`;
service.setNow(new Date('2027-05-11T19:00:00Z'));

const at = (day: string, time: string) => new Date(`${day}T${time}:00Z`);
const session = (title: string, day: string, time: string, more: object = {}) =>
  aSession(db, { challengeId: built.id, title, startsAt: at(day, time), ...more });
const board = await session('Social workers', DAY, '09:00', { themeIds: [theme.id] });
await session('The leader', DAY, '11:00', { sourceCategory: 'members' });
await session('Team review', DAY, '16:30', { sourceCategory: null });
await session('Team managers', '2027-05-12', '08:30', { sourceCategory: 'middle-managers' });
const yesterday = await session('Carers', '2027-05-10', '10:00', { sourceCategory: 'residents' });
const note = (text: string, more: object = {}) =>
  aNote(db, {
    challengeId: built.id,
    authorId: built.people.peer,
    sessionId: board,
    themeId: theme.id,
    writtenAt: at(DAY, '09:30'),
    text,
    ...more,
  });
const know = await note('They know their patch', { kind: 'strength' });
const waits = await note('Waits of months', { kind: 'consideration' });
const partners = await note('Partners wait as well', {
  kind: 'consideration',
  sourceCategory: 'partners',
  sessionId: null,
  authorId: built.people.secondPeer,
});
const question = await note('Who decides <em>that</em>?', { kind: 'question' });
const late = await note('Written at night of the day before', {
  kind: 'strength',
  sessionId: yesterday,
  sourceCategory: 'residents',
  writtenAt: at(DAY, '21:00'),
});
const foreign = await aNote(db, { challengeId: other.id, authorId: other.people.peer });
const peer = await service.as(built.people.peer);
const colleague = await service.as(built.people.secondPeer);
const manager = await service.as(built.people.challengeManager);

/** The words of a page in their order, without markup. */
const wordsOf = (body: string) =>
  body
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, '’')
    .replace(/\s+/g, ' ');
const read = async (browser = peer, url = room) => wordsOf((await browser.get(url)).body);
const move = (fields: Record<string, string | string[]>, browser = peer) =>
  browser.post(`${base}/team-room/moves`, { day: DAY, by: 'theme', id: newId(), ...fields });
const group = async (title: string, notes: string[], browser = peer) => {
  const id = newId();
  const answer = await move({ id, into: 'new', title, note: notes }, browser);
  assert.equal(answer.statusCode, 303);
  return id;
};
const notesIn = async (id: string) =>
  (
    await db
      .selectFrom('emerging_finding_notes')
      .select('note_id')
      .where('emerging_finding_id', '=', id)
      .orderBy('note_id')
      .execute()
  ).map((row) => row.note_id);
const emerging = async (id: string) =>
  await db.selectFrom('emerging_findings').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

describe('The team room', () => {
  it('shows today by the clock, and another day by its address', async () => {
    assert.match(await read(peer, `${base}/team-room`), /Tuesday 11 May 2027: 4 notes from 1 session, on 1 of/);
    assert.match(await read(peer, `${base}/team-room?day=2027-05-10`), /Monday 10 May 2027: 1 note from 1 session/);
    assert.match(await read(peer, `${base}/team-room?day=yesterday`), /Tuesday 11 May 2027/);
  });

  it('puts a note on the day of its session, whenever it was written down', async () => {
    assert.equal((await read()).includes('Written at night'), false);
    assert.equal((await read(peer, `${base}/team-room?day=2027-05-10`)).includes('Written at night'), true);
    assert.match((await peer.get(`${base}/team-room?day=2027-05-10`)).body, new RegExp(`id="note-${late}"`));
  });

  it('says by theme what several kinds of source agree on and what only one says, up to that day', async () => {
    const words = await read();
    assert.match(words, /Strengths ≡ So far: Frontline staff and residents[^.]* agree \(2 notes\)\./);
    assert.match(words, /Areas for consideration ≡ So far: Frontline staff and partners agree \(2 notes\)\./);
    const before = await read(peer, `${base}/team-room?day=2027-05-10`);
    assert.match(before, /Strengths 1 So far: Only residents[^.]* \(1 note\)\./);
    assert.equal(before.includes('Areas for consideration ≡'), false);
  });

  it('says what is still a question, and what nobody has covered: themes with their areas, sources and sessions', async () => {
    const words = await read();
    assert.match(words, /Still a question [^·]*Who decides &lt;em&gt;that&lt;\/em&gt;\?/);
    const missing = words.slice(words.indexOf('Nobody has covered'));
    assert.equal(missing.includes(second.name) && missing.includes(third.name), true);
    assert.match(missing, /Nothing from members, senior officers/);
    assert.match(missing, /No notes of The leader/);
    assert.equal(missing.slice(0, missing.indexOf('Strengths')).includes('No notes of Team review'), false);
  });

  it('shows the same day session by session, those without a note too', async () => {
    const words = await read(peer, `${room}&by=session`);
    assert.match(words, /Social workers [^S]* Frontline staff Strengths/);
    assert.match(words, /The leader 12pm|The leader midday/);
    assert.equal(words.includes('Nobody has written a note of it yet.'), true);
    assert.equal(words.includes('From no session of this day'), true);
  });

  it('names the writer by a mark and nobody who was listened to', async () => {
    const body = (await peer.get(room)).body;
    assert.equal(body.includes('title="Devi Peer"><span aria-hidden="true">DP</span>'), true);
  });

  it('gives no two of the team the same mark, on the page and on the wall, whoever has written a note', async () => {
    const name = async () =>
      (await db.selectFrom('people').select('name').where('id', '=', built.people.secondPeer).executeTakeFirstOrThrow())
        .name;
    const before = await name();
    const call = (to: string) =>
      db.updateTable('people').set({ name: to }).where('id', '=', built.people.secondPeer).execute();
    await call('Dan Price');
    try {
      const marks = (body: string) => [...body.matchAll(/<span title="([^"]+)"><span aria-hidden="true">(\w+)</g)];
      const seen = new Map(marks((await peer.get(room)).body).map(([, who, mark]) => [who, mark]));
      assert.deepEqual(Object.fromEntries(seen), { 'Devi Peer': 'DPe', 'Dan Price': 'DPr' });
      const wall = wordsOf((await peer.get(`${base}/team-room/projected?day=${DAY}&screen=1`)).body);
      assert.match(wall, /They know their patch Frontline staff · DPe/);
      assert.match(wall, /Partners wait as well Partners · DPr/);
      // Of the day before only one of them has a note: the mark is the same, for the other is on the team all the same.
      assert.match(
        (await peer.get(`${base}/team-room?day=2027-05-10`)).body,
        /title="Devi Peer"><span aria-hidden="true">DPe</,
      );
    } finally {
      await call(before);
    }
  });

  it('is the team’s alone', async () => {
    const { people } = built;
    const paths = ['team-room', 'team-room/projected', `team-room/news?day=${DAY}`, 'prompts/new'];
    for (const who of [people.hostCoordinator, people.hostSponsor, people.programmeManager, people.placementOfficer]) {
      const browser = await service.as(who);
      for (const path of paths) {
        const answer = await browser.get(`${base}/${path}`);
        assert.equal(answer.statusCode, 403, path);
        assert.equal(answer.body.includes('They know their patch'), false);
      }
    }
    for (const who of [people.stranger, people.interviewee, other.people.peer]) {
      const browser = await service.as(who);
      for (const path of paths) assert.equal((await browser.get(`${base}/${path}`)).statusCode, 404, path);
    }
  });
});

describe('Grouping notes', () => {
  it('makes an emerging finding of the kind and theme that most of its notes have, once however often it is sent', async () => {
    const id = newId();
    const fields = { id, into: 'new', title: 'People wait', note: [waits, partners, foreign] };
    const answer = await move(fields);
    assert.equal(answer.headers.location, `${base}/team-room?day=${DAY}&by=theme#emerging-${id}`);
    await move(fields);
    const row = await emerging(id);
    assert.deepEqual([row.kind, row.theme_id, row.title], ['consideration', theme.id, 'People wait']);
    assert.deepEqual(await notesIn(id), [waits, partners].sort());
    const words = await read(colleague);
    assert.match(words, /People wait ! Area for consideration · /);
    assert.match(words, /Frontline staff and partners agree \(2 notes\)\. ⠿ Move this note: Waits of months/);
    assert.match(words, /Devi Peer made ‘People wait’ from 2 notes\./);
    const steps = await db.selectFrom('grouping_steps').select('what').where('into_id', '=', id).execute();
    assert.deepEqual(steps, [{ what: 'made' }]);
  });

  it('asks for notes and for a title, and keeps what was ticked and typed', async () => {
    const none = await move({ into: 'new', title: 'Typed 🙂' });
    assert.equal(none.statusCode, 422);
    assert.equal(none.body.includes('Tick the notes that belong together') && none.body.includes('Typed 🙂'), true);
    const untitled = await move({ into: 'new', note: [know] });
    assert.equal(untitled.statusCode, 422);
    assert.match(untitled.body, new RegExp(`id="tick-${know}" value="${know}" checked`));
    assert.equal(untitled.body.includes('Give the new emerging finding a working title'), true);
    assert.equal((await move({ into: 'new', title: 'x'.repeat(301), note: [know] })).statusCode, 422);
  });

  it('asks what it is where the notes do not say', async () => {
    const answer = await move({ into: 'new', title: 'What of it?', note: [question] });
    assert.equal(answer.statusCode, 409);
    assert.equal(answer.body.includes('Choose strength or area for consideration: the notes do not say'), true);
    const chosen = await move({ into: 'new', title: 'What of it?', note: [question], kind: 'strength' });
    assert.equal(chosen.statusCode, 303);
  });

  it('loses nothing where two put the same note into two groups at once, and each sees what the other did', async () => {
    const [mine, theirs] = [await group('Mine', [know]), await group('Theirs', [waits], colleague)];
    const both = await Promise.all([
      move({ into: theirs, note: [partners] }, colleague),
      move({ into: mine, note: [partners] }),
    ]);
    assert.deepEqual(
      both.map((answer) => answer.statusCode),
      [303, 303],
    );
    assert.deepEqual(await notesIn(mine), [know, partners].sort());
    assert.deepEqual(await notesIn(theirs), [waits, partners].sort());
    assert.match(await read(), /Owen Peer put 1 note into ‘Theirs’\./);
    assert.match(await read(colleague), /Devi Peer put 1 note into ‘Mine’\./);
  });

  it('moves a note from one to another and takes it out, and undoes each by one press', async () => {
    const [from, to] = [await group('From', [know, waits]), await group('To', [partners])];
    await move({ from, into: to, note: [know] });
    assert.deepEqual([await notesIn(from), await notesIn(to)], [[waits], [know, partners].sort()]);
    const undo = async () => {
      const action = /action="([^"]+\/undo)"/.exec((await peer.get(room)).body)?.[1] ?? '';
      assert.equal((await peer.post(action, { day: DAY, by: 'theme' })).statusCode, 303);
      return action;
    };
    const action = await undo();
    assert.deepEqual([await notesIn(from), await notesIn(to)], [[know, waits].sort(), [partners]]);
    assert.equal((await peer.post(action, { day: DAY })).statusCode, 303);
    assert.equal((await colleague.post(action, { day: DAY })).statusCode, 404);
    await move({ from, into: 'out', note: [know] });
    assert.deepEqual(await notesIn(from), [waits]);
    await undo();
    assert.deepEqual(await notesIn(from), [know, waits].sort());
  });

  it('keeps what a colleague has put in when its making is undone', async () => {
    const id = await group('Undone', [know]);
    await move({ into: id, note: [waits] }, colleague);
    const step = await db
      .selectFrom('grouping_steps')
      .select('id')
      .where('into_id', '=', id)
      .where('what', '=', 'made')
      .executeTakeFirstOrThrow();
    await peer.post(`${base}/team-room/steps/${step.id}/undo`, { day: DAY });
    assert.deepEqual(await notesIn(id), [waits]);
    assert.equal((await emerging(id)).apart_at, null);
  });

  it('says who has taken one apart or made it a finding meanwhile, and moves nothing', async () => {
    const id = await group('Going', [know]);
    assert.equal((await colleague.post(`${base}/emerging-findings/${id}/apart`)).statusCode, 303);
    const gone = await move({ into: id, note: [waits] });
    assert.equal(gone.statusCode, 409);
    assert.equal(gone.body.includes('Owen Peer has taken ‘Going’ apart in the meantime'), true);
    assert.deepEqual(await notesIn(id), [know]);
    assert.equal((await read()).includes('id="emerging-'), false);
    const action = /action="([^"]+\/undo)"/.exec((await colleague.get(room)).body)?.[1] ?? '';
    await colleague.post(action, { day: DAY });
    assert.equal((await emerging(id)).apart_at, null);
  });
});

describe('An emerging finding', () => {
  const become = (id: string, more: Record<string, string> = {}, browser = peer) =>
    browser.post(`${base}/emerging-findings/${id}/finding`, { id: newId(), version: '1', ...more });

  it('becomes a finding with its notes as evidence by one press, however often it is pressed', async () => {
    const id = await group('Families wait for months', [waits, partners]);
    const finding = newId();
    const answer = await become(id, { id: finding });
    assert.equal(answer.headers.location, `${base}/findings/${finding}`);
    assert.equal((await become(id, { id: finding })).headers.location, `${base}/findings/${finding}`);
    const page = wordsOf((await peer.get(`${base}/findings/${finding}`)).body);
    assert.match(page, /Families wait for months/);
    assert.match(page, /2 notes, 2 kinds of source: Frontline staff, Partners/);
    assert.equal((await peer.get(room)).body.includes(`id="emerging-${id}"`), false);
    const late = await become(id, {}, colleague);
    assert.equal(late.statusCode, 409);
    assert.equal(late.body.includes('Devi Peer has made ‘Families wait for months’ a finding'), true);
    await peer.post(`${base}/findings/${finding}/removal`);
    assert.equal((await peer.get(room)).body.includes(`id="emerging-${id}"`), true);
  });

  it('without a note becomes none', async () => {
    const id = await group('Nothing behind it', [know]);
    await move({ from: id, into: 'out', note: [know] });
    const answer = await become(id);
    assert.equal(answer.statusCode, 409);
    assert.equal(answer.body.includes('No notes are in it: a finding stands on at least one.'), true);
  });

  it('is shown back where its title may lead to one person, and kept where the team wants it', async () => {
    await session('Housing', DAY, '13:00', { interviewees: [{ name: 'Siân Llwyd', jobTitle: 'Head of Housing' }] });
    const id = await group('What Siân Llwyd does works', [know]);
    const finding = newId();
    const warned = await become(id, { id: finding });
    assert.equal(warned.statusCode, 422);
    assert.equal(warned.body.includes('may lead to one person'), true);
    const made = await become(id, { id: finding, title: 'What housing does works' });
    assert.equal(made.headers.location, `${base}/findings/${finding}`);
  });

  it('changes its title, kind and theme, and is not overwritten where a colleague was faster', async () => {
    const id = await group('First title', [know]);
    const change = { version: '1', title: 'Second title', kind: 'consideration', theme: second.id };
    assert.equal((await peer.get(`${base}/emerging-findings/${id}`)).statusCode, 200);
    assert.equal((await peer.post(`${base}/emerging-findings/${id}`, change)).statusCode, 303);
    const row = await emerging(id);
    assert.deepEqual([row.title, row.kind, row.theme_id, row.version], ['Second title', 'consideration', second.id, 2]);
    const stale = await colleague.post(`${base}/emerging-findings/${id}`, { ...change, title: 'Third' });
    assert.equal(stale.statusCode, 409);
    assert.equal(stale.body.includes('Second title') && stale.body.includes('value="Third"'), true);
    const wrong = { ...change, version: '2', theme: other.themes[0]?.id ?? '' };
    assert.equal((await peer.post(`${base}/emerging-findings/${id}`, wrong)).statusCode, 409);
    assert.equal((await peer.get(`/challenges/TR2/emerging-findings/${id}`)).statusCode, 404);
  });
});

describe('The wall', () => {
  it('shows a theme a screen in large letters, with the ways to the next and back', async () => {
    const first = await manager.get(`${base}/team-room/projected?day=${DAY}`);
    assert.equal(first.statusCode, 200);
    assert.match(wordsOf(first.body), new RegExp(`Tuesday 11 May 2027 ${theme.name}`));
    assert.match(first.body, /rel="next" href="[^"]+screen=2"/);
    assert.equal(first.body.includes('rel="prev"'), false);
    const end = await manager.get(`${base}/team-room/projected?day=${DAY}&screen=999`);
    assert.match(wordsOf(end.body), /Nobody has covered/);
    assert.equal(end.body.includes('rel="next"'), false);
  });

  it('has larger letters for a longer room, on every screen until they are taken back', async () => {
    const large = (await manager.get(`${base}/team-room/projected?day=${DAY}&letters=large`)).body;
    assert.equal(large.includes('data-letters="large"'), true);
    assert.match(large, /rel="next" href="[^"]+screen=2&amp;letters=large"/);
    assert.match(large, /screen=1">Plain letters/);
    assert.equal((await manager.get(`${base}/team-room/projected`)).body.includes('data-letters'), false);
  });

  it('can ask whether something is new', async () => {
    const news = async () => (await manager.get(`${base}/team-room/news?day=${DAY}`)).json();
    const before = await news();
    assert.deepEqual(await news(), before);
    await note('One more', { kind: 'strength' });
    const after = await news();
    assert.equal(after.notes, before.notes + 1);
    assert.notEqual(after.stamp, before.stamp);
    await group('New group', [know]);
    assert.notEqual((await news()).stamp, after.stamp);
    assert.equal((await manager.get(room)).body.includes(`data-stamp="${(await news()).stamp}"`), true);
  });
});

describe('The room’s pages', () => {
  it('take as many statements for many notes and groups as for few, and at most eight', async () => {
    const groups = await group('Counted', [know]);
    const paths = [
      room,
      `${room}&by=session`,
      `${base}/team-room/projected?day=${DAY}`,
      `${base}/team-room/news?day=${DAY}`,
    ];
    const more = [`${base}/emerging-findings/${groups}`, `${base}/prompts/new?note=${question}`];
    const count = async () => {
      const all: number[] = [];
      for (const path of [...paths, ...more]) all.push((await countingStatements(() => manager.get(path))).count);
      return all;
    };
    const few = await count();
    for (let at = 0; at < 12; at += 1) await group(`Group ${at}`, [await note(`Note ${at}`, { kind: 'strength' })]);
    assert.deepEqual(await count(), few);
    assert.equal(Math.max(...few) <= 8, true, few.join(', '));
  });

  it('only read once the challenge has closed', async () => {
    await db.updateTable('challenges').set({ closed_at: new Date() }).where('id', '=', built.id).execute();
    const page = await peer.get(room);
    assert.equal(page.body.includes('This challenge has closed'), true);
    assert.equal(page.body.includes('id="grouping"'), false);
    assert.equal((await move({ into: 'new', title: 'Late', note: [know] })).statusCode, 409);
    await db.updateTable('challenges').set({ closed_at: null }).where('id', '=', built.id).execute();
  });
});
