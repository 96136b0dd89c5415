import { z } from 'zod';
import { mediumDate } from '#kernel/dates';
import { isId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import { challengeNav } from '#modules/challenges';
import { type Context, notFound, type Outcome, redirect, signedIn, theChallenge } from '#platform/http/context';
import { type FieldErrors, parseForm, requiredText, type Typed } from '#platform/http/forms';
import { get, post } from '#platform/http/routes';
import { offerPlace } from '../../application/offer-place.ts';
import { withdrawPlacement } from '../../application/withdraw-placement.ts';
import { findPlacement } from '../../store/placements.ts';
import { underNav } from '../under-nav.ts';
import { placementView } from './view.ts';

const url = '/challenges/:challenge/placements/:placement';

export const placementRoutes = [
  get(url, 'team.form', (context) => showPlacement(context, {})),
  post(`${url}/offers`, 'team.form', offer),
  post(`${url}/withdrawal`, 'team.form', withdraw),
];

type Again = { typed?: Typed; errors?: FieldErrors; refused?: string };

async function showPlacement(context: Context, again: Again): Promise<Outcome> {
  const head = theChallenge(context);
  const id = context.params.placement ?? '';
  const placement = isId(id) ? await findPlacement(context.services.db, id) : null;
  if (!placement || placement.challengeId !== head.id) return notFound;
  const base = `/challenges/${head.reference}`;
  const title = `${placement.peerName}, ${placement.slotName.toLowerCase()}`;
  const view = placementView({
    placement,
    base,
    mayOpenPool: context.may('pool.see'),
    csrf: context.csrf,
    typed: again.typed ?? {},
    errors: again.errors ?? {},
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
