import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decideSignIn, type SignInRequest, tidyCode } from './sign-in.ts';

const expiresAt = new Date('2026-11-22T14:15:00Z');
const good: SignInRequest = { personId: 'p1', right: true, sameBrowser: true, expiresAt, usedAt: null, tries: 0 };
const before = new Date('2026-11-22T14:14:59Z');

describe('Letting somebody in', () => {
  const cases: Array<[string, SignInRequest | null, Date, string]> = [
    ['lets in the right code in the right browser in time', good, before, 'p1'],
    ['lets nobody in where nothing was asked', null, before, 'unknown'],
    ['lets nobody in by a wrong code', { ...good, right: false }, before, 'unknown'],
    ['answers an address we do not know as a wrong code', { ...good, personId: null }, before, 'unknown'],
    ['stays with the browser that asked', { ...good, sameBrowser: false }, before, 'other-browser'],
    ['works once', { ...good, usedAt: before }, before, 'used'],
    ['is over at exactly fifteen minutes', good, expiresAt, 'expired'],
    ['survives four wrong codes', { ...good, tries: 4 }, before, 'p1'],
    ['does not survive five, even for the right one', { ...good, tries: 5 }, before, 'too-many-tries'],
    ['says so to an unknown address too', { ...good, tries: 5, personId: null }, before, 'too-many-tries'],
  ];
  for (const [title, request, now, expected] of cases) {
    it(title, () => {
      const decision = decideSignIn(request, now);
      assert.equal('personId' in decision ? decision.personId : decision.code, expected);
    });
  }

  it('reads a code as people type it', () => {
    assert.equal(tidyCode(' abc-d2 f '), 'ABCD2F');
  });
});
