import { createHash } from 'node:crypto';
import { newId } from '#kernel/ids';
import type { Database } from '#platform/database/connect';
import { BUILT_AT } from '../../challenges/testing/builders.ts';
import type { NoteKind } from '../domain/note.ts';

export type SessionToBuild = {
  challengeId: string;
  id?: string;
  title?: string;
  startsAt?: Date;
  endsAt?: Date;
  place?: string;
  sourceCategory?: string | null;
  themeIds?: readonly string[];
  peerIds?: readonly string[];
  interviewees?: readonly { name: string; jobTitle?: string }[];
};

/** A session with its themes, its peers and those who are interviewed in it. An hour from 12 May 2027, 10am unless said. */
export async function aSession(db: Database, wanted: SessionToBuild): Promise<string> {
  const id = wanted.id ?? newId();
  const startsAt = wanted.startsAt ?? new Date('2027-05-12T09:00:00Z');
  const endsAt = wanted.endsAt ?? new Date(startsAt.getTime() + 3_600_000);
  const period = `[${startsAt.toISOString()},${endsAt.toISOString()})`;
  await db
    .insertInto('sessions')
    .values({
      id,
      challenge_id: wanted.challengeId,
      title: wanted.title ?? 'Social workers of the south team',
      kind: 'focus-group',
      period,
      place_note: wanted.place ?? '',
      source_category: wanted.sourceCategory === undefined ? 'frontline' : wanted.sourceCategory,
    })
    .execute();
  for (const theme of wanted.themeIds ?? []) {
    await db.insertInto('session_themes').values({ session_id: id, theme_id: theme }).execute();
  }
  for (const peer of wanted.peerIds ?? []) {
    await db.insertInto('session_peers').values({ session_id: id, peer_id: peer, period, is_live: true }).execute();
  }
  for (const person of wanted.interviewees ?? []) {
    const interviewee = newId();
    await db
      .insertInto('interviewees')
      .values({
        id: interviewee,
        challenge_id: wanted.challengeId,
        name: person.name,
        job_title: person.jobTitle ?? '',
        source_category: wanted.sourceCategory ?? 'frontline',
      })
      .execute();
    await db
      .insertInto('session_interviewees')
      .values({ session_id: id, interviewee_id: interviewee, period, is_live: true })
      .execute();
  }
  return id;
}

export type NoteToBuild = {
  challengeId: string;
  authorId: string;
  id?: string;
  sessionId?: string | null;
  themeId?: string | null;
  kind?: NoteKind;
  sourceCategory?: string;
  text?: string;
  writtenAt?: Date;
  nthInPress?: number;
};

/** A note. A neutral one from frontline staff unless said. */
export async function aNote(db: Database, wanted: NoteToBuild): Promise<string> {
  const id = wanted.id ?? newId();
  const at = wanted.writtenAt ?? BUILT_AT;
  await db
    .insertInto('notes')
    .values({
      id,
      challenge_id: wanted.challengeId,
      author_id: wanted.authorId,
      session_id: wanted.sessionId ?? null,
      theme_id: wanted.themeId ?? null,
      kind: wanted.kind ?? 'neutral',
      source_category: wanted.sourceCategory ?? 'frontline',
      text: wanted.text ?? 'Supervision happens every month and is written down.',
      written_at: at,
      nth_in_press: wanted.nthInPress ?? 0,
      changed_at: at,
    })
    .execute();
  return id;
}

/** A photograph with a note, and its small version, whose bytes are in no store. */
export async function aPhotograph(db: Database, noteId: string, id = newId()): Promise<string> {
  const named = (name: string) => createHash('sha256').update(name).digest('hex');
  const file = { sha256: named(id), bytes: 1000, media_type: 'image/jpeg' };
  const small = { ...file, sha256: named(`${id} small`) };
  await db
    .insertInto('stored_files')
    .values([file, small].map((each) => ({ ...each, stored_at: BUILT_AT })))
    .execute();
  const about = { ...file, width: 1600, height: 1200, small_sha256: small.sha256 };
  await db
    .insertInto('note_photographs')
    .values({ id, note_id: noteId, ...about, taken_in_at: BUILT_AT })
    .execute();
  return id;
}

export type PromptToBuild = {
  challengeId: string;
  sessionId: string;
  raisedBy: string;
  noteId?: string | null;
  text?: string;
  /** Who has put it to those in the session; nobody yet unless said. */
  askedBy?: string;
};

/** A question that the team brings into a session. */
export async function aPrompt(db: Database, wanted: PromptToBuild): Promise<string> {
  const id = newId();
  await db
    .insertInto('session_prompts')
    .values({
      id,
      challenge_id: wanted.challengeId,
      session_id: wanted.sessionId,
      note_id: wanted.noteId ?? null,
      text: wanted.text ?? 'Who decides on overdue reviews?',
      raised_by: wanted.raisedBy,
      raised_at: BUILT_AT,
      asked_at: wanted.askedBy ? BUILT_AT : null,
      asked_by: wanted.askedBy ?? null,
    })
    .execute();
  return id;
}
