import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { askedPage, readPage, shownPage } from './paging.ts';

describe('The page of a list', () => {
  it('is the one the address asks for, whole; what is no page is the first', () => {
    for (const [text, page] of [
      ['3', 3],
      ['2.9', 2],
      ['1e30', 100_000],
      ['0', 1],
      ['-4', 1],
      ['many', 1],
      ['', 1],
    ] as const)
      assert.equal(askedPage({ page: text }), page, text);
    assert.equal(askedPage({}), 1);
  });

  it('past the end is the last', () => {
    assert.deepEqual(
      [shownPage(1, 0, 50), shownPage(2, 50, 50), shownPage(2, 51, 50), shownPage(9, 101, 50)],
      [1, 1, 2, 3],
    );
  });

  it('is read once where it is there, and past the end the last is read', async () => {
    const list = Array.from({ length: 7 }, (_, index) => index);
    const read: number[] = [];
    const page = async (asked: number, of: readonly number[] = list) =>
      await readPage(asked, 3, async (number) => {
        read.push(number);
        const rows = of.slice((number - 1) * 3, number * 3);
        return { rows, total: rows.length === 0 ? 0 : of.length };
      });
    assert.deepEqual(await page(2), { rows: [3, 4, 5], total: 7, page: 2 });
    assert.deepEqual(read.splice(0), [2]);
    assert.deepEqual(await page(9), { rows: [6], total: 7, page: 3 });
    assert.deepEqual(await page(9, [1, 2]), { rows: [1, 2], total: 2, page: 1 });
    assert.deepEqual(await page(9, []), { rows: [], total: 0, page: 1 });
    assert.deepEqual(await page(1, []), { rows: [], total: 0, page: 1 });
  });
});
