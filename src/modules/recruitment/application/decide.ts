import { type IsoDate, londonDate, mediumDate } from '#kernel/dates';
import { newId } from '#kernel/ids';
import { type Refusal, refusal } from '#kernel/result';
import { settleTask } from '#modules/challenges';
import { enterPool } from '#modules/pool';
import { currentDefinitions } from '#modules/programmes';
import type { Services } from '#platform/http/context';
import { isAssessed } from '../domain/competencies.ts';
import { assessorsOf } from '../store/assessments.ts';
import { type LockedInterest, lockInterest } from '../store/interest.ts';
import type { Working } from './ask-backer.ts';
import { WHY_APPLICANT, write } from './letters.ts';
import { stepInterest } from './step-interest.ts';

export type Decision =
  | {
      readonly decision: 'accredited';
      readonly programmeKeys: readonly string[];
      readonly untilOn: IsoDate;
      readonly conditions: string;
      readonly feedback: string;
    }
  | { readonly decision: 'not-yet'; readonly feedback: string };

/**
 * Decides on an assessed offer. Accredited: the applicant enters the pool with an accreditation for each programme named, from today
 * until the day given. Not yet: they get the feedback. Either reaches them by mail and on their page. Refused to whoever assessed them,
 * and before two have finished; the database refuses both as well.
 */
export async function decide(
  services: Services,
  interestId: string,
  decision: Decision,
  actorId: string,
): Promise<Refusal | { name: string }> {
  return await services.db.transaction().execute(async (trx) => {
    const at = services.clock();
    const interest = await lockInterest(trx, interestId);
    if (!interest?.person_id) return refusal('not-found', 'There is no such offer.');
    const assessors = await assessorsOf(trx, interestId, interest.attempt);
    if (assessors.some((each) => each.assessor_id === actorId && each.status !== 'released'))
      return refusal('assessor', 'You assessed them, so somebody else decides.');
    if (actorId === interest.person_id) return refusal('self', 'Nobody decides on their own offer.');
    if (!isAssessed(assessors)) return refusal('not-assessed', 'At least two assessors have to finish first.');
    const accredited = decision.decision === 'accredited';
    const step = { by: 'decider', actorId, at } as const;
    const refused = await stepInterest(trx, interest, accredited ? 'accredit' : 'not-yet', step);
    if (refused) return refused;
    const today = londonDate(at);
    await trx
      .insertInto('accreditation_decisions')
      .values({
        id: newId(at.getTime()),
        interest_id: interestId,
        attempt: interest.attempt,
        decision: decision.decision,
        programme_keys: accredited ? [...decision.programmeKeys] : [],
        from_on: accredited ? today : null,
        until_on: accredited ? decision.untilOn : null,
        conditions: accredited ? decision.conditions : '',
        feedback: decision.feedback,
        decided_by: actorId,
        decided_at: at,
      })
      .execute();
    await settleTask(trx, { challengeId: null, kind: 'decide', subject: interestId }, actorId, at);
    const work = { services, trx, now: at };
    if (accredited) {
      const { programmeKeys, untilOn, conditions } = decision;
      await enterPool(trx, newPeer(interest), { programmeKeys, fromOn: today, untilOn, conditions }, actorId, at);
      await tellAccredited(work, interest, decision);
    } else await tellNotYet(work, interest, decision.feedback);
    return { name: interest.name };
  });
}

function newPeer(interest: LockedInterest) {
  return {
    personId: interest.person_id ?? '',
    bodyId: interest.body_id,
    name: interest.name,
    kind: interest.kind,
    roleKey: interest.role_key,
    roleTitle: interest.role_title,
    authorityId: interest.authority_id,
    party: interest.party,
    languages: interest.languages,
    topics: interest.topics,
    daysPerYear: interest.days_per_year,
    why: interest.why,
  };
}

async function tellAccredited(
  { services, trx }: Working,
  interest: LockedInterest,
  decision: Decision & { decision: 'accredited' },
) {
  const names = new Map((await currentDefinitions(trx)).map(({ key, name }) => [key, name]));
  const programmes = decision.programmeKeys.map((key) => names.get(key) ?? key).join('; ');
  await write(
    { services, trx },
    { name: interest.name, email: interest.email, personId: interest.person_id },
    {
      template: 'accredited',
      subject: 'You are accredited as a peer',
      ask: `You are accredited as a peer until ${mediumDate(decision.untilOn)}. Thank you, and welcome.`,
      button: { text: 'Open your peer page', path: '/peer' },
      paragraphs: [
        `For: ${programmes}.`,
        ...(decision.conditions ? [`On condition: ${decision.conditions}`] : []),
        ...(decision.feedback ? [decision.feedback] : []),
        'On your page, say when you can and when you cannot. We write to you when a host needs what you know.',
      ],
      why: WHY_APPLICANT,
    },
  );
}

async function tellNotYet({ services, trx }: Working, interest: LockedInterest, feedback: string): Promise<void> {
  await write(
    { services, trx },
    { name: interest.name, email: interest.email, personId: interest.person_id },
    {
      template: 'not-yet',
      subject: 'Your offer to become a peer: not yet, and what we would like to see',
      ask: 'You are not accredited as a peer yet. Below is what we would like to see more of.',
      button: { text: 'See where you stand', path: '/application' },
      paragraphs: [feedback, 'You are welcome at another event.'],
      why: WHY_APPLICANT,
    },
  );
}
