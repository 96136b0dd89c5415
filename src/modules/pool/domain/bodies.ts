import type { Actor, Role } from '#platform/access/roles';

/** The programme bodies in which the person holds one of the roles: whose peers they may see. */
export function bodiesOf(actor: Actor, roles: readonly Role[]): string[] {
  const ids = actor.grants.flatMap((grant) =>
    grant.bodyId !== null && roles.includes(grant.role) ? [grant.bodyId] : [],
  );
  return [...new Set(ids)];
}
