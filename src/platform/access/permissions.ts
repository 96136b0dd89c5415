import { type Actor, type Role, rolesIn, type Scope, TEAM_ROLES } from './roles.ts';

const OFFICE = ['programme-manager', 'placement-officer'] as const;
const MANAGERS = ['programme-manager', 'challenge-manager'] as const;
const HOST = ['host-coordinator', 'host-sponsor'] as const;
const TEAM = TEAM_ROLES;

/**
 * The one authorisation table: who may do what. A route names its permission; nothing else decides. The test of routes × roles
 * reads this table, so a new permission is a line here and a column there.
 */
export const PERMISSIONS = {
  // Anywhere in the programme body
  'office.see': [...OFFICE, 'administrator'],
  'outbox.read': ['administrator'],
  'jobs.see': ['administrator', 'programme-manager'],
  'people.administer': ['administrator'],
  'challenge.open': ['programme-manager'],
  'enquiry.make': [...HOST],
  'pool.see': [...OFFICE],
  'pool.edit': ['placement-officer', 'programme-manager'],
  'pool.access-needs': ['placement-officer'],
  // Who sees to food, rooms and doors at an event.
  'event.needs': ['placement-officer'],
  'assessment.record': ['assessor'],
  'assessment.decide': [...OFFICE],
  'year.plan': [...OFFICE],
  'demand.see': [...OFFICE],
  'call.open': [...OFFICE],
  'authority.see': [...OFFICE, 'administrator', 'peer', 'challenge-manager', 'team-peer', ...HOST],

  // One challenge: who knows it exists, and its life
  'challenge.see': [...OFFICE, 'administrator', 'challenge-manager', ...HOST, 'team-peer'],
  'challenge.manage': [...MANAGERS],
  'challenge.hand-over': ['programme-manager'],
  'challenge.audit': [...MANAGERS, 'administrator'],
  'scope.edit': [...MANAGERS],
  'scope.agree-as-manager': [...MANAGERS],
  'scope.agree-as-host': [...HOST],
  'scope.see': [...OFFICE, 'challenge-manager', ...HOST, 'team-peer'],

  // Team
  'team.see': [...OFFICE, 'challenge-manager', ...HOST, 'team-peer'],
  'team.form': [...OFFICE, 'challenge-manager'],
  'team.view-as-host': [...HOST],

  // Preparing
  'self-assessment.see': [...MANAGERS, ...HOST, 'team-peer'],
  'self-assessment.write': [...HOST],
  'documents.see': [...MANAGERS, ...HOST, 'team-peer'],
  'documents.share': [...HOST, 'challenge-manager'],
  'documents.ask': [...MANAGERS],
  'pack.make': ['challenge-manager', 'programme-manager'],
  'pack.read': [...TEAM, 'programme-manager'],

  // On site
  'timetable.see': [...MANAGERS, ...HOST, 'team-peer'],
  'timetable.edit': [...MANAGERS, 'host-coordinator'],
  'timetable.attendance': [...MANAGERS, 'host-coordinator', 'team-peer'],
  'timetable.see-own': [...MANAGERS, ...HOST, 'team-peer', 'interviewee'],

  // Notes and findings: the team's alone
  'notes.read': [...TEAM],
  'notes.write': [...TEAM],
  // Also of whoever has left the team: what lies unsent on their phone, for so long as `handInUntil` says, and nothing else.
  'notes.hand-in': [...TEAM, 'left-team'],
  'notes.hand-in-of-left': ['challenge-manager'],
  'findings.see': [...TEAM],
  'findings.edit': [...TEAM],
  'findings.override-evidence': ['challenge-manager'],
  'presentation.make': [...TEAM],
  'presentation.mark-given': ['challenge-manager'],

  // Report. Where the programme says that a step is the host's, its `…-as-host` is asked for: to write and to sign off instead of
  // the other, to publish beside it.
  'report.see-draft': [...TEAM, 'programme-manager'],
  'report.write': ['challenge-manager'],
  'report.write-as-host': [...HOST],
  'report.comment': [...TEAM],
  'report.check-facts': [...HOST],
  'report.answer-facts': ['challenge-manager'],
  'report.sign-off': ['programme-manager'],
  'report.sign-off-as-host': [...HOST],
  'report.publish': ['programme-manager'],
  'report.publish-as-host': [...HOST],

  // After
  'plan.see': [...OFFICE, 'challenge-manager', ...HOST, 'team-peer'],
  'plan.write': [...HOST],
  'progress.see': [...OFFICE, 'challenge-manager', ...HOST, 'team-peer'],
  'progress.open': [...MANAGERS],
  'progress.write-as-host': [...HOST],
  'progress.write-as-team': [...TEAM],
  'progress.publish': [...MANAGERS],
  'progress.publish-as-host': [...HOST],
  'challenge.close': [...MANAGERS],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

/** True where one of the roles the person holds in that scope has the permission. */
export function permits(actor: Actor | null, permission: Permission, scope: Scope): boolean {
  const allowed: readonly Role[] = PERMISSIONS[permission];
  return rolesIn(actor, scope).some((role) => allowed.includes(role));
}

/** True where the person has the permission in any scope at all: for navigation, never for deciding. */
export function permitsSomewhere(actor: Actor | null, permission: Permission): boolean {
  const allowed: readonly Role[] = PERMISSIONS[permission];
  return actor?.grants.some((grant) => allowed.includes(grant.role)) ?? false;
}
