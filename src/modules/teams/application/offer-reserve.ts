import { isRefusal, type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import type { Transacting } from '#platform/database/connect';
import type { Services } from '#platform/http/context';
import { findPlacement } from '../store/placements.ts';
import { asksNextByItself, lockReserves, type Reserve } from '../store/reserves.ts';
import { lockTeam, type TeamToCheck } from '../store/teams-to-check.ts';
import { tell } from './letters.ts';
import { officeOf } from './move-placement.ts';
import { type Offered, offerWithin } from './offer-place.ts';
import { isTeamClash, placeWithin } from './place-peer.ts';

/**
 * The next on a slot's reserve list who can still go is offered the place, by the rules as they stand now. Who cannot any more is
 * passed over with the reason; when nobody is left the office is told. Nothing is done where the place is taken, or where the office
 * asks by itself. Answers whom it went to.
 */
export async function offerNextReserve(services: Services, slotId: string): Promise<Offered | null> {
  const passed: string[] = [];
  for (;;) {
    const tried = await tryReserve(services, slotId, null);
    if (tried.kind === 'offered') return tried.offered;
    if (tried.kind === 'nobody') break;
    passed.push(tried.why);
  }
  if (passed.length > 0) await tellRunOut(services, slotId, passed);
  return null;
}

/** Offers the place to one person of the list because somebody of the office says so. Refused with every reason in the way. */
export async function offerReserve(
  services: Services,
  which: { slotId: string; reserveId: string },
  actorId: string,
): Promise<Refusal | Offered> {
  const tried = await tryReserve(services, which.slotId, { reserveId: which.reserveId, actorId });
  if (tried.kind === 'offered') return tried.offered;
  return refusal(
    'not-possible',
    tried.kind === 'passed-over' ? tried.why : 'This reserve list has changed. Look again.',
  );
}

type Tried =
  | { readonly kind: 'offered'; readonly offered: Offered }
  | { readonly kind: 'passed-over'; readonly why: string }
  | { readonly kind: 'nobody' };

/** By a person: that reserve. Else the first who waits. */
type Chosen = { readonly reserveId: string; readonly actorId: string } | null;

/** One transaction for one person: placed and offered together or neither. */
async function tryReserve(services: Services, slotId: string, chosen: Chosen): Promise<Tried> {
  let reserve: Reserve | undefined;
  try {
    return await services.db.transaction().execute(async (trx) => {
      const slot = await trx
        .selectFrom('challenge_slots')
        .select(['challenge_id as challengeId', 'name'])
        .where('id', '=', slotId)
        .executeTakeFirst();
      const challenge = slot ? await lockTeam(trx, slot.challengeId) : null;
      if (!challenge || (chosen === null && !(await asksNextByItself(trx, slotId)))) return { kind: 'nobody' };
      const waiting = await lockReserves(trx, slotId);
      reserve = chosen === null ? waiting[0] : waiting.find(({ id }) => id === chosen.reserveId);
      if (!reserve || (await isTaken(trx, slotId))) return { kind: 'nobody' };
      const offered = await placeAndOffer(services, trx, { challenge, slotId, reserve, chosen });
      await settle(services, trx, reserve, 'offered', '');
      return { kind: 'offered', offered };
    });
  } catch (error) {
    const why = error instanceof PassOver ? error.message : isTeamClash(error) ? CLASH : null;
    if (why === null || !reserve) throw error;
    if (chosen === null) await passOver(services, slotId, reserve, why);
    return { kind: 'passed-over', why };
  }
}

const CLASH = 'They were put on another team a moment ago.';

/** Undoes the transaction: this reserve cannot go. The message says why. */
class PassOver extends Error {}

async function placeAndOffer(
  services: Services,
  trx: Transacting,
  { challenge, slotId, reserve, chosen }: { challenge: TeamToCheck; slotId: string; reserve: Reserve; chosen: Chosen },
): Promise<Offered> {
  const { id, peerId, peerName, waivers, addedBy, hasEmail } = reserve;
  if (!hasEmail) throw new PassOver(`${peerName} has no email address.`);
  // Who put them on the list answers for the proposal and its waivers.
  const placer = { personId: chosen?.actorId ?? addedBy, namesOtherHosts: true };
  const placed = await placeWithin(services, trx, { id, challenge, slotId, peerId, waivers }, placer);
  if (isRefusal(placed)) throw new PassOver(placed.why);
  const offered = await offerWithin(
    services,
    trx,
    { challengeId: challenge.id, placementId: id },
    chosen?.actorId ?? null,
  );
  if (isRefusal(offered)) throw new PassOver(offered.why);
  return offered;
}

async function isTaken(trx: Transacting, slotId: string): Promise<boolean> {
  const taken = await trx
    .selectFrom('placements')
    .select('id')
    .where('slot_id', '=', slotId)
    .where('status', 'in', ['proposed', 'offered', 'accepted', 'confirmed', 'served'])
    .executeTakeFirst();
  return taken !== undefined;
}

async function settle(
  services: Services,
  trx: Transacting,
  reserve: Reserve,
  status: 'offered' | 'passed-over',
  outcome: string,
): Promise<void> {
  await trx
    .updateTable('slot_reserves')
    .set({ status, outcome, settled_at: services.clock() })
    .where('id', '=', reserve.id)
    .execute();
}

async function passOver(services: Services, slotId: string, reserve: Reserve, why: string): Promise<void> {
  await services.db.transaction().execute(async (trx) => {
    await settle(services, trx, reserve, 'passed-over', why);
    const slot = await trx
      .selectFrom('challenge_slots')
      .select(['challenge_id', 'name'])
      .where('id', '=', slotId)
      .executeTakeFirstOrThrow();
    await recordAudit(trx, {
      actorId: null,
      challengeId: slot.challenge_id,
      subject: { kind: 'slot', id: slotId },
      action: `Passed over ${reserve.peerName} on the reserve list for ${slot.name.toLowerCase()}`,
      reason: why,
      at: services.clock(),
    });
  });
}

/** Nobody of the list could go: the office hears of it, with each reason. The task to fill the place is open already. */
async function tellRunOut(services: Services, slotId: string, passed: readonly string[]): Promise<void> {
  await services.db.transaction().execute(async (trx) => {
    const last = await trx
      .selectFrom('placements')
      .select('id')
      .where('slot_id', '=', slotId)
      .orderBy('proposed_at', 'desc')
      .executeTakeFirst();
    const placement = last && (await findPlacement(trx, last.id));
    if (!placement) return;
    await tell({ services, trx, placement }, await officeOf(trx, placement), {
      template: 'reserves-run-out',
      subject: `Nobody on the reserve list can go: ${placement.slotName}, ${placement.hostShortName}`,
      ask: `Please find a ${placement.slotName.toLowerCase()} for ${placement.hostName}: nobody on the reserve list can go any more.`,
      button: {
        text: 'Find somebody',
        url: `${services.config.baseUrl}/challenges/${placement.reference}/slots/${slotId}`,
      },
      paragraphs: [...passed],
      why: 'You get this because you form peer teams.',
    });
  });
}
