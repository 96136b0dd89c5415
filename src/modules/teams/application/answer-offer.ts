import { dateRange, londonDate } from '#kernel/dates';
import { type Refusal, refusal } from '#kernel/result';
import { openTask, settleTask } from '#modules/challenges';
import { grantRole } from '#modules/people';
import { declareConflict, REFUSAL_REASONS, type RefusalReason, ruleOutAskedDates } from '#modules/pool';
import { definitionVersion } from '#modules/programmes';
import type { Transacting } from '#platform/database/connect';
import type { Services } from '#platform/http/context';
import { objectionEnds } from '../domain/host-window.ts';
import {
  findPlacement,
  holdersOf,
  lockPlacement,
  openOfferInstead,
  type PlacementInFull,
  placementOfToken,
} from '../store/placements.ts';
import { teamSlots } from '../store/team.ts';
import { tell, thankPeer } from './letters.ts';
import { askToFill, movePlacement, NEXT_IS_ASKED, officeOf } from './move-placement.ts';
import { tokenHash } from './offer-place.ts';

/** How an offer stands for the person who looks at it. `placement` is as it was saved last. */
export type OfferState = {
  readonly state: 'open' | 'accepted' | 'declined' | 'expired' | 'withdrawn' | 'not-sent';
  readonly placement: PlacementInFull;
};

/**
 * The offer of a link, or null for a link that was never sent. The link of an offer that is over leads to the newer one, where the same
 * place was offered to the same peer again. Reading changes nothing.
 */
export async function offerOfLink(services: Services, token: string): Promise<OfferState | null> {
  if (!/^[\w-]{20,100}$/.test(token)) return null;
  const placement = await placementOfToken(services.db, tokenHash(token));
  if (!placement) return null;
  const found = { placement, state: stateOf(placement, services.clock()) };
  if (found.state === 'open' || found.state === 'accepted') return found;
  const newer = await openOfferInstead(services.db, placement);
  return newer && newer.id !== placement.id ? { placement: newer, state: stateOf(newer, services.clock()) } : found;
}

/** The same for the peer who is signed in; null where it is somebody else's. */
export async function offerOfPeer(
  services: Services,
  placementId: string,
  personId: string,
): Promise<OfferState | null> {
  const placement = await findPlacement(services.db, placementId);
  if (placement?.peerId !== personId) return null;
  return { placement, state: stateOf(placement, services.clock()) };
}

/** An offer is open through the whole of its last day in London. */
function stateOf({ status, offerEnds }: PlacementInFull, now: Date): OfferState['state'] {
  if (status === 'proposed') return 'not-sent';
  if (status === 'accepted' || status === 'confirmed' || status === 'served') return 'accepted';
  if (status === 'offered') return offerEnds !== null && londonDate(now) > offerEnds ? 'expired' : 'open';
  return status;
}

/**
 * Accepts: the peer joins the team, may read what the team reads, and is thanked; the office is told; once every place is taken
 * the host is asked whether it is content. Answered already, ended or withdrawn: refused, and nothing changes.
 */
export async function acceptOffer(services: Services, placementId: string): Promise<Refusal | PlacementInFull> {
  return await answer(services, placementId, async (trx, placement, now) => {
    const refused = await movePlacement(trx, placement, 'accept', {
      by: 'peer',
      actorId: placement.peerId,
      at: now,
      set: { answered_at: now },
    });
    if (refused) return refused;
    await closeOffers(trx, placement, 'accepted', now);
    await grantRole(trx, {
      personId: placement.peerId,
      role: 'team-peer',
      scopeId: placement.challengeId,
      by: null,
      at: now,
    });
    const letters = { services, trx, placement };
    await thankPeer(letters);
    await tell(letters, await officeOf(trx, placement), {
      template: 'offer-accepted-office',
      subject: `${placement.peerName} has accepted: ${placement.slotName}, ${placement.hostShortName}`,
      ask: `${placement.peerName} is on the team for ${placement.hostName} as ${placement.slotName.toLowerCase()}.`,
      button: { text: 'See the team', url: `${services.config.baseUrl}/challenges/${placement.reference}/team` },
      paragraphs: [
        `${dateRange(placement.from, placement.until)}, ${placement.days} days. You need do nothing for this place.`,
      ],
      why: 'You get this because you form peer teams.',
    });
    await askHost(services, trx, placement, now);
    return null;
  });
}

/**
 * Declines, with a reason. The place is open again and the office is asked to fill it. A conflict is kept, so that nobody asks
 * again; and so are days on which they cannot go.
 */
export async function declineOffer(
  services: Services,
  placementId: string,
  why: { reason: RefusalReason; note: string },
): Promise<Refusal | PlacementInFull> {
  return await answer(services, placementId, async (trx, placement, now) => {
    const words = REFUSAL_REASONS[why.reason];
    const refused = await movePlacement(trx, placement, 'decline', {
      by: 'peer',
      actorId: placement.peerId,
      at: now,
      reason: words,
      note: why.note,
      set: { answered_at: now, answer_reason: why.reason, answer_note: why.note },
    });
    if (refused) return refused;
    await closeOffers(trx, placement, 'declined', now);
    if (why.reason === 'conflict') await declare(trx, placement, why.note, now);
    if (why.reason === 'dates') {
      const { peerId, from, until } = placement;
      await ruleOutAskedDates(trx, { peerId, from, until, at: now });
    }
    const nextIsAsked = await askToFill(trx, placement, now);
    await tell({ services, trx, placement }, await officeOf(trx, placement), {
      template: 'offer-declined-office',
      subject: `${placement.peerName} cannot join: ${placement.slotName}, ${placement.hostShortName} is open again`,
      ask: `${placement.peerName} has declined. Reason: ${words.toLowerCase()}.`,
      button: {
        text: 'Find somebody else',
        url: `${services.config.baseUrl}/challenges/${placement.reference}/slots/${placement.slotId}`,
      },
      paragraphs: [...(why.note ? [`In their words: ${why.note}`] : []), ...(nextIsAsked ? [NEXT_IS_ASKED] : [])],
      why: 'You get this because you form peer teams.',
    });
    return null;
  });
}

/**
 * A conflict of interest that is said on the page of an offer that has been answered, has ended or is withdrawn: the offer stays as it is,
 * and the conflict is kept on the peer's profile, as their own word. Said twice in the same words it is kept once.
 */
export async function declareAfterOffer(services: Services, placementId: string, note: string): Promise<void> {
  await services.db.transaction().execute(async (trx) => {
    const placement = await lockPlacement(trx, placementId);
    if (placement) await declare(trx, placement, note, services.clock());
  });
}

async function declare(trx: Transacting, placement: PlacementInFull, note: string, at: Date): Promise<void> {
  const { peerId, hostId: authorityId } = placement;
  const reason = note || 'Said when declining a place; no more was said.';
  await declareConflict(trx, { peerId, authorityId, kind: 'hard', reason, at });
}

type Work = (trx: Transacting, placement: PlacementInFull, now: Date) => Promise<Refusal | null>;

async function answer(services: Services, placementId: string, work: Work): Promise<Refusal | PlacementInFull> {
  return await services.db.transaction().execute(async (trx) => {
    const placement = await lockPlacement(trx, placementId);
    if (!placement) return refusal('not-found', 'There is no such offer.');
    const now = services.clock();
    const state = stateOf(placement, now);
    if (state !== 'open') return refusal(state, 'This offer cannot be answered any more.');
    return (await work(trx, placement, now)) ?? placement;
  });
}

async function closeOffers(
  trx: Transacting,
  placement: PlacementInFull,
  answer: 'accepted' | 'declined',
  now: Date,
): Promise<void> {
  await trx.updateTable('offers').set({ answered_at: now, answer }).where('placement_id', '=', placement.id).execute();
  const task = { challengeId: placement.challengeId, kind: 'answer-offer', subject: placement.id };
  await settleTask(trx, task, placement.peerId, now);
}

/** Every place that must be filled is: now it is the host's turn. */
async function askHost(services: Services, trx: Transacting, placement: PlacementInFull, now: Date): Promise<void> {
  const slots = await teamSlots(trx, placement.challengeId);
  const filled = (status: string | undefined) => status === 'accepted' || status === 'confirmed';
  const waiting = slots.some((slot) => !slot.isManager && !slot.isOptional && !filled(slot.placement?.status));
  if (waiting) return;
  const { team } = await definitionVersion(services.db, placement.programmeKey, placement.programmeVersion);
  await openTask(
    trx,
    {
      challengeId: placement.challengeId,
      kind: 'host-view-of-team',
      for: { role: 'host-coordinator' },
      title: 'Say whether you are content with your peer team',
      path: `/challenges/${placement.reference}/team`,
      dueOn: objectionEnds(londonDate(now), team.objectionDays),
    },
    now,
  );
  const hosts = await holdersOf(trx, 'host-coordinator', { authorityId: placement.hostId });
  await tell({ services, trx, placement }, hosts, {
    template: 'host-view-of-team',
    subject: 'Your peer team is complete: are you content?',
    ask: 'Please look at your peer team and tell us whether you are content.',
    button: { text: 'See your peer team', url: `${services.config.baseUrl}/challenges/${placement.reference}/team` },
    paragraphs: ['If you would rather not have one of them, say why and we will look at it.'],
    why: 'You get this because you coordinate your council’s peer challenge.',
  });
}
