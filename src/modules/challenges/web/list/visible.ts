import { PERMISSIONS } from '#platform/access/permissions';
import { type Actor, ROLES, type Role } from '#platform/access/roles';
import type { Visible } from '../../store/challenge-list.ts';

/** What somebody's roles let them see: a body's role all of its challenges, a host's role those of its authority. */
export function visibleTo(actor: Actor): Visible {
  const allowed: readonly Role[] = PERMISSIONS['challenge.see'];
  const grants = actor.grants.filter((grant) => allowed.includes(grant.role));
  const ids = (scope: 'body' | 'authority' | 'challenge', key: 'bodyId' | 'authorityId' | 'challengeId') =>
    grants.flatMap((grant) => (ROLES[grant.role].scope === scope && grant[key] !== null ? [grant[key] as string] : []));
  return {
    bodyIds: ids('body', 'bodyId'),
    hostIds: ids('authority', 'authorityId'),
    challengeIds: ids('challenge', 'challengeId'),
  };
}
