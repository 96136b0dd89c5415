import { newId } from '#kernel/ids';
import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import { dropTask, openTask, settleTask } from '#modules/challenges';
import type { Services } from '#platform/http/context';
import type { EventKind } from '../domain/events.ts';
import { eventLike, type Invitation, insertEvent, invitationsAt, lockEvent } from '../store/events.ts';
import { lockInterest } from '../store/interest.ts';
import { freePlace, setPlaces } from '../store/places.ts';
import type { Working } from './ask-backer.ts';
import { tellCancelled, tellJoining, tellLapsed } from './event-letters.ts';
import { isAhead } from './invite.ts';
import { moveInvitation, waitForAnother } from './move-invitation.ts';
import { stepInterest } from './step-interest.ts';

/** An event as its form has it. */
export type EventDetails = {
  readonly kind: EventKind;
  readonly title: string;
  readonly place: string;
  readonly about: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly places: number;
};

/** Sets an event up with its places, and answers with its id. The same form sent twice makes one; with anything else in it, another. */
export async function planEvent(
  services: Services,
  id: string,
  bodyId: string,
  event: EventDetails,
  actorId: string,
): Promise<string> {
  return await services.db.transaction().execute(async (trx) => {
    const now = services.clock();
    const { kind, title, place, about, startsAt, endsAt } = event;
    const row = {
      id,
      body_id: bodyId,
      kind,
      title,
      place,
      about,
      starts_at: startsAt,
      ends_at: endsAt,
      created_by: actorId,
      created_at: now,
    };
    if (!(await insertEvent(trx, row))) {
      // Behind the lock: the same may be sent twice at once.
      await lockEvent(trx, id);
      const known = await eventLike(trx, row, event.places);
      if (known) return known;
      row.id = newId(now.getTime());
      await insertEvent(trx, row);
    }
    await setPlaces(trx, row.id, event.places);
    await recordAudit(trx, {
      actorId,
      subject: { kind: 'event', id: row.id },
      action: `Planned ${title}`,
      after: 'planned',
      at: now,
    });
    return row.id;
  });
}

/** Cancels an event: everybody who was to come or waits is told why, and applicants wait for another. */
export async function cancelEvent(
  services: Services,
  id: string,
  reason: string,
  actorId: string,
): Promise<Refusal | { told: number }> {
  return await services.db.transaction().execute(async (trx) => {
    const now = services.clock();
    const event = await lockEvent(trx, id);
    if (!event) return refusal('not-found', 'There is no such event.');
    if (!isAhead(event, now)) return refusal('over', 'This event has begun, is over or is cancelled already.');
    await trx
      .updateTable('peer_events')
      .set((eb) => ({
        status: 'cancelled',
        calendar_sequence: eb('calendar_sequence', '+', 1),
        version: eb('version', '+', 1),
      }))
      .where('id', '=', id)
      .execute();
    await recordAudit(trx, {
      actorId,
      subject: { kind: 'event', id },
      action: `Cancelled ${event.title}`,
      before: 'planned',
      after: 'cancelled',
      reason,
      at: now,
    });
    const work = { services, trx, now };
    const off = { ...event, status: 'cancelled', calendar_sequence: event.calendar_sequence + 1 };
    const concerned = await invitationsAt(trx, id, ['invited', 'accepted', 'waiting']);
    for (const each of concerned) {
      await freePlace(trx, each.id);
      await moveInvitation(work, each, 'cancel', { by: 'office', actorId, reason });
      await waitForAnother(work, each, { by: 'office', actorId, reason: 'The event was cancelled' });
      await tellCancelled(work, off, each, reason);
    }
    await dropTask(trx, { challengeId: null, kind: 'record-attendance', subject: id }, now);
    return { told: concerned.length };
  });
}

/** Keeps the joining instructions and sends them to everybody with a place; whoever gets one later has them with it. */
export async function sendJoining(
  services: Services,
  id: string,
  text: string,
  actorId: string,
): Promise<Refusal | { told: number }> {
  return await services.db.transaction().execute(async (trx) => {
    const now = services.clock();
    const event = await lockEvent(trx, id);
    if (!event) return refusal('not-found', 'There is no such event.');
    if (!isAhead(event, now)) return refusal('over', 'This event has begun, is over or is cancelled.');
    const joining = { joining_instructions: text, joining_sent_at: now };
    await trx.updateTable('peer_events').set(joining).where('id', '=', id).execute();
    await recordAudit(trx, {
      actorId,
      subject: { kind: 'event', id },
      action: 'Sent the joining instructions',
      at: now,
    });
    const work = { services, trx, now };
    const holders = await invitationsAt(trx, id, ['accepted']);
    for (const each of holders) await tellJoining(work, { ...event, ...joining }, each);
    return { told: holders.length };
  });
}

/**
 * Records who came. Applicants who came go on to be assessed; those with a place who did not wait for another event. Somebody put down as
 * absent by mistake can be put down as there, and so can who came from the waiting list, or without having answered.
 */
export async function recordAttendance(
  services: Services,
  id: string,
  came: readonly string[],
  actorId: string,
): Promise<Refusal | { came: number }> {
  return await services.db.transaction().execute(async (trx) => {
    const now = services.clock();
    const event = await lockEvent(trx, id);
    if (!event) return refusal('not-found', 'There is no such event.');
    if (event.status !== 'planned' || event.starts_at > now) return refusal('ahead', 'This event has not begun yet.');
    const work = { services, trx, now };
    for (const each of await invitationsAt(trx, id, ['accepted', 'absent', 'invited', 'waiting', 'lapsed'])) {
      const there = came.includes(each.id);
      if (!there && each.status !== 'accepted') continue;
      await moveInvitation(work, each, there ? 'attend' : 'miss', { by: 'office', actorId });
      if (there) await goOnToAssessment(work, each, actorId);
      else await waitForAnother(work, each, { by: 'office', actorId, reason: 'Did not come' });
    }
    await settleTask(trx, { challengeId: null, kind: 'record-attendance', subject: id }, actorId, now);
    return { came: (await invitationsAt(trx, id, ['attended'])).length };
  });
}

/**
 * An event is over, and the office has said who came, or had a week to: whoever had not answered or still waited for a place had none.
 * Applicants of them wait for another, and are told. Answers how many.
 */
export async function lapseInvitations(services: Services, id: string): Promise<number> {
  return await services.db.transaction().execute(async (trx) => {
    const now = services.clock();
    const event = await lockEvent(trx, id);
    if (event?.status !== 'planned' || event.ends_at >= now) return 0;
    const work = { services, trx, now };
    const lapsed = await invitationsAt(trx, id, ['invited', 'waiting']);
    for (const each of lapsed) {
      await moveInvitation(work, each, 'lapse', { by: 'clock', actorId: null });
      await waitForAnother(work, each, { by: 'clock', actorId: null, reason: 'Had no place at the event' });
      if (each.interest_id) await tellLapsed(work, event, each);
    }
    return lapsed.length;
  });
}

async function goOnToAssessment({ trx, now }: Working, invitation: Invitation, actorId: string): Promise<void> {
  const step = { by: 'office', actorId, at: now } as const;
  const interest = invitation.interest_id ? await lockInterest(trx, invitation.interest_id) : null;
  if (!interest) return;
  const before = interest.status === 'screened' ? await stepInterest(trx, interest, 'invite', step) : null;
  const invited = before === null ? await lockInterest(trx, interest.id) : null;
  if (!invited || (await stepInterest(trx, invited, 'attend', step))) return;
  await settleTask(trx, { challengeId: null, kind: 'invite-applicant', subject: interest.id }, actorId, now);
  await openTask(
    trx,
    {
      challengeId: null,
      kind: 'name-assessors',
      subject: interest.id,
      for: { role: 'placement-officer' },
      title: `Name at least two assessors for ${interest.name}`,
      path: `/pool/interest/${interest.id}`,
    },
    now,
  );
}
