import { londonDate } from '#kernel/dates';
import { recordAudit } from '#modules/audit';
import { openTask, settleTask } from '#modules/challenges';
import type { Transacting } from '#platform/database/connect';
import type { Services } from '#platform/http/context';
import { addJob } from '#platform/jobs/queue';
import { alarmChanges, alarmsOf, type KnownAlarm } from '../domain/alarms.ts';
import { assess } from '../domain/assess.ts';
import { endAlarms, knownAlarms, openAlarms, raiseAlarm } from '../store/alarms.ts';
import { peerFactsFor } from '../store/facts.ts';
import { type Placed, type TeamSlot, teamSlots } from '../store/team.ts';
import { lockTeam, type TeamToCheck, teamsStillToGo } from '../store/teams-to-check.ts';
import { readSetting, type Setting, slotFactsOf } from './challenge-facts.ts';

/** Asks, in the transaction that changes something, for a team to be looked at again. */
export async function askToRecheck(trx: Transacting, challengeId: string): Promise<void> {
  await addJob(trx, 'recheck-teams', { challenge: challengeId }, { key: `recheck-challenge ${challengeId}` });
}

/** Looks again at one team, or at every team that a peer is on: something about them has changed. Answers how much has come up. */
export async function recheckTeams(
  services: Services,
  which: { peer: string } | { challenge: string },
): Promise<number> {
  const today = londonDate(services.clock());
  const ids = 'peer' in which ? await teamsStillToGo(services.db, which.peer, today) : [which.challenge];
  return await recheckEach(services, ids);
}

/** Looks again at every team that has still to go, so that nothing is missed for more than a day, however it changed. */
export async function recheckAllTeams(services: Services): Promise<number> {
  return await recheckEach(services, await teamsStillToGo(services.db, null, londonDate(services.clock())));
}

/** Each team for itself: where one cannot be looked at the others are all the same, and the job is tried again for that one. */
async function recheckEach(services: Services, challengeIds: readonly string[]): Promise<number> {
  const failed: unknown[] = [];
  let raised = 0;
  for (const id of challengeIds) {
    try {
      raised += await recheckTeam(services, id);
    } catch (error) {
      failed.push(error);
    }
  }
  if (failed.length > 0)
    throw new AggregateError(failed, `${failed.length} of ${challengeIds.length} teams were not looked at`);
  return raised;
}

/**
 * Holds every placement of a team that has still to go against the same rules as when it was made, on the facts of today. What has
 * come up is kept with the placement and is a task of the placement officers; what is so no more is closed. Nobody is moved.
 */
async function recheckTeam(services: Services, challengeId: string): Promise<number> {
  return await services.db.transaction().execute(async (trx) => {
    const team = await lockTeam(trx, challengeId);
    if (!team) return 0;
    const setting = await readSetting(services, trx, team, true);
    const slots = await teamSlots(trx, challengeId);
    const toGo = slots.flatMap((slot) => {
      const { placement } = slot;
      return !slot.isManager && placement && placement.status !== 'served' ? [{ slot, placement }] : [];
    });
    const known = await knownAlarms(
      trx,
      toGo.map(({ placement }) => placement.id),
    );
    let raised = 0;
    for (const each of toGo) {
      raised += await recheckPlace(
        trx,
        services,
        { ...each, slots, setting, team },
        known.get(each.placement.id) ?? [],
      );
    }
    return raised;
  });
}

type Place = {
  readonly slot: TeamSlot;
  readonly placement: Placed;
  readonly slots: readonly TeamSlot[];
  readonly setting: Setting;
  readonly team: TeamToCheck;
};

async function recheckPlace(
  trx: Transacting,
  services: Services,
  place: Place,
  known: readonly KnownAlarm[],
): Promise<number> {
  const { slot, placement, slots, setting, team } = place;
  const now = services.clock();
  const [peer] = await peerFactsFor(trx, setting.about, slot, { ids: [placement.peerId] });
  if (!peer) return 0;
  const waived = new Set(placement.waivers.map(({ conflict }) => conflict));
  const { raise, gone } = alarmChanges(alarmsOf(assess(peer, slotFactsOf(slot, slots), setting.facts), waived), known);
  for (const alarm of raise) await raiseAlarm(trx, placement.id, alarm, now);
  const ended = gone.map(({ id }) => id);
  await endAlarms(trx, ended, 'It is so no more.', now);
  const subject = { kind: 'placement', id: placement.id };
  for (const { why } of raise) {
    const action = `Something has come up about ${placement.name}, ${slot.name.toLowerCase()}`;
    await recordAudit(trx, { actorId: null, challengeId: team.id, subject, action, reason: why, at: now });
  }
  for (const { why } of gone) {
    const action = `No longer so about ${placement.name}, ${slot.name.toLowerCase()}`;
    await recordAudit(trx, { actorId: null, challengeId: team.id, subject, action, reason: why, at: now });
  }
  if (raise.length > 0) await askToLook(trx, place, now);
  else if (gone.length > 0 && (await openAlarms(trx, placement.id)) === 0) {
    await settleTask(trx, lookTask(team.id, placement.id), null, now);
  }
  return raise.length;
}

/** The task to look at what has come up about one placement. */
export function lookTask(challengeId: string, placementId: string) {
  return { challengeId, kind: 'look-at-alarm', subject: placementId };
}

async function askToLook(trx: Transacting, { placement, team }: Place, now: Date): Promise<void> {
  const title = `Look at what has come up about ${placement.name}’s place`;
  const path = `/challenges/${team.reference}/placements/${placement.id}#alarms`;
  await openTask(trx, { ...lookTask(team.id, placement.id), for: { role: 'placement-officer' }, title, path }, now);
}
