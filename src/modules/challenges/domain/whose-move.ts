import type { IsoDate } from '#kernel/dates';
import type { MilestoneKey, Owner, ProgrammeDefinition } from '#modules/programmes';
import type { Role } from '#platform/access/roles';
import type { Reached } from './anchors.ts';
import type { ClockState } from './clock-states.ts';
import { moversOf } from './owner-roles.ts';

/** Something that somebody has to bring about now. */
export type Move = {
  readonly milestone: MilestoneKey;
  readonly owner: Owner;
  /** Begins with a verb: the clock's name, or what the stage is. */
  readonly title: string;
  readonly due: IsoDate | null;
  readonly state: ClockState['state'];
};

/**
 * Whose move it is: every clock of a stage that has begun and is not stopped, soonest first, and what ends the present stage where
 * no clock says so. None once the challenge has closed. The first is the one that everybody waits for.
 */
export function whoseMove(
  definition: ProgrammeDefinition,
  reached: Reached,
  clocks: readonly ClockState[],
  stage: string,
): Move[] {
  const at = definition.stages.findIndex((each) => each.key === stage);
  const present = definition.stages[at];
  if (reached.has('closed') || !present) return [];
  const begun = definition.stages.slice(0, at + 1).map((each) => each.key);
  const moves: Move[] = clocks
    .filter(({ clock, state }) => state !== 'done' && begun.includes(clock.stage))
    .map(({ clock, due, state }) => ({
      milestone: clock.doneWhen,
      owner: clock.whose,
      title: clock.name,
      due,
      state,
    }));
  if (!reached.has(present.milestone) && !moves.some((move) => move.milestone === present.milestone)) {
    const title = STAGE_MOVES[present.milestone] ?? present.name;
    moves.push({ milestone: present.milestone, owner: present.whoseMove, title, due: null, state: 'waiting' });
  }
  return moves.sort((a, b) => compareDue(a.due, b.due));
}

/** What to do where a stage ends by something for which the programme has no clock. */
const STAGE_MOVES: Partial<Record<MilestoneKey, string>> = {
  opened: 'Take up the enquiry, or decline it',
  'scope-agreed': 'Agree the scope',
  'team-confirmed': 'Confirm the team',
  'team-call-held': 'Hold the team call',
  'progress-review-opened': 'Open the progress review',
  closed: 'Close the challenge',
};

/** A day comes before a later one, and any day before none. ISO days sort as text. */
function compareDue(a: IsoDate | null, b: IsoDate | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
}

/** True where somebody with these roles on the challenge is who is waited for. */
export function isTheirMove(move: Move, roles: readonly Role[]): boolean {
  return moversOf(move.owner).some((role) => roles.includes(role));
}
