import { z } from 'zod';
import { type IsoDate, londonDate, londonInstant, londonTime, plainTime } from '#kernel/dates';
import type { FormBody } from '#platform/http/context';
import {
  choice,
  type FieldErrors,
  type FormResult,
  optionalText,
  parseForm,
  requiredDate,
  requiredText,
  type Typed,
  timeOfDay,
  wholeNumber,
} from '#platform/http/forms';
import type { EventDetails } from '../../application/run-event.ts';
import { EVENT_KIND_KEYS } from '../../domain/events.ts';
import type { PeerEvent } from '../../store/events.ts';

const fields = z.object({
  kind: choice(EVENT_KIND_KEYS, 'Choose what it is'),
  title: requiredText('Enter a title'),
  place: requiredText('Enter the place, or “Online”', 500),
  about: optionalText(3000),
  from: requiredDate('Enter the day on which it begins'),
  'from-time': timeOfDay('Enter the time at which it begins, such as 6pm'),
  until: requiredDate('Enter the day on which it ends'),
  'until-time': timeOfDay('Enter the time at which it ends, such as 4pm'),
  places: wholeNumber('Enter a number of places from 1 to 500', 1, 500),
});

/** Reads an event's form. `ahead`: it has to begin after this. */
export function readEvent(body: FormBody, ahead: Date | null): FormResult<EventDetails> {
  const form = parseForm(fields, body);
  if (!form.ok) return form;
  const { value } = form;
  const startsAt = londonInstant(value.from as IsoDate, value['from-time']);
  const endsAt = londonInstant(value.until as IsoDate, value['until-time']);
  const wrong = (errors: FieldErrors) => ({ ok: false as const, errors, typed: body });
  if (endsAt <= startsAt) return wrong({ until: 'It has to end after it begins' });
  if (ahead && startsAt <= ahead) return wrong({ from: 'Enter a day that lies ahead' });
  if (+endsAt - +startsAt > 14 * 86_400_000) return wrong({ until: 'It can last two weeks at most' });
  const { kind, title, place, about, places } = value;
  return { ok: true, value: { kind, title, place, about, startsAt, endsAt, places } };
}

/** An event as it stands in its form. */
export function typedEvent(event: PeerEvent): Typed {
  const [from, until] = [londonDate(event.starts_at), londonDate(event.ends_at)];
  const parts = (name: string, date: IsoDate) => ({
    [`${name}-day`]: String(Number(date.slice(8))),
    [`${name}-month`]: String(Number(date.slice(5, 7))),
    [`${name}-year`]: date.slice(0, 4),
  });
  return {
    kind: event.kind,
    title: event.title,
    place: event.place,
    about: event.about,
    places: String(event.places),
    ...parts('from', from),
    ...parts('until', until),
    'from-time': plainTime(londonTime(event.starts_at)),
    'until-time': plainTime(londonTime(event.ends_at)),
  };
}
