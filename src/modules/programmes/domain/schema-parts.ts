import { z } from 'zod';

/** A stable key: lower-case words with hyphens. It is stored beside what people write, so it never changes its meaning. */
export const key = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected lower-case words joined by hyphens');

/** A name or heading: one line that has something in it. */
export const name = z
  .string()
  .max(120)
  .regex(/^\S(.*\S)?$/, 'expected one line of text without spaces at its ends');

/** Prose: at least two characters, at most 2,000. */
export const prose = z
  .string()
  .max(2000)
  .regex(/^\S[\s\S]*\S$/, 'expected some text, without spaces at its ends');

/** A whole number from `least` to `most`. */
export function whole(least: number, most: number) {
  return z.int().min(least).max(most);
}

/** The length of a clock: exactly one of days, weeks or months; negative before the anchor. */
export const offset = z
  .strictObject({
    days: whole(-1100, 1100).optional(),
    weeks: whole(-156, 156).optional(),
    months: whole(-36, 36).optional(),
  })
  .refine((value) => Object.values(value).filter((part) => part !== undefined).length === 1, {
    message: 'expected exactly one of days, weeks or months',
  });
