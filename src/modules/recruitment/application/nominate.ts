import { addToDate, londonDate, longDate, mediumDate } from '#kernel/dates';
import { newId } from '#kernel/ids';
import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import type { Transacting } from '#platform/database/connect';
import type { Services } from '#platform/http/context';
import type { BackingKind } from '../domain/backing.ts';
import { afterNominationMove, NOMINATION_DAYS, NOMINATION_MOVES, type NominationMove } from '../domain/nomination.ts';
import { makeLink } from '../store/links.ts';
import { hasNomination, insertNomination, lockNomination, type Nomination } from '../store/nominations.ts';
import type { Working } from './ask-backer.ts';
import { write } from './letters.ts';
import { theBody } from './write-offer.ts';

export type NominationMade = {
  /** Made with the form: the same form sent twice nominates once. */
  readonly id: string;
  readonly backer: {
    readonly kind: Exclude<BackingKind, 'release'>;
    readonly name: string;
    readonly email: string;
    readonly role: string;
  };
  readonly name: string;
  readonly email: string;
  readonly seat: string;
  readonly authorityName: string;
  readonly party: string;
  /** For the office alone; may be empty. */
  readonly words: string;
};

/**
 * Keeps a nomination and writes to whoever made it: nothing goes to the councillor before the address is shown to be theirs. The same form
 * sent again after Back for somebody else, or in other words, is another nomination.
 */
export async function nominate(services: Services, made: NominationMade): Promise<void> {
  await services.db.transaction().execute(async (trx) => {
    const now = services.clock();
    const body = await theBody(trx);
    const { backer, name, email, seat, party, words } = made;
    let { id } = made;
    const row = {
      id,
      body_id: body.id,
      backer_kind: backer.kind,
      backer_name: backer.name,
      backer_email: backer.email,
      backer_role: backer.role,
      name,
      email,
      seat,
      authority_name: made.authorityName,
      party,
      words,
      status: 'unproven',
      made_at: now,
    };
    if (!(await insertNomination(trx, row))) {
      // Behind the lock: the same may be sent twice at once.
      await lockNomination(trx, id);
      if (await hasNomination(trx, row)) return;
      id = newId(now.getTime());
      await insertNomination(trx, { ...row, id });
    }
    const token = await makeLink(trx, 'nominator', id, now);
    await write({ services, trx }, backer, {
      template: 'nomination-begun',
      subject: `Confirm that you nominate ${name} as a peer`,
      ask: `Do you nominate ${name} as a member peer? Please confirm it: until then we write to nobody.`,
      button: { text: 'Read it, and confirm', path: `/become-a-peer/nominations/${token}` },
      paragraphs: ['When you have confirmed it we write to them, and they say whether they take it up.'],
      why: `You get this because somebody gave this address to ${body.name} when nominating a councillor. If it was not you, do nothing: we forget it within a week.`,
    });
  });
}

/** Whoever nominated has shown that the address is theirs: the councillor is written to, and has 28 days. */
export async function proveNomination(services: Services, id: string): Promise<Refusal | Nomination> {
  return await services.db.transaction().execute(async (trx) => {
    const now = services.clock();
    const nomination = await lockNomination(trx, id);
    if (!nomination) return refusal('not-found', 'There is no such nomination.');
    const endsOn = addToDate(londonDate(now), { days: NOMINATION_DAYS });
    const refused = await moveNomination(trx, nomination, 'prove', now, { asked_at: now, ends_on: endsOn });
    if (refused) return refused;
    const asked = { ...nomination, ends_on: endsOn };
    await askNominee({ services, trx, now }, asked, false);
    return asked;
  });
}

/** Moves a nomination along its one table, with its audit entry. Null: done. It must be locked. */
export async function moveNomination(
  trx: Transacting,
  nomination: Nomination,
  move: NominationMove,
  at: Date,
  also: { asked_at?: Date; ends_on?: string; answered_at?: Date } = {},
): Promise<Refusal | null> {
  const after = afterNominationMove(nomination.status, move, NOMINATION_MOVES[move].by);
  if (after === null) return refusal('answered', 'This has been answered already, or the time for it is over.');
  await trx
    .updateTable('nominations')
    .set({ status: after, ...also })
    .where('id', '=', nomination.id)
    .execute();
  await recordAudit(trx, {
    actorId: null,
    subject: { kind: 'nomination', id: nomination.id },
    action: `${NOMINATION_MOVES[move].action}: ${nomination.name}, by ${nomination.backer_name}`,
    before: nomination.status,
    after,
    at,
  });
  return null;
}

/** The letter to the councillor, the first or the one reminder. Every link works until the end. */
export async function askNominee({ services, trx, now }: Working, nomination: Nomination, reminder: boolean) {
  const { id, name, email, backer_name: backer, ends_on: endsOn, body_name: body } = nomination;
  const token = await makeLink(trx, 'nominee', id, now);
  const until = endsOn ?? londonDate(now);
  await write(
    { services, trx },
    { name, email },
    {
      template: reminder ? 'nominee-reminder' : 'nominee-asked',
      subject: `${reminder ? 'Still open: ' : ''}${backer} has nominated you as a peer. Please answer by ${mediumDate(until)}`,
      ask: `${backer} has nominated you to serve as a member peer. Please say by ${longDate(until)} whether you take it up.`,
      button: { text: 'Read what it asks, and answer', path: `/become-a-peer/nominated/${token}` },
      paragraphs: [
        'A peer spends four or five days with another council or public body for one challenge, listens, and says what is strong and what could be better.',
        'Taking it up begins an offer in your name: about five minutes, saved as you go. You may also say no.',
      ],
      why: `You get this because ${backer} gave your name and address to ${body}. The link is yours alone: please do not pass it on.`,
    },
  );
}
