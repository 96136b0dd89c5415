import { mailMessage } from '#design/mail';
import { newId } from '#kernel/ids';
import { recordAudit } from '#modules/audit';
import { openTask } from '#modules/challenges';
import { grantRole } from '#modules/people';
import type { PeerKind } from '#modules/pool';
import type { Transacting } from '#platform/database/connect';
import type { Services } from '#platform/http/context';
import { enqueueMail } from '#platform/mail/outbox';

export type Interest = {
  /** Made with the form: the same form sent twice is one offer. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly kind: PeerKind;
  readonly roleTitle: string;
  readonly authorityName: string;
  readonly why: string;
};

/**
 * Keeps somebody's offer to become a peer. They become an applicant who can sign in and see where they stand, hear that we have it,
 * and the office is asked to read it. Somebody known by that address already stays who they are.
 */
export async function expressInterest(services: Services, interest: Interest): Promise<void> {
  await services.db.transaction().execute(async (trx) => {
    const now = services.clock();
    const body = await trx
      .selectFrom('programme_bodies')
      .select(['id', 'name'])
      .orderBy('id')
      .executeTakeFirstOrThrow();
    const personId = await applicant(trx, interest, now);
    const { id, name, email, kind, roleTitle, authorityName, why } = interest;
    const inserted = await trx
      .insertInto('expressions_of_interest')
      .values({
        id,
        body_id: body.id,
        person_id: personId,
        name,
        email,
        kind,
        role_title: roleTitle,
        authority_name: authorityName,
        why,
        status: 'received',
        received_at: now,
        status_since: now,
      })
      .onConflict((same) => same.doNothing())
      .executeTakeFirst();
    if (!inserted.numInsertedOrUpdatedRows) return;
    await grantRole(trx, { personId, role: 'applicant', scopeId: body.id, by: null, at: now });
    await recordAudit(trx, {
      actorId: null,
      subject: { kind: 'interest', id },
      action: 'Offered to become a peer',
      after: 'received',
      at: now,
    });
    await openTask(
      trx,
      {
        challengeId: null,
        kind: 'read-interest',
        subject: id,
        for: { role: 'placement-officer' },
        title: `Read ${name}’s offer to become a peer`,
        path: `/pool/interest/${id}`,
      },
      now,
    );
    const message = mailMessage({
      to: name,
      ask: 'Thank you for offering to become a peer. We have your offer and will read it within three weeks.',
      button: { text: 'See where you stand', url: `${services.config.baseUrl}/application` },
      paragraphs: ['Sign in with this email address. You need do nothing else now.'],
      why: `You get this because somebody gave this address to ${body.name} when offering to become a peer. If it was not you, do nothing.`,
    });
    const subject = 'We have your offer to become a peer';
    await enqueueMail(
      trx,
      { to: email, toName: name, personId, template: 'interest-received', subject, ...message },
      now,
    );
  });
}

async function applicant(trx: Transacting, { name, email }: Interest, now: Date): Promise<string> {
  const id = newId(now.getTime());
  await trx
    .insertInto('people')
    .values({ id, name, email, created_at: now })
    .onConflict((same) => same.doNothing())
    .execute();
  const person = await trx.selectFrom('people').select('id').where('email', '=', email).executeTakeFirstOrThrow();
  return person.id;
}
