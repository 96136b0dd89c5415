import { listed } from '#kernel/words';

/** So many are named; of more the rest is counted. */
const MOST_NAMED = 8;

/** `Tom Reed has no email address: tell them yourself.` Empty where everybody can be sent a message. */
export function ringWords(names: readonly string[], what = 'tell them yourself'): string {
  if (names.length === 0) return '';
  const rest = names.length - MOST_NAMED;
  const who = listed(rest > 1 ? [...names.slice(0, MOST_NAMED), `${rest} more people to be heard`] : names);
  return `${who} ${names.length === 1 ? 'has' : 'have'} no email address: ${what}.`;
}
