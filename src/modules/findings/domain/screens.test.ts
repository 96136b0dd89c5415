import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { RoomNote, RoomSession, SessionPrompt } from '#modules/notebook';
import type { EmergingFinding } from './emerging.ts';
import { type Screen, screenAt, screensOf, type ToAsk, type WallFacts, type WallWords } from './screens.ts';
import { cutAtWord, type Letters, onScreens, wallRoom } from './wall-room.ts';

const HEARD_AT = new Date('2027-05-11T09:30:00Z');
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
  writtenAt: HEARD_AT,
  changedAt: HEARD_AT,
  afterLeavingAt: null,
  version: 1,
  apart: null,
  photographs: [],
  findings: [],
  isOfTheDay: true,
  isEarlier: false,
  prompts: [],
  ...more,
});
const pictures = (...ids: string[]) => ids.map((id) => ({ id, width: null, height: null }));
const emerging = (title: string): EmergingFinding => ({
  id: title,
  themeId: 'a',
  kind: 'strength',
  title,
  version: 1,
  noteIds: [],
  sources: [],
});
const session = (title: string, prompts: readonly SessionPrompt[] = []): RoomSession => ({
  id: title,
  title,
  startsAt: HEARD_AT,
  endsAt: HEARD_AT,
  place: '',
  sourceCategory: 'frontline',
  themeIds: [],
  peerIds: [],
  isLive: true,
  standing: 'told',
  isToBeOff: false,
  prompts,
});
const prompt = (text: string, noteId: string | null = null): SessionPrompt => ({
  id: text,
  text,
  raisedBy: 'Devi Peer',
  noteId,
  asked: false,
  answerNoteId: null,
});
const facts = (more: Partial<WallFacts> = {}): WallFacts => ({
  day: '2027-05-11',
  now: new Date('2027-05-11T20:00:00Z'),
  themes: [
    { id: 'a', name: 'Access', areas: [] },
    { id: 'b', name: 'Safety', areas: [] },
  ],
  sessions: [],
  notes: [],
  counts: [],
  sources: ['frontline', 'members'],
  emerging: [],
  allNotes: more.notes ?? [],
  ...more,
});
const words = (letters: Letters = 'plain'): WallWords => ({
  room: wallRoom(letters),
  themeTitle: ({ theme }) => theme?.name ?? '',
  voice: () => 'Frontline staff and partners agree (2 notes)',
  noteFoot: () => 'Frontline staff · DP',
  emergingFoot: () => 'Strength · Only frontline staff (2 notes)',
  emergingLine: (all) => all.map(({ title }) => title).join(', '),
  questionFoot: () => 'DP · taken into no session yet',
});
const screens = (more: Partial<WallFacts> = {}, toAsk: Partial<ToAsk> = {}, letters: Letters = 'plain') =>
  screensOf(facts(more), { coming: [], left: [], ...toAsk }, words(letters));
const nameOf = (screen: Screen) => {
  if (screen.shows === 'theme') return `${screen.theme.theme?.name} ${screen.part}/${screen.parts}`;
  if (screen.shows !== 'photograph') return screen.shows;
  return `${screen.note.photographs[screen.which]?.id} of ${screen.theme.theme?.name ?? 'no theme'}`;
};
const shown = (...asked: Parameters<typeof screens>) => screens(...asked).map(nameOf);
const LONG = 'Reviews that are overdue are looked at every Thursday by the managers who choose '.repeat(3);
const many = (count: number, text: string) => Array.from({ length: count }, (_, at) => note(`n${at}`, { text }));

describe('The screens of the wall', () => {
  it('are one a theme, and more where much was heard; themes of which nothing was heard have none', () => {
    assert.deepEqual(shown({ notes: many(3, 'They know') }), ['Access 1/1', 'uncovered']);
    assert.deepEqual(shown({ notes: many(5, LONG) }), ['Access 1/2', 'Access 2/2', 'uncovered']);
  });

  it('hold as many notes as fit: fewer long ones than short, and fewer in larger letters', () => {
    const first = (text: string, letters: Letters) => {
      const [screen] = screens({ notes: many(20, text) }, {}, letters);
      return screen?.shows === 'theme' ? screen.strengths.length : 0;
    };
    assert.deepEqual(
      [first('They know', 'plain'), first(LONG, 'plain'), first('They know', 'large'), first(LONG, 'large')],
      [7, 4, 4, 1],
    );
  });

  it('lose no note and keep their order, however many there are', () => {
    const notes = many(31, LONG);
    const seen = screens({ notes }, {}, 'large').flatMap((screen) =>
      screen.shows === 'theme' ? screen.strengths : [],
    );
    assert.deepEqual(seen, notes);
  });

  it('show each photograph of the day by itself after its theme, whatever kind of note it is of', () => {
    const notes = [
      note('good', { photographs: pictures('front', 'back') }),
      note('chart', { kind: 'neutral', themeId: 'b', photographs: pictures('chart') }),
      note('loose', { kind: 'quotation', themeId: null, photographs: pictures('loose') }),
      note('older', { kind: 'question', isOfTheDay: false, photographs: pictures('older') }),
    ];
    const expected = ['Access 1/1', 'front of Access', 'back of Access', 'chart of Safety', 'loose of no theme'];
    assert.deepEqual(shown({ notes }), [...expected, 'questions', 'uncovered']);
  });

  it('show each photograph of another day that stands in an emerging finding once, after those, and says in which', () => {
    const notes = [note('today', { photographs: pictures('today') })];
    const older = { isOfTheDay: false, isEarlier: true };
    const allNotes = [
      ...notes,
      note('chart', { ...older, photographs: pictures('front', 'back'), themeId: null }),
      note('words', older),
      note('asked', { ...older, kind: 'question', photographs: pictures('asked') }),
    ];
    const group = (title: string, noteIds: string[]) => ({ ...emerging(title), noteIds });
    const groups = [group('They know', ['today', 'chart', 'words']), group('Waits', ['chart', 'gone'])];
    const all = screens({ notes, allNotes, emerging: groups });
    const expected = ['Access 1/1', 'today of Access', 'emerging', 'front of Access', 'back of Access', 'uncovered'];
    assert.deepEqual(all.map(nameOf), expected);
    const why = all.flatMap((screen) => (screen.shows === 'photograph' ? [screen.group?.title ?? null] : []));
    assert.deepEqual(why, [null, 'They know', 'They know']);
  });

  it('end with emerging findings, open questions, those of sessions, and what nobody has covered, which is always there', () => {
    const notes = [note('why', { kind: 'question' })];
    const toAsk = {
      coming: [session('Tomorrow', [prompt('How?')])],
      left: [session('This morning', [prompt('When?')])],
    };
    assert.deepEqual(shown({ notes, emerging: [emerging('They know')] }, toAsk), [
      'emerging',
      'questions',
      'to-ask',
      'not-asked',
      'uncovered',
    ]);
    assert.deepEqual(shown(), ['uncovered']);
  });

  it('tell of a question that was not asked once: with its note, where that is on the wall', () => {
    const notes = [note('why', { kind: 'question' })];
    const left = [session('This morning', [prompt('Why?', 'why'), prompt('When?')])];
    const [, notAsked] = screens({ notes }, { left });
    assert.deepEqual(notAsked?.shows === 'not-asked' && notAsked.sessions.map(({ prompts }) => prompts), [
      [prompt('When?')],
    ]);
  });

  it('go on with a session that has more questions than fit', () => {
    const prompts = Array.from({ length: 30 }, (_, at) => prompt(`Question ${at}`));
    const all = screens({}, { coming: [session('One', prompts.slice(0, 25)), session('Two', prompts.slice(25))] });
    const asked = all.flatMap((screen) => (screen.shows === 'to-ask' ? [screen.sessions] : []));
    assert.equal(asked.length > 1, true);
    assert.deepEqual(
      asked.flat().flatMap((each) => each.prompts),
      prompts,
    );
    assert.equal(asked[1]?.[0]?.session.title, 'One');
  });

  it('go on with what nobody has covered', () => {
    const sessions = Array.from({ length: 30 }, (_, at) => session(`Session ${at}`));
    const all = screens({ sessions });
    assert.equal(all.length > 2, true);
    const silent = all.flatMap((screen) => (screen.shows === 'uncovered' ? screen.uncovered.sessions : []));
    assert.deepEqual(silent.length, 30);
  });

  it('are counted from 1, and the nearest is shown where there is none of that number', () => {
    const two = screens({ notes: [note('good')] });
    const asked = [undefined, '1', '2', '3', '0', '-4', 'x', '1.5'];
    assert.deepEqual(
      asked.map((each) => screenAt(two, each)),
      [1, 1, 2, 2, 1, 1, 1, 1],
    );
  });
});

describe('The room on the wall', () => {
  it('is filled in order, and what is higher than a screen has one of its own', () => {
    const cases: [heights: number[], screens: number[][]][] = [
      [[], []],
      [[3, 3, 4], [[3, 3, 4]]],
      [
        [3, 3, 5],
        [[3, 3], [5]],
      ],
      [
        [12, 1],
        [[12], [1]],
      ],
      [
        [1, 12, 1],
        [[1], [12], [1]],
      ],
    ];
    for (const [heights, expected] of cases) {
      assert.deepEqual(
        onScreens(heights, (height) => height, 10),
        expected,
      );
    }
  });

  it('has a long text cut at a word', () => {
    assert.equal(cutAtWord('Waits\n of  months', 20), 'Waits of months');
    assert.equal(cutAtWord('Waits of many months', 12), 'Waits of…');
    assert.equal(cutAtWord('x'.repeat(30), 10), `${'x'.repeat(5)}…`);
    assert.deepEqual(
      [wallRoom('plain').cut(LONG).length <= 140, wallRoom('large').cut(LONG).length <= 130],
      [true, true],
    );
  });
});
