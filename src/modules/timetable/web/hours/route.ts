import { isRefusal } from '#kernel/result';
import { challengeNav } from '#modules/challenges';
import { type Context, type Outcome, redirect, signedIn, theChallenge } from '#platform/http/context';
import { get, type PageRoute, post } from '#platform/http/routes';
import { changeHours } from '../../application/change-hours.ts';
import { pairsOfSites } from '../../domain/missing-journeys.ts';
import { roomsOf } from '../../store/rooms.ts';
import { dayHours, travelOf } from '../../store/settings.ts';
import { fieldsOfJourneys, readHours, samePair, typedHours, typedJourneys } from './form.ts';
import { type HoursPage, hoursPage } from './view.ts';

/** The hours of the days on site, and how long it takes from one site to another. */
export const hoursRoutes: readonly PageRoute[] = [
  get('/challenges/:challenge/hours', 'timetable.edit', showHours),
  post('/challenges/:challenge/hours', 'timetable.edit', keep),
];

async function showHours(context: Context): Promise<Outcome> {
  const known = await asItIs(context);
  const { hours, pairs, travel } = known;
  const typed = { ...typedHours(hours), ...fieldsOfJourneys(pairs, [], travel) };
  return await show(context, { version: hours.version, pairs, typed, errors: {}, theirs: null, gone: [] });
}

async function keep(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const { body } = context;
  const before = await asItIs(context);
  const journeys = typedJourneys(body);
  const read = readHours(body, journeys, before.pairs);
  const version = Number(body.version ?? 0) || 0;
  const again = (now: typeof before) => ({
    ...{ version, pairs: now.pairs, theirs: null, errors: {} },
    typed: { ...body, ...fieldsOfJourneys(now.pairs, journeys, now.travel) },
    gone: journeys.filter(({ pair, text }) => text !== '' && !now.pairs.some((each) => samePair(each, pair))),
  });
  if (!read.ok) return await show(context, { ...again(before), errors: { ...read.errors } });
  const saved = await changeHours(context.services, head, read.hours, read.journeys, signedIn(context).personId);
  if (isRefusal(saved)) {
    const now = await asItIs(context);
    const theirs = saved.code === 'stale' ? now : null;
    return await show(context, { ...again(now), version: theirs ? now.hours.version : version, theirs });
  }
  return redirect(`/challenges/${head.reference}/rooms`, 'The hours are kept. The next proposal keeps to them.');
}

async function asItIs(context: Context) {
  const { db } = context.services;
  const { id } = theChallenge(context);
  const [hours, travel, rooms] = await Promise.all([dayHours(db, id), travelOf(db, id), roomsOf(db, id)]);
  return { hours, travel, pairs: pairsOfSites(rooms) };
}

async function show(context: Context, shown: Omit<HoursPage, 'base' | 'csrf'>): Promise<Outcome> {
  const head = theChallenge(context);
  const base = `/challenges/${head.reference}`;
  const wrong = Object.keys(shown.errors).length > 0;
  const shell = {
    title: 'Hours and journeys',
    caption: head.title,
    width: 'narrow' as const,
    back: { href: `${base}/rooms`, text: 'Rooms and sites' },
    nav: await challengeNav(context, 'timetable'),
    main: hoursPage({ ...shown, base, csrf: context.csrf }),
    ...(wrong ? { errors: shown.errors } : {}),
  };
  return !wrong && (shown.theirs || shown.gone.length > 0) ? context.show(shell, 409) : context.show(shell);
}
