import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ProgrammeDefinition } from '#modules/programmes';
import { missingToAgree, type Scope, scopeChanges, scopeErrors, workingDays } from './scope.ts';

const definition = {
  onSite: { days: { least: 3, most: 5, usual: 5 } },
  focus: { leastThemes: 2, localThemesMost: 2, narrowings: [] },
  fee: { amountPence: 1_150_000, plusExpenses: true },
  team: {
    slots: [
      { key: 'lead', optional: false, skillChosenAtScoping: false },
      { key: 'voice', optional: true, skillChosenAtScoping: true },
    ],
  },
} as unknown as ProgrammeDefinition;

const empty: Scope = {
  onSiteFrom: null,
  onSiteUntil: null,
  narrowing: null,
  themes: [],
  localThemes: [],
  teamNeeds: {},
  teamNote: '',
  feePence: 1_150_000,
  feeNote: '',
};
const today = '2026-11-22';
const errorsOf = (scope: Partial<Scope>, before = empty) =>
  scopeErrors(definition, { ...empty, ...scope }, { today, before });

describe('Days on site', () => {
  const cases: [from: string | null, until: string | null, errors: Record<string, string>][] = [
    [null, null, {}],
    ['2027-05-10', null, { until: 'Enter the last day on site too' }],
    [null, '2027-05-14', { from: 'Enter the first day on site too' }],
    ['2027-05-10', '2027-05-14', {}],
    ['2027-05-13', '2027-05-19', {}],
    ['2027-05-10', '2027-05-12', {}],
    ['2027-05-10', '2027-05-11', { until: 'A team is on site for 3 to 5 working days: these are 2' }],
    ['2027-05-10', '2027-05-17', { until: 'A team is on site for 3 to 5 working days: these are 6' }],
    ['2027-05-15', '2027-05-16', { until: 'A team is on site for 3 to 5 working days: these are 0' }],
    ['2027-05-10', '2027-05-09', { until: 'The last day must be Monday 10 May 2027 or later' }],
    ['2026-11-21', '2026-11-25', { from: 'The first day on site must be today or later' }],
    ['2026-11-22', '2026-11-25', {}],
    ['2027-05-10', '9999-12-31', { until: 'A team is on site for 3 to 5 working days: these are many more' }],
  ];
  for (const [from, until, errors] of cases) {
    it(`from ${from ?? 'nothing'} to ${until ?? 'nothing'}: ${Object.values(errors)[0] ?? 'can be'}`, () => {
      assert.deepEqual(errorsOf({ onSiteFrom: from, onSiteUntil: until }), errors);
    });
  }

  it('that have gone by are no error where they were saved before', () => {
    const past = { onSiteFrom: '2026-11-02', onSiteUntil: '2026-11-06' };
    assert.deepEqual(errorsOf(past, { ...empty, ...past }), {});
  });

  it('do not count a weekend between them', () => {
    assert.equal(workingDays('2027-05-13', '2027-05-19'), 5);
  });
});

describe('A scope', () => {
  it('needs a reason where its fee is not the programme’s', () => {
    const why = { 'fee-note': 'Say why the fee differs from the programme’s' };
    assert.deepEqual(errorsOf({ feePence: 1_000_000 }), why);
    assert.deepEqual(errorsOf({ feePence: 1_000_000, feeNote: 'Shared with a neighbour' }), {});
    assert.deepEqual(errorsOf({ feePence: null }), {});
  });

  it('needs a name and a question for each of the host’s own themes', () => {
    const theme = { key: 'local-0', name: '', about: 'About', probes: [] };
    assert.deepEqual(Object.keys(errorsOf({ localThemes: [theme] })), ['local-0-name']);
    assert.deepEqual(Object.keys(errorsOf({ localThemes: [{ ...theme, name: 'Rural' }] })), ['local-0-probes']);
  });

  it('cannot be agreed without days and enough themes', () => {
    assert.equal(missingToAgree(definition, empty).length, 2);
    const whole = { ...empty, onSiteFrom: '2027-05-10', themes: ['a', 'b'] };
    assert.deepEqual(missingToAgree(definition, whole), []);
  });

  it('has not changed where a stored need only has its keys in another order', () => {
    const one = { ...empty, teamNeeds: { voice: { kept: true, skill: null, note: 'n' } } };
    const same = { ...empty, teamNeeds: { voice: { note: 'n', skill: null, kept: true } } };
    assert.deepEqual(scopeChanges(definition, one, same), []);
    assert.deepEqual(scopeChanges(definition, empty, one), ['team']);
    assert.deepEqual(scopeChanges(definition, empty, { ...empty, themes: ['a'], feePence: 0 }), ['focus', 'fee']);
  });
});
