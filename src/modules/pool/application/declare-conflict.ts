import { londonDate } from '#kernel/dates';
import { newId } from '#kernel/ids';
import { recordAudit } from '#modules/audit';
import type { Transacting } from '#platform/database/connect';
import { askToRecheckTeams } from './recheck-teams.ts';

export type ConflictToDeclare = {
  /** Made with the form; left out where no form made it. */
  readonly id?: string;
  readonly peerId: string;
  readonly authorityId: string;
  /** Hard: cannot go there. Soft: may, with a waiver. */
  readonly kind: 'hard' | 'soft';
  readonly reason: string;
  readonly at: Date;
};

/** Keeps that a peer has declared a conflict with an authority, in the peer's own name. The same form twice declares once. */
export async function declareConflict(trx: Transacting, conflict: ConflictToDeclare): Promise<void> {
  const { peerId, authorityId, kind, reason, at } = conflict;
  const id = conflict.id ?? newId(at.getTime());
  const inserted = await trx
    .insertInto('declared_conflicts')
    .values({ id, peer_id: peerId, authority_id: authorityId, kind, reason, declared_on: londonDate(at) })
    .onConflict((same) => same.doNothing())
    .executeTakeFirst();
  if (!inserted.numInsertedOrUpdatedRows) return;
  await recordAudit(trx, {
    actorId: peerId,
    subject: { kind: 'peer', id: peerId },
    action: 'Declared a conflict',
    detail: { authorityId, kind },
    reason,
    at,
  });
  await askToRecheckTeams(trx, peerId);
}
