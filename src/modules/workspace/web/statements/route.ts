import { z } from 'zod';
import { field, form } from '#design/form';
import { html } from '#design/html';
import { newId } from '#kernel/ids';
import { type Context, type Outcome, redirect } from '#platform/http/context';
import { formId, optionalText, parseForm, requiredText } from '#platform/http/forms';
import { withinLimit } from '#platform/http/rate-limit';
import { get, type PageRoute, post } from '#platform/http/routes';
import { accessibilityStatement, privacyStatement } from './texts.ts';

/** What the footer leads to. */
export const statementRoutes: readonly PageRoute[] = [
  get('/accessibility', 'anyone', (context) =>
    context.show({ title: 'Accessibility', main: accessibilityStatement(), width: 'narrow' }),
  ),
  get('/privacy', 'anyone', (context) => context.show({ title: 'Privacy', main: privacyStatement(), width: 'narrow' })),
  get('/feedback', 'anyone', (context) => showFeedback(context, {})),
  post('/feedback', 'anyone', takeFeedback),
];

const feedbackForm = z.object({
  id: formId(),
  path: optionalText(300),
  doing: requiredText('Tell us what you were trying to do', 2000),
  happened: requiredText('Tell us what happened, or what would be better', 5000),
});

function showFeedback(context: Context, shown: { errors?: Record<string, string> }): Outcome {
  const typed = { ...context.body };
  const id = typeof typed.id === 'string' ? typed.id : newId(context.now.getTime());
  const path = typeof typed.path === 'string' ? typed.path : (context.query.from ?? '').slice(0, 300);
  const main = html`<p class="govuk-body">A person reads every message. Please do not write anything confidential, or a name.</p>${form(
    {
      action: '/feedback',
      csrf: context.csrf,
      hidden: { id, path },
      body: html`${field.textarea({ name: 'doing', label: 'What were you trying to do?', rows: 2, typed, errors: shown.errors })}
${field.textarea({ name: 'happened', label: 'What happened, or what would be better?', maximum: 5000, typed, errors: shown.errors })}`,
      button: 'Send the message',
    },
  )}`;
  return context.show({ title: 'What would make this page better?', main, width: 'narrow', errors: shown.errors });
}

async function takeFeedback(context: Context): Promise<Outcome> {
  const { db } = context.services;
  const parsed = parseForm(feedbackForm, context.body);
  if (!parsed.ok) return showFeedback(context, { errors: parsed.errors });
  if (!(await withinLimit(db, `feedback:${context.networkKey}`, { tries: 20, minutes: 60 }, context.now))) {
    return showFeedback(context, {
      errors: { happened: 'That was many messages in an hour. Please wait a while, then send it again' },
    });
  }
  const { id, path, doing, happened } = parsed.value;
  const row = { id, path, doing, happened, given_at: context.now };
  await db
    .insertInto('page_feedback')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return redirect('/feedback', 'Thank you. Your message is with the people who run this service.');
}
