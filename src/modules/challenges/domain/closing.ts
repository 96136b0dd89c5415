import { addToDate, type IsoDate } from '#kernel/dates';
import type { MilestoneKey, ProgrammeDefinition } from '#modules/programmes';
import type { Reached } from './anchors.ts';

/** One thing that a challenge goes through, and when it did. */
export type ClosingItem = { readonly milestone: MilestoneKey; readonly doneOn: IsoDate | null };

/** Everything that this programme goes through before it is closed, in order of its stages and clocks, done or not. */
export function closingList({ stages, clocks }: ProgrammeDefinition, reached: Reached): ClosingItem[] {
  const milestones = stages.flatMap((stage) => [
    ...clocks.filter((clock) => clock.stage === stage.key).map((clock) => clock.doneWhen),
    stage.milestone,
  ]);
  return [...new Set(milestones)]
    .filter((milestone) => milestone !== 'closed')
    .map((milestone) => ({ milestone, doneOn: reached.get(milestone) ?? null }));
}

/** The day on which the raw notes of a challenge that was closed on `closedOn` are destroyed. */
export function notesDestroyedOn(definition: ProgrammeDefinition, closedOn: IsoDate): IsoDate {
  return addToDate(closedOn, { months: definition.notesDestroyedMonthsAfter });
}
