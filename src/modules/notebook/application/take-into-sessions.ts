import type { Id } from '#kernel/ids';
import { type Refusal, refusal } from '#kernel/result';
import type { Transacting } from '#platform/database/connect';
import type { Services } from '#platform/http/context';
import { idInSession } from '../domain/prompt.ts';
import { holdChallenge } from '../store/hold-challenge.ts';
import { insertPrompts, promptsThere, rewordPrompts, sessionsStillToCome } from '../store/prompts.ts';

/** A question, and the sessions into which it is taken. */
export type QuestionToTake = {
  readonly challengeId: string;
  /** Made with the form, or of the prompt that is taken on into another session: sent again, it makes nothing again. */
  readonly id: Id;
  /** The question to pursue that it comes from; null where it was typed. */
  readonly noteId: string | null;
  readonly text: string;
  readonly sessionIds: readonly string[];
  /** What is to become of the question where it stands in other words: decided by somebody who has seen those. */
  readonly decided?: { readonly seen: readonly string[]; readonly change: boolean } | null;
};

export type TakeRefusal = Refusal<'closed' | 'note' | 'begun'>;

/** In these sessions it stands in other words. Those that somebody has asked there are not to be changed any more. */
export type OtherWords = Refusal<'other-words'> & { readonly standing: readonly Standing[] };
export type Standing = { readonly sessionTitle: string; readonly text: string; readonly asked: boolean };

/** The titles of sessions: where it is new, where its words were changed, and where it stands as it stood. */
export type Taken = Readonly<Record<'added' | 'changed' | 'stood', readonly string[]>>;

/**
 * Takes a question into sessions that are still to come: it stands in each as a prompt of whoever raised it, the author of the note it
 * comes from or whoever typed it, also where a colleague takes it on. All of the sessions or none: where one has begun or was cancelled
 * meanwhile, that is said. Where it stands in other words, nothing is done until somebody who has seen them decides: the words are
 * changed, or stay. What has been asked stays in any case.
 */
export async function takeIntoSessions(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  wanted: QuestionToTake,
  by: string,
): Promise<TakeRefusal | OtherWords | Taken> {
  const now = clock();
  return await db.transaction().execute(async (trx) => {
    // Alone: what stands in the sessions is still what stands there when it is changed.
    if ((await holdChallenge(trx, wanted.challengeId, 'alone')).closed) return refusal('closed', CLOSED);
    const { challengeId } = wanted;
    const raisedBy = wanted.noteId
      ? await authorOf(trx, challengeId, wanted.noteId)
      : ((await raiserOf(trx, challengeId, wanted.id)) ?? by);
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
    const there = await promptsThere(trx, rows);
    const differing = there.filter((prompt) => prompt.text !== wanted.text);
    const titles = (ids: readonly string[]) => sessions.filter(({ id }) => ids.includes(id)).map(({ title }) => title);
    if (differing.some((prompt) => !wanted.decided?.seen.includes(prompt.text))) {
      const standing = differing.map(({ sessionId, text, asked }) => ({
        sessionTitle: titles([sessionId]).join(''),
        text,
        asked,
      }));
      return { ...refusal('other-words', otherWords(standing)), standing };
    }
    const toChange = wanted.decided?.change ? differing.filter((prompt) => !prompt.asked) : [];
    await rewordPrompts(
      trx,
      toChange.map(({ id }) => id),
      wanted.text,
    );
    const added = await insertPrompts(
      trx,
      rows.filter((row) => !there.some((prompt) => prompt.sessionId === row.session_id)),
    );
    const changed = toChange.map(({ sessionId }) => sessionId);
    const stood = sessions.map(({ id }) => id).filter((id) => !added.includes(id) && !changed.includes(id));
    return { added: titles(added), changed: titles(changed), stood: titles(stood) };
  });
}

function otherWords(standing: readonly Standing[]): string {
  const where = standing.map(({ sessionTitle }) => `‘${sessionTitle}’`).join(' and ');
  return `In ${where} this question stands already, in other words. Nothing is changed yet: both are shown.`;
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

/** Whose question it was where it is taken on from a session in which nobody asked it; null where it is a new one. */
async function raiserOf(trx: Transacting, challengeId: string, promptId: string): Promise<string | null> {
  const prompt = await trx
    .selectFrom('session_prompts')
    .select('raised_by')
    .where('id', '=', promptId)
    .where('challenge_id', '=', challengeId)
    .executeTakeFirst();
  return prompt?.raised_by ?? null;
}
