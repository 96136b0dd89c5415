import type { PeerKind } from '#modules/pool';

/** Who has to stand behind an offer before it is read. */
const BACKING_KINDS = ['release', 'group-office', 'lead-member'] as const;
export type BackingKind = (typeof BACKING_KINDS)[number];

/** What a backer may say: an employer releases; a group office or a lead member peer nominates or seconds. */
export const STANCES = ['released', 'nominated', 'seconded'] as const;
export type Stance = (typeof STANCES)[number];

export type BackingStatus = 'asked' | 'given' | 'refused' | 'replaced' | 'expired';

export const STANCE_LABELS: Record<Stance, string> = {
  released: 'Released',
  nominated: 'Nominated',
  seconded: 'Seconded',
};

export const BACKING_LABELS: Record<BackingKind, string> = {
  release: 'Employer’s release',
  'group-office': 'Political group office',
  'lead-member': 'National lead member peer',
};

/** Days that a backer's link waits for an answer; then the applicant is asked to name somebody else. */
export const BACKING_DAYS = 28;

/** Statuses of a backing, and from where each may be reached. Only what is asked can be answered. */
export const BACKING_MOVES: Record<Exclude<BackingStatus, 'asked'>, readonly BackingStatus[]> = {
  given: ['asked'],
  refused: ['asked'],
  expired: ['asked'],
  replaced: ['asked'],
};

/**
 * Whose backing a kind of peer needs: people in employment are released by their employer; councillors come through their political
 * group office or the national lead member peer; somebody with lived experience answers for themselves.
 */
export function backingNeeded(kind: PeerKind): 'release' | 'nomination' | null {
  if (kind === 'lived-experience') return null;
  return kind === 'member' ? 'nomination' : 'release';
}

/** What this backer may say in favour. */
export function stancesOf(kind: BackingKind): readonly Stance[] {
  return kind === 'release' ? ['released'] : ['nominated', 'seconded'];
}
