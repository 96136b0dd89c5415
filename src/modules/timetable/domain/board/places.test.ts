import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aBoard, anItem, aPlace } from '../../testing/board-builders.ts';
import { outlookOf, peersFor } from './places.ts';

describe('Where something without a place could go', () => {
  it('counts the starts at which a room is free, and names the first', () => {
    const { starts, first, obstacles } = outlookOf(aBoard(), anItem({ wanted: true, peerIds: [], peersNeeded: 1 }));
    // From 9am to 11.30am and from 1.15pm to 4.30pm, every quarter of an hour, on both days.
    assert.equal(starts, 2 * (11 + 14));
    assert.deepEqual(first, { date: '2027-05-11', from: 540, roomId: 'room-1', peerIds: ['ann'] });
    assert.deepEqual(obstacles, []);
  });

  it('looks for another room where one is taken or too small, and for another start where all are', () => {
    const group = anItem({ wanted: true, peerIds: [], peersNeeded: 1, othersExpected: 8 });
    const busy = (id: string, roomId: string) =>
      anItem({ id, minutes: 90, place: aPlace({ at: '09:00', roomId, peerIds: [] }) });
    const one = outlookOf(aBoard({ items: [busy('a', 'room-1')] }), group).first;
    assert.deepEqual([one?.roomId, one?.from], ['depot', 540]);
    const two = outlookOf(aBoard({ items: [busy('a', 'room-1'), busy('b', 'depot')] }), group).first;
    assert.deepEqual([two?.roomId, two?.from], ['room-1', 630]);
  });

  it('offers no time that has passed, and says so where none is left', () => {
    const item = anItem({ wanted: true, peerIds: [], peersNeeded: 1 });
    const late = outlookOf(aBoard({ now: { date: '2027-05-11', minute: 975 } }), item);
    assert.deepEqual([late.first?.date, late.first?.from, late.starts], ['2027-05-11', 990, 1 + 11 + 14]);
    const over = outlookOf(aBoard({ now: { date: '2027-05-13', minute: 0 } }), item);
    assert.deepEqual([over.first, over.obstacles], [null, [{ brief: 'the time has passed', starts: 2 * 31 }]]);
  });

  it('says what stands in the way, the most frequent first', () => {
    const rhian = { id: 'rhian', name: 'Rhian Lloyd' };
    const facts = aBoard({
      days: [{ date: '2027-05-11', name: 'Tue 11 May' }],
      absences: { rhian: [['2027-05-11T11:00', '2027-05-11T23:59']] },
      items: [anItem({ minutes: 120, place: aPlace({ at: '09:00', peerIds: ['ann', 'ben'] }) })],
    });
    const outlook = outlookOf(facts, anItem({ id: 'w', wanted: true, peerIds: [], peersNeeded: 1, people: [rhian] }));
    assert.equal(outlook.starts, 0);
    assert.equal(outlook.first, null);
    assert.deepEqual(outlook.obstacles, [
      { brief: 'Rhian Lloyd cannot come', starts: 26 },
      { brief: 'too few peers are free', starts: 5 },
    ]);
  });

  it('sends who must go, then whoever is free and in the fewest sessions', () => {
    const items = [anItem({ place: aPlace({ at: '14:00', peerIds: ['ann'] }) })];
    const wanted = anItem({ id: 'w', wanted: true, peerIds: [], peersNeeded: 1 });
    const at = { date: '2027-05-11', from: 600, roomId: 'room-1' };
    assert.deepEqual(peersFor(aBoard({ items }), wanted, at), ['ben']);
    assert.deepEqual(peersFor(aBoard({ items }), wanted, { ...at, from: 840, roomId: 'room-2' }), ['ben']);
    assert.deepEqual(peersFor(aBoard({ items }), { ...wanted, peerIds: ['ann'], peersNeeded: 2 }, at), ['ann', 'ben']);
    assert.deepEqual(peersFor(aBoard({ items }), anItem({ peerIds: ['ann'] }), at), ['ann']);
  });
});
