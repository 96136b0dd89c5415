import type { ChallengeHead } from '#platform/http/context';

/** From a page that is not open yet to the challenge itself, which says what is to be done first. */
export function nowLink({ reference }: Pick<ChallengeHead, 'reference'>): { text: string; href: string } {
  return { text: 'See what is to be done now', href: `/challenges/${reference}` };
}
