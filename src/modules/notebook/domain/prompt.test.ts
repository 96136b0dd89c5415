import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { comingSessions, PROMPT_MAXIMUM, promptFrom } from './prompt.ts';

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
