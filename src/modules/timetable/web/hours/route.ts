import { isRefusal } from '#kernel/result';
import { challengeNav } from '#modules/challenges';
import { type Context, type Outcome, redirect, signedIn, theChallenge } from '#platform/http/context';
import { get, type PageRoute, post } from '#platform/http/routes';
import { changeHours } from '../../application/change-hours.ts';
import { pairsOfSites } from '../../domain/missing-journeys.ts';
import { roomsOf } from '../../store/rooms.ts';
import { dayHours, travelOf } from '../../store/settings.ts';
import { fieldsOfJourneys, readHours, samePair, typedHours, typedJourneys, typedOver, wasBefore } from './form.ts';
import { type HoursPage, hoursPage } from './view.ts';

/** The hours of the days on site, and how long it takes from one site to another. */
export const hoursRoutes: readonly PageRoute[] = [
  get('/challenges/:challenge/hours', 'timetable.edit', showHours),
  post('/challenges/:challenge/hours', 'timetable.edit', keep),
];

async function showHours(context: Context): Promise<Outcome> {
  const { hours, pairs, fields } = await asItIs(context);
  const { version } = hours;
  return await show(context, { version, pairs, typed: fields, was: fields, errors: {}, theirs: null, gone: [] });
}

async function keep(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const { body } = context;
  const before = await asItIs(context);
  const journeys = typedJourneys(body);
  const read = readHours(body, journeys, before.pairs);
  const version = Number(body.version ?? 0) || 0;
  const again = (now: typeof before, isStale: boolean) => ({
    pairs: now.pairs,
    // Of a form that is no newer than it was, it is known how it stood; one that shows what somebody else has put begins anew.
    ...(isStale
      ? { version: now.hours.version, was: now.fields, theirs: now }
      : { version, was: wasBefore(body, now, journeys), theirs: null }),
    typed: typedOver(body, now.fields, { journeys, pairs: now.pairs, isStale }),
    gone: journeys.filter(({ pair, text }) => text !== '' && !now.pairs.some((each) => samePair(each, pair))),
  });
  if (!read.ok) return await show(context, { ...again(before, false), errors: { ...read.errors } });
  const saved = await changeHours(context.services, head, read.hours, read.journeys, signedIn(context).personId);
  if (isRefusal(saved))
    return await show(context, { ...again(await asItIs(context), saved.code === 'stale'), errors: {} });
  return redirect(`/challenges/${head.reference}/rooms`, 'The hours are kept. The next proposal keeps to them.');
}

async function asItIs(context: Context) {
  const { db } = context.services;
  const { id } = theChallenge(context);
  const [hours, travel, rooms] = await Promise.all([dayHours(db, id), travelOf(db, id), roomsOf(db, id)]);
  const pairs = pairsOfSites(rooms);
  return { hours, travel, pairs, fields: { ...typedHours(hours), ...fieldsOfJourneys(pairs, travel) } };
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
