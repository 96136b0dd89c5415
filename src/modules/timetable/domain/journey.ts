/** Minutes between two sites, the same both ways. */
export type Journey = { readonly siteA: string; readonly siteB: string; readonly minutes: number };

/** Minutes from one site to another; 0 within one, where a place has no site, and where nobody has said. */
export function minutesBetween(from: string | null, to: string | null, travel: readonly Journey[]): number {
  if (!from || !to || from === to) return 0;
  const [siteA, siteB] = from < to ? [from, to] : [to, from];
  return travel.find((each) => each.siteA === siteA && each.siteB === siteB)?.minutes ?? 0;
}

/** `Ann has 5 minutes from ‘A’ to ‘B’ and needs 20 to get there`. */
export function tooLateWords(name: string, before: string, next: string, minutes: number, needed: number): string {
  return `${name} has ${minutes} minutes from ‘${before}’ to ‘${next}’ and needs ${needed} to get there`;
}
