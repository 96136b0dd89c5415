import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { INTEREST_STATUSES } from './interest.ts';
import { type Standing, stepsOf } from './steps.ts';

const sent: Standing = { status: 'received', sentOn: '1 May 2027', backing: null, event: null, decidedOn: null };
const states = (standing: Standing) => stepsOf(standing).map(({ state }) => state);

describe('Where an applicant stands', () => {
  it('is one step at a time, each before it done', () => {
    const released = { name: 'Jo Bloggs', status: 'given', on: '3 May 2027' };
    for (const [status, expected] of [
      ['awaiting-backing', ['done', 'now', 'next', 'next', 'next', 'next']],
      ['received', ['done', 'done', 'now', 'next', 'next', 'next']],
      ['screened', ['done', 'done', 'done', 'now', 'next', 'next']],
      ['invited', ['done', 'done', 'done', 'now', 'next', 'next']],
      ['attended', ['done', 'done', 'done', 'done', 'now', 'next']],
      ['assessed', ['done', 'done', 'done', 'done', 'done', 'now']],
      ['accredited', ['done', 'done', 'done', 'done', 'done', 'done']],
      ['not-yet', ['done', 'done', 'done', 'done', 'done', 'stopped']],
      ['not-now', ['done', 'done', 'stopped', 'next', 'next', 'next']],
    ] as const)
      assert.deepEqual(states({ ...sent, status, backing: released }), expected, status);
  });

  it('has no step for a backing that nobody has to give', () => {
    assert.equal(stepsOf(sent).length, 5);
    assert.deepEqual(states(sent), ['done', 'now', 'next', 'next', 'next']);
  });

  it('says who was asked, and what became of it', () => {
    const words = (status: string) =>
      stepsOf({ ...sent, status: 'awaiting-backing', backing: { name: 'Jo Bloggs', status, on: '3 May 2027' } })[1]
        ?.words;
    assert.equal(words('asked'), 'We asked Jo Bloggs on 3 May 2027');
    assert.equal(words('given'), 'Jo Bloggs agreed on 3 May 2027');
    assert.equal(words('expired'), 'Jo Bloggs did not answer. You can name them again, or somebody else.');
  });

  it('has at most one step that is worked on, whatever the status', () => {
    for (const status of INTEREST_STATUSES)
      assert.equal(states({ ...sent, status }).filter((state) => state === 'now').length <= 1, true, status);
  });
});
