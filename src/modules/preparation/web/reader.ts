import { rolesIn } from '#platform/access/roles';
import { type Context, signedIn, theChallenge } from '#platform/http/context';
import type { Reader } from '../domain/visibility.ts';

/** As what the signed-in person looks at this challenge’s documents. */
export function readerOf(context: Context): Reader {
  const { bodyId, id, hostId } = theChallenge(context);
  const roles = rolesIn(signedIn(context), { bodyId, challengeId: id, hostId });
  return {
    manager: roles.includes('challenge-manager') || roles.includes('programme-manager'),
    team: roles.includes('team-peer'),
    host: roles.includes('host-coordinator') || roles.includes('host-sponsor'),
  };
}
