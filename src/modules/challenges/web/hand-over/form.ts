import { z } from 'zod';
import { type FieldErrors, field, type Typed } from '#design/form';
import { type Html, html } from '#design/html';
import { isId } from '#kernel/ids';
import type { FormBody } from '#platform/http/context';
import { emailAddress, parseForm, requiredText } from '#platform/http/forms';
import type { NewManager } from '../../application/new-manager.ts';
import type { PossibleManager } from '../../store/managers.ts';

export type ManagerFields = {
  /** What the programme calls whoever runs a challenge: `facilitator`. */
  called: string;
  managers: readonly PossibleManager[];
  typed: Typed;
  errors: FieldErrors;
};

/** Who will run it: somebody who runs challenges already, or somebody else by name and address. */
export function managerFields({ called, managers, typed, errors }: ManagerFields): Html {
  const other = html`${field.input({ name: 'name', label: 'Their name', typed, errors })}${field.input({ name: 'email', label: 'Their email address', type: 'email', typed, errors, spellcheck: false })}`;
  return field.radios({
    name: 'manager',
    label: 'Who will run it?',
    hint: `They become its ${called}. We write to them and to the host.`,
    typed,
    errors,
    choices: [
      ...managers.map(({ id, name, runs }) => ({
        value: id,
        text: name,
        hint: runsNow(runs),
      })),
      { value: 'other', text: 'Somebody else', conditional: other },
    ],
  });
}

const known = z.object({ manager: z.preprocess(String, z.string().refine(isId, 'Choose who will run it')) });
const somebodyElse = z.object({
  manager: z.literal('other'),
  name: requiredText('Enter their name'),
  email: emailAddress('Enter their email address'),
});

/** The person chosen or named, or what is wrong beside which field. */
export function readManager(body: FormBody): NewManager | { typed: Typed; errors: FieldErrors } {
  if (body.manager === 'other') {
    const form = parseForm(somebodyElse, body);
    return form.ok ? form.value : { typed: { ...form.typed }, errors: { ...form.errors } };
  }
  const form = parseForm(known, body);
  return form.ok ? { personId: form.value.manager } : { typed: { ...form.typed }, errors: { ...form.errors } };
}

function runsNow(challenges: number): string {
  if (challenges === 0) return 'Runs no challenge now';
  return challenges === 1 ? 'Runs 1 challenge now' : `Runs ${challenges} challenges now`;
}
