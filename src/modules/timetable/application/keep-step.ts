import { newId } from '#kernel/ids';
import type { Transacting } from '#platform/database/connect';
import { differences, type Stand, type StepKind, standOf } from '../domain/board/moves.ts';
import type { Session } from '../domain/session.ts';
import { keepMoves, type MoveToKeep, setByHand } from '../store/moves.ts';
import { sessionsByIds } from '../store/sessions.ts';

/** Sessions as they stood before a change to the draft, read in its transaction. */
export type StoodBefore = ReadonlyMap<string, Stand>;

/** How sessions stand now, to be kept once they have been changed. */
export async function standsOf(trx: Transacting, sessions: readonly Session[]): Promise<StoodBefore> {
  const byHand = await setByHand(
    trx,
    sessions.map(({ id }) => id),
  );
  return new Map(sessions.map((session) => [session.id, standOf(session, byHand.has(session.id))]));
}

export type StepToKeep = {
  readonly challengeId: string;
  readonly by: string;
  readonly at: Date;
  readonly what: StepKind;
  /** Its id where it has one already, such as the proposal that was accepted. */
  readonly step?: string;
};

/**
 * Keeps a change to the draft in the trail, so that it can be taken back in one press: each session that stands otherwise than before,
 * or was not there. A change that people were told of at once is no step: it is put right by another change, of which they hear too.
 */
export async function keepStep(
  trx: Transacting,
  { challengeId, by, at, what, step = newId(at.getTime()) }: StepToKeep,
  before: StoodBefore,
  ids: readonly string[],
): Promise<void> {
  const now = await sessionsByIds(trx, ids);
  const stands = await standsOf(trx, now);
  const moves = now.flatMap(({ id }): MoveToKeep[] => {
    const [was, is] = [before.get(id) ?? null, stands.get(id) as Stand];
    if (was !== null && differences(was, is).length === 0) return [];
    const shared = { challengeId, by, at, step, what, undoes: null };
    return [{ ...shared, id: newId(at.getTime()), sessionId: id, before: was, after: is }];
  });
  await keepMoves(trx, moves);
}
