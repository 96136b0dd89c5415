import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import { dropTask, openTask } from '#modules/challenges';
import type { Transacting } from '#platform/database/connect';
import { addJob } from '#platform/jobs/queue';
import { afterMove, type MoveName, type Mover, PLACEMENT_MOVES } from '../domain/transitions.ts';
import { endAlarmsOf } from '../store/alarms.ts';
import { openObjectionsTo } from '../store/host-views.ts';
import { type Addressee, holdersOf, type PlacementInFull } from '../store/placements.ts';
import { asksNextByItself } from '../store/reserves.ts';
import { askToRecheck, lookTask } from './recheck-team.ts';

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
  if (ENDS.has(after)) {
    await endAlarmsOf(trx, placement.id, `The placement is ${after}.`, options.at);
    await dropTask(trx, lookTask(placement.challengeId, placement.id), options.at);
    const { challengeId } = placement;
    for (const subject of await openObjectionsTo(trx, placement.id))
      await dropTask(trx, { challengeId, kind: 'answer-objection', subject }, options.at);
    await askToRecheck(trx, placement.challengeId);
  }
  return null;
}

/** Where a placement is over: what had come up about it is, too, an objection to its peer needs no answer any more, and the rest of the team is looked at again. */
const ENDS = new Set(['declined', 'expired', 'withdrawn']);

/**
 * Asks the office to fill a place that has come open again; and has the next on its reserve list asked, where the office wishes that
 * and somebody had been asked before. Answers whether it has.
 */
export async function askToFill(trx: Transacting, placement: PlacementInFull, now: Date): Promise<boolean> {
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
  if (placement.status === 'proposed' || !(await asksNextByItself(trx, placement.slotId))) return false;
  await addJob(trx, 'offer-reserve', { slot: placement.slotId }, { key: `offer-reserve ${placement.slotId}` });
  return true;
}

/** What a letter about a place that came open says where the next on the list is asked by itself. */
export const NEXT_IS_ASKED =
  'The next on the reserve list who can still go is asked now. You hear from us if there is nobody.';

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
