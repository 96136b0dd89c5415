import type { z } from 'zod';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { newId } from '#kernel/ids';
import type { FormBody } from '#platform/http/context';
import { type FieldErrors, parseForm, type Typed } from '#platform/http/forms';

/** Most rows of one kind that a form takes. */
const MOST_ROWS = 60;

/** The fields of rows as a form has them: `role-0-title`. One empty row more than there are, each with an id of its own. */
export function typedRows(prefix: string, rows: readonly Readonly<Record<string, string>>[]): Record<string, string> {
  const all = [...rows, {}];
  const fields = all.flatMap((row, index) =>
    Object.entries({ id: newId(), ...row }).map(([name, value]) => [`${prefix}-${index}-${name}`, value] as const),
  );
  return { ...Object.fromEntries(fields), [`${prefix}-rows`]: String(all.length) };
}

/** A date as its three boxes. */
export function typedDate(name: string, date: string | null): Record<string, string> {
  const [year = '', month = '', day = ''] = date?.split('-') ?? [];
  return {
    [`${name}-day`]: String(Number(day) || ''),
    [`${name}-month`]: String(Number(month) || ''),
    [`${name}-year`]: year,
  };
}

/**
 * Reads the rows of a form: those that somebody filled in and did not take away. `telling` are the fields that make a row one; a
 * row in which all of them are empty is nobody's. Messages stand under the field of their row.
 */
export function readRows<Schema extends z.ZodType>(
  body: FormBody,
  prefix: string,
  schema: Schema,
  telling: readonly string[],
): { rows: { index: number; value: z.output<Schema> }[]; errors: Record<string, string> } {
  const rows: { index: number; value: z.output<Schema> }[] = [];
  const errors: Record<string, string> = {};
  for (let index = 0; index < rowsIn(body, prefix); index += 1) {
    const start = `${prefix}-${index}-`;
    const own = Object.fromEntries(
      Object.entries(body).flatMap(([name, value]) =>
        name.startsWith(start) ? [[name.slice(start.length), value]] : [],
      ),
    );
    if (own.remove !== undefined || telling.every((name) => String(own[name] ?? '').trim() === '')) continue;
    const read = parseForm(schema, own);
    if (read.ok) rows.push({ index, value: read.value });
    else for (const [name, message] of Object.entries(read.errors)) errors[`${start}${name}`] = message;
  }
  return { rows, errors };
}

/** How many rows the form has. */
function rowsIn(typed: Typed, prefix: string): number {
  const count = Number(typed[`${prefix}-rows`] ?? 0);
  return Number.isInteger(count) ? Math.min(Math.max(0, count), MOST_ROWS) : 0;
}

/** Each row as a group of fields with its name; those that are kept already can be taken away. */
export function rowGroups(options: {
  prefix: string;
  typed: Typed;
  errors: FieldErrors;
  /** What a kept row is called, from its fields. */
  name: (of: (field: string) => string) => string;
  empty: string;
  fields: (name: (field: string) => string) => Html;
  /** Rows that are shown but not edited here. */
  fixed?: readonly string[];
}): Html {
  const { prefix, typed } = options;
  const count = rowsIn(typed, prefix);
  const groups = Array.from({ length: count }, (_, index) => {
    const field = (name: string) => `${prefix}-${index}-${name}`;
    const value = (name: string) => String(typed[field(name)] ?? '');
    const kept = options.name(value);
    return html`<fieldset class="govuk-fieldset cf-row-group"><legend class="govuk-fieldset__legend govuk-fieldset__legend--m">${kept || options.empty}</legend>
<input type="hidden" name="${field('id')}" value="${value('id')}">${options.fields(field)}
${
  kept &&
  govuk.checkboxes({
    name: field('remove'),
    idPrefix: field('remove'),
    classes: 'govuk-checkboxes--small',
    values: typed[field('remove')] === undefined ? [] : ['yes'],
    items: [{ value: 'yes', text: `Take “${kept}” away` }],
  })
}</fieldset>`;
  });
  return html`<input type="hidden" name="${prefix}-rows" value="${count}">${groups}`;
}
