import { challengeThemes } from '#modules/challenges';
import type { Transacting } from '#platform/database/connect';
import type { ChallengeHead } from '#platform/http/context';
import type { Wanted } from '../domain/wanted.ts';
import { intervieweesOf } from '../store/interviewees.ts';
import { roomsOf } from '../store/rooms.ts';
import { teamOf } from '../store/team.ts';
import { findWanted } from '../store/wanted.ts';

/** What a session to hear could only name by being made up or out of date, by field. */
export async function notOfThisChallenge(
  trx: Transacting,
  head: ChallengeHead,
  form: Pick<Wanted, 'id' | 'roomId' | 'peerIds' | 'intervieweeIds' | 'themeIds'> & { readonly version: number | null },
): Promise<Record<string, string>> {
  const problems: Record<string, string> = {};
  const unknown = (ids: readonly string[], known: readonly { id: string }[]) =>
    ids.some((id) => !known.some((one) => one.id === id));
  const old = form.version === null ? null : await findWanted(trx, head.id, form.id);
  const team = [...(await teamOf(trx, head.id)), ...(old?.peerIds ?? []).map((id) => ({ id }))];
  if (form.roomId !== null && unknown([form.roomId], await roomsOf(trx, head.id)))
    problems.room = 'Choose a room from the list';
  if (unknown(form.peerIds, team)) problems.peers = 'Choose peers from the list';
  if (unknown(form.intervieweeIds, await intervieweesOf(trx, head.id)))
    problems.interviewees = 'Choose people from the list';
  if (unknown(form.themeIds, await challengeThemes(trx, head.id))) problems.themes = 'Choose themes from the list';
  return problems;
}
