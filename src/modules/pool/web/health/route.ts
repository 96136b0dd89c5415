import { z } from 'zod';
import { emptyState } from '#design/components/empty-state';
import { londonDate } from '#kernel/dates';
import { isId } from '#kernel/ids';
import { bodiesOf, OFFICE_ROLES } from '#platform/access/roles';
import { type Context, notFound, type Outcome, redirect, signedIn } from '#platform/http/context';
import { choice, type FieldErrors, optionalText, parseForm, type Typed } from '#platform/http/forms';
import { get, post } from '#platform/http/routes';
import { REVIEW_ACTS, type ReviewAct, reviewPeer } from '../../application/review-peer.ts';
import { concernsOf, groupsOf } from '../../store/health.ts';
import { healthView, reviewView } from './view.ts';

/** How the pool is, and the walk through everybody there is something to look at about. */
export const healthRoutes = [
  get('/pool/health', 'pool.see', showHealth),
  get('/pool/review', 'pool.edit', (context) => showReview(context, null, {})),
  post('/pool/review/:peer', 'pool.edit', settle),
];

async function showHealth(context: Context): Promise<Outcome> {
  const { db } = context.services;
  const bodies = bodiesOf(signedIn(context), OFFICE_ROLES);
  const today = londonDate(context.now);
  return context.show({
    title: 'The pool’s health',
    width: 'wide',
    back: { href: '/pool', text: 'Pool' },
    main: healthView({
      lines: await concernsOf(db, bodies, today),
      groups: await groupsOf(db, bodies),
      today,
      mayEdit: context.may('pool.edit'),
    }),
  });
}

type Again = { typed?: Typed; errors?: FieldErrors };

/** The next of those nobody has looked at lately; or this one again, where something was wrong. */
async function showReview(context: Context, peerId: string | null, again: Again): Promise<Outcome> {
  const today = londonDate(context.now);
  const lines = await concernsOf(context.services.db, bodiesOf(signedIn(context), OFFICE_ROLES), today);
  const waiting = lines.filter(({ looked }) => !looked);
  const line = peerId === null ? waiting[0] : lines.find(({ id }) => id === peerId);
  const back = { href: '/pool/health', text: 'The pool’s health' };
  if (!line) {
    return context.show({
      title: 'The review is done',
      width: 'narrow',
      back,
      main: emptyState({
        title: 'Nobody is left to look at',
        body: 'Whoever you have looked at comes back in three months, if there is still something about them.',
        action: { text: 'See the pool’s health', href: '/pool/health' },
      }),
    });
  }
  return context.show({
    title: line.name,
    caption: `Review of the pool: ${waiting.length} left`,
    width: 'narrow',
    back,
    ...(again.errors ? { errors: again.errors } : {}),
    main: reviewView({
      line,
      left: waiting.length,
      today,
      csrf: context.csrf,
      typed: again.typed ?? {},
      errors: again.errors ?? {},
    }),
  });
}

const reviewForm = z.object({ act: choice(REVIEW_ACTS, 'Choose what should happen'), reason: optionalText(500) });

const DONE: Readonly<Record<ReviewAct, string>> = {
  confirm: 'is kept as a serving peer',
  ask: 'is asked by mail whether we still have them right',
  suspend: 'is suspended',
  lapse: 'has lapsed',
  retire: 'is retired',
  later: 'comes back in three months',
};

async function settle(context: Context): Promise<Outcome> {
  const id = context.params.peer;
  const lines = await concernsOf(
    context.services.db,
    bodiesOf(signedIn(context), OFFICE_ROLES),
    londonDate(context.now),
  );
  const line = isId(id) ? lines.find((one) => one.id === id) : undefined;
  if (!line) return notFound;
  const read = parseForm(reviewForm, context.body);
  if (!read.ok) return await showReview(context, line.id, read);
  const refused = await reviewPeer(context.services, line.id, read.value, signedIn(context).personId);
  if (refused) {
    const name = refused.code === 'no-reason' ? 'reason' : 'act';
    return await showReview(context, line.id, { typed: context.body, errors: { [name]: refused.why } });
  }
  return redirect('/pool/review', `${line.name} ${DONE[read.value.act]}.`);
}
