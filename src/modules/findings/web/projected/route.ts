import { comingSessions } from '#modules/notebook';
import { type Context, type Outcome, theChallenge } from '#platform/http/context';
import { get } from '#platform/http/routes';
import { screenAt, screensOf } from '../../domain/screens.ts';
import { loadRoom } from '../team-room/room.ts';
import { projectedView } from './view.ts';

export const projectedRoutes = [get('/challenges/:challenge/team-room/projected', 'findings.see', show)];

/** One screen of the evening's round, for a wall. */
async function show(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const room = await loadRoom(context);
  const screens = screensOf(room, comingSessions(room.allSessions, context.now));
  const at = screenAt(screens, context.query.screen);
  return context.show({
    title: 'Team room on the wall',
    heading: false,
    width: 'wide',
    scripts: ['findings/projected.js'],
    styles: ['findings/projected.css'],
    main: projectedView({
      room,
      screens,
      at,
      base: `/challenges/${head.reference}`,
      title: head.title,
      isLarge: context.query.letters === 'large',
    }),
  });
}
