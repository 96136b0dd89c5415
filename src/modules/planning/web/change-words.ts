import { answerInWords } from '#modules/matching';
import { SOFT_LABELS, type SoftKey } from '#modules/teams';
import type { Change } from '../desk/questions.ts';

/** The engine's kinds of soft conflict, as the teams call them; a declared one stands for a visit the other way too. */
export const SOFT_OF: Record<Change['soft'][number], readonly SoftKey[]> = {
  sameRegion: ['same-region'],
  borders: ['borders'],
  visited: ['previous-visit'],
  declared: ['declared-soft', 'reciprocal-visit'],
};

/** The conflicts to waive, in two or three words each. */
export function softWords(soft: Change['soft']): string[] {
  return soft.map((kind) => SOFT_OF[kind].map((key) => SOFT_LABELS[key]).join(' or '));
}

/** What having this peer in the place would mean for the whole plan, as a sentence or two. `leaves`: names of the places they would leave. */
export function changeWords(change: Change, name: string, place: string, leaves: readonly string[]): string {
  if (change.standing === 'barred' && change.bars.includes('declared')) {
    // A plan tells the engine of every tie under this one name.
    return `${name} cannot take ${place}: they are tied to the host too closely, are on another team there, or are not to be in this team.`;
  }
  return answerInWords({ ...change, peer: name, leaves }, place);
}
