import { londonDate, mediumDate } from '#kernel/dates';
import { isId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import type { PeerKind } from '#modules/pool';
import { currentDefinitions } from '#modules/programmes';
import { holds } from '#platform/access/roles';
import { type Context, notFound, type Outcome, redirect, signedIn, turnBack } from '#platform/http/context';
import { type FieldErrors, parseForm, type Typed } from '#platform/http/forms';
import { get, post } from '#platform/http/routes';
import { nameBacker } from '../../application/name-backer.ts';
import { withdrawOffer } from '../../application/withdraw-offer.ts';
import { backingNeeded } from '../../domain/backing.ts';
import { decisionsFor, newestBackings, newestInvitations } from '../../store/application.ts';
import { openCalls } from '../../store/calls.ts';
import { draftsOf } from '../../store/drafts.ts';
import { findInterest, interestOf } from '../../store/interest.ts';
import { backerForm, readBacker } from '../offer/form.ts';
import { becomeView, callsForPeers } from './become-view.ts';
import { applicationView, backerAgainView, withdrawView } from './view.ts';
import { applicationsOf } from './view-model.ts';

export const applyRoutes = [
  get('/become-a-peer', 'anyone', showBecome),
  get('/application', 'signed-in', showApplication),
  get('/application/:interest/backing', 'signed-in', (context) => showBacker(context, {})),
  post('/application/:interest/backing', 'signed-in', sendBacker),
  get('/application/:interest/withdrawal', 'signed-in', showWithdrawal),
  post('/application/:interest/withdrawal', 'signed-in', withdraw),
];

async function showBecome(context: Context): Promise<Outcome> {
  const calls = await openCalls(context.services.db, londonDate(context.now));
  const shown = calls.map(({ id, title, wanted, closesOn }) => ({
    title,
    href: `/become-a-peer/calls/${id}`,
    wanted,
    closes: mediumDate(closesOn),
  }));
  return context.show({
    title: 'Become a peer',
    width: 'narrow',
    main: becomeView({ calls: callsForPeers(shown), goOnAt: whereToGoOn(context) }),
  });
}

function whereToGoOn({ actor }: Context): string | null {
  if (actor === null) return '/sign-in?return-to=%2Fapplication';
  return holds(actor, 'applicant') ? '/application' : null;
}

async function showApplication(context: Context): Promise<Outcome> {
  const { db } = context.services;
  const { personId } = signedIn(context);
  const offers = await interestOf(db, personId);
  const drafts = await draftsOf(db, personId);
  if (offers.length === 0 && drafts.length === 0) return redirect('/become-a-peer');
  const ids = offers.map(({ id }) => id);
  const decisions = await decisionsFor(db, ids);
  const programmes = decisions.some(({ decision }) => decision === 'accredited') ? await currentDefinitions(db) : [];
  const applications = applicationsOf({
    offers,
    backings: await newestBackings(db, ids),
    invitations: await newestInvitations(db, ids),
    decisions,
    programmes: new Map(programmes.map(({ key, name }) => [key, name])),
  });
  return context.show({ title: 'Your application', width: 'narrow', main: applicationView(applications, drafts) });
}

/** The person's own offer, or null. */
async function own(context: Context) {
  const id = context.params.interest ?? '';
  const interest = isId(id) ? await findInterest(context.services.db, id) : null;
  return interest?.person_id === signedIn(context).personId ? interest : null;
}

type Again = { typed?: Typed; errors?: FieldErrors };

async function showBacker(context: Context, { typed = {}, errors }: Again): Promise<Outcome> {
  const interest = await own(context);
  const kind = interest?.kind as PeerKind;
  if (!interest || backingNeeded(kind) === null) return notFound;
  return context.show({
    title: 'Name somebody to stand behind your offer',
    width: 'narrow',
    back: { href: '/application', text: 'Your application' },
    ...(errors ? { errors } : {}),
    main: backerAgainView({ id: interest.id, kind, csrf: context.csrf, typed, errors: errors ?? {} }),
  });
}

async function sendBacker(context: Context): Promise<Outcome> {
  const interest = await own(context);
  if (!interest) return notFound;
  const kind = interest.kind as PeerKind;
  if (backingNeeded(kind) === null) return notFound;
  const form = parseForm(backerForm(kind, interest.email), context.body);
  if (!form.ok) return await showBacker(context, form);
  const backer = readBacker(form.value);
  const refused = await nameBacker(context.services, interest.id, backer, signedIn(context).personId);
  if (isRefusal(refused))
    return await showBacker(context, { typed: context.body, errors: { 'backer-name': refused.why } });
  return redirect('/application', `We have written to ${backer.name}. When they agree, we read your offer.`);
}

async function showWithdrawal(context: Context): Promise<Outcome> {
  const interest = await own(context);
  if (!interest) return notFound;
  return context.show({
    title: 'Take your offer back',
    width: 'narrow',
    back: { href: '/application', text: 'Your application' },
    main: withdrawView(interest.id, context.csrf),
  });
}

async function withdraw(context: Context): Promise<Outcome> {
  const interest = await own(context);
  if (!interest) return notFound;
  const refused = await withdrawOffer(context.services, interest.id, signedIn(context).personId);
  return isRefusal(refused)
    ? turnBack('/application', refused.why)
    : redirect('/application', 'You have taken your offer back. You may offer again at any time.');
}
