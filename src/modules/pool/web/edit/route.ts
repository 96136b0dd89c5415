import { londonDate } from '#kernel/dates';
import { isId } from '#kernel/ids';
import { currentDefinitions } from '#modules/programmes';
import { bodiesOf, OFFICE_ROLES } from '#platform/access/roles';
import { type Context, notFound, type Outcome, redirect, signedIn } from '#platform/http/context';
import type { FieldErrors, Typed } from '#platform/http/forms';
import { get, post } from '#platform/http/routes';
import { saveSection } from '../../application/save-section.ts';
import { type PeerSections, peerSections } from '../../store/peer-sections.ts';
import { sectionFor } from '../sections/all-sections.ts';
import type { Editor, Section } from '../sections/section.ts';
import { type OtherPage, sectionsView, sectionView } from './view.ts';

/** The same sections twice: the office about a peer of its body, and a peer about themselves. */
export const editRoutes = [
  get('/pool/:peer/edit', 'pool.edit', (context) => showSections(context, 'office')),
  get('/pool/:peer/edit/:section', 'pool.edit', (context) => showSection(context, 'office', {})),
  post('/pool/:peer/edit/:section', 'pool.edit', (context) => save(context, 'office')),
  get('/peer/profile', 'signed-in', (context) => showSections(context, 'peer')),
  get('/peer/profile/:section', 'signed-in', (context) => showSection(context, 'peer', {})),
  post('/peer/profile/:section', 'signed-in', (context) => save(context, 'peer')),
];

/** The peer of the address whom the office may edit, or the peer who is signed in; null where there is none. */
export async function editedPeer(context: Context, by: Editor): Promise<PeerSections | null> {
  const actor = signedIn(context);
  const id = by === 'peer' ? actor.personId : (context.params.peer ?? '');
  const peer = isId(id) ? await peerSections(context.services.db, id) : null;
  if (!peer || peer.status === 'merged') return null;
  return by === 'peer' || bodiesOf(actor, OFFICE_ROLES).includes(peer.bodyId) ? peer : null;
}

async function showSections(context: Context, by: Editor): Promise<Outcome> {
  const peer = await editedPeer(context, by);
  if (!peer) return notFound;
  const programmes = await programmeNames(context);
  return context.show({
    title: by === 'peer' ? 'What we hold of you' : `Change ${peer.name}’s profile`,
    caption: by === 'peer' ? '' : 'Pool of peers',
    width: 'narrow',
    back: by === 'peer' ? { href: '/peer', text: 'Your peer page' } : { href: `/pool/${peer.id}`, text: peer.name },
    main: sectionsView({ peer, programmes, by, path: pathOf(peer, by), others: otherPages(context, peer, by) }),
  });
}

function otherPages(context: Context, peer: PeerSections, by: Editor): OtherPage[] {
  const base = by === 'peer' ? '/peer' : `/pool/${peer.id}`;
  const pages = [
    { title: 'Weeks away', says: ['On the calendar'], href: `${base}/availability` },
    { title: 'Access needs', says: ['Kept apart'], href: `${base}/access-needs` },
    { title: 'About equality', says: ['Kept apart, only ever counted'], href: '/peer/equality' },
  ];
  return by === 'peer' ? pages : pages.slice(0, context.may('pool.access-needs') ? 2 : 1);
}

type Again = { typed?: Typed; errors?: FieldErrors; stale?: PeerSections };

async function showSection(context: Context, by: Editor, again: Again): Promise<Outcome> {
  const section = sectionFor(context.params.section, by);
  const peer = section ? (again.stale ?? (await editedPeer(context, by))) : null;
  if (!section || !peer) return notFound;
  const programmes = await programmeNames(context);
  const path = pathOf(peer, by);
  const status = again.stale ? 409 : undefined;
  return context.show(
    {
      title: by === 'peer' ? section.asks : section.title,
      caption: by === 'peer' ? 'Your profile' : peer.name,
      width: 'narrow',
      back: { href: path, text: by === 'peer' ? 'What we hold of you' : 'All sections' },
      ...(again.errors ? { errors: again.errors } : {}),
      main: sectionView({
        section,
        version: again.errors ? Number(again.typed?.version) : peer.version,
        action: `${path}/${section.key}`,
        cancel: path,
        csrf: context.csrf,
        by,
        programmes,
        typed: again.typed ?? section.typed(peer),
        errors: again.errors ?? {},
        others: again.stale ? section.says(again.stale, programmes) : null,
      }),
    },
    status,
  );
}

async function save(context: Context, by: Editor): Promise<Outcome> {
  const section = sectionFor(context.params.section, by);
  const peer = section ? await editedPeer(context, by) : null;
  if (!section || !peer) return notFound;
  const read = section.read(context.body, by, londonDate(context.now));
  if (!read.ok) return await showSection(context, by, { typed: context.body, errors: read.errors });
  const version = Number(context.body.version);
  const edit = { peerId: peer.id, section: section.title, version, by, actorId: signedIn(context).personId };
  const outcome = await saveSection(context.services, edit, read.write);
  if (outcome.kind === 'missing') return notFound;
  if (outcome.kind === 'wrong') return await showSection(context, by, { typed: context.body, errors: outcome.errors });
  if (outcome.kind === 'stale') return await showSection(context, by, { typed: context.body, stale: outcome.peer });
  const more = context.body.more !== undefined;
  return redirect(
    more ? `${pathOf(peer, by)}/${section.key}` : pathOf(peer, by),
    savedNotice(section, by, outcome.reviewStarted),
  );
}

function savedNotice(section: Section, by: Editor, reviewStarted: boolean): string {
  const saved = `${section.title}: saved.`;
  if (!reviewStarted) return saved;
  return by === 'peer'
    ? `${saved} As you hold no post now, we have told the programme office, who will be in touch.`
    : `${saved} They hold no post now, so a review is due; it is on the office’s list.`;
}

async function programmeNames(context: Context) {
  return (await currentDefinitions(context.services.db)).map(({ key, name }) => ({ key, name }));
}

function pathOf(peer: PeerSections, by: Editor): string {
  return by === 'peer' ? '/peer/profile' : `/pool/${peer.id}/edit`;
}
