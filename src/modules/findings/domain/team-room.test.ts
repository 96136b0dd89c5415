import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { NoteCount, RoomNote, RoomSession } from '#modules/notebook';
import { isOpenQuestion, type RoomFacts, roomBySession, roomByTheme, uncovered } from './team-room.ts';
import { voiceOf, voiceOfNotes } from './voices.ts';
import { leastXHeightMillimetres, WALL } from './wall-letters.ts';

const count = (source: NoteCount['source'], kind: NoteCount['kind'], notes = 1, themeId: string | null = 'a') => ({
  themeId,
  source,
  kind,
  notes,
});

describe('Who says something of a theme', () => {
  const cases: [title: string, counts: NoteCount[], says: string, sources: string[], notes: number][] = [
    ['nobody, where there are no notes', [], 'nobody', [], 0],
    ['one, where one kind of source says so', [count('members', 'strength')], 'one', ['members'], 1],
    ['one still, however many notes it makes', [count('members', 'strength', 9)], 'one', ['members'], 9],
    [
      'several agree from the second kind of source on',
      [count('members', 'strength'), count('frontline', 'strength')],
      'several',
      ['frontline', 'members'],
      2,
    ],
    [
      'the loudest first',
      [count('members', 'strength', 2), count('frontline', 'strength', 3)],
      'several',
      ['frontline', 'members'],
      5,
    ],
    [
      'the other side is another voice',
      [count('members', 'strength'), count('frontline', 'consideration')],
      'one',
      ['members'],
      1,
    ],
    [
      'questions, quotations and neutral notes say neither',
      [count('members', 'question'), count('frontline', 'quotation'), count('data', 'neutral')],
      'nobody',
      [],
      0,
    ],
    ['another theme is another voice', [count('members', 'strength', 1, 'b')], 'nobody', [], 0],
    ['no notes of a source are no voice', [count('members', 'strength', 0)], 'nobody', [], 0],
  ];
  for (const [title, counts, says, sources, notes] of cases) {
    it(title, () => {
      const voice = voiceOf(counts, 'a', 'strength');
      const seen = voice.says === 'nobody' ? [voice.says, [], 0] : [voice.says, voice.sources, voice.notes];
      assert.deepEqual(seen, [says, sources, notes]);
    });
  }

  it('is told of an emerging finding by its notes alone', () => {
    assert.deepEqual(voiceOfNotes([]), { says: 'nobody' });
    assert.deepEqual(voiceOfNotes(['data', 'data']), { says: 'one', sources: ['data'], notes: 2 });
    assert.deepEqual(voiceOfNotes(['data', 'members', 'data']), {
      says: 'several',
      sources: ['data', 'members'],
      notes: 3,
    });
  });
});

const note = (id: string, more: Partial<RoomNote> = {}): RoomNote => ({
  id,
  sessionId: 's1',
  sessionTitle: 'Social workers',
  themeId: 'a',
  themeName: 'Access',
  authorId: 'p',
  authorName: 'Devi Peer',
  kind: 'strength',
  sourceCategory: 'frontline',
  text: id,
  isExcerpt: false,
  writtenAt: new Date('2027-05-11T09:30:00Z'),
  changedAt: new Date('2027-05-11T09:30:00Z'),
  afterLeavingAt: null,
  version: 1,
  findings: [],
  apart: null,
  photographs: [],
  isOfTheDay: true,
  isEarlier: false,
  prompts: [],
  ...more,
});
const session = (
  id: string,
  time: string,
  sourceCategory: RoomSession['sourceCategory'] = 'frontline',
): RoomSession => ({
  id,
  title: id,
  startsAt: new Date(`2027-05-11T${time}:00Z`),
  endsAt: new Date(`2027-05-11T${time}:00Z`),
  place: '',
  sourceCategory,
  themeIds: [],
  peerIds: [],
  isLive: true,
  standing: 'told',
  isToBeOff: false,
  prompts: [],
});
const facts = (more: Partial<RoomFacts> = {}): RoomFacts => ({
  day: '2027-05-11',
  now: new Date('2027-05-11T19:00:00Z'),
  themes: [
    { id: 'a', name: 'Access', areas: ['The front door'] },
    { id: 'b', name: 'Safety', areas: [] },
  ],
  sessions: [session('s1', '09:00'), session('s2', '11:00'), session('s3', '20:00'), session('team', '17:00', null)],
  notes: [],
  counts: [],
  sources: ['members', 'frontline'],
  ...more,
});
const ids = (notes: readonly RoomNote[]) => notes.map(({ id }) => id).join(' ');

describe('The day by theme', () => {
  const notes = [
    note('good'),
    note('less', { kind: 'consideration' }),
    note('said', { kind: 'quotation' }),
    note('context', { kind: 'neutral' }),
    note('why', { kind: 'question' }),
    note('old why', { kind: 'question', isOfTheDay: false }),
    note('old good', { isOfTheDay: false }),
    note('asked today', { kind: 'question', prompts: [{ sessionTitle: 's2', asked: true }] }),
    note('loose', { themeId: null }),
  ];
  const [access, safety, none] = roomByTheme(facts({ notes }));

  it('puts strengths beside areas for consideration, and apart what is neither', () => {
    assert.deepEqual(access && [ids(access.strengths), ids(access.considerations), ids(access.others)], [
      'good',
      'less',
      'said context',
    ]);
  });

  it('keeps an older question in sight until it is asked, and today’s in any case', () => {
    assert.equal(access && ids(access.questions), 'why old why asked today');
  });

  it('shows a theme with nothing, and last of all what stands under none', () => {
    assert.deepEqual([safety?.theme?.name, safety?.strengths.length], ['Safety', 0]);
    assert.deepEqual([none?.theme, none && ids(none.strengths)], [null, 'loose']);
    assert.equal(roomByTheme(facts({ notes: [note('good')] })).length, 2);
  });
});

describe('A question to pursue', () => {
  const cases: [title: string, prompts: RoomNote['prompts'], open: boolean][] = [
    ['that was taken nowhere is open', [], true],
    ['that was taken into a session is open until it is asked', [{ sessionTitle: 'x', asked: false }], true],
    [
      'that was asked in one of its sessions is not',
      [
        { sessionTitle: 'x', asked: false },
        { sessionTitle: 'y', asked: true },
      ],
      false,
    ],
  ];
  for (const [title, prompts, open] of cases) {
    it(title, () => assert.equal(isOpenQuestion({ kind: 'question', prompts }), open));
  }
  it('is only a question', () => assert.equal(isOpenQuestion({ kind: 'neutral', prompts: [] }), false));
});

describe('The day by session', () => {
  it('says where people spoke and nobody wrote: not of sessions to come, nor of the team’s own', () => {
    const silent = roomBySession(facts({ notes: [note('good')] })).filter(({ isSilent }) => isSilent);
    assert.deepEqual(
      silent.map((each) => each.session?.id),
      ['s2'],
    );
  });

  it('a session that begins this minute has begun', () => {
    const now = new Date('2027-05-11T20:00:00Z');
    const silent = roomBySession(facts({ now })).filter(({ isSilent }) => isSilent);
    assert.deepEqual(
      silent.map((each) => each.session?.id),
      ['s1', 's2', 's3'],
    );
  });

  it('keeps notes whose session is not of the day any more, and those from none', () => {
    const rest = roomBySession(
      facts({ notes: [note('moved', { sessionId: 'x' }), note('walk', { sessionId: null })] }),
    );
    assert.deepEqual([rest.at(-1)?.session, ids(rest.at(-1)?.strengths ?? [])], [null, 'moved walk']);
  });
});

describe('What nobody has covered', () => {
  it('is a theme without a strength or an area for consideration, a kind of source without a note, a silent session', () => {
    const counts = [count('frontline', 'strength'), count('frontline', 'neutral', 4, 'b')];
    const missing = uncovered(facts({ counts, notes: [note('good')] }));
    assert.deepEqual(
      [missing.themes.map(({ name }) => name), missing.sources, missing.sessions.map(({ id }) => id)],
      [['Safety'], ['members'], ['s2']],
    );
  });

  it('is nothing of a session that is still to come, nor of the team’s own: those that have begun are counted apart', () => {
    assert.deepEqual(uncovered(facts()).held, { begun: 2, toCome: 1 });
    const early = uncovered(facts({ now: new Date('2027-05-11T06:00:00Z') }));
    assert.deepEqual([early.held, early.sessions], [{ begun: 0, toCome: 3 }, []]);
    const sessions = facts().sessions.map((each) => (each.id === 's1' ? { ...each, isToBeOff: true } : each));
    const toBeOff = uncovered(facts({ now: new Date('2027-05-11T06:00:00Z'), sessions }));
    assert.deepEqual(toBeOff.held, { begun: 0, toCome: 2 });
  });

  it('is everything where nothing was written', () => {
    const missing = uncovered(facts());
    assert.deepEqual([missing.themes.length, missing.sources.length, missing.sessions.length], [2, 2, 2]);
  });
});

describe('Letters on the wall', () => {
  it('are read from four metres: an x of the smallest is as high as 15 minutes of arc ask for', () => {
    assert.equal(leastXHeightMillimetres().toFixed(1), '17.5');
    // An x of our typeface is half as high as the size of the letters; the journey measures it in the browser.
    const smallest = WALL.pictureMillimetres * WALL.smallestShare * 0.5;
    assert.equal(smallest >= leastXHeightMillimetres(), true, `${smallest} mm`);
  });
});
