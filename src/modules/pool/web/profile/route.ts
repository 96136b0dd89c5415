import { londonDate } from '#kernel/dates';
import { isId } from '#kernel/ids';
import { type Context, notFound, type Outcome, signedIn } from '#platform/http/context';
import { get } from '#platform/http/routes';
import { bodiesOf } from '../../domain/bodies.ts';
import { peerProfile } from '../../store/peer-profile.ts';
import { OFFICE } from '../list/route.ts';
import { profileView } from './view.ts';

export const peerProfileRoutes = [get('/pool/:peer', 'pool.see', showPeer)];

async function showPeer(context: Context): Promise<Outcome> {
  const id = context.params.peer ?? '';
  const today = londonDate(context.now);
  const profile = isId(id) ? await peerProfile(context.services.db, id, today) : null;
  if (!profile || !bodiesOf(signedIn(context), OFFICE).includes(profile.bodyId)) return notFound;
  return context.show({
    title: profile.name,
    caption: 'Pool of peers',
    width: 'wide',
    back: { href: '/pool', text: 'Pool' },
    main: profileView(profile, today),
  });
}
