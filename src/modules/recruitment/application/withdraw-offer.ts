import { type Refusal, refusal } from '#kernel/result';
import type { Services } from '#platform/http/context';
import { lockStandingBacking } from '../store/backings.ts';
import { findInvitation, lockEvent } from '../store/events.ts';
import { lockInterest } from '../store/interest.ts';
import { freePlace } from '../store/places.ts';
import type { Working } from './ask-backer.ts';
import { WHY_APPLICANT, write } from './letters.ts';
import { dropAsked } from './move-interest.ts';
import { moveInvitation, moveUpWaiting } from './move-invitation.ts';
import { stepInterest } from './step-interest.ts';

/** An applicant takes their offer back: nobody is asked for anything about it any more, and a place at an event becomes free. */
export async function withdrawOffer(services: Services, id: string, personId: string): Promise<Refusal | null> {
  return await services.db.transaction().execute(async (trx) => {
    const at = services.clock();
    // Events are always locked before offers, here as everywhere.
    const events = await trx
      .selectFrom('event_invitations')
      .select(['id', 'event_id'])
      .where('interest_id', '=', id)
      .where('person_id', '=', personId)
      .where('status', 'in', ['invited', 'accepted', 'waiting'])
      .orderBy('event_id')
      .execute();
    for (const { event_id } of events) await lockEvent(trx, event_id);
    const interest = await lockInterest(trx, id);
    if (!interest || interest.person_id !== personId) return refusal('not-found', 'There is no such offer.');
    const refused = await stepInterest(trx, interest, 'withdraw', { by: 'applicant', actorId: personId, at });
    if (refused) return refused;
    for (const each of events) await leaveEvent({ services, trx, now: at }, each, personId);
    const backing = await lockStandingBacking(trx, id);
    if (backing?.status === 'asked') {
      const replaced = { status: 'replaced', answered_at: at };
      await trx.updateTable('interest_backings').set(replaced).where('id', '=', backing.id).execute();
    }
    await dropAsked(trx, id, at);
    await write(
      { services, trx },
      { name: interest.name, email: interest.email, personId },
      {
        template: 'interest-withdrawn',
        subject: 'You took back your offer to become a peer',
        ask: 'You took back your offer to become a peer. You need do nothing more.',
        button: { text: 'Offer again, whenever you like', path: '/become-a-peer' },
        why: WHY_APPLICANT,
      },
    );
    return null;
  });
}

/** Gives up what they hold at an event: its place goes to the first who waits. */
async function leaveEvent(work: Working, { id, event_id }: { id: string; event_id: string }, actorId: string) {
  const { trx } = work;
  const [event, invitation] = [await lockEvent(trx, event_id), await findInvitation(trx, id)];
  if (!event || !invitation) return;
  const move = invitation.status === 'invited' ? 'decline' : 'drop-out';
  await moveInvitation(work, invitation, move, { by: 'invitee', actorId, reason: 'Took the offer back' });
  await trx.deleteFrom('event_needs').where('invitation_id', '=', id).execute();
  if ((await freePlace(trx, id)) && event.status === 'planned' && event.starts_at > work.now)
    await moveUpWaiting(work, event);
}
