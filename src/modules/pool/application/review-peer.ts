import { londonDate } from '#kernel/dates';
import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import type { Services } from '#platform/http/context';
import { sendConfirmation } from './ask-for-confirmations.ts';
import { movePeer } from './move-peer.ts';

/** What the office can do with one peer of the walk. */
export const REVIEW_ACTS = ['confirm', 'ask', 'suspend', 'lapse', 'retire', 'later'] as const;
export type ReviewAct = (typeof REVIEW_ACTS)[number];

/**
 * The office settles one peer of its review: keeps them, asks them by mail, suspends, lets lapse, retires, or leaves them for later.
 * Whatever it is, they are not put before the office again for three months, and it is in the record. Statuses change by the one
 * table only.
 */
export async function reviewPeer(
  services: Services,
  peerId: string,
  { act, reason }: { act: ReviewAct; reason: string },
  actorId: string,
): Promise<Refusal | null> {
  const at = services.clock();
  return await services.db.transaction().execute(async (trx) => {
    const peer = await trx
      .selectFrom('peers')
      .innerJoin('people', 'people.id', 'peers.person_id')
      .select(['peers.status', 'people.name', 'people.email'])
      .where('peers.person_id', '=', peerId)
      .forUpdate('peers')
      .executeTakeFirst();
    if (!peer || (peer.status !== 'serving' && peer.status !== 'review-due'))
      return refusal('over', 'Somebody has settled this already.');
    const change = { peerId, reason, by: 'office' as const, actorId, at };
    if (act === 'ask') {
      if (!peer.email) return refusal('no-email', 'There is no address to ask them at. Add one first, or ring them');
      await sendConfirmation(services, trx, { peerId, name: peer.name, email: peer.email, ends: null }, false);
    } else if (act === 'confirm' && peer.status === 'review-due') {
      const kept = await movePeer(trx, { ...change, move: 'keep' });
      if (typeof kept !== 'string') return kept;
    } else if (act === 'suspend' || act === 'lapse' || act === 'retire') {
      const moved = await movePeer(trx, { ...change, move: act });
      if (typeof moved !== 'string') return moved;
    }
    await trx
      .updateTable('peers')
      .set({ reviewed_on: londonDate(at) })
      .where('person_id', '=', peerId)
      .execute();
    const subject = { kind: 'peer', id: peerId };
    await recordAudit(trx, {
      actorId,
      subject,
      action: `Looked at in the pool’s review: ${act}`,
      reason: reason || null,
      at,
    });
    return null;
  });
}
