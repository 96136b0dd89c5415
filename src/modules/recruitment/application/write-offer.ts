import { recordAudit } from '#modules/audit';
import { findOrMakePerson, grantRole } from '#modules/people';
import type { Transacting } from '#platform/database/connect';
import type { Services } from '#platform/http/context';
import { hashToken } from '#platform/sessions/sessions';
import { type Answers, type Draft, keepAnswers, leaveDraft } from '../store/drafts.ts';
import { write } from './letters.ts';

export type OfferBegun = {
  /** Made with the form: the same form sent twice begins one offer. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** Null for somebody signed in: only they go on, wherever they are. */
  readonly browserId: string | null;
  /** The call for peers that it answers, if any. */
  readonly callId?: string | null;
};

/** Hours that a browser may go on with an offer without signing in, counted from when it was last saved. */
export const BROWSER_HOURS = 12;

/**
 * Begins an offer: from here on everything is saved, and whoever reads mail at that address can go on with it anywhere, by signing in.
 * Somebody known by that address already stays who they are.
 */
export async function beginOffer(services: Services, begun: OfferBegun): Promise<void> {
  const { name, email } = begun;
  await services.db.transaction().execute(async (trx) => {
    await beginDraft({ services, trx, now: services.clock() }, { ...begun, answers: { name, email } });
  });
}

/** The same in the caller's transaction, with what is known already. The same id begins once. */
export async function beginDraft(
  { services, trx, now }: { services: Services; trx: Transacting; now: Date },
  begun: OfferBegun & { readonly answers: Answers; readonly nominationId?: string },
): Promise<void> {
  const body = await theBody(trx);
  const { id: personId } = await findOrMakePerson(trx, { name: begun.name, email: begun.email }, now);
  const inserted = await trx
    .insertInto('interest_drafts')
    .values({
      id: begun.id,
      body_id: body.id,
      person_id: personId,
      browser_hash: begun.browserId === null ? null : hashToken(begun.browserId),
      answers: JSON.stringify(begun.answers),
      call_id: begun.callId ?? null,
      nomination_id: begun.nominationId ?? null,
      started_at: now,
      saved_at: now,
    })
    .onConflict((same) => same.doNothing())
    .executeTakeFirst();
  if (!inserted.numInsertedOrUpdatedRows) return;
  await takeOn({ services, trx, now }, begun, personId, body);
}

/** Gives the applicant their role and the way back to their offer. */
async function takeOn(
  { services, trx, now }: { services: Services; trx: Transacting; now: Date },
  { id, name, email }: Pick<OfferBegun, 'id' | 'name' | 'email'>,
  personId: string,
  body: { id: string; name: string },
): Promise<void> {
  await grantRole(trx, { personId, role: 'applicant', scopeId: body.id, by: null, at: now });
  await recordAudit(trx, {
    actorId: null,
    subject: { kind: 'interest', id },
    action: 'Began an offer to become a peer',
    at: now,
  });
  await write(
    { services, trx },
    { name, email, personId },
    {
      template: 'offer-begun',
      subject: 'Your offer to become a peer is saved: go on whenever you like',
      ask: 'You have begun an offer to become a peer. It is saved as you go.',
      button: { text: 'Go on with your offer', path: `/become-a-peer/offers/${id}` },
      paragraphs: [
        'On another computer or phone, or tomorrow, we send you a link and a code to this address. You need no password.',
        'If you do not send it, we delete it 90 days after you last wrote something.',
      ],
      why: `You get this because somebody gave this address to ${body.name} when offering to become a peer. If it was not you, do nothing.`,
    },
  );
}

/**
 * Keeps what stands on one page of the offer, whole or not. Where the address was mended the offer belongs to that person from now
 * on, and they are written to.
 */
export async function saveAnswers(services: Services, draft: Draft, answers: Answers): Promise<void> {
  await services.db.transaction().execute(async (trx) => {
    const now = services.clock();
    await keepAnswers(trx, draft.id, answers, now);
    const email = typeof answers.email === 'string' ? answers.email : null;
    const name = typeof answers.name === 'string' ? answers.name : '';
    if (!email || email.toLowerCase() === String(draft.answers.email ?? '').toLowerCase()) return;
    const { id: personId } = await findOrMakePerson(trx, { name, email }, now);
    await trx.updateTable('interest_drafts').set({ person_id: personId }).where('id', '=', draft.id).execute();
    await takeOn({ services, trx, now }, { id: draft.id, name, email }, personId, await theBody(trx));
  });
}

/** Keeps what stands on the page and lets go of the browser: whoever uses it next cannot read the offer. */
export async function finishLater(services: Services, draft: Draft, answers: Answers): Promise<void> {
  await services.db.transaction().execute(async (trx) => {
    await keepAnswers(trx, draft.id, answers, services.clock());
    await leaveDraft(trx, draft.id);
  });
}

/** The programme body that offers come to. */
export async function theBody(trx: Transacting) {
  return await trx.selectFrom('programme_bodies').select(['id', 'name']).orderBy('id').executeTakeFirstOrThrow();
}
