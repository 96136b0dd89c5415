import { isDeepStrictEqual } from 'node:util';
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
import { optionalText } from '#platform/http/forms';
import { get, type PageRoute, post } from '#platform/http/routes';
import { askForTimes } from '../../application/ask-for-times.ts';
import { changeNominee, dropNominee, nominate, nominateFromFile } from '../../application/change-interviewees.ts';
import { keptSince } from '../../domain/arrangements.ts';
import { nomineeKey, readIntervieweeLines } from '../../domain/read-interviewee-lines.ts';
import { arrangedPerson, stepsOfTrail } from '../../store/arrangements.ts';
import { everInSession, type Interviewee, intervieweesOf } from '../../store/interviewees.ts';
import { isReleased } from '../../store/release.ts';
import { toldOf } from '../../store/releases.ts';
import { wantedWith } from '../../store/wanted.ts';
import { counted, SPEAKER_LABELS } from '../labels.ts';
import { lastChange } from '../last-change/view.ts';
import { daysOf } from '../session-form/form.ts';
import { readUpload } from './file.ts';
import { readPerson, readPersonChange } from './form.ts';
import { shownAs, shownBefore, typedOf, withKnown, withTheirs } from './meanwhile.ts';
import { type PersonNotice, personPage } from './person-view.ts';
import { takenWords } from './taken-words.ts';
import { intervieweesPage } from './view.ts';

export const intervieweesRoutes: readonly PageRoute[] = [
  get('/challenges/:challenge/interviewees', 'timetable.see', (context) => list(context, {}, [])),
  get('/challenges/:challenge/interviewees/new', 'timetable.edit', (context) =>
    one(context, null, { typed: {}, errors: {} }),
  ),
  post('/challenges/:challenge/interviewees', 'timetable.edit', addOne),
  post('/challenges/:challenge/interviewees/lines', 'timetable.edit', addLines),
  post('/challenges/:challenge/interviewees/file', 'timetable.edit', addFile, { upload: { limitBytes: 1_000_000 } }),
  post('/challenges/:challenge/interviewees/times', 'timetable.edit', askTimes),
  get('/challenges/:challenge/interviewees/:interviewee', 'timetable.edit', showOne),
  post('/challenges/:challenge/interviewees/:interviewee', 'timetable.edit', changeOne),
  post('/challenges/:challenge/interviewees/:interviewee/removal', 'timetable.edit', removeOne),
];

async function addOne(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const form = readPerson(context.body, daysOf(head));
  if (!form.ok) return await one(context, null, { typed: context.body, errors: form.errors });
  const { category, ...person } = form.value;
  const nominee = { ...person, sourceCategory: category };
  const list = `/challenges/${head.reference}/interviewees`;
  // Name and job title tell people apart: pressed twice, this adds one.
  const added = await nominate(context.services, head, [nominee], signedIn(context).personId);
  if (isRefusal(added)) return await one(context, null, { typed: context.body, errors: { name: added.why } });
  if (added > 0) return redirect(list, `${person.name} is on the list.`);
  const people = await intervieweesOf(context.services.db, head.id);
  const there = people.find((each) => nomineeKey(each) === nomineeKey(nominee));
  const typed = there ? withKnown(context.body, there) : {};
  if (!there || isDeepStrictEqual(typed, typedOf(there)))
    return redirect(list, `${person.name} was on the list already.`);
  return await one(context, there, { typed, errors: {}, notice: 'there' });
}

async function addLines(context: Context): Promise<Outcome> {
  const usual = String(context.body.usual ?? '');
  const text = optionalText(100_000).safeParse(context.body.lines);
  if (!text.success) return await list(context, context.body, ['Paste fewer lines at a time']);
  const read = readIntervieweeLines(text.data, SPEAKER_LABELS, usual in SPEAKER_LABELS ? usual : null);
  if (!read.ok) return await list(context, context.body, read.problems);
  const head = theChallenge(context);
  const added = await nominate(context.services, head, read.nominees, signedIn(context).personId);
  if (isRefusal(added)) return await list(context, context.body, [added.why]);
  const known = read.nominees.length - added;
  const stay = `${counted(known, 'was', 'were')} there already, and nothing about ${known === 1 ? 'that person' : 'them'} was changed.`;
  const words = `${counted(added, 'person', 'people')} added. ${known > 0 ? stay : ''}`;
  return redirect(`/challenges/${head.reference}/interviewees`, words.trim());
}

async function askTimes(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const asked = await askForTimes(context.services, head, signedIn(context).personId);
  const words =
    asked === 0
      ? 'Nobody was asked just now: everybody with an email address has said when they can come, or was asked today already.'
      : `We have asked ${counted(asked, 'person', 'people')}. They answer by a link of their own, without signing in.`;
  return redirect(`/challenges/${head.reference}/interviewees`, words);
}

async function addFile(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const read = await readUpload(context);
  if ('problems' in read) return await list(context, context.body, read.problems, 'file');
  const taken = await nominateFromFile(context.services, head, read.nominees, signedIn(context).personId);
  if (isRefusal(taken)) return await list(context, context.body, [taken.why], 'file');
  return redirect(`/challenges/${head.reference}/interviewees`, takenWords(taken));
}

async function showOne(context: Context): Promise<Outcome> {
  const person = await own(context);
  return person ? await one(context, person, { typed: typedOf(person), errors: {} }) : notFound;
}

async function changeOne(context: Context): Promise<Outcome> {
  const person = await own(context);
  if (!person) return notFound;
  const head = theChallenge(context);
  const form = readPersonChange(context.body, daysOf(head), person.unavailable);
  if (!form.ok) return await one(context, person, { typed: context.body, errors: form.errors });
  const { category, ...rest } = form.value;
  const change = { ...rest, id: person.id, sourceCategory: category };
  const saved = await changeNominee(context.services, head, change, signedIn(context).personId);
  if (isRefusal(saved)) {
    if (saved.code === 'name-taken')
      return await one(context, person, { typed: context.body, errors: { name: saved.why } });
    const now = await own(context);
    return now
      ? await one(context, now, { typed: withTheirs(context.body, now), errors: {}, notice: 'stale' })
      : notFound;
  }
  const { invited, sentAway } = saved;
  const words = [
    `${rest.name} is saved.`,
    invited !== null && `We have sent an invitation to ${invited}.`,
    sentAway !== null && `We have told ${sentAway} that it is no longer concerned.`,
  ];
  return redirect(`/challenges/${head.reference}/interviewees`, words.filter(Boolean).join(' '));
}

async function removeOne(context: Context): Promise<Outcome> {
  const person = await own(context);
  if (!person) return notFound;
  const head = theChallenge(context);
  const gone = await dropNominee(context.services, head, person.id, signedIn(context).personId);
  const to = `/challenges/${head.reference}/interviewees`;
  return isRefusal(gone) ? turnBack(to, gone.why) : redirect(to, `${gone.name} is off the list.`);
}

async function own(context: Context): Promise<Interviewee | null> {
  const id = context.params.interviewee ?? '';
  if (!isId(id)) return null;
  const people = await intervieweesOf(context.services.db, theChallenge(context).id);
  return people.find((person) => person.id === id) ?? null;
}

async function list(
  context: Context,
  typed: Typed,
  badLines: readonly string[],
  field: 'lines' | 'file' = 'lines',
): Promise<Outcome> {
  const { db } = context.services;
  const head = theChallenge(context);
  const base = `/challenges/${head.reference}`;
  const [people, released] = await Promise.all([intervieweesOf(db, head.id), isReleased(db, head.id)]);
  const errors: FieldErrors = badLines.length > 0 ? { [field]: badLines[0] as string } : {};
  const mayEdit = context.may('timetable.edit');
  const last =
    mayEdit &&
    lastChange({
      steps: await stepsOfTrail(db, head.id, 'people', keptSince(context.now)),
      now: people.map(arrangedPerson),
      base,
      csrf: context.csrf,
    });
  return context.show({
    title: 'People to be heard',
    caption: head.title,
    width: 'wide',
    back: { href: `${base}/timetable`, text: 'Timetable' },
    nav: await challengeNav(context, 'timetable'),
    lastChange: last,
    main: intervieweesPage({
      people,
      base,
      csrf: context.csrf,
      typed,
      errors,
      badLines,
      mayEdit,
      released,
      show: context.query.show ?? '',
      days: daysOf(head),
      today: londonDate(context.now),
    }),
    ...(badLines.length > 0 ? { errors } : {}),
  });
}

type Shown = { typed: Typed; errors: FieldErrors; notice?: PersonNotice };

async function one(context: Context, person: Interviewee | null, { typed, errors, notice }: Shown): Promise<Outcome> {
  const head = theChallenge(context);
  const base = `/challenges/${head.reference}`;
  const { db } = context.services;
  const wantedIn = person ? await wantedWith(db, person.id) : [];
  const heldIn = person ? await everInSession(db, head.id, [person.id]) : [];
  const told = person?.email ? await toldOf(db, head.id, person.id, context.now) : [];
  const wrong = Object.keys(errors).length > 0;
  const about = { wantedIn, heldIn, told, days: daysOf(head), notice: notice ?? null };
  const hidden = person ? (wrong ? shownBefore(typed, person) : shownAs(person)) : {};
  const shell = {
    title: person ? person.name : 'Add somebody to be heard',
    caption: head.title,
    width: 'narrow' as const,
    back: { href: `${base}/interviewees`, text: 'People to be heard' },
    main: personPage({ person, base, csrf: context.csrf, typed, errors, hidden, ...about }),
    ...(wrong ? { errors } : {}),
  };
  return notice ? context.show(shell, 409) : context.show(shell);
}
