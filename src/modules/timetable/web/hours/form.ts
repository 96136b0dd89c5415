import { z } from 'zod';
import type { FormBody } from '#platform/http/context';
import { parseForm, revision, timeOfDay, wholeNumber } from '#platform/http/forms';
import type { JourneySeen } from '../../application/change-hours.ts';
import type { DayHours, Travel } from '../../store/settings.ts';

export type Pair = readonly [string, string];

/** What was typed beside one pair of sites. The pair comes with it: rooms and sites may have changed since the form was shown. */
export type TypedJourney = {
  readonly pair: Pair;
  readonly text: string;
  /** How it stood when the form was shown; null where the form does not say. */
  readonly was: string | null;
};

/** How a pair of sites stands in the form, beside what is typed for it. */
export function pairText(pair: Pair): string {
  return JSON.stringify(pair);
}

export const samePair = (a: Pair, b: Pair): boolean => a[0] === b[0] && a[1] === b[1];

const schema = z.object({
  version: revision(),
  'day-from': timeOfDay('Enter when the days begin, such as 9am'),
  'day-until': timeOfDay('Enter when the days end, such as 5.30pm'),
  'break-from': timeOfDay('Enter when lunch begins, such as 12.30pm'),
  'break-until': timeOfDay('Enter when lunch ends, such as 1.15pm'),
  changeover: wholeNumber('Enter minutes from 0 to 120', 0, 120),
});
const WRONG_MINUTES = 'Enter minutes from 0 to 240';
const GONE_STALE = 'This form has gone stale. Open the page again.';
const minutesOfTravel = wholeNumber(WRONG_MINUTES, 0, 240);

export type ReadHours =
  | { readonly ok: true; readonly hours: DayHours; readonly journeys: readonly JourneySeen[] }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

/** Reads the form; `pairs` are the sites as they are now, by whose place a wrong journey is named. */
export function readHours(body: FormBody, typed: readonly TypedJourney[], pairs: readonly Pair[]): ReadHours {
  const read = parseForm(schema, body);
  const errors: Record<string, string> = read.ok ? orderProblems(read.value) : { ...read.errors };
  const journeys = typed.map(({ pair, text }): JourneySeen => {
    const [siteA, siteB] = pair;
    const minutes = text === '' ? null : minutesOfTravel.safeParse(text);
    const place = pairs.findIndex((each) => samePair(each, pair));
    if (minutes && !minutes.success && place >= 0) errors[`travel-${place}`] = WRONG_MINUTES;
    return { siteA, siteB, minutes: minutes?.success ? minutes.data : null, isTyped: text !== '' };
  });
  for (const [name, text] of Object.entries(body))
    if (/^travel-\d+$/.test(name) && text !== '' && pairOf(body, name) === null) errors[name] = GONE_STALE;
  if (!read.ok || Object.keys(errors).length > 0) return { ok: false, errors };
  const { value } = read;
  const hours = {
    dayFrom: value['day-from'],
    dayUntil: value['day-until'],
    breakFrom: value['break-from'],
    breakUntil: value['break-until'],
    changeoverMinutes: value.changeover,
    version: value.version,
  };
  return { ok: true, hours, journeys };
}

/** The hours as they would be typed. */
export function typedHours(hours: DayHours): Record<string, string> {
  return {
    'day-from': hours.dayFrom,
    'day-until': hours.dayUntil,
    'break-from': hours.breakFrom,
    'break-until': hours.breakUntil,
    changeover: `${hours.changeoverMinutes}`,
  };
}

/** What is known for each of these pairs, by the name of its field. */
export function fieldsOfJourneys(pairs: readonly Pair[], known: readonly Travel[]): Record<string, string> {
  const minutes = (pair: Pair) => known.find(({ siteA, siteB }) => samePair([siteA, siteB], pair))?.minutes ?? '';
  return Object.fromEntries(pairs.map((pair, place) => [`travel-${place}`, `${minutes(pair)}`]));
}

/** The same with what was typed, and for a form that somebody else was quicker than (`isStale`) only what was changed in it. */
export function typedOver(
  body: FormBody,
  now: Record<string, string>,
  { journeys, pairs, isStale }: { journeys: readonly TypedJourney[]; pairs: readonly Pair[]; isStale: boolean },
): Record<string, string> {
  const own = pairs.map((pair) => journeys.find((each) => samePair(each.pair, pair)));
  return Object.fromEntries(
    Object.entries(now).map(([name, known]) => {
      const journey = name.startsWith('travel-') ? own[Number(name.slice('travel-'.length))] : undefined;
      if (name.startsWith('travel-') && !journey) return [name, known];
      const [text, was] = journey ? [journey.text, journey.was] : [textOf(body[name]), wasOf(body, name)];
      return [name, isStale && text === was ? known : text];
    }),
  );
}

/** How the fields stood that a form came back with, at their places of now. */
export function wasBefore(
  body: FormBody,
  { pairs, fields }: { pairs: readonly Pair[]; fields: Readonly<Record<string, string>> },
  journeys: readonly TypedJourney[],
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, known]) => {
      const pair = name.startsWith('travel-') ? pairs[Number(name.slice('travel-'.length))] : undefined;
      const was = pair ? journeys.find((each) => samePair(each.pair, pair))?.was : wasOf(body, name);
      return [name, was ?? known];
    }),
  );
}

/** How the fields stand goes along with the form, so that what was left alone is known. */
export function shownAs(fields: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, text]) => [`was-${name}`, text]));
}

function wasOf(body: FormBody, name: string): string | null {
  const was = body[`was-${name}`];
  return was === undefined ? null : textOf(was);
}

function textOf(value: FormBody[string]): string {
  return String((Array.isArray(value) ? value[0] : value) ?? '').trim();
}

/** Every pair of sites that the form showed, with what was typed for it. */
export function typedJourneys(body: FormBody): TypedJourney[] {
  return Object.keys(body).flatMap((name) => {
    const pair = pairOf(body, name);
    return pair ? [{ pair, text: textOf(body[name]), was: wasOf(body, name) }] : [];
  });
}

/** Between which sites the minutes of that field are; null where it is no such field, or does not say. */
function pairOf(body: FormBody, name: string): Pair | null {
  const place = /^travel-(\d{1,3})$/.exec(name)?.[1];
  try {
    const read = z.tuple([z.string(), z.string()]).safeParse(JSON.parse(String(body[`sites-${place}`] ?? '')));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

function orderProblems(value: z.output<typeof schema>): Record<string, string> {
  const [from, until, pause, end] = [value['day-from'], value['day-until'], value['break-from'], value['break-until']];
  const errors: Record<string, string> = {};
  if (from >= until) errors['day-until'] = 'The days must end after they begin';
  if (pause >= end) errors['break-until'] = 'Lunch must end after it begins';
  else if (pause < from || end > until) errors['break-from'] = 'Lunch must lie within the day';
  return errors;
}
