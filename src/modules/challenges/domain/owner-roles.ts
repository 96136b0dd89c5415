import type { Owner } from '#modules/programmes';
import type { Role } from '#platform/access/roles';

/** Who is asked where a programme says that a clock is the host's, the team's and so on. */
export const OWNER_ROLES: Record<Owner, Role> = {
  host: 'host-coordinator',
  'challenge-manager': 'challenge-manager',
  team: 'team-peer',
  'programme-body': 'programme-manager',
};
