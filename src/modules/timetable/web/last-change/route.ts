import { isId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import {
  type Context,
  notFound,
  type Outcome,
  redirect,
  signedIn,
  theChallenge,
  turnBack,
} from '#platform/http/context';
import { type PageRoute, post } from '#platform/http/routes';
import { undoArrangement } from '../../application/undo-arrangement.ts';
import { TRAILS, type Trail } from '../../domain/arrangements.ts';

/** Takes back the last change to rooms and hours, to people to be heard, or to what to hear. */
export const lastChangeRoutes: readonly PageRoute[] = [
  post('/challenges/:challenge/arrangements/:trail/undo', 'timetable.edit', undo),
];

const PAGES: Record<Trail, string> = { places: 'rooms', people: 'interviewees', wanted: 'wanted' };

async function undo(context: Context): Promise<Outcome> {
  const trail = TRAILS.find((each) => each === context.params.trail);
  const step = String(context.body.step ?? '');
  if (!trail || !isId(step)) return notFound;
  const head = theChallenge(context);
  const to = `/challenges/${head.reference}/${PAGES[trail]}`;
  const undone = await undoArrangement(context.services, head, trail, step, signedIn(context).personId);
  if (isRefusal(undone)) return turnBack(to, undone.why);
  return redirect(to, 'Undone: it is as it was before.');
}
