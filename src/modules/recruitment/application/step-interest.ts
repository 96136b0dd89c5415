import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import type { Transacting } from '#platform/database/connect';
import {
  afterMove,
  INTEREST_LABELS,
  INTEREST_MOVES,
  type InterestMove,
  type InterestStatus,
  type Mover,
} from '../domain/interest.ts';
import type { LockedInterest } from '../store/interest.ts';

export type InterestStep = {
  readonly by: Mover;
  readonly actorId: string | null;
  readonly at: Date;
  readonly reason?: string;
  /** The next attempt begins: what was seen before no longer counts. */
  readonly nextAttempt?: boolean;
};

/** Moves an offer along its one table, with its audit entry. Null: done. The offer must be locked. */
export async function stepInterest(
  trx: Transacting,
  interest: LockedInterest,
  move: InterestMove,
  step: InterestStep,
): Promise<Refusal<'wrong-status'> | null> {
  const after = afterMove(interest.status, move, step.by);
  if (after === null) {
    const now = INTEREST_LABELS[interest.status as InterestStatus];
    return refusal('wrong-status', `That step is not possible from here: the offer stands at “${now}”.`);
  }
  await trx
    .updateTable('expressions_of_interest')
    .set((eb) => ({
      status: after,
      status_since: step.at,
      version: eb('version', '+', 1),
      ...(step.nextAttempt ? { attempt: eb('attempt', '+', 1) } : {}),
    }))
    .where('id', '=', interest.id)
    .execute();
  await recordAudit(trx, {
    actorId: step.actorId,
    subject: { kind: 'interest', id: interest.id },
    action: `${INTEREST_MOVES[move].action}: ${interest.name}`,
    before: interest.status,
    after,
    reason: step.reason ?? null,
    at: step.at,
  });
  return null;
}
