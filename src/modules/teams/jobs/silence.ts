import { addToDate, londonDate, longDate } from '#kernel/dates';
import { newToken } from '#kernel/ids';
import { openTask } from '#modules/challenges';
import { definitionVersion } from '#modules/programmes';
import type { Transacting } from '#platform/database/connect';
import type { Services } from '#platform/http/context';
import { windowEnds } from '../application/host-view.ts';
import { askWhetherStill, tell } from '../application/letters.ts';
import { officeOf } from '../application/move-placement.ts';
import { tokenHash } from '../application/offer-place.ts';
import { hostsAsked } from '../store/host-views.ts';
import { findPlacement, lockPlacement, type PlacementInFull } from '../store/placements.ts';
import { findReconfirmation, unansweredReconfirmations } from '../store/reconfirmations.ts';
import { teamSlots } from '../store/team.ts';

/** After so many days without a word on moved dates a peer is reminded, once. */
const REMIND_AFTER_DAYS = 5;
/** And after so many the office is told, and asked to speak to them. */
const TELL_AFTER_DAYS = 10;

/** Nobody who was asked whether they still can is left silent for ever. Answers how many letters went out. */
export async function chaseReconfirmations(services: Services): Promise<number> {
  const today = londonDate(services.clock());
  let sent = 0;
  for (const { id, placementId, askedAt, remindedAt } of await unansweredReconfirmations(services.db)) {
    const since = (days: number) => addToDate(londonDate(askedAt), { days }) <= today;
    if (!since(REMIND_AFTER_DAYS)) continue;
    await services.db.transaction().execute(async (trx) => {
      const placement = await lockPlacement(trx, placementId);
      const asked = await findReconfirmation(trx, { placementId });
      if (!placement || asked?.id !== id || asked.answer !== null) return;
      if (since(TELL_AFTER_DAYS)) await tellOfSilence(services, trx, placement, id);
      else if (remindedAt === null) await remind(services, trx, placement, asked);
      else return;
      sent += 1;
    });
  }
  return sent;
}

async function remind(
  services: Services,
  trx: Transacting,
  placement: PlacementInFull,
  asked: { id: string; oldFrom: string; oldUntil: string },
): Promise<void> {
  const token = newToken();
  await trx
    .updateTable('placement_reconfirmations')
    .set({ reminder_hash: tokenHash(token), reminded_at: services.clock() })
    .where('id', '=', asked.id)
    .execute();
  const before = { from: asked.oldFrom, until: asked.oldUntil };
  await askWhetherStill({ services, trx, placement }, token, before, true);
}

async function tellOfSilence(
  services: Services,
  trx: Transacting,
  placement: PlacementInFull,
  id: string,
): Promise<void> {
  const now = services.clock();
  const path = `/challenges/${placement.reference}/placements/${placement.id}`;
  await trx.updateTable('placement_reconfirmations').set({ office_told_at: now }).where('id', '=', id).execute();
  const title = `Ask ${placement.peerName} whether they can still go: there is no answer`;
  await openTask(trx, { ...askTask(placement), for: { role: 'placement-officer' }, title, path }, now);
  await tell({ services, trx, placement }, await officeOf(trx, placement), {
    template: 'dates-moved-silence',
    subject: `No answer from ${placement.peerName} about the new dates at ${placement.hostShortName}`,
    ask: `${placement.peerName} has not said whether they can still go to ${placement.hostName}. Please speak to them.`,
    button: { text: 'See the placement', url: `${services.config.baseUrl}${path}` },
    paragraphs: [
      `The team goes on ${longDate(placement.from)}. They were asked and reminded, and keep their place meanwhile.`,
      'Their link still works. If they cannot go, withdraw them and the place is open again.',
    ],
    why: 'You get this because you form peer teams.',
  });
}

/** The office's task to ask somebody who is silent. */
function askTask({ challengeId, id }: Pick<PlacementInFull, 'challengeId' | 'id'>) {
  return { challengeId, kind: 'ask-still', subject: id };
}

/**
 * Where a host has let its time to object go by, the office is told, once, that it can confirm the team without an answer. Answers how
 * many hosts.
 */
export async function tellOfSilentHosts(services: Services): Promise<number> {
  const now = services.clock();
  const today = londonDate(now);
  let told = 0;
  for (const { challengeId, programmeKey, programmeVersion } of await hostsAsked(services.db)) {
    const { team } = await definitionVersion(services.db, programmeKey, programmeVersion);
    await services.db.transaction().execute(async (trx) => {
      const slots = await teamSlots(trx, challengeId);
      const ends = windowEnds(slots, team.objectionDays);
      const [first] = slots.flatMap(({ placement: held }) => (held?.status === 'accepted' ? [held] : []));
      const placement = first ? await findPlacement(trx, first.id) : null;
      if (ends === null || today <= ends || !placement) return;
      const path = `/challenges/${placement.reference}/team`;
      const title = `Confirm ${placement.hostShortName}’s team: the host’s time to object is over`;
      await openTask(trx, { challengeId, kind: 'confirm-team', for: { role: 'placement-officer' }, title, path }, now);
      await tell({ services, trx, placement }, await officeOf(trx, placement), {
        template: 'host-silent',
        subject: `${placement.hostShortName} has not answered: you can confirm its team`,
        ask: `${placement.hostName} has not said whether it is content with its team, and its time to object is over.`,
        button: { text: 'See the team', url: `${services.config.baseUrl}${path}` },
        paragraphs: ['You can confirm the team without its answer. The peers are told then.'],
        why: 'You get this because you form peer teams.',
      });
      told += 1;
    });
  }
  return told;
}
