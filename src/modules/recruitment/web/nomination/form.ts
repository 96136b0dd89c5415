import { z } from 'zod';
import { choice, emailAddress, formId, optionalText, requiredText } from '#platform/http/forms';
import type { NominationMade } from '../../application/nominate.ts';

/** A nomination as it is typed. Nobody nominates themselves. */
export const nominationForm = z
  .object({
    id: formId(),
    'backer-kind': choice(['group-office', 'lead-member'], 'Choose who you are'),
    'backer-name': requiredText('Enter your name'),
    'backer-email': emailAddress('Enter your email address'),
    'backer-role': optionalText(),
    name: requiredText('Enter the councillor’s name'),
    email: emailAddress('Enter the councillor’s email address'),
    seat: optionalText(),
    authority: requiredText('Enter the council on which they serve'),
    party: requiredText('Enter their party or group, or “Independent”'),
    words: optionalText(2000),
  })
  .refine((form) => form.email.toLowerCase() !== form['backer-email'].toLowerCase(), {
    path: ['email'],
    error: 'Enter the councillor’s own address: it cannot be yours',
  });

/** What the form says, as a nomination. */
export function readNomination(form: z.output<typeof nominationForm>): NominationMade {
  const { id, name, email, seat, authority, party, words } = form;
  const backer = {
    kind: form['backer-kind'],
    name: form['backer-name'],
    email: form['backer-email'],
    role: form['backer-role'],
  };
  return { id, backer, name, email, seat, authorityName: authority, party, words };
}
