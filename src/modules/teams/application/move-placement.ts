import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import { openTask } from '#modules/challenges';
import type { Transacting } from '#platform/database/connect';
import { afterMove, type MoveName, type Mover, PLACEMENT_MOVES } from '../domain/transitions.ts';
import { type Addressee, holdersOf, type PlacementInFull } from '../store/placements.ts';

type MoveOptions = {
  readonly by: Mover;
  readonly actorId: string | null;
  readonly at: Date;
  readonly reason?: string;
  readonly note?: string;
  readonly set?: { answered_at?: Date; answer_reason?: string; answer_note?: string };
};

/** Moves a placement along the transition table, with its audit entry. Null: done. The placement must be locked. */
export async function movePlacement(
  trx: Transacting,
  placement: PlacementInFull,
  move: MoveName,
  options: MoveOptions,
): Promise<Refusal<'wrong-status'> | null> {
  const after = afterMove(placement.status, move, options.by);
  if (after === null) {
    return refusal(
      'wrong-status',
      `That is not possible now: this placement is ${placement.status}. Look at the team again.`,
    );
  }
  await trx
    .updateTable('placements')
    .set((eb) => ({ status: after, version: eb('version', '+', 1), ...options.set }))
    .where('id', '=', placement.id)
    .execute();
  await recordAudit(trx, {
    actorId: options.actorId,
    challengeId: placement.challengeId,
    subject: { kind: 'placement', id: placement.id },
    action: `${PLACEMENT_MOVES[move].action}: ${placement.peerName}, ${placement.slotName.toLowerCase()}`,
    before: placement.status,
    after,
    reason: options.reason ?? null,
    detail: { peerId: placement.peerId, slotId: placement.slotId, ...(options.note ? { note: options.note } : {}) },
    at: options.at,
  });
  return null;
}

/** Asks the office to fill a place that has come open again. */
export async function askToFill(trx: Transacting, placement: PlacementInFull, now: Date): Promise<void> {
  await openTask(
    trx,
    {
      challengeId: placement.challengeId,
      kind: 'fill-slot',
      subject: placement.slotId,
      for: { role: 'placement-officer' },
      title: `Find a ${placement.slotName.toLowerCase()} for ${placement.hostShortName}`,
      path: `/challenges/${placement.reference}/slots/${placement.slotId}`,
      dueOn: null,
    },
    now,
  );
}

/** Who hears of answers: those who place peers (else those who manage programmes), and the challenge's manager. */
export async function officeOf(trx: Transacting, placement: PlacementInFull): Promise<Addressee[]> {
  const { bodyId, managerName, managerEmail } = placement;
  const officers = await holdersOf(trx, 'placement-officer', { bodyId });
  const office = officers.length > 0 ? officers : await holdersOf(trx, 'programme-manager', { bodyId });
  if (managerEmail === null || office.some((person) => person.email === managerEmail)) return office;
  const manager = await trx
    .selectFrom('people')
    .select('id')
    .where('email', '=', managerEmail)
    .executeTakeFirstOrThrow();
  return [...office, { id: manager.id, name: managerName ?? '', email: managerEmail }];
}
