export type * from './domain/instance.ts';
export { INSTANCE_FORMAT } from './domain/instance.ts';
export type { PlacementFacts, Plan, ScorePart, ScoreParts, StatedPlan } from './domain/plan.ts';
export { gapOf, PLAN_FORMAT, SCORE_PARTS, sumOfParts } from './domain/plan.ts';
export { readInstance } from './domain/read-instance.ts';
export { readPlan } from './domain/read-plan.ts';
export { type Verdict, verifyPlan } from './verifier/verify.ts';
