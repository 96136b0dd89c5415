import { londonDate, shortDate, timeRange } from '#kernel/dates';
import { listed } from '#kernel/words';
import type { Board } from '../../application/board.ts';
import { withTeam } from '../../domain/board/lanes.ts';
import {
  changedSince,
  differences,
  forgetsWhoCame,
  type Move,
  type Part,
  type Stand,
  type Step,
  stepsOf,
  stepToUndo,
} from '../../domain/board/moves.ts';
import type { Session } from '../../domain/session.ts';
import { counted } from '../labels.ts';

export type Undo = {
  /** Null: there is nothing that can be taken back. */
  id: string | null;
  what: string;
  button: string;
  /** Why the newest change cannot be taken back; empty where it can. */
  stuck: string;
};

/** What undo would take back, in words; null where nothing was changed that could be. */
export function undoOf(board: Board): Undo | null {
  const steps = stepsOf(board.rest.moves);
  const step = stepToUndo(steps, board.sessions);
  const [newest] = steps;
  const stuck = newest && newest !== step ? stuckWords(newest, board) : '';
  if (!step) return stuck ? { id: null, what: '', button: '', stuck } : null;
  const titles = titlesOf(step, board.sessions);
  const [move] = step.moves;
  if (!move) return null;
  if (step.moves.length > 1 || step.what === 'accepted')
    return { id: step.id, what: `${manyWords(step, titles)}.`, button: undoMany(step.moves.length), stuck };
  const { what, button } = oneWords(move, titles[0] ?? '', board);
  return { id: step.id, what: `${what}.`, button: `Undo: ${button}`, stuck };
}

function undoMany(count: number): string {
  return count === 1 ? 'Undo: put this session back' : `Undo: put all ${count} sessions back`;
}

function stuckWords(step: Step, { sessions }: Board): string {
  const changed = changedSince(step, sessions);
  const own = sessions.filter(({ id }) => changed.some(({ sessionId }) => sessionId === id));
  const titles = own.map(({ title }) => `‘${title}’`);
  if (titles.length === 0) return '';
  const [first = '', ...rest] = titles;
  const which = rest.length === 0 ? first : `${first} and ${counted(rest.length, 'other', 'others')}`;
  const have = rest.length === 0 ? 'has' : 'have';
  const newest =
    step.moves.length > 1 ? `The last change (${manyWords(step, titlesOf(step, sessions))})` : 'The last change';
  const isCounted = (one: Session) => changed.some((move) => move.sessionId === one.id && forgetsWhoCame(move, one));
  if (own.every(isCounted))
    return `${newest} cannot be taken back: who came to ${which} has been noted since, and would be forgotten.`;
  return `${newest} cannot be taken back: ${which} ${have} been changed since, and people were told.`;
}

function oneWords({ before, after, byName }: Move, title: string, board: Board): { what: string; button: string } {
  const who = byName ? ` by ${byName}` : '';
  const [now, then] = [standWords(board, after), before ? standWords(board, before) : ''];
  const session = `‘${title}’`;
  if (!before) return { what: `${session} was given a place${who}: ${now}`, button: 'take it out again' };
  if (!before.isLive && after.isLive)
    return { what: `${session} was given a place${who}: ${now}`, button: 'take it out again' };
  if (before.isLive && !after.isLive)
    return {
      what: `${session} was taken off${who}. Why: ${after.cancelledReason ?? 'no reason was given'}`,
      button: `put it back on, ${then}`,
    };
  const parts = differences(before, after);
  if (parts.every((part) => PLACE.includes(part)))
    return { what: `${session} was moved${who}: ${now}`, button: `back to ${then}` };
  const named = parts.map(nameOf);
  const button =
    named.length > MOST_NAMED ? 'put all of it back' : `put back ${listed(named)}${wasCalled(before, parts)}`;
  return { what: `${session} was changed${who}: ${listed(named)}`, button };
}

/** So much is named on a button. */
const MOST_NAMED = 2;

/** Differences that the words for a place tell. */
const PLACE: readonly Part[] = ['time', 'room', 'peers'];

function wasCalled({ about }: Stand, parts: readonly Part[]): string {
  return parts.includes('title') && about ? `, ‘${about.title}’` : '';
}

function nameOf(part: Part): string {
  if (part === 'people to be heard') return 'who is heard';
  if (part === 'how many others' || part === 'who speaks') return part;
  return part === 'place' ? 'where else it is' : `its ${part}`;
}

function manyWords(step: Step, titles: readonly string[]): string {
  const who = step.byName ? ` by ${step.byName}` : '';
  const named = titles.length <= 2 ? titles.map((title) => `‘${title}’`).join(' and ') : `${titles.length} sessions`;
  if (step.what === 'accepted') return `A proposed timetable was accepted${who}: ${acceptedWords(step)}`;
  if (step.what === 'late') return `${named} were put later${who}`;
  if (step.what === 'swapped') return `Peers of ${named} changed places${who}`;
  return `${named} were changed${who}`;
}

function acceptedWords({ moves }: Step): string {
  const out = moves.filter(({ after }) => !after.isLive).length;
  const placed = moves.filter(({ before, after }) => after.isLive && !before?.isLive).length;
  const moved = moves.length - out - placed;
  const parts = [
    placed > 0 && `${counted(placed, 'session was', 'sessions were')} given a place`,
    moved > 0 && `${counted(moved, 'session was', 'sessions were')} moved`,
    out > 0 && `${counted(out, 'session was', 'sessions were')} taken out`,
  ];
  return listed(parts.filter((part) => part !== false));
}

function titlesOf({ moves }: Step, sessions: readonly Session[]): string[] {
  return moves.flatMap(({ sessionId }) => sessions.find(({ id }) => id === sessionId)?.title ?? []);
}

function standWords({ facts }: Board, { startsAt, endsAt, roomId, peerIds, about }: Stand): string {
  const [from, until] = [new Date(startsAt), new Date(endsAt)];
  const room = facts.rooms.find(({ id }) => id === roomId)?.name ?? (about?.placeNote || 'no room');
  const day = shortDate(londonDate(from), { weekday: true });
  return [`${day}, ${timeRange(from, until)}`, room, withTeam(facts, peerIds)].filter(Boolean).join(', ');
}
