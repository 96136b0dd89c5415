import { z } from 'zod';
import type { FieldErrors, Typed } from '#design/form';
import { dateRange } from '#kernel/dates';
import { isId, newId } from '#kernel/ids';
import { type Context, type Outcome, redirect, signedIn, theChallenge } from '#platform/http/context';
import { choice, formId, parseForm, requiredText, several, wholeNumber } from '#platform/http/forms';
import { get, type PageRoute, post } from '#platform/http/routes';
import { addConversation } from '../../application/add-conversation.ts';
import { teamOf } from '../../store/team.ts';
import { problemOf, SPEAKER_LABELS } from '../labels.ts';
import { conversationPage } from './view.ts';

/** A talk that nobody had planned, put into the timetable by whoever of the team was there; the host does not learn whom it was with. */
export const conversationRoutes: readonly PageRoute[] = [
  get('/challenges/:challenge/conversations/new', 'notes.write', (context) => showConversation(context, {}, {})),
  post('/challenges/:challenge/conversations', 'notes.write', add),
];

const conversation = z.object({
  id: formId(),
  title: requiredText('Say whom you talked to, such as ‘Porter at the depot’', 200),
  category: choice(Object.keys(SPEAKER_LABELS), 'Choose who spoke'),
  length: wholeNumber('Choose how long it was', 5, 240),
  people: wholeNumber('Enter how many people you talked to', 1, 100),
  peers: several(),
});

async function add(context: Context): Promise<Outcome> {
  const form = parseForm(conversation, context.body);
  if (!form.ok) return await showConversation(context, context.body, form.errors);
  const { category, length, peers, ...talk } = form.value;
  const saved = await addConversation(
    context.services,
    theChallenge(context),
    { ...talk, sourceCategory: category, minutes: length, peerIds: peers },
    signedIn(context).personId,
  );
  const problem = problemOf(saved);
  if (problem !== null) {
    if ('problems' in saved && 'date' in saved.problems)
      return await showConversation(context, context.body, { title: notOnSite(context) });
    // Who is in a session then is said beside who was there.
    const field = 'problems' in saved && 'peers' in saved.problems ? 'peers' : 'title';
    return await showConversation(context, context.body, { [field]: problem });
  }
  return redirect(
    `/challenges/${theChallenge(context).reference}/today`,
    `‘${talk.title}’ is in the timetable. Notes can be written to it.`,
  );
}

/** The day is today’s, which nobody chooses. */
function notOnSite(context: Context): string {
  const { onSiteFrom, onSiteUntil } = theChallenge(context);
  const days = onSiteFrom && onSiteUntil ? `, ${dateRange(onSiteFrom, onSiteUntil)}` : '';
  return `A conversation can be added only while the team is on site${days}. Write a note without a session instead`;
}

async function showConversation(context: Context, typed: Typed, errors: FieldErrors): Promise<Outcome> {
  const head = theChallenge(context);
  const team = await teamOf(context.services.db, head.id);
  const me = signedIn(context).personId;
  const start = { length: '15', people: '1', ...(team.some(({ id }) => id === me) ? { peers: [me] } : {}) };
  const id = String(typed.id ?? '');
  return context.show({
    title: 'A conversation that was not planned',
    caption: head.title,
    width: 'narrow',
    back: { href: `/challenges/${theChallenge(context).reference}/today`, text: 'Now and next' },
    main: conversationPage({
      base: `/challenges/${head.reference}`,
      csrf: context.csrf,
      id: isId(id) ? id : newId(context.now.getTime()),
      team,
      typed: { ...start, ...typed },
      errors,
    }),
    ...(Object.keys(errors).length > 0 ? { errors } : {}),
  });
}
