import { z } from 'zod';
import { type IsoDate, parseIsoDate } from '#kernel/dates';
import { isId } from '#kernel/ids';
import type { FormBody } from './context.ts';

/** Messages by field name: shown beside the field and in the summary. */
export type FieldErrors = Readonly<Record<string, string>>;
/** What was typed, kept for showing the form again. */
export type Typed = Readonly<Record<string, string | string[] | undefined>>;
export type FormResult<T> = { ok: true; value: T } | { ok: false; errors: FieldErrors; typed: Typed };

/** Reads a form: either the whole value, or a message for each field that is wrong, with what was typed. */
export function parseForm<Schema extends z.ZodType>(schema: Schema, body: FormBody): FormResult<z.output<Schema>> {
  const parsed = schema.safeParse(withDates(body));
  if (parsed.success) return { ok: true, value: parsed.data };
  const errors: Record<string, string> = {};
  for (const issue of parsed.error.issues) {
    const name = String(issue.path[0] ?? 'form');
    errors[name] ??= issue.message;
  }
  return { ok: false, errors, typed: body };
}

/** `opens-day`, `opens-month`, `opens-year` are also given as one `opens`: `2027-05-11`, or `11//2027` where a part is missing. */
function withDates(body: FormBody): Record<string, unknown> {
  const all: Record<string, unknown> = { ...body };
  for (const key of Object.keys(body)) {
    if (!key.endsWith('-day')) continue;
    const name = key.slice(0, -4);
    const [day, month, year] = ['day', 'month', 'year'].map((part) => String(body[`${name}-${part}`] ?? '').trim());
    all[name] = !day && !month && !year ? '' : `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  }
  return all;
}

const one = (value: unknown) => (Array.isArray(value) ? value[0] : value) ?? '';
/** Line ends as `\n`, no control characters that no keyboard makes, no white space at the ends. */
const tidy = (value: unknown) =>
  String(one(value))
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
    .trim();

const tooLong = (most: number) => `Use ${most.toLocaleString('en-GB')} characters or fewer`;

/** Text that must be given. `missing` is the whole message, such as “Enter a title”. */
export function requiredText(missing: string, most = 200) {
  return z.preprocess(tidy, z.string().min(1, missing).max(most, tooLong(most)));
}

/** Text that may be left empty. */
export function optionalText(most = 200) {
  return z.preprocess(tidy, z.string().max(most, tooLong(most)));
}

/** What may be left empty, or null; what is given says itself what is wrong with it. */
export function orNothing<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value) => (tidy(value) === '' ? null : value), schema.nullable());
}

/** One of a few. `missing` is the message where none, or one that was never offered, comes. */
export function choice<const T extends string>(options: readonly T[], missing: string) {
  return z.preprocess((value) => one(value), z.enum(options as readonly [T, ...T[]], { error: missing }));
}

/** Any number of ids or keys, each once, in the order given. */
export function several() {
  return z.preprocess(
    (value) => (value === undefined || value === '' ? [] : [...new Set(Array.isArray(value) ? value : [value])]),
    z.array(z.string()),
  );
}

/** A whole number from `least` to `most`. */
export function wholeNumber(missing: string, least: number, most: number) {
  return z.preprocess(
    (value) => (/^-?\d{1,9}$/.test(tidy(value)) ? Number(tidy(value)) : Number.NaN),
    z.number({ error: missing }).min(least, missing).max(most, missing),
  );
}

/** A real day from the three boxes of a date field. */
export function requiredDate(missing: string) {
  return z.preprocess(
    tidy,
    z
      .string()
      .min(1, missing)
      .refine((text) => text === '' || parseIsoDate(text) !== null, {
        error: 'Enter a real date, such as 27 3 2027',
      }),
  ) as z.ZodType<IsoDate>;
}

/** A real day, or null where all three boxes are empty. */
export function optionalDate() {
  return z.preprocess(
    (value) => (tidy(value) === '' ? null : tidy(value)),
    z
      .string()
      .nullable()
      .refine((text) => text === null || parseIsoDate(text) !== null, {
        error: 'Enter a real date, such as 27 3 2027',
      }),
  ) as z.ZodType<IsoDate | null>;
}

/**
 * A time of day as `HH:MM`: `9`, `9.30`, `9:30am`, `2pm`, `14:30` and `midday` are understood. Of `2` and `4.30` it is asked which half of the day is
 * meant: the afternoon as often as not, and nobody is seen at four in the night. `02:00` says it.
 */
export function timeOfDay(missing: string) {
  return z.preprocess(
    (value) => (UNSAID.test(tidy(value)) ? 'unsaid' : (parseTime(tidy(value)) ?? '')),
    z
      .string()
      .min(1, missing)
      .refine((time) => time !== 'unsaid', { error: 'Say whether it is in the morning or the afternoon, such as 2pm' }),
  );
}

/** One to six, with nothing that says whether it is in the morning. */
const UNSAID = /^[1-6](?:[:.][0-5]\d)?$/;

function parseTime(text: string): string | null {
  // As we write it ourselves.
  if (/^(?:midday|noon)$/i.test(text)) return '12:00';
  const match = /^(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?$/i.exec(text);
  if (!match) return null;
  let hours = Number(match[1]);
  const minutes = Number(match[2] ?? 0);
  const half = match[3]?.toLowerCase();
  if (half && (hours < 1 || hours > 12)) return null;
  if (half === 'pm' && hours < 12) hours += 12;
  if (half === 'am' && hours === 12) hours = 0;
  if (hours > 23 || minutes > 59) return null;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** An address that mail could reach. */
export function emailAddress(missing: string) {
  return z.preprocess(
    tidy,
    z
      .string()
      .min(1, missing)
      .max(254, tooLong(254))
      .regex(/^[^\s@<>()",;:\\]+@[^\s@]+\.[^\s@]{2,}$/, 'Enter an email address like name@example.org'),
  );
}

/** The id a form was made with: the same form sent twice makes one thing. */
export function formId() {
  return z.preprocess(
    (value) => one(value),
    z.string().refine(isId, { error: 'This form has gone stale. Open the page again.' }),
  );
}

/** The revision a form was made from. */
export function revision() {
  const stale = 'This form has gone stale. Open the page again.';
  return z.preprocess((value) => Number(one(value)), z.number({ error: stale }).int(stale).min(0, stale));
}

/**
 * The revision a form was made from, to go out with it again where something in it was wrong: whoever gets it back has not seen what
 * somebody else has saved since, and must not save over that unseen. Only beside what stands now does the newest revision take its place.
 * 0, which is that of nothing, where the form names none.
 */
export function sentRevision(typed: Typed): number {
  const sent = revision().safeParse(typed.version);
  return sent.success ? sent.data : 0;
}
