import { newId } from '#kernel/ids';
import { type Refusal, refusal } from '#kernel/result';
import { dropTask, openTask, settleTask } from '#modules/challenges';
import type { Transacting } from '#platform/database/connect';
import type { Services } from '#platform/http/context';
import {
  INTEREST_LABELS,
  INTEREST_MOVES,
  INTEREST_NEXT,
  type InterestStatus,
  type OFFICE_STEPS,
} from '../domain/interest.ts';
import { lockInterest } from '../store/interest.ts';
import { WHY_APPLICANT, write } from './letters.ts';
import { stepInterest } from './step-interest.ts';

export type OfficeMove = {
  readonly id: string;
  readonly version: number;
  readonly move: (typeof OFFICE_STEPS)[number];
  /** For the office alone; may be empty. */
  readonly note: string;
};

/**
 * The office finds an offer suitable or does not take it further, tells the applicant where they stand now, and keeps its note apart.
 * Found suitable after a “not yet”, a new attempt begins.
 */
export async function moveInterest(
  services: Services,
  asked: OfficeMove,
  actorId: string,
): Promise<Refusal | { name: string }> {
  return await services.db.transaction().execute(async (trx) => {
    const interest = await lockInterest(trx, asked.id);
    if (!interest) return refusal('not-found', 'There is no such expression of interest.');
    if (interest.version !== asked.version) {
      const now = INTEREST_LABELS[interest.status as InterestStatus];
      return refusal('stale', `Somebody has moved this meanwhile: it is “${now}” now.`);
    }
    const at = services.clock();
    const step = { by: 'office', actorId, at, nextAttempt: interest.status === 'not-yet' } as const;
    const refused = await stepInterest(trx, interest, asked.move, step);
    if (refused) return refused;
    if (asked.note) await keepNote(trx, asked.id, asked.note, actorId, at);
    await settleTask(trx, { challengeId: null, kind: 'read-interest', subject: asked.id }, actorId, at);
    if (asked.move === 'screen') await askToInvite(trx, interest, at);
    else await dropAsked(trx, asked.id, at);
    const to = INTEREST_MOVES[asked.move].to;
    await write(
      { services, trx },
      { name: interest.name, email: interest.email, personId: interest.person_id },
      {
        template: 'interest-moved',
        subject: `Your offer to become a peer: ${INTEREST_LABELS[to].toLowerCase()}`,
        ask: INTEREST_NEXT[to],
        button: { text: 'See where you stand', path: '/application' },
        why: WHY_APPLICANT,
      },
    );
    return { name: interest.name };
  });
}

/** Writes down what the office thought. Never shown to the applicant. */
export async function noteInterest(services: Services, id: string, text: string, actorId: string): Promise<void> {
  await services.db.transaction().execute(async (trx) => await keepNote(trx, id, text, actorId, services.clock()));
}

async function keepNote(trx: Transacting, interestId: string, text: string, by: string, at: Date): Promise<void> {
  await trx
    .insertInto('interest_notes')
    .values({ id: newId(at.getTime()), interest_id: interestId, text, written_by: by, written_at: at })
    .execute();
}

/** Asks the office to invite somebody to an event: they fit, and wait. */
export async function askToInvite(trx: Transacting, interest: { id: string; name: string }, at: Date): Promise<void> {
  await openTask(
    trx,
    {
      challengeId: null,
      kind: 'invite-applicant',
      subject: interest.id,
      for: { role: 'placement-officer' },
      title: `Invite ${interest.name} to an assessment and briefing event`,
      path: '/pool/events',
    },
    at,
  );
}

/** Takes back everything that is asked for about an offer: it goes no further. Whoever still writes an assessment need not. */
export async function dropAsked(trx: Transacting, interestId: string, at: Date): Promise<void> {
  for (const kind of ['read-interest', 'name-backer', 'invite-applicant', 'name-assessors', 'decide'])
    await dropTask(trx, { challengeId: null, kind, subject: interestId }, at);
  const open = await trx
    .updateTable('assessments')
    .set({ status: 'released' })
    .where('interest_id', '=', interestId)
    .where('status', '=', 'open')
    .returning('id')
    .execute();
  for (const { id } of open) await dropTask(trx, { challengeId: null, kind: 'record-assessment', subject: id }, at);
}
