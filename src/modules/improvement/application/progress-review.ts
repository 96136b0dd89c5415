import { londonDate } from '#kernel/dates';
import { isRefusal, type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import { findChallengeHead, openTask, peopleWithRole, reachMilestone, settleTask, writeTo } from '#modules/challenges';
import { recommendationsForReport } from '#modules/findings';
import { definitionVersion, dueDate, type ProgrammeDefinition } from '#modules/programmes';
import { pointingWarningIn } from '#modules/reporting';
import type { Transacting } from '#platform/database/connect';
import type { ChallengeHead, Services } from '#platform/http/context';
import { decideReviewPublication, type ReviewStatus } from '../domain/progress.ts';
import { entriesOf, holdReview, saveEntry } from '../store/plans.ts';

/**
 * Opens the review: the host and the team are asked to write, recommendation by recommendation. Opening what is open changes
 * nothing. `by` null: the daily round, on the clock.
 */
export async function openReview(
  services: Services,
  head: ChallengeHead,
  definition: ProgrammeDefinition,
  by: string | null,
): Promise<Refusal<'too-early'> | 'opened'> {
  const at = services.clock();
  return await services.db.transaction().execute(async (trx) => {
    const published = await trx
      .selectFrom('challenge_milestones')
      .select('milestone')
      .where('challenge_id', '=', head.id)
      .where('milestone', '=', 'report-published')
      .executeTakeFirst();
    if (!published) return refusal('too-early', 'The progress review opens after the report is published.');
    const made = await trx
      .insertInto('progress_reviews')
      .values({ challenge_id: head.id, status: 'open', opened_at: at })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (!made.numInsertedOrUpdatedRows) return 'opened' as const;
    await reachMilestone(trx, { challengeId: head.id, definition, milestone: 'progress-review-opened', by, at });
    await askBothSides(trx, services, head, at);
    return 'opened' as const;
  });
}

async function askBothSides(trx: Transacting, services: Services, head: ChallengeHead, at: Date): Promise<void> {
  const path = `/challenges/${head.reference}/progress-review`;
  for (const [role, title] of [
    ['host-coordinator', 'Say what has changed since the report'],
    ['challenge-manager', 'Gather the peers for the progress review'],
  ] as const) {
    await openTask(
      trx,
      {
        challengeId: head.id,
        kind: 'write-progress',
        subject: role,
        for: { role },
        title,
        path,
      },
      at,
    );
  }
  const letter = {
    challengeId: head.id,
    template: 'review-opened',
    subject: `Progress review open: ${head.title}`,
    ask: `The progress review of ${head.title} is open. Please write what has changed, recommendation by recommendation.`,
    button: { text: 'Go to the progress review', url: `${services.config.baseUrl}${path}` },
    paragraphs: ['Short and plain is best: what is different now, how you know, and what is still hard.'],
    why: 'You get this because you are part of this challenge.',
  };
  const sides = await peopleWithRole(trx, head, 'host-coordinator', 'host-sponsor', 'challenge-manager');
  await writeTo(trx, sides, letter, at);
}

/** Opens each review whose clock has come: for the daily round. Answers how many. */
export async function openReviewsDue(services: Services): Promise<number> {
  const today = londonDate(services.clock());
  const waiting = await services.db
    .selectFrom('challenges as challenge')
    .innerJoin('published_reports as report', 'report.challenge_id', 'challenge.id')
    .leftJoin('progress_reviews as review', 'review.challenge_id', 'challenge.id')
    .select(['challenge.reference', 'report.published_at', 'challenge.opened_at'])
    .where('review.challenge_id', 'is', null)
    .where('challenge.closed_at', 'is', null)
    .execute();
  let opened = 0;
  for (const { reference, published_at, opened_at } of waiting) {
    const head = await findChallengeHead(services.db, reference);
    if (!head) continue;
    const definition = await definitionVersion(services.db, head.programmeKey, head.programmeVersion);
    const clock = definition.clocks.find((one) => one.doneWhen === 'progress-review-opened');
    const anchors = {
      'on-site-from': head.onSiteFrom,
      'on-site-until': head.onSiteUntil,
      opened: londonDate(opened_at),
      published: londonDate(published_at),
    };
    const due = clock ? dueDate(clock, anchors) : null;
    if (due === null || due > today) continue;
    await openReview(services, head, definition, null);
    opened += 1;
  }
  return opened;
}

/** One side's words on one recommendation, never in what is being published. Refused as stale where somebody of the same side changed it since. */
export async function writeProgress(
  services: Services,
  entry: { challengeId: string; recommendationId: string; side: 'host' | 'team'; text: string; version: number },
  by: { personId: string },
): Promise<Refusal<'stale' | 'published' | 'not-open'> | 'saved'> {
  const at = services.clock();
  return await services.db.transaction().execute(async (trx) => {
    const review = await holdReview(trx, entry.challengeId);
    if (!review) return refusal('not-open', 'The progress review is not open yet.');
    if (review.status === 'published')
      return refusal('published', 'The progress review is published: it stays as it is.');
    const saved = await saveEntry(trx, entry);
    if (!saved) return refusal('stale', 'Somebody changed this while you were writing.');
    const action = entry.side === 'host' ? 'Host wrote on progress' : 'Team wrote on progress';
    await recordAudit(trx, {
      actorId: by.personId,
      challengeId: entry.challengeId,
      subject: { kind: 'recommendation', id: entry.recommendationId },
      action,
      at,
    });
    return 'saved' as const;
  });
}

type Recommendations = Awaited<ReturnType<typeof recommendationsForReport>>;
type Entries = Awaited<ReturnType<typeof entriesOf>>;

/** All that anybody will read of a review: its summary, and what both sides wrote. */
function textsOf(summary: string, recommendations: Recommendations, entries: Entries) {
  const written = recommendations.flatMap(({ id, number }) => [
    { where: `recommendation ${number}, what the host says`, text: entries.get(id)?.host_account ?? '' },
    { where: `recommendation ${number}, what the peers see`, text: entries.get(id)?.peers_view ?? '' },
  ]);
  return [{ where: 'the summary', text: summary }, ...written];
}

/**
 * Publishes the review for anybody to read; the host and the programme are told. Refused while words of it point to one person, unless
 * they are to stay `anyway`: also those that did not when they were saved.
 */
export async function publishReview(
  services: Services,
  head: ChallengeHead,
  definition: ProgrammeDefinition,
  given: { heldOn: string; summary: string; anyway: boolean },
  by: { personId: string },
): Promise<Refusal | 'published'> {
  const at = services.clock();
  return await services.db.transaction().execute(async (trx) => {
    const review = await trx
      .selectFrom('progress_reviews')
      .selectAll()
      .where('challenge_id', '=', head.id)
      .forUpdate()
      .executeTakeFirst();
    if (!review) return refusal('not-open', 'The progress review is not open yet.');
    const entries = await entriesOf(trx, head.id);
    const recommendations = await recommendationsForReport(trx, head.id);
    const without = (side: 'host_account' | 'peers_view') =>
      recommendations.filter((one) => (entries.get(one.id)?.[side] ?? '').trim() === '').map((one) => one.title);
    const status = review.status as ReviewStatus;
    const decision = decideReviewPublication({
      status,
      heldOn: given.heldOn,
      withoutHost: without('host_account'),
      withoutTeam: without('peers_view'),
    });
    if (isRefusal(decision)) return decision;
    const texts = textsOf(given.summary, recommendations, entries);
    const warning = given.anyway ? null : await pointingWarningIn(trx, head.id, texts);
    if (warning) return refusal('points-to-people', warning);
    await trx
      .updateTable('progress_reviews')
      .set({
        status: 'published',
        held_on: given.heldOn,
        summary: given.summary,
        published_at: at,
        published_by: by.personId,
      })
      .where('challenge_id', '=', head.id)
      .execute();
    await reachMilestone(trx, {
      challengeId: head.id,
      definition,
      milestone: 'progress-review-published',
      by: by.personId,
      at,
    });
    await settleTask(trx, { challengeId: head.id, kind: 'write-progress' }, by.personId, at);
    const letter = {
      challengeId: head.id,
      template: 'review-published',
      subject: `Progress review published: ${head.title}`,
      ask: `The progress review of ${head.title} is published. There is nothing you must do.`,
      button: { text: 'Read it', url: `${services.config.baseUrl}/challenges/${head.reference}/progress-review` },
      paragraphs: ['Thank you for the year’s work that it shows.'],
      why: 'You get this because you are part of this challenge.',
    };
    const readers = await peopleWithRole(trx, head, 'host-coordinator', 'host-sponsor', 'programme-manager');
    await writeTo(trx, readers, letter, at);
    return 'published' as const;
  });
}
