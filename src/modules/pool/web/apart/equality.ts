import { z } from 'zod';
import { field, form } from '#design/form';
import { html } from '#design/html';
import { mediumDate } from '#kernel/dates';
import { type Context, notFound, type Outcome, redirect } from '#platform/http/context';
import { choice, parseForm } from '#platform/http/forms';
import { get, post } from '#platform/http/routes';
import { type EqualityAnswers, equalityAnsweredOn, writeEquality } from '../../application/kept-apart.ts';
import { EQUALITY_KEYS, EQUALITY_QUESTIONS, type EqualityQuestion } from '../../domain/equality.ts';
import { editedPeer } from '../edit/route.ts';

/** Questions about equality: the peer's own, optional, never shown again to anybody, not even to them. */
export const equalityRoutes = [
  get('/peer/equality', 'signed-in', showEquality),
  post('/peer/equality', 'signed-in', saveEquality),
];

async function showEquality(context: Context): Promise<Outcome> {
  const peer = await editedPeer(context, 'peer');
  if (!peer) return notFound;
  const answered = await equalityAnsweredOn(context.services.db, peer.id);
  return context.show({
    title: 'A few questions about equality',
    caption: 'Your profile',
    width: 'narrow',
    back: '/peer/profile',
    main: html`<p class="govuk-body">We ask so that we can see whether our peers look like the places they go to. Answer as many as you like, or none. Nobody sees your answers: they are only ever counted, and a count under five is never shown.</p>
${answered && html`<p class="govuk-inset-text">You answered on ${mediumDate(answered)}. We do not show your answers again. New answers take their place; leave all open to take them away.</p>`}
${form({
  action: '/peer/equality',
  csrf: context.csrf,
  body: html`${EQUALITY_KEYS.map((key) => question(key))}`,
  button: 'Keep my answers',
  cancel: '/peer/profile',
})}`,
  });
}

function question(key: EqualityQuestion) {
  const { label, choices } = EQUALITY_QUESTIONS[key];
  const offered = Object.entries(choices).map(([value, text]) => ({ value, text }));
  return field.radios({
    name: key,
    label,
    small: true,
    typed: {},
    errors: {},
    choices: [...offered, { value: '', text: 'I prefer not to say' }],
  });
}

const answer = (key: EqualityQuestion) => choice(['', ...Object.keys(EQUALITY_QUESTIONS[key].choices)], 'Choose one');
const equalityForm = z.object({
  ageBand: answer('ageBand'),
  ethnicGroup: answer('ethnicGroup'),
  disability: answer('disability'),
  gender: answer('gender'),
});

async function saveEquality(context: Context): Promise<Outcome> {
  const peer = await editedPeer(context, 'peer');
  if (!peer) return notFound;
  const read = parseForm(equalityForm, context.body);
  if (!read.ok) return await showEquality(context);
  const answers = Object.fromEntries(EQUALITY_KEYS.map((key) => [key, read.value[key] || null]));
  await writeEquality(context.services, peer.id, answers as EqualityAnswers);
  return redirect('/peer/profile', 'Thank you. Your answers are counted, and shown to nobody.');
}
