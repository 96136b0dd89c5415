import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageHref, pageNumbers, pager } from './pager.ts';

test('pages shown are the first, the last and the neighbours; a gap of one page is that page', () => {
  const cases: [number, number, (number | null)[]][] = [
    [1, 1, [1]],
    [1, 3, [1, 2, 3]],
    [1, 9, [1, 2, null, 9]],
    [3, 9, [1, 2, 3, 4, null, 9]],
    [4, 9, [1, 2, 3, 4, 5, null, 9]],
    [5, 9, [1, null, 4, 5, 6, null, 9]],
    [9, 9, [1, null, 8, 9]],
  ];
  for (const [shown, pages, expected] of cases)
    assert.deepEqual(pageNumbers(shown, pages), expected, `${shown} of ${pages}`);
});

test('filters and order stay in the address, the page is replaced', () => {
  const query = { q: 'a&b', region: ['n', 's'], page: '4', empty: undefined };
  assert.equal(pageHref('/peers', query, 2), '/peers?q=a%26b&region=n&region=s&page=2');
  assert.equal(pageHref('/peers', query, 1), '/peers?q=a%26b&region=n&region=s');
  assert.equal(pageHref('/peers', {}, 1), '/peers');
});

test('it says which part of the whole is shown', () => {
  const noun = ['peer', 'peers'] as const;
  const said = (total: number, page: number) =>
    String(pager({ total, page, size: 50, path: '/p', noun })).match(/<p[^>]*>(.*?)<\/p>/)![1];
  assert.deepEqual(
    [said(0, 1), said(1, 1), said(50, 1), said(2204, 3), said(2204, 45), said(2204, 999)],
    [
      '0 peers',
      '1 peer',
      '50 peers',
      '101 to 150 of 2,204 peers',
      '2,201 to 2,204 of 2,204 peers',
      '2,201 to 2,204 of 2,204 peers',
    ],
  );
});

test('the first page has no previous, the last no next, and the page shown is current', () => {
  const drawn = (page: number) => String(pager({ total: 120, page, size: 50, path: '/p', noun: ['peer', 'peers'] }));
  assert.deepEqual(
    [/rel="prev"/, /rel="next"/].map((link) => [1, 2, 3].map((page) => link.test(drawn(page)))),
    [
      [false, true, true],
      [true, true, false],
    ],
  );
  assert.equal(drawn(2).match(/aria-current="page"/g)?.length, 1);
});
