import { dateRange, londonDate, longDateTime } from '#kernel/dates';
import { type CalendarEvent, calendarMessage, mailboxOf } from '#platform/calendar/calendar';
import { EVENT_KINDS, type EventKind } from '../domain/events.ts';
import type { Invitation, PeerEvent } from '../store/events.ts';
import { makeLink } from '../store/links.ts';
import type { Working } from './ask-backer.ts';
import { type Letter, write } from './letters.ts';

/** When and where, in one line each. */
function whenAndWhere(event: PeerEvent): string {
  return `From ${longDateTime(event.starts_at)} to ${longDateTime(event.ends_at)}.\n${event.place}`;
}

/** `24 to 25 May 2027`. */
export function eventDays(event: { starts_at: Date; ends_at: Date }): string {
  return dateRange(londonDate(event.starts_at), londonDate(event.ends_at));
}

/** The event as an invitee's calendar has it: nobody else is named. */
export function eventForCalendar(baseUrl: string, event: PeerEvent, invitationId: string): CalendarEvent {
  return {
    id: invitationId,
    sequence: event.calendar_sequence,
    isLive: event.status === 'planned',
    title: event.title,
    place: event.place,
    about: EVENT_KINDS[event.kind as EventKind] ?? event.kind,
    startsAt: event.starts_at,
    endsAt: event.ends_at,
    url: `${baseUrl}/invitations/${invitationId}`,
  };
}

type To = Pick<Invitation, 'id' | 'name' | 'email' | 'person_id'>;
type Words = Pick<Letter, 'template' | 'subject' | 'ask'> & { paragraphs?: string[]; button?: string };

/** Writes to one invitee, with their own link, and the calendar where it is asked for. */
async function tell(
  work: Working,
  event: PeerEvent,
  to: To,
  words: Words,
  calendar?: 'REQUEST' | 'CANCEL',
): Promise<void> {
  const { services, trx, now } = work;
  const { button, paragraphs = [], ...rest } = words;
  const path = button ? `/invitations/${await makeLink(trx, 'invitation', to.id, now)}` : null;
  const entry = eventForCalendar(services.config.baseUrl, event, to.id);
  const mailbox = mailboxOf(services.config.mailFrom);
  await write(
    { services, trx },
    { name: to.name, email: to.email, personId: to.person_id },
    {
      ...rest,
      ...(button && path ? { button: { text: button, path } } : {}),
      paragraphs,
      ...(calendar && to.email
        ? { calendar: calendarMessage([entry], { name: to.name, email: to.email }, mailbox, now, calendar) }
        : {}),
      why: `You get this because ${event.body_name} invited you. A link is yours alone: please do not pass it on.`,
    },
  );
}

export async function tellInvited(work: Working, event: PeerEvent, to: To): Promise<void> {
  await tell(work, event, to, {
    template: 'event-invitation',
    subject: `Can you come? ${event.title}, ${eventDays(event)}`,
    ask: `Please come to ${event.title}.`,
    button: 'Say whether you can come',
    paragraphs: [
      whenAndWhere(event),
      ...(event.about ? [event.about] : []),
      'It takes one press, and you need not sign in.',
    ],
  });
}

export async function tellPlace(work: Working, event: PeerEvent, to: To): Promise<void> {
  await tell(
    work,
    event,
    to,
    {
      template: 'event-place',
      subject: `You have a place: ${event.title}, ${eventDays(event)}`,
      ask: `You have a place at ${event.title}.`,
      button: 'See your place',
      paragraphs: [
        ...joining(event),
        'If you cannot come after all, say so by the button: somebody waits for the place.',
      ],
    },
    'REQUEST',
  );
}

export async function tellWaiting(work: Working, event: PeerEvent, to: To): Promise<void> {
  await tell(work, event, to, {
    template: 'event-waiting',
    subject: `You are on the waiting list: ${event.title}`,
    ask: `All places at ${event.title} are taken. You are on the waiting list.`,
    button: 'See where you stand',
    paragraphs: [whenAndWhere(event), 'When somebody drops out, the place is yours and we write to you at once.'],
  });
}

export async function tellMovedUp(work: Working, event: PeerEvent, to: To): Promise<void> {
  await tell(
    work,
    event,
    to,
    {
      template: 'event-moved-up',
      subject: `A place is free and it is yours: ${event.title}, ${eventDays(event)}`,
      ask: `Somebody cannot come to ${event.title}, so you have a place.`,
      button: 'See your place',
      paragraphs: [
        ...joining(event),
        'If you cannot come any more, say so by the button: the next on the list is then asked.',
      ],
    },
    'REQUEST',
  );
}

export async function tellDroppedOut(work: Working, event: PeerEvent, to: To): Promise<void> {
  await tell(
    work,
    event,
    to,
    {
      template: 'event-dropped-out',
      subject: `You gave up your place: ${event.title}`,
      ask: `You gave up your place at ${event.title}, ${eventDays(event)}. Thank you for telling us.`,
    },
    'CANCEL',
  );
}

export async function tellJoining(work: Working, event: PeerEvent, to: To): Promise<void> {
  await tell(
    work,
    event,
    to,
    {
      template: 'event-joining',
      subject: `Joining instructions: ${event.title}, ${eventDays(event)}`,
      ask: `Here is what you need to come to ${event.title}.`,
      button: 'See your place',
      paragraphs: joining(event),
    },
    'REQUEST',
  );
}

export async function tellChanged(work: Working, event: PeerEvent, to: To): Promise<void> {
  await tell(
    work,
    event,
    to,
    {
      template: 'event-changed',
      subject: `Changed: ${event.title} is ${eventDays(event)}, ${event.place}`,
      ask: `The time or place of ${event.title} has changed.`,
      button: 'See your place',
      paragraphs: joining(event),
    },
    'REQUEST',
  );
}

/** The event moved, and they have no place: they have not answered, or wait for one. Nothing goes into their calendar. */
export async function tellMoved(work: Working, event: PeerEvent, to: To & Pick<Invitation, 'status'>): Promise<void> {
  const waits = to.status === 'waiting';
  await tell(work, event, to, {
    template: 'event-moved',
    subject: `Changed: ${event.title} is ${eventDays(event)}, ${event.place}`,
    ask: `The time or place of ${event.title} has changed. ${waits ? 'You are still on the waiting list.' : 'Please say whether you can come.'}`,
    button: waits ? 'See where you stand' : 'Say whether you can come',
    paragraphs: [
      whenAndWhere(event),
      waits ? 'If you could not come then, say so by the button.' : 'It takes one press, and you need not sign in.',
    ],
  });
}

export async function tellCancelled(work: Working, event: PeerEvent, to: To, reason: string): Promise<void> {
  await tell(
    work,
    event,
    to,
    {
      template: 'event-cancelled',
      subject: `Cancelled: ${event.title}, ${eventDays(event)}`,
      ask: `${event.title}, ${eventDays(event)}, is cancelled.`,
      paragraphs: [`Why: ${reason}`, 'You need do nothing. We write to you about another date.'],
    },
    'CANCEL',
  );
}

/** An event is over, and they had no place: they had not answered, or waited for one. */
export async function tellLapsed(work: Working, event: PeerEvent, to: To): Promise<void> {
  await tell(work, event, to, {
    template: 'event-lapsed',
    subject: `${event.title} is over: we invite you to another`,
    ask: `${event.title}, ${eventDays(event)}, is over, and you had no place there. We invite you to another.`,
    paragraphs: ['You need do nothing. We write to you about another date.'],
  });
}

function joining(event: PeerEvent): string[] {
  return [
    whenAndWhere(event),
    ...(event.joining_sent_at && event.joining_instructions ? [event.joining_instructions] : []),
  ];
}
