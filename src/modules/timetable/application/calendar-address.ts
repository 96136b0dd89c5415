import { isId } from '#kernel/ids';
import { recordAudit } from '#modules/audit';
import { calendarFeed } from '#platform/calendar/calendar';
import type { Services } from '#platform/http/context';
import { keyed, sameText } from '#platform/http/cookies';
import { bumpCalendarKey, feedOf, feedOwner } from '../store/feed.ts';
import { asTold } from '../store/releases.ts';
import { sessionsByIds } from '../store/sessions.ts';
import { sessionEvent } from './session-event.ts';

/** The address of somebody's calendar feed. Whoever has it can read the feed, and nobody can guess it. */
export async function calendarAddress(services: Services, personId: string): Promise<string> {
  const owner = await feedOwner(services.db, personId);
  if (!owner) throw new Error('calendarAddress: there is no such person');
  return `${services.config.baseUrl}/calendar/${keyOf(services, personId, owner.calendarKey)}.ics`;
}

/** The feed at that key as an iCalendar text, or null where the key is not, or no longer, anybody's. */
export async function calendarByKey(services: Services, key: string): Promise<string | null> {
  const personId = key.slice(0, 36);
  const owner = isId(personId) ? await feedOwner(services.db, personId) : null;
  if (!owner || !sameText(key, keyOf(services, personId, owner.calendarKey))) return null;
  const at = services.clock();
  const lines = await feedOf(services.db, personId, at);
  const drafts = await sessionsByIds(
    services.db,
    lines.map((line) => line.sessionId),
  );
  const sessions = await asTold(services.db, drafts);
  const events = lines.flatMap((line) => {
    const session = sessions.find((one) => one.id === line.sessionId);
    return session ? [sessionEvent(services.config.baseUrl, line, session, line.part)] : [];
  });
  return calendarFeed('Critical Friend', events, at);
}

/** Gives somebody a new address for their feed; the old one finds nothing from now on. */
export async function renewCalendarAddress(services: Services, personId: string): Promise<void> {
  await services.db.transaction().execute(async (trx) => {
    await bumpCalendarKey(trx, personId);
    await recordAudit(trx, {
      actorId: personId,
      subject: { kind: 'person', id: personId },
      action: 'Made a new calendar address',
      at: services.clock(),
    });
  });
}

function keyOf(services: Services, personId: string, calendarKey: number): string {
  return `${personId}-${keyed(services.config.secret, 'calendar', `${personId}:${calendarKey}`)}`;
}
