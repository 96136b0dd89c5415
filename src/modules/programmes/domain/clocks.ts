import { addToDate, type IsoDate } from '#kernel/dates';
import type { ClockDefinition, ProgrammeDefinition, StageDefinition } from './definition.ts';
import { type Anchor, MILESTONES, type MilestoneKey, type StageKey } from './stages.ts';
import type { Owner } from './vocabulary.ts';

/** The days a challenge's clocks are counted from; null while a day is not known yet. */
export type AnchorDates = Readonly<Record<Anchor, IsoDate | null>>;

/** A clock with its day. */
export type DueClock = { clock: ClockDefinition; due: IsoDate };

/**
 * The day a clock is due, or null while its anchor is not known.
 *
 * A team call due `{ weeks: -1 }` from `on-site-from` 11 May 2027 is due on 4 May 2027. Months are clamped: a report due
 * `{ months: 3 }` after 30 November is due on the last day of February. Weekends and holidays are not moved.
 */
export function dueDate(clock: ClockDefinition, anchors: AnchorDates): IsoDate | null {
  const anchor = anchors[clock.due.anchor];
  return anchor === null ? null : addToDate(anchor, clock.due.offset);
}

/** Every clock whose anchor is known, soonest first; clocks due on one day stay in the programme's order. */
export function dueClocks(definition: ProgrammeDefinition, anchors: AnchorDates): DueClock[] {
  return definition.clocks
    .flatMap((clock) => {
      const due = dueDate(clock, anchors);
      return due === null ? [] : [{ clock, due }];
    })
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}

/** Where a stage stands in the programme, from 0; -1 where the programme has no such stage. */
export function stageIndex(definition: ProgrammeDefinition, stage: StageKey): number {
  return definition.stages.findIndex((each) => each.key === stage);
}

/** The stage that follows, or null after the last. Throws where the programme has no such stage. */
export function nextStage(definition: ProgrammeDefinition, stage: StageKey): StageDefinition | null {
  const at = stageIndex(definition, stage);
  if (at < 0) throw new Error(`nextStage: ${definition.key} has no stage ${stage}`);
  return definition.stages[at + 1] ?? null;
}

/** The first stage whose milestone has not happened: where the challenge stands. Closed is the last, even when it has ended. */
export function stageReached(definition: ProgrammeDefinition, reached: ReadonlySet<MilestoneKey>): StageDefinition {
  const open = definition.stages.find((stage) => !reached.has(stage.milestone));
  return open ?? (definition.stages.at(-1) as StageDefinition);
}

/** The clock that a milestone stops, or undefined where the programme sets none. */
export function clockFor(definition: ProgrammeDefinition, milestone: MilestoneKey): ClockDefinition | undefined {
  return definition.clocks.find((clock) => clock.doneWhen === milestone);
}

/**
 * Who makes a milestone happen in this programme: the owner of its clock, else whoever moves in the stage it ends, else the
 * usual owner. Where the host writes the report, the clock for `report-drafted` says host.
 */
export function milestoneOwner(definition: ProgrammeDefinition, milestone: MilestoneKey): Owner {
  const ended = definition.stages.find((stage) => stage.milestone === milestone);
  return clockFor(definition, milestone)?.whose ?? ended?.whoseMove ?? MILESTONES[milestone].owner;
}
