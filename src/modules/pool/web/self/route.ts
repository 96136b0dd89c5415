import { z } from 'zod';
import { addToDate, dateRange, londonDate } from '#kernel/dates';
import { isId, newId } from '#kernel/ids';
import { type Context, notFound, type Outcome, redirect, signedIn } from '#platform/http/context';
import {
  choice,
  type FieldErrors,
  formId,
  optionalDate,
  parseForm,
  requiredDate,
  requiredText,
  type Typed,
} from '#platform/http/forms';
import { get, post } from '#platform/http/routes';
import {
  confirmDetails,
  declareOwnConflict,
  freeDates,
  ruleOutDates,
  takeBackConflict,
} from '../../application/own-profile.ts';
import { peerProfile } from '../../store/peer-profile.ts';
import { selfView } from './view.ts';

/** A peer's own page. Everything on it is about the person who is signed in, so no address names a peer. */
export const selfRoutes = [
  get('/peer', 'signed-in', (context) => showSelf(context, {})),
  post('/peer/confirmation', 'signed-in', confirm),
  post('/peer/unavailability', 'signed-in', addDates),
  post('/peer/unavailability/:range/removal', 'signed-in', removeDates),
  post('/peer/conflicts', 'signed-in', addConflict),
  post('/peer/conflicts/:conflict/removal', 'signed-in', removeConflict),
];

type Again = { typed?: Typed; errors?: FieldErrors };

async function showSelf(context: Context, again: Again): Promise<Outcome> {
  const today = londonDate(context.now);
  const profile = await own(context);
  if (!profile) return notFound;
  return context.show({
    title: 'Your peer page',
    width: 'narrow',
    ...(again.errors ? { errors: again.errors } : {}),
    main: selfView({
      peer: profile,
      today,
      csrf: context.csrf,
      typed: again.typed ?? {},
      errors: again.errors ?? {},
      rangeId: newId(context.now.getTime()),
      conflictId: newId(context.now.getTime()),
    }),
  });
}

async function own(context: Context) {
  const profile = await peerProfile(context.services.db, signedIn(context).personId, londonDate(context.now));
  return profile?.status === 'merged' ? null : profile;
}

async function confirm(context: Context): Promise<Outcome> {
  if (!(await own(context))) return notFound;
  await confirmDetails(context.services, signedIn(context).personId);
  return redirect('/peer', 'Thank you. Your details are confirmed; we will ask again in a year.');
}

const dates = z.object({ id: formId(), from: requiredDate('Enter the first day you are away'), until: optionalDate() });

async function addDates(context: Context): Promise<Outcome> {
  if (!(await own(context))) return notFound;
  const form = parseForm(dates, context.body);
  if (!form.ok) return await showSelf(context, form);
  const { id, from, until } = { ...form.value, until: form.value.until ?? form.value.from };
  const today = londonDate(context.now);
  const wrong =
    until < from
      ? { until: 'The last day must not lie before the first' }
      : until < today
        ? { until: 'These days are over' }
        : until > addToDate(from, { months: 24 })
          ? { until: 'Rule out at most two years at once' }
          : null;
  if (wrong) return await showSelf(context, { typed: context.body, errors: wrong });
  const refused = await ruleOutDates(context.services, signedIn(context).personId, { id, from, until });
  if (refused) return await showSelf(context, { typed: context.body, errors: { from: refused.why } });
  return redirect('/peer', `We will not ask you for ${dateRange(from, until)}.`);
}

async function removeDates(context: Context): Promise<Outcome> {
  const id = context.params.range;
  if (!isId(id) || !(await freeDates(context.services, signedIn(context).personId, id))) return notFound;
  return redirect('/peer', 'You are free on those days again.');
}

const conflict = z.object({
  id: formId(),
  authority: requiredText('Enter the authority'),
  kind: choice(['hard', 'soft'], 'Say how close the tie is'),
  reason: requiredText('Say what the tie is, in a few words', 500),
});

async function addConflict(context: Context): Promise<Outcome> {
  if (!(await own(context))) return notFound;
  const form = parseForm(conflict, context.body);
  if (!form.ok) return await showSelf(context, form);
  const refused = await declareOwnConflict(context.services, signedIn(context).personId, form.value);
  if (refused) return await showSelf(context, { typed: context.body, errors: { authority: refused.why } });
  return redirect('/peer', 'Thank you. We will keep that in mind before we ask you.');
}

async function removeConflict(context: Context): Promise<Outcome> {
  const id = context.params.conflict;
  if (!isId(id) || !(await takeBackConflict(context.services, signedIn(context).personId, id))) return notFound;
  return redirect('/peer', 'That conflict is taken back.');
}
