import { type Refusal, refusal } from '#kernel/result';

/** What a finding or a recommendation is to stand on, and who asks. */
export type Standing = {
  /** How many notes and documents (of a finding), or findings (of a recommendation). */
  readonly evidence: number;
  /** Why it is to stand without; empty where nobody says. */
  readonly reason: string;
  readonly mayOverride: boolean;
  /** The reason it stands by already. */
  readonly before: { readonly reason: string; readonly by: string } | null;
};

/** The reason that is kept with it, or null where it stands on evidence. `isNew` is told to the audit trail. */
export type Stands = {
  readonly without: { readonly reason: string; readonly by: string; readonly isNew: boolean } | null;
};

/**
 * Nothing without its evidence: it stands on at least one thing, or by a reason that the challenge manager answers for, or by the
 * one it has already. Evidence takes the place of a reason: where both are there the reason goes.
 */
export function standsOn(standing: Standing, by: string): Refusal<'no-evidence' | 'no-override'> | Stands {
  const { evidence, reason, mayOverride, before } = standing;
  const asked = reason.trim();
  if (evidence > 0) return { without: null };
  if (before && (asked === '' || asked === before.reason)) return { without: { ...before, isNew: false } };
  if (asked === '') return refusal('no-evidence', 'Choose at least one thing it stands on');
  if (!mayOverride)
    return refusal('no-override', 'Only the challenge manager can let something stand without evidence');
  return { without: { reason: asked, by, isNew: true } };
}
