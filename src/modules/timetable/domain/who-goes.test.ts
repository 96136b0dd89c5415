import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { theFacts, toHear } from '../testing/proposal-facts.ts';
import { buildInstance } from './build-instance.ts';
import type { Team } from './wanted.ts';
import { wantedFor } from './wanted.ts';

const peer = (id: string, part: 'lead' | 'manager' | 'peer' = 'peer') => ({
  ...{ id, name: id, isLead: part === 'lead', isManager: part === 'manager' },
});
const MANAGER = peer('Mair', 'manager');

/** Who goes to a session as the team is now, or why nobody can. */
function going(wanted: Parameters<typeof toHear>[1], team: (Team[number] & { name: string })[]) {
  const { instance, hopeless } = buildInstance(theFacts({ team, wanted: [{ ...toHear('It'), ...wanted }] }));
  const [it] = instance.sessions;
  return it ? [it.peersNeeded, it.mustHave] : hopeless[0]?.why;
}

describe('Who goes', () => {
  it('is the whole team, the lead or the manager as they are when a timetable is made, not when the list was', () => {
    const template = { themes: [], minutes: 60, sourceCategory: null, name: 'It' };
    const [review, leader, talk] = wantedFor(
      [
        { ...template, key: 'r', kind: 'team-meeting', peers: 'all', when: 'any-day' },
        { ...template, key: 'l', kind: 'interview', peers: 1, mustHave: ['lead', 'manager'], when: 'any-day' },
        { ...template, key: 't', kind: 'interview', when: 'any-day' },
      ],
      [],
      ['2027-05-11'],
    );
    const grown = [peer('Ann', 'lead'), peer('Ben'), MANAGER];
    assert.deepEqual(going(review, [MANAGER]), [1, ['Mair']]);
    assert.deepEqual(going(review, grown), [3, ['Ann', 'Ben', 'Mair']]);
    assert.deepEqual(going(leader, grown), [2, ['Ann', 'Mair']]);
    assert.deepEqual(going(leader, [peer('Bea', 'lead'), MANAGER]), [2, ['Bea', 'Mair']]);
    assert.deepEqual(going(talk, grown), [2, []]);
  });

  it('is nobody where somebody who must be there has left, or there is no such part, and that is said', () => {
    const team = [peer('Ben'), MANAGER];
    const named = { peerIds: ['ann', 'Ben'], peersNeeded: 2, peerNames: { ann: 'Ann Lee', Ben: 'Ben' } };
    assert.equal(
      going(named, team),
      'Ann Lee must be there and is not on the team any more. Choose who must be there instead.',
    );
    assert.deepEqual(going({ ...named, wholeTeam: true }, team), [2, ['Ben', 'Mair']]);
    assert.match(String(going({ withLead: true }, team)), /^The lead must be there, and the team has no lead yet\./);
    assert.match(String(going({ withManager: true }, [peer('Ben')])), /^The challenge manager must be there, and/);
    // The lead by name and by part is one.
    assert.deepEqual(going({ withLead: true, peerIds: ['Ann'] }, [peer('Ann', 'lead')]), [1, ['Ann']]);
  });
});
