import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalAttendeeType,
  type ICalCalendar,
  ICalCalendarMethod,
  ICalEventStatus,
} from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import { LONDON } from '#kernel/dates';

/** Something with a time and a place, as one person's calendar shows it: no other participant is named in it. */
export type CalendarEvent = {
  readonly id: string;
  readonly sequence: number;
  readonly isLive: boolean;
  readonly title: string;
  readonly place: string;
  readonly about: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly url: string;
};

export type Mailbox = { readonly name: string; readonly email: string };

/** A feed that calendar programs ask for again and again. What is cancelled stays in it, marked so, until it is over. */
export function calendarFeed(name: string, events: readonly CalendarEvent[], at: Date): string {
  const calendar = londonCalendar(name, ICalCalendarMethod.PUBLISH);
  calendar.ttl(3600);
  for (const event of events) addEvent(calendar, event, at);
  return written(calendar, at);
}

/** Many things at once, for a calendar to take in as they are; a later request about one of them finds it by its UID. */
export function calendarFile(events: readonly CalendarEvent[], at: Date): string {
  const calendar = londonCalendar(null, ICalCalendarMethod.PUBLISH);
  for (const event of events) addEvent(calendar, event, at);
  return written(calendar, at);
}

/**
 * What goes along with one message to one person: for each event one iCalendar object, a REQUEST, or a CANCEL where it is off or
 * `method` says so. Several stand one after the other (RFC 5545, 3.4), for a request may be about one thing only (RFC 5546, 3.2.2):
 * the mail has each in a part of its own.
 */
export function calendarMessage(
  events: readonly CalendarEvent[],
  to: Mailbox,
  from: Mailbox,
  at: Date,
  method?: 'REQUEST' | 'CANCEL',
): string {
  return events.map((event) => aboutOne(event, to, from, at, method ?? (event.isLive ? 'REQUEST' : 'CANCEL'))).join('');
}

function aboutOne(event: CalendarEvent, to: Mailbox, from: Mailbox, at: Date, method: 'REQUEST' | 'CANCEL'): string {
  const calendar = londonCalendar(null, ICalCalendarMethod[method]);
  const added = addEvent(calendar, method === 'CANCEL' ? { ...event, isLive: false } : event, at);
  added.organizer({ name: plain(from.name), email: from.email });
  added.createAttendee({
    name: plain(to.name),
    email: to.email,
    role: ICalAttendeeRole.REQ,
    status: ICalAttendeeStatus.NEEDSACTION,
    type: ICalAttendeeType.INDIVIDUAL,
    rsvp: false,
  });
  return written(calendar, at);
}

/** The objects of what `calendarMessage` wrote, each with what it does. */
export function calendarObjects(text: string): { method: string; content: string }[] {
  return text
    .split(/(?=^BEGIN:VCALENDAR\r?$)/m)
    .filter((content) => content.trim() !== '')
    .map((content) => ({ method: /^METHOD:(\w+)/m.exec(content)?.[1] ?? 'REQUEST', content }));
}

/** `Critical Friend <no-reply@example.org>` or a bare address, as name and address. */
export function mailboxOf(text: string): Mailbox {
  const match = /^\s*"?([^"<]*?)"?\s*<([^>]+)>\s*$/.exec(text);
  return match
    ? { name: match[1] || 'Critical Friend', email: match[2] ?? '' }
    : { name: 'Critical Friend', email: text };
}

function londonCalendar(name: string | null, method: ICalCalendarMethod): ICalCalendar {
  return ical({
    name,
    method,
    prodId: { company: 'Critical Friend', product: 'Timetable', language: 'EN' },
    timezone: { name: LONDON, generator: () => LONDON_RULES },
  });
}

function addEvent(calendar: ICalCalendar, event: CalendarEvent, at: Date) {
  return calendar.createEvent({
    id: `${event.id}@critical-friend`,
    sequence: event.sequence,
    stamp: at,
    start: zoned(event.startsAt),
    end: zoned(event.endsAt),
    timezone: LONDON,
    summary: event.isLive ? event.title : `Cancelled: ${event.title}`,
    location: event.place || null,
    description: event.about,
    url: event.url,
    status: event.isLive ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
  });
}

/** The text, its stamps in UTC as RFC 5545 wants them: the library writes them on the clocks of the calendar's zone. */
function written(calendar: ICalCalendar, at: Date): string {
  const stamp = `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
  return `${calendar.toString().replace(/^DTSTAMP:.*$/gm, `DTSTAMP:${stamp}`)}\r\n`;
}

/** A name that cannot end the quotes it is put in. */
function plain(name: string): string {
  return name.replace(/["\s]+/g, ' ').trim();
}

function zoned(at: Date) {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(LONDON);
}

/** British time since 1996: forward on the last Sunday of March, back on the last of October, both at 1am UTC. */
const LONDON_RULES = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/London',
  'BEGIN:DAYLIGHT',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0100',
  'TZNAME:BST',
  'DTSTART:19960331T010000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0000',
  'TZNAME:GMT',
  'DTSTART:19961027T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
].join('\r\n');
