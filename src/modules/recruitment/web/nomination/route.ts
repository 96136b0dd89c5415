import { londonDate } from '#kernel/dates';
import { newId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import { type Context, notFound, type Outcome, redirect, turnBack } from '#platform/http/context';
import { type FieldErrors, parseForm, type Typed } from '#platform/http/forms';
import { withinLimit } from '#platform/http/rate-limit';
import { get, post } from '#platform/http/routes';
import { declineNomination, takeUpNomination } from '../../application/answer-nomination.ts';
import { nominate, proveNomination } from '../../application/nominate.ts';
import { subjectOfLink } from '../../store/links.ts';
import { type Nomination, nominationById } from '../../store/nominations.ts';
import { nominationForm, readNomination } from './form.ts';
import { nominateView, nomineeView, proofView, sentView } from './view.ts';

/** By anybody, with proof by mail; and by the links of those messages alone: reading one does nothing, however often. */
export const nominationRoutes = [
  get('/become-a-peer/nominations/new', 'anyone', (context) => showForm(context, {})),
  post('/become-a-peer/nominations', 'anyone', send),
  get('/become-a-peer/nominations/sent', 'anyone', (context) =>
    context.show({ title: 'Confirm it in your mail', width: 'narrow', main: sentView() }),
  ),
  get('/become-a-peer/nominations/:token', 'anyone', showProof),
  post('/become-a-peer/nominations/:token', 'anyone', prove),
  get('/become-a-peer/nominated/:token', 'anyone', showNominee),
  post('/become-a-peer/nominated/:token', 'anyone', answer),
];

/** So many nominations from one network in an hour are more than a national group office sends. */
const LIMIT = { tries: 60, minutes: 60 };

function showForm(context: Context, { typed, errors }: { typed?: Typed; errors?: FieldErrors }): Outcome {
  const { actor } = context;
  const known = actor ? { 'backer-name': actor.name, 'backer-email': actor.email ?? '' } : {};
  return context.show({
    title: 'Nominate a councillor',
    width: 'narrow',
    back: { href: '/become-a-peer', text: 'Become a peer' },
    ...(errors ? { errors } : {}),
    main: nominateView({
      id: String(typed?.id ?? newId(context.now.getTime())),
      csrf: context.csrf,
      typed: typed ?? known,
      errors: errors ?? {},
    }),
  });
}

async function send(context: Context): Promise<Outcome> {
  const { services } = context;
  const form = parseForm(nominationForm, context.body);
  if (!form.ok) return showForm(context, form);
  if (!(await withinLimit(services.db, `nomination:${context.networkKey}`, LIMIT, context.now))) {
    const errors = {
      name: 'Many nominations have come from your network in the last hour. Please try again in an hour.',
    };
    return showForm(context, { typed: context.body, errors });
  }
  await nominate(services, readNomination(form.value));
  return redirect('/become-a-peer/nominations/sent');
}

async function linked(context: Context, purpose: 'nominator' | 'nominee'): Promise<Nomination | null> {
  const { db } = context.services;
  const id = await subjectOfLink(db, purpose, context.params.token ?? '');
  return id ? await nominationById(db, id) : null;
}

async function showProof(context: Context): Promise<Outcome> {
  const nomination = await linked(context, 'nominator');
  if (!nomination) return notFound;
  const path = `/become-a-peer/nominations/${context.params.token}`;
  return context.show({
    title: nomination.status === 'unproven' ? 'Confirm your nomination' : 'Your nomination',
    caption: nomination.body_name,
    width: 'narrow',
    main: proofView({ nomination, path, csrf: context.csrf }),
  });
}

async function prove(context: Context): Promise<Outcome> {
  const nomination = await linked(context, 'nominator');
  if (!nomination) return notFound;
  const done = await proveNomination(context.services, nomination.id);
  const path = `/become-a-peer/nominations/${context.params.token}`;
  return isRefusal(done) ? turnBack(path, done.why) : redirect(path, `We have written to ${done.name}.`);
}

async function showNominee(context: Context): Promise<Outcome> {
  const nomination = await linked(context, 'nominee');
  if (!nomination) return notFound;
  const open = nomination.status === 'asked' && (nomination.ends_on ?? '') >= londonDate(context.now);
  return context.show({
    title: open ? 'You are nominated as a peer' : 'Your nomination as a peer',
    caption: nomination.body_name,
    width: 'narrow',
    main: nomineeView({
      nomination,
      open,
      path: `/become-a-peer/nominated/${context.params.token}`,
      csrf: context.csrf,
    }),
  });
}

async function answer(context: Context): Promise<Outcome> {
  const nomination = await linked(context, 'nominee');
  if (!nomination) return notFound;
  const path = `/become-a-peer/nominated/${context.params.token}`;
  if (context.body.answer === 'no') {
    const refused = await declineNomination(context.services, nomination.id);
    return refused ? turnBack(path, refused.why) : redirect(path, `Thank you. We have told ${nomination.backer_name}.`);
  }
  if (context.body.answer !== 'yes') return turnBack(path, 'Press one of the two buttons.');
  const taken = await takeUpNomination(context.services, nomination.id, context.browserId);
  if (isRefusal(taken)) return turnBack(path, taken.why);
  if ('sent' in taken) return redirect(path, 'We have an offer of yours already, and the nomination stands behind it.');
  return redirect(`/become-a-peer/offers/${taken.draftId}`, 'Your offer is begun, and saved as you go.');
}
