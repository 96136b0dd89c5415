import { z } from 'zod';
import { isId } from '#kernel/ids';
import type { FormBody } from '#platform/http/context';
import { choice, formId, optionalText, parseForm, requiredText, revision, several } from '#platform/http/forms';
import { FINDING_KINDS } from '../../domain/finding.ts';

const common = {
  kind: choice(FINDING_KINDS, 'Choose strength or area for consideration'),
  theme: requiredText('Choose a theme', 40).refine(isId, { error: 'Choose a theme' }),
  title: requiredText('Say it in one sentence', 300),
  body: optionalText(20_000),
  key: choice(['', 'yes'], 'Tick it or not'),
  note: several(),
  document: several(),
  reason: optionalText(2000),
  anyway: choice(['', 'yes'], 'Press one of the buttons'),
};
const makeSchema = z.object({ id: formId(), ...common });
const changeSchema = z.object({ version: revision(), ...common });

/** A new finding as its form says it. */
export function readNewFinding(body: FormBody) {
  const form = parseForm(makeSchema, body);
  return form.ok ? { ok: true as const, value: { id: form.value.id, ...fieldsOf(form.value) } } : form;
}

/** A finding as it is to be, with the version that was changed. */
export function readFindingChange(body: FormBody) {
  const form = parseForm(changeSchema, body);
  return form.ok ? { ok: true as const, value: { version: form.value.version, ...fieldsOf(form.value) } } : form;
}

function fieldsOf(form: z.infer<typeof makeSchema> | z.infer<typeof changeSchema>) {
  return {
    kind: form.kind,
    themeId: form.theme,
    title: form.title,
    body: form.body,
    isKeyMessage: form.key === 'yes',
    noteIds: form.note.filter(isId).slice(0, 500),
    documentIds: form.document.filter(isId).slice(0, 500),
    reason: form.reason,
    anyway: form.anyway === 'yes',
  };
}
