import { addToDate, daysBetween, londonDate } from '#kernel/dates';
import { dropTask } from '#modules/challenges';
import { recordVisit } from '#modules/pool';
import type { Services } from '#platform/http/context';
import { sendOffer, tell, tellExpired } from '../application/letters.ts';
import { askToFill, movePlacement, NEXT_IS_ASKED, officeOf } from '../application/move-placement.ts';
import { newLink } from '../application/offer-place.ts';
import { confirmedBefore, offersEndedBefore, offersNotReminded } from '../store/due-offers.ts';
import { lockPlacement } from '../store/placements.ts';

/** Ends every offer whose last day is over: the place is open again, the peer and the office are told. Answers how many. */
export async function expireOffers(services: Services): Promise<number> {
  const today = londonDate(services.clock());
  const due = await offersEndedBefore(services.db, today);
  let ended = 0;
  for (const id of due) {
    await services.db.transaction().execute(async (trx) => {
      const placement = await lockPlacement(trx, id);
      const now = services.clock();
      if (!placement || placement.offerEnds === null || placement.offerEnds >= today) return;
      if (
        await movePlacement(trx, placement, 'expire', {
          by: 'clock',
          actorId: null,
          at: now,
          set: { answered_at: now },
        })
      )
        return;
      await dropTask(trx, { challengeId: placement.challengeId, kind: 'answer-offer', subject: placement.id }, now);
      const nextIsAsked = await askToFill(trx, placement, now);
      const letters = { services, trx, placement };
      await tellExpired(letters);
      await tell(letters, await officeOf(trx, placement), {
        template: 'offer-expired-office',
        subject: `No answer from ${placement.peerName}: ${placement.slotName}, ${placement.hostShortName} is open again`,
        ask: `${placement.peerName} did not answer in time.`,
        button: {
          text: 'Find somebody else',
          url: `${services.config.baseUrl}/challenges/${placement.reference}/slots/${placement.slotId}`,
        },
        paragraphs: ['They have been told that the offer has ended.', ...(nextIsAsked ? [NEXT_IS_ASKED] : [])],
        why: 'You get this because you form peer teams.',
      });
      ended += 1;
    });
  }
  return ended;
}

/** Reminds, once, each peer who has not answered when half of the offer's time has gone. Answers how many. */
export async function remindOffers(services: Services): Promise<number> {
  const now = services.clock();
  const today = londonDate(now);
  let reminded = 0;
  for (const { id, sentOn } of await offersNotReminded(services.db)) {
    await services.db.transaction().execute(async (trx) => {
      const placement = await lockPlacement(trx, id);
      if (placement?.status !== 'offered' || placement.offerEnds === null || placement.offerEnds < today) return;
      const half = addToDate(sentOn, { days: Math.ceil(daysBetween(sentOn, placement.offerEnds) / 2) });
      if (today < half) return;
      const token = await newLink(trx, id, placement.offerEnds, now, true);
      await sendOffer({ services, trx, placement }, token, placement.offerEnds, true);
      reminded += 1;
    });
  }
  return reminded;
}

/** The day after the last day on site, each confirmed peer has served, and it counts in their record. Answers how many. */
export async function recordServed(services: Services): Promise<number> {
  const now = services.clock();
  let served = 0;
  for (const id of await confirmedBefore(services.db, londonDate(now))) {
    await services.db.transaction().execute(async (trx) => {
      const placement = await lockPlacement(trx, id);
      if (!placement || (await movePlacement(trx, placement, 'serve', { by: 'clock', actorId: null, at: now }))) return;
      const { peerId, hostId, challengeId, programmeKey, slotName, until, days } = placement;
      await recordVisit(trx, {
        id,
        peerId,
        authorityId: hostId,
        challengeId,
        programmeKey,
        slotName,
        servedOn: until,
        days,
      });
      served += 1;
    });
  }
  return served;
}
