import { plainTime } from '#kernel/dates';
import { type BoardClash, clashesAt, mayStand } from '../../domain/board/clashes.ts';
import { type BoardFacts, type BoardItem, clockOf, type Place, STEP_MINUTES } from '../../domain/board/facts.ts';
import { type Grid, placeAt, type Spot, spotOf } from '../../domain/board/lanes.ts';
import { outlookOf } from '../../domain/board/places.ts';

/** The board as somebody at it sees it: what is on it, and what they hold in their hand. */
export type Board = {
  readonly facts: BoardFacts;
  readonly grid: Grid;
  readonly held: Held | null;
};

/** Something picked up, and what speaks against putting it down where it is now. */
export type Held = {
  readonly item: BoardItem;
  /** Where it was picked up; null where it had no place on the board. */
  readonly origin: Spot | null;
  readonly spot: Spot;
  readonly place: Place;
  readonly clashes: readonly BoardClash[];
};

/** What comes of putting something down. */
export type Drop =
  /** It is where it was, or nothing was held. */
  | { readonly kind: 'as-it-was' }
  /** It cannot be there; it stays in the hand. */
  | { readonly kind: 'clash' }
  | { readonly kind: 'send'; readonly held: Held };

export type Step = 'earlier' | 'later' | 'left' | 'right' | 'hour-earlier' | 'hour-later' | 'day-before' | 'day-after';

/** So many clashes are said of a place; the rest is counted, for the words cover the board on a phone. */
const MOST_SAID = 3;

/** A board with nothing in anybody's hand. */
export function boardOf(facts: BoardFacts, grid: Grid): Board {
  return { facts, grid, held: null };
}

/** Picks an item up where it is; what has no place is held at its first free place, or at the first spot. Nothing for an unknown key. */
export function pickUp(board: Board, key: string): Board {
  const { facts, grid } = board;
  const item = facts.items.find((each) => each.key === key);
  if (!item) return board;
  const origin = item.place ? spotOf(facts, grid, item.place) : null;
  const free = origin ? null : outlookOf(facts, item).first;
  const spot = origin ?? (free ? spotOf(facts, grid, free) : null) ?? { day: 0, lane: 0, from: facts.dayFrom };
  return hold(board, item, origin, spot);
}

/** Moves what is held to a spot, kept within the days and the lanes. */
export function moveTo(board: Board, spot: Spot): Board {
  return board.held ? hold(board, board.held.item, board.held.origin, spot) : board;
}

/** Moves what is held by one key press. Beside the last lane of a day comes the first of the next. */
export function step(board: Board, way: Step): Board {
  if (!board.held) return board;
  const { spot } = board.held;
  const { lanes } = board.grid;
  if (way === 'day-before' || way === 'day-after')
    return moveTo(board, { ...spot, day: spot.day + (way === 'day-after' ? 1 : -1) });
  if (way === 'left' || way === 'right') {
    const across = spot.day * lanes.length + spot.lane + (way === 'right' ? 1 : -1);
    if (across < 0 || across >= board.facts.days.length * lanes.length) return board;
    return moveTo(board, { ...spot, day: Math.floor(across / lanes.length), lane: across % lanes.length });
  }
  const by = way.startsWith('hour') ? 60 : STEP_MINUTES;
  const later = way.endsWith('later');
  // From a start that is on no quarter of an hour the first step leads to the next one.
  const rest = spot.from % STEP_MINUTES;
  const from = later
    ? spot.from + by - (rest === 0 ? 0 : rest)
    : spot.from - (rest === 0 ? by : rest + by - STEP_MINUTES);
  return moveTo(board, { ...spot, from });
}

/** Lets go: everything is as it was. */
export function letGo(board: Board): Board {
  return { ...board, held: null };
}

/** Puts down what is held. It stays in the hand where nobody could keep it there. */
export function drop({ held }: Board): Drop {
  if (!held || (held.origin && sameSpot(held.origin, held.spot))) return { kind: 'as-it-was' };
  return mayStand(held.clashes) ? { kind: 'send', held } : { kind: 'clash' };
}

/** How what is held would stand: `free`, `odd` where there is something worth knowing, or `clash`. */
export function standing({ clashes }: Held): 'free' | 'odd' | 'clash' {
  if (clashes.length === 0) return 'free';
  return mayStand(clashes) ? 'odd' : 'clash';
}

/** `Tue 11 May, 10am to 11am, Committee room 1. It cannot be here: …`, to be read out. */
export function says({ facts, grid }: Board, held: Held): string {
  const { spot, place, item, clashes } = held;
  const day = facts.days[spot.day]?.name ?? '';
  const where = [day, timeOf(place, item), grid.lanes[spot.lane]?.name ?? ''].filter(Boolean).join(', ');
  const more = clashes.length - MOST_SAID;
  const said = clashes.slice(0, MOST_SAID).map(({ text }) => text);
  const texts = [...said, ...(more > 0 ? [`And ${more} more`] : [])].join('. ');
  const how = { free: 'Free.', odd: `It can go here, but: ${texts}.`, clash: `It cannot be here: ${texts}.` };
  return `${where}. ${how[standing(held)]}`;
}

/** `10am to 11am`. */
export function timeOf(place: Place, { minutes }: BoardItem): string {
  return `${plainTime(clockOf(place.from))} to ${plainTime(clockOf(place.from + minutes))}`;
}

function hold(board: Board, item: BoardItem, origin: Spot | null, wanted: Spot): Board {
  const { facts, grid } = board;
  const most = Math.max(grid.from, grid.until - item.minutes);
  const spot = {
    day: within(wanted.day, 0, facts.days.length - 1),
    lane: within(wanted.lane, 0, grid.lanes.length - 1),
    from: within(wanted.from, grid.from, most),
  };
  // What has not moved stands as it stands, whatever its lane could also mean.
  const same = origin !== null && sameSpot(origin, spot);
  const place = same && item.place ? item.place : placeAt(facts, grid, item, spot);
  if (!place) return board;
  return { ...board, held: { item, origin, spot, place, clashes: clashesAt(facts, item, place) } };
}

function within(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

/** True where both are the same lane of the same day at the same time. */
export function sameSpot(a: Spot, b: Spot): boolean {
  return a.day === b.day && a.lane === b.lane && a.from === b.from;
}
