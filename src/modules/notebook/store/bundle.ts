import { type SqlBool, sql } from 'kysely';
import type { SourceCategory } from '#modules/programmes';
import type { Queryable } from '#platform/database/connect';
import type { BundleBrought, BundleNote, BundleTheme } from '../bundle.ts';
import type { NoteKind } from '../domain/note.ts';

export type DeviceState = {
  readonly knows: number;
  readonly closed: boolean;
  readonly brought: readonly BundleBrought[];
};

/**
 * How far a device's log has come, what files brought of its person's refused notes, and whether the challenge has closed; null where it is
 * not that person's there. What was brought and deleted since tells no author any more: those of the whole team are among it. One statement.
 */
export async function deviceState(
  db: Queryable,
  challengeId: string,
  device: string,
  personId: string,
): Promise<DeviceState | null> {
  const row = await db
    .selectFrom('notebook_devices as device')
    .innerJoin('challenges as challenge', 'challenge.id', 'device.challenge_id')
    .select(['device.last_sequence', 'challenge.closed_at'])
    .select(
      sql<BundleBrought[]>`array(select jsonb_build_object('name', name, 'sequence', max(sequence))
        from notebook_brought brought where brought.challenge_id = challenge.id and not exists (
          select from notes where notes.id = brought.landed_on and notes.author_id <> device.person_id)
        group by name order by name)`.as('brought'),
    )
    .where('device.id', '=', device)
    .where('device.challenge_id', '=', challengeId)
    .where('device.person_id', '=', personId)
    .where('device.revoked_at', 'is', null)
    .executeTakeFirst();
  return row ? { knows: row.last_sequence, closed: row.closed_at !== null, brought: row.brought } : null;
}

/** The themes of a challenge with their probes, in order. One statement. */
export async function focusInBrief(db: Queryable, challengeId: string): Promise<BundleTheme[]> {
  return await db
    .selectFrom('challenge_themes as theme')
    .select(['theme.id', 'theme.name'])
    .select(
      sql<string[]>`array(select text from challenge_probes where theme_id = theme.id order by position)`.as('probes'),
    )
    .where('theme.challenge_id', '=', challengeId)
    .orderBy('theme.position')
    .execute();
}

/** Those who are interviewed, with the sessions they are in: for hashing, never to be sent. One statement. */
export async function namesBySession(
  db: Queryable,
  challengeId: string,
): Promise<{ name: string; jobTitle: string; sessionIds: string[] }[]> {
  return await db
    .selectFrom('interviewees as interviewee')
    .select(['interviewee.name', 'interviewee.job_title as jobTitle'])
    .select(
      sql<string[]>`array(select session_id::text from session_interviewees where interviewee_id = interviewee.id)`.as(
        'sessionIds',
      ),
    )
    .where('interviewee.challenge_id', '=', challengeId)
    .orderBy('interviewee.id')
    .execute();
}

export type NoteOfBundle = Omit<BundleNote, 'mine'> & {
  readonly authorId: string;
  /** Those of its photographs that have no small version. */
  readonly withoutSmall: readonly string[];
};

/** So many notes of the team a phone takes along. */
const MOST_NOTES = 3000;

/**
 * The notes of the team, whole, newest first: the `most` newest, and all of that person's own, however old. A device takes a note of one's own
 * that is not listed for one that was deleted elsewhere, and lets its photographs go. One statement.
 */
export async function bundleNotes(
  db: Queryable,
  challengeId: string,
  personId: string,
  most = MOST_NOTES,
): Promise<NoteOfBundle[]> {
  const rows = await db
    .selectFrom('notes as note')
    .innerJoin('people as author', 'author.id', 'note.author_id')
    .select(['note.id', 'note.revision_id', 'note.beside_id', 'note.kind', 'note.source_category', 'note.session_id'])
    .select(['note.theme_id', 'note.nth_in_press', 'author.id as author_id', 'author.name as author'])
    .select(sql<string>`note.text`.as('text'))
    .select(sql<Date>`note.written_at`.as('written_at'))
    .select(
      sql<string[]>`array(select id::text from note_photographs where note_id = note.id order by id)`.as('photographs'),
    )
    .select(
      sql<string[]>`array(select id::text from note_photographs where note_id = note.id and small_sha256 is null
        order by id)`.as('without_small'),
    )
    .where('note.challenge_id', '=', challengeId)
    .where(
      sql<SqlBool>`(note.author_id = ${personId} or note.id in (select id from notes where challenge_id = ${challengeId}
        and destroyed_at is null order by written_at desc, nth_in_press, id limit ${most}))`,
    )
    .orderBy('note.written_at', 'desc')
    .orderBy('note.nth_in_press')
    .orderBy('note.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    revision: row.revision_id,
    beside: row.beside_id,
    authorId: row.author_id,
    author: row.author,
    photographs: row.photographs,
    withoutSmall: row.without_small,
    body: {
      text: row.text,
      kind: row.kind as NoteKind,
      sessionId: row.session_id,
      themeId: row.theme_id,
      sourceCategory: row.source_category as SourceCategory,
      writtenAt: row.written_at.toISOString(),
      ...(row.nth_in_press > 0 && { nthInPress: row.nth_in_press }),
    },
  }));
}
