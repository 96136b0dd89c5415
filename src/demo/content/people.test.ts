import assert from 'node:assert/strict';
import test from 'node:test';
import { seededRandom } from '#kernel/random';
import { demoAuthority } from './authorities.ts';
import { emailOf, makeName } from './names.ts';
import { DEMO_PEOPLE, DEMO_ROLES } from './people.ts';

test('There is one demo person of each kind, at an address that can reach nobody.', () => {
  assert.deepEqual(
    DEMO_PEOPLE.map((person) => person.key),
    [...DEMO_ROLES],
  );
  for (const person of DEMO_PEOPLE) {
    assert.match(person.email, /^[a-z.]+@[a-z]+\.example$/);
    if (person.authority) assert.ok(person.email.endsWith(demoAuthority(person.authority).domain));
  }
});

test('The same seed makes the same names.', () => {
  const twenty = (seed: number) => {
    const random = seededRandom(seed);
    return Array.from({ length: 20 }, () => makeName(random, 'f'));
  };
  assert.deepEqual(twenty(7), twenty(7));
  assert.notDeepEqual(twenty(7), twenty(8));
});

test('An address is written without accents.', () => {
  assert.equal(emailOf({ first: 'Siân', last: 'Kaur-Gill' }, 'northdale.example'), 'sian.kaur-gill@northdale.example');
});
