import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import { openTask, settleTask } from '#modules/challenges';
import {
  afterInvitationMove,
  INVITATION_LABELS,
  INVITATION_MOVES,
  type InvitationMove,
  type InvitationMover,
  type InvitationStatus,
} from '../domain/events.ts';
import { findInvitation, type Invitation, type PeerEvent } from '../store/events.ts';
import { lockInterest } from '../store/interest.ts';
import { takePlace, waitingList } from '../store/places.ts';
import type { Working } from './ask-backer.ts';
import { tellMovedUp } from './event-letters.ts';
import { askToInvite } from './move-interest.ts';
import { stepInterest } from './step-interest.ts';

export type InvitationStep = {
  readonly by: InvitationMover;
  readonly actorId: string | null;
  readonly reason?: string;
};

/** Moves an invitation along its one table, with its audit entry. Null: done. Its event must be locked. */
export async function moveInvitation(
  { trx, now }: Working,
  invitation: Invitation,
  move: InvitationMove,
  { by, actorId, reason }: InvitationStep,
): Promise<Refusal<'wrong-status'> | null> {
  const after = afterInvitationMove(invitation.status, move, by);
  if (after === null) {
    const stands = INVITATION_LABELS[invitation.status as InvitationStatus];
    return refusal('wrong-status', `That is not possible now. It stands at “${stands}”.`);
  }
  await trx
    .updateTable('event_invitations')
    .set((eb) => ({
      status: after,
      version: eb('version', '+', 1),
      waiting_since: after === 'waiting' ? now : null,
      ...(by === 'clock' || after === 'invited' ? {} : { answered_at: now }),
    }))
    .where('id', '=', invitation.id)
    .execute();
  await recordAudit(trx, {
    actorId,
    subject: { kind: 'event', id: invitation.event_id },
    action: `${INVITATION_MOVES[move].action}: ${invitation.name}`,
    before: invitation.status,
    after,
    reason: reason ?? null,
    detail: { invitation: invitation.id },
    at: now,
  });
  if (after !== 'invited')
    await settleTask(trx, { challengeId: null, kind: 'answer-invitation', subject: invitation.id }, actorId, now);
  return null;
}

/** Asks an invitee to answer, on their home page too. */
export async function askToAnswer(
  { trx, now }: Working,
  event: PeerEvent,
  invitation: { id: string; personId: string },
) {
  await openTask(
    trx,
    {
      challengeId: null,
      kind: 'answer-invitation',
      subject: invitation.id,
      for: { personId: invitation.personId },
      title: `Say whether you can come to ${event.title}`,
      path: `/invitations/${invitation.id}`,
    },
    now,
  );
}

/** Fills places that are free from the waiting list, first come first, and tells each. The event must be locked. */
export async function moveUpWaiting(work: Working, event: PeerEvent): Promise<number> {
  let moved = 0;
  for (const id of await waitingList(work.trx, event.id)) {
    if (!(await takePlace(work.trx, event.id, id))) break;
    const invitation = await findInvitation(work.trx, id);
    if (!invitation) throw new Error(`no invitation ${id}`);
    const refused = await moveInvitation(work, invitation, 'move-up', { by: 'clock', actorId: null });
    if (refused) throw new Error(refused.why);
    await tellMovedUp(work, event, invitation);
    moved += 1;
  }
  return moved;
}

/** An applicant will not be at the event: they wait for another, and the office is asked to invite them. */
export async function waitForAnother(
  { trx, now }: Working,
  invitation: Invitation,
  step: { by: 'applicant' | 'office' | 'clock'; actorId: string | null; reason: string },
): Promise<void> {
  const interest = invitation.interest_id ? await lockInterest(trx, invitation.interest_id) : null;
  if (interest?.status !== 'invited') return;
  await stepInterest(trx, interest, 'wait-again', { ...step, at: now });
  await askToInvite(trx, interest, now);
}
