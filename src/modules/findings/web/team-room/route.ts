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
import { get, post } from '#platform/http/routes';
import { type Grouped, groupNotes } from '../../application/group-notes.ts';
import { type Undone, undoStep } from '../../application/undo-step.ts';
import { roomState } from '../../store/room-frame.ts';
import { backTo } from './emerging-view.ts';
import { readMove } from './form.ts';
import { dayOf, loadRoom, type Room } from './room.ts';
import { roomView } from './view.ts';
import { noteCount } from './words.ts';

export const teamRoomRoutes = [
  get('/challenges/:challenge/team-room', 'findings.see', (context) => showRoom(context)),
  get('/challenges/:challenge/team-room/news', 'findings.see', sendNews),
  post('/challenges/:challenge/team-room/moves', 'findings.edit', move),
  post('/challenges/:challenge/team-room/steps/:step/undo', 'findings.edit', undo),
];

type Shown = { typed?: Typed; errors?: FieldErrors; status?: number };

/** The evening of a day; with what was ticked and typed, and what was wrong with it, where a form came back. */
async function showRoom(context: Context, { typed = {}, errors = {}, status }: Shown = {}): Promise<Outcome> {
  const head = theChallenge(context);
  const room = await loadRoom(context);
  const sent = String(typed.id ?? '');
  const main = roomView({
    nav: await challengeNav(context, 'team-room'),
    room,
    base: `/challenges/${head.reference}`,
    csrf: context.csrf,
    mayGroup: context.may('findings.edit') && !room.frame.closed,
    typed: { into: 'new', ...typed },
    errors,
    formId: isId(sent) ? sent : newId(context.now.getTime()),
    ticked: [typed.note ?? []].flat(),
  });
  return context.show(
    {
      title: 'Team room',
      caption: head.title,
      width: 'wide',
      errors,
      scripts: ['findings/team-room.js'],
      styles: ['findings/team-room.css'],
      main,
    },
    status,
  );
}

/** Whether something is new since a page was opened: asked by pages that stay open. */
async function sendNews(context: Context): Promise<Outcome> {
  const state = await roomState(context.services.db, theChallenge(context).id);
  return { kind: 'json', value: dayOf(context, state).pulse };
}

async function move(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const read = readMove(context.body);
  if (!read.ok) return await showRoom(context, { typed: context.body, errors: read.errors, status: 422 });
  const grouped = await groupNotes(
    context.services,
    { challengeId: head.id, ...read.value },
    signedIn(context).personId,
  );
  if (isRefusal(grouped)) {
    // A note that was dragged, or taken out by a press: nothing was typed, so there is no form to come back to.
    if (!('id' in context.body))
      return turnBack(`/challenges/${head.reference}/${backTo(placeOf(context), null)}`, grouped.why);
    const at = grouped.code === 'closed' ? 'note' : grouped.code;
    return await showRoom(context, { typed: context.body, errors: { [at]: grouped.why }, status: 409 });
  }
  const place = grouped.id ? `emerging-${grouped.id}` : null;
  return redirect(`/challenges/${head.reference}/${backTo(placeOf(context), place)}`, movedWords(grouped));
}

function movedWords({ title, added, removed }: Grouped): string {
  if (title === null)
    return removed > 0 ? `${noteCount(removed)} taken out. You can undo it.` : 'It was taken out already.';
  if (added === 0 && removed === 0) return `What you chose is in ‘${title}’ already.`;
  const notes = Math.max(added, removed);
  return `${noteCount(notes)} ${notes === 1 ? 'is' : 'are'} in ‘${title}’ now. You can undo it.`;
}

async function undo(context: Context): Promise<Outcome> {
  const { step } = context.params;
  if (!isId(step)) return notFound;
  const head = theChallenge(context);
  const done = await undoStep(context.services, { challengeId: head.id, id: step }, signedIn(context).personId);
  if (isRefusal(done)) {
    if (done.code === 'missing') return notFound;
    return turnBack(`/challenges/${head.reference}/${backTo(placeOf(context), null)}`, done.why);
  }
  return redirect(`/challenges/${head.reference}/${backTo(placeOf(context), null)}`, undoneWords(done));
}

function undoneWords({ kept, leftAlone, tookBack }: Undone): string {
  const left =
    leftAlone > 0 ? ` ${noteCount(leftAlone)} ${leftAlone === 1 ? 'stays' : 'stay'} where it was put since.` : '';
  const done = tookBack ? 'It is undone.' : 'There was nothing left to take back.';
  if (!kept) return `${done}${left}`;
  const why =
    kept.because === 'filled'
      ? 'for something was put into it since'
      : 'for its title, kind or theme was changed since: take it apart where nobody wants it';
  return `${done}${left} ‘${kept.title}’ stays, ${why}.`;
}

/** The day and the order that the form came from; another day than it can be shows today's. */
function placeOf(context: Context): Pick<Room, 'day' | 'order'> {
  const { day, by } = context.body;
  const known = typeof day === 'string' && /^(\d{4}-\d{2}-\d{2}|before)$/.test(day) ? day : '';
  return { day: known, order: by === 'session' ? 'session' : 'theme' };
}
