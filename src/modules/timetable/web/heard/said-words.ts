import type { Answer } from '../../store/own-answers.ts';

/** What somebody to be heard has answered, as they read it themselves. */
export const SAID: Readonly<Record<Answer, string>> = {
  accepted: 'You said that you will come.',
  declined: 'You said that you cannot come.',
  'other-time': 'You asked for another time.',
};
