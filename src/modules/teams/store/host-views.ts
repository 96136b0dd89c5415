import type { Queryable } from '#platform/database/connect';

/**
 * What the host said of its team, newest first, with what was answered: that it is content, the last time; its objections to whoever
 * holds a place; and those to whoever has left that nobody had answered.
 */
export async function hostViews(db: Queryable, challengeId: string) {
  return await viewsOf(db, challengeId)
    .where((where) =>
      where.or([
        where('placement.status', 'in', HOLDS_A_PLACE),
        where.and([where('view.view', '=', 'objects'), where('view.answered_at', 'is', null)]),
        where(
          'view.id',
          '=',
          where
            .selectFrom('host_views_of_team as last')
            .select('last.id')
            .where('last.challenge_id', '=', challengeId)
            .where('last.view', '=', 'content')
            .orderBy('last.given_at', 'desc')
            .orderBy('last.id', 'desc')
            .limit(1),
        ),
      ]),
    )
    .orderBy('view.given_at', 'desc')
    .orderBy('view.id', 'desc')
    .execute();
}

/** One objection of the host's, answered or not, or null. */
export async function objectionOf(db: Queryable, challengeId: string, id: string): Promise<HostView | null> {
  const query = viewsOf(db, challengeId).where('view.id', '=', id).where('view.view', '=', 'objects');
  return (await query.executeTakeFirst()) ?? null;
}

const HOLDS_A_PLACE = ['proposed', 'offered', 'accepted', 'confirmed', 'served'];

function viewsOf(db: Queryable, challengeId: string) {
  return db
    .selectFrom('host_views_of_team as view')
    .leftJoin('placements as placement', 'placement.id', 'view.placement_id')
    .leftJoin('people as peer', 'peer.id', 'placement.peer_id')
    .innerJoin('people as giver', 'giver.id', 'view.given_by')
    .select(['view.id', 'view.view', 'view.placement_id as placementId', 'view.reason', 'view.given_at as givenAt'])
    .select(['view.answered_at as answeredAt', 'view.answer', 'view.answer_reason as answerReason'])
    .select(['peer.name as peerName', 'giver.name as givenBy', 'view.given_by as givenById'])
    .select((eb) => eb('placement.status', 'not in', HOLDS_A_PLACE).as('peerHasLeft'))
    .where('view.challenge_id', '=', challengeId);
}

export type HostView = Awaited<ReturnType<typeof hostViews>>[number];

/** Unanswered objections to the peer of that placement. */
export async function openObjectionsTo(db: Queryable, placementId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('host_views_of_team')
    .select('id')
    .where('placement_id', '=', placementId)
    .where('view', '=', 'objects')
    .where('answered_at', 'is', null)
    .execute();
  return rows.map(({ id }) => id);
}

/** Whether the host has objected to that peer in exactly these words. */
export async function hasObjection(db: Queryable, placementId: string, reason: string): Promise<boolean> {
  const query = db.selectFrom('host_views_of_team').select('id').where('view', '=', 'objects');
  return (
    (await query.where('placement_id', '=', placementId).where('reason', '=', reason).executeTakeFirst()) !== undefined
  );
}

/** Hosts that were asked whether they are content and have not answered, where the office has not been told so yet. */
export async function hostsAsked(db: Queryable) {
  return await db
    .selectFrom('tasks as task')
    .innerJoin('challenges as challenge', 'challenge.id', 'task.challenge_id')
    .select(['challenge.id as challengeId'])
    .select(['challenge.programme_key as programmeKey', 'challenge.programme_version as programmeVersion'])
    .where('task.kind', '=', 'host-view-of-team')
    .where('task.done_at', 'is', null)
    .where('task.dropped_at', 'is', null)
    .where('challenge.closed_at', 'is', null)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('tasks as told')
            .select('told.id')
            .whereRef('told.challenge_id', '=', 'challenge.id')
            .where('told.kind', '=', 'confirm-team')
            .where('told.done_at', 'is', null)
            .where('told.dropped_at', 'is', null),
        ),
      ),
    )
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('host_views_of_team as view')
            .innerJoin('placements as objected', 'objected.id', 'view.placement_id')
            .select('view.id')
            .whereRef('view.challenge_id', '=', 'challenge.id')
            .where('view.view', '=', 'objects')
            .where('view.answered_at', 'is', null)
            .where('objected.status', 'in', ['proposed', 'offered', 'accepted', 'confirmed']),
        ),
      ),
    )
    .distinct()
    .execute();
}
