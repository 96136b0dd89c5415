import { z } from 'zod';
import type { IsoDate } from '#kernel/dates';
import type { FormBody } from '#platform/http/context';
import {
  choice,
  emailAddress,
  type FormResult,
  optionalText,
  orNothing,
  parseForm,
  requiredText,
  revision,
} from '#platform/http/forms';
import type { Absence } from '../../domain/absences.ts';
import { readAbsences } from '../../domain/read-absences.ts';
import { SPEAKER_LABELS } from '../labels.ts';

const fields = {
  name: requiredText('Enter the person’s name'),
  jobTitle: optionalText(200),
  email: orNothing(emailAddress('Enter an email address like name@example.org')),
  category: choice(Object.keys(SPEAKER_LABELS), 'Choose who they are'),
  cannot: optionalText(2000),
  needs: optionalText(1000),
};

/** Somebody new, with when they cannot come on these days. */
export function readPerson(body: FormBody, days: readonly IsoDate[]) {
  return withAbsences(parseForm(z.object(fields), body), body, days);
}

/** Somebody on the list, with the revision that was seen. What is known of other days, as after those on site have moved, may stay. */
export function readPersonChange(body: FormBody, days: readonly IsoDate[], known: readonly Absence[]) {
  const before = [...new Set(known.map(([from]) => from.slice(0, 10)))];
  return withAbsences(parseForm(z.object({ version: revision(), ...fields }), body), body, days, before);
}

function withAbsences<T extends { cannot: string; needs: string }>(
  read: FormResult<T>,
  body: FormBody,
  days: readonly IsoDate[],
  before: readonly IsoDate[] = [],
): FormResult<Omit<T, 'cannot' | 'needs'> & { unavailable: Absence[]; accessNeeds: string }> {
  const cannot = readAbsences(read.ok ? read.value.cannot : String(body.cannot ?? ''), days, before);
  const problem: Record<string, string> = 'problem' in cannot ? { cannot: cannot.problem } : {};
  if (!read.ok) return { ...read, errors: { ...problem, ...read.errors } };
  if ('problem' in cannot) return { ok: false, errors: problem, typed: body };
  const { cannot: _, needs, ...rest } = read.value;
  return { ok: true, value: { ...rest, unavailable: cannot.absences, accessNeeds: needs } };
}
