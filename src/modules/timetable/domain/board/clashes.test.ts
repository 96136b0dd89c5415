import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aBoard, anItem, aPlace } from '../../testing/board-builders.ts';
import { clashesAt, mayStand } from './clashes.ts';
import type { BoardFacts, BoardItem, Place } from './facts.ts';

const other = anItem({ id: 'other', title: 'Housing', place: aPlace({ peerIds: ['ben'] }), people: [] });
/** A quarter of an hour on the telephone straight after it, in none of the rooms. */
const call = anItem({
  ...{ id: 'call', title: 'Call', minutes: 15, people: [] },
  place: aPlace({ at: '11:00', roomId: null, peerIds: ['ben'] }),
});
const rhian = { id: 'rhian', name: 'Rhian Lloyd' };
const said = (facts: BoardFacts, item: BoardItem, at: Place) =>
  clashesAt(facts, item, at).map(({ field, stops, text }) => `${stops ? 'stops' : 'notes'} ${field}: ${text}`);

describe('What speaks against holding a session somewhere', () => {
  const rows: [title: string, facts: Partial<BoardFacts>, item: Partial<BoardItem>, at: Place, expected: string[]][] = [
    ['says nothing of a free place', {}, {}, aPlace(), []],
    [
      'stops where the room is taken at any minute of it',
      { items: [other] },
      {},
      aPlace({ at: '10:45' }),
      ['stops room: Room 1 is taken from 10am to 11am by ‘Housing’'],
    ],
    ['lets one begin in a room when the other has ended', { items: [other] }, {}, aPlace({ at: '11:00' }), []],
    [
      'stops where a peer is in another session',
      { items: [other] },
      {},
      aPlace({ at: '10:30', roomId: 'room-2', peerIds: ['ann', 'ben'] }),
      ['stops peers: Ben Shah is in ‘Housing’ from 10am to 11am'],
    ],
    [
      'stops where a peer is in a session of another challenge, of which it says only when',
      { elsewhere: [{ peerId: 'ann', date: '2027-05-11', from: 600, until: 660 }] },
      {},
      aPlace(),
      ['stops peers: Ann Lee is in a session of another challenge from 10am to 11am'],
    ],
    [
      'stops where somebody to be heard is heard elsewhere at that time',
      { items: [{ ...other, people: [rhian] }] },
      { people: [rhian] },
      aPlace({ roomId: 'room-2' }),
      ['stops interviewees: Rhian Lloyd is in ‘Housing’ from 10am to 11am'],
    ],
    [
      'says, and does not stop it, where somebody does not go who must be there, or has left the team',
      {},
      { must: ['ann', 'ben'], missed: ['Cy Roe must be there and is not on the team any more'] },
      aPlace(),
      ['notes peers: Ben Shah must be there', 'notes peers: Cy Roe must be there and is not on the team any more'],
    ],
    [
      'says, and does not stop it, where the time has come or is over',
      { now: { date: '2027-05-11', minute: 615 } },
      {},
      aPlace({ at: '10:15' }),
      ['notes start: That time has passed'],
    ],
    [
      'says nothing of a time that is still to come on the day',
      { now: { date: '2027-05-11', minute: 614 } },
      {},
      aPlace({ at: '10:15' }),
      [],
    ],
    [
      'says nothing of the time where it stays, as when somebody else goes afterwards',
      { now: { date: '2027-05-12', minute: 600 } },
      { place: aPlace() },
      aPlace({ peerIds: ['ben'] }),
      [],
    ],
    [
      'stops where somebody to be heard cannot come',
      { absences: { rhian: [['2027-05-11T09:00', '2027-05-11T10:15']] } },
      { people: [rhian] },
      aPlace(),
      ['stops interviewees: Rhian Lloyd cannot come then'],
    ],
    [
      'lets somebody come the minute that they are back',
      { absences: { rhian: [['2027-05-11T09:00', '2027-05-11T10:00']] } },
      { people: [rhian] },
      aPlace(),
      [],
    ],
    [
      'stops where there is no time to get from one site to the next',
      { items: [other] },
      {},
      aPlace({ at: '11:15', roomId: 'depot', peerIds: ['ben'] }),
      ['stops peers: Ben Shah has 15 minutes from ‘Housing’ to ‘Meet the leader’ and needs 20 to get there'],
    ],
    [
      'lets a peer arrive just in time',
      { items: [other] },
      {},
      aPlace({ at: '11:20', roomId: 'depot', peerIds: ['ben'] }),
      [],
    ],
    [
      'stops where there is no time to get from site to site with a call in no room between',
      { items: [other, call] },
      {},
      aPlace({ at: '11:15', roomId: 'depot', peerIds: ['ben'] }),
      ['stops peers: Ben Shah has 15 minutes from ‘Housing’ to ‘Meet the leader’ and needs 20 to get there'],
    ],
    [
      'stops where somebody heard has no time to get on to another site with a call in no room between',
      {
        items: [
          { ...call, people: [rhian] },
          { ...other, people: [rhian], place: aPlace({ at: '11:15', roomId: 'depot', peerIds: ['ben'] }) },
        ],
      },
      { people: [rhian] },
      aPlace(),
      ['stops interviewees: Rhian Lloyd has 15 minutes from ‘Meet the leader’ to ‘Housing’ and needs 20 to get there'],
    ],
    [
      'lets somebody arrive in time who had a call in no room on the way, and notes how little time is left',
      { items: [other, call] },
      {},
      aPlace({ at: '11:20', roomId: 'depot', peerIds: ['ben'] }),
      ['notes peers: Ben Shah has 5 minutes from ‘Call’ to ‘Meet the leader’, and 15 are usual'],
    ],
    [
      'notes that a peer has less than the usual time between two sessions',
      { items: [other] },
      {},
      aPlace({ at: '11:05', peerIds: ['ben'] }),
      ['notes peers: Ben Shah has 5 minutes from ‘Housing’ to ‘Meet the leader’, and 15 are usual'],
    ],
    [
      'notes what lies outside the hours or touches the break',
      {},
      { minutes: 120 },
      aPlace({ at: '16:30' }),
      ['notes start: The hours of the days are 9am to 5.30pm'],
    ],
    ['notes the break', {}, {}, aPlace({ at: '13:00' }), ['notes start: It touches the break from 12.30pm to 1.15pm']],
    ['lets one begin when the break is over', {}, {}, aPlace({ at: '13:15' }), []],
    [
      'notes a room that is too small, peers counted',
      {},
      { othersExpected: 3 },
      aPlace({ roomId: 'room-2' }),
      ['notes room: Room 2 holds 3, and 4 people are expected'],
    ],
    [
      'notes that it was wanted on another day and later',
      {},
      { onDay: '2027-05-12', notBefore: 660, doneBy: 1020 },
      aPlace(),
      ['notes on: It is wanted on Wed 12 May', 'notes start: It is not wanted before 11am'],
    ],
    ['notes that no peer goes', {}, {}, aPlace({ peerIds: [] }), ['notes peers: No peer is in this session yet']],
    [
      'stops a day that is none of the days on site',
      {},
      {},
      aPlace({ date: '2027-05-20' }),
      ['stops on: Choose one of the days on site'],
    ],
    [
      'stops what would go on past midnight',
      {},
      {},
      aPlace({ at: '23:15' }),
      ['stops start: It must end on the day on which it starts'],
    ],
  ];
  for (const [title, facts, item, at, expected] of rows)
    it(title, () => assert.deepEqual(said(aBoard(facts), anItem({ id: 'moved', ...item }), at), expected));

  it('is never in the way of itself', () => {
    const item = anItem({ people: [rhian] });
    assert.deepEqual(said(aBoard({ items: [item] }), item, aPlace({ at: '10:15' })), []);
  });

  it('says first what stops, and may stand where nothing does', () => {
    const facts = aBoard({ items: [other] });
    const found = clashesAt(facts, anItem({ id: 'moved', onDay: '2027-05-12' }), aPlace());
    assert.deepEqual(
      found.map(({ stops }) => stops),
      [true, false],
    );
    assert.equal(mayStand(found), false);
    assert.equal(mayStand(found.slice(1)), true);
  });
});
