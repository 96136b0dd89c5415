import type { BoardFacts, BoardItem, Place } from '../domain/board/facts.ts';
import { minuteOf } from '../domain/board/facts.ts';

/** A Tuesday and a Wednesday from 9am to 5.30pm with a break, two rooms at the town hall and one at the depot, two peers. */
export function aBoard(facts: Partial<BoardFacts> = {}): BoardFacts {
  return {
    now: { date: '2027-05-10', minute: 600 },
    days: [
      { date: '2027-05-11', name: 'Tue 11 May' },
      { date: '2027-05-12', name: 'Wed 12 May' },
    ],
    dayFrom: minuteOf('09:00'),
    dayUntil: minuteOf('17:30'),
    breakFrom: minuteOf('12:30'),
    breakUntil: minuteOf('13:15'),
    changeover: 15,
    rooms: [
      { id: 'room-1', name: 'Room 1', site: 'Town hall', capacity: 12 },
      { id: 'room-2', name: 'Room 2', site: 'Town hall', capacity: 3 },
      { id: 'depot', name: 'Depot', site: 'Depot', capacity: null },
    ],
    travel: [{ siteA: 'Depot', siteB: 'Town hall', minutes: 20 }],
    peers: [
      { id: 'ann', name: 'Ann Lee' },
      { id: 'ben', name: 'Ben Shah' },
    ],
    left: [],
    absences: {},
    elsewhere: [],
    items: [],
    ...facts,
  };
}

/** An hour with Ann and nobody named, at 10am on Tuesday in Room 1 unless said. */
export function anItem(item: Partial<Omit<BoardItem, 'key'>> & { id?: string; wanted?: boolean } = {}): BoardItem {
  const { id = 'one', wanted = false, ...rest } = item;
  const peerIds = rest.peerIds ?? rest.place?.peerIds ?? ['ann'];
  return {
    key: wanted ? `wanted/${id}` : `sessions/${id}`,
    title: 'Meet the leader',
    minutes: 60,
    version: 1,
    people: [],
    othersExpected: 0,
    peersNeeded: 0,
    must: [],
    missed: [],
    roomId: rest.place?.roomId ?? null,
    elsewhere: false,
    onDay: null,
    notBefore: null,
    doneBy: null,
    place: wanted ? null : aPlace({ peerIds }),
    ...rest,
    peerIds,
  };
}

/** 10am on Tuesday in Room 1 with Ann, unless said. */
export function aPlace(place: Partial<Omit<Place, 'from'>> & { at?: string } = {}): Place {
  const { at = '10:00', ...rest } = place;
  return { date: '2027-05-11', from: minuteOf(at), roomId: 'room-1', peerIds: ['ann'], ...rest };
}
