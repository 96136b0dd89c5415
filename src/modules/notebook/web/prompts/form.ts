import { z } from 'zod';
import { isId } from '#kernel/ids';
import type { FormBody } from '#platform/http/context';
import { choice, formId, optionalText, parseForm, requiredText, several } from '#platform/http/forms';
import { PROMPT_MAXIMUM } from '../../domain/prompt.ts';

const schema = z.object({
  id: formId(),
  note: optionalText(40),
  text: requiredText('Write the question', PROMPT_MAXIMUM),
  session: several(),
  anyway: choice(['', 'yes'], 'Press one of the buttons'),
  cleared: optionalText(PROMPT_MAXIMUM),
  seen: several(),
  decided: choice(['', 'change', 'keep'], 'Press one of the buttons'),
});

/** A question and its sessions as the form says them, or what is wrong. */
export function readPromptForm(body: FormBody) {
  const form = parseForm(schema, body);
  const sessionIds = form.ok ? form.value.session.filter(isId).slice(0, 100) : [];
  const none = [body.session ?? []].flat().filter(isId).length === 0;
  if (!form.ok || none) {
    const errors: Record<string, string> = form.ok ? {} : { ...form.errors };
    if (none) errors.session = 'Choose at least one session';
    return { ok: false as const, errors };
  }
  const { id, note, text, anyway, cleared, seen, decided } = form.value;
  return {
    ok: true as const,
    value: {
      id,
      noteId: isId(note) ? note : null,
      text,
      sessionIds,
      // Words that were kept in spite of a warning are not warned of again, as long as they are the same.
      anyway: anyway === 'yes' || cleared === text,
      decided: decided === '' ? null : { seen: seen.map(asKept), change: decided === 'change' },
    },
  };
}

/** A text as a hidden field brings it back, as it was kept. */
function asKept(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
