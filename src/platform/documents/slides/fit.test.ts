import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { framesOf, heightOf, linesOf, type Point, piecesOf } from './fit.ts';

const FRAME = { width: 800, height: 360, sizes: [24, 20] } as const;

test('a point stays with its inner points where one slide can hold them', () => {
  const point = (level: 0 | 1, text: string): Point => ({ level, text });
  const group = [point(0, 'a'), ...['b', 'c', 'd', 'e'].map((text) => point(1, text))];
  assert.deepEqual(
    framesOf([...group, ...group, ...group], FRAME, 'continued').map((frame) =>
      frame.map((each) => each.text).join(''),
    ),
    ['abcdeabcde', 'abcde'],
  );
});

test('inner points that one slide cannot hold go on under their point, marked as continued', () => {
  const inner = Array.from({ length: 12 }, (_, n): Point => ({ level: 1, text: `${n}` }));
  assert.deepEqual(
    framesOf([{ level: 0, text: 'Head' }, ...inner], FRAME, 'parhad').map((frame) => frame.map((each) => each.text)),
    [
      ['Head', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
      ['Head (parhad)', '10', '11'],
    ],
  );
});

test('no point is lost or moved, and no slide is fuller than it may be', () => {
  const anyPoint = fc.record({ level: fc.constantFrom<0 | 1>(0, 1), text: fc.lorem({ maxCount: 40 }) });
  fc.assert(
    fc.property(fc.array(anyPoint, { maxLength: 30 }), (points) => {
      const frames = framesOf(points, FRAME, 'continued');
      const words = (all: readonly Point[]) => all.flatMap((point) => point.text.split(' '));
      const kept = frames.flatMap((frame) => frame.filter((point) => !point.text.endsWith('(continued)')));
      assert.deepEqual(words(kept), words(points));
      for (const frame of frames) {
        const height = frame.reduce((sum, point) => {
          const size = FRAME.sizes[point.level];
          return sum + heightOf(linesOf(point.text, size, FRAME.width - 27 * (point.level + 1)), size) + size * 0.4;
        }, 0);
        assert.equal(height <= FRAME.height, true, `${height}`);
      }
    }),
  );
});

test('a text is cut between words, and inside a word only where it must', () => {
  assert.deepEqual(piecesOf('one two three four', 1, 20, 100), ['one two', 'three four']);
  assert.deepEqual(piecesOf('abcdefghijklmnopqrst', 1, 20, 100), ['abcdefghi', 'jklmnopqr', 'st']);
  assert.deepEqual(piecesOf('😀😀😀😀😀😀', 1, 20, 100).join(''), '😀😀😀😀😀😀');
});
