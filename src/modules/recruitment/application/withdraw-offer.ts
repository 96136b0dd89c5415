import { type Refusal, refusal } from '#kernel/result';
import type { Services } from '#platform/http/context';
import { lockStandingBacking } from '../store/backings.ts';
import { lockInterest } from '../store/interest.ts';
import { WHY_APPLICANT, write } from './letters.ts';
import { dropAsked } from './move-interest.ts';
import { stepInterest } from './step-interest.ts';

/** An applicant takes their offer back: nobody is asked for anything about it any more, and a place at an event becomes free. */
export async function withdrawOffer(services: Services, id: string, personId: string): Promise<Refusal | null> {
  return await services.db.transaction().execute(async (trx) => {
    const at = services.clock();
    const interest = await lockInterest(trx, id);
    if (!interest || interest.person_id !== personId) return refusal('not-found', 'There is no such offer.');
    const refused = await stepInterest(trx, interest, 'withdraw', { by: 'applicant', actorId: personId, at });
    if (refused) return refused;
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
