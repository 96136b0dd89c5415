import { z } from 'zod';
import { unsaved } from '#design/components/unsaved';
import { html } from '#design/html';
import { isId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import { REFUSAL_REASON_KEYS } from '#modules/pool';
import { definitionVersion } from '#modules/programmes';
import { type Context, notFound, type Outcome, redirect, signedIn } from '#platform/http/context';
import { choice, type FieldErrors, optionalText, parseForm, type Typed } from '#platform/http/forms';
import { get, post } from '#platform/http/routes';
import {
  acceptOffer,
  declareAfterOffer,
  declineOffer,
  type OfferState,
  offerOfLink,
  offerOfPeer,
} from '../../application/answer-offer.ts';
import { teamSlots } from '../../store/team.ts';
import { answeredView, offerView } from './view.ts';

/** By the link of the message, signed in or not; and by the peer's own page, signed in. Both show and do the same. */
export const offerRoutes = [
  get('/offers/:token', 'anyone', (context) => showOffer(context, {})),
  post('/offers/:token/acceptance', 'anyone', accept),
  post('/offers/:token/refusal', 'anyone', decline),
  get('/peer/offers/:placement', 'signed-in', (context) => showOffer(context, {})),
  post('/peer/offers/:placement/acceptance', 'signed-in', accept),
  post('/peer/offers/:placement/refusal', 'signed-in', decline),
];

type Again = { typed?: Typed; errors?: FieldErrors };

/** Reading never answers: a mail scanner that opens the link changes nothing. */
async function showOffer(context: Context, again: Again): Promise<Outcome> {
  const offer = await theOffer(context);
  if (!offer) return notFound;
  const { placement, state } = offer;
  if (state !== 'open') {
    const answered = answeredView(offer, context.actor?.personId === placement.peerId);
    const main = html`${unsaved('note', [['', again.typed?.note]])}${answered}`;
    const page = { title: titleOf(offer), width: 'narrow' as const, main };
    return again.errors ? context.show({ ...page, errors: again.errors }, 409) : context.show(page);
  }
  const { db } = context.services;
  const [definition, slots] = [
    await definitionVersion(db, placement.programmeKey, placement.programmeVersion),
    await teamSlots(db, placement.challengeId),
  ];
  const main = offerView({
    placement,
    definition,
    slots,
    path: pathOf(context),
    csrf: context.csrf,
    typed: again.typed ?? {},
    errors: again.errors ?? {},
  });
  return context.show({
    title: titleOf(offer),
    width: 'narrow',
    main,
    ...(again.errors ? { errors: again.errors } : {}),
  });
}

async function accept(context: Context): Promise<Outcome> {
  const offer = await theOffer(context);
  if (!offer) return notFound;
  // Refused means answered before, ended or withdrawn: the page that comes next says which.
  await acceptOffer(context.services, offer.placement.id);
  return redirect(pathOf(context));
}

const declining = z.object({
  reason: choice(REFUSAL_REASON_KEYS, 'Choose the nearest reason'),
  note: optionalText(2000),
});

async function decline(context: Context): Promise<Outcome> {
  const offer = await theOffer(context);
  if (!offer) return notFound;
  // One press where it is only the days: nothing else is asked.
  const body = context.body.only === 'dates' ? { reason: 'dates' } : context.body;
  const form = parseForm(declining, body);
  if (!form.ok) return await showOffer(context, { typed: form.typed, errors: form.errors });
  const declined = await declineOffer(context.services, offer.placement.id, form.value);
  if (isRefusal(declined) && declined.code !== 'not-sent' && form.value.reason === 'conflict') {
    await declareAfterOffer(context.services, offer.placement.id, form.value.note);
    return redirect(pathOf(context), keptWords(offer));
  }
  // Too late, or answered in another window: what they said of it is not gone without a word.
  if (isRefusal(declined) && form.value.note !== '')
    return await showOffer(context, { typed: context.body, errors: { note: declined.why } });
  return redirect(pathOf(context));
}

function keptWords({ placement: { hostName } }: OfferState): string {
  return `This offer cannot be answered any more. Your profile now says that you have a conflict of interest with ${hostName}: we will not ask you about this host again.`;
}

async function theOffer(context: Context): Promise<OfferState | null> {
  const { token, placement } = context.params;
  if (token !== undefined) return await offerOfLink(context.services, token);
  return isId(placement) ? await offerOfPeer(context.services, placement, signedIn(context).personId) : null;
}

function pathOf({ params }: Context): string {
  return params.token === undefined ? `/peer/offers/${params.placement}` : `/offers/${params.token}`;
}

function titleOf({ state, placement }: OfferState): string {
  const titles: Record<OfferState['state'], string> = {
    open: `Join ${placement.hostShortName}’s peer team?`,
    accepted: `You are on ${placement.hostShortName}’s peer team`,
    declined: 'You have said no, and that is fine',
    expired: 'This offer has ended',
    withdrawn: 'This place is no longer needed',
    'not-sent': 'This offer has not been sent yet',
  };
  return titles[state];
}
