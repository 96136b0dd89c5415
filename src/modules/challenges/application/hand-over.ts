import { isRefusal, type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import { endRole, grantRole } from '#modules/people';
import { definitionVersion, managerName } from '#modules/programmes';
import type { Transacting } from '#platform/database/connect';
import type { ChallengeHead, Services } from '#platform/http/context';
import { peopleWithRole } from '../store/challenge-people.ts';
import { findNewManager, type NewManager } from './new-manager.ts';
import { type Reader, writeTo } from './write-to.ts';

/** Who takes a challenge over, from whom as the form was opened, and why. */
export type HandOver = {
  readonly head: ChallengeHead;
  readonly manager: NewManager;
  readonly from: string;
  readonly reason: string;
};

export type HandOverRefusal = Refusal<'not-running' | 'moved-on' | 'same-person' | 'no-person'>;

/**
 * Somebody else runs the challenge from now on: the role has passed, and with it every task that waits for whoever runs it. The
 * history says from whom to whom and why; both of them and the host have been written to. Refused before a challenge is taken up
 * and after it has closed, for the person who runs it already, and where somebody handed it over since the form was opened.
 */
export async function handOverChallenge(
  services: Services,
  { head, manager, from, reason }: HandOver,
  actorId: string,
): Promise<HandOverRefusal | { managerName: string; told: string[] }> {
  const at = services.clock();
  const definition = await definitionVersion(services.db, head.programmeKey, head.programmeVersion);
  return await services.db.transaction().execute(async (trx) => {
    const before = await whoRuns(trx, head.id);
    if (!before) return refusal('not-running', 'Nobody runs this challenge, so it cannot be handed over.');
    if (before.personId !== from)
      return refusal('moved-on', `Somebody has handed it over meanwhile: ${before.name} runs it now.`);
    const after = await findNewManager(trx, manager, at);
    if (isRefusal(after)) return after;
    if (after.id === before.personId) return refusal('same-person', `${after.name} runs it already.`);
    const role = { role: 'challenge-manager', scopeId: head.id, challengeId: head.id, by: actorId, at } as const;
    await endRole(trx, { ...role, personId: before.personId });
    await grantRole(trx, { ...role, personId: after.id });
    await trx.updateTable('challenges').set({ manager_id: after.id }).where('id', '=', head.id).execute();
    await recordAudit(trx, {
      actorId,
      challengeId: head.id,
      subject: { kind: 'challenge', id: head.id },
      action: `Handed over from ${before.name} to ${after.name}`,
      reason: reason || null,
      detail: { from: before.personId, to: after.id },
      at,
    });
    const called = managerName(definition).toLowerCase();
    const told = await tell(services, trx, { head, before, after, called }, at, actorId);
    return { managerName: after.name, told };
  });
}

/** Who runs it, held until the transaction ends; null where nobody does or it has closed. */
async function whoRuns(trx: Transacting, challengeId: string) {
  return await trx
    .selectFrom('challenges as challenge')
    .innerJoin('people as person', 'person.id', 'challenge.manager_id')
    .select(['person.id as personId', 'person.name', 'person.email'])
    .where('challenge.id', '=', challengeId)
    .where('challenge.closed_at', 'is', null)
    .forUpdate('challenge')
    .executeTakeFirst();
}

type Change = {
  head: ChallengeHead;
  before: { personId: string; name: string; email: string | null };
  after: { id: string; name: string };
  called: string;
};

async function tell(
  services: Services,
  trx: Transacting,
  { head, before, after, called }: Change,
  at: Date,
  actorId: string,
): Promise<string[]> {
  const button = { text: 'See the challenge', url: `${services.config.baseUrl}/challenges/${head.reference}` };
  const common = { challengeId: head.id, template: 'challenge-handed-over', button };
  const write = (readers: readonly Reader[], subject: string, ask: string, why: string) =>
    writeTo(trx, readers, { ...common, subject, ask, why }, at, actorId);
  const now = await write(
    await peopleWithRole(trx, head, 'challenge-manager'),
    `You run ${head.title} from now on`,
    `${before.name} has handed ${head.title} over to you. Please look at what waits for you.`,
    `You get this because you are its ${called} now.`,
  );
  const { email, ...who } = before;
  const then = await write(
    email === null ? [] : [{ ...who, email }],
    `${after.name} runs ${head.title} from now on`,
    `${after.name} has taken ${head.title} over from you. There is nothing you must do.`,
    `You get this because you were its ${called}.`,
  );
  const host = await write(
    await peopleWithRole(trx, head, 'host-coordinator', 'host-sponsor'),
    `${after.name} runs your challenge from now on`,
    `${after.name} has taken ${head.title} over from ${before.name}. There is nothing you must do.`,
    `You get this because you look after challenges at ${head.hostName}.`,
  );
  return [...now, ...then, ...host];
}
