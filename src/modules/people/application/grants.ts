import { sql } from 'kysely';
import { newId } from '#kernel/ids';
import { type AuditEntry, recordAudit, recordAudits } from '#modules/audit';
import { ROLES, type Role } from '#platform/access/roles';
import type { Transacting } from '#platform/database/connect';

/** A role for a person, where it counts: the id of the body, challenge or authority that the role is scoped to. */
export type GrantChange = {
  readonly personId: string;
  readonly role: Role;
  readonly scopeId: string;
  readonly challengeId?: string | null;
  /** Who gives or takes it; null: the system. */
  readonly by: string | null;
  readonly at: Date;
};

const COLUMNS = { body: 'body_id', challenge: 'challenge_id', authority: 'authority_id' } as const;

/** Gives a role, with its audit entry. Giving what somebody has already changes nothing. */
export async function grantRole(trx: Transacting, change: GrantChange): Promise<void> {
  const column = COLUMNS[ROLES[change.role].scope];
  const inserted = await trx
    .insertInto('role_grants')
    .values({
      id: newId(change.at.getTime()),
      person_id: change.personId,
      role: change.role,
      [column]: change.scopeId,
      granted_at: change.at,
      granted_by: change.by,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows) await audit(trx, change, 'Given the role');
}

/** Gives many people the same role in the same place, as `grantRole` gives one: two statements. */
export async function grantRoleToAll(
  trx: Transacting,
  personIds: readonly string[],
  change: Omit<GrantChange, 'personId'>,
): Promise<void> {
  const column = COLUMNS[ROLES[change.role].scope];
  const rows = personIds.map((personId) => ({
    id: newId(change.at.getTime()),
    person_id: personId,
    role: change.role,
    [column]: change.scopeId,
    granted_at: change.at,
    granted_by: change.by,
  }));
  const given = await sql<{ personId: string }>`
    insert into role_grants (id, person_id, role, body_id, challenge_id, authority_id, granted_at, granted_by)
    select id, person_id, role, body_id, challenge_id, authority_id, granted_at, granted_by
    from jsonb_populate_recordset(null::role_grants, ${JSON.stringify(rows)}::jsonb)
    on conflict do nothing returning person_id as "personId"`.execute(trx);
  await recordAudits(
    trx,
    given.rows.map(({ personId }) => entryOf({ ...change, personId }, 'Given the role')),
  );
}

/** Takes a role back, with its audit entry. What the person did with it stays as it was. */
export async function endRole(trx: Transacting, change: GrantChange): Promise<void> {
  const column = COLUMNS[ROLES[change.role].scope];
  const ended = await trx
    .updateTable('role_grants')
    .set({ ended_at: change.at })
    .where('person_id', '=', change.personId)
    .where('role', '=', change.role)
    .where(sql<boolean>`${sql.ref(column)}::text = ${change.scopeId}`)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (ended.numUpdatedRows > 0n) await audit(trx, change, 'Role ended');
}

async function audit(trx: Transacting, change: GrantChange, action: string): Promise<void> {
  await recordAudit(trx, entryOf(change, action));
}

function entryOf(change: GrantChange, action: string): AuditEntry {
  return {
    actorId: change.by,
    challengeId: change.challengeId ?? (ROLES[change.role].scope === 'challenge' ? change.scopeId : null),
    subject: { kind: 'person', id: change.personId },
    action: `${action} ${ROLES[change.role].label.toLowerCase()}`,
    at: change.at,
  };
}
