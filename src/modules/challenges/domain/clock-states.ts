import { addToDate, daysBetween, type IsoDate, longDate, mediumDate } from '#kernel/dates';
import type { AnchorDates, ClockDefinition, ProgrammeDefinition } from '#modules/programmes';
import type { Reached } from './anchors.ts';

/** How many days before its day a clock counts as soon. */
export const SOON_DAYS = 14;

/** How one clock stands. `waiting`: the day it is counted from is not known yet. */
export type ClockState = {
  readonly clock: ClockDefinition;
  readonly state: 'waiting' | 'due' | 'soon' | 'late' | 'done';
  readonly due: IsoDate | null;
  readonly doneOn: IsoDate | null;
};

/**
 * How every clock of a challenge stands today, in the programme's order.
 *
 * A clock due on 15 May 2027 is `due` until 30 April, `soon` from 1 May (14 days before) to 15 May itself, and `late` from 16 May.
 * What is done is `done`, however late it was.
 */
export function clockStates(
  definition: ProgrammeDefinition,
  reached: Reached,
  anchors: AnchorDates,
  today: IsoDate,
): ClockState[] {
  return definition.clocks.map((clock) => {
    const anchor = anchors[clock.due.anchor];
    const due = anchor === null ? null : addToDate(anchor, clock.due.offset);
    const doneOn = reached.get(clock.doneWhen) ?? null;
    return { clock, due, doneOn, state: doneOn !== null ? 'done' : stateOn(due, today) };
  });
}

function stateOn(due: IsoDate | null, today: IsoDate): 'waiting' | 'due' | 'soon' | 'late' {
  if (due === null) return 'waiting';
  const left = daysBetween(today, due);
  return left < 0 ? 'late' : left <= SOON_DAYS ? 'soon' : 'due';
}

/** The state in words: `Due on 4 May 2027`, `Due in 3 days, on Tuesday 4 May 2027`, `4 days late`, `Done on 3 May 2027`. */
export function clockWords({ state, due, doneOn }: ClockState, today: IsoDate): string {
  if (state === 'done' && doneOn) return `Done on ${mediumDate(doneOn)}`;
  if (due === null) return 'No date yet';
  const left = daysBetween(today, due);
  if (state === 'late') return `${days(-left)} late`;
  if (state === 'due') return `Due on ${mediumDate(due)}`;
  return left === 0 ? 'Due today' : `Due in ${days(left)}, on ${longDate(due)}`;
}

function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`;
}
