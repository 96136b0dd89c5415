import { addToDate, londonDate, longDate, mediumDate } from '#kernel/dates';
import { recordAudit } from '#modules/audit';
import type { Transacting } from '#platform/database/connect';
import type { Services } from '#platform/http/context';
import { BACKING_DAYS } from '../domain/backing.ts';
import { makeLink } from '../store/links.ts';
import { write } from './letters.ts';
import type { Backer } from './send-offer.ts';

export type Working = { readonly services: Services; readonly trx: Transacting; readonly now: Date };
type For = { readonly id: string; readonly name: string; readonly roleTitle: string; readonly authorityName: string };

/** Writes to somebody to stand behind an offer, with a link that does only that and waits 28 days. */
export async function askBacker(work: Working, offer: For, backer: Backer, id: string): Promise<void> {
  const { trx, now } = work;
  const endsOn = addToDate(londonDate(now), { days: BACKING_DAYS });
  await trx
    .insertInto('interest_backings')
    .values({
      id,
      interest_id: offer.id,
      kind: backer.kind,
      backer_name: backer.name,
      backer_email: backer.email,
      backer_role: backer.role,
      status: 'asked',
      asked_at: now,
      ends_on: endsOn,
    })
    .execute();
  await recordAudit(trx, {
    actorId: null,
    subject: { kind: 'interest', id: offer.id },
    action: `Asked ${backer.name} to back the offer`,
    detail: { backing: id, kind: backer.kind },
    at: now,
  });
  await sendBackingLink(work, offer, backer, { id, endsOn, reminder: false });
}

/** The letter to the backer, the first one or the one reminder: what is asked, by when, one button. Every link works until the end. */
export async function sendBackingLink(
  { services, trx, now }: Working,
  offer: For,
  backer: Omit<Backer, 'role'>,
  { id, endsOn, reminder }: { id: string; endsOn: string; reminder: boolean },
): Promise<void> {
  const token = await makeLink(trx, 'backing', id, now);
  const release = backer.kind === 'release';
  const who = [offer.roleTitle, offer.authorityName].filter(Boolean).join(', ');
  const what = release
    ? `Do you release ${offer.name} to serve as a peer`
    : `Do you back ${offer.name} as a member peer`;
  await write(
    { services, trx },
    { name: backer.name, email: backer.email },
    {
      template: reminder ? 'backing-reminder' : 'backing-asked',
      subject: `${reminder ? 'Still open: ' : ''}${what}? Please answer by ${mediumDate(endsOn)}`,
      ask: `${what}? Please answer by ${longDate(endsOn)}.`,
      button: { text: 'Read what it asks, and answer', path: `/become-a-peer/backing/${token}` },
      paragraphs: [
        `${offer.name} (${who}) has offered to become a peer, and named you${release ? ' as the person who can release them' : ''}.`,
        'A peer spends four or five days with another council or public body for one challenge, listens, and says what is strong and what could be better.',
        'It takes one press, and you need not sign in.',
      ],
      why: `You get this because ${offer.name} gave us your name and address. The link is yours alone: please do not pass it on.`,
    },
  );
}
