import type { FieldErrors, Typed } from '#design/form';
import { isId, newId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import { challengeNav, challengeThemes } from '#modules/challenges';
import {
  type Context,
  notFound,
  type Outcome,
  redirect,
  signedIn,
  theChallenge,
  turnBack,
} from '#platform/http/context';
import { get, type PageRoute, post } from '#platform/http/routes';
import { leaveOut, saveWanted, wantFromTemplate } from '../../application/change-wanted.ts';
import { keptSince } from '../../domain/arrangements.ts';
import { goneFromTeam } from '../../domain/who-goes.ts';
import { arrangedWanted, stepsOfTrail } from '../../store/arrangements.ts';
import { intervieweesOf } from '../../store/interviewees.ts';
import { roomsOf } from '../../store/rooms.ts';
import { teamOf } from '../../store/team.ts';
import { findWanted, type WantedRow, wantedOf } from '../../store/wanted.ts';
import { counted } from '../labels.ts';
import { lastChange } from '../last-change/view.ts';
import { daysOf } from '../session-form/form.ts';
import { readWantedForm, typedWanted } from './form.ts';
import { wantedForm, wantedPage } from './view.ts';

export const wantedRoutes: readonly PageRoute[] = [
  get('/challenges/:challenge/wanted', 'timetable.see', showWanted),
  post('/challenges/:challenge/wanted', 'timetable.edit', add),
  post('/challenges/:challenge/wanted/template', 'timetable.edit', fromTemplate),
  get('/challenges/:challenge/wanted/new', 'timetable.edit', showNew),
  get('/challenges/:challenge/wanted/:wanted', 'timetable.edit', showOne),
  post('/challenges/:challenge/wanted/:wanted', 'timetable.edit', change),
  post('/challenges/:challenge/wanted/:wanted/omission', 'timetable.edit', (context) => setOut(context, true)),
  post('/challenges/:challenge/wanted/:wanted/return', 'timetable.edit', (context) => setOut(context, false)),
];

const listUrl = (context: Context) => `/challenges/${theChallenge(context).reference}/wanted`;

async function showWanted(context: Context): Promise<Outcome> {
  const { db } = context.services;
  const head = theChallenge(context);
  const [wanted, themes, people, team] = await Promise.all([
    wantedOf(db, head.id),
    challengeThemes(db, head.id),
    intervieweesOf(db, head.id),
    teamOf(db, head.id),
  ]);
  const base = `/challenges/${head.reference}`;
  const last =
    context.may('timetable.edit') &&
    lastChange({
      steps: await stepsOfTrail(db, head.id, 'wanted', keptSince(context.now)),
      now: wanted.map(arrangedWanted),
      base,
      csrf: context.csrf,
    });
  return context.show({
    title: 'What to hear, and from whom',
    caption: head.title,
    width: 'wide',
    back: { href: `${base}/timetable`, text: 'Timetable' },
    nav: await challengeNav(context, 'timetable'),
    lastChange: last,
    main: wantedPage({
      base,
      csrf: context.csrf,
      wanted,
      themes,
      people,
      team,
      mayEdit: context.may('timetable.edit'),
      hasDays: daysOf(head).length > 0,
      now: context.now,
    }),
  });
}

async function fromTemplate(context: Context): Promise<Outcome> {
  const outcome = await wantFromTemplate(context.services, theChallenge(context), signedIn(context).personId);
  if (isRefusal(outcome)) return turnBack(listUrl(context), outcome.why);
  const words =
    outcome.added === 0
      ? 'Nothing was missing.'
      : `${counted(outcome.added, 'session is', 'sessions are')} on the list. Change what does not fit, and say who is heard in each.`;
  return redirect(listUrl(context), words);
}

async function showNew(context: Context): Promise<Outcome> {
  const { theme, category } = context.query;
  const typed: Typed = {
    length: '1 hour',
    'peers-needed': '2',
    ...(theme ? { themes: [theme] } : {}),
    ...(category ? { category } : {}),
  };
  return await show(context, { id: newId(context.now.getTime()), version: null, typed, errors: {} });
}

async function add(context: Context): Promise<Outcome> {
  const id = String(context.body.id ?? '');
  return await save(context, isId(id) ? id : newId(context.now.getTime()), null);
}

async function showOne(context: Context): Promise<Outcome> {
  const wanted = await own(context);
  if (!wanted) return notFound;
  const { id, version } = wanted;
  return await show(context, { id, version, typed: typedWanted(wanted), errors: {}, stands: wanted });
}

async function change(context: Context): Promise<Outcome> {
  const wanted = await own(context);
  return wanted ? await save(context, wanted.id, wanted) : notFound;
}

/** `stands`: what is changed; null adds one. */
async function save(context: Context, id: string, stands: WantedRow | null): Promise<Outcome> {
  const head = theChallenge(context);
  const isNew = stands === null;
  const typed: Typed = context.body;
  const version = isNew ? null : Number(context.body.version ?? 0) || 0;
  const read = readWantedForm({ ...context.body, id: isNew ? context.body.id : id }, daysOf(head), isNew);
  if (!read.ok) return await show(context, { id, version, typed, errors: read.errors, stands });
  const saved = await saveWanted(context.services, head, read.value, signedIn(context).personId);
  if (isRefusal(saved) && saved.code === 'full')
    return await show(context, { id, version, typed, errors: { title: saved.why }, stands });
  if (isRefusal(saved)) return notFound;
  if (saved.kind === 'problems')
    return await show(context, { id, version, typed, errors: { ...saved.problems }, stands });
  if (saved.kind === 'stale')
    return await show(context, {
      ...{ id, version: saved.wanted.version, typed, errors: {}, stands: saved.wanted, theirs: saved.wanted },
    });
  return redirect(listUrl(context), `‘${read.value.title}’ is ${isNew ? 'on the list' : 'changed'}.`);
}

async function setOut(context: Context, leftOut: boolean): Promise<Outcome> {
  const id = context.params.wanted ?? '';
  if (!isId(id)) return notFound;
  const wanted = await leaveOut(context.services, theChallenge(context), id, leftOut, signedIn(context).personId);
  if (!wanted) return notFound;
  const still = leftOut && wanted.session ? ' Its session is still in the timetable: cancel it there.' : '';
  return redirect(listUrl(context), `‘${wanted.title}’ is ${leftOut ? 'left out' : 'back on the list'}.${still}`);
}

async function own(context: Context): Promise<WantedRow | null> {
  const id = context.params.wanted ?? '';
  return isId(id) ? await findWanted(context.services.db, theChallenge(context).id, id) : null;
}

type Shown = {
  id: string;
  version: number | null;
  typed: Typed;
  errors: FieldErrors;
  stands?: WantedRow | null;
  theirs?: WantedRow;
};

async function show(context: Context, { id, version, typed, errors, stands, theirs }: Shown): Promise<Outcome> {
  const { db } = context.services;
  const head = theChallenge(context);
  const [rooms, team, people, themes] = await Promise.all([
    roomsOf(db, head.id),
    teamOf(db, head.id),
    intervieweesOf(db, head.id),
    challengeThemes(db, head.id),
  ]);
  const isNew = version === null;
  const list = listUrl(context);
  const shell = {
    title: isNew ? 'Add a session to hear' : 'Change a session to hear',
    caption: head.title,
    width: 'narrow' as const,
    back: { href: list, text: 'What to hear' },
    main: wantedForm({
      action: isNew ? list : `${list}/${id}`,
      csrf: context.csrf,
      hidden: isNew ? { id } : { version: `${version}` },
      typed,
      errors,
      cancel: list,
      button: isNew ? 'Put it on the list' : 'Save',
      days: daysOf(head),
      lostDay: stands?.onDay && !daysOf(head).includes(stands.onDay) ? stands.onDay : null,
      rooms,
      team,
      gone: stands ? goneFromTeam(stands, team).map((peer) => ({ id: peer, name: stands.peerNames[peer] ?? '' })) : [],
      people,
      themes,
      theirs: theirs ?? null,
      leaveOut: isNew ? null : `${list}/${id}/omission`,
    }),
  };
  if (theirs) return context.show(shell, 409);
  return Object.keys(errors).length > 0 ? context.show({ ...shell, errors }) : context.show(shell);
}
