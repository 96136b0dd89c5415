import { type IsoDate, londonDate, mediumDate } from '#kernel/dates';
import { newId } from '#kernel/ids';
import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import { openTask, reachMilestone, settleTask } from '#modules/challenges';
import { definitionVersion } from '#modules/programmes';
import type { Transacting } from '#platform/database/connect';
import type { ChallengeHead, Services } from '#platform/http/context';
import { mayObject, objectionEnds } from '../domain/host-window.ts';
import { hasObjection } from '../store/host-views.ts';
import { findPlacement, holdersOf, lockPlacement, type PlacementInFull } from '../store/placements.ts';
import { challengeAround, type TeamSlot, teamSlots } from '../store/team.ts';
import { tell, tellConfirmed } from './letters.ts';
import { movePlacement, officeOf } from './move-placement.ts';
import { withdrawLocked } from './withdraw-placement.ts';

/**
 * Who says that the team is right: the host, or the office once the host's time to object is over; and the placements that they saw
 * waiting to be confirmed.
 */
export type Confirmer = {
  readonly personId: string;
  readonly as: 'host' | 'office';
  readonly seen: readonly string[];
};

/**
 * The host is content: every accepted place is confirmed, those peers are told, and once the whole team is there the challenge's
 * team is confirmed. Refused while a place that must be filled is not accepted, nobody manages, or an objection is unanswered; where
 * somebody has joined whom they have not seen; and to the office while the host may still object, so that one silent person holds nobody up for ever.
 */
export async function confirmTeam(
  services: Services,
  head: ChallengeHead,
  by: Confirmer,
): Promise<Refusal | { confirmed: number }> {
  const definition = await definitionVersion(services.db, head.programmeKey, head.programmeVersion);
  return await services.db.transaction().execute(async (trx) => {
    await trx.selectFrom('challenges').select('id').where('id', '=', head.id).forNoKeyUpdate().execute();
    const slots = await teamSlots(trx, head.id);
    const around = await challengeAround(trx, head.id);
    const now = services.clock();
    const peers = slots.filter((slot) => !slot.isManager);
    const open = peers.filter((slot) => !slot.isOptional && !isTaken(slot.placement?.status));
    if (peers.length === 0) return refusal('no-team', 'The team has no places yet.');
    if (open.length > 0) {
      return refusal(
        'not-complete',
        `Not everybody has said yes yet: ${open.map((slot) => slot.name.toLowerCase()).join(', ')}.`,
      );
    }
    if (around.managerId === null) return refusal('no-manager', 'Nobody manages this challenge yet.');
    const unanswered = await openObjection(trx, head.id);
    if (unanswered) return refusal('objection', 'The host has objected to somebody. Answer that first.');
    const accepted = peers.flatMap(({ placement }) => (placement?.status === 'accepted' ? [placement] : []));
    if (accepted.length === 0) return { confirmed: 0 };
    const ends = windowEnds(slots, definition.team.objectionDays);
    if (by.as === 'office' && ends !== null && londonDate(now) <= ends) {
      return refusal(
        'window-open',
        `The host may still object until ${mediumDate(ends)}. After that day you can go on without its answer.`,
      );
    }
    const unseen = accepted.filter(({ id }) => !by.seen.includes(id)).map(({ name }) => name);
    if (unseen.length > 0) {
      const names = unseen.join(' and ');
      return refusal('unseen', `${names} has joined since you opened this page. Look at the team, then say it again.`);
    }
    if (by.as === 'host')
      await keepView(trx, head.id, { view: 'content', placementId: null, reason: '' }, by.personId, now);
    for (const { id } of accepted) await confirmOne(services, trx, id, by, now);
    await settleTask(trx, { challengeId: head.id, kind: 'host-view-of-team' }, by.personId, now);
    await settleTask(trx, { challengeId: head.id, kind: 'confirm-team' }, by.personId, now);
    await reachMilestone(trx, {
      challengeId: head.id,
      definition,
      milestone: 'team-confirmed',
      by: by.personId,
      at: now,
    });
    return { confirmed: accepted.length };
  });
}

/** The last day on which the host may object to anybody of its team who has said yes; null where nobody waits to be confirmed. */
export function windowEnds(slots: readonly TeamSlot[], objectionDays: number): IsoDate | null {
  const ends = slots.flatMap(({ isManager, placement }) => {
    if (isManager || placement?.status !== 'accepted') return [];
    return objectionEnds(placement.answeredAt ? londonDate(new Date(placement.answeredAt)) : null, objectionDays) ?? [];
  });
  return ends.sort().at(-1) ?? null;
}

async function confirmOne(services: Services, trx: Transacting, id: string, by: Confirmer, now: Date): Promise<void> {
  const placement = await findPlacement(trx, id);
  if (!placement) return;
  const reason = by.as === 'office' ? 'The host’s time to object was over' : 'The host is content';
  if (await movePlacement(trx, placement, 'confirm', { by: by.as, actorId: by.personId, at: now, reason })) return;
  await tellConfirmed({ services, trx, placement });
}

/**
 * The host objects to one peer, with a reason, within its window: the office is told and asked to answer. The same form twice objects once;
 * sent again in other words, or about somebody else, after Back, it is another objection.
 */
export async function objectToPeer(
  services: Services,
  head: ChallengeHead,
  objection: { id: string; placementId: string; reason: string },
  personId: string,
): Promise<Refusal | PlacementInFull> {
  const definition = await definitionVersion(services.db, head.programmeKey, head.programmeVersion);
  return await services.db.transaction().execute(async (trx) => {
    const placement = await lockPlacement(trx, objection.placementId);
    if (!placement || placement.challengeId !== head.id) return refusal('not-found', 'There is no such placement.');
    const now = services.clock();
    const acceptedOn = placement.answeredAt && londonDate(placement.answeredAt);
    if (!mayObject(placement.status, acceptedOn, definition.team.objectionDays, londonDate(now))) {
      return refusal(
        'too-late',
        `The time to object to ${placement.peerName} is over. Speak to the challenge manager.`,
      );
    }
    const { reason } = objection;
    const view = { id: objection.id, view: 'objects' as const, placementId: placement.id, reason };
    if (!(await keepView(trx, head.id, view, personId, now))) {
      if (await hasObjection(trx, placement.id, reason)) return placement;
      view.id = newId(now.getTime());
      await keepView(trx, head.id, view, personId, now);
    }
    await openTask(
      trx,
      {
        challengeId: head.id,
        kind: 'answer-objection',
        subject: view.id,
        for: { role: 'placement-officer' },
        title: `Answer ${placement.hostShortName}’s objection to ${placement.peerName}`,
        path: `/challenges/${head.reference}/team/objections/${view.id}`,
      },
      now,
    );
    await tell({ services, trx, placement }, await officeOf(trx, placement), {
      template: 'host-objection',
      subject: `${placement.hostShortName} objects to ${placement.peerName}`,
      ask: `${placement.hostName} objects to ${placement.peerName} as ${placement.slotName.toLowerCase()}.`,
      button: {
        text: 'Answer the objection',
        url: `${services.config.baseUrl}/challenges/${head.reference}/team/objections/${view.id}`,
      },
      paragraphs: [`Its reason: ${reason}`],
      why: 'You get this because you form peer teams.',
    });
    return placement;
  });
}

/** The office answers an objection: the peer is withdrawn, or kept; either way with a reason, which the host is told. */
export async function answerObjection(
  services: Services,
  head: ChallengeHead,
  answer: { id: string; answer: 'kept' | 'withdrawn'; reason: string },
  personId: string,
): Promise<Refusal | { peerName: string; answer: 'kept' | 'withdrawn' }> {
  return await services.db.transaction().execute(async (trx) => {
    const view = await trx
      .selectFrom('host_views_of_team')
      .selectAll()
      .where('id', '=', answer.id)
      .where('challenge_id', '=', head.id)
      .where('view', '=', 'objects')
      .executeTakeFirst();
    const placement = view?.placement_id ? await lockPlacement(trx, view.placement_id) : null;
    if (!view || !placement) return refusal('not-found', 'There is no such objection.');
    const now = services.clock();
    const answered = await trx
      .updateTable('host_views_of_team')
      .set({ answered_at: now, answered_by: personId, answer: answer.answer, answer_reason: answer.reason })
      .where('id', '=', view.id)
      .where('answered_at', 'is', null)
      .executeTakeFirst();
    if (answered.numUpdatedRows === 0n) return refusal('answered', 'This objection has been answered already.');
    // Where the peer has meanwhile declined there is nobody left to withdraw.
    if (answer.answer === 'withdrawn') await withdrawLocked(services, trx, placement, answer.reason, personId);
    await recordAudit(trx, {
      actorId: personId,
      challengeId: head.id,
      subject: { kind: 'host-view', id: view.id },
      action: `Answered the host’s objection to ${placement.peerName}: ${answer.answer}`,
      reason: answer.reason,
      at: now,
    });
    await settleTask(trx, { challengeId: head.id, kind: 'answer-objection', subject: view.id }, personId, now);
    const hosts = await holdersOf(trx, 'host-coordinator', { authorityId: head.hostId });
    await tell({ services, trx, placement }, hosts, {
      template: 'objection-answered',
      subject: `Your objection to ${placement.peerName}: ${answer.answer === 'kept' ? 'we would keep them' : 'we are finding somebody else'}`,
      ask:
        answer.answer === 'kept'
          ? `We would keep ${placement.peerName} on your team.`
          : `${placement.peerName} will not be on your team.`,
      button: { text: 'See your peer team', url: `${services.config.baseUrl}/challenges/${head.reference}/team` },
      paragraphs: [`Why: ${answer.reason}`],
      why: 'You get this because you coordinate your council’s peer challenge.',
    });
    return { peerName: placement.peerName, answer: answer.answer };
  });
}

function isTaken(status: string | undefined): boolean {
  return status === 'accepted' || status === 'confirmed' || status === 'served';
}

async function openObjection(trx: Transacting, challengeId: string): Promise<boolean> {
  const row = await trx
    .selectFrom('host_views_of_team as view')
    .innerJoin('placements as placement', 'placement.id', 'view.placement_id')
    .select('view.id')
    .where('view.challenge_id', '=', challengeId)
    .where('view.view', '=', 'objects')
    .where('view.answered_at', 'is', null)
    .where('placement.status', 'in', ['proposed', 'offered', 'accepted', 'confirmed'])
    .executeTakeFirst();
  return row !== undefined;
}

type NewView = { id?: string; view: 'content' | 'objects'; placementId: string | null; reason: string };

async function keepView(trx: Transacting, challengeId: string, view: NewView, by: string, now: Date): Promise<boolean> {
  const id = view.id ?? newId(now.getTime());
  const inserted = await trx
    .insertInto('host_views_of_team')
    .values({
      id,
      challenge_id: challengeId,
      view: view.view,
      placement_id: view.placementId,
      reason: view.reason,
      given_by: by,
      given_at: now,
    })
    .onConflict((same) => same.doNothing())
    .executeTakeFirst();
  if (!inserted.numInsertedOrUpdatedRows) return false;
  await recordAudit(trx, {
    actorId: by,
    challengeId,
    subject: { kind: 'host-view', id },
    action: view.view === 'content' ? 'Is content with the team' : 'Objects to a peer',
    reason: view.reason || null,
    detail: view.placementId ? { placementId: view.placementId } : {},
    at: now,
  });
  return true;
}
