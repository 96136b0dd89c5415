import { sql } from 'kysely';
import { addToDate, dateRange, londonDate } from '#kernel/dates';
import { newId, newToken } from '#kernel/ids';
import { recordAudit } from '#modules/audit';
import { openTask } from '#modules/challenges';
import type { Queryable, Transacting } from '#platform/database/connect';
import type { Services } from '#platform/http/context';
import { assess } from '../domain/assess.ts';
import type { Span } from '../domain/facts.ts';
import { peerFactsFor } from '../store/facts.ts';
import { lockPlacement, type PlacementInFull } from '../store/placements.ts';
import { teamSlots } from '../store/team.ts';
import { type AboutChallenge, readSetting, slotFactsOf } from './challenge-facts.ts';
import { askWhetherStill, sendOffer } from './letters.ts';
import { askPeer, newLink, offerDays, tokenHash } from './offer-place.ts';
import { withdrawLocked } from './withdraw-placement.ts';

/** What other dates mean for one peer of a team: asked again, or out by a rule. */
export type Moved = {
  readonly placementId: string;
  readonly name: string;
  readonly slotName: string;
  readonly status: string;
  readonly inTheWay: readonly string[];
};

/** What it would mean for each peer with a place if the team went in `period`, as the facts are now. Nothing is changed. */
export async function ifDatesMoved(
  services: Services,
  db: Queryable,
  challenge: AboutChallenge,
  period: Span,
): Promise<Moved[]> {
  const setting = await readSetting(services, db, challenge, true);
  const team = await teamSlots(db, challenge.id);
  const moved: Moved[] = [];
  for (const slot of team) {
    if (slot.isManager || !slot.placement || slot.placement.status === 'served') continue;
    const [peer] = await peerFactsFor(db, { ...setting.about, period }, slot, { ids: [slot.placement.peerId] });
    const { hard } = peer ? assess(peer, slotFactsOf(slot, team), { ...setting.facts, period }) : { hard: [] };
    const inTheWay = hard
      .filter(({ code }) => code !== 'first-outings' && code !== 'experience' && code !== 'authorities')
      .map(({ why }) => why);
    moved.push({
      placementId: slot.placement.id,
      name: slot.placement.name,
      slotName: slot.name,
      status: slot.placement.status,
      inTheWay,
    });
  }
  return moved;
}

/**
 * Moves a team to the days its challenge has now, in the transaction that moved them. Whoever a rule keeps out on those days is
 * withdrawn and told; whoever has said yes is asked by a link of their own whether they still can; an open offer is sent again with the
 * new days and as long to answer as a new one. Statuses stay: silence keeps a place; it is broken by a reminder, then by a task of the office.
 */
export async function moveTeamDates(
  services: Services,
  trx: Transacting,
  challenge: AboutChallenge,
  period: Span,
  actorId: string,
): Promise<Moved[]> {
  const all = await ifDatesMoved(services, trx, challenge, period);
  for (const { placementId, inTheWay } of all) {
    const before = await lockPlacement(trx, placementId);
    if (!before) continue;
    if (inTheWay.length > 0) {
      const reason = `The days on site have moved to ${dateRange(period.from, period.until)}. ${inTheWay.join(' ')}`;
      await withdrawLocked(services, trx, before, reason, actorId);
      continue;
    }
    await trx
      .updateTable('placements')
      .set((of) => ({ period: `[${period.from},${period.until}]`, version: of('version', '+', 1) }))
      .where('id', '=', placementId)
      .execute();
    const placement = await lockPlacement(trx, placementId);
    if (!placement) continue;
    await recordAudit(trx, {
      actorId,
      challengeId: placement.challengeId,
      subject: { kind: 'placement', id: placement.id },
      action: `Moved ${placement.peerName} to ${dateRange(period.from, period.until)}`,
      detail: { before: [before.from, before.until], after: [period.from, period.until] },
      at: services.clock(),
    });
    await askAgain(services, trx, before, placement, actorId);
  }
  return all;
}

async function askAgain(
  services: Services,
  trx: Transacting,
  before: PlacementInFull,
  placement: PlacementInFull,
  actorId: string,
): Promise<void> {
  const now = services.clock();
  const letters = { services, trx, placement };
  if (placement.status === 'offered' && placement.offerEnds !== null && placement.peerEmail !== null) {
    // Other days are another question: there is as long to answer it as there was for the first.
    const fresh = addToDate(londonDate(now), { days: await offerDays(trx, placement.challengeId) });
    const ends = fresh > placement.offerEnds ? fresh : placement.offerEnds;
    await sendOffer(letters, await newLink(trx, placement.id, ends, now, false), ends, false);
    await askPeer(trx, placement, ends, now);
  }
  if (placement.status !== 'accepted' && placement.status !== 'confirmed') return;
  await trx
    .updateTable('placement_reconfirmations')
    .set({ answer: 'superseded', answered_at: now })
    .where('placement_id', '=', placement.id)
    .where('answered_at', 'is', null)
    .execute();
  const token = newToken();
  await sql`insert into placement_reconfirmations (id, placement_id, token_hash, old_period, new_period, asked_at, asked_by)
    values (${newId(now.getTime())}, ${placement.id}, ${tokenHash(token)}, daterange(${before.from}::date, ${before.until}::date, '[]'),
      daterange(${placement.from}::date, ${placement.until}::date, '[]'), ${now}, ${actorId})`.execute(trx);
  await openTask(
    trx,
    {
      challengeId: placement.challengeId,
      kind: 'still-can',
      subject: placement.id,
      for: { personId: placement.peerId },
      title: `Tell us whether you can still go to ${placement.hostShortName}`,
      path: `/peer/places/${placement.id}/dates`,
    },
    now,
  );
  await askWhetherStill(letters, token, before, false);
}
