/**
 * How much of the days something stands in the way, in words: `most of the time`. Both numbers count the quarters of an hour at which a
 * session could begin, which nobody but the engine thinks in.
 */
export function shareWords(part: number, whole: number): string {
  const share = whole <= 0 ? 1 : part / whole;
  if (share >= 1) return 'all of the time';
  if (share >= 0.6) return 'most of the time';
  if (share >= 0.4) return 'about half of the time';
  return share >= 0.1 ? 'some of the time' : 'now and then';
}
