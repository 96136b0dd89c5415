import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type NotesOfStep, undoingOf } from './emerging.ts';

const step = (fromId: string | null, intoId: string | null, notes: string[], more: Partial<NotesOfStep> = {}) => ({
  intoId,
  added: intoId ? notes : [],
  fromId,
  removed: fromId ? notes : [],
  ...more,
});

describe('What undoing a step does to its notes', () => {
  const moved = step('A', 'B', ['n', 'm']);
  const cases: [title: string, of: NotesOfStep, later: NotesOfStep[], out: string, back: string, left: number][] = [
    ['all go back where nothing came after', moved, [], 'n m', 'n m', 0],
    ['one that was moved on stays', moved, [step('B', 'C', ['n'])], 'm', 'm', 1],
    ['one that was put back by hand stays', moved, [step('B', 'A', ['n'])], 'm', 'm', 1],
    ['one that was put elsewhere as well goes back', moved, [step(null, 'C', ['n'])], 'n m', 'n m', 0],
    ['one that another group lost goes back', moved, [step('C', null, ['n'])], 'n m', 'n m', 0],
    [
      'one put in, taken out and put in again stays',
      step(null, 'A', ['n']),
      [step('A', null, ['n']), step(null, 'A', ['n'])],
      '',
      '',
      1,
    ],
    ['one taken out and put in again is not touched', step('A', null, ['n']), [step(null, 'A', ['n'])], '', '', 1],
    [
      'one that was in both before goes back, whatever became of it there',
      step('A', 'B', ['n'], { added: [] }),
      [step('B', 'C', ['n'])],
      '',
      'n',
      0,
    ],
  ];
  for (const [title, of, later, out, back, left] of cases) {
    it(title, () => {
      const { takeOut, giveBack, leftAlone } = undoingOf(of, later);
      assert.deepEqual([takeOut.join(' '), giveBack.join(' '), leftAlone], [out, back, left]);
    });
  }
});
