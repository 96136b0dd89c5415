import { z } from 'zod';
import { field } from '#design/form';
import { type Html, html } from '#design/html';
import { addToDate, type IsoDate } from '#kernel/dates';
import type { FormBody } from '#platform/http/context';
import {
  type FieldErrors,
  type FormResult,
  parseForm,
  requiredDate,
  requiredText,
  type Typed,
} from '#platform/http/forms';
import type { CallText } from '../../application/open-call.ts';

const fields = z.object({
  title: requiredText('Enter a title that says who is wanted'),
  wanted: requiredText('Say in one sentence who is wanted, and for when', 300),
  about: requiredText('Write what people need to know before they offer', 10_000),
  opens: requiredDate('Enter the first day'),
  closes: requiredDate('Enter the last day'),
});

/** Longest that a call is open: after that nobody believes it. */
const MOST_MONTHS = 12;

/** Reads a call's form. The last day comes after the first, is not over, and lies within a year of the first. */
export function readCall(body: FormBody, today: IsoDate): FormResult<CallText> {
  const form = parseForm(fields, body);
  if (!form.ok) return form;
  const { title, wanted, about, opens, closes } = form.value;
  const wrong = (message: string) => ({ ok: false as const, errors: { closes: message }, typed: body });
  if (closes < opens) return wrong('The last day has to come after the first');
  if (closes < today) return wrong('The last day is over already');
  if (closes > addToDate(opens, { months: MOST_MONTHS })) return wrong('A call is open for a year at most');
  return { ok: true, value: { title, wanted, about, opensOn: opens, closesOn: closes } };
}

/** A call's text as the fields of its form. */
export function typedCall({ title, wanted, about, opensOn, closesOn }: CallText): Typed {
  return { title, wanted, about, ...typedDay('opens', opensOn), ...typedDay('closes', closesOn) };
}

function typedDay(name: string, date: IsoDate): Typed {
  const [year, month, day] = date.split('-').map(Number);
  return { [`${name}-day`]: String(day), [`${name}-month`]: String(month), [`${name}-year`]: String(year) };
}

/** The fields, as drafted or as typed. */
export function callFields({ typed, errors }: { typed: Typed; errors: FieldErrors }): Html {
  return html`${field.input({ name: 'title', label: 'Title', typed, errors })}
${field.textarea({ name: 'wanted', label: 'Who is wanted, in one sentence', hint: 'It stands in the list of calls and in the message.', rows: 2, typed, errors })}
${field.textarea({ name: 'about', label: 'The text of its page', hint: 'Leave an empty line between paragraphs.', rows: 14, typed, errors })}
${field.date({ name: 'opens', label: 'First day', typed, errors })}
${field.date({ name: 'closes', label: 'Last day', typed, errors })}`;
}
