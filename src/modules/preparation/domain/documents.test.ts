import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isRefusal } from '#kernel/result';
import { decideComplete, decideNotHeld, requestDue, requestState } from './document-requests.ts';
import { mayRead, mayRemove, VISIBILITIES, visibilityText } from './visibility.ts';

const nobody = { manager: false, team: false, host: false };

describe('Who may read a document', () => {
  it('follows from whom it is for and who shared it', () => {
    const cases = VISIBILITIES.flatMap((visibleTo) =>
      [true, false].map((fromHost) => {
        const document = { visibleTo, fromHost };
        const who = (['manager', 'team', 'host'] as const).filter((as) => mayRead({ ...nobody, [as]: true }, document));
        return [visibleTo, fromHost ? 'host' : 'manager', who.join(' ')];
      }),
    );
    assert.deepEqual(cases, [
      ['manager', 'host', 'manager host'],
      ['manager', 'manager', 'manager'],
      ['team', 'host', 'manager team host'],
      ['team', 'manager', 'manager team'],
      ['team-and-host', 'host', 'manager team host'],
      ['team-and-host', 'manager', 'manager team host'],
    ]);
    assert.equal(mayRead(nobody, { visibleTo: 'team-and-host', fromHost: true }), false);
  });

  it('is said in words that leave nobody out', () => {
    assert.equal(visibilityText({ visibleTo: 'manager', fromHost: true }), 'The challenge manager and the host');
    assert.equal(visibilityText({ visibleTo: 'team', fromHost: false }), 'The team only');
  });

  it('lets only the side that shared it, and the managers, take it away', () => {
    assert.equal(mayRemove({ ...nobody, host: true }, { fromHost: true }), true);
    assert.equal(mayRemove({ ...nobody, host: true }, { fromHost: false }), false);
    assert.equal(mayRemove({ ...nobody, team: true }, { fromHost: true }), false);
    assert.equal(mayRemove({ ...nobody, manager: true }, { fromHost: true }), true);
  });
});

describe('A request for a document', () => {
  it('stands where its documents and its reason say', () => {
    assert.equal(requestState({ notHeldReason: null, documents: 0 }), 'asked');
    assert.equal(requestState({ notHeldReason: 'Stopped in 2024', documents: 0 }), 'not-held');
    assert.equal(requestState({ notHeldReason: null, documents: 2 }), 'shared');
  });

  it('is due so many weeks before the first day on site, also after that day was moved', () => {
    const definitions = [{ key: 'budget', dueWeeksBefore: 6 }];
    const stored = { key: 'budget', dueOn: '2027-01-01' };
    assert.equal(requestDue(stored, definitions, '2027-05-10'), '2027-03-29');
    assert.equal(requestDue(stored, definitions, null), '2027-01-01');
    assert.equal(requestDue({ key: 'added-1', dueOn: '2027-02-02' }, definitions, '2027-05-10'), '2027-02-02');
  });

  it('is not “not held” while a document is shared for it', () => {
    assert.equal(decideNotHeld({ notHeldReason: null, documents: 0 }), 'not-held');
    assert.equal(isRefusal(decideNotHeld({ notHeldReason: null, documents: 1 })), true);
  });

  it('has to be settled before everything is complete, and the first open one is named', () => {
    const settled = { name: 'Plan', notHeldReason: null, documents: 1 };
    assert.equal(decideComplete([]), 'complete');
    assert.equal(decideComplete([settled, { name: 'Map', notHeldReason: 'None', documents: 0 }]), 'complete');
    const open = decideComplete([
      settled,
      { ...settled, documents: 0 },
      { name: 'Map', notHeldReason: null, documents: 0 },
    ]);
    assert.equal(
      isRefusal(open) && open.why,
      'Share something for “Plan” and 1 more first, or say that you do not hold it',
    );
  });
});
