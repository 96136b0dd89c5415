import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import type { Transacting } from '#platform/database/connect';
import type { Services } from '#platform/http/context';
import { assess } from '../domain/assess.ts';
import { peerFactsFor } from '../store/facts.ts';
import { lockReserves, type Reserve, writeOrder } from '../store/reserves.ts';
import { teamSlots } from '../store/team.ts';
import { readSetting, slotFactsOf } from './challenge-facts.ts';
import type { Placer, ToPlace, WaiverNeeded } from './place-peer.ts';
import { waiverNeeded } from './place-peer.ts';

export type ReserveKept = { readonly peerName: string; readonly slotName: string; readonly place: number };

/**
 * Puts a peer at the end of a slot's reserve list, by the same rules as placing them: hard reasons refuse, soft conflicts are waived
 * now with a reason, so that an offer later need not wait for anybody. On the list already, or the same form twice: stays as it is.
 */
export async function addReserve(
  services: Services,
  toKeep: ToPlace,
  placer: Placer,
): Promise<Refusal<'not-found' | 'hard'> | WaiverNeeded | ReserveKept> {
  const { challenge, slotId, peerId } = toKeep;
  return await services.db.transaction().execute(async (trx) => {
    await trx.selectFrom('challenges').select('id').where('id', '=', challenge.id).forNoKeyUpdate().execute();
    const setting = await readSetting(services, trx, challenge, placer.namesOtherHosts);
    const team = await teamSlots(trx, challenge.id);
    const slot = team.find((each) => each.id === slotId && !each.isManager);
    if (!slot) return refusal('not-found', 'This team has no such place.');
    const [peer] = await peerFactsFor(trx, setting.about, slot, { ids: [peerId] });
    if (!peer) return refusal('not-found', 'This peer is not in the pool.');
    const waiting = await lockReserves(trx, slotId);
    const at = waiting.findIndex((each) => each.peerId === peerId);
    if (at >= 0) return { peerName: peer.name, slotName: slot.name, place: at + 1 };
    if (slot.placement?.peerId === peerId) return refusal('hard', `${peer.name} is in this place already.`);
    const { hard, soft } = assess(peer, slotFactsOf(slot, team), setting.facts);
    if (hard.length > 0) return refusal('hard', hard.map(({ why }) => why).join(' '));
    const unwaived = soft.filter(({ key }) => !toKeep.waivers[key]?.trim());
    if (unwaived.length > 0) return waiverNeeded(unwaived);
    const now = services.clock();
    await trx
      .insertInto('slot_reserves')
      .values({
        id: toKeep.id,
        slot_id: slotId,
        peer_id: peerId,
        position: waiting.length,
        waivers: JSON.stringify(Object.fromEntries(soft.map(({ key }) => [key, toKeep.waivers[key]?.trim()]))),
        added_at: now,
        added_by: placer.personId,
      })
      .execute();
    await recordAudit(trx, {
      actorId: placer.personId,
      challengeId: challenge.id,
      subject: { kind: 'slot', id: slotId },
      action: `Put ${peer.name} on the reserve list for ${slot.name.toLowerCase()}`,
      detail: { peerId, waived: soft.map(({ key }) => key) },
      at: now,
    });
    return { peerName: peer.name, slotName: slot.name, place: waiting.length + 1 };
  });
}

/** What the office does to a reserve list. */
export type ReserveEdit = 'earlier' | 'later' | 'remove';

/** Moves somebody one place up or down their list, or takes them off it. Answers who it was. */
export async function editReserves(
  services: Services,
  which: { challengeId: string; slotId: string; reserveId: string },
  edit: ReserveEdit,
  actorId: string,
): Promise<Refusal | Reserve> {
  return await services.db.transaction().execute(async (trx) => {
    const slot = await lockSlot(trx, which);
    const waiting = slot ? await lockReserves(trx, which.slotId) : [];
    const at = waiting.findIndex(({ id }) => id === which.reserveId);
    const reserve = waiting[at];
    if (!slot || !reserve) return refusal('not-found', 'They are no longer on this reserve list.');
    const now = services.clock();
    if (edit === 'remove') {
      await trx
        .updateTable('slot_reserves')
        .set({ status: 'removed', settled_at: now })
        .where('id', '=', reserve.id)
        .execute();
    }
    const others = waiting.filter(({ id }) => id !== reserve.id).map(({ id }) => id);
    if (edit !== 'remove') others.splice(Math.max(0, at + (edit === 'earlier' ? -1 : 1)), 0, reserve.id);
    await writeOrder(trx, others);
    const place = `${reserve.peerName} on the reserve list for ${slot.name.toLowerCase()}`;
    await recordAudit(trx, {
      actorId,
      challengeId: which.challengeId,
      subject: { kind: 'slot', id: which.slotId },
      action: edit === 'remove' ? `Took off ${place}` : `Moved ${edit}: ${place}`,
      detail: { peerId: reserve.peerId },
      at: now,
    });
    return reserve;
  });
}

/** The slot of that challenge, the challenge held first as everybody does who changes a team. */
async function lockSlot(
  trx: Transacting,
  { challengeId, slotId }: { challengeId: string; slotId: string },
): Promise<{ name: string } | null> {
  await trx.selectFrom('challenges').select('id').where('id', '=', challengeId).forNoKeyUpdate().execute();
  const slot = await trx
    .selectFrom('challenge_slots')
    .select('name')
    .where('id', '=', slotId)
    .where('challenge_id', '=', challengeId)
    .executeTakeFirst();
  return slot ?? null;
}
