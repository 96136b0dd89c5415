import { z } from 'zod';
import { field, form } from '#design/form';
import { html } from '#design/html';
import { type Context, notFound, type Outcome, redirect, signedIn } from '#platform/http/context';
import { type FieldErrors, optionalText, parseForm, type Typed } from '#platform/http/forms';
import { get, post } from '#platform/http/routes';
import { readAccessNeeds, writeAccessNeeds } from '../../application/kept-apart.ts';
import { editedPeer } from '../edit/route.ts';
import { staleNotice } from '../edit/view.ts';
import type { Editor } from '../sections/section.ts';

/** What somebody needs to take part: apart from the profile, for the peer and for whoever books and places. */
export const accessNeedsRoutes = [
  get('/peer/access-needs', 'signed-in', (context) => showNeeds(context, 'peer', {})),
  post('/peer/access-needs', 'signed-in', (context) => saveNeeds(context, 'peer')),
  get('/pool/:peer/access-needs', 'pool.access-needs', (context) => showNeeds(context, 'office', {})),
  post('/pool/:peer/access-needs', 'pool.access-needs', (context) => saveNeeds(context, 'office')),
];

type Again = { typed?: Typed; errors?: FieldErrors; stale?: string };

async function showNeeds(context: Context, by: Editor, again: Again): Promise<Outcome> {
  const peer = await editedPeer(context, by);
  if (!peer) return notFound;
  const needs = again.stale ?? (await readAccessNeeds(context.services, peer.id, signedIn(context).personId));
  const path = by === 'peer' ? '/peer' : `/pool/${peer.id}`;
  return context.show(
    {
      title: by === 'peer' ? 'What do you need to take part?' : 'Access needs',
      caption: by === 'peer' ? 'Your profile' : peer.name,
      width: 'narrow',
      back: by === 'peer' ? '/peer/profile' : { href: path, text: peer.name },
      ...(again.errors ? { errors: again.errors } : {}),
      main: html`${again.stale !== undefined && staleNotice(again.stale === '' ? [] : [again.stale])}
<p class="govuk-body">${by === 'peer' ? 'Only you and the placement officers see this. It is never part of your profile, and no host sees it unless you ask us to pass it on.' : 'Only placement officers and the peer see this. That you read it is recorded.'}</p>
${form({
  action: `${path}/access-needs`,
  csrf: context.csrf,
  hidden: { seen: again.errors ? String(again.typed?.seen ?? '') : needs },
  body: field.textarea({
    name: 'needs',
    label: 'Access, diet, and anything else that lets you take part',
    hint: 'Such as: step-free rooms, a hearing loop, large print, no food after sunset in Ramadan',
    rows: 5,
    maximum: 2000,
    typed: again.typed ?? { needs },
    errors: again.errors ?? {},
  }),
  button: 'Keep this',
  cancel: by === 'peer' ? '/peer/profile' : path,
})}`,
    },
    again.stale === undefined ? undefined : 409,
  );
}

const needsForm = z.object({ needs: optionalText(2000), seen: optionalText(4000) });

async function saveNeeds(context: Context, by: Editor): Promise<Outcome> {
  const peer = await editedPeer(context, by);
  if (!peer) return notFound;
  const read = parseForm(needsForm, context.body);
  if (!read.ok) return await showNeeds(context, by, read);
  const stale = await writeAccessNeeds(context.services, peer.id, read.value, signedIn(context).personId);
  if (stale) return await showNeeds(context, by, { typed: context.body, stale: stale.now });
  return redirect(by === 'peer' ? '/peer/profile' : `/pool/${peer.id}`, 'Access needs: kept.');
}
