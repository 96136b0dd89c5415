import { z } from 'zod';
import { mediumDate } from '#kernel/dates';
import { isId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import { challengeNav } from '#modules/challenges';
import { type Context, notFound, type Outcome, redirect, signedIn, theChallenge } from '#platform/http/context';
import { type FieldErrors, parseForm, requiredText, type Typed } from '#platform/http/forms';
import { askedPage, readPage } from '#platform/http/paging';
import { get, post } from '#platform/http/routes';
import { dismissAlarm } from '../../application/dismiss-alarm.ts';
import { offerPlace } from '../../application/offer-place.ts';
import { withdrawPlacement } from '../../application/withdraw-placement.ts';
import { handInUntil } from '../../domain/hand-in.ts';
import { CLOSED_A_PAGE, closedAlarmsOf, openAlarmsOf } from '../../store/alarms.ts';
import { findPlacement } from '../../store/placements.ts';
import { underNav } from '../under-nav.ts';
import { alarmsView } from './alarms.ts';
import { placementView } from './view.ts';

const url = '/challenges/:challenge/placements/:placement';

export const placementRoutes = [
  get(url, 'team.form', (context) => showPlacement(context, {})),
  post(`${url}/offers`, 'team.form', offer),
  post(`${url}/withdrawal`, 'team.form', withdraw),
  post(`${url}/alarms/:alarm/dismissal`, 'team.form', dismiss),
];

/** `alarm`: the alarm whose form is shown again. */
type Again = { typed?: Typed; errors?: FieldErrors; refused?: string; alarm?: string };

async function showPlacement(context: Context, again: Again): Promise<Outcome> {
  const head = theChallenge(context);
  const { db } = context.services;
  const id = context.params.placement ?? '';
  const placement = isId(id) ? await findPlacement(db, id) : null;
  if (!placement || placement.challengeId !== head.id) return notFound;
  const base = `/challenges/${head.reference}`;
  const title = `${placement.peerName}, ${placement.slotName.toLowerCase()}`;
  const ofAlarm = again.alarm !== undefined;
  const view = placementView({
    placement,
    alarms: alarmsView({
      open: await openAlarmsOf(db, placement.id),
      closed: await readPage(askedPage(context.query), CLOSED_A_PAGE, (page) => closedAlarmsOf(db, placement.id, page)),
      action: `${base}/placements/${placement.id}`,
      csrf: context.csrf,
      peerName: placement.peerName,
      again: again.alarm ?? null,
      typed: again.typed ?? {},
      errors: again.errors ?? {},
    }),
    base,
    handIn: handInUntil(context.now),
    mayOpenPool: context.may('pool.see'),
    csrf: context.csrf,
    typed: ofAlarm ? {} : (again.typed ?? {}),
    errors: ofAlarm ? {} : (again.errors ?? {}),
    refused: again.refused ?? null,
  });
  const page = {
    title,
    heading: false as const,
    width: 'narrow' as const,
    back: `${base}/team`,
    ...(again.errors ? { errors: again.errors } : {}),
    main: underNav(await challengeNav(context, 'team'), head.title, title, view),
  };
  return again.refused ? context.show(page, 422) : context.show(page);
}

async function offer(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const placementId = context.params.placement ?? '';
  if (!isId(placementId)) return notFound;
  const which = { challengeId: head.id, placementId };
  const offered = await offerPlace(context.services, which, signedIn(context).personId);
  if (isRefusal(offered)) {
    return offered.code === 'not-found' ? notFound : await showPlacement(context, { refused: offered.why });
  }
  const sent = `We have written to ${offered.peerName} at ${offered.peerEmail}. The offer ends on ${mediumDate(offered.ends)}; we remind them once, half way.`;
  return redirect(`/challenges/${head.reference}/team`, sent);
}

const dismissing = z.object({ reason: requiredText('Say why it is a false alarm', 2000) });

async function dismiss(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const { placement: placementId = '', alarm: alarmId = '' } = context.params;
  if (!isId(placementId) || !isId(alarmId)) return notFound;
  // Where several forms stand on the page each has a field name of its own.
  const body = { reason: context.body.reason ?? context.body[`reason-${alarmId}`] };
  const form = parseForm(dismissing, body);
  if (!form.ok) return await showPlacement(context, { typed: body, errors: form.errors, alarm: alarmId });
  const which = { challengeId: head.id, placementId, alarmId };
  const done = await dismissAlarm(context.services, which, form.value.reason, signedIn(context).personId);
  if (isRefusal(done)) {
    return done.code === 'not-found' ? notFound : await showPlacement(context, { typed: body, refused: done.why });
  }
  return redirect(
    `/challenges/${head.reference}/placements/${placementId}`,
    `You have said why it is a false alarm about ${done.peerName}. It is kept, and comes back only if the facts change.`,
  );
}

const withdrawing = z.object({ reason: requiredText('Say why, for the peer and the record', 2000) });

async function withdraw(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const placementId = context.params.placement ?? '';
  if (!isId(placementId)) return notFound;
  const form = parseForm(withdrawing, context.body);
  if (!form.ok) return await showPlacement(context, { typed: form.typed, errors: form.errors });
  const which = { challengeId: head.id, placementId };
  const done = await withdrawPlacement(context.services, which, form.value.reason, signedIn(context).personId);
  if (isRefusal(done)) {
    return done.code === 'not-found'
      ? notFound
      : await showPlacement(context, { typed: context.body, refused: done.why });
  }
  const told =
    done.status === 'proposed' ? 'They had not been asked, so nobody was written to.' : 'We have written to them.';
  return redirect(
    `/challenges/${head.reference}/team`,
    `${done.peerName} is withdrawn. ${told} The place is open again.`,
  );
}
