import { z } from 'zod';
import type { FieldErrors, Typed } from '#design/form';
import { isId, newId } from '#kernel/ids';
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
import { formId, optionalText, orNothing, parseForm, requiredText, revision, wholeNumber } from '#platform/http/forms';
import { get, type PageRoute, post } from '#platform/http/routes';
import { dropRoom, type SavedRoom, saveRoom } from '../../application/change-rooms.ts';
import { keptSince } from '../../domain/arrangements.ts';
import { missingJourneys } from '../../domain/missing-journeys.ts';
import { arrangedPlaces, stepsOfTrail } from '../../store/arrangements.ts';
import { roomsOf, usesOfRoom } from '../../store/rooms.ts';
import { dayHours, travelOf } from '../../store/settings.ts';
import { lastChange } from '../last-change/view.ts';
import { inUseWords, type OwnRoom, roomPage, roomsPage } from './view.ts';

export const roomsRoutes: readonly PageRoute[] = [
  get('/challenges/:challenge/rooms', 'timetable.see', showRooms),
  post('/challenges/:challenge/rooms', 'timetable.edit', addRoom),
  get('/challenges/:challenge/rooms/:room', 'timetable.edit', showRoom),
  post('/challenges/:challenge/rooms/:room', 'timetable.edit', changeRoom),
  post('/challenges/:challenge/rooms/:room/removal', 'timetable.edit', removeRoom),
];

const fields = {
  name: requiredText('Enter the room’s name', 120),
  site: optionalText(120),
  capacity: orNothing(wholeNumber('Enter how many people it holds, such as 12', 1, 5000)),
};

async function showRooms(context: Context): Promise<Outcome> {
  return await list(context, {}, {}, newId(context.now.getTime()));
}

async function addRoom(context: Context): Promise<Outcome> {
  const form = parseForm(z.object({ id: formId(), ...fields }), context.body);
  if (!form.ok) return await list(context, context.body, form.errors, newId(context.now.getTime()));
  const head = theChallenge(context);
  const room = { ...form.value, version: null };
  const saved = await saveRoom(context.services, head, room, signedIn(context).personId);
  if (isRefusal(saved)) return await list(context, context.body, { name: saved.why }, form.value.id);
  return redirect(`/challenges/${head.reference}/rooms`, `${form.value.name} is on the list.`);
}

async function showRoom(context: Context): Promise<Outcome> {
  const room = await ownRoom(context);
  if (!room) return notFound;
  const typed = { name: room.name, site: room.site, capacity: room.capacity === null ? '' : `${room.capacity}` };
  return await one(context, room, typed, {});
}

async function changeRoom(context: Context): Promise<Outcome> {
  const room = await ownRoom(context);
  if (!room) return notFound;
  const form = parseForm(z.object({ version: revision(), ...fields, renames: optionalText(3) }), context.body);
  if (!form.ok) return await one(context, room, context.body, form.errors);
  const head = theChallenge(context);
  const { renames, ...typed } = form.value;
  const change = { id: room.id, ...typed, siteIsRenamed: renames === 'yes' };
  const saved = await saveRoom(context.services, head, change, signedIn(context).personId);
  if (isRefusal(saved))
    return saved.code === 'stale'
      ? await one(context, (await ownRoom(context)) ?? room, context.body, {}, true)
      : await one(context, room, context.body, { name: saved.why });
  return redirect(
    `/challenges/${head.reference}/rooms`,
    `${typed.name} is changed.${renamedWords(room.site, typed.site, saved)}`,
  );
}

function renamedWords(from: string, to: string, { renamed, journeys }: SavedRoom): string {
  if (!renamed) return '';
  const kept = journeys === 0 ? '' : ' Its minutes to other sites are kept: change them where it is another place.';
  return ` ${from} is now called ${to}.${kept}`;
}

async function removeRoom(context: Context): Promise<Outcome> {
  const room = await ownRoom(context);
  if (!room) return notFound;
  const head = theChallenge(context);
  const to = `/challenges/${head.reference}/rooms`;
  const gone = await dropRoom(context.services, head, room.id, signedIn(context).personId);
  if (gone) return redirect(to, `${room.name} is off the list.`);
  // What it is in by now: when its page was made it may have been in nothing.
  const now = await ownRoom(context);
  return turnBack(to, now ? inUseWords(now) : `${room.name} is off the list already.`);
}

/** The room of the address, with how many others are at its site. */
async function ownRoom(context: Context): Promise<OwnRoom | null> {
  const id = context.params.room ?? '';
  if (!isId(id)) return null;
  const rooms = await roomsOf(context.services.db, theChallenge(context).id);
  const room = rooms.find((each) => each.id === id);
  if (!room) return null;
  const sharing = room.site === '' ? 0 : rooms.filter(({ site }) => site === room.site).length - 1;
  return { ...room, sharing };
}

async function list(context: Context, typed: Typed, errors: FieldErrors, id: string): Promise<Outcome> {
  const head = theChallenge(context);
  const base = `/challenges/${head.reference}`;
  const { db } = context.services;
  const rooms = await roomsOf(db, head.id);
  const travel = await travelOf(db, head.id);
  const missing = missingJourneys(rooms, travel);
  const mayEdit = context.may('timetable.edit');
  const last =
    mayEdit &&
    lastChange({
      steps: await stepsOfTrail(db, head.id, 'places', keptSince(context.now)),
      now: arrangedPlaces(head.id, rooms, await dayHours(db, head.id), travel),
      base,
      csrf: context.csrf,
    });
  return context.show({
    title: 'Rooms and sites',
    caption: head.title,
    width: 'narrow',
    back: { href: `${base}/timetable`, text: 'Timetable' },
    nav: await challengeNav(context, 'timetable'),
    main: roomsPage({ rooms, missing, base, csrf: context.csrf, id, typed, errors, mayEdit }),
    lastChange: last,
    ...(Object.keys(errors).length > 0 ? { errors } : {}),
  });
}

async function one(
  context: Context,
  room: OwnRoom,
  typed: Typed,
  errors: FieldErrors,
  stale = false,
): Promise<Outcome> {
  const head = theChallenge(context);
  const uses = await usesOfRoom(context.services.db, head.id, room.id);
  const base = `/challenges/${head.reference}`;
  // With something wrong in it a form is still the one that was made from an earlier revision.
  const version = Object.keys(errors).length > 0 ? String(typed.version ?? '') : `${room.version}`;
  const shell = {
    title: `Change ${room.name}`,
    caption: head.title,
    width: 'narrow' as const,
    back: { href: `${base}/rooms`, text: 'Rooms and sites' },
    main: roomPage({ room, uses, version, base, csrf: context.csrf, typed, errors, stale }),
    ...(Object.keys(errors).length > 0 ? { errors } : {}),
  };
  return stale ? context.show(shell, 409) : context.show(shell);
}
