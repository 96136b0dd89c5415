import type { Transacting } from '#platform/database/connect';
import { addJob } from '#platform/jobs/queue';
import { openChallengesOf } from '../store/open-challenges.ts';

/**
 * Something about a peer has changed that a team may rest on: post, employer, days away, accreditation, ties, standing. Their teams
 * are looked at again once this transaction has committed.
 */
export async function askToRecheckTeams(trx: Transacting, peerId: string): Promise<void> {
  await addJob(trx, 'recheck-teams', { peer: peerId }, { key: `recheck-peer ${peerId}` });
}

/** The same for many peers at once: each team that any of them has still to go with, once. */
export async function askToRecheckTeamsOf(trx: Transacting, peerIds: readonly string[]): Promise<void> {
  if (peerIds.length === 0) return;
  for (const challenge of await openChallengesOf(trx, peerIds)) {
    await addJob(trx, 'recheck-teams', { challenge }, { key: `recheck-challenge ${challenge}` });
  }
}
