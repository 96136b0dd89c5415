import { z } from 'zod';
import type { FormBody } from '#platform/http/context';
import {
  choice,
  type FieldErrors,
  optionalText,
  parseForm,
  revision,
  several,
  wholeNumber,
} from '#platform/http/forms';
import type { ItemChange, PackChange } from '../../application/save-pack.ts';

const packForm = z.object({ version: revision(), add: several() });

const itemForm = z.object({
  place: wholeNumber('Give it a place, such as 1', 1, 999),
  minutes: wholeNumber('Give the minutes it takes, from 1 to 600', 1, 600),
  note: optionalText(300),
  out: several(),
});

/** Ticking an item off, or taking that back. */
export const tickForm = z.object({ read: choice(['yes', 'no'], 'Press one of the buttons') });

type Read = { ok: true; value: Omit<PackChange, 'by'> } | { ok: false; errors: FieldErrors };

/** Reads the pack’s form: `place-ID`, `minutes-ID`, `note-ID` and `out-ID` for each item, and what to add. */
export function readPackForm(body: FormBody): Read {
  const whole = parseForm(packForm, body);
  const errors: Record<string, string> = whole.ok ? {} : { ...whole.errors };
  const ids = Object.keys(body).flatMap((name) => (name.startsWith('place-') ? [name.slice('place-'.length)] : []));
  const items: ItemChange[] = [];
  for (const id of ids) {
    const [place, minutes, note, out] = ['place', 'minutes', 'note', 'out'].map((part) => body[`${part}-${id}`]);
    const item = parseForm(itemForm, { place, minutes, note, out });
    if (item.ok) items.push({ ...item.value, id, out: item.value.out.length > 0 });
    else for (const [part, message] of Object.entries(item.errors)) errors[`${part}-${id}`] = message;
  }
  if (!whole.ok || Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, value: { ...whole.value, items } };
}
