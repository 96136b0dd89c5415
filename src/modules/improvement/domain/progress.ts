import { type Refusal, refusal } from '#kernel/result';

export type ReviewStatus = 'open' | 'published';
export type ReviewFacts = {
  readonly status: ReviewStatus;
  readonly heldOn: string | null;
  /** The titles of recommendations for which one of the two sides has not written yet. */
  readonly withoutHost: readonly string[];
  readonly withoutTeam: readonly string[];
};

/** Whether the review can be published: open, held on a day, and both sides have written on every recommendation. */
export function decideReviewPublication(review: ReviewFacts): Refusal<'published' | 'not-held' | 'gaps'> | 'publish' {
  if (review.status === 'published') return refusal('published', 'The progress review is published already.');
  if (review.heldOn === null) return refusal('not-held', 'Say on which day the review was held.');
  const list = (titles: readonly string[]) => titles.map((title) => `“${title}”`).join(', ');
  if (review.withoutHost.length > 0)
    return refusal('gaps', `The host has not written yet on ${list(review.withoutHost)}.`);
  if (review.withoutTeam.length > 0)
    return refusal('gaps', `The team has not written yet on ${list(review.withoutTeam)}.`);
  return 'publish';
}
