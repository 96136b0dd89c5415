import { longDateTime } from '#kernel/dates';
import { isRefusal } from '#kernel/result';
import { challengeDefinition } from '#modules/challenges';
import {
  type Context,
  notFound,
  type Outcome,
  redirect,
  signedIn,
  theChallenge,
  turnBack,
} from '#platform/http/context';
import { parseForm } from '#platform/http/forms';
import { get, post } from '#platform/http/routes';
import { sharePack } from '../../application/share-pack.ts';
import { toldSentence } from '../../application/tell.ts';
import { tickOff } from '../../application/tick-off.ts';
import { findPack, listPackItems, listReads, type Pack } from '../../store/packs.ts';
import { teamPeers } from '../../store/people.ts';
import { readerOf } from '../reader.ts';
import { challengePage } from '../shell.ts';
import { saveContents, showContents } from './contents-route.ts';
import { tickForm } from './form.ts';
import { managerView, notSharedView, peerView } from './view.ts';
import { packLines, progressOf, readableItems } from './view-model.ts';

export const preReadingRoutes = [
  get('/challenges/:challenge/pre-reading', 'pack.read', showPack),
  get('/challenges/:challenge/pre-reading/contents', 'pack.make', showContents),
  post('/challenges/:challenge/pre-reading/contents', 'pack.make', saveContents),
  post('/challenges/:challenge/pre-reading/sharing', 'pack.make', share),
  post('/challenges/:challenge/pre-reading/items/:item/reading', 'pack.read', tick),
];

async function showPack(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const { db } = context.services;
  const { selfAssessment } = await challengeDefinition(context);
  const reader = readerOf(context);
  const pack = await findPack(db, head.id);
  const shared = pack?.sharedVersion != null;
  if (!reader.manager && !shared)
    return await challengePage(context, 'pre-reading', { title: 'Pre-reading', main: notSharedView() });
  const items = readableItems(await listPackItems(db, head.id), reader);
  const reads = await listReads(db, head.id);
  const base = `/challenges/${head.reference}/pre-reading`;
  const lines = packLines(items, reads, signedIn(context).personId, head, selfAssessment.name);
  const view = { base, csrf: context.csrf, lines };
  if (!reader.manager)
    return await challengePage(context, 'pre-reading', { title: 'Pre-reading', main: peerView(view) });
  const peers = await teamPeers(db, head.id);
  const team = new Set(peers.map(({ id }) => id));
  const counts = new Map<string, number>();
  for (const { itemId, personId } of reads) if (team.has(personId)) counts.set(itemId, (counts.get(itemId) ?? 0) + 1);
  return await challengePage(context, 'pre-reading', {
    title: 'Pre-reading',
    width: 'wide',
    main: managerView({
      ...view,
      state: stateOf(pack, items.length),
      sharedAt: pack?.sharedAt ? longDateTime(pack.sharedAt) : null,
      counts,
      progress: progressOf(items, reads, peers),
      mayMake: context.may('pack.make'),
    }),
  });
}

function stateOf(pack: Pack | null, items: number): 'empty' | 'not-shared' | 'shared' | 'changed' {
  if (!pack || items === 0) return 'empty';
  if (pack.sharedVersion === null) return 'not-shared';
  return pack.sharedVersion === pack.version ? 'shared' : 'changed';
}

async function share(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const base = `/challenges/${head.reference}/pre-reading`;
  const definition = await challengeDefinition(context);
  const done = await sharePack(context.services, head, definition, signedIn(context).personId);
  if (isRefusal(done)) return turnBack(base, `Not yet: ${done.why}.`);
  return redirect(base, `The team has the pre-reading.${toldSentence(done.told)}`);
}

async function tick(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const sent = parseForm(tickForm, context.body);
  const itemId = context.params.item ?? '';
  if (!sent.ok) return notFound;
  const read = sent.value.read === 'yes';
  const done = await tickOff(context.services, head, { itemId, personId: signedIn(context).personId, read });
  if (done === 'missing') return notFound;
  return redirect(`/challenges/${head.reference}/pre-reading#item-${itemId}`);
}
