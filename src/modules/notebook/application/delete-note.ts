import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import type { Services } from '#platform/http/context';
import { holdChallenge } from '../store/hold-challenge.ts';
import { NOT_YOURS } from './change-note.ts';

export type DeleteRefusal = Refusal<'missing' | 'not-yours' | 'closed' | 'stands-behind'>;

/** A deletion that was made on a phone before is still taken in from there. */
export const CLOSED_TO_DELETION =
  'This challenge has closed, so its notes can no longer be changed or deleted. They are destroyed on their day.';

/**
 * Deletes a note of one's own, for good. Not while a finding stands on it: the refusal names the finding; and not once the challenge has
 * closed. The audit trail keeps that a note was deleted, never what it said.
 */
export async function deleteNote(
  services: Pick<Services, 'db' | 'clock'>,
  { challengeId, noteId }: { readonly challengeId: string; readonly noteId: string },
  authorId: string,
): Promise<DeleteRefusal | { readonly deleted: true }> {
  return await services.db.transaction().execute(async (trx) => {
    // Alone: what goes with it, colleagues may be about to write to.
    const { closed } = await holdChallenge(trx, challengeId, 'alone');
    const note = await trx
      .selectFrom('notes')
      .select('author_id')
      .where('id', '=', noteId)
      .where('challenge_id', '=', challengeId)
      .where('destroyed_at', 'is', null)
      .forUpdate()
      .executeTakeFirst();
    if (!note) return refusal('missing', 'This note is not there any more.');
    if (note.author_id !== authorId) return refusal('not-yours', NOT_YOURS);
    if (closed) return refusal('closed', CLOSED_TO_DELETION);
    const findings = await trx
      .selectFrom('finding_notes as link')
      .innerJoin('findings as finding', 'finding.id', 'link.finding_id')
      .select('finding.title')
      .where('link.note_id', '=', noteId)
      .orderBy('finding.position')
      .execute();
    if (findings.length > 0) {
      const titles = findings.map(({ title }) => `“${title}”`).join(' and ');
      return refusal('stands-behind', `The finding ${titles} stands on this note. Take the note out of it first.`);
    }
    await trx.deleteFrom('notes').where('id', '=', noteId).execute();
    // Not in the challenge's history, which others than the team may read: who wrote notes is the team's alone.
    await recordAudit(trx, {
      actorId: authorId,
      challengeId: null,
      subject: { kind: 'note', id: noteId },
      action: 'deleted a note of their own',
      at: services.clock(),
    });
    return { deleted: true };
  });
}
