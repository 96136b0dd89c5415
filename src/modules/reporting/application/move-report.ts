import { isRefusal, type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import { reachMilestone } from '#modules/challenges';
import type { ProgrammeDefinition } from '#modules/programmes';
import type { Transacting } from '#platform/database/connect';
import { decideMove, knowsMilestone, type ReportStatus } from '../domain/report-life.ts';
import { type Report, reportOf, setReport } from '../store/draft.ts';

/** A step of a report's life that somebody, or a clock, takes. */
export type ReportStep = {
  readonly challengeId: string;
  readonly definition: ProgrammeDefinition;
  readonly to: ReportStatus;
  /** Null: the day's clock. */
  readonly by: string | null;
  readonly at: Date;
  /** A verb phrase for the audit trail. */
  readonly action: string;
  readonly reason?: string | null;
  readonly detail?: Record<string, unknown>;
  /** What is set with the status. */
  readonly set?: Omit<Parameters<typeof setReport>[2], 'status'>;
  /** What else must hold, looked at while nobody else can move the report. */
  readonly check?: (report: Report) => Refusal | null;
};

/**
 * Moves a report by the one table: status, audit entry and, where the programme knows it, the milestone, in the transaction given.
 * Answers with the report as it was. Whether this person may is the route's to say.
 */
export async function moveOn(trx: Transacting, step: ReportStep): Promise<Refusal | Report> {
  const { challengeId, definition, to, by, at } = step;
  const report = await reportOf(trx, challengeId, true);
  if (!report) return refusal('no-report', 'The draft has not been opened yet.');
  const allowed = decideMove(report.status, to, definition);
  if (isRefusal(allowed)) return allowed;
  const wrong = step.check?.(report);
  if (wrong) return wrong;
  await setReport(trx, challengeId, { status: to, ...step.set });
  await recordAudit(trx, {
    actorId: by,
    challengeId,
    subject: { kind: 'report', id: challengeId },
    action: step.action,
    before: report.status,
    after: to,
    reason: step.reason ?? null,
    detail: step.detail ?? {},
    at,
  });
  if (allowed.milestone && knowsMilestone(definition, allowed.milestone)) {
    await reachMilestone(trx, { challengeId, definition, milestone: allowed.milestone, by, at });
  }
  return report;
}
