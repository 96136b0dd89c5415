import { longDateTime } from '#kernel/dates';
import { listed } from '#kernel/words';
import { recordAudit } from '#modules/audit';
import { peopleWithRole, writeTo } from '#modules/challenges';
import type { Transacting } from '#platform/database/connect';
import { inTransaction } from '#platform/database/once-more';
import type { ChallengeHead, Services } from '#platform/http/context';
import { nowAway, type OwnTimes, saidOfOneself } from '../domain/own-times.ts';
import type { Session } from '../domain/session.ts';
import { type InvitedPerson, keepOwnTimes, lockOwnTimes } from '../store/own-answers.ts';
import { ownSessions } from './own-sessions.ts';

/** What those who arrange the days have to know of what somebody has said. */
type Said = {
  /** Sessions that they were told of and cannot come to now. */
  readonly away: readonly Session[];
  /** The same that they can come to again. */
  readonly free: readonly Session[];
  /** What they need, where that is another than before; empty where it is nothing any more. */
  readonly needs: string | null;
};

/**
 * Keeps when somebody cannot come and what they need, as they say themselves. The next proposal keeps to it. Where they were told of a
 * session that is then, or are expected at one and need something else than before, the host's coordinator and the manager get word, once for
 * each such change; the session stays as it is. Answers to which sessions they cannot come now.
 */
export async function sayOwnTimes(
  services: Services,
  head: ChallengeHead,
  who: InvitedPerson,
  says: OwnTimes,
): Promise<readonly Session[]> {
  return await inTransaction(services.db, async (trx) => {
    const at = services.clock();
    const before = await lockOwnTimes(trx, who.id);
    if (!before) return [];
    const after = saidOfOneself(before, says);
    await keepOwnTimes(trx, who.id, { ...after, days: says.days, at });
    await recordAudit(trx, {
      actorId: null,
      challengeId: head.id,
      subject: { kind: 'interviewee', id: who.id },
      action: 'Somebody to be heard said when they can come, by their own link',
      at,
    });
    const expected = await expectedAt(trx, head, who, at);
    const needs = expected.length > 0 && after.accessNeeds !== before.accessNeeds ? after.accessNeeds : null;
    const said = { ...nowAway(expected, before.unavailable, after.unavailable), needs };
    if (said.away.length + said.free.length > 0 || needs !== null) await tell(trx, services, head, who, said, at);
    return said.away;
  });
}

/** The sessions that somebody was told of and is still in, of which they have not said already that they cannot come. */
async function expectedAt(trx: Transacting, head: ChallengeHead, who: InvitedPerson, at: Date) {
  const { sessions, drafts, given } = await ownSessions(trx, head.id, who.id, at);
  return sessions.flatMap((told) => {
    const draft = drafts.find(({ id }) => id === told.id);
    const mine = given.find(({ sessionId }) => sessionId === told.id);
    // What they answered to another time than it has by now says nothing of this one.
    const hasSaidNo = (mine?.answer === 'declined' || mine?.answer === 'other-time') && mine.ofFrom === null;
    return draft && told.isLive && mine?.isLive && !hasSaidNo ? [{ told, draft }] : [];
  });
}

async function tell(
  trx: Transacting,
  { config }: Pick<Services, 'config'>,
  head: ChallengeHead,
  who: InvitedPerson,
  said: Said,
  at: Date,
): Promise<void> {
  const { subject, ask, paragraphs } = wordsOf(who.name, said);
  const [only, ...others] = [...said.away, ...said.free];
  const isOne = only !== undefined && others.length === 0;
  const page = isOne ? `sessions/${only.id}` : `interviewees/${who.id}`;
  const button = {
    text: isOne ? 'See the session' : 'See what is known of them',
    url: `${config.baseUrl}/challenges/${head.reference}/${page}`,
  };
  const why = `You get this because you look after the timetable of ${head.title}.`;
  const letter = { challengeId: head.id, template: 'interviewee-own-times', subject, ask, button, paragraphs, why };
  await writeTo(trx, await peopleWithRole(trx, head, 'host-coordinator', 'challenge-manager'), letter, at);
}

function wordsOf(name: string, { away, free, needs }: Said): { subject: string; ask: string; paragraphs: string[] } {
  const named = (sessions: readonly Session[]) =>
    listed(sessions.map(({ title, startsAt }) => `‘${title}’ on ${longDateTime(startsAt)}`));
  const asks = [
    away.length > 0 && `${name} cannot come to ${named(away)}.`,
    needs !== null && needsWords(away.length > 0 ? 'They' : name, needs),
    free.length > 0 && `${name} can come after all to ${named(free)}.`,
  ].filter((one) => one !== false);
  const first = away.length > 0 ? 'cannot come' : needs === null ? 'can come after all' : null;
  const of = away[0] ?? free[0];
  const subject =
    first === null || !of
      ? `${name.slice(0, 80)} says what they need to take part`
      : `${name.slice(0, 80)} ${first}: ${of.title.slice(0, 80)}`;
  const paragraphs = [
    away.length > 0
      ? 'They said so on their own page. The timetable has not changed, and they are still expected: move the session, or choose somebody else.'
      : '',
    needs
      ? `They write that they need: ${needs}. Those who arrange the days see it beside their name; peers do not.`
      : '',
    away.length === 0 && !needs ? 'Nothing is left to do.' : '',
  ].filter((one) => one !== '');
  return { subject, ask: asks.join(' '), paragraphs };
}

function needsWords(who: string, needs: string): string {
  const [say, need] = who === 'They' ? ['say', 'need'] : ['says', 'needs'];
  return needs === '' ? `${who} ${need} nothing any more to take part.` : `${who} ${say} what they need to take part.`;
}
