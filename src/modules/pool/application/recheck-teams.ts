import type { Transacting } from '#platform/database/connect';
import { addJob } from '#platform/jobs/queue';

/**
 * Something about a peer has changed that a team may rest on: post, employer, days away, accreditation, ties, standing. Their teams
 * are looked at again once this transaction has committed.
 */
export async function askToRecheckTeams(trx: Transacting, peerId: string): Promise<void> {
  await addJob(trx, 'recheck-teams', { peer: peerId }, { key: `recheck-peer ${peerId}` });
}
