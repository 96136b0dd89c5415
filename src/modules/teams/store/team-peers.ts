import type { Queryable } from '#platform/database/connect';

/** A peer who is on a team: they have said yes, are confirmed or have served. */
export type TeamPeer = {
  readonly personId: string;
  readonly name: string;
  /** The slot's name: `Lead peer`. */
  readonly roleInTeam: string;
  readonly authorityName: string | null;
  readonly isLead: boolean;
  readonly slotId: string;
  readonly status: 'accepted' | 'confirmed' | 'served';
};

/** The peers on a challenge's team in the order of its slots; those only proposed or asked are left out. One statement. */
export async function teamPeers(db: Queryable, challengeId: string): Promise<TeamPeer[]> {
  const rows = await db
    .selectFrom('placements as placement')
    .innerJoin('challenge_slots as slot', 'slot.id', 'placement.slot_id')
    .innerJoin('people as person', 'person.id', 'placement.peer_id')
    .innerJoin('peers as peer', 'peer.person_id', 'placement.peer_id')
    .leftJoin('authorities as authority', 'authority.id', 'peer.authority_id')
    .select([
      'placement.peer_id as personId',
      'person.name',
      'slot.name as roleInTeam',
      'authority.name as authorityName',
    ])
    .select(['slot.is_lead as isLead', 'slot.id as slotId', 'placement.status'])
    .where('placement.challenge_id', '=', challengeId)
    .where('placement.status', 'in', ['accepted', 'confirmed', 'served'])
    .orderBy('slot.position')
    .execute();
  return rows as TeamPeer[];
}

/** Somebody who can be in a session on site: a peer of the team, or who manages the challenge. */
export type TeamMember = {
  readonly personId: string;
  readonly name: string;
  readonly roleInTeam: string;
  readonly isManager: boolean;
  readonly isLead: boolean;
};

/** Everybody whom the timetable may send somewhere: the peers in the order of their slots, then whoever manages. Two statements. */
export async function teamMembersForTimetable(db: Queryable, challengeId: string): Promise<TeamMember[]> {
  const peers = await teamPeers(db, challengeId);
  const manager = await db
    .selectFrom('challenges as challenge')
    .innerJoin('people as person', 'person.id', 'challenge.manager_id')
    .leftJoin('challenge_slots as slot', (join) =>
      join.onRef('slot.challenge_id', '=', 'challenge.id').on('slot.is_manager', '=', true),
    )
    .select(['person.id as personId', 'person.name', 'slot.name as slotName'])
    .where('challenge.id', '=', challengeId)
    .executeTakeFirst();
  const members = peers.map(({ personId, name, roleInTeam, isLead }) => ({
    personId,
    name,
    roleInTeam,
    isLead,
    isManager: false,
  }));
  if (!manager || members.some(({ personId }) => personId === manager.personId)) return members;
  const { personId, name, slotName } = manager;
  return [...members, { personId, name, roleInTeam: slotName ?? 'Challenge manager', isManager: true, isLead: false }];
}

/** What each of these people knows, by topic: 1 working knowledge, 2 has led it, 3 is known for it. One statement. */
export async function skillsOf(
  db: Queryable,
  personIds: readonly string[],
): Promise<{ personId: string; topic: string; level: number }[]> {
  if (personIds.length === 0) return [];
  return await db
    .selectFrom('peer_skills')
    .select(['peer_id as personId', 'topic', 'level'])
    .where('peer_id', 'in', [...personIds])
    .orderBy('peer_id')
    .orderBy('topic')
    .execute();
}
