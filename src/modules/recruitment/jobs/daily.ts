import { sql } from 'kysely';
import { londonDate } from '#kernel/dates';
import { openTask } from '#modules/challenges';
import type { Services } from '#platform/http/context';
import { answerBacking } from '../application/answer-backing.ts';
import { sendBackingLink } from '../application/ask-backer.ts';
import { lapseInvitations } from '../application/run-event.ts';
import { BACKING_DAYS, type BackingKind } from '../domain/backing.ts';
import { backingById, backingsWaiting } from '../store/backings.ts';
import { eventsWithOpenInvitations, eventsWithoutAttendance } from '../store/events.ts';

/** Days after which an offer that was begun and never sent is deleted, counted from when it was last saved. */
const DRAFT_DAYS = 90;

/** Reminds, once, each backer who has not answered when half of their time has gone; ends what nobody answered. */
export async function remindBackers(services: Services): Promise<void> {
  const now = services.clock();
  const today = londonDate(now);
  const halfWay = new Date(now.getTime() - (BACKING_DAYS / 2) * 86_400_000);
  for (const { id, interest_id: interestId, ends_on: endsOn } of await backingsWaiting(services.db, today, halfWay)) {
    if (endsOn < today) {
      const answer = { interestId, backingId: id, stance: null, words: '' };
      await answerBacking(services, answer, { by: 'clock', actorId: null });
    } else await remind(services, id);
  }
}

async function remind(services: Services, id: string): Promise<void> {
  await services.db.transaction().execute(async (trx) => {
    const now = services.clock();
    const marked = await trx
      .updateTable('interest_backings')
      .set({ reminded_at: now })
      .where('id', '=', id)
      .where('reminded_at', 'is', null)
      .where('status', '=', 'asked')
      .executeTakeFirst();
    const asked = marked.numUpdatedRows ? await backingById(trx, id) : null;
    if (!asked) return;
    const offer = {
      id: asked.interest_id,
      name: asked.name,
      roleTitle: asked.role_title,
      authorityName: asked.authority_name,
    };
    const backer = { kind: asked.kind as BackingKind, name: asked.backer_name, email: asked.backer_email };
    await sendBackingLink({ services, trx, now }, offer, backer, { id, endsOn: asked.ends_on, reminder: true });
  });
}

/** Forgets offers that were begun and not touched for 90 days. */
export async function sweepDrafts(services: Services): Promise<void> {
  const before = new Date(services.clock().getTime() - DRAFT_DAYS * 86_400_000);
  await services.db.deleteFrom('interest_drafts').where('saved_at', '<', before).execute();
}

/** Days after an event's end for which what people needed there is kept. */
const NEEDS_DAYS = 14;

/** Days after an event's end for which those without a place wait for the office to say who came: they may have come all the same. */
const ATTENDANCE_DAYS = 7;

/**
 * Once an event is over, asks who came. When that is said, or after a week, those who had no place are let go; after two weeks what people
 * needed there is deleted.
 */
export async function closeEvents(services: Services): Promise<void> {
  const now = services.clock();
  for (const { id, title } of await eventsWithoutAttendance(services.db, now)) {
    const task = {
      challengeId: null,
      kind: 'record-attendance',
      subject: id,
      for: { role: 'placement-officer' },
    } as const;
    await services.db
      .transaction()
      .execute((trx) =>
        openTask(trx, { ...task, title: `Record who came to ${title}`, path: `/pool/events/${id}` }, now),
      );
  }
  const unrecorded = new Date(now.getTime() - ATTENDANCE_DAYS * 86_400_000);
  for (const id of await eventsWithOpenInvitations(services.db, now, unrecorded)) await lapseInvitations(services, id);
  await sql`delete from event_needs needs using event_invitations invitation, peer_events event
    where needs.invitation_id = invitation.id and invitation.event_id = event.id
      and event.ends_at < ${new Date(now.getTime() - NEEDS_DAYS * 86_400_000)}`.execute(services.db);
}
