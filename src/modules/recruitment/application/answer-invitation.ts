import { type Refusal, refusal } from '#kernel/result';
import type { Services } from '#platform/http/context';
import { findInvitation, lockEvent } from '../store/events.ts';
import { freePlace, takePlace } from '../store/places.ts';
import type { Working } from './ask-backer.ts';
import { tellDroppedOut, tellPlace, tellWaiting } from './event-letters.ts';
import { isAhead } from './invite.ts';
import { moveInvitation, moveUpWaiting, waitForAnother } from './move-invitation.ts';

/** What somebody eats and needs to get in and take part. Kept apart, for those who see to it. */
export type Needs = { readonly dietary: string; readonly access: string };

export type InvitationAnswer =
  | { readonly answer: 'accept'; readonly needs: Needs }
  | { readonly answer: 'decline' }
  | { readonly answer: 'drop-out' };

/**
 * An invitee answers, or gives their place up later. A yes takes a place, or the end of the waiting list where all are taken: the places
 * are rows of which each can be taken once. A place given up goes to the first who waits, who is told. Refused once the event has begun.
 */
export async function answerInvitation(
  services: Services,
  invitationId: string,
  given: InvitationAnswer,
  actorId: string | null,
): Promise<Refusal | { status: 'accepted' | 'waiting' | 'declined' | 'dropped-out' }> {
  return await services.db.transaction().execute(async (trx) => {
    const now = services.clock();
    const work = { services, trx, now };
    const found = await findInvitation(trx, invitationId);
    const event = found ? await lockEvent(trx, found.event_id) : null;
    // Read again behind the lock: somebody may have answered meanwhile.
    const invitation = event ? await findInvitation(trx, invitationId) : null;
    if (!event || !invitation) return refusal('not-found', 'There is no such invitation.');
    if (!isAhead(event, now)) return refusal('over', 'This event has begun, is over or is cancelled.');
    const by = { by: 'invitee', actorId } as const;
    if (given.answer === 'accept') {
      if (invitation.status === 'accepted' || invitation.status === 'waiting') return { status: invitation.status };
      const place = invitation.status === 'invited' && (await takePlace(trx, event.id, invitation.id));
      const refused = await moveInvitation(work, invitation, place ? 'accept' : 'wait', by);
      if (refused) return refused;
      await keepNeeds(work, invitation.id, given.needs);
      await (place ? tellPlace : tellWaiting)(work, event, invitation);
      return { status: place ? 'accepted' : 'waiting' };
    }
    const refused = await moveInvitation(work, invitation, given.answer, by);
    if (refused) return refused;
    await waitForAnother(work, invitation, {
      by: 'applicant',
      actorId,
      reason: given.answer === 'decline' ? 'Cannot come' : 'Dropped out',
    });
    await trx.deleteFrom('event_needs').where('invitation_id', '=', invitation.id).execute();
    if (given.answer === 'decline') return { status: 'declined' };
    const freed = await freePlace(trx, invitation.id);
    await tellDroppedOut(work, event, invitation);
    if (freed) await moveUpWaiting(work, event);
    return { status: 'dropped-out' };
  });
}

/** An invitee changes what they told us they need. */
export async function tellNeeds(services: Services, invitationId: string, needs: Needs): Promise<void> {
  await services.db
    .transaction()
    .execute(async (trx) => await keepNeeds({ services, trx, now: services.clock() }, invitationId, needs));
}

async function keepNeeds({ trx, now }: Working, invitationId: string, { dietary, access }: Needs): Promise<void> {
  await trx
    .insertInto('event_needs')
    .values({ invitation_id: invitationId, dietary, access, told_at: now })
    .onConflict((same) => same.column('invitation_id').doUpdateSet({ dietary, access, told_at: now }))
    .execute();
}
