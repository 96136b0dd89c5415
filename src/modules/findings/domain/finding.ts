/** A finding is a strength or an area for consideration: nothing in between, and never a rating. */
export const FINDING_KINDS = ['strength', 'consideration'] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** The words for a kind of finding. */
export const FINDING_KIND_LABELS: Record<FindingKind, string> = {
  strength: 'Strength',
  consideration: 'Area for consideration',
};

/** The headings of the two columns. */
export const FINDING_KIND_PLURALS: Record<FindingKind, string> = {
  strength: 'Strengths',
  consideration: 'Areas for consideration',
};
