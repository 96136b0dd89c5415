import { isId, newId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import { type Context, type Outcome, redirect, signedIn, theChallenge } from '#platform/http/context';
import { post } from '#platform/http/routes';
import { makePlan } from '../../application/make-plan.ts';

/** A team is small: its plan is proven best in a second or two. */
const SECONDS = 5;

export const oneChallengeRoutes = [post('/challenges/:challenge/team/plans', 'year.plan', proposeTeam)];

/** A plan of one challenge, from its team's page. */
async function proposeTeam(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const plan = {
    id: isId(context.body.id) ? context.body.id : newId(context.now.getTime()),
    bodyId: head.bodyId,
    name: `A team for ${head.title}`.slice(0, 200),
    kind: 'team' as const,
    weights: {},
    challengeIds: [head.id],
    seconds: SECONDS,
  };
  const made = await makePlan(context.services, plan, signedIn(context).personId);
  if (isRefusal(made))
    return redirect(
      `/challenges/${head.reference}/team`,
      'This team cannot be planned any more: the challenge has ended or is on site.',
    );
  return redirect(`/plans/${made.id}`);
}
