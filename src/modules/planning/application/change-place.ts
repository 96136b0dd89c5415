import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import type { ScoreParts } from '#modules/matching';
import type { Transacting } from '#platform/database/connect';
import type { Services } from '#platform/http/context';
import { USUAL_POLICY } from '../domain/policy.ts';
import { type Plan, type PlanPlace, planPlaces } from '../store/plans.ts';
import { askPlan } from './ask-plan.ts';

export type ByHand = { readonly plan: Plan; readonly slotKey: string; readonly actorId: string };
export type HandRefusal = Refusal<'not-found' | 'changed' | 'placed' | 'barred'>;
/** What came of it. `change`: what the whole plan gained or lost, in points; null where nothing was weighed. */
export type Done = { readonly place: PlanPlace; readonly leaves: readonly string[]; readonly change: number | null };

/**
 * Puts a peer into a place of the plan and pins them there. Whoever was there is out of it, and places that the peer cannot hold
 * beside it are empty. Refused where a hard rule stands in the way, or a placement that is there already would have to go.
 */
export async function putInPlace(
  services: Services,
  { plan, slotKey, actorId }: ByHand,
  peerId: string,
): Promise<HandRefusal | Done> {
  const said = await askOfPeer(services, plan, slotKey, peerId);
  const change = said?.one;
  if (change?.standing === 'there') return await setHold(services, { plan, slotKey, actorId }, true);
  if (!change || change.standing === 'barred' || change.fixedLeaves || change.parts === null) {
    return refusal('barred', 'A rule stands in the way of this peer in this place. It says below which.');
  }
  const { parts, leaves } = change;
  return await byHand(services, { plan, slotKey, actorId }, async (trx, place) => {
    if (leaves.length > 0) {
      await trx
        .updateTable('plan_places')
        .set({ peer_id: null, hold: null, outcome: '' })
        .where('plan_id', '=', plan.id)
        .where('slot_key', 'in', [...leaves])
        .execute();
    }
    await trx
      .updateTable('plan_places')
      .set({ peer_id: peerId, hold: 'pinned', outcome: '', fault: '' })
      .where('plan_id', '=', plan.id)
      .where('slot_key', '=', slotKey)
      .execute();
    return {
      action: `Put a peer into ${place.name.toLowerCase()} of the plan “${plan.name}”`,
      detail: { peerId, slotKey, leaves },
      parts,
      leaves,
    };
  });
}

/**
 * Two peers of the plan change places, and are pinned there. `other`: the place that the peer has now. Refused where a rule stands in
 * the way of either, or one of them has their place by a placement.
 */
export async function swapPlaces(
  services: Services,
  hand: ByHand,
  peerId: string,
  other: string,
): Promise<HandRefusal | Done> {
  const { plan, slotKey } = hand;
  const said = await askOfPeer(services, plan, slotKey, peerId);
  const swap = said?.swaps.find((each) => each.slot === other);
  if (!swap || swap.parts === null) return refusal('barred', 'A rule stands in the way of this swap.');
  const { parts, person } = swap;
  return await byHand(services, hand, async (trx, place) => {
    for (const [slot, peer] of [
      [slotKey, peerId],
      [other, person],
    ] as const) {
      await trx
        .updateTable('plan_places')
        .set({ peer_id: peer, hold: 'pinned', outcome: '', fault: '' })
        .where('plan_id', '=', plan.id)
        .where('slot_key', '=', slot)
        .execute();
    }
    return {
      action: `Swapped two peers in the plan “${plan.name}”: ${place.name.toLowerCase()}`,
      detail: { peerId, slotKey, with: person, other },
      parts,
      leaves: [],
    };
  });
}

/** Pins whoever is in the place, or lets them go: the next run keeps a pinned peer. */
export async function setHold(services: Services, hand: ByHand, pinned: boolean): Promise<HandRefusal | Done> {
  return await byHand(services, hand, async (trx, place) => {
    await trx
      .updateTable('plan_places')
      .set({ hold: pinned ? 'pinned' : null })
      .where('plan_id', '=', hand.plan.id)
      .where('slot_key', '=', hand.slotKey)
      .execute();
    return {
      action: `${pinned ? 'Pinned' : 'Unpinned'} ${place.peerName ?? 'nobody'} in the plan “${hand.plan.name}”`,
      detail: { slotKey: hand.slotKey, peerId: place.peerId },
      parts: null,
      leaves: [],
    };
  });
}

/** Takes a peer out of a team of the plan: no run proposes them there again. Where they had a place in it, it is empty until then. */
export async function excludePeer(services: Services, hand: ByHand, peerId: string): Promise<HandRefusal | Done> {
  const places = await planPlaces(services.db, hand.plan.id);
  const challengeId = places.find((place) => place.slotKey === hand.slotKey)?.challengeId;
  const had = places.find((place) => place.challengeId === challengeId && place.peerId === peerId);
  if (had?.hold === 'placed')
    return refusal('placed', `${had.peerName} has been proposed for this team already. Withdraw that placement first.`);
  const team = had && challengeId ? await askPlan(services, hand.plan, { kind: 'team', challengeId }) : null;
  const gives = team?.places.find((each) => each.slot === had?.slotKey)?.gives;
  return await byHand(
    services,
    hand,
    async (trx, place) => {
      const now = services.clock();
      await trx
        .insertInto('plan_exclusions')
        .values({
          plan_id: hand.plan.id,
          challenge_id: place.challengeId,
          peer_id: peerId,
          excluded_by: hand.actorId,
          excluded_at: now,
        })
        .onConflict((conflict) =>
          conflict.columns(['plan_id', 'challenge_id', 'peer_id']).doUpdateSet({ is_allowed: false }),
        )
        .execute();
      if (had) {
        await trx
          .updateTable('plan_places')
          .set({ peer_id: null, hold: null, outcome: '' })
          .where('plan_id', '=', hand.plan.id)
          .where('slot_key', '=', had.slotKey)
          .execute();
      }
      const parts = gives
        ? (Object.fromEntries(
            Object.entries(gives).map(([part, value]) => [part, part === 'unfilled' ? -USUAL_POLICY.unfilled : -value]),
          ) as ScoreParts)
        : null;
      return {
        action: `Left a peer out of a team of the plan “${hand.plan.name}”`,
        detail: { peerId, challengeId: place.challengeId },
        parts,
        leaves: had ? [had.slotKey] : [],
      };
    },
    false,
  );
}

/** Lets a peer be proposed for that team again: whom a person took out of it, or who had been asked for it before. */
export async function includePeer(services: Services, hand: ByHand, peerId: string): Promise<HandRefusal | Done> {
  return await byHand(
    services,
    hand,
    async (trx, place) => {
      await trx
        .insertInto('plan_exclusions')
        .values({
          plan_id: hand.plan.id,
          challenge_id: place.challengeId,
          peer_id: peerId,
          excluded_by: hand.actorId,
          excluded_at: services.clock(),
          is_allowed: true,
        })
        .onConflict((conflict) =>
          conflict.columns(['plan_id', 'challenge_id', 'peer_id']).doUpdateSet({ is_allowed: true }),
        )
        .execute();
      return {
        action: `Let a peer into a team of the plan “${hand.plan.name}” again`,
        detail: { peerId, challengeId: place.challengeId },
        parts: null,
        leaves: [],
      };
    },
    false,
  );
}

type Told = { action: string; detail: Record<string, unknown>; parts: ScoreParts | null; leaves: readonly string[] };

/** What the plan says of this peer in this place. */
async function askOfPeer(services: Services, plan: Plan, slot: string, person: string) {
  return await askPlan(services, plan, { kind: 'place', slot, offset: 0, size: 0, person, without: [] });
}

/** Changes a plan that nobody else has changed since it was looked at; what it brings and costs follows. */
async function byHand(
  services: Services,
  { plan, slotKey, actorId }: ByHand,
  work: (trx: Transacting, place: PlanPlace) => Promise<Told>,
  mustBeFree = true,
): Promise<HandRefusal | Done> {
  return await services.db.transaction().execute(async (trx) => {
    const now = await trx
      .selectFrom('plans')
      .select(['version', 'parts'])
      .where('id', '=', plan.id)
      .forUpdate()
      .executeTakeFirst();
    if (now?.version !== plan.version)
      return refusal('changed', 'Somebody changed this plan a moment ago. Look at it again.');
    const place = (await planPlaces(trx, plan.id)).find((each) => each.slotKey === slotKey);
    if (!place) return refusal('not-found', 'This plan has no such place.');
    if (mustBeFree && place.hold === 'placed')
      return refusal('placed', `${place.peerName} has this place already. Withdraw that placement first.`);
    const { action, detail, parts, leaves } = await work(trx, place);
    const before = now.parts as ScoreParts | null;
    const after =
      before && parts
        ? Object.fromEntries(
            Object.entries(before).map(([part, value]) => [part, value + parts[part as keyof ScoreParts]]),
          )
        : before;
    await trx
      .updateTable('plans')
      .set((of) => ({ version: of('version', '+', 1), parts: JSON.stringify(after) }))
      .where('id', '=', plan.id)
      .execute();
    await keepScore(trx, plan.id, after);
    await recordAudit(trx, { actorId, subject: { kind: 'plan', id: plan.id }, action, detail, at: services.clock() });
    const change = parts === null ? null : Object.values(parts).reduce((sum, each) => sum + each, 0);
    return { place, leaves, change };
  });
}

/** The newest run's score follows what was changed by hand; its bound holds for every plan. */
async function keepScore(trx: Transacting, planId: string, parts: Record<string, number> | null): Promise<void> {
  if (parts === null) return;
  const score = Object.values(parts).reduce((sum, each) => sum + each, 0);
  const newest = await trx
    .selectFrom('plan_runs')
    .select('id')
    .where('plan_id', '=', planId)
    .where('instance', 'is not', null)
    .orderBy('asked_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (newest) await trx.updateTable('plan_runs').set({ score }).where('id', '=', newest.id).execute();
}
