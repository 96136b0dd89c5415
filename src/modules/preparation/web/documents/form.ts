import { z } from 'zod';
import { isId } from '#kernel/ids';
import { choice, formId, optionalDate, optionalText, requiredText } from '#platform/http/forms';
import { VISIBILITIES } from '../../domain/visibility.ts';

const visibleTo = choice(VISIBILITIES, 'Choose who may read it');

/** Files to share, with or without a request that they answer. */
export const shareForm = z.object({
  id: formId(),
  request: z.preprocess((value) => (isId(value) ? value : ''), z.string()),
  title: optionalText(200),
  visibleTo,
});

/** “We do not hold this.” */
export const notHeldForm = z.object({
  reason: requiredText('Say why you do not hold it, so that nobody asks again', 1000),
});

/** One more document that the host is asked for. */
export const requestForm = z.object({
  id: formId(),
  name: requiredText('Say which document you would like', 200),
  why: optionalText(1000),
  visibleTo: choice(['team', 'manager'], 'Choose who will read it'),
  due: optionalDate(),
});
