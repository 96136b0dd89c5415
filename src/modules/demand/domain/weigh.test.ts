import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Giver, Meets, Need, Place } from './facts.ts';
import { monthsAhead, needRows } from './rows.ts';
import { weigh } from './weigh.ts';

const meets: Meets = ({ anyOf }, roles) => anyOf.some(({ role }) => roles.includes(role));

const leader: Need = { key: 'leader', anyOf: [{ role: 'council-leader' }], skill: null, party: { kind: 'any' } };
const director: Need = { key: 'director', anyOf: [{ role: 'director' }], skill: null, party: { kind: 'any' } };

function place(changes: Partial<Place> = {}): Place {
  const base = { challengeId: 'c1', hostId: 'NOR', programmeKey: 'corporate', need: leader };
  return { ...base, from: '2027-05-10', until: '2027-05-14', days: 4, held: false, ...changes };
}
function giver(changes: Partial<Giver> = {}): Giver {
  return {
    id: 'g1',
    authorityId: 'SOU',
    party: 'lab',
    daysPerYear: 8,
    roles: [{ role: 'council-leader', until: null }],
    skills: {},
    accredited: [{ programme: 'corporate', from: '2026-01-01', until: '2028-12-31' }],
    away: [],
    placed: [],
    barred: [],
    ...changes,
  };
}
const outcome = (places: Place[], givers: Giver[]) => weigh(places, givers, meets).map((each) => each.outcome);

describe('What the pool can give', () => {
  it('is nothing where a rule is in the way, one rule at a time', () => {
    const one = (changes: Partial<Giver>, wanted: Partial<Place> = {}) => outcome([place(wanted)], [giver(changes)])[0];
    assert.equal(one({}), 'fillable');
    assert.equal(one({ roles: [{ role: 'director', until: null }] }), 'short');
    assert.equal(one({ roles: [{ role: 'council-leader', until: '2027-05-01' }] }), 'short');
    assert.equal(one({ roles: [{ role: 'council-leader', until: '2027-05-10' }] }), 'fillable');
    assert.equal(one({ accredited: [{ programme: 'corporate', from: '2026-01-01', until: '2027-05-13' }] }), 'short');
    assert.equal(
      one({ accredited: [{ programme: 'safeguarding', from: '2026-01-01', until: '2028-01-01' }] }),
      'short',
    );
    assert.equal(one({ away: [{ from: '2027-05-14', until: '2027-05-20' }] }), 'short');
    assert.equal(one({ authorityId: 'NOR' }), 'short');
    assert.equal(one({ barred: [{ id: 'NOR', until: null }] }), 'short');
    assert.equal(one({ barred: [{ id: 'NOR', until: '2027-05-10' }] }), 'fillable');
    assert.equal(one({ daysPerYear: 3 }), 'short');
    const elsewhere = { from: '2027-05-12', until: '2027-05-15', challengeId: 'c2', days: 4, counts: true };
    assert.equal(one({ placed: [elsewhere] }), 'short');
    const earlier = { from: '2027-02-01', until: '2027-02-05', challengeId: 'c2', days: 5, counts: true };
    assert.equal(one({ placed: [earlier] }), 'short');
    assert.equal(one({ placed: [{ ...earlier, counts: false }] }), 'fillable');
    assert.equal(one({}, { held: true }), 'held');
  });

  it('follows the party asked for: one, any other, or any while it is not known', () => {
    const wanted = (party: Need['party'], of: string | null) =>
      outcome([place({ need: { ...leader, party } })], [giver({ party: of })])[0];
    assert.equal(wanted({ kind: 'is', party: 'lab' }, 'lab'), 'fillable');
    assert.equal(wanted({ kind: 'is', party: 'lab' }, 'con'), 'short');
    assert.equal(wanted({ kind: 'is-not', party: 'lab' }, 'con'), 'fillable');
    assert.equal(wanted({ kind: 'is-not', party: 'lab' }, 'lab'), 'short');
    assert.equal(wanted({ kind: 'is-not', party: 'lab' }, null), 'short');
    assert.equal(wanted({ kind: 'unknown' }, null), 'fillable');
  });

  it('uses nobody twice at once nor beyond their days, and keeps the rare for the rare', () => {
    const both = giver({
      id: 'both',
      roles: [
        { role: 'council-leader', until: null },
        { role: 'director', until: null },
      ],
    });
    const only = giver({ id: 'only' });
    const places = [place(), place({ need: director })];
    assert.deepEqual(outcome(places, [both, only]), ['fillable', 'fillable']);
    assert.deepEqual(outcome(places, [both]).sort(), ['fillable', 'short']);
    const later = (from: string, until: string) => place({ challengeId: from, from, until });
    const three = [place(), later('2027-07-05', '2027-07-09'), later('2027-09-06', '2027-09-10')];
    assert.deepEqual(outcome(three, [only]), ['fillable', 'fillable', 'short']);
    assert.deepEqual(outcome([place(), later('2028-07-03', '2028-07-07')], [giver({ daysPerYear: 4 })]), [
      'fillable',
      'fillable',
    ]);
  });

  it('moves one peer on where that fills a place more', () => {
    // Each could take two of the places; whoever is taken first must give way.
    const month = (index: number) => `2027-0${index}`;
    const at = (index: number, need: Need) =>
      place({ challengeId: `c${index}`, from: `${month(index)}-10`, until: `${month(index)}-14`, need });
    const a = giver({
      id: 'a',
      daysPerYear: 4,
      roles: [
        { role: 'council-leader', until: null },
        { role: 'director', until: null },
      ],
    });
    const b = giver({ id: 'b', daysPerYear: 4, roles: [{ role: 'council-leader', until: null }] });
    assert.deepEqual(outcome([at(5, leader), at(6, director)], [a, b]), ['fillable', 'fillable']);
    assert.deepEqual(outcome([at(5, leader), at(6, director)], [b, a]), ['fillable', 'fillable']);
  });

  it('never gives what a peer does not offer, whatever the pool and the year', () => {
    const month = fc.integer({ min: 1, max: 12 }).map((value) => String(value).padStart(2, '0'));
    const places = fc.array(
      fc.record({ month, need: fc.constantFrom(leader, director), challenge: fc.integer({ min: 1, max: 6 }) }),
      { maxLength: 14 },
    );
    const pool = fc.array(
      fc.record({ days: fc.integer({ min: 0, max: 12 }), roles: fc.subarray(['council-leader', 'director']) }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(places, pool, (asked, people) => {
        const all = asked.map(({ month: at, need, challenge }) =>
          place({ challengeId: `c${challenge}-${at}`, from: `2027-${at}-10`, until: `2027-${at}-14`, need }),
        );
        const givers = people.map(({ days, roles }, index) =>
          giver({ id: `g${index}`, daysPerYear: days, roles: roles.map((role) => ({ role, until: null })) }),
        );
        const filled = weigh(all, givers, meets).filter((each) => each.outcome === 'fillable');
        const most = givers.reduce(
          (sum, { daysPerYear, roles }) => sum + (roles.length > 0 ? Math.floor(daysPerYear / 4) : 0),
          0,
        );
        assert.equal(filled.length <= Math.min(most, all.length), true);
        assert.equal(
          filled.every(({ could }) => could > 0),
          true,
        );
        // Whoever could go has nothing to do where a place that they could take is short.
        const idle = weigh(
          all,
          [...givers, giver({ id: 'new', daysPerYear: 60, roles: [{ role: 'council-leader', until: null }] })],
          meets,
        );
        const before = weigh(all, givers, meets).filter((each) => each.outcome === 'short').length;
        assert.equal(idle.filter((each) => each.outcome === 'short').length <= before, true);
      }),
      { numRuns: 200, seed: 7 },
    );
  });
});

describe('The rows of the year ahead', () => {
  it('are by need, those most short first, with twelve months from this one', () => {
    const months = monthsAhead('2027-04-30');
    assert.deepEqual([months[0], months[1], months.at(-1), months.length], ['2027-04', '2027-05', '2028-03', 12]);
    const all = [
      place(),
      place({ challengeId: 'c2' }),
      place({ need: director, held: true, from: '2027-06-01', until: '2027-06-04' }),
    ];
    const rows = needRows(weigh(all, [giver()], meets), months);
    assert.deepEqual(
      rows.map(({ need, total, could, challenges }) => [need.key, total, could, challenges]),
      [
        ['leader', { needed: 2, held: 0, fillable: 1, short: 1, daysShort: 4 }, 1, 2],
        ['director', { needed: 1, held: 1, fillable: 0, short: 0, daysShort: 0 }, 0, 1],
      ],
    );
    assert.deepEqual(
      rows[0]?.cells.map(({ needed }) => needed),
      [0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    );
  });
});
