import { z } from 'zod';
import { type FieldErrors, field, form, type Typed } from '#design/form';
import { type Html, html } from '#design/html';
import { isRefusal } from '#kernel/result';
import { challengeNav } from '#modules/challenges';
import { type Context, type Outcome, redirect, signedIn, theChallenge } from '#platform/http/context';
import { parseForm, revision, timeOfDay, wholeNumber } from '#platform/http/forms';
import { get, type PageRoute, post } from '#platform/http/routes';
import { changeHours } from '../../application/change-hours.ts';
import { pairsOfSites } from '../../domain/missing-journeys.ts';
import { roomsOf } from '../../store/rooms.ts';
import { dayHours, type Travel, travelOf } from '../../store/settings.ts';

/** The hours of the days on site, and how long it takes from one site to another. */
export const hoursRoutes: readonly PageRoute[] = [
  get('/challenges/:challenge/hours', 'timetable.edit', showHours),
  post('/challenges/:challenge/hours', 'timetable.edit', keep),
];

const schema = z.object({
  version: revision(),
  'day-from': timeOfDay('Enter when the days begin, such as 9am'),
  'day-until': timeOfDay('Enter when the days end, such as 5.30pm'),
  'break-from': timeOfDay('Enter when lunch begins, such as 12.30pm'),
  'break-until': timeOfDay('Enter when lunch ends, such as 1.15pm'),
  changeover: wholeNumber('Enter minutes from 0 to 120', 0, 120),
});
const minutesOfTravel = wholeNumber('Enter minutes from 0 to 240', 0, 240);

async function pairsOf(context: Context): Promise<(readonly [string, string])[]> {
  return pairsOfSites(await roomsOf(context.services.db, theChallenge(context).id));
}

async function showHours(context: Context): Promise<Outcome> {
  const { db } = context.services;
  const head = theChallenge(context);
  const [hours, travel, pairs] = await Promise.all([dayHours(db, head.id), travelOf(db, head.id), pairsOf(context)]);
  const typed: Record<string, string> = {
    'day-from': hours.dayFrom,
    'day-until': hours.dayUntil,
    'break-from': hours.breakFrom,
    'break-until': hours.breakUntil,
    changeover: `${hours.changeoverMinutes}`,
  };
  pairs.forEach(([a, b], index) => {
    const known = travel.find(({ siteA, siteB }) => siteA === a && siteB === b);
    if (known) typed[`travel-${index}`] = `${known.minutes}`;
  });
  return await show(context, { version: hours.version, pairs, typed, errors: {} });
}

async function keep(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const pairs = await pairsOf(context);
  const read = parseForm(schema, context.body);
  const errors: Record<string, string> = read.ok ? orderProblems(read.value) : { ...read.errors };
  const travel: Travel[] = [];
  pairs.forEach(([siteA, siteB], index) => {
    const given = String(context.body[`travel-${index}`] ?? '').trim();
    if (given === '') return;
    const minutes = minutesOfTravel.safeParse(given);
    if (minutes.success) travel.push({ siteA, siteB, minutes: minutes.data });
    else errors[`travel-${index}`] = 'Enter minutes from 0 to 240';
  });
  const version = Number(context.body.version ?? 0) || 0;
  if (!read.ok || Object.keys(errors).length > 0)
    return await show(context, { version, pairs, typed: context.body, errors });
  const { value } = read;
  const hours = {
    dayFrom: value['day-from'],
    dayUntil: value['day-until'],
    breakFrom: value['break-from'],
    breakUntil: value['break-until'],
    changeoverMinutes: value.changeover,
    version: value.version,
  };
  const saved = await changeHours(context.services, head, hours, travel, signedIn(context).personId);
  if (isRefusal(saved)) {
    const now = await dayHours(context.services.db, head.id);
    return await show(context, { version: now.version, pairs, typed: context.body, errors: { 'day-from': saved.why } });
  }
  return redirect(`/challenges/${head.reference}/rooms`, 'The hours are kept. The next proposal keeps to them.');
}

function orderProblems(value: z.output<typeof schema>): Record<string, string> {
  const [from, until, pause, end] = [value['day-from'], value['day-until'], value['break-from'], value['break-until']];
  const errors: Record<string, string> = {};
  if (from >= until) errors['day-until'] = 'The days must end after they begin';
  if (pause >= end) errors['break-until'] = 'Lunch must end after it begins';
  else if (pause < from || end > until) errors['break-from'] = 'Lunch must lie within the day';
  return errors;
}

type Shown = { version: number; pairs: readonly (readonly [string, string])[]; typed: Typed; errors: FieldErrors };

async function show(context: Context, shown: Shown): Promise<Outcome> {
  const head = theChallenge(context);
  const base = `/challenges/${head.reference}`;
  return context.show({
    title: 'Hours and journeys',
    caption: head.title,
    width: 'narrow',
    back: { href: `${base}/rooms`, text: 'Rooms and sites' },
    main: hoursPage(await challengeNav(context, 'timetable'), base, context.csrf, shown),
    ...(Object.keys(shown.errors).length > 0 ? { errors: shown.errors } : {}),
  });
}

function hoursPage(nav: Html, base: string, csrf: string, { version, pairs, typed, errors }: Shown): Html {
  return html`${nav}${form({
    action: `${base}/hours`,
    csrf,
    hidden: { version: `${version}` },
    body: html`<p class="govuk-body">A timetable is proposed within these hours. What people set by hand may lie outside them.</p>
${field.time({ name: 'day-from', label: 'The days begin', typed, errors })}${field.time({ name: 'day-until', label: 'The days end', typed, errors })}
${field.time({ name: 'break-from', label: 'Lunch begins', typed, errors })}${field.time({ name: 'break-until', label: 'Lunch ends', typed, errors })}
${field.input({ name: 'changeover', label: 'Minutes between two sessions of a peer, at least', type: 'number-text', width: 3, typed, errors })}
<h2 class="govuk-heading-m" id="travel">Minutes from site to site</h2>${
      pairs.length === 0
        ? html`<p class="govuk-body">All rooms are at one site, so nobody travels.</p>`
        : html`<p class="govuk-body">By whatever way people will go. Left empty, it counts as no time at all.</p>${pairs.map(
            ([a, b], index) =>
              field.input({
                name: `travel-${index}`,
                label: `${a} and ${b}`,
                type: 'number-text',
                width: 3,
                suffix: 'minutes',
                typed,
                errors,
              }),
          )}`
    }`,
    button: 'Keep these hours',
    cancel: `${base}/rooms`,
  })}`;
}
