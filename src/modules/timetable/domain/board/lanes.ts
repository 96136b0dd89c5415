import { listed } from '#kernel/words';
import { type BoardFacts, type BoardItem, type Minute, type Place, STEP_MINUTES } from './facts.ts';
import { peersFor } from './places.ts';

/** What stands side by side in a day: rooms, or sub-teams. */
export type LanesBy = 'rooms' | 'peers';

/** One lane of a day: a room, or the peers who go together. */
export type Lane =
  | { readonly by: 'rooms'; readonly name: string; readonly note: string; readonly roomId: string | null }
  | { readonly by: 'peers'; readonly name: string; readonly note: string; readonly peerIds: readonly string[] };

/** The days across, what stands side by side in each, and the quarters of an hour down. */
export type Grid = {
  readonly lanes: readonly Lane[];
  /** The first minute shown, and the first that is not; both on a quarter of an hour. */
  readonly from: Minute;
  readonly until: Minute;
};

/** A lane of a day at a time. */
export type Spot = { readonly day: number; readonly lane: number; readonly from: Minute };

/** The grid that holds the usual hours and everything outside them. */
export function gridOf(facts: BoardFacts, by: LanesBy): Grid {
  const held = facts.items.flatMap(({ place, minutes }) =>
    place && facts.days.some(({ date }) => date === place.date)
      ? [{ from: place.from, until: place.from + minutes }]
      : [],
  );
  const from = Math.min(facts.dayFrom, ...held.map((each) => each.from));
  const until = Math.max(facts.dayUntil, ...held.map((each) => each.until));
  const hour = 60;
  return {
    lanes: by === 'rooms' ? roomLanes(facts) : peerLanes(facts),
    from: Math.floor(from / hour) * hour,
    until: Math.min(24 * 60, Math.ceil(until / STEP_MINUTES) * STEP_MINUTES),
  };
}

/** The lane in which something stands. */
export function laneOf(lanes: readonly Lane[], place: Pick<Place, 'roomId' | 'peerIds'>): number {
  const found = lanes.findIndex((lane) =>
    lane.by === 'rooms' ? lane.roomId === place.roomId : sameSet(lane.peerIds, place.peerIds),
  );
  return Math.max(0, found);
}

/** Where an item would stand at a spot: the lane says the room or the peers, and the other stays as it is. */
export function placeAt(facts: BoardFacts, grid: Grid, item: BoardItem, spot: Spot): Place | null {
  const [day, lane] = [facts.days[spot.day], grid.lanes[spot.lane]];
  if (!day || !lane) return null;
  const when = { date: day.date, from: spot.from };
  if (lane.by === 'peers') return { ...when, roomId: item.place?.roomId ?? item.roomId, peerIds: lane.peerIds };
  const there = { ...when, roomId: lane.roomId };
  return { ...there, peerIds: item.place?.peerIds ?? peersFor(facts, item, there) };
}

/** The spot of a place; null where it is not on the board. */
export function spotOf(facts: BoardFacts, grid: Grid, place: Place): Spot | null {
  const day = facts.days.findIndex(({ date }) => date === place.date);
  return day < 0 ? null : { day, lane: laneOf(grid.lanes, place), from: place.from };
}

function roomLanes(facts: BoardFacts): Lane[] {
  const note = (site: string, capacity: number | null) =>
    [site, capacity === null ? '' : `holds ${capacity}`].filter(Boolean).join(', ');
  return [
    ...facts.rooms.map(
      ({ id, name, site, capacity }): Lane => ({ by: 'rooms', name, note: note(site, capacity), roomId: id }),
    ),
    { by: 'rooms', name: 'No room', note: 'elsewhere, or not known yet', roomId: null },
  ];
}

/** Those who go together now, the busiest first; each peer alone before anybody goes anywhere. */
function peerLanes(facts: BoardFacts): Lane[] {
  const sets = new Map<string, { peerIds: readonly string[]; sessions: number }>();
  for (const { place } of facts.items) {
    if (!place) continue;
    const key = [...place.peerIds].sort().join();
    const known = sets.get(key);
    if (known) known.sessions += 1;
    else sets.set(key, { peerIds: place.peerIds, sessions: 1 });
  }
  const all = [...sets.values()].sort((a, b) => b.sessions - a.sessions);
  const some = all.filter(({ peerIds }) => peerIds.length > 0);
  const lanes = some.length > 0 ? some : facts.peers.map(({ id }) => ({ peerIds: [id], sessions: 0 }));
  return [
    ...lanes.map(({ peerIds }): Lane => ({ by: 'peers', name: teamName(facts, peerIds), note: '', peerIds })),
    { by: 'peers', name: 'Nobody yet', note: 'no peer goes', peerIds: [] },
  ];
}

/** `with Ann Lee and Ben Shah`, or `with the whole team`; nothing where nobody goes. */
export function withTeam(facts: BoardFacts, peerIds: readonly string[]): string {
  const name = teamName(facts, peerIds);
  return name === WHOLE ? 'with the whole team' : name && `with ${name}`;
}

const WHOLE = 'The whole team';

/** `Ann Lee and Ben Shah`, or `The whole team`. */
export function teamName(facts: BoardFacts, peerIds: readonly string[]): string {
  if (peerIds.length > 2 && peerIds.length === facts.peers.length) return WHOLE;
  return listed(facts.peers.filter(({ id }) => peerIds.includes(id)).map(({ name }) => name));
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id) => b.includes(id));
}
