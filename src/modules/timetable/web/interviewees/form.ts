import { z } from 'zod';
import type { FormBody } from '#platform/http/context';
import { choice, emailAddress, optionalText, parseForm, requiredText, revision } from '#platform/http/forms';
import { SPEAKER_LABELS } from '../labels.ts';

const email = z.preprocess(
  (value) => (typeof value !== 'string' || value.trim() === '' ? null : value),
  z.union([z.null(), emailAddress('Enter an email address like name@example.org')], {
    error: 'Enter an email address like name@example.org',
  }),
);

const fields = {
  name: requiredText('Enter the person’s name'),
  jobTitle: optionalText(200),
  email,
  category: choice(Object.keys(SPEAKER_LABELS), 'Choose who they are'),
};

/** Somebody new. */
export function readPerson(body: FormBody) {
  return parseForm(z.object(fields), body);
}

/** Somebody on the list, with the revision that was seen. */
export function readPersonChange(body: FormBody) {
  return parseForm(z.object({ version: revision(), ...fields }), body);
}
