import { dateRange } from '#kernel/dates';
import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import { settleTask } from '#modules/challenges';
import { ruleOutAskedDates } from '#modules/pool';
import type { Services } from '#platform/http/context';
import { findPlacement, lockPlacement, type PlacementInFull } from '../store/placements.ts';
import { findReconfirmation, type Reconfirmation } from '../store/reconfirmations.ts';
import { tell } from './letters.ts';
import { officeOf } from './move-placement.ts';
import { tokenHash } from './offer-place.ts';
import { withdrawLocked } from './withdraw-placement.ts';

/** What a peer was asked about moved dates, with the place it is about. */
export type StillAsked = { readonly asked: Reconfirmation; readonly placement: PlacementInFull };

/** What the link asks, or null for a link that was never sent. Reading changes nothing. */
export async function stillByLink(services: Services, token: string): Promise<StillAsked | null> {
  if (!/^[\w-]{20,100}$/.test(token)) return null;
  return await withPlacement(services, await findReconfirmation(services.db, { tokenHash: tokenHash(token) }));
}

/** The same for the peer who is signed in; null where it is somebody else's. */
export async function stillOfPeer(
  services: Services,
  placementId: string,
  personId: string,
): Promise<StillAsked | null> {
  const found = await withPlacement(services, await findReconfirmation(services.db, { placementId }));
  return found?.placement.peerId === personId ? found : null;
}

async function withPlacement(services: Services, asked: Reconfirmation | null): Promise<StillAsked | null> {
  const placement = asked && (await findPlacement(services.db, asked.placementId));
  return asked && placement ? { asked, placement } : null;
}

/** Only somebody who has their place yet can say whether they can still go. */
export const STILL_THERE: ReadonlySet<string> = new Set(['accepted', 'confirmed']);

/** Takes the answer: yes keeps the place; no opens it, and the office hears of it either way. Answered already, or withdrawn meanwhile: refused. */
export async function answerStill(
  services: Services,
  { asked }: StillAsked,
  answer: 'still' | 'cannot',
): Promise<Refusal | PlacementInFull> {
  return await services.db.transaction().execute(async (trx) => {
    const placement = await lockPlacement(trx, asked.placementId);
    const now = services.clock();
    if (placement && !STILL_THERE.has(placement.status)) return refusal('ended', 'This place is no longer needed.');
    const open = await trx
      .updateTable('placement_reconfirmations')
      .set({ answer, answered_at: now })
      .where('id', '=', asked.id)
      .where('answered_at', 'is', null)
      .executeTakeFirst();
    if (!placement || open.numUpdatedRows === 0n) return refusal('answered', 'This has been answered already.');
    await settleTask(
      trx,
      { challengeId: placement.challengeId, kind: 'still-can', subject: placement.id },
      placement.peerId,
      now,
    );
    await settleTask(
      trx,
      { challengeId: placement.challengeId, kind: 'ask-still', subject: placement.id },
      placement.peerId,
      now,
    );
    const when = dateRange(placement.from, placement.until);
    await recordAudit(trx, {
      actorId: placement.peerId,
      challengeId: placement.challengeId,
      subject: { kind: 'placement', id: placement.id },
      action:
        answer === 'still'
          ? `Can still go, ${when}: ${placement.peerName}`
          : `Cannot go any more, ${when}: ${placement.peerName}`,
      at: now,
    });
    if (answer === 'cannot') {
      // So that nobody asks for the same days again: not the mended plan, nor another team.
      const { peerId, from, until } = placement;
      await ruleOutAskedDates(trx, { peerId, from, until, at: now });
      const refused = await withdrawLocked(
        services,
        trx,
        placement,
        `Cannot go on the new dates, ${when}.`,
        placement.peerId,
        false,
      );
      if (refused) return refused;
    }
    await tell({ services, trx, placement }, await officeOf(trx, placement), {
      template: 'dates-moved-answer',
      subject: `${placement.peerName} ${answer === 'still' ? 'can still go' : 'cannot go any more'}: ${placement.hostShortName}`,
      ask:
        answer === 'still'
          ? `${placement.peerName} can still go to ${placement.hostName}, ${when}.`
          : `${placement.peerName} cannot go to ${placement.hostName} on the new dates. The place is open again.`,
      button: {
        text: 'See who can still go',
        url: `${services.config.baseUrl}/challenges/${placement.reference}/team/days`,
      },
      paragraphs: answer === 'still' ? [] : ['A mended team is proposed on that page.'],
      why: 'You get this because you form peer teams.',
    });
    return placement;
  });
}
