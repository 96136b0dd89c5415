import { newId } from '#kernel/ids';
import { type Refusal, refusal } from '#kernel/result';
import { settleTask } from '#modules/challenges';
import type { PeerKind } from '#modules/pool';
import type { Services } from '#platform/http/context';
import { backingNeeded } from '../domain/backing.ts';
import { lockStandingBacking } from '../store/backings.ts';
import { lockInterest } from '../store/interest.ts';
import { askBacker } from './ask-backer.ts';
import type { Backer } from './send-offer.ts';
import { stepInterest } from './step-interest.ts';

/**
 * An applicant names somebody else to back their offer, or the same person at another address: whoever was asked before can no longer
 * answer. Refused once it is backed.
 */
export async function nameBacker(
  services: Services,
  interestId: string,
  backer: Backer,
  personId: string,
): Promise<Refusal | null> {
  return await services.db.transaction().execute(async (trx) => {
    const now = services.clock();
    const interest = await lockInterest(trx, interestId);
    if (!interest || interest.person_id !== personId) return refusal('not-found', 'There is no such offer.');
    if ((backingNeeded(interest.kind as PeerKind) === 'release') !== (backer.kind === 'release'))
      return refusal('kind', 'That is not who can back this offer.');
    const before = await lockStandingBacking(trx, interestId);
    const refused = await stepInterest(trx, interest, 'ask-another', { by: 'applicant', actorId: personId, at: now });
    if (refused) return refused;
    if (before) {
      await trx
        .updateTable('interest_backings')
        .set({ status: 'replaced', answered_at: now })
        .where('id', '=', before.id)
        .execute();
    }
    const { id, name, role_title: roleTitle, authority_name: authorityName } = interest;
    await askBacker({ services, trx, now }, { id, name, roleTitle, authorityName }, backer, newId(now.getTime()));
    await settleTask(trx, { challengeId: null, kind: 'name-backer', subject: id }, personId, now);
    return null;
  });
}
