import { mailMessage } from '#design/mail';
import { londonDate, longDateTime, shortDate, timeRange } from '#kernel/dates';
import { calendarFile, calendarMessage, mailboxOf } from '#platform/calendar/calendar';
import type { ChallengeHead, Services } from '#platform/http/context';
import type { OutgoingMail } from '#platform/mail/outbox';
import { intervieweePromise } from '../domain/interviewee-promise.ts';
import { placeOf, type Session } from '../domain/session.ts';
import type { Addressee } from '../store/addresses.ts';
import { ownLink } from './own-link.ts';
import { sessionEvent } from './session-event.ts';

/** What a message about the timetable needs to know besides whom it goes to. */
export type About = { readonly config: Services['config']; readonly head: ChallengeHead; readonly at: Date };

/** Asks somebody to come and talk: what it is, when and where, and how what they say is treated. */
export function invitation({ config, head, at }: About, to: Addressee, sessions: readonly Session[]): OutgoingMail {
  const first = sessions[0] as Session;
  const promise = intervieweePromise(head.hostName);
  const when = sessions.length === 1 ? longDateTime(first.startsAt) : `${sessions.length} sessions`;
  const events = sessions.map((session) => sessionEvent(config.baseUrl, head, session, 'interviewee'));
  return {
    ...addressed(to, head),
    template: 'interviewee-invitation',
    subject: `Please come and talk to the peer team: ${when}`,
    calendar: calendarMessage(events, to, mailboxOf(config.mailFrom), at),
    ...mailMessage({
      to: to.name,
      ask: `${head.hostName} asks you to talk to a visiting peer team${sessions.length === 1 ? ` on ${when}` : ''}.`,
      button: { text: 'Say whether you can come', url: pageOf(config, head, to) },
      paragraphs: [
        sessions.map(line).join('\n'),
        ...promise.whatItIs,
        ...promise.howTreated,
        'The sessions are attached for your calendar. By the link above you can accept, decline, ask for another time, and say what you need to take part. It is yours alone and needs no password.',
      ],
      why: `You get this because ${head.hostName} has put your name forward.`,
    }),
  };
}

/** Tells a peer, the manager or somebody of the host that the timetable stands, with their own sessions for their calendar. */
export function releaseNotice(
  { config, head, at }: About,
  to: Omit<Addressee, 'sessionId' | 'part' | 'ownId' | 'linkKey'>,
  own: readonly Session[],
  why: string,
): OutgoingMail {
  const many = own.length === 1 ? '1 session' : `${own.length} sessions`;
  const count = own.length === 0 ? '' : `You are in ${many}, attached for your calendar. `;
  const events = own.map((session) => sessionEvent(config.baseUrl, head, session, 'team'));
  return {
    ...addressed(to, head),
    template: 'timetable-released',
    ...(events.length > 0 ? { calendar: calendarFile(events, at) } : {}),
    subject: `Your timetable is ready: ${head.title}`,
    ...mailMessage({
      to: to.name,
      ask: `The timetable of ${head.title} is ready.`,
      button: { text: 'See the timetable', url: `${config.baseUrl}/challenges/${head.reference}/timetable` },
      paragraphs: [
        `${count}From now on we tell you of every change that concerns you.`,
        `To have the timetable in your own calendar, and kept up to date by itself: ${config.baseUrl}/calendar`,
      ],
      why,
    }),
  };
}

/** The page of somebody heard: by their own link, so that nobody has to sign in to say that they cannot come. */
export function pageOf(config: About['config'], head: ChallengeHead, to: Pick<Addressee, 'ownId' | 'linkKey'>): string {
  if (to.linkKey === null) return `${config.baseUrl}/challenges/${head.reference}/my-sessions`;
  return ownLink({ config }, { id: to.ownId, linkKey: to.linkKey });
}

/** To whom a letter about a challenge goes. */
export function addressed(to: Omit<Addressee, 'sessionId' | 'part' | 'ownId' | 'linkKey'>, head: ChallengeHead) {
  return { to: to.email, toName: to.name, personId: to.personId, challengeId: head.id };
}

/** `Tue 11 May, 10am to 11am: Housing. Room 1`. */
export function line(session: Session): string {
  const place = placeOf(session);
  const day = shortDate(londonDate(session.startsAt), { weekday: true });
  return `${day}, ${timeRange(session.startsAt, session.endsAt)}: ${session.title}${place ? `. ${place}` : ''}`;
}
