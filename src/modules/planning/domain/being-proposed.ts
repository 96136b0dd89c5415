/** So long it may take to propose all teams of a plan, its turn behind other work and every new try included. */
const LONGEST_MILLISECONDS = 60 * 60 * 1000;

/** The moment before which nobody can be proposing any more what was asked for then. */
export function brokenOffBefore(now: Date): Date {
  return new Date(now.getTime() - LONGEST_MILLISECONDS);
}

/** True where all teams of a plan were to be proposed and nobody can be doing it any more: each try has failed, or the process was killed. */
export function isBrokenOff(proposingSince: Date | null, now: Date): boolean {
  return proposingSince !== null && proposingSince < brokenOffBefore(now);
}

/** What is said of it. */
export const BROKEN_OFF =
  'Proposing all teams was broken off. Whoever was proposed until then stays proposed: choose teams again for the rest.';
