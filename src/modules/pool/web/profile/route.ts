import { londonDate } from '#kernel/dates';
import { isId } from '#kernel/ids';
import { settleTask } from '#modules/challenges';
import { bodiesOf, OFFICE_ROLES } from '#platform/access/roles';
import { type Context, notFound, type Outcome, redirect, signedIn } from '#platform/http/context';
import { get, post } from '#platform/http/routes';
import { type PeerProfile, peerProfile } from '../../store/peer-profile.ts';
import { mergedInto } from '../../store/peer-sections.ts';
import { profileView } from './view.ts';

export const peerProfileRoutes = [
  get('/pool/:peer', 'pool.see', showPeer),
  post('/pool/:peer/news/reading', 'pool.edit', readNews),
];

async function thePeer(context: Context): Promise<PeerProfile | null> {
  const id = context.params.peer ?? '';
  const profile = isId(id) ? await peerProfile(context.services.db, id, londonDate(context.now)) : null;
  return profile && bodiesOf(signedIn(context), OFFICE_ROLES).includes(profile.bodyId) ? profile : null;
}

async function showPeer(context: Context): Promise<Outcome> {
  const profile = await thePeer(context);
  if (!profile) return notFound;
  if (profile.status === 'merged') {
    const into = await mergedInto(context.services.db, profile.id);
    return into ? redirect(`/pool/${into}`, `${profile.name} was merged with this peer.`) : notFound;
  }
  return context.show({
    title: profile.name,
    caption: 'Pool of peers',
    width: 'wide',
    back: { href: '/pool', text: 'Pool' },
    main: profileView(profile, londonDate(context.now), {
      csrf: context.csrf,
      mayEdit: context.may('pool.edit'),
      maySeeNeeds: context.may('pool.access-needs'),
    }),
  });
}

/** Somebody of the office has read what is new with a peer: nobody else need. */
async function readNews(context: Context): Promise<Outcome> {
  const profile = await thePeer(context);
  if (!profile) return notFound;
  const which = { challengeId: null, kind: 'read-peer-news', subject: profile.id };
  const actor = signedIn(context).personId;
  await context.services.db.transaction().execute((trx) => settleTask(trx, which, actor, context.now));
  return redirect(`/pool/${profile.id}`, 'Marked as read. It stays on this page.');
}
