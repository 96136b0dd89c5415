import { isRefusal, type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import { grantRole } from '#modules/people';
import { definitionVersion, managerName } from '#modules/programmes';
import type { Transacting } from '#platform/database/connect';
import type { ChallengeHead, Services } from '#platform/http/context';
import { peopleWithRole } from '../store/challenge-people.ts';
import { dropAllTasks } from '../store/tasks.ts';
import { findNewManager, type NewManager } from './new-manager.ts';
import { reachMilestone } from './reach-milestone.ts';
import { writeTo } from './write-to.ts';

type Settled = Refusal<'already-settled'>;
const settled = refusal('already-settled', 'Somebody has settled this enquiry already. Look at it again.');

/**
 * The enquiry is taken up: it has a challenge manager with that role, its opening day is today, and scoping has begun. The manager
 * and the host have been written to. Refused where it was taken up or declined before.
 */
export async function takeUpEnquiry(
  services: Services,
  { head, manager }: { head: ChallengeHead; manager: NewManager },
  actorId: string,
): Promise<Settled | Refusal<'no-person'> | { managerName: string; told: string[] }> {
  const now = services.clock();
  const definition = await definitionVersion(services.db, head.programmeKey, head.programmeVersion);
  return await services.db.transaction().execute(async (trx) => {
    if (!(await stillAsked(trx, head.id))) return settled;
    const person = await findNewManager(trx, manager, now);
    if (isRefusal(person)) return person;
    await trx
      .updateTable('challenges')
      .set({ manager_id: person.id, opened_at: now, fee_pence: definition.fee?.amountPence ?? null })
      .where('id', '=', head.id)
      .execute();
    await grantRole(trx, {
      personId: person.id,
      role: 'challenge-manager',
      scopeId: head.id,
      challengeId: head.id,
      by: actorId,
      at: now,
    });
    const at = now;
    await reachMilestone(trx, { challengeId: head.id, definition, milestone: 'opened', by: actorId, at });
    const base = `${services.config.baseUrl}/challenges/${head.reference}`;
    const common = { challengeId: head.id, template: 'enquiry-taken-up' };
    const [runs, host] = [
      await peopleWithRole(trx, head, 'challenge-manager'),
      await peopleWithRole(trx, head, 'host-coordinator', 'host-sponsor'),
    ];
    const toManager = await writeTo(
      trx,
      runs,
      {
        ...common,
        subject: `You run ${head.title}: please begin scoping`,
        ask: `You have been asked to run ${head.title}. Please begin scoping with the host.`,
        button: { text: 'Begin scoping', url: `${base}/scope` },
        why: `You get this because you are the ${managerName(definition).toLowerCase()}.`,
      },
      now,
      actorId,
    );
    const toHost = await writeTo(
      trx,
      host,
      {
        ...common,
        subject: `Your challenge goes ahead: ${person.name} will be in touch to scope it`,
        ask: `${head.title} goes ahead. ${person.name} will run it and will be in touch to agree its scope with you.`,
        button: { text: 'See your challenge', url: base },
        why: `You get this because you look after challenges at ${head.hostName}.`,
      },
      now,
      actorId,
    );
    return { managerName: person.name, told: [...toManager, ...toHost] };
  });
}

/** The enquiry has ended, with its reason in the history and in a letter to the host. Refused where it was settled before. */
export async function declineEnquiry(
  services: Services,
  { head, reason }: { head: ChallengeHead; reason: string },
  actorId: string,
): Promise<Settled | { told: string[] }> {
  const now = services.clock();
  return await services.db.transaction().execute(async (trx) => {
    if (!(await stillAsked(trx, head.id))) return settled;
    await trx
      .updateTable('challenges')
      .set({ closed_at: now, ended_reason: reason })
      .where('id', '=', head.id)
      .execute();
    await recordAudit(trx, {
      actorId,
      challengeId: head.id,
      subject: { kind: 'challenge', id: head.id },
      action: 'Declined the enquiry',
      before: 'enquiry',
      after: 'declined',
      reason,
      at: now,
    });
    await dropAllTasks(trx, head.id, now);
    const host = await peopleWithRole(trx, head, 'host-coordinator', 'host-sponsor');
    const told = await writeTo(
      trx,
      host,
      {
        challengeId: head.id,
        template: 'enquiry-declined',
        subject: `We cannot take up your enquiry: ${head.title}`,
        ask: `We cannot take up your enquiry: ${head.title}.`,
        button: { text: 'See the enquiry', url: `${services.config.baseUrl}/challenges/${head.reference}` },
        paragraphs: [`Why: ${reason}`, 'You can ask again at any time.'],
        why: `You get this because you look after challenges at ${head.hostName}.`,
      },
      now,
      actorId,
    );
    return { told };
  });
}

/** True while nobody has taken the enquiry up or declined it; holds the row until the transaction ends. */
async function stillAsked(trx: Transacting, challengeId: string): Promise<boolean> {
  const row = await trx
    .selectFrom('challenges')
    .select(['stage', 'closed_at'])
    .where('id', '=', challengeId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const opened = await trx
    .selectFrom('challenge_milestones')
    .select('milestone')
    .where('challenge_id', '=', challengeId)
    .where('milestone', '=', 'opened')
    .executeTakeFirst();
  return row.closed_at === null && !opened;
}
