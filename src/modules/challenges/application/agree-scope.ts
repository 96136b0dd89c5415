import { londonDate, mediumDate } from '#kernel/dates';
import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import { definitionVersion } from '#modules/programmes';
import type { Transacting } from '#platform/database/connect';
import type { ChallengeHead, Services } from '#platform/http/context';
import { missingToAgree } from '../domain/scope.ts';
import { peopleWithRole } from '../store/challenge-people.ts';
import { readScope } from '../store/scope.ts';
import { copySlots } from '../store/slots.ts';
import { openTask, settleTask } from '../store/tasks.ts';
import { reachMilestone } from './reach-milestone.ts';
import { toldWords, writeTo } from './write-to.ts';

export type Side = 'manager' | 'host';
const COLUMNS = {
  manager: { at: 'manager_agreed_at', by: 'manager_agreed_by' },
  host: { at: 'host_agreed_at', by: 'host_agreed_by' },
} as const;
const ROLES_OF = {
  manager: ['challenge-manager'],
  host: ['host-coordinator', 'host-sponsor'],
} as const;

/**
 * One side agrees to the revision of the scope that it read, and the other side has been written to. When both have, the scope is
 * agreed: the programme's slots are copied into the challenge as scoping shaped them, and the team can be formed. Agreeing twice
 * changes nothing.
 */
export async function agreeScope(
  services: Services,
  { head, side, version }: { head: ChallengeHead; side: Side; version: number },
  actorId: string,
): Promise<Refusal<'changed' | 'unfinished' | 'ended'> | { both: boolean; told: string }> {
  const now = services.clock();
  const definition = await definitionVersion(services.db, head.programmeKey, head.programmeVersion);
  return await services.db.transaction().execute(async (trx) => {
    const saved = await readScope(trx, head.id, true);
    if (saved.closed) return refusal('ended', 'This challenge has ended.');
    if (saved.version !== version) {
      return refusal('changed', 'The scope has changed since you opened it. Read it again before you agree.');
    }
    const missing = missingToAgree(definition, saved.scope);
    if (missing.length > 0) return refusal('unfinished', missing.join(' '));
    const other = side === 'host' ? saved.managerAgreed : saved.hostAgreed;
    const both = other !== null;
    if (side === 'host' ? saved.hostAgreed : saved.managerAgreed) return { both, told: '' };
    const columns = COLUMNS[side];
    await trx
      .updateTable('challenges')
      .set({ [columns.at]: now, [columns.by]: actorId })
      .where('id', '=', head.id)
      .execute();
    await recordAudit(trx, {
      actorId,
      challengeId: head.id,
      subject: { kind: 'scope', id: head.id },
      action: side === 'host' ? 'Agreed the scope for the host' : 'Agreed the scope for the team',
      at: now,
    });
    await settleTask(trx, { challengeId: head.id, kind: 'agree-scope' }, actorId, now);
    if (both) {
      await copySlots(trx, head.id, definition, saved.scope.teamNeeds, now);
      await reachMilestone(trx, { challengeId: head.id, definition, milestone: 'scope-agreed', by: actorId, at: now });
    } else await askOtherSide(trx, head, side, now);
    return { both, told: await tell(services, trx, head, { side, both, actorId, now }) };
  });
}

async function askOtherSide(trx: Transacting, head: ChallengeHead, side: Side, now: Date): Promise<void> {
  await openTask(
    trx,
    {
      challengeId: head.id,
      kind: 'agree-scope',
      for: { role: side === 'host' ? 'challenge-manager' : 'host-coordinator' },
      title: 'Agree the scope',
      path: `/challenges/${head.reference}/scope`,
    },
    now,
  );
}

type Told = { side: Side; both: boolean; actorId: string; now: Date };

async function tell(
  services: Services,
  trx: Transacting,
  head: ChallengeHead,
  { side, both, actorId, now }: Told,
): Promise<string> {
  const readers = await peopleWithRole(trx, head, ...ROLES_OF[side === 'host' ? 'manager' : 'host']);
  const who = side === 'host' ? head.hostName : 'The challenge manager';
  const url = `${services.config.baseUrl}/challenges/${head.reference}/scope`;
  const told = await writeTo(
    trx,
    readers,
    {
      challengeId: head.id,
      template: both ? 'scope-agreed' : 'agree-scope',
      subject: both ? `The scope is agreed: ${head.title}` : `Please agree the scope: ${head.title}`,
      ask: both
        ? `${who} has agreed too: the scope of ${head.title} is settled.`
        : `${who} agrees the scope of ${head.title}. Please read it and agree, or say what should change.`,
      button: { text: both ? 'Read the scope' : 'Read and agree the scope', url },
      paragraphs: both ? [`Agreed on ${mediumDate(londonDate(now))}. The team can now be formed.`] : [],
      why: 'You get this because the scope needs both sides.',
    },
    now,
    actorId,
  );
  return toldWords(told);
}

/** The host has said what should change: the manager is asked, by task and letter, and the history keeps the words. */
export async function askForScopeChange(
  services: Services,
  { head, words }: { head: ChallengeHead; words: string },
  actorId: string,
): Promise<{ told: string }> {
  const now = services.clock();
  return await services.db.transaction().execute(async (trx) => {
    await recordAudit(trx, {
      actorId,
      challengeId: head.id,
      subject: { kind: 'scope', id: head.id },
      action: 'Asked for a change of the scope',
      reason: words,
      at: now,
    });
    const path = `/challenges/${head.reference}/scope`;
    await openTask(
      trx,
      {
        challengeId: head.id,
        kind: 'change-scope',
        for: { role: 'challenge-manager' },
        title: 'Answer the host about the scope',
        path,
      },
      now,
    );
    const readers = await peopleWithRole(trx, head, 'challenge-manager');
    const told = await writeTo(
      trx,
      readers,
      {
        challengeId: head.id,
        template: 'scope-change-asked',
        subject: `${head.hostName} asks you to change the scope`,
        ask: `${head.hostName} asks for a change of the scope of ${head.title}.`,
        button: { text: 'Open the scope', url: services.config.baseUrl + path },
        paragraphs: [words],
        why: 'You get this because you are the challenge manager.',
      },
      now,
      actorId,
    );
    return { told: toldWords(told) };
  });
}
