import { z } from 'zod';
import { isId } from '#kernel/ids';
import type { FormBody } from '#platform/http/context';
import { choice, formId, optionalText, parseForm, requiredText, revision, several } from '#platform/http/forms';

const common = {
  title: requiredText('Say it in one sentence', 300),
  body: optionalText(20_000),
  finding: several(),
  reason: optionalText(2000),
  anyway: choice(['', 'yes'], 'Press one of the buttons'),
};
const makeSchema = z.object({ id: formId(), ...common });
const changeSchema = z.object({ version: revision(), ...common });

/** A new recommendation as its form says it. */
export function readNewRecommendation(body: FormBody) {
  const form = parseForm(makeSchema, body);
  return form.ok ? { ok: true as const, value: { id: form.value.id, ...fieldsOf(form.value) } } : form;
}

/** A recommendation as it is to be, with the version that was changed. */
export function readRecommendationChange(body: FormBody) {
  const form = parseForm(changeSchema, body);
  return form.ok ? { ok: true as const, value: { version: form.value.version, ...fieldsOf(form.value) } } : form;
}

function fieldsOf(form: z.infer<typeof makeSchema> | z.infer<typeof changeSchema>) {
  const { title, body, reason } = form;
  return { title, body, reason, findingIds: form.finding.filter(isId).slice(0, 200), anyway: form.anyway === 'yes' };
}
