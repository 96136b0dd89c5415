import { sql } from 'kysely';
import { newId } from '#kernel/ids';
import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import { openTask } from '#modules/challenges';
import type { PeerKind } from '#modules/pool';
import type { Queryable, Transacting } from '#platform/database/connect';
import type { Services } from '#platform/http/context';
import type { BackingKind } from '../domain/backing.ts';
import { INTEREST_NEXT, type InterestStatus } from '../domain/interest.ts';
import type { Draft } from '../store/drafts.ts';
import { otherOpenInterest } from '../store/interest.ts';
import { type Nomination, nominationById } from '../store/nominations.ts';
import { askBacker } from './ask-backer.ts';
import { giveBacking } from './give-backing.ts';
import { WHY_APPLICANT, write } from './letters.ts';

/** Somebody who is asked to stand behind an offer. */
export type Backer = {
  readonly kind: BackingKind;
  readonly name: string;
  readonly email: string;
  readonly role: string;
};

/** An offer with every page answered. */
export type CompleteOffer = {
  readonly name: string;
  readonly email: string;
  readonly kind: PeerKind;
  readonly roleKey: string;
  readonly roleTitle: string;
  readonly authorityName: string;
  readonly party: string;
  readonly topics: readonly string[];
  readonly why: string;
  readonly daysPerYear: number;
  readonly languages: readonly string[];
  /** Null only where nobody has to back it. */
  readonly backer: Backer | null;
};

/**
 * Sends an offer: it is out of the applicant's hands and cannot be changed. Where somebody has to back it they are written to first,
 * unless they have nominated the applicant already; otherwise the office is asked to read it. Sending the same offer again changes nothing. Refused while another offer of theirs is open.
 */
export async function sendOffer(services: Services, draft: Draft, offer: CompleteOffer): Promise<Refusal | null> {
  return await services.db.transaction().execute(async (trx) => {
    const now = services.clock();
    const { id, personId, bodyId } = draft;
    if (await otherOpenInterest(trx, personId, id)) {
      return refusal('open-already', 'We have an offer of yours already. Sign in to see where it stands.');
    }
    const nomination = await standingNomination(trx, draft, offer);
    const toAsk = nomination ? null : offer.backer;
    const status: InterestStatus = toAsk ? 'awaiting-backing' : 'received';
    const { name, email, kind, why, roleTitle, authorityName } = offer;
    const inserted = await trx
      .insertInto('expressions_of_interest')
      .values({
        id,
        body_id: bodyId,
        person_id: personId,
        name,
        email,
        kind,
        role_key: offer.roleKey,
        role_title: roleTitle,
        authority_name: authorityName,
        authority_id: await authorityNamed(trx, authorityName),
        party: offer.party || null,
        topics: [...offer.topics],
        languages: [...offer.languages],
        days_per_year: offer.daysPerYear,
        why,
        call_id: draft.callId,
        status,
        received_at: now,
        status_since: now,
      })
      .onConflict((same) => same.doNothing())
      .executeTakeFirst();
    await trx.deleteFrom('interest_drafts').where('id', '=', id).execute();
    if (!inserted.numInsertedOrUpdatedRows) return null;
    await recordAudit(trx, {
      actorId: personId,
      subject: { kind: 'interest', id },
      action: 'Offered to become a peer',
      after: status,
      at: now,
    });
    const work = { services, trx, now };
    if (nomination) await giveBacking(work, id, nomination);
    if (toAsk) await askBacker(work, { id, ...offer }, toAsk, newId(now.getTime()));
    else await askToRead(trx, { id, name }, now);
    await write(
      { services, trx },
      { name, email, personId },
      {
        template: 'interest-received',
        subject: 'We have your offer to become a peer',
        ask: `Thank you for offering to become a peer. ${INTEREST_NEXT[status]}`,
        button: { text: 'See where you stand', path: '/application' },
        paragraphs: [
          ...(toAsk ? [`We have written to ${toAsk.name} at ${toAsk.email}.`] : []),
          ...(nomination ? [`${nomination.backer_name} has nominated you.`] : []),
          'Sign in with this email address to see every step.',
        ],
        why: WHY_APPLICANT,
      },
    );
    return null;
  });
}

/** The nomination that an offer came from, where whoever made it still is the one who stands behind it. */
export async function standingNomination(
  db: Queryable,
  draft: Pick<Draft, 'nominationId'>,
  offer: Pick<CompleteOffer, 'kind' | 'backer'>,
): Promise<Nomination | null> {
  if (draft.nominationId === null || offer.kind !== 'member' || offer.backer === null) return null;
  const nomination = await nominationById(db, draft.nominationId);
  const same = nomination?.backer_email.toLowerCase() === offer.backer.email.toLowerCase();
  return nomination?.status === 'taken-up' && same ? nomination : null;
}

/** Asks the office to read an offer that may be read now. */
export async function askToRead(trx: Transacting, interest: { id: string; name: string }, now: Date): Promise<void> {
  await openTask(
    trx,
    {
      challengeId: null,
      kind: 'read-interest',
      subject: interest.id,
      for: { role: 'placement-officer' },
      title: `Read ${interest.name}’s offer to become a peer`,
      path: `/pool/interest/${interest.id}`,
    },
    now,
  );
}

/** The authority of exactly that name, where there is one and only one. */
async function authorityNamed(trx: Transacting, name: string): Promise<string | null> {
  if (name === '') return null;
  const { rows } = await sql<{ id: string }>`
    select id from authorities where ends_on is null
      and (plain_text(name) = plain_text(${name}) or plain_text(short_name) = plain_text(${name})) limit 2`.execute(
    trx,
  );
  return rows.length === 1 ? (rows[0]?.id ?? null) : null;
}
