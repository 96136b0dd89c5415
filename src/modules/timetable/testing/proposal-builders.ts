import { newId } from '#kernel/ids';
import type { Database } from '#platform/database/connect';
import type { ProposedSession } from '../domain/proposal.ts';

/** A run that has ended with this proposal, ready to be accepted: asked for at `at`. */
export async function aProposal(
  db: Database,
  {
    challengeId,
    at,
    placed,
    withoutPlace = [],
  }: { challengeId: string; at: Date; placed: readonly ProposedSession[]; withoutPlace?: readonly string[] },
): Promise<string> {
  const id = newId();
  await db
    .insertInto('timetable_runs')
    .values({
      ...{ id, challenge_id: challengeId, asked_at: at, seconds_allowed: 20, started_at: at, ended_at: at },
      outcome: 'finished',
      proposal: JSON.stringify({ placed, unplaced: withoutPlace.map((wantedId) => ({ wantedId, why: [] })) }),
    })
    .execute();
  return id;
}
