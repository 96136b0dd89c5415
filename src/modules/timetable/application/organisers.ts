import { peopleWithRole } from '#modules/challenges';
import type { Queryable } from '#platform/database/connect';
import type { ChallengeHead } from '#platform/http/context';
import { ringWords } from '../domain/ring-words.ts';

/** Somebody who arranges the days, and whether they do so for the host: of conversations of the team nobody of the host is written to. */
export type Organiser = {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly ofHost: boolean;
};

/** Who arranges the days and hears of every change: the challenge manager and the host coordinator, each once. Two statements. */
export async function organisersOf(db: Queryable, head: ChallengeHead): Promise<Organiser[]> {
  const managers = await peopleWithRole(db, head, 'challenge-manager');
  const hosts = await peopleWithRole(db, head, 'host-coordinator');
  return [
    ...managers.map((person) => ({ ...person, ofHost: false })),
    ...hosts
      .filter(({ personId }) => !managers.some((manager) => manager.personId === personId))
      .map((person) => ({ ...person, ofHost: true })),
  ];
}

/**
 * What somebody who arranges the days reads of those whom no mail reaches: that they are to be rung, or who of those who arrange the days
 * was asked to, having made the change.
 */
export function ringLine(toRing: readonly string[], organisers: readonly Organiser[], by: string): string {
  const asked = organisers.find(({ personId }) => personId === by);
  return ringWords(toRing, asked ? `${asked.name} was asked to tell them` : 'please ring them');
}

/** What of these somebody who arranges the days is written to about. */
export function heardBy<T>(
  organiser: Organiser,
  changes: readonly T[],
  sessionIn: (change: T) => { ofTeam?: boolean },
): T[] {
  return changes.filter((change) => !organiser.ofHost || !sessionIn(change).ofTeam);
}
