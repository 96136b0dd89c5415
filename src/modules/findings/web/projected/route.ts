import { comingSessions, leftToAsk } from '#modules/notebook';
import { type Context, type Outcome, theChallenge } from '#platform/http/context';
import { get } from '#platform/http/routes';
import { screenAt, screensOf } from '../../domain/screens.ts';
import { loadRoom } from '../team-room/room.ts';
import { projectedView } from './view.ts';
import { wallWords } from './wall-words.ts';

export const projectedRoutes = [get('/challenges/:challenge/team-room/projected', 'findings.see', show)];

/** One screen of the evening's round, for a wall. */
async function show(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const room = await loadRoom(context);
  const isLarge = context.query.letters === 'large';
  const words = wallWords(isLarge ? 'large' : 'plain', room.marks);
  const toAsk = { coming: comingSessions(room.allSessions, room.now), left: leftToAsk(room.allSessions, room.now) };
  const screens = screensOf(room, toAsk, words);
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
      isLarge,
      words,
    }),
  });
}
