import type { Queryable } from '#platform/database/connect';

/** What the host said of its team, newest first, with what was answered. */
export async function hostViews(db: Queryable, challengeId: string) {
  return await db
    .selectFrom('host_views_of_team as view')
    .leftJoin('placements as placement', 'placement.id', 'view.placement_id')
    .leftJoin('people as peer', 'peer.id', 'placement.peer_id')
    .innerJoin('people as giver', 'giver.id', 'view.given_by')
    .select(['view.id', 'view.view', 'view.placement_id as placementId', 'view.reason', 'view.given_at as givenAt'])
    .select(['view.answered_at as answeredAt', 'view.answer', 'view.answer_reason as answerReason'])
    .select(['peer.name as peerName', 'giver.name as givenBy', 'view.given_by as givenById'])
    .where('view.challenge_id', '=', challengeId)
    .orderBy('view.given_at', 'desc')
    .orderBy('view.id', 'desc')
    .limit(50)
    .execute();
}

export type HostView = Awaited<ReturnType<typeof hostViews>>[number];

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
