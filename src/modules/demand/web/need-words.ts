import { partyLabel } from '#modules/pool';
import { requirementText, TOPIC_LABELS } from '#modules/programmes';
import type { Need } from '../domain/facts.ts';

/** A need in words: `Cabinet member; Labour`. */
export function needWords({ anyOf, skill, party }: Need): string {
  return [
    requirementText({ anyOf: [...anyOf] }),
    skill && `who knows ${TOPIC_LABELS[skill].toLowerCase()}`,
    partyWords(party),
  ]
    .filter(Boolean)
    .join('; ');
}

function partyWords(party: Need['party']): string {
  if (party.kind === 'is') return partyLabel(party.party);
  if (party.kind === 'is-not') return `any party but ${partyLabel(party.party)}`;
  return party.kind === 'unknown' ? 'party depends on the host' : '';
}

/** `2027-05` as `May 2027`, or `May` for the head of a column. */
export function monthWords(month: string, short = false): string {
  const at = new Date(`${month}-15T12:00:00Z`);
  return at.toLocaleDateString(
    'en-GB',
    short ? { month: 'short', timeZone: 'UTC' } : { month: 'long', year: 'numeric', timeZone: 'UTC' },
  );
}

/** `one place`, `3 places`. */
export function countOf(count: number, noun: string): string {
  return count === 1 ? `one ${noun}` : `${count.toLocaleString('en-GB')} ${noun}s`;
}
