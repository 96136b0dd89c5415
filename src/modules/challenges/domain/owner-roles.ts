import type { Owner } from '#modules/programmes';
import type { Role } from '#platform/access/roles';
import { MILESTONE_PAGES } from './milestone-pages.ts';

/** Who is asked where a programme says that a clock is the host's, the team's and so on. */
export const OWNER_ROLES: Record<Owner, Role> = {
  host: 'host-coordinator',
  'challenge-manager': 'challenge-manager',
  team: 'team-peer',
  'programme-body': 'programme-manager',
};

const MOVERS: Record<Owner, readonly Role[]> = {
  host: ['host-coordinator', 'host-sponsor'],
  'challenge-manager': ['challenge-manager'],
  team: ['team-peer', 'challenge-manager'],
  'programme-body': ['programme-manager'],
};

/** Who can make a move that is this owner's: any of these roles on the challenge. */
export function moversOf(owner: Owner): readonly Role[] {
  return MOVERS[owner];
}

/** The kinds of task that a clock asks: each is kept under the name of the milestone that stops it. */
export const CLOCK_TASKS: readonly string[] = Object.keys(MILESTONE_PAGES);

/** Every role that a clock asks, with each role that can do it: what the team is asked is asked of the challenge manager too. */
export const CLOCK_MOVERS: readonly { readonly asked: Role; readonly mover: Role }[] = (
  Object.keys(MOVERS) as Owner[]
).flatMap((owner) => MOVERS[owner].map((mover) => ({ asked: OWNER_ROLES[owner], mover })));

/** True where what is asked of a role is asked of somebody with these roles on the challenge. */
export function isAskedOf(task: { readonly kind: string; readonly forRole: Role }, roles: readonly Role[]): boolean {
  if (roles.includes(task.forRole)) return true;
  return (
    CLOCK_TASKS.includes(task.kind) &&
    CLOCK_MOVERS.some((each) => each.asked === task.forRole && roles.includes(each.mover))
  );
}
