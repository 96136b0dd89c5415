import { partyLabel } from '#modules/pool';
import { ROLE_LABELS, requirementText, TOPIC_LABELS } from '#modules/programmes';
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

/** The same, short enough for a picture: `Director (or 3 others), housing`. What tells it apart stays. */
export function needShort({ anyOf, skill, party }: Need): string {
  const [first] = anyOf;
  if (!first) return '';
  const topic = skill ?? first.skill;
  const others = anyOf.length - 1;
  return [
    ROLE_LABELS[first.role] + (others > 0 ? ` (or ${others} ${others === 1 ? 'other' : 'others'})` : ''),
    topic && TOPIC_LABELS[topic].toLowerCase(),
    party.kind === 'is-not' ? `not ${partyLabel(party.party)}` : party.kind === 'is' ? partyLabel(party.party) : '',
  ]
    .filter(Boolean)
    .join(', ');
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
