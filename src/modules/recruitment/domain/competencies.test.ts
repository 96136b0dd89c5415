import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { COMPETENCIES, competenciesMissing, isAssessed } from './competencies.ts';

describe('An assessment', () => {
  it('is complete when each competency has seen or not yet seen, and the evidence for it', () => {
    const all = COMPETENCIES.map(({ key }) => ({
      competency: key,
      seen: 'seen',
      evidence: 'Asked the quietest first.',
    }));
    assert.deepEqual(competenciesMissing(all), []);
    const [first, second, ...rest] = all;
    const lacking = [{ ...first, seen: null }, { ...second, evidence: '  ' }, ...rest] as typeof all;
    assert.deepEqual(
      competenciesMissing(lacking).map(({ key }) => key),
      [first?.competency, second?.competency],
    );
    assert.equal(competenciesMissing([]).length, 6);
  });

  it('is done when two have finished and nobody is still writing', () => {
    const done = { status: 'finished' };
    for (const [given, expected] of [
      [[], false],
      [[done], false],
      [[done, { status: 'open' }], false],
      [[done, { status: 'released' }], false],
      [[done, done], true],
      [[done, done, { status: 'released' }], true],
      [[done, done, { status: 'open' }], false],
    ] as const)
      assert.equal(isAssessed(given), expected, JSON.stringify(given));
  });
});
