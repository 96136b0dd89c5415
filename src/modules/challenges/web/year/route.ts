import { londonDate } from '#kernel/dates';
import { type Context, type Outcome, signedIn } from '#platform/http/context';
import { get } from '#platform/http/routes';
import { challengesOfYear } from '../../store/challenge-list.ts';
import { visibleTo } from '../list/visible.ts';
import { yearPage } from './view.ts';

export const yearRoutes = [get('/challenges/year', 'office.see', show)];

async function show(context: Context): Promise<Outcome> {
  const asked = Number(context.query.year);
  const year =
    Number.isInteger(asked) && asked >= 1990 && asked <= 2200 ? asked : Number(londonDate(context.now).slice(0, 4));
  const challenges = await challengesOfYear(context.services.db, visibleTo(signedIn(context)).bodyIds, year);
  return context.show({
    title: `Challenges on site in ${year}`,
    width: 'wide',
    back: { href: '/challenges', text: 'Challenges' },
    main: yearPage(challenges, year, londonDate(context.now)),
  });
}
