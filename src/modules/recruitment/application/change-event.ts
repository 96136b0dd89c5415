import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import { dropTask } from '#modules/challenges';
import type { Services } from '#platform/http/context';
import { invitationsAt, lockEvent, type PeerEvent, updateEvent } from '../store/events.ts';
import { freePlacesOfEarlierDay, setPlaces } from '../store/places.ts';
import type { Working } from './ask-backer.ts';
import { tellChanged, tellMoved } from './event-letters.ts';
import { isAhead } from './invite.ts';
import { moveUpWaiting } from './move-invitation.ts';
import type { EventDetails } from './run-event.ts';

/**
 * Changes an event. Where its time or place moved, everybody with a place is told and their calendars follow; so is whoever waits or has
 * not answered. Where there are more places, the waiting list moves up. Refused below the places that are taken.
 *
 * An event that is over may get another day. Who came stays recorded, without a place on the new day, and so does who did not; nobody is
 * asked who came before that day.
 */
export async function changeEvent(
  services: Services,
  id: string,
  version: number,
  event: EventDetails,
  actorId: string,
): Promise<Refusal | { told: number }> {
  return await services.db.transaction().execute(async (trx) => {
    const work = { services, trx, now: services.clock() };
    const before = await lockEvent(trx, id);
    if (!before) return refusal('not-found', 'There is no such event.');
    if (before.version !== version)
      return refusal('stale', 'Somebody has changed this event meanwhile. Look at it again.');
    if (before.status !== 'planned') return refusal('over', 'This event is cancelled.');
    const ahead = isAhead({ status: before.status, starts_at: event.startsAt }, work.now);
    const taken = ahead ? (await invitationsAt(trx, id, ['accepted'])).length : before.taken;
    if (event.places < taken) return refusal('places', `${taken} people have a place: there cannot be fewer.`);
    if (ahead) await leaveEarlierDay(work, id);
    await setPlaces(trx, id, event.places);
    const moved = hasMoved(before, event);
    await updateEvent(trx, id, event, moved);
    const action = `Changed ${event.title}`;
    await recordAudit(trx, { actorId, subject: { kind: 'event', id }, action, at: work.now });
    return { told: ahead ? await tellWhoeverIsInvited(work, id, moved) : 0 };
  });
}

function hasMoved(before: PeerEvent, { title, place, startsAt, endsAt }: EventDetails): boolean {
  const sameTime = +startsAt === +before.starts_at && +endsAt === +before.ends_at;
  return !sameTime || place !== before.place || title !== before.title;
}

/** What was said of a day the event no longer has takes no place on the day it has now, and nobody is asked for more of it. */
async function leaveEarlierDay({ trx, now }: Working, id: string): Promise<void> {
  await freePlacesOfEarlierDay(trx, id);
  await dropTask(trx, { challengeId: null, kind: 'record-attendance', subject: id }, now);
}

async function tellWhoeverIsInvited(work: Working, id: string, moved: boolean): Promise<number> {
  const after = await lockEvent(work.trx, id);
  if (!after) throw new Error(`no event ${id}`);
  const holders = moved ? await invitationsAt(work.trx, id, ['accepted']) : [];
  for (const each of holders) await tellChanged(work, after, each);
  // Who moves up reads the new time and place with it.
  await moveUpWaiting(work, after);
  const others = moved ? await invitationsAt(work.trx, id, ['invited', 'waiting']) : [];
  for (const each of others) await tellMoved(work, after, each);
  return holders.length + others.length;
}
