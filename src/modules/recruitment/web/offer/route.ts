import { londonDate } from '#kernel/dates';
import { isId, newId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import { type Context, notFound, type Outcome, redirect } from '#platform/http/context';
import { type FieldErrors, formId, parseForm, type Typed } from '#platform/http/forms';
import { withinLimit } from '#platform/http/rate-limit';
import { get, post } from '#platform/http/routes';
import { hashToken } from '#platform/sessions/sessions';
import { sendOffer, standingNomination } from '../../application/send-offer.ts';
import { BROWSER_HOURS, beginOffer, finishLater, saveAnswers } from '../../application/write-offer.ts';
import { openCallOf } from '../../store/calls.ts';
import { type Draft, findDraft } from '../../store/drafts.ts';
import { aboutYou, kindOf, OFFER_PAGES, type OfferPage, pagesFor, readOffer, schemaOf, typedOn } from './form.ts';
import { offerPageView, PAGE_TITLES, thanksView } from './view.ts';

export const offerRoutes = [
  get('/become-a-peer/offers/new', 'anyone', (context) => showStart(context, {})),
  post('/become-a-peer/offers', 'anyone', begin),
  get('/become-a-peer/offers/:offer', 'anyone', goOn),
  get('/become-a-peer/offers/:offer/:page', 'anyone', showPage),
  post('/become-a-peer/offers/:offer/:page', 'anyone', savePage),
  get('/become-a-peer/thanks', 'anyone', (context) =>
    context.show({ title: 'We have your offer', width: 'narrow', main: thanksView(context.actor !== null) }),
  ),
];

/** So many offers from one network in an hour are more than a whole council sends. */
const LIMIT = { tries: 20, minutes: 60 };

type Again = { typed?: Typed; errors?: FieldErrors };

function showStart(context: Context, { typed, errors }: Again): Outcome {
  const { actor } = context;
  const known = actor ? { name: actor.name, email: actor.email ?? '' } : {};
  const id = String(typed?.id ?? newId(context.now.getTime()));
  // The call for peers whose page they come from, if any: kept with the offer.
  const call = typed?.call ?? context.query.call;
  return context.show({
    title: 'Begin your offer',
    caption: 'Offer to become a peer',
    width: 'narrow',
    back: { href: '/become-a-peer', text: 'Become a peer' },
    ...(errors ? { errors } : {}),
    main: offerPageView({
      page: 'about-you',
      action: '/become-a-peer/offers',
      csrf: context.csrf,
      hidden: { id, ...(isId(call) ? { call } : {}) },
      answers: {},
      typed: typed ?? known,
      errors: errors ?? {},
      addressFixed: Boolean(actor?.email),
      first: true,
    }),
  });
}

async function begin(context: Context): Promise<Outcome> {
  const { actor, services } = context;
  const body = actor?.email ? { ...context.body, email: actor.email } : context.body;
  const form = parseForm(aboutYou.extend({ id: formId() }), body);
  if (!form.ok) return showStart(context, form);
  const { id, name, email } = form.value;
  const known = await findDraft(services.db, id);
  if (!known && !(await withinLimit(services.db, `interest:${context.networkKey}`, LIMIT, context.now))) {
    const errors = { name: 'Many offers have come from your network in the last hour. Please try again in an hour.' };
    return showStart(context, { typed: context.body, errors });
  }
  const call = isId(body.call) ? await openCallOf(services.db, body.call, londonDate(context.now)) : null;
  await beginOffer(services, {
    id,
    name,
    email,
    callId: call?.id ?? null,
    browserId: actor ? null : context.browserId,
  });
  return redirect(`/become-a-peer/offers/${id}/kind`);
}

/** The offer if this person, or this browser without signing in, may go on with it. */
async function ownDraft(context: Context): Promise<Draft | Outcome> {
  const id = context.params.offer ?? '';
  const draft = isId(id) ? await findDraft(context.services.db, id) : null;
  if (draft && context.actor?.personId === draft.personId) return draft;
  const fresh = draft && context.now.getTime() - draft.savedAt.getTime() < BROWSER_HOURS * 3_600_000;
  if (fresh && draft.browserHash?.equals(hashToken(context.browserId))) return draft;
  if (!context.actor) return redirect(`/sign-in?return-to=${encodeURIComponent(`/become-a-peer/offers/${id}`)}`);
  return draft ? notFound : redirect('/application');
}

async function goOn(context: Context): Promise<Outcome> {
  const draft = await ownDraft(context);
  if ('kind' in draft) return draft;
  const read = readOffer(draft.answers);
  return redirect(`/become-a-peer/offers/${draft.id}/${'missing' in read ? read.missing : 'check'}`);
}

async function showPage(context: Context): Promise<Outcome> {
  const draft = await ownDraft(context);
  return 'kind' in draft ? draft : await pageOf(context, draft, {});
}

async function pageOf(context: Context, draft: Draft, { typed, errors }: Again): Promise<Outcome> {
  const page = OFFER_PAGES.find((each) => each === context.params.page);
  const pages = pagesFor(kindOf(draft.answers));
  if (!page || !pages.includes(page)) return notFound;
  const read = readOffer(draft.answers);
  const base = `/become-a-peer/offers/${draft.id}`;
  // What later pages ask depends on what you are; and nothing is checked before it is there.
  if (page === 'check' && 'missing' in read) return redirect(`${base}/${read.missing}`);
  if (OFFER_PAGES.indexOf(page) > 1 && kindOf(draft.answers) === null) return redirect(`${base}/kind`);
  const before = pages[pages.indexOf(page) - 1];
  return context.show({
    title: PAGE_TITLES[page],
    caption: `Offer to become a peer, ${pages.indexOf(page) + 1} of ${pages.length}`,
    width: 'narrow',
    back: before ? `${base}/${before}` : { href: '/become-a-peer', text: 'Become a peer' },
    ...(errors ? { errors } : {}),
    main: offerPageView({
      page,
      action: `${base}/${page}`,
      csrf: context.csrf,
      hidden: {},
      answers: draft.answers,
      typed: typed ?? (draft.answers as Typed),
      errors: errors ?? {},
      addressFixed: context.actor !== null,
      offer: 'offer' in read ? read.offer : undefined,
      nominated: 'offer' in read && (await standingNomination(context.services.db, draft, read.offer)) !== null,
      base,
    }),
  });
}

async function savePage(context: Context): Promise<Outcome> {
  const draft = await ownDraft(context);
  if ('kind' in draft) return draft;
  const page = OFFER_PAGES.find((each) => each === context.params.page);
  const pages = pagesFor(kindOf(draft.answers));
  if (!page || !pages.includes(page)) return notFound;
  if (page === 'check') return await send(context, draft);
  const own = { ...draft.answers, email: String(draft.answers.email ?? '') };
  const body = context.actor && page === 'about-you' ? { ...context.body, email: own.email } : context.body;
  const typed = typedOn(page, body);
  const form = parseForm(schemaOf(page, { ...own, ...typed }), body);
  const later = context.body.leave === 'later';
  // An address is only believed once it can be one; everything else is kept however unfinished.
  const keep = form.ok || page !== 'about-you' ? typed : { name: typed.name };
  if (later) {
    await finishLater(context.services, draft, page === 'about-you' ? { name: typed.name } : keep);
    return redirect('/become-a-peer', LATER);
  }
  if (!form.ok) return await pageOf(context, draft, form);
  await saveAnswers(context.services, draft, keep);
  return redirect(`/become-a-peer/offers/${draft.id}${nextOf(page, { ...own, ...typed })}`);
}

const LATER =
  'Your offer is saved. To go on with it, use the link in the message we sent you when you began, or sign in with your email address.';

/** The page after this one; straight back to the check where everything else is answered already. */
function nextOf(page: OfferPage, answers: Draft['answers']): string {
  if ('offer' in readOffer(answers)) return '/check';
  const pages = pagesFor(kindOf(answers));
  return `/${pages[pages.indexOf(page) + 1] ?? 'check'}`;
}

async function send(context: Context, draft: Draft): Promise<Outcome> {
  const read = readOffer(draft.answers);
  if ('missing' in read) return redirect(`/become-a-peer/offers/${draft.id}/${read.missing}`);
  const refused = await sendOffer(context.services, draft, read.offer);
  if (isRefusal(refused)) return await pageOf(context, draft, { errors: { send: refused.why } });
  const { name, email } = read.offer;
  return redirect('/become-a-peer/thanks', `Thank you, ${name}. We have your offer and have written to ${email}.`);
}
