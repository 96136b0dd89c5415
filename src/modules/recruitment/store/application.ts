import type { Queryable } from '#platform/database/connect';

/** The newest asking for each of these offers to be backed: whom, and what became of it. Never what they wrote. */
export async function newestBackings(db: Queryable, interestIds: readonly string[]) {
  if (interestIds.length === 0) return [];
  return await db
    .selectFrom('interest_backings')
    .distinctOn('interest_id')
    .select(['interest_id', 'backer_name', 'status', 'asked_at', 'answered_at'])
    .where('interest_id', 'in', interestIds)
    .orderBy('interest_id')
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** The newest invitation for each of these offers. */
export async function newestInvitations(db: Queryable, interestIds: readonly string[]) {
  if (interestIds.length === 0) return [];
  return await db
    .selectFrom('event_invitations as invitation')
    .innerJoin('peer_events as event', 'event.id', 'invitation.event_id')
    .distinctOn('invitation.interest_id')
    .select([
      'invitation.id',
      'invitation.interest_id',
      'invitation.status',
      'event.title',
      'event.starts_at',
      'event.ends_at',
    ])
    .where('invitation.interest_id', 'in', interestIds)
    .orderBy('invitation.interest_id')
    .orderBy('invitation.invited_at', 'desc')
    .orderBy('invitation.id', 'desc')
    .execute();
}

/** What was decided on each of these offers, newest first: never by whom. */
export async function decisionsFor(db: Queryable, interestIds: readonly string[]) {
  if (interestIds.length === 0) return [];
  return await db
    .selectFrom('accreditation_decisions')
    .select([
      'interest_id',
      'attempt',
      'decision',
      'programme_keys',
      'from_on',
      'until_on',
      'conditions',
      'feedback',
      'decided_at',
    ])
    .where('interest_id', 'in', interestIds)
    .orderBy('decided_at', 'desc')
    .execute();
}
