import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Act, actOf, type Carried, hover, pickUp, turn } from './engine.ts';
import { newsWords } from './news.ts';

const places = [
  { id: 'a', title: 'Waits' },
  { id: 'b', title: 'Pride' },
  { id: 'new', title: 'A new emerging finding' },
  { id: 'out', title: 'Out' },
];

/** What is said, and where the note goes, after those acts. */
function after(fromId: string, ...acts: Act[]): { said: string; put: string | null; held: boolean } {
  let now = pickUp('n', fromId, places);
  for (const act of acts) now = turn(now.carried as Carried, act);
  return { said: now.say, put: now.put?.id ?? null, held: now.carried !== null };
}

describe('A note in hand', () => {
  it('says how it is moved, and begins at the first place', () => {
    assert.equal(
      after('').said,
      'Picked up. Arrows choose where it goes, Enter puts it there, Escape lets go. Waits, 1 of 3.',
    );
  });

  const cases: [title: string, from: string, acts: Act[], put: string | null, said: string][] = [
    ['goes to the first place at once', '', ['drop'], 'a', ''],
    ['goes where the arrows lead', '', ['next', 'drop'], 'b', ''],
    ['can become a new one', '', ['next', 'next', 'drop'], 'new', ''],
    ['goes round backwards', '', ['previous'], null, 'A new emerging finding, 3 of 3.'],
    ['goes round forwards', '', ['next', 'next', 'next'], null, 'Waits, 1 of 3.'],
    ['is let go without being moved', '', ['next', 'let-go'], null, 'Let go. Nothing was moved.'],
    ['is not put where it is already, and can be taken out', 'a', ['previous'], null, 'Out, 3 of 3.'],
  ];
  for (const [title, from, acts, put, said] of cases) {
    it(title, () => {
      const end = after(from, ...acts);
      assert.deepEqual([end.put, end.said], [put, said]);
    });
  }

  it('dragged over nothing goes nowhere', () => {
    const carried = pickUp('n', '', places).carried as Carried;
    assert.equal(turn(hover(carried, 'b'), 'drop').put?.id, 'b');
    assert.equal(turn(hover(carried, null), 'drop').put, null);
    assert.equal(turn(hover(carried, 'out'), 'drop').put, null);
  });

  it('hears the arrows, Enter and Escape and no other key', () => {
    assert.deepEqual(['ArrowDown', 'ArrowLeft', 'Enter', 'Escape', 'a', 'Tab'].map(actOf), [
      'next',
      'previous',
      'drop',
      'let-go',
      null,
      null,
    ]);
  });
});

describe('News of the day', () => {
  const cases: [title: string, notes: number, stamp: string, words: string | null][] = [
    ['are none while everything is as it was', 4, 'a', null],
    ['are one new note', 5, 'b', '1 new note.'],
    ['are several', 7, 'b', '3 new notes.'],
    ['are a change where no note came', 4, 'b', 'A colleague has changed something.'],
    ['are a change where a note went', 3, 'b', 'A colleague has changed something.'],
  ];
  for (const [title, notes, stamp, words] of cases) {
    it(title, () => assert.equal(newsWords({ notes: 4, stamp: 'a' }, { notes, stamp }), words));
  }
});
