import { addToDate, londonDate, longDate } from '#kernel/dates';
import { isRefusal, type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import { openTask, peopleWithRole, settleTask, writeTo } from '#modules/challenges';
import type { ProgrammeDefinition } from '#modules/programmes';
import type { ChallengeHead, Services } from '#platform/http/context';
import { signedByHost } from '../domain/report-life.ts';
import { reportOf, sectionsOf } from '../store/draft.ts';
import { answerPointRow, deletePoint, factPointsOf, insertPoint } from '../store/fact-points.ts';
import { readToSend, refusePointing } from './check-phrases.ts';
import { moveOn } from './move-report.ts';

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

export type FactPointWords = { readonly says: string; readonly shouldSay: string; readonly source: string };

/** The host says what is not so in a section. */
export async function raiseFactPoint(
  services: Services,
  point: FactPointWords & { id: string; challengeId: string; sectionKey: string },
  by: By,
): Promise<Refusal<'closed' | 'missing'> | 'raised'> {
  const at = services.clock();
  return await services.db.transaction().execute(async (trx) => {
    const report = await reportOf(trx, point.challengeId, true);
    if (report?.status !== 'fact-check')
      return refusal('closed', 'The fact check is closed. Write to the challenge manager.');
    const section = (await sectionsOf(trx, point.challengeId)).find((each) => each.key === point.sectionKey);
    if (!section) return refusal('missing', 'Choose the section that it is in');
    const { sectionKey: _, ...words } = point;
    if (await insertPoint(trx, { ...words, sectionId: section.id, by: by.personId, at })) {
      await audit(trx, point.challengeId, point.id, 'Fact point raised', by, at);
    }
    return 'raised' as const;
  });
}

/** The host takes a point back, as long as the fact check is its own. */
export async function removeFactPoint(
  services: Services,
  point: { challengeId: string; id: string },
  by: By,
): Promise<Refusal<'closed'> | 'removed'> {
  const at = services.clock();
  return await services.db.transaction().execute(async (trx) => {
    const report = await reportOf(trx, point.challengeId, true);
    if (report?.status !== 'fact-check') return refusal('closed', 'The fact check is closed: the point stays.');
    if (await deletePoint(trx, point.challengeId, point.id))
      await audit(trx, point.challengeId, point.id, 'Fact point taken back', by, at);
    return 'removed' as const;
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
    const moved = await moveOn(trx, {
      challengeId: head.id,
      definition,
      to: 'answering',
      by: by.personId,
      at,
      action: 'Fact check handed in by the host',
    });
    if (isRefusal(moved)) return moved;
    const path = `/challenges/${head.reference}/report/fact-points`;
    const points = moved.points;
    const title = points > 0 ? 'Answer the host’s fact points' : 'Hand the report over to be signed off';
    const task = { challengeId: head.id, kind: 'answer-fact-points', for: { role: 'challenge-manager' as const } };
    await openTask(trx, { ...task, title: `${title}: ${head.title}`, path }, at);
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

/** The manager accepts or declines a point, always with a reason. */
export async function answerFactPoint(
  services: Services,
  answer: { challengeId: string; id: string; answer: 'accepted' | 'declined'; reason: string },
  by: By,
): Promise<Refusal<'closed' | 'missing'> | 'answered'> {
  const at = services.clock();
  return await services.db.transaction().execute(async (trx) => {
    const report = await reportOf(trx, answer.challengeId, true);
    if (report?.status !== 'answering')
      return refusal('closed', 'Points can be answered once the host has handed them in.');
    if (!(await answerPointRow(trx, { ...answer, by: by.personId, at })))
      return refusal('missing', 'There is no such point.');
    await audit(trx, answer.challengeId, answer.id, `Fact point ${answer.answer}`, by, at, answer.reason);
    return 'answered' as const;
  });
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

async function audit(
  trx: Parameters<typeof recordAudit>[0],
  challengeId: string,
  id: string,
  action: string,
  by: By,
  at: Date,
  reason: string | null = null,
): Promise<void> {
  await recordAudit(trx, {
    actorId: by.personId,
    challengeId,
    subject: { kind: 'fact-point', id },
    action,
    reason,
    at,
  });
}
