import { longDateTime } from '#kernel/dates';
import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import { definitionVersion } from '#modules/programmes';
import type { ChallengeHead, Services } from '#platform/http/context';
import { challengeLife } from '../store/challenge-life.ts';
import { peopleWithRole } from '../store/challenge-people.ts';
import { readTeamCall, type TeamCall, writeTeamCall } from '../store/team-call.ts';
import { reachMilestone } from './reach-milestone.ts';
import { toldWords, writeTo } from './write-to.ts';

/**
 * The call is planned as given, and where its time or the way to join changed the team has been written to. Refused with what is
 * saved where somebody saved another plan meanwhile.
 */
export async function planTeamCall(
  services: Services,
  { head, call }: { head: ChallengeHead; call: TeamCall },
  actorId: string,
): Promise<{ stale: TeamCall } | { told: string }> {
  const now = services.clock();
  return await services.db.transaction().execute(async (trx) => {
    const before = await readTeamCall(trx, head.id);
    const twice =
      before.at?.getTime() === call.at?.getTime() && before.joining === call.joining && before.lines === call.lines;
    if (twice) return { told: '' };
    if (!(await writeTeamCall(trx, head.id, call))) return { stale: await readTeamCall(trx, head.id) };
    await recordAudit(trx, {
      actorId,
      challengeId: head.id,
      subject: { kind: 'team-call', id: head.id },
      action: call.at ? `Planned the team call for ${longDateTime(call.at)}` : 'Planned the team call',
      at: now,
    });
    const moved = before.at?.getTime() !== call.at?.getTime() || before.joining !== call.joining;
    if (!moved || call.at === null) return { told: '' };
    const team = await peopleWithRole(trx, head, 'team-peer', 'challenge-manager');
    const told = await writeTo(
      trx,
      team,
      {
        challengeId: head.id,
        template: 'team-call',
        subject: `Team call for ${head.title}: ${longDateTime(call.at)}`,
        ask: `Please join the team call on ${longDateTime(call.at)}.`,
        button: { text: 'See how to join', url: `${services.config.baseUrl}/challenges/${head.reference}/team-call` },
        paragraphs: call.joining ? [call.joining] : [],
        why: `You get this because you are on the team of ${head.title}.`,
      },
      now,
      actorId,
    );
    return { told: toldWords(told) };
  });
}

/** The call has been held: its milestone is reached. Refused before the team is confirmed. Marking it twice changes nothing. */
export async function holdTeamCall(
  services: Services,
  { head }: { head: ChallengeHead },
  actorId: string,
): Promise<Refusal<'no-team'> | { changed: boolean }> {
  const now = services.clock();
  const definition = await definitionVersion(services.db, head.programmeKey, head.programmeVersion);
  return await services.db.transaction().execute(async (trx) => {
    const life = await challengeLife(trx, head.id);
    if (!life.reached.has('team-confirmed') || life.closedAt) {
      return refusal('no-team', 'There is no confirmed team yet that could have held a call.');
    }
    const at = now;
    const changed = await reachMilestone(trx, {
      challengeId: head.id,
      definition,
      milestone: 'team-call-held',
      by: actorId,
      at,
    });
    return { changed };
  });
}
