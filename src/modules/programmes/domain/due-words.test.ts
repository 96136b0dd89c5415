import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dueWords } from './due-words.ts';

describe('When a clock is due', () => {
  const cases = [
    [{ anchor: 'on-site-from', offset: { weeks: -16 } }, '16 weeks before the first day on site'],
    [{ anchor: 'on-site-from', offset: { weeks: -1 } }, '1 week before the first day on site'],
    [{ anchor: 'on-site-until', offset: { days: 0 } }, 'on the last day on site'],
    [{ anchor: 'on-site-until', offset: { months: 3 } }, '3 months after the last day on site'],
    [{ anchor: 'published', offset: { months: 1, days: 2 } }, '1 month and 2 days after the report is published'],
    [{ anchor: 'opened', offset: {} }, 'when the challenge is opened'],
  ] as const;
  for (const [due, words] of cases) {
    it(`is said as “${words}”`, () => assert.equal(dueWords({ due }), words));
  }
});
