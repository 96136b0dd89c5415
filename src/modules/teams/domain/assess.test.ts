import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { challengeFacts, peerFacts, slotFacts } from '../testing/facts.ts';
import { assess } from './assess.ts';
import type { ChallengeFacts, PeerFacts, SlotFacts } from './facts.ts';

type Changes = { peer?: Partial<PeerFacts>; slot?: Partial<SlotFacts>; challenge?: Partial<ChallengeFacts> };
const judge = ({ peer, slot, challenge }: Changes) =>
  assess(peerFacts(peer), slotFacts(slot), challengeFacts(challenge));
const span = (from: string, until = from) => ({ from, until });
const rules = challengeFacts().rules;

describe('A peer is refused a place', () => {
  const cases: [string, Changes, string[]][] = [
    ['by nothing, where nothing stands in the way', {}, []],
    ['while the dates on site are not agreed', { challenge: { period: null } }, ['dates-not-agreed']],
    ['who is suspended', { peer: { status: 'suspended' } }, ['not-serving']],
    ['who has not the role or depth asked for', { peer: { meetsRequirement: false } }, ['requirement']],
    ['of another party, where the host’s is asked for', { slot: { party: 'host' }, peer: { party: 'con' } }, ['party']],
    ['but not of the host’s party there', { slot: { party: 'host' }, peer: { party: 'lab' } }, []],
    [
      'of the host’s party, where another is asked for',
      { slot: { party: 'not-host' }, peer: { party: 'lab' } },
      ['party'],
    ],
    ['of no party, where another is asked for', { slot: { party: 'not-host' } }, ['party']],
    ['but not of another party there', { slot: { party: 'not-host' }, peer: { party: 'ld' } }, []],
    [
      'where the host’s party matters and is not known',
      { slot: { party: 'host' }, challenge: { hostParty: null } },
      ['party'],
    ],
    [
      'whose accreditation ends the day before the last',
      { peer: { accredited: [span('2027-01-01', '2027-05-13')] } },
      ['accreditation'],
    ],
    [
      'but not one whose accreditation ends on the last day',
      { peer: { accredited: [span('2027-05-10', '2027-05-14')] } },
      [],
    ],
    [
      'whose accreditation begins a day late',
      { peer: { accredited: [span('2027-05-11', '2027-12-31')] } },
      ['accreditation'],
    ],
    [
      'with two accreditations of which neither covers all days',
      { peer: { accredited: [span('2027-01-01', '2027-05-11'), span('2027-05-12', '2027-12-31')] } },
      ['accreditation'],
    ],
    ['who is away on the last day', { peer: { unavailable: [span('2027-05-14', '2027-05-20')] } }, ['unavailable']],
    ['but not one who is away from the day after', { peer: { unavailable: [span('2027-05-15', '2027-05-20')] } }, []],
    [
      'who is on another team on the first day',
      { peer: { otherTeams: [{ ...span('2027-05-06', '2027-05-10'), host: null }] } },
      ['another-team'],
    ],
    ['who is on this team already', { peer: { onThisTeam: true } }, ['this-team']],
    ['who is on another open challenge there', { peer: { openChallengeAtHost: true } }, ['same-host']],
    ['who works at the host', { peer: { atHostNow: true } }, ['own-authority']],
    [
      'who left the host a day less than five years before',
      { peer: { leftHostOn: '2022-05-11' } },
      ['previous-authority'],
    ],
    ['but not one who left exactly five years before', { peer: { leftHostOn: '2022-05-10' } }, []],
    ['who worked at the host at a time not known', { peer: { leftHostUnknown: true } }, ['previous-authority']],
    [
      'who declared a hard conflict',
      { peer: { declared: [{ id: 'd', kind: 'hard', reason: 'My sister is its treasurer.' }] } },
      ['declared-hard'],
    ],
    ['with one day too few', { peer: { daysPerYear: 10, daysUsed: 7 } }, ['days']],
    ['but not with just enough days', { peer: { daysPerYear: 10, daysUsed: 6 } }, []],
    [
      'as one first-timer too many',
      {
        peer: { served: 0 },
        slot: {
          others: [
            { served: 0, authorityId: 'EAS' },
            { served: 2, authorityId: 'WES' },
          ],
        },
      },
      ['first-outings'],
    ],
    ['but not as the first-timer allowed', { peer: { served: 0 } }, []],
    [
      'who would leave the team with nobody who has served',
      { peer: { served: 0 }, slot: { others: [] } },
      ['experience'],
    ],
    [
      'but not while another place is open for somebody who has',
      { peer: { served: 0 }, slot: { others: [], othersOpen: 1 } },
      [],
    ],
    [
      'but not as the manager, to whom the team’s rules do not apply',
      { peer: { served: 0 }, slot: { others: [], isManager: true } },
      [],
    ],
    [
      'from an authority that lends one, where three must',
      {
        challenge: { rules: { ...rules, leastAuthorities: 3 } },
        slot: { others: [{ served: 1, authorityId: 'SOU' }], othersOpen: 1 },
      },
      ['authorities'],
    ],
    [
      'but not from a third one',
      {
        challenge: { rules: { ...rules, leastAuthorities: 3 } },
        slot: { others: [{ served: 1, authorityId: 'EAS' }], othersOpen: 1 },
      },
      [],
    ],
  ];
  for (const [title, changes, expected] of cases) {
    it(title, () =>
      assert.deepEqual(
        judge(changes).hard.map(({ code }) => code),
        expected,
      ),
    );
  }

  it('with every reason said, in whole sentences', () => {
    const { hard } = judge({
      peer: {
        unavailable: [span('2027-05-12')],
        otherTeams: [{ ...span('2027-05-13', '2027-05-20'), host: 'Eastwold' }],
        daysUsed: 8,
      },
    });
    assert.deepEqual(
      hard.map(({ why }) => why),
      [
        'Ayesha Khan is not free on 12 May 2027.',
        'Ayesha Khan is on the team for Eastwold from 13 to 20 May 2027.',
        'The place takes 4 days; Ayesha Khan has 2 of 10 left in 2027.',
      ],
    );
  });
});

describe('A soft conflict', () => {
  const cases: [string, Changes, string[]][] = [
    ['is the host’s own region', { peer: { region: 'North' } }, ['same-region']],
    ['is not the region of somebody who manages', { peer: { region: 'North' }, slot: { isManager: true } }, []],
    ['is a border', { peer: { bordersHost: true } }, ['borders']],
    ['is having been there', { peer: { visitedHostOn: '2024-02-01' } }, ['previous-visit']],
    ['is having had the host as a peer', { peer: { hostVisitedOn: '2024-02-01' } }, ['reciprocal-visit']],
    [
      'is an acquaintance declared, however many are',
      {
        peer: {
          declared: [
            { id: 'a', kind: 'soft', reason: 'We trained together.' },
            { id: 'b', kind: 'soft', reason: 'We sit on a board.' },
          ],
        },
      },
      ['declared-soft'],
    ],
  ];
  for (const [title, changes, expected] of cases) {
    it(title, () => {
      const { hard, soft } = judge(changes);
      assert.deepEqual([hard.length, soft.map(({ key }) => key)], [0, expected]);
    });
  }
});
