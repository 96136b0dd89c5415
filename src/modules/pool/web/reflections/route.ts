import { z } from 'zod';
import { field, form } from '#design/form';
import { type Html, html } from '#design/html';
import { londonDate, longDate } from '#kernel/dates';
import { isId, newId } from '#kernel/ids';
import { type Context, notFound, type Outcome, redirect } from '#platform/http/context';
import {
  choice,
  type FieldErrors,
  formId,
  optionalText,
  parseForm,
  requiredText,
  revision,
  type Typed,
} from '#platform/http/forms';
import { get, post } from '#platform/http/routes';
import { changeReflection, removeReflection, writeReflection } from '../../application/keep-reflection.ts';
import { challengesOfPeer, type Reflection, reflectionsOf } from '../../store/record.ts';
import { editedPeer } from '../edit/route.ts';
import { staleNotice } from '../edit/view.ts';

/** A peer's reflections: theirs alone until they share one. */
export const reflectionRoutes = [
  get('/peer/reflections', 'signed-in', (context) => showAll(context, {})),
  post('/peer/reflections', 'signed-in', write),
  get('/peer/reflections/:reflection', 'signed-in', (context) => showOne(context, {})),
  post('/peer/reflections/:reflection', 'signed-in', change),
  post('/peer/reflections/:reflection/removal', 'signed-in', remove),
];

type Again = { typed?: Typed; errors?: FieldErrors; stale?: boolean };
type Challenges = readonly { readonly id: string; readonly title: string }[];

async function showAll(context: Context, again: Again): Promise<Outcome> {
  const peer = await editedPeer(context, 'peer');
  if (!peer) return notFound;
  const { db } = context.services;
  const reflections = await reflectionsOf(db, peer.id, false);
  const challenges = await challengesOfPeer(db, peer.id);
  return context.show({
    title: 'Your reflections',
    width: 'narrow',
    back: { href: '/peer', text: 'Your peer page' },
    ...(again.errors ? { errors: again.errors } : {}),
    main: html`<p class="govuk-body">What you take home from a challenge. Private ones are yours alone: nobody else can read them. Shared ones the programme office reads too.</p>
${reflections.map(listed)}
<h2 class="govuk-heading-m">${reflections.length === 0 ? 'Write your first' : 'Write another'}</h2>
${form({
  action: '/peer/reflections',
  csrf: context.csrf,
  hidden: { id: String(again.typed?.id ?? newId(context.now.getTime())) },
  body: fields(challenges, again.typed ?? { shared: 'no' }, again.errors ?? {}),
  button: 'Keep this reflection',
})}`,
  });
}

function listed({ id, text, shared, challenge, writtenAt }: Reflection): Html {
  return html`<article class="govuk-inset-text"><p class="govuk-body cf-kept-lines">${text}</p><p class="govuk-body cf-quiet">${challenge && `${challenge}, `}${longDate(londonDate(writtenAt))}. ${shared ? 'Shared with the office' : 'Private'}. <a class="govuk-link" href="/peer/reflections/${id}">Change<span class="govuk-visually-hidden"> the reflection of ${longDate(londonDate(writtenAt))}</span></a></p></article>`;
}

function fields(challenges: Challenges, typed: Typed, errors: FieldErrors): Html {
  return html`${field.textarea({ name: 'text', label: 'What will you do differently, or tell others?', rows: 6, maximum: 5000, typed, errors })}
${challenges.length > 0 && field.select({ name: 'challenge', label: 'About which challenge', typed, errors, empty: 'None in particular', choices: challenges.map(({ id, title }) => ({ value: id, text: title })) })}
${field.radios({
  name: 'shared',
  label: 'Who may read it?',
  small: true,
  typed,
  errors,
  choices: [
    { value: 'no', text: 'Only me' },
    { value: 'yes', text: 'The programme office too' },
  ],
})}`;
}

const reflection = z.object({
  id: formId(),
  text: requiredText('Write your reflection', 5000),
  challenge: optionalText(40),
  shared: choice(['no', 'yes'], 'Say who may read it'),
});

async function write(context: Context): Promise<Outcome> {
  const peer = await editedPeer(context, 'peer');
  if (!peer) return notFound;
  const read = parseForm(reflection, context.body);
  if (!read.ok) return await showAll(context, read);
  await writeReflection(context.services, peer.id, await kept(context, peer.id, read.value));
  return redirect(
    '/peer/reflections',
    read.value.shared === 'yes' ? 'Kept, and shared with the office.' : 'Kept, for you alone.',
  );
}

async function kept(context: Context, peerId: string, value: z.output<typeof reflection>) {
  const challenges = await challengesOfPeer(context.services.db, peerId);
  const challengeId = challenges.find(({ id }) => id === value.challenge)?.id ?? null;
  return { id: value.id, text: value.text, shared: value.shared === 'yes', challengeId };
}

async function showOne(context: Context, again: Again): Promise<Outcome> {
  const peer = await editedPeer(context, 'peer');
  if (!peer) return notFound;
  const { db } = context.services;
  const one = (await reflectionsOf(db, peer.id, false)).find(({ id }) => id === context.params.reflection);
  if (!one) return notFound;
  const challenges = await challengesOfPeer(db, peer.id);
  const typed = again.typed ?? { text: one.text, challenge: one.challengeId ?? '', shared: one.shared ? 'yes' : 'no' };
  const path = `/peer/reflections/${one.id}`;
  return context.show(
    {
      title: 'Change a reflection',
      width: 'narrow',
      back: '/peer/reflections',
      ...(again.errors ? { errors: again.errors } : {}),
      main: html`${again.stale && staleNotice([one.text])}${form({
        action: path,
        csrf: context.csrf,
        hidden: { id: one.id, version: String(again.errors ? typed.version : one.version) },
        body: fields(challenges, typed, again.errors ?? {}),
        button: 'Keep this reflection',
        cancel: '/peer/reflections',
      })}${form({ action: `${path}/removal`, csrf: context.csrf, body: html``, button: { text: 'Delete it for good', kind: 'warning' } })}`,
    },
    again.stale ? 409 : undefined,
  );
}

async function change(context: Context): Promise<Outcome> {
  const peer = await editedPeer(context, 'peer');
  if (!peer) return notFound;
  const read = parseForm(reflection.extend({ version: revision() }), context.body);
  if (!read.ok) return await showOne(context, read);
  const value = await kept(context, peer.id, { ...read.value, id: context.params.reflection ?? '' });
  if (!isId(value.id)) return notFound;
  const outcome = await changeReflection(context.services, peer.id, { ...value, version: read.value.version });
  if (outcome === 'missing') return notFound;
  if (outcome === 'stale') return await showOne(context, { typed: context.body, stale: true });
  return redirect('/peer/reflections', 'Kept.');
}

async function remove(context: Context): Promise<Outcome> {
  const peer = await editedPeer(context, 'peer');
  const id = context.params.reflection;
  if (!peer || !isId(id) || !(await removeReflection(context.services, peer.id, id))) return notFound;
  return redirect('/peer/reflections', 'The reflection is deleted for good.');
}
