import { londonDate } from '#kernel/dates';
import { newId } from '#kernel/ids';
import { isRefusal, type Refusal, refusal } from '#kernel/result';
import { findOrMakePerson } from '#modules/people';
import type { Services } from '#platform/http/context';
import { BACKING_MOVES, type BackingStatus } from '../domain/backing.ts';
import { lockStandingBacking } from '../store/backings.ts';
import { lockInterest, otherOpenInterest } from '../store/interest.ts';
import { lockNomination, type Nomination } from '../store/nominations.ts';
import { goOn } from './answer-backing.ts';
import type { Working } from './ask-backer.ts';
import { giveBacking } from './give-backing.ts';
import { write } from './letters.ts';
import { moveNomination } from './nominate.ts';
import { stepInterest } from './step-interest.ts';
import { beginDraft } from './write-offer.ts';

/** Where somebody goes on who has taken a nomination up: an offer to fill in, or one that they have sent already. */
export type TakenUp = { readonly draftId: string } | { readonly sent: true };

/**
 * A councillor takes a nomination up: an offer is begun in their name with what is known already, and whoever nominated them stands
 * behind it. Where an offer of theirs waits to be backed, the nomination backs it. `browserId`: where they may go on without signing in.
 */
export async function takeUpNomination(
  services: Services,
  id: string,
  browserId: string | null,
): Promise<Refusal | TakenUp> {
  return await services.db.transaction().execute(async (trx) => {
    const now = services.clock();
    const work = { services, trx, now };
    const nomination = await lockNomination(trx, id);
    if (!nomination) return refusal('not-found', 'There is no such nomination.');
    if ((nomination.ends_on ?? '') < londonDate(now)) return refusal('over', 'The time to answer is over.');
    const refused = await moveNomination(trx, nomination, 'take-up', now, { answered_at: now });
    if (refused) return refused;
    await tellNominator(work, nomination, 'has taken up your nomination. They hear from us next; you need do nothing.');
    const person = await findOrMakePerson(trx, { name: nomination.name, email: nomination.email }, now);
    const open = await otherOpenInterest(trx, person.id, id);
    if (open) {
      await backOpenOffer(work, open, nomination);
      return { sent: true };
    }
    const draftId = newId(now.getTime());
    const answers = answersOf(nomination);
    await beginDraft(work, { id: draftId, ...answers, answers, browserId, nominationId: id });
    return { draftId };
  });
}

/** A councillor does not take it up: whoever nominated them hears it. */
export async function declineNomination(services: Services, id: string): Promise<Refusal | null> {
  return await services.db.transaction().execute(async (trx) => {
    const now = services.clock();
    const nomination = await lockNomination(trx, id);
    if (!nomination) return refusal('not-found', 'There is no such nomination.');
    if ((nomination.ends_on ?? '') < londonDate(now)) return refusal('over', 'The time to answer is over.');
    const refused = await moveNomination(trx, nomination, 'decline', now, { answered_at: now });
    if (refused) return refused;
    await tellNominator({ services, trx, now }, nomination, 'does not take up your nomination now.');
    return null;
  });
}

/** Whoever nominated is told what became of it. */
export async function tellNominator({ services, trx }: Working, nomination: Nomination, what: string): Promise<void> {
  const { name, backer_name: backer, backer_email: email, body_name: body } = nomination;
  await write(
    { services, trx },
    { name: backer, email },
    {
      template: 'nomination-answered',
      subject: `Your nomination of ${name}`,
      ask: `${name} ${what}`,
      button: { text: 'Nominate somebody else', path: '/become-a-peer/nominations/new' },
      why: `You get this because you nominated ${name} to ${body}.`,
    },
  );
}

/** What an offer begins with, by the names of its form's fields. The role nearest to theirs they choose themselves. */
function answersOf(nomination: Nomination) {
  return {
    name: nomination.name,
    email: nomination.email,
    kind: 'member',
    title: nomination.seat,
    authority: nomination.authority_name,
    party: nomination.party,
    'backing-kind': nomination.backer_kind,
    'backer-name': nomination.backer_name,
    'backer-email': nomination.backer_email,
    'backer-role': nomination.backer_role,
  };
}

/** An offer that waits for somebody's backing has this one; one that is further on needs none, and stays as it is. */
async function backOpenOffer(work: Working, interestId: string, nomination: Nomination): Promise<void> {
  const { trx, now } = work;
  const interest = await lockInterest(trx, interestId);
  if (interest?.kind !== 'member') return;
  const applicant = { by: 'applicant', actorId: interest.person_id, at: now } as const;
  const asked = await stepInterest(trx, interest, 'ask-another', applicant);
  if (isRefusal(asked)) return;
  const before = await lockStandingBacking(trx, interestId);
  if (before && BACKING_MOVES.replaced.includes(before.status as BackingStatus)) {
    await trx
      .updateTable('interest_backings')
      .set({ status: 'replaced', answered_at: now })
      .where('id', '=', before.id)
      .execute();
  }
  await giveBacking(work, interestId, nomination);
  const backer = { by: 'backer', actorId: null, at: now, reason: 'Nominated' } as const;
  await stepInterest(trx, { ...interest, status: 'awaiting-backing' }, 'back', backer);
  await goOn(work, interest, nomination.backer_name, 'nominated');
}
