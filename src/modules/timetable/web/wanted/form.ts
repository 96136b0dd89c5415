import { z } from 'zod';
import type { Typed } from '#design/form';
import type { IsoDate } from '#kernel/dates';
import { SESSION_KINDS } from '#modules/programmes';
import type { FormBody } from '#platform/http/context';
import {
  choice,
  formId,
  optionalText,
  orNothing,
  parseForm,
  requiredText,
  revision,
  several,
  timeOfDay,
  wholeNumber,
} from '#platform/http/forms';
import type { WantedForm } from '../../application/change-wanted.ts';
import { lengthInMinutes } from '../../domain/session-time.ts';
import type { WantedRow } from '../../store/wanted.ts';
import { SPEAKER_LABELS } from '../labels.ts';

const CATEGORIES = ['', ...Object.keys(SPEAKER_LABELS), 'documents', 'data'] as const;

/** What stands among those who must be there for whoever has that part when a timetable is made. */
export const LEAD = 'lead';
export const MANAGER = 'manager';

const clockOrNone = orNothing(timeOfDay('Enter a time, such as 9.30am'));
const count = (message: string, least: number, most: number) =>
  z.preprocess((value) => (value === undefined || value === '' ? '0' : value), wholeNumber(message, least, most));

const schema = z.object({
  id: formId(),
  title: requiredText('Enter a title, such as ‘Heads of service’'),
  kind: choice(SESSION_KINDS, 'Choose what kind of session it is'),
  length: requiredText('Enter how long it is, such as 45 minutes or 1 hour', 40),
  category: choice(CATEGORIES, 'Choose who speaks'),
  themes: several(),
  interviewees: several(),
  others: count('Enter a whole number from 0 to 500', 0, 500),
  goes: z.preprocess((value) => value ?? 'some', choice(['some', 'team'], 'Choose who goes')),
  'peers-needed': count('Enter how many peers go, from 0 to 20', 0, 20),
  peers: several(),
  day: optionalText(10),
  'not-before': clockOrNone,
  'done-by': clockOrNone,
  room: optionalText(40),
  place: optionalText(300),
});

export type ReadWanted =
  | { readonly ok: true; readonly value: WantedForm }
  | { readonly ok: false; readonly errors: Record<string, string> };

/** Reads the form of a wanted session; `isNew` where there is no revision to have been seen. */
export function readWantedForm(body: FormBody, days: readonly IsoDate[], isNew: boolean): ReadWanted {
  const parsed = parseForm(schema, body);
  const seen = isNew
    ? { ok: true as const, value: { version: null } }
    : parseForm(z.object({ version: revision() }), body);
  const errors: Record<string, string> = { ...(parsed.ok ? {} : parsed.errors), ...(seen.ok ? {} : seen.errors) };
  const minutes = parsed.ok ? lengthInMinutes(parsed.value.length) : null;
  if (parsed.ok) Object.assign(errors, problemsOf(parsed.value, minutes, days));
  if (!parsed.ok || !seen.ok || minutes === null || Object.keys(errors).length > 0) return { ok: false, errors };
  const typed = parsed.value;
  return {
    ok: true,
    value: {
      id: typed.id,
      version: seen.value.version,
      title: typed.title,
      kind: typed.kind,
      minutes,
      sourceCategory: typed.category === '' ? null : typed.category,
      othersExpected: typed.others,
      wholeTeam: typed.goes === 'team',
      peersNeeded: typed['peers-needed'],
      withLead: typed.peers.includes(LEAD),
      withManager: typed.peers.includes(MANAGER),
      onDay: typed.day === '' ? null : typed.day,
      notBefore: typed['not-before'],
      doneBy: typed['done-by'],
      roomId: typed.room === '' ? null : typed.room,
      placeNote: typed.place,
      themeIds: typed.themes,
      intervieweeIds: typed.interviewees,
      peerIds: typed.peers.filter((value) => value !== LEAD && value !== MANAGER),
    },
  };
}

function problemsOf(typed: z.output<typeof schema>, minutes: number | null, days: readonly IsoDate[]) {
  const errors: Record<string, string> = {};
  if (minutes === null || minutes < 15 || minutes > 480)
    errors.length = 'Enter a length from 15 minutes to 8 hours, such as 45 minutes or 1 hour';
  if (typed.day !== '' && !days.includes(typed.day)) errors.day = 'Choose one of the days on site';
  if (typed.goes === 'some' && typed.peers.length > typed['peers-needed'])
    errors['peers-needed'] = `${typed.peers.length} peers must be there, so at least ${typed.peers.length} go`;
  const [from, until] = [typed['not-before'], typed['done-by']];
  if (from !== null && until !== null && from >= until) errors['done-by'] = 'This must come after the earliest start';
  if (typed.room !== '' && typed.place !== '') errors.place = 'Choose a room, or write somewhere else: not both';
  return errors;
}

/** A wanted session as it would be typed. */
export function typedWanted(wanted: WantedRow): Typed {
  return {
    title: wanted.title,
    kind: wanted.kind,
    length: `${wanted.minutes} minutes`,
    category: wanted.sourceCategory ?? '',
    themes: [...wanted.themeIds],
    interviewees: [...wanted.intervieweeIds],
    others: wanted.othersExpected > 0 ? `${wanted.othersExpected}` : '',
    goes: wanted.wholeTeam ? 'team' : 'some',
    'peers-needed': `${wanted.peersNeeded}`,
    peers: [...(wanted.withLead ? [LEAD] : []), ...(wanted.withManager ? [MANAGER] : []), ...wanted.peerIds],
    day: wanted.onDay ?? '',
    'not-before': wanted.notBefore ?? '',
    'done-by': wanted.doneBy ?? '',
    room: wanted.roomId ?? '',
    place: wanted.placeNote,
  };
}
