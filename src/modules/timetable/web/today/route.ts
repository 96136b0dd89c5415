import { z } from 'zod';
import type { FieldErrors, Typed } from '#design/form';
import { londonDate } from '#kernel/dates';
import { isId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import { challengeNav } from '#modules/challenges';
import {
  type Context,
  notFound,
  type Outcome,
  redirect,
  signedIn,
  theChallenge,
  turnBack,
} from '#platform/http/context';
import { parseForm, revision, several, wholeNumber } from '#platform/http/forms';
import { get, type PageRoute, post } from '#platform/http/routes';
import { recordAttendance } from '../../application/record-attendance.ts';
import { changesSince } from '../../domain/frozen.ts';
import { nowAndNext } from '../../domain/now-and-next.ts';
import type { Session } from '../../domain/session.ts';
import { daysOnSite, isDayOnSite } from '../../domain/session-time.ts';
import { careFor } from '../../store/interviewees.ts';
import { isReleased } from '../../store/release.ts';
import { lastTold } from '../../store/releases.ts';
import { findSession, timetableOf } from '../../store/sessions.ts';
import { teamOf } from '../../store/team.ts';
import { counted } from '../labels.ts';
import { readersOf } from '../readers.ts';
import { attendancePage, todayPage } from './view.ts';

export const todayRoutes: readonly PageRoute[] = [
  get('/challenges/:challenge/today', 'timetable.see', showToday),
  get('/challenges/:challenge/sessions/:session/attendance', 'timetable.attendance', showAttendance),
  post('/challenges/:challenge/sessions/:session/attendance', 'timetable.attendance', keepAttendance),
];

async function showToday(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const base = `/challenges/${head.reference}`;
  const { db } = context.services;
  const sessions = await timetableOf(db, head.id, readersOf(context));
  const told = await lastTold(db, head.id);
  const isDraft = told === null && !(await isReleased(db, head.id));
  const team = context.may('timetable.edit') ? await teamOf(db, head.id) : null;
  const care = context.may('timetable.edit') ? await careFor(db, head.id) : null;
  return context.show({
    title: 'Now and next',
    caption: head.title,
    width: 'narrow',
    back: { href: `${base}/timetable`, text: 'Timetable' },
    main: todayPage({
      nav: await challengeNav(context, 'timetable'),
      view: nowAndNext(sessions, context.now, told ? changesSince(told, sessions) : [], told),
      isDraft,
      at: context.now,
      viewerId: signedIn(context).personId,
      base,
      mayTakeAttendance: context.may('timetable.attendance'),
      mayAddConversation: context.may('notes.write') && isDayOnSite(londonDate(context.now), daysOnSite(head)),
      mayEdit: context.may('timetable.edit'),
      care,
      team,
    }),
  });
}

async function showAttendance(context: Context): Promise<Outcome> {
  const session = await ownSession(context);
  if (!session) return notFound;
  if (!session.isLive) {
    const why = `‘${session.title}’ is cancelled: nobody can have come to it.`;
    return turnBack(`/challenges/${theChallenge(context).reference}/sessions/${session.id}`, why);
  }
  const came = session.interviewees.filter((who) => who.attended).map((who) => who.id);
  const others = session.othersAttended === null ? '' : `${session.othersAttended}`;
  return show(context, session, { came, others }, {});
}

const schema = z.object({
  version: revision(),
  came: several(),
  others: z.preprocess(
    (value) => (value === undefined || value === '' ? '0' : value),
    wholeNumber('Enter how many others came, from 0 to 1000', 0, 1000),
  ),
});

async function keepAttendance(context: Context): Promise<Outcome> {
  const session = await ownSession(context);
  if (!session) return notFound;
  const form = parseForm(schema, context.body);
  if (!form.ok) return show(context, session, context.body, form.errors);
  const head = theChallenge(context);
  const { version, came, others } = form.value;
  const attendance = { id: session.id, version, cameIds: came, othersAttended: others };
  const kept = await recordAttendance(context.services, head, attendance, signedIn(context).personId);
  if (isRefusal(kept)) {
    const now = await ownSession(context);
    if (!now) return notFound;
    return kept.code === 'stale'
      ? show(context, now, context.body, {}, true)
      : show(context, now, context.body, { others: kept.why });
  }
  return redirect(
    `/challenges/${head.reference}/today`,
    `${counted(kept.people, 'person', 'people')} came to ‘${session.title}’. You can correct this at any time.`,
  );
}

async function ownSession(context: Context): Promise<Session | null> {
  const id = context.params.session ?? '';
  return isId(id) ? await findSession(context.services.db, theChallenge(context).id, id, readersOf(context)) : null;
}

function show(context: Context, session: Session, typed: Typed, errors: FieldErrors, stale = false): Outcome {
  const head = theChallenge(context);
  const base = `/challenges/${head.reference}`;
  const shell = {
    title: 'Who came',
    caption: session.title,
    width: 'narrow' as const,
    back: { href: `${base}/today`, text: 'Now and next' },
    main: attendancePage({ session, base, csrf: context.csrf, typed, errors, stale }),
    ...(Object.keys(errors).length > 0 ? { errors } : {}),
  };
  return stale ? context.show(shell, 409) : context.show(shell);
}
