import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isRefusal } from '#kernel/result';
import { decideSharing, inPlaces, type PackFacts, readingLeft } from './pack.ts';
import { minutesForWords, minutesText, suggestMinutes } from './reading-time.ts';

describe('Reading time', () => {
  it('is suggested by kind and size, two minutes a page, never none and never a whole day', () => {
    const cases: [string, number, number][] = [
      ['application/pdf', 600_000, 20],
      ['application/pdf', 10, 2],
      ['application/pdf', 50_000_000, 120],
      ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 45_000, 6],
      ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 5_000_000, 10],
      ['text/csv', 5, 10],
      ['text/plain', 3_001, 4],
      ['image/png', 9_000_000, 2],
    ];
    for (const [mediaType, bytes, minutes] of cases)
      assert.equal(suggestMinutes({ mediaType, bytes }), minutes, mediaType);
    assert.equal(minutesForWords(4000), 20);
    assert.equal(minutesForWords(0), 2);
  });

  it('is said in hours and minutes', () => {
    assert.deepEqual([0, 1, 45, 60, 125].map(minutesText), [
      '0 minutes',
      '1 minute',
      '45 minutes',
      '1 hour',
      '2 hours 5 minutes',
    ]);
  });

  it('left is that of what is not ticked off', () => {
    const items = [
      { id: 'a', minutes: 10 },
      { id: 'b', minutes: 20 },
    ];
    assert.deepEqual(readingLeft(items, new Set(['a', 'gone'])), {
      minutes: 30,
      minutesLeft: 20,
      items: 2,
      itemsRead: 1,
    });
  });
});

describe('Sharing the pre-reading', () => {
  const pack: PackFacts = { items: 2, version: 3, sharedVersion: null, awaitsSelfAssessment: false };
  const code = (facts: Partial<PackFacts>) => {
    const decision = decideSharing({ ...pack, ...facts });
    return isRefusal(decision) ? decision.code : decision;
  };

  it('wants something in it that can be read, and tells nothing twice', () => {
    assert.equal(code({}), 'first');
    assert.equal(code({ sharedVersion: 2 }), 'changed');
    assert.equal(code({ sharedVersion: 3 }), 'already');
    assert.equal(code({ items: 0 }), 'empty');
    assert.equal(code({ awaitsSelfAssessment: true }), 'not-handed-in');
  });

  it('keeps the order of two that want the same place', () => {
    const places = [
      ['a', 2],
      ['b', 1],
      ['c', 2],
    ].map(([id, place]) => ({ id, place: Number(place) }));
    assert.deepEqual(
      inPlaces(places).map(({ id }) => id),
      ['b', 'a', 'c'],
    );
  });
});
