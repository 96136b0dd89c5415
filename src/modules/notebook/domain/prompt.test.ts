import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { comingSessions, idInSession, leftToAsk, PROMPT_MAXIMUM, promptFrom, type SessionPrompt } from './prompt.ts';

describe('Sessions into which a question can be taken', () => {
  const now = new Date('2027-05-11T20:00:00Z');
  const at = (time: string, isLive = true) => ({ startsAt: new Date(time), isLive });
  const cases: [title: string, session: ReturnType<typeof at>, coming: boolean][] = [
    ['one of tomorrow is coming', at('2027-05-12T08:00:00Z'), true],
    ['one that begins in a minute is coming', at('2027-05-11T20:01:00Z'), true],
    ['one that begins now has begun', at('2027-05-11T20:00:00Z'), false],
    ['one of this morning is over', at('2027-05-11T08:00:00Z'), false],
    ['one that was cancelled is not held', at('2027-05-12T08:00:00Z', false), false],
  ];
  for (const [title, session, coming] of cases) {
    it(title, () => assert.deepEqual(comingSessions([session], now), coming ? [session] : []));
  }
});

describe('A question that nobody asked where it was to be asked', () => {
  const now = new Date('2027-05-11T20:00:00Z');
  const ID = '01a22ca0-db35-75eb-bc13-7ba1650e84c3';
  const prompt = (id: string, more: Partial<SessionPrompt> = {}): SessionPrompt => ({
    id,
    text: id,
    raisedBy: 'Devi Peer',
    noteId: null,
    asked: false,
    answerNoteId: null,
    ...more,
  });
  const session = (id: string, day: string, prompts: SessionPrompt[], isLive = true) => ({
    id,
    startsAt: new Date(`2027-05-${day}T09:00:00Z`),
    isLive,
    prompts,
  });
  const left = (...sessions: ReturnType<typeof session>[]) =>
    leftToAsk(sessions, now).flatMap(({ id, prompts }) => prompts.map((each) => `${id} ${each.text}`));

  it('is left in a session that has begun or was cancelled, and not in one to come', () => {
    const sessions = [
      session('over', '11', [prompt('a'), prompt('b', { asked: true })]),
      session('coming', '12', [prompt('c')]),
      session('off', '13', [prompt('d')], false),
    ];
    assert.deepEqual(left(...sessions), ['over a', 'off d']);
  });

  it('is left no more once it is taken into another, in whatever words', () => {
    const taken = prompt(idInSession(ID, 'coming'), { text: 'in other words' });
    assert.deepEqual(left(session('over', '11', [prompt(ID)]), session('coming', '12', [taken])), []);
    assert.deepEqual(left(session('over', '10', [prompt(ID)]), session('coming', '11', [taken])), [
      'coming in other words',
    ]);
    const other = prompt(idInSession(ID, 'another'));
    assert.deepEqual(left(session('over', '11', [prompt(ID)]), session('coming', '12', [other])), [`over ${ID}`]);
  });

  it('from a note is left in the last of its sessions, unless it was asked in one or another is to come', () => {
    const of = (id: string, asked = false) => prompt(id, { noteId: 'n', asked });
    const [first, second] = [session('one', '10', [of('a')]), session('two', '11', [of('b')])];
    assert.deepEqual(left(first, second), ['two b']);
    assert.deepEqual(left(session('one', '10', [of('a', true)]), second), []);
    assert.deepEqual(left(first, second, session('coming', '12', [of('c')])), []);
  });
});

describe('A note as a prompt', () => {
  it('stands on one line', () =>
    assert.equal(promptFrom(' Who decides?\nAsk the board. '), 'Who decides? Ask the board.'));

  it('keeps its words where they fit exactly', () => {
    const text = 'x'.repeat(PROMPT_MAXIMUM);
    assert.equal(promptFrom(text), text);
  });

  it('is cut at a word where they do not', () => {
    const cut = promptFrom('word '.repeat(200));
    assert.equal(cut.length <= PROMPT_MAXIMUM, true);
    assert.match(cut, /^(word )+word…$/);
  });

  it('is cut within a word that is longer than half of it', () => {
    assert.equal(promptFrom(`a ${'x'.repeat(2000)}`).length, PROMPT_MAXIMUM / 2 + 1);
  });
});
