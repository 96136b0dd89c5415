import { dateRange } from '#kernel/dates';
import { newId } from '#kernel/ids';
import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import type { Transacting } from '#platform/database/connect';
import type { Services } from '#platform/http/context';
import type { KnownAlarm } from '../domain/alarms.ts';
import { assess } from '../domain/assess.ts';
import type { Conflict } from '../domain/soft-conflicts.ts';
import { knownAlarms } from '../store/alarms.ts';
import { peerFactsFor } from '../store/facts.ts';
import { teamSlots } from '../store/team.ts';
import { type AboutChallenge, readSetting, slotFactsOf } from './challenge-facts.ts';
import { askToRecheck } from './recheck-team.ts';

export type ToPlace = {
  /** Made with the form: the same form sent twice places once. */
  readonly id: string;
  readonly challenge: AboutChallenge;
  readonly slotId: string;
  readonly peerId: string;
  /** A reason for each soft conflict that is waived, by its key. */
  readonly waivers: Readonly<Record<string, string>>;
};

/** Who places, and whether they may be told where else a peer is. */
export type Placer = { readonly personId: string; readonly namesOtherHosts: boolean };

export type Placed = { readonly placementId: string; readonly peerName: string; readonly slotName: string };
export type PlaceRefusal = Refusal<'not-found' | 'slot-taken' | 'hard' | 'clash'> | WaiverNeeded;
export type WaiverNeeded = Refusal<'waiver-needed'> & { readonly unwaived: readonly Conflict[] };

/**
 * Proposes a peer for a slot. Refused with every hard reason, or with the soft conflicts that no reason was given for. A waiver is
 * kept with who gave it and when. Two people placing at once wait for each other; what the database alone can see (a place on
 * another team, saved by other means meanwhile) comes back as the same plain sentence.
 */
export async function placePeer(services: Services, toPlace: ToPlace, placer: Placer): Promise<PlaceRefusal | Placed> {
  try {
    return await services.db.transaction().execute((trx) => placeWithin(services, trx, toPlace, placer));
  } catch (error) {
    if (!isTeamClash(error)) throw error;
    return await clashRefusal(services, toPlace, placer);
  }
}

/** The same inside a transaction of the caller's. Throws where the database alone sees that it cannot be (`isTeamClash`). */
export async function placeWithin(
  services: Services,
  trx: Transacting,
  toPlace: ToPlace,
  placer: Placer,
): Promise<PlaceRefusal | Placed> {
  const { challenge, slotId, peerId } = toPlace;
  // Always the challenge first, then the peer: one order, so that two who place cannot wait for each other for ever.
  await trx.selectFrom('challenges').select('id').where('id', '=', challenge.id).forNoKeyUpdate().execute();
  await trx.selectFrom('peers').select('person_id').where('person_id', '=', peerId).forNoKeyUpdate().execute();
  const setting = await readSetting(services, trx, challenge, placer.namesOtherHosts);
  const team = await teamSlots(trx, challenge.id);
  const slot = team.find((each) => each.id === slotId);
  if (!slot) return refusal('not-found', 'This team has no such place.');
  if (slot.placement?.id === toPlace.id) {
    return { placementId: toPlace.id, peerName: slot.placement.name, slotName: slot.name };
  }
  if (slot.placement)
    return refusal('slot-taken', `${slot.placement.name} is in this place already. Withdraw that placement first.`);
  const [peer] = await peerFactsFor(trx, setting.about, slot, { ids: [peerId] });
  if (!peer) return refusal('not-found', 'This peer is not in the pool.');
  const { hard, soft } = assess(peer, slotFactsOf(slot, team), setting.facts);
  if (hard.length > 0 || !setting.facts.period) return refusal('hard', hard.map(({ why }) => why).join(' '));
  const unwaived = soft.filter(({ key }) => !toPlace.waivers[key]?.trim());
  if (unwaived.length > 0) return waiverNeeded(unwaived);
  const now = services.clock();
  const { from, until } = setting.facts.period;
  await trx
    .insertInto('placements')
    .values({
      id: toPlace.id,
      challenge_id: challenge.id,
      slot_id: slotId,
      peer_id: peerId,
      status: 'proposed',
      days: slot.days,
      period: `[${from},${until}]`,
      proposed_at: now,
      proposed_by: placer.personId,
    })
    .execute();
  await keepWaivers(trx, services, toPlace, soft, placer);
  await askToRecheck(trx, challenge.id);
  await recordAudit(trx, {
    actorId: placer.personId,
    challengeId: challenge.id,
    subject: { kind: 'placement', id: toPlace.id },
    action: `Proposed ${peer.name} as ${slot.name.toLowerCase()}`,
    before: null,
    after: 'proposed',
    detail: { slotId, peerId, waived: soft.map(({ key }) => key) },
    at: now,
  });
  return { placementId: toPlace.id, peerName: peer.name, slotName: slot.name };
}

/** The refusal that names each conflict for which no reason was given. */
export function waiverNeeded(unwaived: readonly Conflict[]): WaiverNeeded {
  const why = `${unwaived.map((each) => each.why).join(' ')} Say why this peer should go all the same.`;
  return { ...refusal('waiver-needed', why), unwaived };
}

async function keepWaivers(
  trx: Transacting,
  services: Services,
  toPlace: ToPlace,
  soft: readonly Conflict[],
  placer: Placer,
) {
  const now = services.clock();
  if (soft.length === 0) return;

  await trx
    .insertInto('placement_waivers')
    .values(
      soft.map(({ key }) => ({
        id: newId(now.getTime()),
        placement_id: toPlace.id,
        conflict: key,
        reason: toPlace.waivers[key]?.trim() ?? '',
        waived_by: placer.personId,
        waived_at: now,
      })),
    )
    .execute();
}

/** The exclusion of two teams at a time, or one of the two unique places, refused the row. */
export function isTeamClash(error: unknown): boolean {
  const { code, constraint } = (error ?? {}) as { code?: string; constraint?: string };
  return (code === '23P01' || code === '23505') && (constraint ?? '').startsWith('placements_');
}

/** Says what was there first, now that it can be read. */
async function clashRefusal(services: Services, toPlace: ToPlace, placer: Placer): Promise<PlaceRefusal> {
  const setting = await readSetting(services, services.db, toPlace.challenge, placer.namesOtherHosts);
  const slot = (await teamSlots(services.db, toPlace.challenge.id)).find((each) => each.id === toPlace.slotId);
  if (slot?.placement && slot.placement.peerId !== toPlace.peerId) {
    return refusal('slot-taken', `${slot.placement.name} was put in this place a moment ago.`);
  }
  const [peer] = slot ? await peerFactsFor(services.db, setting.about, slot, { ids: [toPlace.peerId] }) : [];
  const team = peer?.otherTeams[0];
  if (!peer || !team) return refusal('clash', 'Somebody changed this team a moment ago. Look at it again.');
  const where = team.host === null ? 'another team' : `the team for ${team.host}`;
  return refusal('clash', `${peer.name} was put on ${where} a moment ago, for ${dateRange(team.from, team.until)}.`);
}

/** Checks a placement again, as it stands today, before anybody is asked: the sentences of what has come up, none if it is clear. */
export async function newConflicts(
  services: Services,
  trx: Transacting,
  challenge: AboutChallenge,
  slotId: string,
  peerId: string,
): Promise<string[]> {
  const setting = await readSetting(services, trx, challenge, true);
  const team = await teamSlots(trx, challenge.id);
  const slot = team.find((each) => each.id === slotId);
  const [peer] = slot ? await peerFactsFor(trx, setting.about, slot, { ids: [peerId] }) : [];
  if (!slot || !peer) return ['This peer is no longer in the pool.'];
  const { hard, soft } = assess(peer, slotFactsOf(slot, team), setting.facts);
  const waived = new Set(slot.placement?.waivers.map(({ conflict }) => conflict));
  const known = slot.placement ? await knownAlarms(trx, [slot.placement.id]) : new Map();
  const dismissed: KnownAlarm[] = slot.placement ? (known.get(slot.placement.id) ?? []) : [];
  // What a person has called a false alarm is no soft conflict; a hard reason stands until what it rests on is put right.
  const stands = ({ key, why }: Conflict) =>
    !waived.has(key) && !dismissed.some((each) => each.status === 'dismissed' && each.code === key && each.why === why);
  return [...hard.map(({ why }) => why), ...soft.filter(stands).map(({ why }) => why)];
}
