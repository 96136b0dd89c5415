import { z } from 'zod';
import type { Typed } from '#design/form';
import { eachDate, type IsoDate, londonDate, londonTime, parseIsoDate } from '#kernel/dates';
import { SESSION_KINDS } from '#modules/programmes';
import type { ChallengeHead, FormBody } from '#platform/http/context';
import {
  choice,
  formId,
  optionalDate,
  optionalText,
  parseForm,
  requiredText,
  revision,
  several,
  timeOfDay,
  wholeNumber,
} from '#platform/http/forms';
import type { SessionForm } from '../../application/save-session.ts';
import { type Nominee, readIntervieweeLines } from '../../domain/read-interviewee-lines.ts';
import type { Session } from '../../domain/session.ts';
import { lengthInMinutes } from '../../domain/session-time.ts';
import { SPEAKER_LABELS } from '../labels.ts';

const CATEGORIES = ['', ...Object.keys(SPEAKER_LABELS), 'documents', 'data'] as const;

const others = z.preprocess(
  (value) => (value === undefined || value === '' ? '0' : value),
  wholeNumber('Enter a whole number from 0 to 500', 0, 500),
);

const schema = z.object({
  id: formId(),
  title: requiredText('Enter a title, such as ‘Meet the cabinet member’'),
  kind: choice(SESSION_KINDS, 'Choose what kind of session it is'),
  on: requiredText('Choose a day'),
  date: optionalDate(),
  start: timeOfDay('Enter when it starts, such as 9.30am'),
  end: optionalText(40),
  room: optionalText(40),
  place: optionalText(300),
  category: choice(CATEGORIES, 'Choose who speaks'),
  themes: several(),
  peers: several(),
  interviewees: several(),
  'new-interviewees': optionalText(20_000),
  others,
  seen: optionalText(20_000),
  tell: z.preprocess((value) => (value === 'later' ? 'later' : 'now'), z.enum(['now', 'later'])),
});

export type ReadSession =
  | { readonly ok: true; readonly value: SessionForm }
  | { readonly ok: false; readonly errors: Record<string, string> };

/** Reads the form of a session; `isNew` where there is no revision to have been seen. */
export function readSessionForm(body: FormBody, isNew: boolean): ReadSession {
  const parsed = parseForm(schema, body);
  const seen = isNew
    ? { ok: true as const, value: { version: null } }
    : parseForm(z.object({ version: revision() }), body);
  const errors: Record<string, string> = {
    ...(parsed.ok ? {} : parsed.errors),
    ...(seen.ok ? {} : seen.errors),
  };
  const lines = readLines(body, errors);
  if (!parsed.ok || !seen.ok || Object.keys(errors).length > 0) return { ok: false, errors };
  const typed = parsed.value;
  const date = typed.on === 'other' ? typed.date : parseIsoDate(typed.on);
  if (date === null)
    return { ok: false, errors: typed.on === 'other' ? { date: 'Enter the day' } : { on: 'Choose a day' } };
  return {
    ok: true,
    value: {
      id: typed.id,
      version: seen.value.version,
      title: typed.title,
      kind: typed.kind,
      date,
      start: typed.start,
      end: endText(typed.end),
      roomId: typed.room === '' ? null : typed.room,
      placeNote: typed.place,
      sourceCategory: typed.category === '' ? null : typed.category,
      othersExpected: typed.others,
      themeIds: typed.themes,
      peerIds: typed.peers,
      intervieweeIds: typed.interviewees,
      tell: typed.tell,
      seen: typed.seen,
      newInterviewees: lines,
    },
  };
}

function readLines(body: FormBody, errors: Record<string, string>): readonly Nominee[] {
  const text = optionalText(20_000).safeParse(body['new-interviewees']);
  if (!text.success || text.data === '') return [];
  const usual = String(body.category ?? '');
  const read = readIntervieweeLines(text.data, SPEAKER_LABELS, usual in SPEAKER_LABELS ? usual : null);
  if (read.ok) return read.nominees;
  errors['new-interviewees'] = read.problems.join('. ');
  return [];
}

/**
 * A length stays as it is; a time becomes `HH:MM`; anything else becomes nothing, which is refused with what to do. What ends at `3` ends in the
 * afternoon: it comes after its start.
 */
function endText(text: string): string {
  if (lengthInMinutes(text) !== null) return text;
  const clock = timeOfDay('-');
  const [time, later] = [clock.safeParse(text), clock.safeParse(`${text}pm`)];
  return time.success ? time.data : later.success ? later.data : '';
}

/** The days that the form offers, the days on site. */
export function daysOf(head: ChallengeHead): IsoDate[] {
  return head.onSiteFrom && head.onSiteUntil ? eachDate(head.onSiteFrom, head.onSiteUntil) : [];
}

/** A session as it would be typed. */
export function typedFrom(session: Session, days: readonly IsoDate[]): Typed {
  const date = londonDate(session.startsAt);
  const [year, month, day] = date.split('-').map(Number);
  const offered = days.includes(date);
  return {
    title: session.title,
    kind: session.kind,
    on: offered ? date : 'other',
    ...(offered ? {} : { 'date-day': `${day}`, 'date-month': `${month}`, 'date-year': `${year}` }),
    start: londonTime(session.startsAt),
    end: londonTime(session.endsAt),
    room: session.roomId ?? '',
    place: session.placeNote,
    category: session.sourceCategory ?? '',
    themes: [...session.themeIds],
    peers: session.peers.map((peer) => peer.id),
    interviewees: session.interviewees.map((who) => who.id),
    others: session.othersExpected > 0 ? `${session.othersExpected}` : '',
  };
}
