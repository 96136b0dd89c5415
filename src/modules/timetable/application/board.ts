import { addToDate, eachDate, londonInstant } from '#kernel/dates';
import type { Queryable } from '#platform/database/connect';
import type { ChallengeHead } from '#platform/http/context';
import { buildBoard } from '../domain/board/build.ts';
import type { BoardFacts } from '../domain/board/facts.ts';
import type { Move } from '../domain/board/moves.ts';
import type { Session } from '../domain/session.ts';
import { type BoardRest, boardRest } from '../store/board.ts';
import { sessionsByIds, sessionsOnBoard } from '../store/sessions.ts';
import { type TeamMember, teamOf } from '../store/team.ts';
import { type WantedRow, wantedOf } from '../store/wanted.ts';

/** The board of a challenge as it is now. */
export type Board = {
  readonly facts: BoardFacts;
  /** Those on the board, and those that a step was about which can still be taken back. */
  readonly sessions: readonly Session[];
  readonly wanted: readonly WantedRow[];
  readonly team: readonly TeamMember[];
  readonly rest: BoardRest;
};

/** Reads the board of a challenge whose days on site are agreed. At most six statements, whatever the number of sessions. */
export async function readBoard(db: Queryable, head: ChallengeHead, now: Date): Promise<Board> {
  if (!head.onSiteFrom || !head.onSiteUntil) throw new Error('readBoard: there are no days on site');
  const sessions = await sessionsOnBoard(db, head.id);
  const team = await teamOf(db, head.id);
  const wanted = await wantedOf(db, head.id);
  const ids = [...team, ...sessions.flatMap(({ peers }) => peers)].map(({ id }) => id);
  const [from, until] = [
    londonInstant(head.onSiteFrom, '00:00'),
    londonInstant(addToDate(head.onSiteUntil, { days: 1 }), '00:00'),
  ];
  const rest = await boardRest(db, head.id, [...new Set(ids)], from, until);
  const facts = buildBoard({
    ...rest,
    now,
    days: eachDate(head.onSiteFrom, head.onSiteUntil),
    team,
    sessions,
    wanted,
    wantedOf: new Map(Object.entries(rest.origins).flatMap(([id, { wantedId }]) => (wantedId ? [[id, wantedId]] : []))),
  });
  return { facts, sessions: await withThoseOfSteps(db, sessions, rest.moves), wanted, team, rest };
}

/** These sessions, and those that the moves are about: one that lost its place long ago can be what a step is about. */
export async function withThoseOfSteps(
  db: Queryable,
  sessions: readonly Session[],
  moves: readonly Move[],
): Promise<Session[]> {
  const known = new Set(sessions.map(({ id }) => id));
  const others = new Set(moves.map(({ sessionId }) => sessionId).filter((id) => !known.has(id)));
  return [...sessions, ...(await sessionsByIds(db, [...others]))];
}
