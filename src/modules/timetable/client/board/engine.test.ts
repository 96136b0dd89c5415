import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { clashesAt, mayStand } from '../../domain/board/clashes.ts';
import { gridOf, type LanesBy } from '../../domain/board/lanes.ts';
import { aBoard, anItem, aPlace } from '../../testing/board-builders.ts';
import { type Board, boardOf, drop, letGo, moveTo, pickUp, type Step, says, standing, step } from './engine.ts';

const leader = anItem();
const housing = anItem({ id: 'two', title: 'Housing', place: aPlace({ at: '11:00', peerIds: ['ben'] }) });
const group = anItem({ id: 'group', title: 'Staff', wanted: true, peerIds: [], peersNeeded: 2 });
const board = (by: LanesBy = 'rooms', items = [leader, housing, group]): Board => {
  const facts = aBoard({ items });
  return boardOf(facts, gridOf(facts, by));
};
const steps = (start: Board, ...ways: Step[]) => ways.reduce(step, start);
const where = ({ held }: Board) =>
  held && [held.place.date, held.place.from, held.place.roomId, held.place.peerIds.join()];

describe('The board in the hand', () => {
  it('picks a session up where it is, and nothing that is not there', () => {
    assert.deepEqual(where(pickUp(board(), leader.key)), ['2027-05-11', 600, 'room-1', 'ann']);
    assert.equal(pickUp(board(), 'sessions/none').held, null);
  });

  it('picks up what has no place at its first free place, with peers who are free there', () => {
    assert.deepEqual(where(pickUp(board(), group.key)), ['2027-05-11', 795, 'room-1', 'ann,ben']);
  });

  it('moves by quarters of an hour, by hours, from room to room and from day to day', () => {
    const held = pickUp(board(), leader.key);
    assert.deepEqual(where(steps(held, 'later')), ['2027-05-11', 615, 'room-1', 'ann']);
    assert.deepEqual(where(steps(held, 'hour-earlier')), ['2027-05-11', 540, 'room-1', 'ann']);
    assert.deepEqual(where(steps(held, 'right')), ['2027-05-11', 600, 'room-2', 'ann']);
    assert.deepEqual(where(steps(held, 'day-after')), ['2027-05-12', 600, 'room-1', 'ann']);
    // Three rooms and “no room”: the fourth step right is the first lane of the next day.
    assert.deepEqual(where(steps(held, 'right', 'right', 'right')), ['2027-05-11', 600, null, 'ann']);
    assert.deepEqual(where(steps(held, 'right', 'right', 'right', 'right')), ['2027-05-12', 600, 'room-1', 'ann']);
  });

  it('stays within the days, the lanes and the hours shown', () => {
    const held = pickUp(board(), leader.key);
    assert.deepEqual(where(steps(held, 'left')), where(held));
    assert.deepEqual(where(steps(held, 'day-before')), where(held));
    assert.deepEqual(where(moveTo(held, { day: 9, lane: 9, from: 9999 })), [
      '2027-05-12',
      17 * 60 + 30 - 60,
      null,
      'ann',
    ]);
  });

  it('comes to the next quarter of an hour from a start that is on none', () => {
    const odd = anItem({ place: aPlace({ at: '10:10' }) });
    const held = pickUp(board('rooms', [odd]), odd.key);
    assert.equal(steps(held, 'later').held?.place.from, 615);
    assert.equal(steps(held, 'earlier').held?.place.from, 600);
  });

  it('gives a session the peers of the lane where lanes are sub-teams, and keeps its room', () => {
    const held = pickUp(board('peers'), leader.key);
    assert.deepEqual(where(steps(held, 'right')), ['2027-05-11', 600, 'room-1', 'ben']);
  });

  it('says a clash before anything is put down, and keeps it in the hand', () => {
    const held = steps(pickUp(board(), leader.key), 'later');
    assert.equal(held.held && standing(held.held), 'clash');
    assert.equal(
      held.held && says(held, held.held),
      'Tue 11 May, 10.15am to 11.15am, Room 1. It cannot be here: Room 1 is taken from 11am to midday by ‘Housing’.',
    );
    assert.deepEqual(drop(held), { kind: 'clash' });
  });

  it('says three clashes of a place and counts the rest', () => {
    const people = [
      { id: 'rhian', name: 'Rhian Lloyd' },
      { id: 'sam', name: 'Sam Okoro' },
    ];
    const other = anItem({
      id: 'other',
      title: 'Housing',
      people,
      place: aPlace({ at: '11:00', peerIds: ['ann', 'ben'] }),
    });
    const moved = anItem({ people, place: aPlace({ at: '09:00', peerIds: ['ann', 'ben'] }) });
    const held = moveTo(pickUp(board('rooms', [moved, other]), moved.key), { day: 0, lane: 0, from: 660 });
    const words = (held.held && says(held, held.held)) ?? '';
    assert.equal(held.held?.clashes.length, 5);
    assert.equal(words.endsWith('Sam Okoro is in ‘Housing’ from 11am to midday. And 2 more.'), true, words);
  });

  it('says what is worth knowing, and lets it be put down all the same', () => {
    const held = moveTo(pickUp(board(), leader.key), { day: 1, lane: 0, from: 750 });
    assert.equal(held.held && standing(held.held), 'odd');
    assert.equal(
      held.held && says(held, held.held),
      'Wed 12 May, 12.30pm to 1.30pm, Room 1. It can go here, but: It touches the break from 12.30pm to 1.15pm.',
    );
    assert.equal(drop(held).kind, 'send');
  });

  it('sends nothing where a session is back where it was, or nothing is held', () => {
    const held = pickUp(board(), leader.key);
    assert.deepEqual(drop(steps(held, 'later', 'earlier')), { kind: 'as-it-was' });
    assert.deepEqual(drop(letGo(steps(held, 'later'))), { kind: 'as-it-was' });
  });

  it('puts nothing down that stops, whatever way it came there, and sends every other place as it was looked at', () => {
    const way = fc.constantFrom<Step>(
      'earlier',
      'later',
      'left',
      'right',
      'hour-earlier',
      'hour-later',
      'day-before',
      'day-after',
    );
    const item = fc.constantFrom(leader.key, housing.key, group.key);
    fc.assert(
      fc.property(
        item,
        fc.array(way, { maxLength: 30 }),
        fc.constantFrom<LanesBy>('rooms', 'peers'),
        (key, ways, by) => {
          const end = steps(pickUp(board(by), key), ...ways);
          const { held, facts } = end;
          assert.notEqual(held, null);
          if (!held) return;
          const clashes = clashesAt(facts, held.item, held.place);
          assert.deepEqual(held.clashes, clashes);
          const done = drop(end).kind;
          assert.equal(done === 'send' && !mayStand(clashes), false);
          assert.equal(done === 'clash', !mayStand(clashes) && done !== 'as-it-was');
          assert.equal(held.place.from >= end.grid.from && held.place.from + held.item.minutes <= end.grid.until, true);
        },
      ),
    );
  });
});
