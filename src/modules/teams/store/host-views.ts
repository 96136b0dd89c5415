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
