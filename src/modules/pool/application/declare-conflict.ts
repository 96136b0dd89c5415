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

/**
 * Keeps that a peer has declared a conflict with an authority, in the peer's own name. The same form twice declares once; so do the same
 * words where no form made an id.
 */
export async function declareConflict(trx: Transacting, conflict: ConflictToDeclare): Promise<void> {
  const { peerId, authorityId, kind, reason, at } = conflict;
  if (conflict.id === undefined && (await isDeclared(trx, conflict))) return;
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

async function isDeclared(trx: Transacting, conflict: ConflictToDeclare): Promise<boolean> {
  const found = await trx
    .selectFrom('declared_conflicts')
    .select('id')
    .where('peer_id', '=', conflict.peerId)
    .where('authority_id', '=', conflict.authorityId)
    .where('kind', '=', conflict.kind)
    .where('reason', '=', conflict.reason)
    .executeTakeFirst();
  return found !== undefined;
}
