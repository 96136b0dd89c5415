import { isRefusal, type Refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import { openTask, reachMilestone } from '#modules/challenges';
import type { ProgrammeDefinition } from '#modules/programmes';
import type { Transacting } from '#platform/database/connect';
import type { ChallengeHead, Services } from '#platform/http/context';
import { decideSharing, readingLeft } from '../domain/pack.ts';
import { minutesText } from '../domain/reading-time.ts';
import { listPackItems, listReads, lockPack, type PackItem } from '../store/packs.ts';
import { teamPeers } from '../store/people.ts';
import { lockSelfAssessment } from '../store/self-assessments.ts';
import { tell } from './tell.ts';

/** The kind of task that asks a peer to read. */
export const READING_TASK = 'read-pre-reading';

/**
 * Afterwards the team can read the pack, each peer has a message with the time it takes and a task until everything is ticked off,
 * and the milestone is reached. Sharing a changed pack tells the team of the change; sharing the same one again, nothing.
 */
export async function sharePack(
  services: Services,
  head: ChallengeHead,
  definition: ProgrammeDefinition,
  by: string,
): Promise<{ told: readonly string[]; first: boolean } | Refusal> {
  const at = services.clock();
  return await services.db.transaction().execute(async (trx) => {
    const pack = await lockPack(trx, head.id);
    const items = await listPackItems(trx, head.id);
    const status = await lockSelfAssessment(trx, head.id);
    const awaitsSelfAssessment = status !== 'submitted' && items.some((item) => item.documentId === null);
    const decision = decideSharing({ ...pack, items: items.length, awaitsSelfAssessment });
    if (isRefusal(decision)) return decision;
    if (decision === 'already') return { told: [], first: false };
    await trx
      .updateTable('packs')
      .set({ shared_version: pack.version, shared_at: at, shared_by: by })
      .where('challenge_id', '=', head.id)
      .execute();
    await recordAudit(trx, {
      actorId: by,
      challengeId: head.id,
      subject: { kind: 'pack', id: head.id },
      action: decision === 'first' ? 'Shared the pre-reading' : 'Told the team that the pre-reading has changed',
      detail: { items: items.length },
      at,
    });
    await reachMilestone(trx, { challengeId: head.id, definition, milestone: 'pre-reading-shared', by, at });
    await askPeersToRead(trx, head, items, at);
    const told = await tell(trx, services, head, 'team-peer', messageOf(head, items, decision), by);
    return { told, first: decision === 'first' };
  });
}

async function askPeersToRead(trx: Transacting, head: ChallengeHead, items: readonly PackItem[], at: Date) {
  const reads = await listReads(trx, head.id);
  for (const peer of await teamPeers(trx, head.id)) {
    const read = new Set(reads.filter(({ personId }) => personId === peer.id).map(({ itemId }) => itemId));
    if (readingLeft(items, read).minutesLeft > 0) await askToRead(trx, head, peer.id, at);
  }
}

/** Opens the task of one peer to read what is left. */
export async function askToRead(trx: Transacting, head: ChallengeHead, personId: string, at: Date): Promise<void> {
  await openTask(
    trx,
    {
      challengeId: head.id,
      kind: READING_TASK,
      subject: personId,
      for: { personId },
      title: 'Read the pre-reading',
      path: `/challenges/${head.reference}/pre-reading`,
      dueOn: head.onSiteFrom,
    },
    at,
  );
}

function messageOf(head: ChallengeHead, items: readonly PackItem[], decision: 'first' | 'changed') {
  const { minutes } = readingLeft(items, new Set());
  const count = items.length === 1 ? 'one thing' : `${items.length} things`;
  const time = minutesText(minutes);
  return decision === 'first'
    ? {
        template: 'pre-reading-shared',
        subject: `Your pre-reading for ${head.hostName}: ${time}`,
        ask: `Please read ${count} about ${head.hostName} before the team meets. It takes about ${time}.`,
        button: 'Open the pre-reading',
        page: 'pre-reading',
        paragraphs: ['Each comes with the time it takes and why it is there. Tick them off as you go.'],
      }
    : {
        template: 'pre-reading-changed',
        subject: `The pre-reading for ${head.hostName} has changed`,
        ask: `The pre-reading for ${head.hostName} has changed. It is now ${count}, about ${time} in all.`,
        button: 'See what is left to read',
        page: 'pre-reading',
        paragraphs: ['What you ticked off is still ticked off.'],
      };
}
