import { londonDate } from '#kernel/dates';
import { challengeHistory } from '#modules/audit';
import { rolesIn } from '#platform/access/roles';
import { type Context, signedIn, theChallenge } from '#platform/http/context';
import { get } from '#platform/http/routes';
import { challengeLife } from '../../store/challenge-life.ts';
import { challengePeople } from '../../store/challenge-people.ts';
import { openTasks } from '../../store/tasks.ts';
import { challengeDefinition, challengeNav } from '../navigation/challenge-nav.ts';
import { homePage } from './view.ts';
import { homeView } from './view-model.ts';

const LATEST = 5;

export const homeRoutes = [get('/challenges/:challenge', 'challenge.see', show)];

async function show(context: Context) {
  const { db } = context.services;
  const head = theChallenge(context);
  const actor = signedIn(context);
  const [definition, life, people, tasks, history] = await Promise.all([
    challengeDefinition(context),
    challengeLife(db, head.id),
    challengePeople(db, head),
    openTasks(db, head.id),
    context.may('challenge.audit') ? challengeHistory(db, head.id) : null,
  ]);
  const roles = rolesIn(actor, { bodyId: head.bodyId, challengeId: head.id, hostId: head.hostId });
  const today = londonDate(context.now);
  const view = homeView({
    head,
    definition,
    life,
    people,
    tasks,
    roles,
    viewerId: actor.personId,
    today,
    may: context.may,
  });
  const latest = history?.lines.slice(0, LATEST) ?? null;
  return context.show({
    title: head.title,
    width: 'wide',
    back: { href: '/challenges', text: 'Challenges' },
    main: homePage(view, { navigation: await challengeNav(context, 'overview'), csrf: context.csrf, history: latest }),
  });
}
