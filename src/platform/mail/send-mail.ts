import type { Config } from '../../config.ts';
import { calendarObjects } from '../calendar/calendar.ts';
import type { Database } from '../database/connect.ts';

/**
 * The job `send-mail`: hands one message to the SMTP server, once. Without a server the message is `kept`: the local outbox shows
 * it. A failure is written down and thrown, so that the queue tries again and a person sees it when tries run out.
 */
export function mailSender(db: Database, config: Pick<Config, 'smtpUrl' | 'mailFrom'>, clock: () => Date) {
  const transport = config.smtpUrl ? smtpTransport(config.smtpUrl) : null;
  return async (payload: { id: string }): Promise<void> => {
    const mail = await db.selectFrom('mail_messages').selectAll().where('id', '=', payload.id).executeTakeFirst();
    if (!mail || mail.status === 'sent' || mail.status === 'kept') return;
    const settle = (changes: { status: 'sent' | 'kept' | 'failed'; last_error?: string; sent_at?: Date }) =>
      db
        .updateTable('mail_messages')
        .set({ ...changes, attempts: mail.attempts + 1 })
        .where('id', '=', mail.id)
        .execute();
    if (!transport) {
      await settle({ status: 'kept' });
      return;
    }
    try {
      await (await transport).sendMail({
        from: config.mailFrom,
        to: mail.to_name ? { name: mail.to_name, address: mail.to_address } : mail.to_address,
        subject: mail.subject,
        text: mail.text_body,
        html: mail.html_body,
        messageId: `<${mail.id}@critical-friend>`,
        ...(mail.calendar ? calendarParts(mail.calendar) : {}),
      });
    } catch (error) {
      await settle({ status: 'failed', last_error: error instanceof Error ? error.message : String(error) });
      throw error;
    }
    await settle({ status: 'sent', sent_at: clock() });
  };
}

async function smtpTransport(url: string) {
  const { createTransport } = await import('nodemailer');
  return createTransport(url);
}

/** One change to a calendar is another way to read the letter, which mail programs offer to take in; several are files beside it. */
function calendarParts(calendar: string) {
  const objects = calendarObjects(calendar);
  const [first] = objects;
  if (first && objects.length === 1) return { icalEvent: first };
  return {
    attachments: objects.map(({ method, content }, index) => ({
      filename: `session-${index + 1}.ics`,
      contentType: `text/calendar; charset=utf-8; method=${method}`,
      content,
    })),
  };
}
