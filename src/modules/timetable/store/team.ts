import { teamMembersForTimetable } from '#modules/teams';
import type { Queryable } from '#platform/database/connect';

/** Somebody who may be sent to a session: a peer who has accepted a place, or the challenge manager. */
export type TeamMember = {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly isLead: boolean;
  readonly isManager: boolean;
};

/** The team in the order of its places, the challenge manager last; each person once. Two statements. */
export async function teamOf(db: Queryable, challengeId: string): Promise<TeamMember[]> {
  const seen = new Set<string>();
  return (await teamMembersForTimetable(db, challengeId)).flatMap(
    ({ personId, name, roleInTeam, isLead, isManager }) => {
      // A manager may also hold a place of the team: once is enough.
      if (seen.has(personId)) return [];
      seen.add(personId);
      return [{ id: personId, name, role: roleInTeam, isLead, isManager }];
    },
  );
}
