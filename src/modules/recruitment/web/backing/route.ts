import { z } from 'zod';
import { unsaved } from '#design/components/unsaved';
import { html } from '#design/html';
import { londonDate } from '#kernel/dates';
import { isRefusal } from '#kernel/result';
import { type Context, notFound, type Outcome, redirect } from '#platform/http/context';
import { choice, type FieldErrors, optionalText, parseForm, type Typed } from '#platform/http/forms';
import { get, post } from '#platform/http/routes';
import { answerBacking } from '../../application/answer-backing.ts';
import { type BackingKind, stancesOf } from '../../domain/backing.ts';
import { type BackingAsked, backingById } from '../../store/backings.ts';
import { subjectOfLink } from '../../store/links.ts';
import { answeredView, askedView, backingTitle } from './view.ts';

/** By the link of the message alone: reading it answers nothing, however often a mail scanner does. */
export const backingRoutes = [
  get('/become-a-peer/backing/:token', 'anyone', (context) => show(context, {})),
  post('/become-a-peer/backing/:token', 'anyone', answer),
];

async function asked(context: Context): Promise<BackingAsked | null> {
  const { db } = context.services;
  const id = await subjectOfLink(db, 'backing', context.params.token ?? '');
  return id ? await backingById(db, id) : null;
}

type Again = { typed?: Typed; errors?: FieldErrors; status?: number };

async function show(context: Context, { typed = {}, errors, status }: Again): Promise<Outcome> {
  const backing = await asked(context);
  if (!backing) return notFound;
  const open = backing.status === 'asked' && backing.ends_on >= londonDate(context.now);
  const page = {
    title: backingTitle(backing.kind as BackingKind),
    caption: backing.body_name,
    width: 'narrow' as const,
    ...(errors ? { errors } : {}),
    main: open
      ? askedView({
          backing,
          path: `/become-a-peer/backing/${context.params.token}`,
          csrf: context.csrf,
          typed,
          errors: errors ?? {},
        })
      : html`${unsaved('words', [['', typed.words]])}${answeredView(backing)}`,
  };
  return status ? context.show(page, status) : context.show(page);
}

async function answer(context: Context): Promise<Outcome> {
  const backing = await asked(context);
  if (!backing) return notFound;
  const path = `/become-a-peer/backing/${context.params.token}`;
  const stances = stancesOf(backing.kind as BackingKind);
  const form = parseForm(
    z.object({ stance: choice([...stances, 'no'] as const, 'Choose your answer'), words: optionalText(2000) }),
    context.body,
  );
  if (!form.ok) return await show(context, form);
  const { stance, words } = form.value;
  const done = await answerBacking(
    context.services,
    { interestId: backing.interest_id, backingId: backing.id, stance: stance === 'no' ? null : stance, words },
    { by: 'backer', actorId: null },
  );
  if (isRefusal(done)) return await show(context, { typed: context.body, errors: { words: done.why }, status: 409 });
  return redirect(path, `Thank you. We have told ${done.name}.`);
}
