import { createHash } from 'node:crypto';
import type { Id } from '#kernel/ids';
import { type Refusal, refusal } from '#kernel/result';
import type { Transacting } from '#platform/database/connect';
import type { Services } from '#platform/http/context';
import { holdOpenNotebook } from '../store/note-place.ts';
import { insertPrompts, sessionsStillToCome } from '../store/prompts.ts';

/** A question, and the sessions into which it is taken. */
export type QuestionToTake = {
  readonly challengeId: string;
  /** Made with the form: sent again, it makes nothing again. */
  readonly id: Id;
  /** The question to pursue that it comes from; null where it was typed. */
  readonly noteId: string | null;
  readonly text: string;
  readonly sessionIds: readonly string[];
};

export type TakeRefusal = Refusal<'closed' | 'note' | 'begun'>;

/**
 * Takes a question into sessions that are still to come: it stands in each as a prompt of whoever raised it, the author of the note it
 * comes from or whoever typed it. All of the sessions or none: where one has begun or was cancelled meanwhile, that is said.
 * A question that stands in a session already stays as it is there.
 */
export async function takeIntoSessions(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  wanted: QuestionToTake,
  by: string,
): Promise<TakeRefusal | { readonly sessions: readonly { id: string; title: string }[]; readonly added: number }> {
  const now = clock();
  return await db.transaction().execute(async (trx) => {
    if (!(await holdOpenNotebook(trx, wanted.challengeId))) return refusal('closed', CLOSED);
    const raisedBy = wanted.noteId ? await authorOf(trx, wanted.challengeId, wanted.noteId) : by;
    if (!raisedBy) return refusal('note', 'The note that this question comes from is not there any more.');
    const sessions = await sessionsStillToCome(trx, wanted.challengeId, wanted.sessionIds, now);
    if (sessions.length < wanted.sessionIds.length) return refusal('begun', BEGUN);
    const rows = sessions.map((session) => ({
      id: idInSession(wanted.id, session.id),
      challenge_id: wanted.challengeId,
      session_id: session.id,
      note_id: wanted.noteId,
      text: wanted.text,
      raised_by: raisedBy,
      raised_at: now,
    }));
    return { sessions, added: await insertPrompts(trx, rows) };
  });
}

export const CLOSED = 'This challenge has closed, so nothing more is asked in it.';
const BEGUN =
  'One of the sessions that you chose has begun or was cancelled in the meantime. Only those still to come are shown: choose again.';

async function authorOf(trx: Transacting, challengeId: string, noteId: string): Promise<string | null> {
  const note = await trx
    .selectFrom('notes')
    .select('author_id')
    .where('id', '=', noteId)
    .where('challenge_id', '=', challengeId)
    .forShare()
    .executeTakeFirst();
  return note?.author_id ?? null;
}

/** The same form and the same session make the same id. */
function idInSession(form: Id, session: Id): Id {
  const hex = createHash('sha256').update(`${form}/${session}`).digest('hex');
  return `${form.slice(0, 14)}8${hex.slice(0, 3)}-a${hex.slice(3, 6)}-${hex.slice(6, 18)}`;
}
