/** The timetable engine: reading, proposing, explaining and checking timetables, as files or straight from the product's facts. */

export type {
  Draft,
  Instance as TimetableInstance,
  Parts as TimetableParts,
  PlacedSession,
  Placement as SessionPlacement,
  Plan as TimetablePlan,
  Policy as TimetablePolicy,
  Session as TimetableSession,
} from './domain/engine/instance.ts';
export { gapOf, INSTANCE_FORMAT, PLAN_FORMAT } from './domain/engine/instance.ts';
export { readInstance, trustedInstance } from './domain/engine/read-instance.ts';
export { readPlan, type StatedPlan, withCurrent } from './domain/engine/read-plan.ts';
export { scoreParts, totalOf } from './domain/engine/score.ts';
export { greedyTimetable } from './domain/engine/solve/greedy.ts';
export { type Alternative, type Why, whySession } from './domain/engine/why.ts';
export { proposeTimetable } from './solver/propose.ts';
export type { Progress, ProposeOptions } from './solver/rounds.ts';
export { verify } from './verifier/verify.ts';
