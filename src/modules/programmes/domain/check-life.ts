import type { ProgrammeDefinition, StageDefinition } from './definition.ts';
import type { Problem } from './problem.ts';
import { ANCHOR_MILESTONES, compareMilestones, REQUIRED_STAGES, STAGE_KEYS } from './stages.ts';

/** Stages in their order with milestones that follow one another, and clocks that stop inside the stage they belong to. */
export function checkLife(definition: ProgrammeDefinition): Problem[] {
  return [
    ...checkStages(definition),
    ...checkOptionalStages(definition),
    ...checkClocks(definition),
    ...checkMonthsAgree(definition),
  ];
}

function checkStages({ stages }: ProgrammeDefinition): Problem[] {
  const problems: Problem[] = [];
  const keys = stages.map((stage) => stage.key);
  for (const key of REQUIRED_STAGES) {
    if (!keys.includes(key)) problems.push({ path: ['stages'], message: `expected a stage "${key}"` });
  }
  stages.forEach((stage, i) => {
    const before = stages[i - 1];
    if (!before) return;
    if (STAGE_KEYS.indexOf(stage.key) <= STAGE_KEYS.indexOf(before.key)) {
      const message = `expected a stage that comes after "${before.key}", found "${stage.key}"`;
      problems.push({ path: ['stages', i, 'key'], message });
    }
    if (compareMilestones(stage.milestone, before.milestone) <= 0) {
      const message = `expected a milestone that comes after "${before.milestone}", found "${stage.milestone}"`;
      problems.push({ path: ['stages', i, 'milestone'], message });
    }
  });
  for (const [key, milestone] of FIXED_ENDS) {
    const at = stages.findIndex((stage) => stage.key === key);
    const stage = stages[at];
    if (stage && stage.milestone !== milestone) {
      problems.push({
        path: ['stages', at, 'milestone'],
        message: `expected "${milestone}", found "${stage.milestone}"`,
      });
    }
  }
  return problems;
}

/** The stages whose end other parts of the product rely on. Enquiry can only end with `opened`: it is all that comes before. */
const FIXED_ENDS: readonly (readonly [StageDefinition['key'], StageDefinition['milestone']])[] = [
  ['scoping', 'scope-agreed'],
  ['team', 'team-confirmed'],
  ['on-site', 'findings-presented'],
  ['published', 'report-published'],
  ['closed', 'closed'],
];

function checkOptionalStages({ stages, factCheckDays, progressReview }: ProgrammeDefinition): Problem[] {
  const has = (key: string) => stages.some((stage) => stage.key === key);
  const agree = (path: string, stage: string, given: boolean): Problem[] => {
    if (has(stage) === given) return [];
    const message = given
      ? `expected null, for there is no stage "${stage}"`
      : `expected a value, for there is a stage "${stage}"`;
    return [{ path: [path], message }];
  };
  return [
    ...agree('factCheckDays', 'fact-check', factCheckDays !== null),
    ...agree('progressReview', 'progress-review', progressReview !== null),
  ];
}

function checkClocks({ stages, clocks }: ProgrammeDefinition): Problem[] {
  const stopped = new Set<string>();
  return clocks.flatMap((clock, i): Problem[] => {
    const problems: Problem[] = [];
    const at = stages.findIndex((stage) => stage.key === clock.stage);
    const stage = stages[at];
    if (!stage) {
      const known = stages.map((each) => each.key).join(', ');
      problems.push({
        path: ['clocks', i, 'stage'],
        message: `expected a stage of this programme (${known}), found "${clock.stage}"`,
      });
    } else {
      const before = stages[at - 1];
      const early = before !== undefined && compareMilestones(clock.doneWhen, before.milestone) <= 0;
      if (early || compareMilestones(clock.doneWhen, stage.milestone) > 0) {
        const span = before ? `after "${before.milestone}" and not after` : 'not after';
        const message = `expected a milestone of the stage "${stage.key}", ${span} "${stage.milestone}", found "${clock.doneWhen}"`;
        problems.push({ path: ['clocks', i, 'doneWhen'], message });
      }
    }
    const anchoredAt = ANCHOR_MILESTONES[clock.due.anchor];
    if (anchoredAt && compareMilestones(clock.doneWhen, anchoredAt) <= 0) {
      const message = `expected an anchor that is known before "${clock.doneWhen}", found "${clock.due.anchor}"`;
      problems.push({ path: ['clocks', i, 'due', 'anchor'], message });
    }
    if (stopped.has(clock.doneWhen)) {
      const message = `expected one clock a milestone, found "${clock.doneWhen}" again`;
      problems.push({ path: ['clocks', i, 'doneWhen'], message });
    }
    stopped.add(clock.doneWhen);
    return problems;
  });
}

/** The months that a programme promises are those that its clocks count, where both are counted from the last day on site. */
function checkMonthsAgree({ clocks, actionPlan, progressReview }: ProgrammeDefinition): Problem[] {
  const agree = (path: PropertyKey[], promised: number | undefined, milestone: string): Problem[] => {
    const clock = clocks.find((each) => each.doneWhen === milestone && each.due.anchor === 'on-site-until');
    const counted = clock?.due.offset.months;
    if (promised === undefined || counted === undefined || counted === promised) return [];
    return [{ path, message: `expected ${counted}, as the clock "${clock?.key}" counts, found ${promised}` }];
  };
  return [
    ...agree(['actionPlan', 'dueMonths'], actionPlan.dueMonths, 'action-plan-published'),
    ...agree(['progressReview', 'months'], progressReview?.months, 'progress-review-opened'),
  ];
}
