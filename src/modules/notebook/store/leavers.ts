import { sql } from 'kysely';
import type { Queryable } from '#platform/database/connect';

/** Somebody who was in a challenge's team and is not any more; and who runs the challenge, for them to write to. */
export type Leaver = {
  readonly leftAt: Date;
  readonly manager: { readonly id: string; readonly name: string; readonly email: string | null } | null;
};

/** When that person left the team of that challenge, for SQL; null while they are in it, and where they never were. */
export const leftTeamAt = (personId: string, challengeId: string) => sql<Date | null>`(
  select case when bool_and(held.ended_at is not null) then max(held.ended_at) end from role_grants held
  where held.person_id = ${sql.ref(personId)} and held.challenge_id = ${sql.ref(challengeId)}
    and held.role in ('challenge-manager', 'team-peer'))`;

/** Null where they are in the team, or never were. One statement. */
export async function leaverOf(db: Queryable, challengeId: string, personId: string): Promise<Leaver | null> {
  const row = await db
    .selectFrom('challenges as challenge')
    .innerJoin('people as person', (join) => join.on('person.id', '=', personId))
    .leftJoin('people as manager', 'manager.id', 'challenge.manager_id')
    .select(['manager.id', 'manager.name', 'manager.email'])
    .select(leftTeamAt('person.id', 'challenge.id').as('leftAt'))
    .where('challenge.id', '=', challengeId)
    .executeTakeFirst();
  if (!row?.leftAt) return null;
  const { id, name, email } = row;
  return { leftAt: row.leftAt, manager: id === null || name === null ? null : { id, name, email } };
}

/** Whether a note of theirs has been handed in since. One statement. */
export async function hasHandedIn(
  db: Queryable,
  { challengeId, personId, leftAt }: { challengeId: string; personId: string; leftAt: Date },
): Promise<boolean> {
  const row = await db
    .selectFrom('notes')
    .select('id')
    .where('author_id', '=', personId)
    .where('challenge_id', '=', challengeId)
    .where('after_leaving_at', '>=', leftAt)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whose device that is on the challenge, where they have left its team: who a file of unsent notes is from. One statement. */
export async function leaverOfDevice(
  db: Queryable,
  challengeId: string,
  device: string,
): Promise<{ personId: string; name: string; leftAt: Date } | null> {
  const row = await db
    .selectFrom('notebook_devices as device')
    .innerJoin('people as person', 'person.id', 'device.person_id')
    .select(['person.id as personId', 'person.name'])
    .select(leftTeamAt('device.person_id', 'device.challenge_id').as('leftAt'))
    .where('device.id', '=', device)
    .where('device.challenge_id', '=', challengeId)
    .executeTakeFirst();
  return row?.leftAt ? { ...row, leftAt: row.leftAt } : null;
}
