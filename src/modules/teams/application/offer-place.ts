import { createHash } from 'node:crypto';
import { addToDate, type IsoDate, londonDate } from '#kernel/dates';
import { newId, newToken } from '#kernel/ids';
import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import { openTask, settleTask } from '#modules/challenges';
import type { Transacting } from '#platform/database/connect';
import type { Services } from '#platform/http/context';
import { lockPlacement, type PlacementInFull } from '../store/placements.ts';
import { sendOffer } from './letters.ts';
import { movePlacement } from './move-placement.ts';
import { newConflicts } from './place-peer.ts';

/** How long an offer is open, where the office does not say otherwise. */
export const USUAL_OFFER_DAYS = 10;

export type Offered = { readonly peerName: string; readonly peerEmail: string; readonly ends: IsoDate };

/**
 * Sends the offer of a proposed place, after looking once more for conflicts. Offered already: sends it again with a new link that
 * ends on the same day; the old link works on. Only the hash of a link is stored.
 */
export async function offerPlace(
  services: Services,
  which: { challengeId: string; placementId: string },
  actorId: string,
): Promise<Refusal | Offered> {
  return await services.db.transaction().execute((trx) => offerWithin(services, trx, which, actorId));
}

/** The same inside a transaction of the caller's. `actorId` null: the next on a reserve list is asked by itself. */
export async function offerWithin(
  services: Services,
  trx: Transacting,
  which: { challengeId: string; placementId: string },
  actorId: string | null,
): Promise<Refusal | Offered> {
  const placement = await lockPlacement(trx, which.placementId);
  if (!placement || placement.challengeId !== which.challengeId)
    return refusal('not-found', 'There is no such placement.');
  if (placement.peerEmail === null) {
    return refusal(
      'no-email',
      `${placement.peerName} has no email address. Add one to their details, then offer the place.`,
    );
  }
  const now = services.clock();
  const again = placement.status === 'offered';
  const ends =
    again && placement.offerEnds
      ? placement.offerEnds
      : addToDate(londonDate(now), { days: await offerDays(trx, placement.challengeId) });
  if (!again) {
    const found = await newConflicts(services, trx, asChallenge(placement), placement.slotId, placement.peerId);
    if (found.length > 0) {
      return refusal('conflict', `Something has changed since ${placement.peerName} was proposed. ${found.join(' ')}`);
    }
    const refused = await movePlacement(trx, placement, 'offer', {
      by: actorId === null ? 'clock' : 'office',
      actorId,
      at: now,
    });
    if (refused) return refused;
    await askPeer(trx, placement, ends, now);
    await settleTask(
      trx,
      { challengeId: placement.challengeId, kind: 'fill-slot', subject: placement.slotId },
      actorId,
      now,
    );
  } else {
    await recordAudit(trx, {
      actorId,
      challengeId: placement.challengeId,
      subject: { kind: 'placement', id: placement.id },
      action: `Sent the offer again: ${placement.peerName}`,
      at: now,
    });
  }
  await sendOffer({ services, trx, placement }, await newLink(trx, placement.id, ends, now, false), ends, false);
  return { peerName: placement.peerName, peerEmail: placement.peerEmail, ends };
}

/** How many days an offer of this challenge is open. */
export async function offerDays(trx: Transacting, challengeId: string): Promise<number> {
  const settings = await trx
    .selectFrom('team_settings')
    .select('offer_days')
    .where('challenge_id', '=', challengeId)
    .executeTakeFirst();
  return settings?.offer_days ?? USUAL_OFFER_DAYS;
}

/** Makes a link that answers this one placement, and keeps its hash. The token itself is only ever in the message. */
export async function newLink(
  trx: Transacting,
  placementId: string,
  ends: IsoDate,
  now: Date,
  isReminder: boolean,
): Promise<string> {
  const token = newToken();
  await trx
    .insertInto('offers')
    .values({
      id: newId(now.getTime()),
      placement_id: placementId,
      token_hash: tokenHash(token),
      sent_at: now,
      expires_on: ends,
      is_reminder: isReminder,
    })
    .execute();
  return token;
}

/** What is stored of a link. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Asks the peer for an answer; asked already, the day it is due moves. */
export async function askPeer(trx: Transacting, placement: PlacementInFull, ends: IsoDate, now: Date): Promise<void> {
  await openTask(
    trx,
    {
      challengeId: placement.challengeId,
      kind: 'answer-offer',
      subject: placement.id,
      for: { personId: placement.peerId },
      title: `Tell us whether you can join ${placement.hostShortName}’s team`,
      path: `/peer/offers/${placement.id}`,
      dueOn: ends,
    },
    now,
  );
}

function asChallenge({ challengeId, bodyId, hostId, programmeKey, programmeVersion }: PlacementInFull) {
  return { id: challengeId, bodyId, hostId, programmeKey, programmeVersion };
}
