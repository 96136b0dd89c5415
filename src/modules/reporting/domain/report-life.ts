import type { IsoDate } from '#kernel/dates';
import { type Refusal, refusal } from '#kernel/result';
import type { MilestoneKey, ProgrammeDefinition } from '#modules/programmes';
import type { Permission } from '#platform/access/permissions';

/** How far a report has come, in order. */
export const REPORT_STATUSES = [
  'drafting',
  'commenting',
  'revising',
  'fact-check',
  'answering',
  'signing',
  'signed-off',
  'published',
] as const;
export type ReportStatus = (typeof REPORT_STATUSES)[number];

/** The words for it, as a page's heading line says them. */
export const REPORT_STATUS_LABELS: Record<ReportStatus, string> = {
  drafting: 'Being drafted',
  commenting: 'Peers are commenting',
  revising: 'Comments are closed',
  'fact-check': 'The host is checking facts',
  answering: 'Fact points are being answered',
  signing: 'Ready to be signed off',
  'signed-off': 'Signed off',
  published: 'Published',
};

/** Who may do it: a permission, or whoever writes, signs off or publishes the report in this programme. */
export type Mover = Permission | 'writer' | 'signer' | 'publisher';

type Step = {
  readonly by: Mover;
  /** The day's clock may do it too, without anybody. */
  readonly onClock?: true;
  /** Who may do it too once the days that `by` had for it are over: nobody who is silent holds a report up. */
  readonly onceOverdue?: Permission;
  readonly milestone?: MilestoneKey;
  /** Only in a programme with a fact check, or only in one without. */
  readonly where?: 'with-fact-check' | 'without-fact-check';
};

/** The one table of how a report moves. Nothing else sets its status. */
export const REPORT_TRANSITIONS: Record<ReportStatus, Partial<Record<ReportStatus, Step>>> = {
  drafting: { commenting: { by: 'writer', milestone: 'report-drafted' } },
  commenting: { revising: { by: 'challenge.manage', onClock: true, milestone: 'peer-comments-closed' } },
  revising: {
    'fact-check': { by: 'report.answer-facts', milestone: 'fact-check-sent', where: 'with-fact-check' },
    signing: { by: 'writer', where: 'without-fact-check' },
  },
  'fact-check': {
    answering: {
      by: 'report.check-facts',
      onceOverdue: 'report.answer-facts',
      milestone: 'fact-check-answered',
      where: 'with-fact-check',
    },
  },
  answering: { signing: { by: 'report.answer-facts', where: 'with-fact-check' } },
  signing: { 'signed-off': { by: 'signer', milestone: 'report-signed-off' } },
  'signed-off': { published: { by: 'publisher', milestone: 'report-published' } },
  published: {},
};

/** Whether the programme has the host check facts. */
export function hasFactCheck(definition: ProgrammeDefinition): boolean {
  return definition.factCheckDays !== null;
}

/** The permission that writing the report asks for: the host's where the programme has the host write. */
export function writerPermission(definition: ProgrammeDefinition): Permission {
  return definition.reportWrittenBy === 'host' ? 'report.write-as-host' : 'report.write';
}

/** The permissions of which one is enough to sign off: the host's alone where the programme has the host do it. */
export function signerPermissions(definition: ProgrammeDefinition): readonly Permission[] {
  return [signedByHost(definition) ? 'report.sign-off-as-host' : 'report.sign-off'];
}

/** The permissions of which one is enough to publish: the programme body's, and the host's where the programme has the host publish. */
export function publisherPermissions(definition: ProgrammeDefinition): readonly Permission[] {
  return isHosts(definition, 'report-published') ? ['report.publish-as-host', 'report.publish'] : ['report.publish'];
}

/** Whether the programme has the host sign its own report off. */
export function signedByHost(definition: ProgrammeDefinition): boolean {
  return isHosts(definition, 'report-signed-off');
}

function isHosts(definition: ProgrammeDefinition, milestone: MilestoneKey): boolean {
  const ended = definition.stages.find((stage) => stage.milestone === milestone);
  const clock = definition.clocks.find((each) => each.doneWhen === milestone);
  return (clock?.whose ?? ended?.whoseMove) === 'host';
}

/** The step the table has from one status to another in this programme, or why there is none. */
export function decideMove(
  from: ReportStatus,
  to: ReportStatus,
  definition: ProgrammeDefinition,
): Refusal<'not-now'> | (Step & { readonly permissions: readonly Permission[] }) {
  const step = REPORT_TRANSITIONS[from][to];
  const fits = step && (!step.where || (step.where === 'with-fact-check') === hasFactCheck(definition));
  if (!step || !fits)
    return refusal('not-now', `This cannot be done now: ${REPORT_STATUS_LABELS[from].toLowerCase()}.`);
  return { ...step, permissions: permissionsOf(step.by, definition) };
}

function permissionsOf(by: Mover, definition: ProgrammeDefinition): readonly Permission[] {
  if (by === 'writer') return [writerPermission(definition)];
  if (by === 'signer') return signerPermissions(definition);
  return by === 'publisher' ? publisherPermissions(definition) : [by];
}

/** Whether the host's days to check facts are over; its last day counts. */
export function isFactCheckOverdue(dueOn: IsoDate | null, today: IsoDate): boolean {
  return dueOn !== null && today > dueOn;
}

/** The words may change in these. While the host checks facts the text stands still. */
export function isOpenForWriting(status: ReportStatus): boolean {
  return ['drafting', 'commenting', 'revising', 'answering', 'signing'].includes(status);
}

/** True for milestones that the programme has a stage or a clock for. */
export function knowsMilestone(definition: ProgrammeDefinition, milestone: MilestoneKey): boolean {
  return (
    definition.stages.some((stage) => stage.milestone === milestone) ||
    definition.clocks.some((clock) => clock.doneWhen === milestone)
  );
}
