import { mailMessage } from '#design/mail';
import { londonDate, longDateTime, shortDate } from '#kernel/dates';
import { calendarMessage, mailboxOf } from '#platform/calendar/calendar';
import type { ChallengeHead } from '#platform/http/context';
import type { OutgoingMail } from '#platform/mail/outbox';
import type { Session } from '../domain/session.ts';
import { whyOff } from '../domain/why-off.ts';
import type { Addressee } from '../store/addresses.ts';
import { type About, addressed, line, pageOf } from './messages.ts';
import { sessionEvent } from './session-event.ts';

/** `people`: other peers go, at the same time and place; `heard`: only others are heard. */
export type ChangeKind = 'added' | 'moved' | 'removed' | 'cancelled' | 'restored' | 'people' | 'heard';

/** Tells somebody of one session that has changed, with the change for their calendar. */
export function changeNotice(
  { config, head, at }: About,
  to: Addressee,
  session: Session,
  kind: ChangeKind,
  before: Session | null,
  { staysInCalendar = false, toRing = '' }: { staysInCalendar?: boolean; toRing?: string } = {},
): OutgoingMail {
  const off = kind === 'cancelled' || kind === 'removed';
  const event = sessionEvent(config.baseUrl, head, session, to.part === 'interviewee' ? 'interviewee' : 'team');
  const day = `${config.baseUrl}/challenges/${head.reference}/timetable/${londonDate(session.startsAt)}`;
  const isHeard = to.part === 'interviewee';
  const otherTime = kind === 'moved' && before !== null && isAtOtherTime(before, session);
  const next = isHeard ? nextFor([{ kind, session, otherTime }]) : TO_TIMETABLE;
  const page = isHeard ? pageOf(config, head, to) : day;
  const method = off ? 'CANCEL' : 'REQUEST';
  const calendar = { calendar: calendarMessage([event], to, mailboxOf(config.mailFrom), at, method) };
  return {
    ...addressed(to, head),
    template: `session-${kind}`,
    ...(staysInCalendar ? {} : calendar),
    ...words(head, to.name, { kind, session, before }, { text: next.button, url: page }, [
      next.says,
      staysInCalendar ? SHARED_CALENDAR : '',
      toRing,
    ]),
  };
}

/** One change as one person is told of it. */
export type OwnChange = {
  readonly kind: ChangeKind;
  readonly session: Session;
  /** Somebody else at that address is still expected: it is not taken out of the calendar that they share. */
  readonly staysInCalendar?: boolean;
  /** They knew it at another time: what they have said of that says nothing of this one. */
  readonly otherTime?: boolean;
};

/** Whether somebody who was told that it is at one time has to say anew whether they can come. */
export function isAtOtherTime(before: Pick<Session, 'startsAt' | 'endsAt'>, now: Session): boolean {
  return +before.startsAt !== +now.startsAt || +before.endsAt !== +now.endsAt;
}

const TO_TIMETABLE = { button: 'See the timetable', says: '' };

/** What somebody who is heard does next, having read of these changes. */
function nextFor(own: readonly OwnChange[]): { button: string; says: string } {
  if (own.every(({ kind }) => kind === 'removed' || kind === 'cancelled'))
    return { button: 'See your sessions', says: 'There is nothing you have to do.' };
  if (own.some(({ otherTime }) => otherTime))
    return {
      button: 'Say whether you can come',
      says: 'Please say whether you can come at the new time, even if you have answered before: that was about another time.',
    };
  if (own.some(({ kind }) => kind === 'added' || kind === 'restored'))
    return { button: 'Say whether you can come', says: 'Please say whether you can come.' };
  return { button: 'See your sessions', says: '' };
}

/** To somebody who has left a session to which a colleague at the same address still goes. */
const SHARED_CALENDAR =
  'Somebody else at this email address is still expected there, so what you are no longer needed at stays in the calendar of this address.';

const HEADS: Record<ChangeKind, string> = {
  added: 'New',
  moved: 'Changed',
  removed: 'No longer needed',
  cancelled: 'Cancelled',
  restored: 'Back on',
  people: 'Other peers',
  heard: 'Others to be heard',
};

/** `Changed: Housing, Tue 11 May`. */
function subjectOf({ kind, session }: OwnChange): string {
  return `${HEADS[kind]}: ${session.title.slice(0, 100)}, ${shortDate(londonDate(session.startsAt), { weekday: true })}`;
}

const CHANGE_WORDS: Record<ChangeKind, string> = {
  added: 'New',
  moved: 'Changed, now',
  removed: 'No longer needed',
  cancelled: 'Cancelled',
  restored: 'Back on',
  people: 'Other people take part',
  heard: 'Others are to be heard',
};

/** Tells somebody of all that has changed for them, with all of it for their calendar, and of what else has where they arrange the days. */
export function changesNotice(
  { config, head, at }: About,
  to: Omit<Addressee, 'sessionId'>,
  own: readonly OwnChange[],
  besides: readonly OwnChange[] = [],
  toRing = '',
): OutgoingMail {
  const part = to.part === 'interviewee' ? 'interviewee' : 'team';
  const forCalendar = own.filter(({ staysInCalendar }) => !staysInCalendar);
  const all = [...own, ...besides];
  const next = part === 'interviewee' ? nextFor(own) : TO_TIMETABLE;
  const events = forCalendar.map(({ session }) => sessionEvent(config.baseUrl, head, session, part));
  const many = new Set(all.map(({ session }) => session.id)).size;
  const count = many === 1 ? '1 session has' : `${many} sessions have`;
  const calendar = { calendar: calendarMessage(events, to, mailboxOf(config.mailFrom), at) };
  return {
    ...addressed(to, head),
    template: 'timetable-changed',
    ...(events.length > 0 ? calendar : {}),
    subject:
      many === 1 && all[0] ? subjectOf(all.at(-1) as OwnChange) : `${count} changed: ${head.title.slice(0, 100)}`,
    ...mailMessage({
      to: to.name,
      ask: `${count} changed in the timetable of ${head.title}.`,
      button: {
        text: next.button,
        url: part === 'team' ? `${config.baseUrl}/challenges/${head.reference}/timetable` : pageOf(config, head, to),
      },
      paragraphs: [
        ...listOf(own, besides.length > 0 ? 'For you:' : ''),
        ...(next.says === '' ? [] : [next.says]),
        ...listOf(besides, own.length > 0 ? 'Besides, for you arrange the days:' : ''),
        ...(events.length > 0 ? [`${ATTACHED[besides.length > 0 ? 'own' : 'all']} attached for your calendar.`] : []),
        ...(own.some(({ staysInCalendar }) => staysInCalendar) ? [SHARED_CALENDAR] : []),
        ...[toRing].filter(Boolean),
      ],
      why: `You get this because you are part of the timetable of ${head.title}.`,
    }),
  };
}

const ATTACHED = { all: 'The changes are', own: 'Your own changes are' };

function listOf(changes: readonly OwnChange[], heading: string): string[] {
  return changes.length === 0 ? [] : [[heading, ...changes.map(changeLine)].filter(Boolean).join('\n')];
}

function changeLine({ kind, session }: OwnChange): string {
  const why = kind === 'cancelled' && whyOff(session) ? ` Why: ${whyOff(session)}` : '';
  return `${CHANGE_WORDS[kind]}: ${line(session)}${why}`;
}

/** Tells the manager or the host coordinator, who have every session in their feed, what has changed, and whom no mail reaches. */
export function changeForOrganisers(
  { config, head }: About,
  to: Omit<Addressee, 'sessionId' | 'part' | 'ownId' | 'linkKey'>,
  session: Session,
  kind: ChangeKind,
  before: Session | null,
  toRing: string,
): OutgoingMail {
  const page = `${config.baseUrl}/challenges/${head.reference}/timetable/${londonDate(session.startsAt)}`;
  return {
    ...addressed(to, head),
    template: `session-${kind}`,
    ...words(head, to.name, { kind, session, before }, { text: TO_TIMETABLE.button, url: page }, [toRing]),
  };
}

function words(
  head: ChallengeHead,
  name: string,
  { kind, session, before }: OwnChange & { before: Session | null },
  button: { text: string; url: string },
  also: readonly string[],
) {
  const when = longDateTime(session.startsAt);
  const asks: Record<ChangeKind, string> = {
    added: `‘${session.title}’ has been added, on ${when}.`,
    moved: `‘${session.title}’ has changed: it is now on ${when}.`,
    removed: `You are no longer needed at ‘${session.title}’ on ${when}.`,
    cancelled: `‘${session.title}’ on ${when} is cancelled.`,
    restored: `‘${session.title}’ takes place after all, on ${when}.`,
    people: `Other peers go to ‘${session.title}’ on ${when}.`,
    heard: `Others are to be heard in ‘${session.title}’ on ${when}.`,
  };
  const off = kind === 'cancelled' || kind === 'removed';
  const paragraphs = [
    off ? null : line(session),
    kind === 'moved' && before ? `Before: ${line(before)}` : null,
    kind === 'people' ? `Peers who go now: ${session.peers.map((peer) => peer.name).join(', ') || 'nobody yet'}` : null,
    kind === 'heard'
      ? `To be heard now: ${session.interviewees.map((who) => who.name).join(', ') || 'nobody yet'}`
      : null,
    kind === 'cancelled' && whyOff(session) ? `Why: ${whyOff(session)}` : null,
    ...also,
  ].flatMap((part) => part || []);
  return {
    subject: subjectOf({ kind, session }),
    ...mailMessage({
      to: name,
      ask: asks[kind],
      button,
      paragraphs,
      why: `You get this because you are part of the timetable of ${head.title}.`,
    }),
  };
}
