import { type IsoDate, londonDate, plainTime, shortDate, timeRange } from '#kernel/dates';
import type { Board } from '../../application/board.ts';
import { clashesAt } from '../../domain/board/clashes.ts';
import {
  type BoardFacts,
  type BoardItem,
  clockOf,
  type Minute,
  type Place,
  STEP_MINUTES,
} from '../../domain/board/facts.ts';
import { type Grid, gridOf, type LanesBy, laneOf, teamName, withTeam } from '../../domain/board/lanes.ts';
import { type Outlook, outlookOf } from '../../domain/board/places.ts';
import { changesSince } from '../../domain/frozen.ts';
import type { Session } from '../../domain/session.ts';
import { mayBeOn } from '../../domain/session-time.ts';
import { shareWords } from '../../domain/share-words.ts';
import { offLine } from '../../domain/why-off.ts';
import { counted } from '../labels.ts';
import { type Undo, undoOf } from './undo-words.ts';

/** A session on the board. */
export type Block = {
  key: BoardItem['key'];
  title: string;
  time: string;
  /** Who goes, or where it is: what its lane does not say. */
  note: string;
  /** Why nobody could keep it as it is; empty where they can. */
  clash: string;
};
/** Blocks that overlap in one lane share a cell. */
export type Cell = { row: number; rows: number; blocks: Block[] };
export type DayTable = { date: string; name: string; chosen: boolean; lanes: Cell[][]; count: number };
export type Row = { minute: Minute; label: string; isHour: boolean; off: boolean };
export type Waiting = { key: BoardItem['key']; title: string; facts: string; why: string[] };

/** A session that the board has no day for. */
export type Elsewhen = { title: string; when: string; id: string };

export type BoardView = {
  by: LanesBy;
  /** Null: all days. */
  day: string | null;
  grid: Grid;
  rows: Row[];
  days: DayTable[];
  waiting: Waiting[];
  /** Sessions on the list of what to hear, those left out not counted. */
  listed: number;
  /** Calls and meetings before the team is on site, which the board does not show. */
  before: Elsewhen[];
  /** Sessions on days on which nobody is on site any more, as after the dates have moved: a release is refused with them. */
  lost: Elsewhen[];
  undo: Undo | null;
  /** Sessions that differ from what people were told; null where nothing was released. */
  untold: number | null;
  facts: BoardFacts;
};

/** So many starts are looked at for: a list of more is looked through by a proposal instead. */
const MOST_OUTLOOKS = 40;

/** The board as its page shows it. Where there is room for one day only it begins with the one asked for, else with today, else with the first. */
export function boardView(board: Board, by: LanesBy, day: string | null, today: IsoDate): BoardView {
  const { facts, sessions, rest } = board;
  const grid = gridOf(facts, by);
  const dayOn = (on: string | null) => facts.days.find(({ date }) => date === on);
  const chosen = dayOn(day);
  const begins = chosen ?? dayOn(today) ?? facts.days[0];
  const rows: Row[] = [];
  for (let minute = grid.from; minute < grid.until; minute += STEP_MINUTES) rows.push(rowOf(facts, minute));
  return {
    by,
    day: chosen?.date ?? null,
    grid,
    rows,
    days: facts.days.map(({ date, name }) => {
      const held = facts.items.filter(({ place }) => place?.date === date);
      return {
        date,
        name,
        chosen: date === begins?.date,
        lanes: grid.lanes.map((_, lane) => cellsOf(facts, grid, by, held, lane)),
        count: held.length,
      };
    }),
    waiting: waitingOf(board),
    ...elsewhenOf(board),
    listed: board.wanted.filter(({ leftOut }) => !leftOut).length,
    undo: undoOf(board),
    untold: rest.told ? changesSince(rest.told, sessions).length : null,
    facts,
  };
}

/** What takes place on none of the days: calls and meetings before them, and what is on a day that was one of them once. */
function elsewhenOf({ facts, sessions }: Board): Pick<BoardView, 'before' | 'lost'> {
  const [first, last] = [facts.days[0], facts.days.at(-1)];
  const onSite = first && last ? { from: first.date, until: last.date } : null;
  const off = sessions.filter(
    ({ isLive, startsAt }) => isLive && !facts.days.some(({ date }) => date === londonDate(startsAt)),
  );
  const isBefore = ({ kind, startsAt }: Session) => mayBeOn(londonDate(startsAt), kind, onSite);
  const said = ({ id, title, startsAt, endsAt }: Session): Elsewhen => ({
    id,
    title,
    when: `${dayName(startsAt)}, ${timeRange(startsAt, endsAt)}`,
  });
  return { before: off.filter(isBefore).map(said), lost: off.filter((one) => !isBefore(one)).map(said) };
}

function rowOf(facts: BoardFacts, minute: Minute): Row {
  const isBreak = facts.breakFrom < minute + STEP_MINUTES && minute < facts.breakUntil;
  const off = isBreak || minute < facts.dayFrom || minute >= facts.dayUntil;
  return { minute, label: plainTime(clockOf(minute)), isHour: minute % 60 === 0, off };
}

function cellsOf(facts: BoardFacts, grid: Grid, by: LanesBy, held: readonly BoardItem[], lane: number): Cell[] {
  const own = held
    .flatMap((item) => (item.place && laneOf(grid.lanes, item.place) === lane ? [{ item, place: item.place }] : []))
    .sort((a, b) => a.place.from - b.place.from);
  const cells: Cell[] = [];
  for (const { item, place } of own) {
    const row = Math.floor((place.from - grid.from) / STEP_MINUTES);
    const end = Math.ceil((place.from + item.minutes - grid.from) / STEP_MINUTES);
    const last = cells.at(-1);
    const block = blockOf(facts, by, item, place);
    if (last && row < last.row + last.rows) {
      last.blocks.push(block);
      last.rows = Math.max(last.rows, end - last.row);
    } else cells.push({ row, rows: end - row, blocks: [block] });
  }
  return cells;
}

function blockOf(facts: BoardFacts, by: LanesBy, item: BoardItem, place: Place): Block {
  const clash = clashesAt(facts, item, place).find(({ stops }) => stops);
  return {
    key: item.key,
    title: item.title,
    time: spanWords(place.from, item.minutes),
    note: by === 'rooms' ? teamName(facts, place.peerIds) || 'No peer yet' : roomName(facts, place.roomId),
    clash: clash?.text ?? '',
  };
}

/** `10am to 11am`. */
function spanWords(from: Minute, minutes: number): string {
  return `${plainTime(clockOf(from))} to ${plainTime(clockOf(from + minutes))}`;
}

/** `Tue 11 May, 10am to 11am, Committee room 1, with Ann Lee and Ben Shah`. */
export function placeWords(facts: BoardFacts, item: Pick<BoardItem, 'minutes'>, place: Place): string {
  const day = facts.days.find(({ date }) => date === place.date)?.name ?? shortDate(place.date, { weekday: true });
  return [day, spanWords(place.from, item.minutes), roomName(facts, place.roomId), withTeam(facts, place.peerIds)]
    .filter(Boolean)
    .join(', ');
}

function roomName(facts: BoardFacts, roomId: string | null): string {
  return facts.rooms.find(({ id }) => id === roomId)?.name ?? 'no room';
}

/** What has no place, with why and where it could go. */
export function waitingOf({ facts, sessions, rest }: Board): Waiting[] {
  const reasons = new Map(rest.unplaced.map(({ wantedId, why }) => [wantedId, why]));
  return facts.items
    .filter(({ place }) => place === null)
    .map((item, index) => {
      const [kind, id = ''] = item.key.split('/');
      const session = sessions.find((each) => each.id === id);
      const wantedId = kind === 'wanted' ? id : (rest.origins[id]?.wantedId ?? '');
      const proposal = reasons.get(wantedId);
      return {
        key: item.key,
        title: item.title,
        facts: [`${item.minutes} minutes`, item.people.map(({ name }) => name).join(', ')].filter(Boolean).join(', '),
        why: [
          ...(session ? [offLine(session)] : []),
          ...(proposal && proposal.length > 0
            ? [`The last proposal left it out: ${proposal.join('; ').replace(/\.$/, '')}`]
            : []),
          ...item.missed,
          ...(index < MOST_OUTLOOKS ? [outlookWords(facts, outlookOf(facts, item))] : []),
        ],
      };
    });
}

function outlookWords(facts: BoardFacts, { starts, first, obstacles }: Outlook): string {
  if (first) {
    const day = facts.days.find(({ date }) => date === first.date)?.name ?? '';
    const where = first.roomId === null ? '' : `, ${roomName(facts, first.roomId)}`;
    return `Free on ${day} at ${plainTime(clockOf(first.from))}${where}${otherTimes(starts - 1)}`;
  }
  if (obstacles.length === 0) return 'It is longer than the hours of a day leave room for';
  const whole = obstacles.reduce((sum, { starts: count }) => sum + count, 0);
  const said = obstacles.slice(0, 3).map(({ brief, starts: count }) => `${brief}, ${shareWords(count, whole)}`);
  return `No time is free for it: ${said.join('; ')}`;
}

/** Quarters of an hour by the dozen say nothing: a few are counted. */
function otherTimes(count: number): string {
  if (count === 0) return ', and at no other time';
  return count <= 4 ? `, and at ${counted(count, 'other time', 'other times')}` : ', and at many other times';
}

function dayName(at: Session['startsAt']): string {
  return shortDate(londonDate(at), { weekday: true });
}
