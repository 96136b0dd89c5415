import { sql } from 'kysely';
import { newId } from '#kernel/ids';
import type { Queryable, Transacting } from '../database/connect.ts';
import { addJob } from '../jobs/queue.ts';

/** One message to one person. Its text stands as well without its html. */
export type OutgoingMail = {
  readonly to: string;
  readonly toName?: string;
  readonly personId?: string | null;
  readonly challengeId?: string | null;
  /** The kind of message, such as `sign-in` or `offer`: for finding it, never shown. */
  readonly template: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** An iCalendar object to go with it. */
  readonly calendar?: string | null;
};

/**
 * Puts a message in the outbox and asks for it to be sent, inside the transaction that makes it true: if that is rolled back
 * nobody hears of it, and if it commits the message leaves even when this process dies.
 */
export async function enqueueMail(trx: Transacting, mail: OutgoingMail, now: Date): Promise<void> {
  const id = newId(now.getTime());
  await trx
    .insertInto('mail_messages')
    .values({
      id,
      to_address: mail.to,
      to_name: mail.toName ?? '',
      person_id: mail.personId ?? null,
      challenge_id: mail.challengeId ?? null,
      template: mail.template,
      subject: mail.subject.replace(/[\r\n]+/g, ' '),
      text_body: mail.text,
      html_body: mail.html,
      calendar: mail.calendar ?? null,
      queued_at: now,
    })
    .execute();
  await addJob(trx, 'send-mail', { id });
}

/** How many messages a page of the outbox holds. */
export const MESSAGES_A_PAGE = 50;

/** The messages of the outbox, newest first, a page at a time, with how many there are in all. */
export async function recentMail(db: Queryable, page = 1) {
  const messages = await db
    .selectFrom('mail_messages')
    .select([
      'id',
      'to_address',
      'to_name',
      'subject',
      'status',
      'queued_at',
      'template',
      sql<number>`count(*) over ()`.as('total'),
    ])
    .orderBy('queued_at', 'desc')
    .orderBy('id', 'desc')
    .limit(MESSAGES_A_PAGE)
    .offset((page - 1) * MESSAGES_A_PAGE)
    .execute();
  return { messages, total: messages[0]?.total ?? 0 };
}

/** One message, whole. */
export async function messageById(db: Queryable, id: string) {
  return await db.selectFrom('mail_messages').selectAll().where('id', '=', id).executeTakeFirst();
}
