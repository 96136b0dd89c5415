import { findChallengeHead, peopleWithRole, writeTo } from '#modules/challenges';
import type { Services } from '#platform/http/context';
import { needingAnotherPeer, sessionWords } from '../domain/left-team.ts';
import { isReleased } from '../store/release.ts';
import { timetableOf } from '../store/sessions.ts';
import { teamOf } from '../store/team.ts';

/**
 * After a peer has left a team: those who arrange the days hear which sessions to come need another peer. Nobody hears where there is
 * none, or where the peer is on the team again by now. Answers how many are written to.
 */
export async function tellOfLeaver(
  services: Services,
  { challenge, peer }: { challenge: string; peer: string },
): Promise<number> {
  const at = services.clock();
  return await services.db.transaction().execute(async (trx) => {
    const row = await trx.selectFrom('challenges').select('reference').where('id', '=', challenge).executeTakeFirst();
    const head = row ? await findChallengeHead(trx, row.reference) : null;
    if (!head) return 0;
    const all = needingAnotherPeer(await timetableOf(trx, head.id), await teamOf(trx, head.id), at);
    const theirs = all.map(({ session }) => session).filter(({ peers }) => peers.some(({ id }) => id === peer));
    const name = theirs[0]?.peers.find(({ id }) => id === peer)?.name;
    if (name === undefined) return 0;
    const released = await isReleased(trx, head.id);
    const count = theirs.length === 1 ? '1 session needs' : `${theirs.length} sessions need`;
    const letter = {
      challengeId: head.id,
      template: 'another-peer-needed',
      subject: `${count} another peer: ${head.title.slice(0, 100)}`,
      ask: `${name} is not on the team any more. ${count} another peer.`,
      button: { text: 'See the timetable', url: `${services.config.baseUrl}/challenges/${head.reference}/timetable` },
      paragraphs: [
        theirs.map((session) => sessionWords(session)).join('\n'),
        released
          ? 'Everybody else still has these in their calendar as they are. No change to the timetable can be released before somebody else goes, or the session is off.'
          : 'The timetable cannot be released before somebody else goes, or the session is off.',
      ],
      why: `You get this because you arrange the timetable of ${head.title}.`,
    };
    const people = await peopleWithRole(trx, head, 'challenge-manager', 'host-coordinator');
    return (await writeTo(trx, people, letter, at)).length;
  });
}
