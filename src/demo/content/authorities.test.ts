import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { AUTHORITIES, COUNCILS, demoAuthority, kilometresBetween } from './authorities.ts';

const REAL = new URL('../../../../shared/data/authorities/lookup_name_to_registry.csv', import.meta.url);

test('There are fifty-one councils in six regions, five other bodies and two former councils.', () => {
  assert.equal(COUNCILS.length, 51);
  assert.equal(new Set(COUNCILS.map((each) => each.region)).size, 6);
  assert.equal(AUTHORITIES.length, 58);
  assert.deepEqual(
    AUTHORITIES.filter((each) => each.endDate !== null).map((each) => each.code),
    ['X57', 'X58'],
  );
});

test('Every code and every e-mail domain belongs to one authority.', () => {
  assert.equal(new Set(AUTHORITIES.map((each) => each.code)).size, AUTHORITIES.length);
  assert.equal(new Set(AUTHORITIES.map((each) => each.domain)).size, AUTHORITIES.length);
});

test('A border is a border from both sides, and neighbours are near.', () => {
  for (const authority of AUTHORITIES) {
    assert.equal(new Set(authority.borders).size, authority.borders.length, authority.code);
    for (const code of authority.borders) {
      const other = demoAuthority(code);
      assert.ok(other.borders.includes(authority.code), `${code} does not border ${authority.code}`);
      assert.ok(kilometresBetween(authority, other) < 95, `${authority.shortName} is far from ${other.shortName}`);
    }
  }
});

test('A district lies in a county that it borders; successors exist.', () => {
  for (const authority of AUTHORITIES) {
    if (authority.kind === 'district') assert.equal(demoAuthority(authority.county ?? '').kind, 'county');
    if (authority.county) assert.ok(authority.borders.includes(authority.county));
    if (authority.successor) assert.equal(demoAuthority(authority.successor).endDate, null);
  }
});

test('Only councils have a party in control, and deprivation is a decile.', () => {
  for (const authority of AUTHORITIES) {
    assert.equal(authority.control === null, ['nhs', 'police', 'fire'].includes(authority.kind));
    assert.equal(authority.control === null, authority.leadingParty === null);
    if (authority.control !== null && authority.control !== 'noc') {
      assert.equal(authority.control, authority.leadingParty);
    }
    assert.ok(authority.deprivation >= 1 && authority.deprivation <= 10 && authority.population > 0);
  }
});

test('No real council has the name of a demo council.', {
  skip: existsSync(REAL) ? false : 'the file of real authorities is not here',
}, () => {
  const plain = (name: string) => name.toLowerCase().replaceAll(/[^a-z]/g, '');
  const real = new Set(
    readFileSync(REAL, 'utf8')
      .split('\n')
      .map((line) => plain(line.replace(/,[A-Z]+\s*$/, ''))),
  );
  assert.ok(real.has('adur'));
  assert.deepEqual(
    AUTHORITIES.filter((each) => real.has(plain(each.name)) || real.has(plain(each.shortName))).map(
      (each) => each.name,
    ),
    [],
  );
});
