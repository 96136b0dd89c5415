import { newId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import { offerPlace, placePeer } from '#modules/teams';
import type { ChallengeHead, Services } from '#platform/http/context';
import type { Plan, PlanPlace } from '../store/plans.ts';
import { planPlaces } from '../store/plans.ts';

/** What to do with a team: whom of it (by slot key), with a reason for each conflict to waive (by slot key, then by conflict). */
export type TeamToAccept = {
  readonly challenge: ChallengeHead;
  readonly slotKeys: readonly string[];
  readonly waivers: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Write to them now; else they are only proposed. */
  readonly offer: boolean;
};

/** What came of one place, as a sentence; `done` false where the office must do something. */
export type PlaceOutcome = {
  readonly slotKey: string;
  readonly name: string;
  readonly peerName: string;
  readonly done: boolean;
  readonly says: string;
};

/**
 * Proposes a team of the plan by the teams' own rules, on facts as they are now, and offers the places where asked. Each place is for
 * itself: what is refused says why and the rest goes on. Those who have served come first, so that a first outing finds them there.
 */
export async function acceptTeam(
  services: Services,
  plan: Plan,
  team: TeamToAccept,
  actorId: string,
): Promise<PlaceOutcome[]> {
  const places = (await planPlaces(services.db, plan.id, team.challenge.id)).filter(
    (place) => team.slotKeys.includes(place.slotKey) && place.peerId !== null && place.status === null,
  );
  const served = await servedOf(
    services,
    places.flatMap((place) => place.peerId ?? []),
  );
  const order = [...places].sort((a, b) => (served.get(b.peerId ?? '') ?? 0) - (served.get(a.peerId ?? '') ?? 0));
  const outcomes: PlaceOutcome[] = [];
  for (const place of order) {
    const outcome = await acceptPlace(services, place, team, actorId);
    await keepOutcome(services, plan, place, outcome);
    outcomes.push(outcome);
  }
  const done = outcomes.filter((each) => each.done).length;
  await services.db.transaction().execute(async (trx) => {
    await trx
      .updateTable('plans')
      .set((of) => ({ version: of('version', '+', 1) }))
      .where('id', '=', plan.id)
      .execute();
    await recordAudit(trx, {
      actorId,
      challengeId: team.challenge.id,
      subject: { kind: 'plan', id: plan.id },
      action: `Proposed ${done} of ${outcomes.length} places from the plan “${plan.name}”`,
      at: services.clock(),
    });
  });
  return outcomes;
}

async function acceptPlace(
  services: Services,
  place: PlanPlace,
  team: TeamToAccept,
  actorId: string,
): Promise<PlaceOutcome & { placementId: string | null }> {
  const { slotKey, name, peerName: named } = place;
  const peerName = named ?? '';
  const said = (done: boolean, says: string, placementId: string | null = null) => ({
    slotKey,
    name,
    peerName,
    done,
    says,
    placementId,
  });
  if (place.slotId === null || place.peerId === null)
    return said(false, `The scope of this challenge is not agreed yet, so ${peerName} cannot be proposed.`);
  const toPlace = {
    id: newId(services.clock().getTime()),
    challenge: team.challenge,
    slotId: place.slotId,
    peerId: place.peerId,
    waivers: team.waivers[slotKey] ?? {},
  };
  const placed = await placePeer(services, toPlace, { personId: actorId, namesOtherHosts: true });
  if (isRefusal(placed)) return said(false, placed.why);
  if (!team.offer) return said(true, 'Proposed. Nobody has been written to.', placed.placementId);
  const offered = await offerPlace(
    services,
    { challengeId: team.challenge.id, placementId: placed.placementId },
    actorId,
  );
  if (isRefusal(offered)) return said(false, `Proposed, but not offered. ${offered.why}`, placed.placementId);
  return said(true, `Proposed and offered: we have written to ${offered.peerEmail}.`, placed.placementId);
}

async function keepOutcome(
  { db }: Services,
  plan: Plan,
  place: PlanPlace,
  { says, placementId }: { says: string; placementId: string | null },
): Promise<void> {
  await db
    .updateTable('plan_places')
    .set({ outcome: says, ...(placementId ? { placement_id: placementId, hold: 'placed' } : {}) })
    .where('plan_id', '=', plan.id)
    .where('slot_key', '=', place.slotKey)
    .execute();
}

async function servedOf({ db }: Services, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('peers')
    .select(['person_id', 'served'])
    .where('person_id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.person_id, row.served]));
}
