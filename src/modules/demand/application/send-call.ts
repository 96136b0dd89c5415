import { mailMessage } from '#design/mail';
import { londonDate, longDate, mediumDate } from '#kernel/dates';
import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import type { Transacting } from '#platform/database/connect';
import type { Services } from '#platform/http/context';
import { addJob } from '#platform/jobs/queue';
import { enqueueMail } from '#platform/mail/outbox';
import { callState } from '../domain/draft-call.ts';
import { AUDIENCES, type Audience, audienceSizes, type Reader, readersOf } from '../store/audiences.ts';
import { type Call, findCall } from '../store/calls.ts';

/** Asks for a call to be sent to these groups. Refused while it is not open. Answers how many it will go to. */
export async function askToSendCall(
  services: Services,
  id: string,
  audiences: readonly Audience[],
  actorId: string,
): Promise<Refusal | number> {
  const at = services.clock();
  return await services.db.transaction().execute(async (trx) => {
    const call = await findCall(trx, id);
    if (!call) return refusal('not-found', 'There is no such call.');
    if (callState(call, londonDate(at)) !== 'open') {
      return refusal('not-open', 'A call is sent while it is open. Change its days first.');
    }
    const sizes = await audienceSizes(trx, call);
    const people = audiences.reduce((sum, audience) => sum + sizes[audience], 0);
    if (people === 0) return refusal('nobody', 'Everybody there has had it already. Choose another group.');
    for (const audience of audiences) {
      await addJob(trx, 'send-call', { call: id, audience, by: actorId }, { key: `send-call ${id} ${audience}` });
    }
    await recordAudit(trx, {
      actorId,
      subject: { kind: 'call', id },
      action: `Sent a call for peers to ${people} people: ${call.title}`,
      detail: { audiences, people },
      at,
    });
    return people;
  });
}

/** So many letters are written in one transaction: a failed one is tried again, and nobody gets a call twice. */
const BATCH = 100;

/** Writes to everybody of a group whom the call has not reached. Answers how many. */
export async function sendCall(
  services: Services,
  { call: id, audience, by }: { call: string; audience: string; by: string },
): Promise<number> {
  const group = AUDIENCES.find((each) => each === audience);
  const call = await findCall(services.db, id);
  if (!group || !call || callState(call, londonDate(services.clock())) !== 'open') return 0;
  let written = 0;
  for (;;) {
    const batch = await readersOf(services.db, call, group, BATCH);
    if (batch.length === 0) return written;
    await services.db.transaction().execute(async (trx) => {
      for (const reader of batch) await write(services, trx, { call, group, reader, by });
    });
    written += batch.length;
  }
}

type One = { readonly call: Call; readonly group: Audience; readonly reader: Reader; readonly by: string };

async function write(services: Services, trx: Transacting, { call, group, reader, by }: One): Promise<void> {
  const now = services.clock();
  const claimed = await trx
    .insertInto('call_mailings')
    .values({ call_id: call.id, person_id: reader.id, audience: group, sent_at: now, sent_by: by })
    .onConflict((same) => same.doNothing())
    .executeTakeFirst();
  if (!claimed.numInsertedOrUpdatedRows) return;
  const letter = LETTERS[group];
  const closes = longDate(call.closesOn);
  const message = mailMessage({
    to: reader.name,
    ask: letter.ask(closes),
    button: { text: 'Read the call', url: `${services.config.baseUrl}/become-a-peer/calls/${call.id}` },
    paragraphs: [call.wanted, ...letter.paragraphs],
    why: letter.why(call.bodyName),
  });
  const mail = {
    to: reader.email,
    toName: reader.name,
    personId: reader.id,
    template: 'call-for-peers',
    subject: `${call.title}: who do you know? By ${mediumDate(call.closesOn)}`,
    ...message,
  };
  await enqueueMail(trx, mail, now);
}

type CallLetter = { ask: (closes: string) => string; paragraphs: readonly string[]; why: (body: string) => string };

const LETTERS: Readonly<Record<Audience, CallLetter>> = {
  near: {
    ask: (closes) =>
      `We are looking for peers, and your profile is nearly what is wanted. Please read the call by ${closes}.`,
    paragraphs: [
      'If it fits you after all, bring your profile up to date on your peer page. If not, do you know somebody? They can offer on that page.',
    ],
    why: (body) => `You get this because you are a peer with ${body}.`,
  },
  knows: {
    ask: (closes) =>
      `We are looking for peers who do what you do. Please pass this on to somebody who could by ${closes}.`,
    paragraphs: ['You need do nothing for yourself: you are a peer already. Whoever you tell can offer on that page.'],
    why: (body) => `You get this because you are a peer with ${body}.`,
  },
  contact: {
    ask: (closes) =>
      `We are looking for peers from councils and partners. Please pass this on to colleagues by ${closes}.`,
    paragraphs: ['Lending a colleague for a few days helps a neighbour, and brings home what they saw.'],
    why: (body) => `You get this because you look after challenges by ${body} at your organisation.`,
  },
};
