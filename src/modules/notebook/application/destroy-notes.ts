import { sql } from 'kysely';
import { addToDate, londonDate } from '#kernel/dates';
import { recordAudit } from '#modules/audit';
import { definitionVersion } from '#modules/programmes';
import { forgetConversations } from '#modules/timetable';
import type { Transacting } from '#platform/database/connect';
import type { Services } from '#platform/http/context';
import { holdChallenge } from '../store/hold-challenge.ts';

/**
 * Destroys the notes of every challenge whose programme's time has come (`notesDestroyedMonthsAfter` after the day it closed, 0 the
 * same day). A note that no finding stands on is deleted; of the others nothing is left but theme, kind and source category, so that
 * what a finding counts stays true: text, author, session and times are gone. Questions taken into sessions and emerging findings are
 * deleted whole: their words were made of notes. So are the words for whom the team talked to unplanned. Tells how many challenges it did; doing it again does
 * nothing. What it did is in the challenge's history, in counts alone.
 */
export async function destroyNotesDue({ db, clock }: Pick<Services, 'db' | 'clock'>): Promise<number> {
  const today = londonDate(clock());
  const closed = await db
    .selectFrom('challenges as challenge')
    .select(['challenge.id', 'challenge.closed_at', 'challenge.programme_key', 'challenge.programme_version'])
    .where('challenge.closed_at', 'is not', null)
    .where('challenge.notes_destroyed_at', 'is', null)
    .where((where) =>
      where.or([
        where.exists(
          where
            .selectFrom('notes')
            .select('notes.id')
            .whereRef('notes.challenge_id', '=', 'challenge.id')
            .where('notes.destroyed_at', 'is', null),
        ),
        where.exists(
          where
            .selectFrom('notebook_devices')
            .select('notebook_devices.id')
            .whereRef('notebook_devices.challenge_id', '=', 'challenge.id'),
        ),
        where.exists(
          where
            .selectFrom('session_prompts')
            .select('session_prompts.id')
            .whereRef('session_prompts.challenge_id', '=', 'challenge.id'),
        ),
        where.exists(
          where
            .selectFrom('team_conversations')
            .innerJoin('sessions', 'sessions.id', 'team_conversations.session_id')
            .select('sessions.id')
            .whereRef('sessions.challenge_id', '=', 'challenge.id'),
        ),
        where.exists(
          where
            .selectFrom('emerging_findings')
            .select('emerging_findings.id')
            .whereRef('emerging_findings.challenge_id', '=', 'challenge.id'),
        ),
      ]),
    )
    .orderBy('challenge.closed_at')
    .execute();
  let done = 0;
  for (const challenge of closed) {
    if (challenge.closed_at === null) continue;
    const definition = await definitionVersion(db, challenge.programme_key, challenge.programme_version);
    const due = addToDate(londonDate(challenge.closed_at), { months: definition.notesDestroyedMonthsAfter });
    if (due > today) continue;
    await db.transaction().execute((trx) => destroyNotesOf(trx, challenge.id, clock()));
    done += 1;
  }
  return done;
}

async function destroyNotesOf(trx: Transacting, challengeId: string, now: Date): Promise<void> {
  // Holds the challenge against anything being written meanwhile.
  const { closed } = await holdChallenge(trx, challengeId, 'alone');
  if (!closed) return;
  await trx
    .deleteFrom('note_photographs')
    .where('note_id', 'in', (note) =>
      note.selectFrom('notes').select('notes.id').where('notes.challenge_id', '=', challengeId),
    )
    .execute();
  const deleted = await trx
    .deleteFrom('notes')
    .where('challenge_id', '=', challengeId)
    .where('destroyed_at', 'is', null)
    .where('id', 'not in', (link) => link.selectFrom('finding_notes').select('finding_notes.note_id'))
    .executeTakeFirst();
  const emptied = await trx
    .updateTable('notes')
    .set((note) => ({
      text: null,
      author_id: null,
      session_id: null,
      written_at: null,
      nth_in_press: 0,
      changed_at: null,
      after_leaving_at: null,
      destroyed_at: now,
      // A revision made on a device tells the time it was made at.
      revision_id: sql<string>`gen_random_uuid()`,
      beside_id: null,
      version: note('version', '+', 1),
    }))
    .where('challenge_id', '=', challengeId)
    .where('destroyed_at', 'is', null)
    .executeTakeFirst();
  // Words that the team made of its notes go whole: what was to stay has become a finding.
  await trx.deleteFrom('session_prompts').where('challenge_id', '=', challengeId).execute();
  await forgetConversations(trx, challengeId);
  await trx.deleteFrom('grouping_steps').where('challenge_id', '=', challengeId).execute();
  await trx.deleteFrom('emerging_findings').where('challenge_id', '=', challengeId).execute();
  await trx.deleteFrom('notebook_brought').where('challenge_id', '=', challengeId).execute();
  // What devices sent leaves no trace but in the notes that stay to be counted; from now on nothing more comes in.
  await trx
    .deleteFrom('notebook_operations')
    .where('device_id', 'in', (device) =>
      device.selectFrom('notebook_devices').select('notebook_devices.id').where('challenge_id', '=', challengeId),
    )
    .execute();
  await trx.updateTable('challenges').set({ notes_destroyed_at: now }).where('id', '=', challengeId).execute();
  await recordAudit(trx, {
    actorId: null,
    challengeId,
    subject: { kind: 'challenge', id: challengeId },
    action: 'destroyed the notes on schedule',
    detail: { deleted: Number(deleted.numDeletedRows), counted: Number(emptied.numUpdatedRows) },
    at: now,
  });
}
