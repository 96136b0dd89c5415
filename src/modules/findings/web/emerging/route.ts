import type { FieldErrors, Typed } from '#design/form';
import { isId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import { challengeNav, challengeThemes } from '#modules/challenges';
import { namingWarning, notesById } from '#modules/notebook';
import {
  type Context,
  notFound,
  type Outcome,
  redirect,
  signedIn,
  theChallenge,
  turnBack,
} from '#platform/http/context';
import { parseForm, sentRevision } from '#platform/http/forms';
import { get, post } from '#platform/http/routes';
import { becomeFinding, changeEmerging, takeApart } from '../../application/change-emerging.ts';
import type { EmergingFinding } from '../../domain/emerging.ts';
import { FINDING_KIND_LABELS } from '../../domain/finding.ts';
import { emergingById } from '../../store/emerging.ts';
import { finderOf } from '../finder.ts';
import { lower, noteCount } from '../team-room/words.ts';
import { becomeSchema, changeSchema } from './form.ts';
import { becomingPage, emergingPage } from './view.ts';

export const emergingRoutes = [
  get('/challenges/:challenge/emerging-findings/:emerging', 'findings.edit', open),
  post('/challenges/:challenge/emerging-findings/:emerging', 'findings.edit', change),
  post('/challenges/:challenge/emerging-findings/:emerging/apart', 'findings.edit', apart),
  post('/challenges/:challenge/emerging-findings/:emerging/finding', 'findings.edit', become),
];

type Found = NonNullable<Awaited<ReturnType<typeof emergingById>>>;

async function theEmerging(context: Context): Promise<Found | null> {
  const id = context.params.emerging;
  return isId(id) ? await emergingById(context.services.db, theChallenge(context).id, id) : null;
}

function room(context: Context): string {
  return `/challenges/${theChallenge(context).reference}/team-room`;
}

async function open(context: Context): Promise<Outcome> {
  const emerging = await theEmerging(context);
  if (!emerging) return notFound;
  if (emerging.findingId)
    return redirect(`/challenges/${theChallenge(context).reference}/findings/${emerging.findingId}`);
  if (emerging.isApart) return redirect(room(context), `‘${emerging.title}’ was taken apart.`);
  const { title, kind, themeId, version } = emerging;
  return await show(context, emerging, { version, typed: { title, kind, theme: themeId } });
}

type Shown = { version: number; typed: Typed; errors?: FieldErrors; status?: number };

async function show(
  context: Context,
  emerging: EmergingFinding,
  { version, typed, errors = {}, status }: Shown,
): Promise<Outcome> {
  const { db } = context.services;
  const head = theChallenge(context);
  const [themes, notes] = await Promise.all([challengeThemes(db, head.id), notesById(db, head.id, emerging.noteIds)]);
  return context.show(
    {
      title: 'Emerging finding',
      caption: head.title,
      width: 'narrow',
      back: { href: room(context), text: 'Team room' },
      errors,
      main: emergingPage({
        nav: await challengeNav(context, 'team-room'),
        base: `/challenges/${head.reference}`,
        csrf: context.csrf,
        viewerId: signedIn(context).personId,
        emerging,
        version,
        themes,
        notes,
        typed,
        errors,
      }),
    },
    status,
  );
}

async function change(context: Context): Promise<Outcome> {
  const emerging = await theEmerging(context);
  if (!emerging) return notFound;
  const read = parseForm(changeSchema, context.body);
  const again = { version: sentRevision(context.body), typed: context.body };
  if (!read.ok) return await show(context, emerging, { ...again, errors: { ...read.errors }, status: 422 });
  const { version, title, kind, theme } = read.value;
  const head = theChallenge(context);
  const wanted = { challengeId: head.id, id: emerging.id, version, title, kind, themeId: theme };
  const outcome = await changeEmerging(context.services, wanted);
  if (!isRefusal(outcome)) return redirect(`${room(context)}#emerging-${emerging.id}`, `‘${title}’ is saved.`);
  if (outcome.code === 'missing') return notFound;
  if (outcome.code === 'stale') {
    const now = (await theEmerging(context)) ?? emerging;
    const why = `${outcome.why} It is ${await nowWords(context, now)}.`;
    return await show(context, now, { ...again, version: now.version, errors: { title: why }, status: 409 });
  }
  const at = outcome.code === 'theme' ? 'theme' : 'title';
  return await show(context, emerging, { ...again, errors: { [at]: outcome.why }, status: 409 });
}

/** `‘Waits are long’ now, area for consideration of ‘Access’`. */
async function nowWords(context: Context, { title, kind, themeId }: EmergingFinding): Promise<string> {
  const themes = await challengeThemes(context.services.db, theChallenge(context).id);
  const theme = themes.find(({ id }) => id === themeId);
  return `‘${title}’ now, ${lower(FINDING_KIND_LABELS[kind])} of ‘${theme?.name ?? ''}’`;
}

async function apart(context: Context): Promise<Outcome> {
  const emerging = await theEmerging(context);
  if (!emerging) return notFound;
  const which = { challengeId: theChallenge(context).id, id: emerging.id };
  const outcome = await takeApart(context.services, which, signedIn(context).personId);
  if (isRefusal(outcome)) return turnBack(room(context), outcome.why);
  return redirect(room(context), `‘${outcome.title}’ is taken apart. Its notes stand alone again. You can undo it.`);
}

/** One press: it becomes a finding. Only where something stands in the way is anything asked. */
async function become(context: Context): Promise<Outcome> {
  const emerging = await theEmerging(context);
  if (!emerging) return notFound;
  const read = parseForm(becomeSchema, context.body);
  if (!read.ok) return await ask(context, emerging, { errors: { title: Object.values(read.errors)[0] ?? '' } });
  const { version, id, anyway } = read.value;
  const title = read.value.title === '' ? emerging.title : read.value.title;
  const head = theChallenge(context);
  const { db } = context.services;
  if (anyway === '' && !emerging.findingId) {
    const notes = await notesById(db, head.id, emerging.noteIds);
    const sessions = notes.flatMap((note) => note.sessionId ?? []);
    const warning = await namingWarning(db, head.id, sessions, title);
    if (warning) return await ask(context, emerging, { errors: { title: warning }, mayKeepAnyway: true });
  }
  const wanted = { challengeId: head.id, id: emerging.id, version, findingId: id, title };
  const made = await becomeFinding(context.services, wanted, finderOf(context));
  if (isRefusal(made)) {
    if (made.code === 'missing') return notFound;
    if (made.code === 'stale') return await askAgain(context, (await theEmerging(context)) ?? emerging);
    const why = made.code === 'no-evidence' ? NO_NOTES : made.why;
    return await ask(context, emerging, { errors: { title: why }, status: 409 });
  }
  const behind = `${noteCount(made.notes)} as evidence`;
  return redirect(
    `/challenges/${head.reference}/findings/${made.id}`,
    `It is a finding now, with its ${behind}. Only the team sees it. Where you remove the finding, the emerging one is in the team room again.`,
  );
}

const NO_NOTES = 'No notes are in it: a finding stands on at least one. Put a note in first.';

/** A colleague was faster. A sentence that was typed stays; without one it is the new working title. */
async function askAgain(context: Context, now: Found): Promise<Outcome> {
  const typed = typeof context.body.title === 'string' && context.body.title !== '';
  const then = typed
    ? 'What you typed is kept: press again to make it the finding.'
    : 'Press again to make that a finding.';
  const why = `A colleague has changed it in the meantime: it is ${await nowWords(context, now)}. ${then}`;
  return await ask(context, now, { errors: { title: why }, status: 409, version: now.version });
}

type Asking = { errors: FieldErrors; mayKeepAnyway?: boolean; status?: number; version?: number };

async function ask(
  context: Context,
  emerging: Found,
  { errors, mayKeepAnyway = false, status = 422, version = sentRevision(context.body) }: Asking,
): Promise<Outcome> {
  const head = theChallenge(context);
  const sent = context.body.title;
  const main = becomingPage({
    nav: await challengeNav(context, 'team-room'),
    base: `/challenges/${head.reference}`,
    csrf: context.csrf,
    emerging,
    version,
    typed: { title: typeof sent === 'string' && sent !== '' ? sent : emerging.title },
    errors,
    findingId: String(context.body.id ?? ''),
    mayKeepAnyway,
  });
  const back = { href: room(context), text: 'Team room' };
  const shown = { title: 'Make it a finding', caption: head.title, width: 'narrow' as const, back, errors, main };
  return context.show(shown, status);
}
