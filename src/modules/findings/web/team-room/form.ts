import { z } from 'zod';
import { isId } from '#kernel/ids';
import type { FormBody } from '#platform/http/context';
import { choice, optionalText, parseForm, several } from '#platform/http/forms';
import type { Into } from '../../application/group-notes.ts';
import { FINDING_KINDS } from '../../domain/finding.ts';

const schema = z.object({
  note: several(),
  from: optionalText(40),
  into: optionalText(40),
  id: optionalText(40),
  title: optionalText(300),
  kind: choice(['', ...FINDING_KINDS], 'Choose strength or area for consideration'),
  theme: optionalText(40),
});

type Read =
  | { readonly ok: true; readonly value: { noteIds: string[]; into: Into; fromId: string | null } }
  | { readonly ok: false; readonly errors: Record<string, string> };

/** Notes, where they go and what they leave, as the grouping form, a press of “Take out” or a drag says it. */
export function readMove(body: FormBody): Read {
  const form = parseForm(schema, body);
  if (!form.ok) return { ok: false, errors: { ...form.errors } };
  const { note, from, into, id, title, kind, theme } = form.value;
  const errors: Record<string, string> = {};
  const noteIds = note.filter(isId).slice(0, 300);
  if (noteIds.length === 0) errors.note = 'Tick the notes that belong together';
  const isNew = into === 'new' || into === '';
  if (isNew && title === '') errors.title = 'Give the new emerging finding a working title';
  if (!isNew && into !== 'out' && !isId(into)) errors.into = 'Choose where the notes go';
  if (into === 'out' && !isId(from)) errors.into = 'Choose where the notes go';
  if (isNew && !isId(id)) errors.title = 'This form has gone stale. Open the page again.';
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const fresh = { newId: id, title, kind: kind === '' ? null : kind, themeId: isId(theme) ? theme : null };
  const target: Into = isNew ? fresh : into === 'out' ? null : { id: into };
  return { ok: true, value: { noteIds, into: target, fromId: isId(from) ? from : null } };
}
