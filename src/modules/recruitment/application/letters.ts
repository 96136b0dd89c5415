import { mailMessage } from '#design/mail';
import type { Transacting } from '#platform/database/connect';
import type { Services } from '#platform/http/context';
import { enqueueMail } from '#platform/mail/outbox';

/** Somebody to write to. */
export type Reader = { readonly name: string; readonly email: string | null; readonly personId?: string | null };

export type Letter = {
  readonly template: string;
  readonly subject: string;
  readonly ask: string;
  readonly button?: { readonly text: string; readonly path: string };
  readonly paragraphs?: readonly string[];
  readonly why: string;
  readonly calendar?: string;
};

/** Writes to somebody, in the transaction that makes it true. Nobody without an address is written to: false. */
export async function write(
  { services, trx }: { services: Services; trx: Transacting },
  to: Reader,
  letter: Letter,
): Promise<boolean> {
  if (!to.email) return false;
  const { template, subject, ask, button, paragraphs = [], why, calendar = null } = letter;
  const message = mailMessage({
    to: to.name,
    ask,
    ...(button ? { button: { text: button.text, url: `${services.config.baseUrl}${button.path}` } } : {}),
    paragraphs,
    why,
  });
  const head = { to: to.email, toName: to.name, personId: to.personId ?? null, template, subject, calendar };
  await enqueueMail(trx, { ...head, ...message }, services.clock());
  return true;
}

/** Why an applicant gets what they get. */
export const WHY_APPLICANT = 'You get this because you offered to become a peer.';
