import { type Context, theChallenge } from '#platform/http/context';
import { listRecommendations, type Recommendation } from '../../store/recommendations.ts';

/** The recommendation of this address. */
export async function theRecommendation(context: Context): Promise<Recommendation | undefined> {
  const all = await listRecommendations(context.services.db, theChallenge(context).id);
  return all.find((each) => each.id === context.params.recommendation);
}
