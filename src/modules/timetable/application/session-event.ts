import { SESSION_KIND_LABELS } from '#modules/programmes';
import type { CalendarEvent } from '#platform/calendar/calendar';
import { placeOf, type Session } from '../domain/session.ts';

type Where = { readonly reference: string; readonly title: string; readonly hostName: string };

/**
 * A session for one calendar. The team's says who goes together; nobody's says who is interviewed, nor why it is off, for
 * calendars are synced to other companies' machines: names, and what somebody wrote, stay behind signing in and in letters.
 */
export function sessionEvent(
  baseUrl: string,
  challenge: Where,
  session: Session,
  part: 'team' | 'interviewee',
): CalendarEvent {
  const kind = SESSION_KIND_LABELS[session.kind as keyof typeof SESSION_KIND_LABELS] ?? session.kind;
  const peers = session.peers.map((peer) => peer.name).join(', ');
  const page = part === 'team' ? `sessions/${session.id}` : 'my-sessions';
  const about =
    part === 'team'
      ? [challenge.title, kind, peers && `Peers: ${peers}`].filter(Boolean).join('\n')
      : `A visiting peer team would like to hear from you, at ${challenge.hostName}. It is not an inspection.`;
  return {
    id: session.id,
    sequence: session.calendarSequence,
    isLive: session.isLive,
    title: session.title,
    place: placeOf(session),
    about,
    startsAt: session.startsAt,
    endsAt: session.endsAt,
    url: `${baseUrl}/challenges/${challenge.reference}/${page}`,
  };
}
