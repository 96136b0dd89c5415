import { z } from 'zod';
import type { FieldErrors, Typed } from '#design/form';
import { type IsoDate, londonDate } from '#kernel/dates';
import { isId } from '#kernel/ids';
import { isRefusal, type Refusal } from '#kernel/result';
import { listed } from '#kernel/words';
import { calendarFile } from '#platform/calendar/calendar';
import { type Context, notFound, type Outcome, redirect, turnBack } from '#platform/http/context';
import { choice, optionalText, parseForm, several } from '#platform/http/forms';
import { get, type PageRoute, post } from '#platform/http/routes';
import { answerSession } from '../../application/answer-for-oneself.ts';
import { ownerOfLink } from '../../application/own-link.ts';
import { ownSessions } from '../../application/own-sessions.ts';
import { sayOwnTimes } from '../../application/say-own-times.ts';
import { sessionEvent } from '../../application/session-event.ts';
import { byTheHour, halvesOf, wholeHalves } from '../../domain/absences.ts';
import type { Session } from '../../domain/session.ts';
import { isReleased } from '../../store/release.ts';
import { daysOf } from '../session-form/form.ts';
import { endedLinkPage, heardPage, isOver } from './view.ts';

/** One's own page as somebody to be heard, by the mailed link, signed out. Opening it changes nothing. */
export const heardRoutes: readonly PageRoute[] = [
  get('/heard/:key', 'anyone', (context) => show(context, {}, {})),
  get('/heard/:key/calendar', 'anyone', calendar),
  post('/heard/:key/times', 'anyone', sayTimes),
  post('/heard/:key/sessions/:session', 'anyone', answer),
];

type Owner = NonNullable<Awaited<ReturnType<typeof ownerOfLink>>>;

const times = z.object({
  any: optionalText(3),
  away: several(),
  'away-seen': several(),
  needs: optionalText(1000),
  'needs-seen': optionalText(1000),
  asked: optionalText(50),
});

const MOVED = 'The dates have moved since you opened this page, and nothing is kept yet. Say it for these days';

async function sayTimes(context: Context): Promise<Outcome> {
  const own = await ownerOfLink(context.services, context.params.key ?? '');
  if (!own) return ended(context);
  const form = parseForm(times, context.body);
  if (!form.ok) return await show(context, context.body, form.errors);
  const { any, away, needs, 'away-seen': awaySeen, 'needs-seen': needsSeen } = form.value;
  const days = daysAhead(context, own);
  const { asked } = form.value;
  if (asked !== '' && !days.every((day) => isAmong(day, asked)))
    return await show(context, anew(context, own, form.value), { away: MOVED });
  // Who says that any day suits was shown nothing that could be in the way.
  const isAny = any === 'yes';
  const knows = !isAny && context.body['needs-seen'] !== undefined;
  const cannot = await sayOwnTimes(context.services, own.head, own.who, {
    days,
    away: isAny ? [] : away,
    awaySeen: knows ? awaySeen : null,
    needs: isAny ? null : needs,
    needsSeen: knows ? needsSeen : null,
  });
  return redirect(
    `/heard/${context.params.key}`,
    `Thank you. ${stillStands(cannot)}You can change this here at any time.`,
  );
}

/** Whether a day is one of those that the page asked about. */
function isAmong(day: IsoDate, asked: string): boolean {
  const [from = '', until = ''] = asked.split(' ');
  return from <= day && day <= until;
}

/**
 * The form for other days than it was filled in for: what they wrote of their needs stays, and so does what they ticked and unticked of days
 * that are days on site still. What the page had not shown them is as it is known.
 */
function anew(context: Context, own: Owner, said: z.infer<typeof times>): Typed {
  const { needs, 'needs-seen': needsSeen } = context.body;
  if (needsSeen === undefined) return {};
  const days = daysAhead(context, own);
  const known = wholeHalves(own.who.unavailable, days);
  const offered = halvesOf(days).map(({ key }) => key);
  const away = offered.filter(
    (half) => said.away.includes(half) || (known.includes(half) && !said['away-seen'].includes(half)),
  );
  return { away, 'away-seen': known, needs: needs ?? '', 'needs-seen': needsSeen };
}

/** What becomes of sessions that they were told of and cannot come to. */
function stillStands(cannot: readonly Session[]): string {
  if (cannot.length === 0) return '';
  const [they, stand] = cannot.length === 1 ? ['It', 'stands'] : ['They', 'stand'];
  const named = listed(cannot.map(({ title }) => `‘${title}’`));
  return `The host knows that you cannot come to ${named}. ${they} still ${stand} as we told you, until we write to you. `;
}

/** The days on site that are not over: nobody is asked about yesterday. */
function daysAhead({ now }: Context, { head }: Owner): IsoDate[] {
  return daysOf(head).filter((day) => day >= londonDate(now));
}

const answers = z.object({
  answer: choice(['accepted', 'declined', 'other-time'] as const, 'Choose whether you can come'),
  note: optionalText(500),
  from: optionalText(40),
  until: optionalText(40),
});

async function answer(context: Context): Promise<Outcome> {
  const own = await ownerOfLink(context.services, context.params.key ?? '');
  const sessionId = context.params.session ?? '';
  if (!own) return ended(context);
  if (!isId(sessionId) || !(await isReleased(context.services.db, own.head.id))) return notFound;
  const form = parseForm(answers, context.body);
  if (!form.ok) return await show(context, context.body, form.errors);
  if (form.value.answer === 'other-time' && form.value.note === '')
    return await show(context, context.body, { [`note-${sessionId}`]: 'Say which times would suit you' });
  const kept = await answerSession(context.services, own.head, own.who, { sessionId, ...form.value });
  // What is over is on their page no more: it is said above, and there is nothing to answer again.
  if (isRefusal(kept) && kept.code === 'over')
    return turnBack(`/heard/${context.params.key}`, refusedWords(kept, form.value));
  if (isRefusal(kept))
    return await show(context, context.body, { [`answer-${sessionId}`]: refusedWords(kept, form.value) });
  const words = {
    accepted: 'Thank you. We look forward to seeing you.',
    declined: 'Thank you for telling us. The host knows that you cannot come.',
    'other-time': 'Thank you. The host knows which times suit you and will be in touch.',
  };
  return redirect(`/heard/${context.params.key}`, words[form.value.answer]);
}

/** Why nothing was kept; what they wrote stands in its field again, or here where there is none any more. */
function refusedWords({ code, why }: Refusal, { note }: { note: string }): string {
  return (code === 'gone' || code === 'over') && note !== '' ? `${why} You wrote: “${note}”` : why;
}

/** The own sessions as a file for one's calendar: each is the one that the letters are about, by its UID. */
async function calendar(context: Context): Promise<Outcome> {
  const own = await ownerOfLink(context.services, context.params.key ?? '');
  if (!own) return notFound;
  const { sessions } = await sessionsOfOwner(context, own);
  const live = sessions.filter(({ isLive }) => isLive);
  if (live.length === 0) return notFound;
  const { baseUrl } = context.services.config;
  const events = live.map((session) => sessionEvent(baseUrl, own.head, session, 'interviewee'));
  return {
    kind: 'file',
    content: Buffer.from(calendarFile(events, context.now), 'utf8'),
    mediaType: 'text/calendar; charset=utf-8',
    fileName: 'peer-team.ics',
  };
}

/** What they were told that they are in, and what they answered. */
async function sessionsOfOwner({ services, now }: Context, { who, head }: Owner) {
  return await ownSessions(services.db, head.id, who.id, now);
}

function ended(context: Context): Outcome {
  return context.show({ title: 'This link does not work any more', width: 'narrow', main: endedLinkPage() }, 404);
}

async function show(context: Context, typed: Typed, errors: FieldErrors): Promise<Outcome> {
  const own = await ownerOfLink(context.services, context.params.key ?? '');
  if (!own) return ended(context);
  const { who, head } = own;
  const { sessions, hasEnded, given } = await sessionsOfOwner(context, own);
  const days = daysAhead(context, own);
  const isVisitOver = head.onSiteUntil !== null && head.onSiteUntil < londonDate(context.now);
  const known = { sessions, hasEnded, isVisitOver };
  return context.show({
    title: isOver(known) ? 'The peer team’s visit' : 'Come and talk to the peer team',
    caption: `Peer challenge at ${head.hostName}`,
    width: 'narrow',
    main: heardPage({
      path: `/heard/${context.params.key}`,
      csrf: context.csrf,
      who,
      head,
      days,
      away: wholeHalves(who.unavailable, days),
      hours: byTheHour(who.unavailable, days),
      ...known,
      answers: new Map(given.map((each) => [each.sessionId, each])),
      typed,
      errors,
    }),
    ...(Object.keys(errors).length > 0 ? { errors } : {}),
  });
}
