import type { IsoDate } from '#kernel/dates';
import { isRefusal, type Refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import type { Services } from '#platform/http/context';
import type { FeedbackFrom, SupportKind } from '../domain/support.ts';
import { findAuthority } from '../store/find-authority.ts';

export type SupportToLog = {
  readonly id: string;
  readonly kind: SupportKind;
  readonly what: string;
  /** As somebody wrote it; empty for none. */
  readonly authority: string;
  readonly on: IsoDate;
  readonly hours: number;
};

/** Help a peer gave besides challenges is in their record. The same form twice is one. Refused where the authority is not known. */
export async function logSupport(
  services: Services,
  peerId: string,
  support: SupportToLog,
  actorId: string,
): Promise<Refusal | null> {
  const at = services.clock();
  return await services.db.transaction().execute(async (trx) => {
    const authority = support.authority === '' ? null : await findAuthority(trx, support.authority);
    if (isRefusal(authority)) return authority;
    const { id, kind, what, on, hours } = support;
    const inserted = await trx
      .insertInto('peer_support')
      .values({
        id,
        peer_id: peerId,
        kind,
        what,
        authority_id: authority?.id ?? null,
        given_on: on,
        hours,
        written_by: actorId,
        written_at: at,
      })
      .onConflict((same) => same.doNothing())
      .executeTakeFirst();
    if (inserted.numInsertedOrUpdatedRows) {
      const subject = { kind: 'peer', id: peerId };
      await recordAudit(trx, { actorId, subject, action: 'Logged support', detail: { kind, hours, on }, at });
    }
    return null;
  });
}

/** Support that somebody logged themselves is taken out of the record again. False where it is not theirs. */
export async function removeSupport(services: Services, peerId: string, id: string, actorId: string): Promise<boolean> {
  return await services.db.transaction().execute(async (trx) => {
    const gone = await trx
      .deleteFrom('peer_support')
      .where('id', '=', id)
      .where('peer_id', '=', peerId)
      .where('written_by', '=', actorId)
      .returning(['kind', 'hours'])
      .executeTakeFirst();
    if (!gone) return false;
    const subject = { kind: 'peer', id: peerId };
    await recordAudit(trx, {
      actorId,
      subject,
      action: 'Took logged support back',
      detail: gone,
      at: services.clock(),
    });
    return true;
  });
}

/** The office passes on what was said of a peer's part, in words fit for the peer. The same form twice is one. */
export async function passOnFeedback(
  services: Services,
  peerId: string,
  feedback: { id: string; from: FeedbackFrom; text: string; challengeId: string | null },
  actorId: string,
): Promise<void> {
  const at = services.clock();
  await services.db.transaction().execute(async (trx) => {
    const inserted = await trx
      .insertInto('peer_feedback')
      .values({
        id: feedback.id,
        peer_id: peerId,
        challenge_id: feedback.challengeId,
        given_by: feedback.from,
        text: feedback.text,
        written_by: actorId,
        written_at: at,
      })
      .onConflict((same) => same.doNothing())
      .executeTakeFirst();
    if (inserted.numInsertedOrUpdatedRows) {
      const subject = { kind: 'peer', id: peerId };
      await recordAudit(trx, { actorId, subject, action: 'Passed feedback on', detail: { from: feedback.from }, at });
    }
  });
}
