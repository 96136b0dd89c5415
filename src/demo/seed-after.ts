import { addToDate, londonInstant } from '#kernel/dates';
import { actionPlan, progressReview } from './content/action-plans.ts';
import type { DemoChallenge } from './content/challenges.ts';
import { challengeId, type Demo, demoId, personId, recommendationId } from './demo.ts';

/** Action plans, and the one progress review. */
export async function seedAfter(demo: Demo): Promise<void> {
  for (const challenge of demo.challenges) {
    await seedPlan(demo, challenge);
    await seedProgress(demo, challenge);
  }
}

async function seedPlan(demo: Demo, challenge: DemoChallenge): Promise<void> {
  const actions = actionPlan(challenge.key, demo.today);
  if (actions.length === 0 || !challenge.onSiteUntil) return;
  const due = addToDate(challenge.onSiteUntil, { months: 4 });
  // A plan whose host is still at it is a draft.
  const published = due < demo.today ? londonInstant(due, '12:00') : null;
  await demo.trx
    .insertInto('action_plans')
    .values({
      challenge_id: challengeId(challenge.key),
      status: published ? 'published' : 'draft',
      opened_at: londonInstant(addToDate(challenge.onSiteUntil, { months: 3 }), '12:00'),
      published_at: published,
      published_by: published ? personId(challenge.sponsor.email) : null,
    })
    .execute();
  const rows = actions.map((action, position) => ({
    id: demoId(`action ${challenge.key} ${action.key}`),
    challenge_id: challengeId(challenge.key),
    recommendation_id: recommendationId(challenge.key, action.recommendation),
    text: action.title,
    owner: action.ownerRole,
    due_on: action.due,
    measure: action.measure,
    own_status: action.status,
    status_note: action.note,
    position,
  }));
  await demo.trx.insertInto('actions').values(rows).execute();
}

async function seedProgress(demo: Demo, challenge: DemoChallenge): Promise<void> {
  const entries = progressReview(challenge.key);
  if (entries.length === 0) return;
  const opened = londonInstant(addToDate(demo.today, { days: -21 }), '10:00');
  await demo.trx
    .insertInto('progress_reviews')
    .values({ challenge_id: challengeId(challenge.key), status: 'open', opened_at: opened })
    .execute();
  const rows = entries.map((entry) => ({
    challenge_id: challengeId(challenge.key),
    recommendation_id: recommendationId(challenge.key, entry.recommendation),
    host_account: entry.host,
    peers_view: entry.peers,
    host_version: 1,
    peers_version: 1,
  }));
  await demo.trx.insertInto('progress_entries').values(rows).execute();
}
