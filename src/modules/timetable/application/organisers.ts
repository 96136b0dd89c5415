import { peopleWithRole } from '#modules/challenges';
import type { Queryable } from '#platform/database/connect';
import type { ChallengeHead } from '#platform/http/context';

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

/** What of these somebody who arranges the days is written to about. */
export function heardBy<T>(
  organiser: Organiser,
  changes: readonly T[],
  sessionIn: (change: T) => { ofTeam?: boolean },
): T[] {
  return changes.filter((change) => !organiser.ofHost || !sessionIn(change).ofTeam);
}
