import { z } from 'zod';
import { mediumDate } from '#kernel/dates';
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
import { choice, parseForm, wholeNumber } from '#platform/http/forms';
import { post } from '#platform/http/routes';
import { editReserves, type ReserveEdit } from '../../application/keep-reserves.ts';
import { offerReserve } from '../../application/offer-reserve.ts';
import { saveTeamSettings } from '../../application/team-settings.ts';
import { teamSlots } from '../../store/team.ts';

const url = '/challenges/:challenge/slots/:slot/reserves/:reserve';

/** Changing a reserve list, asking somebody of it, and whether the next is asked by itself. */
export const reserveRoutes = [
  post(`${url}/position`, 'team.form', move),
  post(`${url}/removal`, 'team.form', (context) => edit(context, 'remove')),
  post(`${url}/offers`, 'team.form', offer),
  post('/challenges/:challenge/team/settings', 'team.form', saveSettings),
];

async function move(context: Context): Promise<Outcome> {
  return await edit(context, context.body.to === 'earlier' ? 'earlier' : 'later');
}

async function edit(context: Context, how: ReserveEdit): Promise<Outcome> {
  const which = idsOf(context);
  if (!which) return notFound;
  const head = theChallenge(context);
  const done = await editReserves(
    context.services,
    { challengeId: head.id, ...which },
    how,
    signedIn(context).personId,
  );
  const back = `/challenges/${head.reference}/slots/${which.slotId}`;
  if (isRefusal(done)) return turnBack(back, done.why);
  const says = {
    earlier: `${done.peerName} is asked sooner now.`,
    later: `${done.peerName} is asked later now.`,
    remove: `${done.peerName} is off the reserve list. They were not told that they were on it.`,
  };
  return redirect(back, says[how]);
}

async function offer(context: Context): Promise<Outcome> {
  const which = idsOf(context);
  const head = theChallenge(context);
  const slots = which ? await teamSlots(context.services.db, head.id) : [];
  if (!which || !slots.some(({ id }) => id === which.slotId)) return notFound;
  const back = `/challenges/${head.reference}/slots/${which.slotId}`;
  const offered = await offerReserve(context.services, which, signedIn(context).personId);
  if (isRefusal(offered)) return turnBack(back, `Nobody was written to. ${offered.why}`);
  return redirect(
    `/challenges/${head.reference}/team`,
    `We have written to ${offered.peerName} at ${offered.peerEmail}. The offer ends on ${mediumDate(offered.ends)}; we remind them once, half way.`,
  );
}

function idsOf({ params }: Context): { slotId: string; reserveId: string } | null {
  const { slot, reserve } = params;
  return isId(slot) && isId(reserve) ? { slotId: slot, reserveId: reserve } : null;
}

const settings = z.object({
  reserves: choice(['ask', 'wait'], 'Choose what happens'),
  days: wholeNumber('Enter 2 to 30 days', 2, 30),
});

async function saveSettings(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const back = `/challenges/${head.reference}/team`;
  const form = parseForm(settings, context.body);
  if (!form.ok) return redirect(`${back}#asking`, `Nothing was changed. ${Object.values(form.errors).join('. ')}.`);
  const { reserves, days } = form.value;
  const wanted = { offersReserves: reserves === 'ask', offerDays: days };
  await saveTeamSettings(context.services, head.id, wanted, signedIn(context).personId);
  return redirect(
    back,
    wanted.offersReserves
      ? `Offers are open for ${days} days, and the next on a reserve list is asked by itself.`
      : `Offers are open for ${days} days, and you choose who is asked next.`,
  );
}
