import { z } from 'zod';
import { choice, optionalText, revision, several } from '#platform/http/forms';

/** One answer. As long as anybody would type; the advice beside the box is much shorter. */
export const answerForm = z.object({
  text: optionalText(200_000),
  version: revision(),
  go: choice(['on', 'later'], 'Choose a button').catch('later'),
});

/** Handing in: `gaps` is ticked where questions are meant to stay empty. */
export const submissionForm = z.object({ gaps: several() });
