import { londonDate } from '#kernel/dates';
import { newId } from '#kernel/ids';
import { recordAudit } from '#modules/audit';
import type { Nomination } from '../store/nominations.ts';
import type { Working } from './ask-backer.ts';

/** Keeps that whoever nominated somebody stands behind their offer: they have said so already and are not asked again. */
export async function giveBacking({ trx, now }: Working, interestId: string, nomination: Nomination): Promise<void> {
  const id = newId(now.getTime());
  const { backer_kind: kind, backer_name: name, backer_email: email, backer_role: role, words } = nomination;
  await trx
    .insertInto('interest_backings')
    .values({
      id,
      interest_id: interestId,
      kind,
      backer_name: name,
      backer_email: email,
      backer_role: role,
      status: 'given',
      stance: 'nominated',
      words,
      asked_at: nomination.asked_at ?? now,
      answered_at: nomination.asked_at ?? now,
      ends_on: nomination.ends_on ?? londonDate(now),
    })
    .execute();
  await trx
    .updateTable('expressions_of_interest')
    .set({ nomination_id: nomination.id })
    .where('id', '=', interestId)
    .execute();
  await recordAudit(trx, {
    actorId: null,
    subject: { kind: 'interest', id: interestId },
    action: `${name}: nominated`,
    after: 'given',
    detail: { backing: id, nomination: nomination.id, kind },
    at: now,
  });
}
