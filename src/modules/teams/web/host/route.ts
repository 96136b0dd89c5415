import { z } from 'zod';
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
import { choice, type FieldErrors, formId, parseForm, requiredText, type Typed } from '#platform/http/forms';
import { get, post } from '#platform/http/routes';
import { answerObjection, confirmTeam, objectToPeer } from '../../application/host-view.ts';
import { objectionOf } from '../../store/host-views.ts';
import { findPlacement } from '../../store/placements.ts';
import { underNav } from '../under-nav.ts';
import { answerView, objectView } from './view.ts';

const team = '/challenges/:challenge/team';

export const hostViewRoutes = [
  post(`${team}/contentment`, 'team.see', content),
  get(`${team}/objections/new`, 'team.view-as-host', (context) =>
    showObject(context, context.query.placement ?? '', {}),
  ),
  post(`${team}/objections`, 'team.view-as-host', object),
  get(`${team}/objections/:objection`, 'team.form', (context) => showAnswer(context, {})),
  post(`${team}/objections/:objection/answer`, 'team.form', answer),
];

type Again = { typed?: Typed; errors?: FieldErrors; refused?: string };

/** The host's word; or, once its time is over, the office's. A peer of the team may see the page but not say this. */
async function content(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const as = context.may('team.view-as-host') ? 'host' : context.may('team.form') ? 'office' : null;
  if (as === null) return { kind: 'forbidden' };
  const seen = String(context.body.seen ?? '').split(',');
  const done = await confirmTeam(context.services, head, { personId: signedIn(context).personId, as, seen });
  const page = `/challenges/${head.reference}/team`;
  if (isRefusal(done)) return turnBack(page, done.why);
  if (done.confirmed === 0) return redirect(page);
  const thanks = as === 'host' ? 'Thank you. Your team is confirmed' : 'The team is confirmed';
  return redirect(page, `${thanks}, and we have told the peers.`);
}

async function showObject(context: Context, placementId: string, again: Again): Promise<Outcome> {
  const head = theChallenge(context);
  const placement = isId(placementId) ? await findPlacement(context.services.db, placementId) : null;
  if (!placement || placement.challengeId !== head.id) return notFound;
  const main = objectView({
    placement,
    base: `/challenges/${head.reference}`,
    csrf: context.csrf,
    id: String(again.typed?.id ?? newId(context.now.getTime())),
    typed: again.typed ?? {},
    errors: again.errors ?? {},
    refused: again.refused ?? null,
  });
  return await shown(context, `Object to ${placement.peerName}`, main, again);
}

const objecting = z.object({
  id: formId(),
  placement: requiredText('Choose a peer', 40),
  reason: requiredText('Say why you would rather not have them', 2000),
});

async function object(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const form = parseForm(objecting, context.body);
  const placementId = String(context.body.placement ?? '');
  if (!form.ok) return await showObject(context, placementId, { typed: form.typed, errors: form.errors });
  if (!isId(placementId)) return notFound;
  const { id, reason } = form.value;
  const done = await objectToPeer(context.services, head, { id, placementId, reason }, signedIn(context).personId);
  if (isRefusal(done)) {
    return done.code === 'not-found'
      ? notFound
      : await showObject(context, placementId, { typed: context.body, refused: done.why });
  }
  return redirect(
    `/challenges/${head.reference}/team`,
    `We have told the office that you object to ${done.peerName}. You will get an answer.`,
  );
}

async function showAnswer(context: Context, again: Again): Promise<Outcome> {
  const head = theChallenge(context);
  const id = context.params.objection ?? '';
  const view = isId(id) ? await objectionOf(context.services.db, head.id, id) : null;
  if (!view) return notFound;
  const main = answerView({
    view,
    hostName: head.hostName,
    base: `/challenges/${head.reference}`,
    csrf: context.csrf,
    typed: again.typed ?? {},
    errors: again.errors ?? {},
    refused: again.refused ?? null,
  });
  return await shown(context, `Objection to ${view.peerName}`, main, again);
}

const answering = z.object({
  answer: choice(['withdrawn', 'kept'], 'Choose whether they stay'),
  reason: requiredText('Say why, for the host', 2000),
});

async function answer(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const id = context.params.objection ?? '';
  if (!isId(id)) return notFound;
  const form = parseForm(answering, context.body);
  if (!form.ok) return await showAnswer(context, { typed: form.typed, errors: form.errors });
  const done = await answerObjection(context.services, head, { id, ...form.value }, signedIn(context).personId);
  if (isRefusal(done)) {
    return done.code === 'not-found' ? notFound : await showAnswer(context, { typed: context.body, refused: done.why });
  }
  const what = done.answer === 'kept' ? `${done.peerName} stays` : `${done.peerName} is withdrawn and has been told`;
  return redirect(`/challenges/${head.reference}/team`, `${what}. We have told the host why.`);
}

async function shown(
  context: Context,
  title: string,
  main: ReturnType<typeof objectView>,
  again: Again,
): Promise<Outcome> {
  const head = theChallenge(context);
  const page = {
    title,
    heading: false as const,
    width: 'narrow' as const,
    back: `/challenges/${head.reference}/team`,
    ...(again.errors ? { errors: again.errors } : {}),
    main: underNav(await challengeNav(context, 'team'), head.title, title, main),
  };
  return again.refused ? context.show(page, 422) : context.show(page);
}
