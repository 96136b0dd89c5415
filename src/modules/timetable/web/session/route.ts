import { z } from 'zod';
import type { FieldErrors } from '#design/form';
import { isId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import { challengeNav, challengeThemes } from '#modules/challenges';
import { type Context, notFound, type Outcome, redirect, signedIn, theChallenge } from '#platform/http/context';
import { parseForm, requiredText, revision } from '#platform/http/forms';
import { get, type PageRoute, post } from '#platform/http/routes';
import { changeLive } from '../../application/cancel-session.ts';
import { changesSince, isOver } from '../../domain/frozen.ts';
import { needingAnotherPeer } from '../../domain/left-team.ts';
import type { Session } from '../../domain/session.ts';
import { careFor } from '../../store/interviewees.ts';
import { releasedAndTold } from '../../store/releases.ts';
import { findSession } from '../../store/sessions.ts';
import { teamOf } from '../../store/team.ts';
import { counted, NOBODY_TOLD, ringWords } from '../labels.ts';
import { readersOf } from '../readers.ts';
import { untoldWords } from '../untold-words.ts';
import { sessionPage } from './view.ts';

export const sessionRoutes: readonly PageRoute[] = [
  get('/challenges/:challenge/sessions/:session', 'timetable.see', showSession),
  post('/challenges/:challenge/sessions/:session/cancellation', 'timetable.edit', cancel),
  post('/challenges/:challenge/sessions/:session/restoration', 'timetable.edit', restore),
];

async function showSession(context: Context): Promise<Outcome> {
  const session = await ownSession(context);
  return session ? await show(context, session) : notFound;
}

const cancellation = z.object({ reason: requiredText('Say why, in a few words', 300), version: revision() });

async function cancel(context: Context): Promise<Outcome> {
  const session = await ownSession(context);
  if (!session) return notFound;
  const form = parseForm(cancellation, context.body);
  if (!form.ok) return await show(context, session, form.errors);
  const { reason, version } = form.value;
  return await changed(context, session, { version, cancelledReason: reason });
}

async function restore(context: Context): Promise<Outcome> {
  const session = await ownSession(context);
  if (!session) return notFound;
  const form = parseForm(z.object({ version: revision() }), context.body);
  if (!form.ok) return await show(context, session, form.errors);
  return await changed(context, session, { version: form.value.version, cancelledReason: null });
}

async function changed(
  context: Context,
  session: Session,
  change: { version: number; cancelledReason: string | null },
): Promise<Outcome> {
  const head = theChallenge(context);
  const by = signedIn(context).personId;
  const outcome = await changeLive(context.services, head, { id: session.id, ...change }, by);
  if (isRefusal(outcome)) {
    if (outcome.code === 'gone') return notFound;
    return await show(
      context,
      (await ownSession(context)) ?? session,
      { reason: outcome.why },
      outcome.code === 'stale',
    );
  }
  const what = change.cancelledReason === null ? 'is back in the timetable' : 'is cancelled. You can bring it back';
  const many = outcome.told > 0 ? `${counted(outcome.told, 'person gets', 'people get')} a message.` : '';
  const told = outcome.isOver ? NOBODY_TOLD : many;
  const words = [`‘${session.title}’ ${what}.`, told, ringWords(outcome.toRing)];
  return redirect(`/challenges/${head.reference}/sessions/${session.id}`, words.filter(Boolean).join(' '));
}

async function ownSession(context: Context): Promise<Session | null> {
  const id = context.params.session ?? '';
  return isId(id) ? await findSession(context.services.db, theChallenge(context).id, id, readersOf(context)) : null;
}

async function show(context: Context, session: Session, errors: FieldErrors = {}, stale = false): Promise<Outcome> {
  const { db } = context.services;
  const head = theChallenge(context);
  const [themes, { released, told }] = await Promise.all([challengeThemes(db, head.id), releasedAndTold(db, head.id)]);
  const toldLast = told?.find(({ id }) => id === session.id) ?? null;
  const [change] = told ? changesSince(told, [session]) : [];
  const base = `/challenges/${head.reference}`;
  const wrong = Object.keys(errors).length > 0;
  const shell = {
    title: session.title,
    caption: head.title,
    width: 'narrow' as const,
    back: { href: `${base}/timetable`, text: 'Timetable' },
    main: sessionPage({
      nav: await challengeNav(context, 'timetable'),
      session,
      themes,
      base,
      csrf: context.csrf,
      viewerId: signedIn(context).personId,
      mayEdit: context.may('timetable.edit'),
      mayTakeAttendance: context.may('timetable.attendance') && session.startsAt <= context.now,
      mayReadNotes: context.may('notes.read'),
      released,
      untold: change ? untoldWords(change) : '',
      isKnown: released && (told?.some(({ id, isLive }) => id === session.id && isLive) ?? true),
      wasTold: toldLast !== null,
      isOver: isOver({ session: { ...session, isLive: true }, before: toldLast }, context.now),
      care: context.may('timetable.edit') && session.interviewees.length > 0 ? await careFor(db, head.id) : null,
      gone: context.may('timetable.edit')
        ? (needingAnotherPeer([session], await teamOf(db, head.id), context.now)[0]?.gone ?? [])
        : [],
      typed: context.body,
      errors,
    }),
    ...(wrong ? { errors } : {}),
  };
  return stale ? context.show(shell, 409) : context.show(shell);
}
