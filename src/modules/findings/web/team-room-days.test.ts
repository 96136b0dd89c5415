import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { newId } from '#kernel/ids';
import { testService } from '#test/service';
import { untilWaiting } from '#test/waiting';
import { aChallenge, BUILT_AT } from '../../challenges/testing/builders.ts';
import { aNote, aPrompt, aSession } from '../../notebook/testing/builders.ts';
import { SOURCE_CATEGORIES } from '../../programmes/index.ts';
import { anEmergingFinding } from '../testing/builders.ts';

const service = await testService();
const { db } = service;
service.setNow(new Date('2027-05-11T19:00:00Z'));
const DAY = '2027-05-11';
const at = (day: string, time: string) => new Date(`${day}T${time}:00Z`);
const wordsOf = (body: string) =>
  body
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, '’')
    .replace(/\s+/g, ' ');

/** A challenge on site with a session on Monday and one on Tuesday, and somebody of its team. */
async function aWeek(reference: string) {
  const built = await aChallenge(db, { stage: 'on-site', reference });
  const [theme] = built.themes;
  if (!theme) throw new Error('no theme');
  const session = (title: string, startsAt: Date) =>
    aSession(db, { challengeId: built.id, title, startsAt, themeIds: [theme.id] });
  const monday = await session('Carers', at('2027-05-10', '10:00'));
  const tuesday = await session('Social workers', at(DAY, '09:00'));
  const note = (text: string, more: object = {}) =>
    aNote(db, {
      challengeId: built.id,
      authorId: built.people.peer,
      themeId: theme.id,
      kind: 'strength',
      text,
      writtenAt: at(DAY, '09:30'),
      ...more,
    });
  /** So many notes of a session at once, `Monday 1`, `Monday 2` and so on. */
  const notes = async (many: number, sessionId: string, words: string, kind = 'strength') => {
    const ids = Array.from({ length: many }, () => newId());
    const row = { challenge_id: built.id, author_id: built.people.peer, session_id: sessionId, theme_id: theme.id };
    const written = { kind, source_category: 'frontline', written_at: BUILT_AT, changed_at: BUILT_AT };
    await db
      .insertInto('notes')
      .values(ids.map((id, index) => ({ ...row, ...written, id, text: `${words} ${index + 1}` })))
      .execute();
    return ids;
  };
  const peer = await service.as(built.people.peer);
  const base = `/challenges/${reference}`;
  const read = async (query: string) => wordsOf((await peer.get(`${base}/team-room?${query}`)).body);
  return { built, theme, monday, tuesday, note, notes, peer, base, read };
}

describe('A day on which much was heard before', () => {
  it('is whole, whatever was grouped or asked on other days', async () => {
    const week = await aWeek('MANY1');
    const grouped = await week.notes(620, week.monday, 'Monday');
    for (const [index, title] of ['Pride', 'Waits'].entries()) {
      await anEmergingFinding(db, {
        challengeId: week.built.id,
        themeId: week.theme.id,
        noteIds: grouped.slice(index * 310, index * 310 + 310),
        by: week.built.people.peer,
        title,
      });
    }
    await week.notes(230, week.monday, 'Asked on Monday', 'question');
    await week.notes(700, week.tuesday, 'Heard today');
    const words = await week.read(`day=${DAY}&by=session`);
    assert.match(words, /Tuesday 11 May 2027: 700 notes from 1 session, on 1 of/);
    assert.equal(words.match(/Heard today \d+ Frontline/g)?.length, 700);
    assert.equal(words.includes('Nobody has written a note of it yet.'), false);
    assert.match(words, /30 older questions are not shown here: all of them are in the list of notes/);
    const cards = words.slice(words.indexOf('Pride + Strength'));
    assert.equal(cards.match(/Move this note: Monday \d+ /g)?.length, 620);
    const wall = wordsOf((await week.peer.get(`${week.base}/team-room/projected?day=${DAY}`)).body);
    assert.match(wall, /Heard today \d+ Frontline staff/);
  });

  it('says of a card what it does not show', async () => {
    const week = await aWeek('MANY2');
    const grouped = await week.notes(1003, week.monday, 'Monday');
    const group = { challengeId: week.built.id, themeId: week.theme.id, by: week.built.people.peer, title: 'Pride' };
    const id = await anEmergingFinding(db, { ...group, noteIds: grouped });
    assert.match(
      await week.read(`day=${DAY}`),
      /Only frontline staff \(1003 notes\)\. .* 3 notes more: all of them are/,
    );
    assert.equal((await week.peer.get(`${week.base}/emerging-findings/${id}`)).statusCode, 200);
  });
});

describe('What was heard on a day without sessions', () => {
  it('before the visit is met over as one, and grouped', async () => {
    const week = await aWeek('READ1');
    const documents = { sessionId: null, sourceCategory: 'documents', kind: 'consideration' };
    const read = await week.note('The self-assessment is silent on waits', {
      ...documents,
      writtenAt: at('2027-04-20', '19:00'),
    });
    await week.note('Nor does the plan say', { ...documents, writtenAt: at('2027-04-28', '19:00') });
    assert.match(await week.read(`day=${DAY}`), /Before the visit Mon 10 May/);
    const words = await week.read('day=before');
    assert.match(words, /Before the visit: 2 notes from no session, on 1 of/);
    assert.match(words, /The self-assessment is silent on waits Documents · No session/);
    assert.match(words, /Nothing was heard of it before the visit\./);
    assert.match(await week.read('day=before&by=session'), /From no session before the visit/);
    const fields = { day: 'before', by: 'theme', id: newId(), into: 'new', title: 'Silent on waits', note: [read] };
    const grouped = await week.peer.post(`${week.base}/team-room/moves`, fields);
    assert.equal(grouped.headers.location, `${week.base}/team-room?day=before&by=theme#emerging-${fields.id}`);
    const wall = wordsOf((await week.peer.get(`${week.base}/team-room/projected?day=before`)).body);
    assert.match(wall, /· Before the visit .* The self-assessment is silent on waits/);
    const back = encodeURIComponent('team-room?day=before&by=theme');
    const form = await week.peer.get(`${week.base}/prompts/new?back=${back}`);
    assert.equal(form.body.includes('href="/challenges/READ1/team-room?day=before&amp;by=theme"'), true);
  });

  it('after it is met over on its own day, and so is what was noted of a session that was called off', async () => {
    const week = await aWeek('READ2');
    const { onSiteUntil } = await db
      .selectFrom('challenges')
      .select('on_site_until as onSiteUntil')
      .where('id', '=', week.built.id)
      .executeTakeFirstOrThrow();
    assert.equal(String(onSiteUntil) < '2027-05-20', true);
    const off = await aSession(db, {
      challengeId: week.built.id,
      title: 'Called off',
      startsAt: at('2027-05-21', '09:00'),
    });
    await week.note('Said on the doorstep', { sessionId: off });
    await db.updateTable('sessions').set({ is_live: false }).where('id', '=', off).execute();
    await week.note('Thought of at home', { sessionId: null, writtenAt: at('2027-05-20', '00:30') });
    assert.match(await week.read(`day=${DAY}`), /Thu 20 May Fri 21 May/);
    assert.match(await week.read('day=2027-05-20'), /Thursday 20 May 2027: 1 note from .* Thought of at home/);
    assert.match(await week.read('day=2027-05-21'), /Friday 21 May 2027: 1 note from .* Said on the doorstep/);
  });
});

describe('A question', () => {
  it('of a later day is none of an earlier one, though it stands in an emerging finding', async () => {
    const week = await aWeek('LATER1');
    const ask = (text: string, sessionId: string) => week.note(text, { kind: 'question', sessionId });
    const noteIds = [await ask('Asked on Monday?', week.monday), await ask('Asked on Tuesday?', week.tuesday)];
    const group = { challengeId: week.built.id, themeId: week.theme.id, by: week.built.people.peer, title: 'Who' };
    await anEmergingFinding(db, { ...group, noteIds });
    const heard = async (day: string) => {
      const words = await week.read(`day=${day}`);
      const part = words.slice(0, words.lastIndexOf('Questions to take on'));
      return ['Asked on Monday?', 'Asked on Tuesday?', 'from an earlier day'].filter((each) => part.includes(each));
    };
    assert.deepEqual(await heard('2027-05-10'), ['Asked on Monday?']);
    assert.deepEqual(await heard(DAY), ['Asked on Monday?', 'Asked on Tuesday?', 'from an earlier day']);
    for (const [day, shown] of [
      ['2027-05-10', false],
      [DAY, true],
    ] as const) {
      const screens = [1, 2, 3, 4].map((at) =>
        week.peer.get(`${week.base}/team-room/projected?day=${day}&screen=${at}`),
      );
      const walls = (await Promise.all(screens)).map(({ body }) => body).join();
      assert.deepEqual([walls.includes('Asked on Monday?'), walls.includes('Asked on Tuesday?')], [true, shown]);
    }
  });

  it('that is still open is there on a day on which nothing was heard', async () => {
    const week = await aWeek('EMPTY1');
    await week.note('Who decides?', { kind: 'question', sessionId: week.monday });
    const words = await week.read(`day=${DAY}`);
    assert.match(words, /Nothing was heard on this day yet/);
    assert.equal(words.includes('Nothing was heard of it'), false);
    const themesIn = async (day: string) =>
      (await week.peer.get(`${week.base}/team-room?day=${day}`)).body.match(/id="theme-[^"]+"/g);
    assert.deepEqual(await themesIn(DAY), [`id="theme-${week.theme.id}"`]);
    assert.equal((await themesIn('2027-05-10'))?.length, week.built.themes.length);
    assert.match(words, /Still a question .*Who decides\? .* from an earlier day/);
    assert.match(await week.read(`day=${DAY}&by=session`), /Social workers 10am to 11am/);
  });

  it('is there with who has agreed so far, and nothing is said twice', async () => {
    const week = await aWeek('EMPTY2');
    await week.note('They know their patch', { sessionId: week.monday });
    const words = await week.read(`day=${DAY}`);
    const once =
      'Strengths 1 So far: Only frontline staff (1 note). Areas for consideration No area for consideration was heard.';
    assert.equal(words.includes(once), true, words);
    assert.equal(words.match(/was heard/g)?.length, 2);
  });
});

describe('What has notes of a day', () => {
  it('is said of sessions that have begun, never of those to come', async () => {
    const week = await aWeek('HELD1');
    const sources = await db.selectFrom('notes').select('source_category').distinct().execute();
    assert.equal(sources.length > 0, true);
    for (const { id: themeId } of week.built.themes)
      for (const sourceCategory of SOURCE_CATEGORIES)
        await week.note('Heard', { themeId, sourceCategory, sessionId: week.monday });
    await week.note('Heard today', { sessionId: week.tuesday });
    const session = (startsAt: Date) => aSession(db, { challengeId: week.built.id, title: 'Evening', startsAt });
    const covered = async (day: string) =>
      /Nothing is missing so far: (.*?) Strengths/.exec(await week.read(`day=${day}`))?.[1] ?? '';
    const all = 'every theme, every kind of source and every session';
    assert.equal((await covered(DAY)).startsWith(`${all} of the day has notes.`), true);
    await session(at(DAY, '20:00'));
    assert.equal((await covered(DAY)).startsWith(`${all} held so far today has notes. One is still to come.`), true);
    await session(at('2027-05-12', '09:00'));
    const none = 'every theme and every kind of source has notes. No session of the day has begun yet.';
    assert.equal((await covered('2027-05-12')).startsWith(none), true);
  });
});

describe('A session that is moved, renamed or cancelled in the draft', () => {
  it('stays with its notes where people were told of it, until they are told otherwise', async () => {
    const week = await aWeek('TOLD1');
    await week.note('They know their patch', { sessionId: week.tuesday });
    const question = await week.note('Who decides?', { kind: 'question', sessionId: week.monday });
    const place = { challengeId: week.built.id, sessionId: week.tuesday, raisedBy: week.built.people.peer };
    await aPrompt(db, { ...place, noteId: question });
    const release = async (number: number, told: Record<string, unknown>) => {
      const rest = { placeNote: '', peers: [], roomName: null, roomSite: null, isLive: true };
      const snapshot = JSON.stringify([{ ...rest, id: week.tuesday, ...told }]);
      const row = { challenge_id: week.built.id, number, released_at: BUILT_AT, snapshot };
      await db
        .insertInto('timetable_releases')
        .values({ id: newId(), ...row })
        .execute();
    };
    const tuesday = { startsAt: '2027-05-11T09:00:00Z', endsAt: '2027-05-11T10:00:00Z' };
    await release(1, { title: 'Social workers', ...tuesday });
    const draft = (set: { period?: string; title?: string; is_live?: boolean }) =>
      db.updateTable('sessions').set(set).where('id', '=', week.tuesday).execute();
    const seen = async (day: string) => {
      const words = await week.read(`day=${day}&by=session`);
      const all = ['They know their patch', 'Social workers', 'Renamed', 'Nobody has written a note of it yet.'];
      return all.filter((each) => words.slice(0, words.lastIndexOf('Questions to take on')).includes(each));
    };
    const stamp = async () => (await week.peer.get(`${week.base}/team-room/news?day=${DAY}`)).json().stamp;
    const before = await stamp();
    await draft({ period: '[2027-05-12T09:00Z,2027-05-12T10:00Z)', title: 'Renamed' });
    const asTold = ['They know their patch', 'Social workers'];
    assert.deepEqual([await seen(DAY), await seen('2027-05-12'), await stamp()], [asTold, [], before]);
    assert.match(await week.read(`day=${DAY}`), /They know their patch .* Frontline staff · Social workers · /);
    assert.match(await week.read(`day=2027-05-10`), /Taken into ‘Social workers’/);
    const noteId = await week.note('They are proud of it', { sessionId: week.tuesday });
    for (const path of ['notes', 'notes?order=session', `sessions/${week.tuesday}/notes`, `notes/${noteId}`]) {
      const { body } = await week.peer.get(`${week.base}/${path}`);
      assert.deepEqual([body.includes('Social workers'), body.includes('Renamed')], [true, false], path);
    }
    await db.deleteFrom('notes').where('id', '=', noteId).execute();
    assert.equal((await week.read(`day=${DAY}&by=session`)).includes('Cancelled in the draft'), false);
    await draft({ is_live: false });
    assert.deepEqual([await seen(DAY), await seen('2027-05-12')], [asTold, []]);
    assert.match(
      await week.read(`day=${DAY}&by=session`),
      /Social workers Cancelled in the draft, not told yet · 10am to 11am/,
    );
    assert.notEqual(await stamp(), before);
    await draft({ is_live: true });
    assert.equal(await stamp(), before);
    const wednesday = { startsAt: '2027-05-12T09:00:00Z', endsAt: '2027-05-12T10:00:00Z' };
    await release(2, { title: 'Renamed', ...wednesday });
    const nowTold = ['They know their patch', 'Renamed'];
    assert.deepEqual([await seen(DAY), await seen('2027-05-12')], [[], nowTold]);
    assert.notEqual(await stamp(), before);
    await release(3, { title: 'Renamed', ...wednesday, isLive: false });
    await draft({ is_live: false });
    assert.deepEqual([await seen(DAY), await seen('2027-05-12')], [[], ['They know their patch']]);
  });

  it('is not to come any more once it is cancelled in the draft, and its questions can be taken on', async () => {
    const week = await aWeek('TOLD3');
    const evening = await aSession(db, {
      challengeId: week.built.id,
      title: 'Evening',
      startsAt: at(DAY, '20:00'),
    });
    for (const { id: themeId } of week.built.themes)
      for (const sourceCategory of SOURCE_CATEGORIES)
        await week.note('Heard', { themeId, sourceCategory, sessionId: week.tuesday });
    const raisedBy = week.built.people.peer;
    await aPrompt(db, { challengeId: week.built.id, sessionId: evening, raisedBy, text: 'Who decides?' });
    const told = [
      { id: week.monday, title: 'Carers', startsAt: '2027-05-10T10:00:00Z', endsAt: '2027-05-10T11:00:00Z' },
      { id: week.tuesday, title: 'Social workers', startsAt: '2027-05-11T09:00:00Z', endsAt: '2027-05-11T10:00:00Z' },
      { id: evening, title: 'Evening', startsAt: '2027-05-11T20:00:00Z', endsAt: '2027-05-11T21:00:00Z' },
    ].map((each) => ({ ...each, placeNote: '', peers: [], roomName: null, roomSite: null, isLive: true }));
    const row = { challenge_id: week.built.id, number: 1, released_at: BUILT_AT, snapshot: JSON.stringify(told) };
    await db
      .insertInto('timetable_releases')
      .values({ id: newId(), ...row })
      .execute();
    const toTakeOn = async () => {
      const words = await week.read(`day=${DAY}`);
      return words.slice(words.lastIndexOf('Questions to take on'));
    };
    const wall = async () => {
      const screens = Array.from({ length: 20 }, (_, index) => `screen=${index + 1}`);
      const walls = screens.map((screen) => week.peer.get(`${week.base}/team-room/projected?day=${DAY}&${screen}`));
      const titles = ['To ask in sessions to come', 'Not asked yet'];
      const all = (await Promise.all(walls)).map(({ body }) => wordsOf(body)).join();
      return titles.filter((title) => all.includes(title));
    };
    assert.match(await week.read(`day=${DAY}`), /held so far today has notes\. One is still to come\./);
    assert.match(await toTakeOn(), /Evening Tuesday 11 May 2027, 9pm to 10pm/);
    assert.deepEqual(await wall(), ['To ask in sessions to come']);
    await db.updateTable('sessions').set({ is_live: false }).where('id', '=', evening).execute();
    assert.equal((await week.read(`day=${DAY}`)).includes('still to come.'), false);
    const words = await toTakeOn();
    assert.match(words, /9pm to 10pm · is cancelled in the draft, and nobody has been told yet Who decides\?/);
    assert.match(words, /Take it into another session/);
    assert.deepEqual(await wall(), ['Not asked yet']);
    const { body } = await week.peer.get(`${week.base}/sessions/${evening}/notes`);
    assert.match(wordsOf(body), /Cancelled in the draft, not told yet · Tuesday 11 May 2027, 9pm to 10pm/);
  });

  it('of which nobody was told says so', async () => {
    const week = await aWeek('TOLD2');
    const row = { challenge_id: week.built.id, number: 1, released_at: BUILT_AT, snapshot: '[]' };
    assert.equal((await week.read(`day=${DAY}&by=session`)).includes('Not told yet'), false);
    await db
      .insertInto('timetable_releases')
      .values({ id: newId(), ...row })
      .execute();
    assert.match(await week.read(`day=${DAY}&by=session`), /Social workers Not told yet · 10am to 11am/);
  });
});

describe('A page that stays open', () => {
  it('is told when a question in a session is worded anew, exchanged or answered, or a session moves or is cancelled', async () => {
    const week = await aWeek('NEWS1');
    const news = async () => (await week.peer.get(`${week.base}/team-room/news?day=${DAY}`)).json().stamp;
    const raisedBy = week.built.people.peer;
    const prompt = (text: string) =>
      aPrompt(db, { challengeId: week.built.id, sessionId: week.tuesday, raisedBy, text, askedBy: raisedBy });
    const id = await prompt('First?');
    const answer = await week.note('Answer');
    const session = db.updateTable('sessions').where('id', '=', week.tuesday);
    const acts: [what: string, act: () => Promise<unknown>][] = [
      ['worded anew', () => db.updateTable('session_prompts').set({ text: 'Second?' }).where('id', '=', id).execute()],
      [
        'answered',
        () => db.updateTable('session_prompts').set({ answer_note_id: answer }).where('id', '=', id).execute(),
      ],
      [
        'exchanged',
        async () => {
          await db.deleteFrom('session_prompts').where('id', '=', id).execute();
          await prompt('Third?');
        },
      ],
      ['moved', () => session.set({ period: '[2027-05-11T10:00Z,2027-05-11T11:00Z)' }).execute()],
      ['renamed', () => session.set({ title: 'Others' }).execute()],
      ['cancelled', () => session.set({ is_live: false }).execute()],
    ];
    let before = await news();
    for (const [what, act] of acts) {
      assert.equal(await news(), before);
      await act();
      const after = await news();
      assert.notEqual(after, before, what);
      before = after;
    }
  });

  it('is told of a release where it changes what the day shows, and of the first of all, but of no other', async () => {
    const week = await aWeek('NEWS2');
    const wednesday = await aSession(db, {
      challengeId: week.built.id,
      title: 'Later',
      startsAt: at('2027-05-12', '09:00'),
    });
    const rest = {
      endsAt: '2027-05-12T23:00Z',
      placeNote: '',
      peers: [],
      roomName: null,
      roomSite: null,
      isLive: true,
    };
    const told = (title: string, later: string) => [
      { ...rest, id: week.monday, title: 'Carers', startsAt: '2027-05-10T10:00Z' },
      { ...rest, id: week.tuesday, title, startsAt: '2027-05-11T09:00Z' },
      { ...rest, id: wednesday, title: later, startsAt: '2027-05-12T09:00Z' },
    ];
    const news = async (day: string) =>
      String((await week.peer.get(`${week.base}/team-room/news?day=${day}`)).json().stamp);
    let number = 0;
    /** The days that are told of something when that is released. */
    const released = async (sessions: unknown[]) => {
      const days = ['2027-05-10', DAY, '2027-05-12'];
      const before = await Promise.all(days.map(news));
      number += 1;
      const row = { challenge_id: week.built.id, number, released_at: BUILT_AT, snapshot: JSON.stringify(sessions) };
      await db
        .insertInto('timetable_releases')
        .values({ id: newId(), ...row })
        .execute();
      const after = await Promise.all(days.map(news));
      return days.filter((_, index) => before[index] !== after[index]);
    };
    assert.deepEqual(await released(told('Social workers', 'Later')), ['2027-05-10', DAY, '2027-05-12']);
    assert.deepEqual(await released(told('Social workers', 'Later')), []);
    assert.deepEqual(await released(told('Social workers', 'Later still')), ['2027-05-12']);
    assert.deepEqual(await released(told('Young people', 'Later still')), [DAY]);
    await week.note('They wait', { sessionId: week.tuesday });
    assert.deepEqual(await released(told('Young carers', 'Later still')), [DAY]);
    await week.note('How long?', { sessionId: week.tuesday, kind: 'question' });
    assert.deepEqual(await released(told('Young people', 'Later still')), [DAY, '2027-05-12']);
    const raisedBy = week.built.people.peer;
    await aPrompt(db, { challengeId: week.built.id, sessionId: wednesday, raisedBy, text: 'Who decides?' });
    const every = ['2027-05-10', DAY, '2027-05-12'];
    assert.deepEqual(await released(told('Young people', 'With a question')), every);
  });
});

describe('A page of a later day', () => {
  it('is told of an earlier day only what it shows of it', async () => {
    const week = await aWeek('NEWS3');
    const heard = await week.note('They wait', { sessionId: week.monday });
    const question = await week.note('How long?', { sessionId: week.monday, kind: 'question' });
    const days = ['2027-05-10', DAY];
    const news = async (day: string) =>
      String((await week.peer.get(`${week.base}/team-room/news?day=${day}`)).json().stamp);
    const change = (id: string, set: { text?: string; theme_id?: null }) =>
      db
        .updateTable('notes')
        .set(({ eb }) => ({ ...set, version: eb('version', '+', 1) }))
        .where('id', '=', id)
        .execute();
    const told = async (act: () => Promise<unknown>) => {
      const before = await Promise.all(days.map(news));
      await act();
      const after = await Promise.all(days.map(news));
      return days.filter((_, at) => before[at] !== after[at]);
    };
    assert.deepEqual(await told(() => change(heard, { text: 'They wait long' })), ['2027-05-10']);
    assert.deepEqual(await told(() => change(heard, { theme_id: null })), days);
    assert.deepEqual(await told(() => change(question, { text: 'How long is long?' })), days);
    assert.deepEqual(await told(() => week.note('They wait, too')), [DAY]);
  });
});

describe('What a colleague does while a page is read', () => {
  for (const path of ['team-room', 'team-room/projected']) {
    it(`is on it or is told, never neither: ${path}`, async () => {
      const week = await aWeek(path === 'team-room' ? 'RACE1' : 'RACE2');
      const noteId = await week.note('One');
      const place = { challenge_id: week.built.id };
      const groupId = newId();
      let page: ReturnType<typeof week.peer.get> | null = null;
      await db.transaction().execute(async (trx) => {
        // The page comes as far as the steps, and waits there for the press that is half done.
        await sql`lock table grouping_steps in access exclusive mode`.execute(trx);
        page = week.peer.get(`${week.base}/${path}?day=${DAY}&screen=2`);
        await untilWaiting(db);
        const made = { made_at: BUILT_AT, made_by: week.built.people.secondPeer };
        const group = { id: groupId, theme_id: week.theme.id, kind: 'strength', title: 'Made meanwhile' };
        await trx
          .insertInto('emerging_findings')
          .values({ ...place, ...group, ...made })
          .execute();
        await trx
          .insertInto('emerging_finding_notes')
          .values({ ...place, emerging_finding_id: groupId, note_id: noteId })
          .execute();
        const step = { id: newId(), number: 1, what: 'made', into_id: groupId, added: [noteId] };
        const taken = { taken_by: week.built.people.secondPeer, taken_at: BUILT_AT };
        await trx
          .insertInto('grouping_steps')
          .values({ ...place, ...step, ...taken })
          .execute();
      });
      const body = String((await (page as unknown as ReturnType<typeof week.peer.get>)).body);
      const { stamp } = (await week.peer.get(`${week.base}/team-room/news?day=${DAY}`)).json();
      const isTold = !body.includes(`data-stamp="${stamp}"`);
      assert.equal(isTold || body.includes(path === 'team-room' ? `id="emerging-${groupId}"` : 'Made meanwhile'), true);
    });
  }
});
