import { challengeNav, challengeThemes } from '#modules/challenges';
import { SOURCE_CATEGORIES } from '#modules/programmes';
import { type Context, type Outcome, theChallenge } from '#platform/http/context';
import { get } from '#platform/http/routes';
import { evidenceWall } from '../../domain/wall.ts';
import { noteCounts } from '../../store/note-counts.ts';
import { wallView } from './view.ts';

export const wallRoutes = [get('/challenges/:challenge/wall', 'notes.read', show)];

async function show(context: Context): Promise<Outcome> {
  const { db } = context.services;
  const head = theChallenge(context);
  const [themes, counts] = await Promise.all([challengeThemes(db, head.id), noteCounts(db, head.id)]);
  const base = `/challenges/${head.reference}`;
  return context.show({
    title: 'Evidence wall',
    caption: head.title,
    width: 'wide',
    back: { href: `${base}/notes`, text: 'Notes' },
    main: wallView({
      nav: await challengeNav(context, 'notes'),
      base,
      wall: evidenceWall(themes, SOURCE_CATEGORIES, counts),
      notes: counts.reduce((sum, each) => sum + each.notes, 0),
    }),
  });
}
