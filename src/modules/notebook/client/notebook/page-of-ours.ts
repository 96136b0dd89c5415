/** What the head of every page of ours says. */
const MARK = '<meta name="cf-keepers"';

/**
 * Whether that is a page of ours, and not one of whoever answers in our place: the wifi of a hotel before one has agreed to its terms, or a
 * council's own network that lets nobody through.
 */
export function isPageOfOurs(text: string): boolean {
  return text.includes(MARK);
}
