import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { mailMessage } from '#design/mail';
import { addToDate, type IsoDate, londonDate, longDate } from '#kernel/dates';
import { newId, newToken } from '#kernel/ids';
import { recordAudit } from '#modules/audit';
import type { Transacting } from '#platform/database/connect';
import type { Services } from '#platform/http/context';
import { enqueueMail } from '#platform/mail/outbox';
import { CONFIRM_MONTHS, LINK_DAYS, REMIND_AFTER_DAYS } from '../domain/confirmation.ts';

/** Most letters of one morning: a whole pool that falls due at once is asked over some days. */
const MOST_A_DAY = 250;

type Due = { peerId: string; name: string; email: string; ends: IsoDate | null };

/**
 * Asks every serving peer whose profile is a year old whether it is still right, by a link that needs no signing in; a fortnight
 * later reminds those who have not answered, once. A year's question is asked again only a year later. Run it as often as you like.
 */
export async function askForConfirmations(services: Services): Promise<{ asked: number; reminded: number }> {
  const today = londonDate(services.clock());
  const { rows: due } = await sql<Due>`
    select person.id as "peerId", person.name, person.email::text as email, null as ends
    from peers peer join people person on person.id = peer.person_id
    where peer.status in ('serving', 'review-due') and person.email is not null
      and (peer.last_confirmed_on is null or peer.last_confirmed_on < ${addToDate(today, { months: -CONFIRM_MONTHS })}::date)
      and not exists (select 1 from peer_confirmations c where c.peer_id = person.id
        and c.sent_at > ${addToDate(today, { months: -CONFIRM_MONTHS })}::date)
    order by peer.last_confirmed_on nulls first, person.id limit ${MOST_A_DAY}`.execute(services.db);
  const { rows: late } = await sql<Due>`
    select distinct on (person.id) person.id as "peerId", person.name, person.email::text as email, c.expires_on as ends
    from peer_confirmations c join people person on person.id = c.peer_id join peers peer on peer.person_id = person.id
    where peer.status in ('serving', 'review-due') and person.email is not null and not c.is_reminder and c.answered_at is null
      and c.sent_at < ${addToDate(today, { days: 1 - REMIND_AFTER_DAYS })}::date and c.expires_on > ${today}::date
      and (peer.last_confirmed_on is null or peer.last_confirmed_on < c.sent_at::date)
      and not exists (select 1 from peer_confirmations other where other.peer_id = c.peer_id and other.sent_at > c.sent_at)
    order by person.id, c.sent_at desc`.execute(services.db);
  for (const peer of due) await inTransaction(services, (trx) => sendConfirmation(services, trx, peer, false));
  for (const peer of late) await inTransaction(services, (trx) => sendConfirmation(services, trx, peer, true));
  return { asked: due.length, reminded: late.length };
}

/** Sends one peer the yearly question with a link of its own; `ends` null: sixty days from today. Only the link's hash is kept. */
export async function sendConfirmation(
  services: Services,
  trx: Transacting,
  peer: { peerId: string; name: string; email: string; ends: IsoDate | null },
  isReminder: boolean,
): Promise<void> {
  const at = services.clock();
  const token = newToken();
  const ends = peer.ends ?? addToDate(londonDate(at), { days: LINK_DAYS });
  await trx
    .insertInto('peer_confirmations')
    .values({
      id: newId(at.getTime()),
      peer_id: peer.peerId,
      token_hash: confirmationHash(token),
      sent_at: at,
      expires_on: ends,
      is_reminder: isReminder,
    })
    .execute();
  await recordAudit(trx, {
    actorId: null,
    subject: { kind: 'peer', id: peer.peerId },
    action: isReminder ? 'Reminded to confirm their profile' : 'Asked to confirm their profile',
    at,
  });
  const message = mailMessage({
    to: peer.name,
    ask: `Please tell us by ${longDate(ends)} whether we still have you right.`,
    button: { text: 'Answer three questions', url: `${services.config.baseUrl}/peer-confirmations/${token}` },
    paragraphs: [
      'Are you still in post? Can you still give these days? Is anything new? It takes under two minutes, and you need not sign in.',
      'We ask once a year, so that we offer you places that fit and leave you alone for those that do not.',
    ],
    why: 'You get this because you are a peer in our pool. The link is yours alone: please do not pass it on.',
  });
  await enqueueMail(
    trx,
    {
      to: peer.email,
      toName: peer.name,
      personId: peer.peerId,
      template: 'confirm-profile',
      subject: isReminder
        ? `A reminder: do we still have you right? Please answer by ${longDate(ends)}`
        : `Do we still have you right? Please answer by ${longDate(ends)}`,
      ...message,
    },
    at,
  );
}

/** What is kept of a link. */
export function confirmationHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

async function inTransaction(services: Services, work: (trx: Transacting) => Promise<void>): Promise<void> {
  await services.db.transaction().execute(work);
}
