import { londonDate } from '#kernel/dates';
import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import { openTask, settleTask } from '#modules/challenges';
import type { Services } from '#platform/http/context';
import {
  BACKING_MOVES,
  type BackingKind,
  type BackingStatus,
  STANCE_LABELS,
  type Stance,
  stancesOf,
} from '../domain/backing.ts';
import type { Mover } from '../domain/interest.ts';
import { lockStandingBacking } from '../store/backings.ts';
import { lockInterest } from '../store/interest.ts';
import type { Working } from './ask-backer.ts';
import { WHY_APPLICANT, write } from './letters.ts';
import { askToRead } from './send-offer.ts';
import { stepInterest } from './step-interest.ts';

export type BackingAnswer = {
  readonly interestId: string;
  /** The asking it answers: an answer to one that was replaced meanwhile is refused. */
  readonly backingId: string;
  /** What is said in favour, or null: they do not back it. */
  readonly stance: Stance | null;
  /** For the office alone; may be empty. */
  readonly words: string;
};

export type Answerer = { readonly by: Extract<Mover, 'backer' | 'office' | 'clock'>; readonly actorId: string | null };

/**
 * Takes in whether an offer is backed: by the backer's link, or entered by the office on their word. Backed, the office is asked to
 * read it; not backed, the applicant is asked to name somebody else. They hear which, and nothing of the words.
 */
export async function answerBacking(
  services: Services,
  answer: BackingAnswer,
  { by, actorId }: Answerer,
): Promise<Refusal | { name: string }> {
  return await services.db.transaction().execute(async (trx) => {
    const now = services.clock();
    const interest = await lockInterest(trx, answer.interestId);
    if (!interest) return refusal('not-found', 'There is no such offer.');
    const backing = await lockStandingBacking(trx, interest.id);
    const after: BackingStatus = answer.stance ? 'given' : by === 'clock' ? 'expired' : 'refused';
    if (
      !backing ||
      backing.id !== answer.backingId ||
      !BACKING_MOVES[after].includes(backing.status as BackingStatus)
    ) {
      return refusal('answered', 'This has been answered already, or somebody else has been asked meanwhile.');
    }
    if (answer.stance && !stancesOf(backing.kind as BackingKind).includes(answer.stance))
      return refusal('stance', 'That is not what was asked.');
    if (by === 'backer' && backing.ends_on < londonDate(now))
      return refusal('over', 'The time to answer is over. The applicant has been asked to name somebody again.');
    const refused = await stepInterest(trx, interest, answer.stance ? 'back' : 'refuse-backing', {
      by,
      actorId,
      at: now,
      reason: answer.stance
        ? STANCE_LABELS[answer.stance]
        : after === 'expired'
          ? 'No answer in time'
          : 'Does not back it',
    });
    if (refused) return refused;
    await trx
      .updateTable('interest_backings')
      .set({
        status: after,
        stance: answer.stance,
        words: answer.words,
        answered_at: now,
        entered_by: by === 'office' ? actorId : null,
      })
      .where('id', '=', backing.id)
      .execute();
    await recordAudit(trx, {
      actorId,
      subject: { kind: 'interest', id: interest.id },
      action: `${backing.backer_name}: ${answer.stance ? STANCE_LABELS[answer.stance].toLowerCase() : after}`,
      before: backing.status,
      after,
      detail: { backing: backing.id },
      at: now,
    });
    const work = { services, trx, now };
    if (answer.stance) await goOn(work, interest, backing.backer_name, answer.stance);
    else await askForAnother(work, interest, backing.backer_name, after === 'expired');
    return { name: interest.name };
  });
}

type Offered = { id: string; name: string; email: string; person_id: string | null };

/** Backed, an offer goes on: the office is asked to read it, and the applicant hears who stands behind it. */
export async function goOn(
  { services, trx, now }: Working,
  interest: Offered,
  backer: string,
  stance: Stance,
): Promise<void> {
  await askToRead(trx, interest, now);
  await settleTask(trx, { challengeId: null, kind: 'name-backer', subject: interest.id }, null, now);
  const said = {
    released: 'releases you to serve as a peer',
    nominated: 'has nominated you',
    seconded: 'has seconded your offer',
  };
  await write(
    { services, trx },
    { name: interest.name, email: interest.email, personId: interest.person_id },
    {
      template: 'backing-given',
      subject: `${backer} ${said[stance]}: we now read your offer`,
      ask: `${backer} ${said[stance]}. We now read your offer, within three weeks.`,
      button: { text: 'See where you stand', path: '/application' },
      paragraphs: ['You need do nothing now.'],
      why: WHY_APPLICANT,
    },
  );
}

async function askForAnother({ services, trx, now }: Working, interest: Offered, backer: string, silent: boolean) {
  if (interest.person_id) {
    await openTask(
      trx,
      {
        challengeId: null,
        kind: 'name-backer',
        subject: interest.id,
        for: { personId: interest.person_id },
        title: 'Name somebody else to back your offer to become a peer',
        path: `/application/${interest.id}/backing`,
      },
      now,
    );
  }
  await write(
    { services, trx },
    { name: interest.name, email: interest.email, personId: interest.person_id },
    {
      template: 'backing-refused',
      subject: 'Your offer to become a peer: please name somebody else',
      ask: silent
        ? `${backer} did not answer in time. Please name them again, or somebody else.`
        : `${backer} told us that they cannot back your offer now. You may name somebody else.`,
      button: { text: 'Name somebody', path: `/application/${interest.id}/backing` },
      paragraphs: [silent ? '' : `You may like to talk to ${backer} first.`].filter(Boolean),
      why: WHY_APPLICANT,
    },
  );
}
