import { londonDate } from '#kernel/dates';
import { holds } from '#platform/access/roles';
import type { Context, Outcome } from '#platform/http/context';
import { get, type PageRoute } from '#platform/http/routes';
import { openChallengesOf, sessionsOfInterviewee, tasksAround } from '../../store/home.ts';
import { showFront } from '../front/page.ts';
import { homeMain } from './view.ts';

/** One's own start page: first what one is asked to do, then what one waits for. Nobody's is the front page. */
export const homeRoutes: readonly PageRoute[] = [get('/', 'anyone', showHome)];

async function showHome(context: Context): Promise<Outcome> {
  const { actor, services, now } = context;
  if (!actor) return await showFront(context);
  const tasks = await tasksAround(services.db, actor, 60);
  const challenges = await openChallengesOf(services.db, actor, 8);
  const sessions = holds(actor, 'interviewee') ? await sessionsOfInterviewee(services.db, actor.personId, now) : [];
  const main = homeMain({ tasks, challenges, sessions, actor, today: londonDate(context.now) });
  return context.show({ title: `Hello, ${actor.name.split(' ')[0]}`, main, width: 'wide' });
}
