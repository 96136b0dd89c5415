import { challengeThemes } from '#modules/challenges';
import type { Queryable } from '#platform/database/connect';
import type { ChallengeHead } from '#platform/http/context';
import { intervieweesOf } from '../store/interviewees.ts';
import { roomsOf } from '../store/rooms.ts';
import { findSession } from '../store/sessions.ts';
import { teamOf } from '../store/team.ts';
import type { SessionToKeep } from '../store/write-session.ts';

/** What the form of a session could only name by being made up or out of date, by field. */
export async function strangeInSession(
  trx: Queryable,
  head: ChallengeHead,
  wanted: SessionToKeep,
): Promise<Record<string, string>> {
  const problems: Record<string, string> = {};
  const [rooms, team, people, themes] = [
    await roomsOf(trx, head.id),
    await teamOf(trx, head.id),
    await intervieweesOf(trx, head.id),
    await challengeThemes(trx, head.id),
  ];
  const old = await findSession(trx, head.id, wanted.id);
  const unknown = (ids: readonly string[], known: readonly { id: string }[]) =>
    ids.some((id) => !known.some((one) => one.id === id));
  if (wanted.roomId !== null && unknown([wanted.roomId], rooms)) problems.room = 'Choose a room from the list';
  // Somebody who has left the team may stay in a session they were in, until somebody takes them out.
  if (unknown(wanted.peerIds, [...team, ...(old?.peers ?? [])])) problems.peers = 'Choose peers from the list';
  if (unknown(wanted.intervieweeIds, people)) problems.interviewees = 'Choose people from the list';
  if (unknown(wanted.themeIds, themes)) problems.themes = 'Choose themes from the list';
  return problems;
}
