import { newId } from '#kernel/ids';
import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import { settleTask } from '#modules/challenges';
import type { Services } from '#platform/http/context';
import { afterInvitationMove } from '../domain/events.ts';
import { findInvitation, type Invitation, invitationOf, lockEvent, type PeerEvent } from '../store/events.ts';
import { lockInterest } from '../store/interest.ts';
import type { Working } from './ask-backer.ts';
import { tellInvited } from './event-letters.ts';
import { askToAnswer, moveInvitation } from './move-invitation.ts';
import { stepInterest } from './step-interest.ts';

/** True while people can still be asked and answer. */
export function isAhead(event: { status: string; starts_at: Date }, now: Date): boolean {
  return event.status === 'planned' && event.starts_at > now;
}

/**
 * Invites people: applicants who fit to an assessment and briefing event, peers to the others. Whoever cannot be invited any more is
 * passed over, and stands where they did. More may be invited than there are places. Answers how many were invited.
 */
export async function invite(
  services: Services,
  eventId: string,
  ids: readonly string[],
  actorId: string,
): Promise<Refusal | { invited: number }> {
  return await services.db.transaction().execute(async (trx) => {
    const now = services.clock();
    const event = await lockEvent(trx, eventId);
    if (!event) return refusal('not-found', 'There is no such event.');
    if (!isAhead(event, now)) return refusal('over', 'This event is over, has begun or is cancelled.');
    const work = { services, trx, now };
    let invited = 0;
    for (const id of ids) {
      const whom =
        event.kind === 'assessment' ? await theApplicant(work, event, id, actorId) : await thePeer(work, event, id);
      if (whom && (await inviteOne(work, event, whom, actorId))) invited += 1;
    }
    return { invited };
  });
}

type Whom = { personId: string; interestId: string | null };

async function theApplicant(
  { trx, now }: Working,
  event: PeerEvent,
  id: string,
  actorId: string,
): Promise<Whom | null> {
  const interest = await lockInterest(trx, id);
  if (!interest?.person_id || interest.body_id !== event.body_id) return null;
  // Before the offer moves: whoever cannot be invited to this event stays among those to invite to another.
  if (!mayBeInvited(await invitationOf(trx, event.id, interest.person_id))) return null;
  if (await stepInterest(trx, interest, 'invite', { by: 'office', actorId, at: now })) return null;
  await settleTask(trx, { challengeId: null, kind: 'invite-applicant', subject: id }, actorId, now);
  return { personId: interest.person_id, interestId: id };
}

function mayBeInvited(before: Invitation | null): boolean {
  return before === null || afterInvitationMove(before.status, 'invite', 'office') !== null;
}

async function thePeer({ trx }: Working, event: PeerEvent, personId: string): Promise<Whom | null> {
  const peer = await trx
    .selectFrom('peers')
    .select('person_id')
    .where('person_id', '=', personId)
    .where('body_id', '=', event.body_id)
    .where('status', '=', 'serving')
    .executeTakeFirst();
  return peer ? { personId, interestId: null } : null;
}

async function inviteOne(
  work: Working,
  event: PeerEvent,
  { personId, interestId }: Whom,
  actorId: string,
): Promise<boolean> {
  const { trx, now } = work;
  const before = await invitationOf(trx, event.id, personId);
  const id = before?.id ?? newId(now.getTime());
  if (before) {
    if (await moveInvitation(work, before, 'invite', { by: 'office', actorId })) return false;
    await trx
      .updateTable('event_invitations')
      .set({ interest_id: interestId, invited_at: now })
      .where('id', '=', id)
      .execute();
  } else {
    await trx
      .insertInto('event_invitations')
      .values({
        id,
        event_id: event.id,
        person_id: personId,
        interest_id: interestId,
        status: 'invited',
        invited_at: now,
        invited_by: actorId,
      })
      .execute();
  }
  const invitation = await findInvitation(trx, id);
  if (!invitation) throw new Error(`no invitation ${id}`);
  if (!before) {
    await recordAudit(trx, {
      actorId,
      subject: { kind: 'event', id: event.id },
      action: `Invited: ${invitation.name}`,
      after: 'invited',
      detail: { invitation: id },
      at: now,
    });
  }
  await askToAnswer(work, event, { id, personId });
  await tellInvited(work, event, invitation);
  return true;
}
