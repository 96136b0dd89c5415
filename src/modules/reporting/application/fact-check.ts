import { addToDate, londonDate, longDate } from '#kernel/dates';
import { isRefusal, type Refusal, refusal } from '#kernel/result';
import { openTask, peopleWithRole, settleTask, writeTo } from '#modules/challenges';
import type { ProgrammeDefinition } from '#modules/programmes';
import type { Transacting } from '#platform/database/connect';
import type { ChallengeHead, Services } from '#platform/http/context';
import { isFactCheckOverdue, signedByHost } from '../domain/report-life.ts';
import type { Report } from '../store/draft.ts';
import { factPointsOf } from '../store/fact-points.ts';
import { readToSend, refusePointing } from './check-phrases.ts';
import { moveOn, type ReportStep } from './move-report.ts';

type By = { readonly personId: string };

/** The host gets the draft to check facts. Refused while words point to one person and no reason is given for them. */
export async function sendFactCheck(
  services: Services,
  head: ChallengeHead,
  definition: ProgrammeDefinition,
  overrideReason: string,
  by: By,
): Promise<Refusal | { told: string[]; dueOn: string }> {
  const at = services.clock();
  const dueOn = addToDate(londonDate(at), { days: definition.factCheckDays ?? 0 });
  return await services.db.transaction().execute(async (trx) => {
    const { phrases } = await readToSend(trx, head, definition);
    const moved = await moveOn(trx, {
      challengeId: head.id,
      definition,
      to: 'fact-check',
      by: by.personId,
      at,
      action: 'Draft sent to the host to check facts',
      reason: phrases.length > 0 ? overrideReason : null,
      detail: phrases.length > 0 ? { phrasesKept: phrases.map(({ phrase }) => phrase) } : {},
      set: { fact_check_due_on: dueOn },
      check: () => refusePointing(phrases, overrideReason),
    });
    if (isRefusal(moved)) return moved;
    const path = `/challenges/${head.reference}/fact-check`;
    const task = { challengeId: head.id, kind: 'fact-check-answered', for: { role: 'host-coordinator' as const } };
    await openTask(trx, { ...task, title: `Check the facts of the report: ${head.title}`, path, dueOn }, at);
    const letter = {
      challengeId: head.id,
      template: 'fact-check',
      subject: `Check the facts of the report by ${longDate(dueOn)}`,
      ask: `The draft report of ${head.title} is ready for you. Tell us by ${longDate(dueOn)} what is not so.`,
      button: { text: 'Check the facts', url: `${services.config.baseUrl}${path}` },
      paragraphs: ['This is about facts only. Each point gets an answer, with the reason.', 'The draft is not public.'],
      why: 'You get this because you look after this challenge for the host.',
    };
    const host = await peopleWithRole(trx, head, 'host-coordinator', 'host-sponsor');
    return { told: await writeTo(trx, host, letter, at), dueOn };
  });
}

/** The host hands its points in, or says that there is nothing to correct. */
export async function submitFactCheck(
  services: Services,
  head: ChallengeHead,
  definition: ProgrammeDefinition,
  by: By,
): Promise<Refusal | { points: number; told: string[] }> {
  const at = services.clock();
  return await services.db.transaction().execute(async (trx) => {
    const action = 'Fact check handed in by the host';
    const moved = await toAnswering(trx, { head, definition, by, at, action });
    if (isRefusal(moved)) return moved;
    const { points, title, path } = moved;
    const many = points === 0 ? 'nothing to correct' : `${points} ${points === 1 ? 'point' : 'points'}`;
    const letter = {
      challengeId: head.id,
      template: 'fact-check-answered',
      subject: `${head.hostName} has checked the facts: ${many}`,
      ask: `${head.hostName} has checked the facts of ${head.title}: ${many}.`,
      button: { text: title, url: `${services.config.baseUrl}${path}` },
      why: 'You get this because you manage this challenge.',
    };
    const managers = await peopleWithRole(trx, head, 'challenge-manager');
    return { points, told: await writeTo(trx, managers, letter, at, by.personId) };
  });
}

/**
 * The host's days are over and it has not handed anything in: whoever manages the challenge goes on without it. What it has written until
 * then counts as handed in, and gets its answers; it is told so.
 */
export async function closeFactCheck(
  services: Services,
  head: ChallengeHead,
  definition: ProgrammeDefinition,
  by: By,
): Promise<Refusal | { points: number; told: string[] }> {
  const at = services.clock();
  return await services.db.transaction().execute(async (trx) => {
    const action = 'Fact check closed: the host’s days were over';
    const check = ({ factCheckDueOn }: Report) =>
      isFactCheckOverdue(factCheckDueOn, londonDate(at))
        ? null
        : refusal('not-now', 'The host’s days to check facts are not over yet.');
    const moved = await toAnswering(trx, {
      head,
      definition,
      by,
      at,
      action,
      check,
      set: { fact_check_closed_at: at },
    });
    if (isRefusal(moved)) return moved;
    const { points } = moved;
    const letter = {
      challengeId: head.id,
      template: 'fact-check-closed',
      subject: 'The fact check is closed, and the report goes on',
      ask: `The days to check the facts of ${head.title} are over, so the report goes on.`,
      button: {
        text: points === 0 ? 'See where it stands' : 'See your points',
        url: `${services.config.baseUrl}/challenges/${head.reference}/fact-check`,
      },
      paragraphs: [
        points === 0
          ? 'You have written no point. If a fact is wrong all the same, write to the challenge manager now.'
          : 'The points that you have written count as handed in: each gets an answer, with the reason.',
      ],
      why: 'You get this because you look after this challenge for the host.',
    };
    const host = await peopleWithRole(trx, head, 'host-coordinator', 'host-sponsor');
    return { points, told: await writeTo(trx, host, letter, at) };
  });
}

type Answering = { head: ChallengeHead; definition: ProgrammeDefinition; by: By; at: Date } & Pick<
  ReportStep,
  'action' | 'check' | 'set'
>;

/** The points are in: the manager is asked to answer them, or, where there is none, to hand the report over. */
async function toAnswering(trx: Transacting, { head, definition, by, at, action, check, set }: Answering) {
  const step = { challengeId: head.id, definition, to: 'answering' as const, by: by.personId, at, action };
  const moved = await moveOn(trx, { ...step, ...(check && { check }), ...(set && { set }) });
  if (isRefusal(moved)) return moved;
  const { points } = moved;
  const path = `/challenges/${head.reference}/report/fact-points`;
  const title = points > 0 ? 'Answer the host’s fact points' : 'Hand the report over to be signed off';
  const task = { challengeId: head.id, kind: 'answer-fact-points', for: { role: 'challenge-manager' as const } };
  await openTask(trx, { ...task, title: `${title}: ${head.title}`, path }, at);
  return { points, title, path };
}

/** Everything is answered: the report goes to whoever signs it off in this programme, and the host hears of the answers. */
export async function handOver(
  services: Services,
  head: ChallengeHead,
  definition: ProgrammeDefinition,
  by: By,
): Promise<Refusal | { told: string[] }> {
  const at = services.clock();
  return await services.db.transaction().execute(async (trx) => {
    const moved = await moveOn(trx, {
      challengeId: head.id,
      definition,
      to: 'signing',
      by: by.personId,
      at,
      action: 'Report handed over to be signed off',
      check: (report) =>
        report.openPoints > 0 ? refusal('unanswered', 'Answer every fact point first, each with a reason.') : null,
    });
    if (isRefusal(moved)) return moved;
    await settleTask(trx, { challengeId: head.id, kind: 'answer-fact-points' }, by.personId, at);
    const path = `/challenges/${head.reference}/report`;
    const role = signedByHost(definition) ? ('host-sponsor' as const) : ('programme-manager' as const);
    const task = { challengeId: head.id, kind: 'sign-off-report', for: { role } };
    await openTask(trx, { ...task, title: `Sign off the report: ${head.title}`, path }, at);
    if ((await factPointsOf(trx, head.id)).length === 0) return { told: [] };
    const letter = {
      challengeId: head.id,
      template: 'fact-points-answered',
      subject: 'Each of your fact points has an answer',
      ask: `Each of your fact points on the report of ${head.title} has an answer. There is nothing you must do.`,
      button: { text: 'Read the answers', url: `${services.config.baseUrl}/challenges/${head.reference}/fact-check` },
      why: 'You get this because you look after this challenge for the host.',
    };
    const host = await peopleWithRole(trx, head, 'host-coordinator', 'host-sponsor');
    return { told: await writeTo(trx, host, letter, at) };
  });
}
