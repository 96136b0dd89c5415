/** Every role a person can hold, with what it is scoped to. One person may hold many. */
export const ROLES = {
  administrator: { scope: 'body', label: 'Administrator' },
  'programme-manager': { scope: 'body', label: 'Programme manager' },
  'placement-officer': { scope: 'body', label: 'Placement officer' },
  peer: { scope: 'body', label: 'Peer' },
  assessor: { scope: 'body', label: 'Assessor' },
  applicant: { scope: 'body', label: 'Applicant' },
  'challenge-manager': { scope: 'challenge', label: 'Challenge manager' },
  'team-peer': { scope: 'challenge', label: 'Peer on the team' },
  /** Nobody is given it: it is what remains of a role in the team that has ended, and is not held there any more. */
  'left-team': { scope: 'challenge', label: 'Was on the team' },
  interviewee: { scope: 'challenge', label: 'Interviewee' },
  'host-coordinator': { scope: 'authority', label: 'Host coordinator' },
  'host-sponsor': { scope: 'authority', label: 'Host sponsor' },
} as const satisfies Record<string, { scope: 'body' | 'challenge' | 'authority'; label: string }>;

export type Role = keyof typeof ROLES;

/** The roles of those who are in a challenge’s team. */
export const TEAM_ROLES = ['challenge-manager', 'team-peer'] as const satisfies readonly Role[];

/** A role held, and where it counts: exactly one of the three ids is set, the one its role is scoped to. */
export type Grant = {
  readonly role: Role;
  readonly bodyId: string | null;
  readonly challengeId: string | null;
  readonly authorityId: string | null;
};

/** A signed-in person with what they may do things as. */
export type Actor = {
  readonly personId: string;
  readonly name: string;
  readonly email: string | null;
  readonly sessionId: string;
  readonly grants: readonly Grant[];
};

/** What a page is about, as far as permission goes. */
export type Scope = { readonly bodyId?: string; readonly challengeId?: string; readonly hostId?: string };

/** True where the grant counts in that scope: same body, same challenge, or the challenge's host. */
function grantCovers(grant: Grant, scope: Scope): boolean {
  if (grant.bodyId !== null) return grant.bodyId === scope.bodyId;
  if (grant.challengeId !== null) return grant.challengeId === scope.challengeId;
  return grant.authorityId !== null && grant.authorityId === scope.hostId;
}

/** The roles this person holds in that scope, each once. */
export function rolesIn(actor: Actor | null, scope: Scope): Role[] {
  if (!actor) return [];
  return [...new Set(actor.grants.filter((grant) => grantCovers(grant, scope)).map((grant) => grant.role))];
}

/** True where the person holds the role anywhere. */
export function holds(actor: Actor | null, ...roles: Role[]): boolean {
  return actor?.grants.some((grant) => roles.includes(grant.role)) ?? false;
}

/** A role as it was given, and whether it has ended. */
export type GrantSince = Grant & { readonly endedAt: Date | null };

/** What somebody holds now: the roles that have not ended, and for each team that they were in and are not any more, that they were. */
export function grantsHeld(given: readonly GrantSince[]): Grant[] {
  const held = given.filter(({ endedAt }) => endedAt === null).map(({ endedAt: _, ...grant }) => grant);
  const isTeam = ({ role }: Grant) => (TEAM_ROLES as readonly Role[]).includes(role);
  const teams = new Set(held.filter(isTeam).map(({ challengeId }) => challengeId));
  const left = given.filter((grant) => grant.endedAt !== null && isTeam(grant) && !teams.has(grant.challengeId));
  const challenges = [...new Set(left.map(({ challengeId }) => challengeId))];
  return [
    ...held,
    ...challenges.map((challengeId) => ({ role: 'left-team' as const, bodyId: null, challengeId, authorityId: null })),
  ];
}

/** The roles that keep a programme body's pool, plans and events. */
export const OFFICE_ROLES = ['programme-manager', 'placement-officer'] as const satisfies readonly Role[];

/** The programme bodies in which the person holds one of the roles: whose peers, plans and enquiries they may see. */
export function bodiesOf(actor: Actor, roles: readonly Role[]): string[] {
  const ids = actor.grants.flatMap((grant) =>
    grant.bodyId !== null && roles.includes(grant.role) ? [grant.bodyId] : [],
  );
  return [...new Set(ids)];
}
