import { z } from 'zod';
import { isId } from '#kernel/ids';
import { choice, formId, optionalText, requiredText, revision } from '#platform/http/forms';
import { FINDING_KINDS } from '../../domain/finding.ts';

/** An emerging finding as it is to be, with the version that was changed. */
export const changeSchema = z.object({
  version: revision(),
  title: requiredText('Give it a working title', 300),
  kind: choice(FINDING_KINDS, 'Choose strength or area for consideration'),
  theme: requiredText('Choose a theme', 40).refine(isId, { error: 'Choose a theme' }),
});

/** One press in the room; with a sentence of its own where the working title would not do. */
export const becomeSchema = z.object({
  version: revision(),
  id: formId(),
  title: optionalText(300),
  anyway: choice(['', 'yes'], 'Press one of the buttons'),
});
