import type { IsoDate } from '#kernel/dates';
import { type BoardClash, clashesAt, MUST_GO, NO_PEER, PASSED, TOO_FEW_PEERS } from './clashes.ts';
import { type BoardFacts, type BoardItem, hasPassed, heldOn, type Place, STEP_MINUTES } from './facts.ts';

/**
 * Who goes to an item at that time. A session keeps its peers. To what is only wanted go those who must, then those who are free with
 * the usual time before and after, whoever is in the fewest sessions first, until there are as many as it needs.
 */
export function peersFor(facts: BoardFacts, item: BoardItem, at: Omit<Place, 'peerIds'>): readonly string[] {
  if (item.key.startsWith('sessions/')) return item.peerIds;
  const held = heldOn(facts, at.date);
  const busy = (id: string) => facts.items.filter(({ place }) => place?.peerIds.includes(id)).length;
  const free = facts.peers
    .filter(({ id }) => !item.peerIds.includes(id))
    .filter(({ id }) => {
      const alone = { ...item, people: [], othersExpected: 0, peersNeeded: 0, must: [], missed: [] };
      return clashesAt(facts, alone, { ...at, peerIds: [id] }, held).every(({ field }) => field !== 'peers');
    })
    .map(({ id }) => ({ id, sessions: busy(id) }))
    .sort((a, b) => a.sessions - b.sessions);
  return [...item.peerIds, ...free.map(({ id }) => id)].slice(0, Math.max(item.peerIds.length, item.peersNeeded));
}

/** Where an item without a place could go with everything else where it is; or else what stands in the way, the most frequent first. */
export type Outlook = {
  /** Starts at which some room is free and nothing speaks against it. */
  readonly starts: number;
  readonly first: Place | null;
  readonly obstacles: readonly { readonly brief: string; readonly starts: number }[];
};

/** Looks at every start within the hours on every day that has not passed. */
export function outlookOf(facts: BoardFacts, item: BoardItem): Outlook {
  const obstacles = new Map<string, number>();
  let [starts, first]: [number, Place | null] = [0, null];
  for (const { date } of facts.days) {
    const held = heldOn(facts, date);
    for (let from = facts.dayFrom; from + item.minutes <= facts.dayUntil; from += STEP_MINUTES) {
      const found = hasPassed(facts, { date, from }) ? { brief: PASSED } : bestAt(facts, item, { date, from }, held);
      if ('place' in found) {
        starts += 1;
        first ??= found.place;
      } else if (!TIME_ALONE.includes(found.brief)) obstacles.set(found.brief, (obstacles.get(found.brief) ?? 0) + 1);
    }
  }
  const list = [...obstacles].map(([brief, count]) => ({ brief, starts: count }));
  return { starts, first, obstacles: list.sort((a, b) => b.starts - a.starts) };
}

/** That a day has a break says nothing about a session. */
const TIME_ALONE: readonly string[] = ['it touches the break'];
const NO_ROOM = 'every room that is large enough is taken';

function bestAt(
  facts: BoardFacts,
  item: BoardItem,
  when: { date: IsoDate; from: number },
  held: readonly BoardItem[],
): { place: Place } | { brief: string } {
  let brief = NO_ROOM;
  for (const roomId of roomsFor(facts, item)) {
    const bare = { ...when, roomId };
    // The time, the room or somebody to be heard may be in the way whoever goes: look at that before choosing peers.
    const before = clashesAt(facts, item, { ...bare, peerIds: item.peerIds }, held).filter(
      (clash) => !isAboutPeers(clash),
    );
    const place = before.length > 0 ? null : { ...bare, peerIds: peersFor(facts, item, bare) };
    // Who must go or that nobody goes is the same at every start.
    const after = place
      ? clashesAt(facts, item, place, held).filter(({ brief }) => !ANY_START.includes(brief))
      : before;
    const [clash] = after;
    if (!clash) return { place: place ?? { ...bare, peerIds: item.peerIds } };
    if (clash.field === 'room') continue;
    brief = clash.brief;
    if (clash.field === 'on' || clash.field === 'start') break;
  }
  return { brief };
}

const ANY_START: readonly string[] = [NO_PEER, MUST_GO];
const isAboutPeers = ({ brief }: BoardClash) => brief === TOO_FEW_PEERS || ANY_START.includes(brief);

function roomsFor(facts: BoardFacts, item: BoardItem): readonly (string | null)[] {
  if (item.elsewhere || facts.rooms.length === 0) return [item.roomId];
  return item.roomId !== null && item.key.startsWith('wanted/') ? [item.roomId] : facts.rooms.map(({ id }) => id);
}
