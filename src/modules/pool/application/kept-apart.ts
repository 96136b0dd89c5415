import { londonDate } from '#kernel/dates';
import { recordAudit } from '#modules/audit';
import type { Queryable } from '#platform/database/connect';
import type { Services } from '#platform/http/context';
import type { EqualityQuestion } from '../domain/equality.ts';

/** What somebody needs to take part, or empty text. The office's reading is in the audit trail; what it says never is. */
export async function readAccessNeeds(services: Services, peerId: string, actorId: string): Promise<string> {
  return await services.db.transaction().execute(async (trx) => {
    const needs = await ownAccessNeeds(trx, peerId);
    if (actorId !== peerId && needs !== '') {
      const subject = { kind: 'peer', id: peerId };
      await recordAudit(trx, { actorId, subject, action: 'Read the access needs', at: services.clock() });
    }
    return needs;
  });
}

async function ownAccessNeeds(db: Queryable, peerId: string): Promise<string> {
  const row = await db.selectFrom('peer_access_needs').select('needs').where('peer_id', '=', peerId).executeTakeFirst();
  return row?.needs ?? '';
}

/**
 * What somebody needs is now this; empty text takes it away. `seen` is what the form showed: where it has changed meanwhile, nothing
 * is saved and what stands there now is answered.
 */
export async function writeAccessNeeds(
  services: Services,
  peerId: string,
  change: { readonly needs: string; readonly seen: string },
  actorId: string,
): Promise<{ now: string } | null> {
  const at = services.clock();
  return await services.db.transaction().execute(async (trx) => {
    await trx.selectFrom('peers').select('person_id').where('person_id', '=', peerId).forUpdate().execute();
    const now = await ownAccessNeeds(trx, peerId);
    if (now !== change.seen && now !== change.needs) return { now };
    if (change.needs === '') await trx.deleteFrom('peer_access_needs').where('peer_id', '=', peerId).execute();
    else {
      await trx
        .insertInto('peer_access_needs')
        .values({ peer_id: peerId, needs: change.needs, written_at: at })
        .onConflict((same) => same.column('peer_id').doUpdateSet({ needs: change.needs, written_at: at }))
        .execute();
    }
    await recordAudit(trx, { actorId, subject: { kind: 'peer', id: peerId }, action: 'Changed the access needs', at });
    return null;
  });
}

export type EqualityAnswers = Readonly<Record<EqualityQuestion, string | null>>;

/** What a peer answers about equality replaces what they answered before, whole; all left open takes it away. No answer is audited. */
export async function writeEquality(services: Services, peerId: string, answers: EqualityAnswers): Promise<void> {
  const { db, clock } = services;
  if (Object.values(answers).every((answer) => answer === null)) {
    await db.deleteFrom('peer_equality').where('peer_id', '=', peerId).execute();
    return;
  }
  const row = {
    age_band: answers.ageBand,
    ethnic_group: answers.ethnicGroup,
    disability: answers.disability,
    gender: answers.gender,
    answered_on: londonDate(clock()),
  };
  await db
    .insertInto('peer_equality')
    .values({ peer_id: peerId, ...row })
    .onConflict((same) => same.column('peer_id').doUpdateSet(row))
    .execute();
}

/** The day a peer answered about equality, or null. What they answered is read for nobody. */
export async function equalityAnsweredOn(db: Queryable, peerId: string): Promise<string | null> {
  const row = await db
    .selectFrom('peer_equality')
    .select('answered_on')
    .where('peer_id', '=', peerId)
    .executeTakeFirst();
  return row?.answered_on ?? null;
}
