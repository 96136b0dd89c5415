import { mailMessage } from '#design/mail';
import { newId } from '#kernel/ids';
import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import { settleTask } from '#modules/challenges';
import { enterPool } from '#modules/pool';
import type { Services } from '#platform/http/context';
import { enqueueMail } from '#platform/mail/outbox';
import { INTEREST_LABELS, INTEREST_NEXT, type InterestStatus, mayMoveInterest } from '../domain/interest.ts';

export type InterestMove = {
  readonly id: string;
  readonly version: number;
  readonly to: InterestStatus;
  /** For the office alone; may be empty. */
  readonly note: string;
};

/** Moves an expression of interest along its table, tells the applicant where they stand now, and keeps the office's note apart. */
export async function moveInterest(
  services: Services,
  move: InterestMove,
  actorId: string,
): Promise<Refusal | { name: string }> {
  return await services.db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('expressions_of_interest')
      .selectAll()
      .where('id', '=', move.id)
      .forUpdate()
      .executeTakeFirst();
    if (!row) return refusal('not-found', 'There is no such expression of interest.');
    if (row.version !== move.version) {
      return refusal(
        'stale',
        `Somebody has moved this meanwhile: it is “${INTEREST_LABELS[row.status as InterestStatus]}” now.`,
      );
    }
    if (!mayMoveInterest(row.status as InterestStatus, move.to))
      return refusal('wrong-status', 'That step is not possible from here.');
    const now = services.clock();
    await trx
      .updateTable('expressions_of_interest')
      .set({ status: move.to, status_since: now, version: row.version + 1 })
      .where('id', '=', move.id)
      .execute();
    if (move.note) {
      await trx
        .insertInto('interest_notes')
        .values({
          id: newId(now.getTime()),
          interest_id: move.id,
          text: move.note,
          written_by: actorId,
          written_at: now,
        })
        .execute();
    }
    await recordAudit(trx, {
      actorId,
      subject: { kind: 'interest', id: move.id },
      action: `Moved an offer to become a peer: ${row.name}`,
      before: row.status,
      after: move.to,
      at: now,
    });
    if (move.to === 'accredited' && row.person_id) {
      const {
        person_id: personId,
        body_id: bodyId,
        name,
        kind,
        role_title: roleTitle,
        authority_id: authorityId,
        why,
      } = row;
      await enterPool(trx, { personId, bodyId, name, kind, roleTitle, authorityId, why }, actorId, now);
    }
    await settleTask(trx, { challengeId: null, kind: 'read-interest', subject: move.id }, actorId, now);
    const message = mailMessage({
      to: row.name,
      ask: INTEREST_NEXT[move.to],
      button: { text: 'See where you stand', url: `${services.config.baseUrl}/application` },
      paragraphs: [],
      why: 'You get this because you offered to become a peer.',
    });
    const subject = `Your offer to become a peer: ${INTEREST_LABELS[move.to].toLowerCase()}`;
    await enqueueMail(
      trx,
      { to: row.email, toName: row.name, personId: row.person_id, template: 'interest-moved', subject, ...message },
      now,
    );
    return { name: row.name };
  });
}
