import { z } from 'zod';
import { londonDate } from '#kernel/dates';
import { isId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import { searchWords } from '#modules/pool';
import { rulesAgainst } from '#modules/teams';
import {
  type Context,
  notFound,
  type Outcome,
  redirect,
  type Services,
  signedIn,
  turnBack,
} from '#platform/http/context';
import { choice, optionalText, parseForm, revision } from '#platform/http/forms';
import { askedPage, readPage } from '#platform/http/paging';
import { get, post } from '#platform/http/routes';
import { askPlan } from '../../application/ask-plan.ts';
import {
  type ByHand,
  type Done,
  excludePeer,
  type HandRefusal,
  includePeer,
  putInPlace,
  setHold,
  swapPlaces,
} from '../../application/change-place.ts';
import type { PlaceAnswer } from '../../desk/questions.ts';
import { LIFTS } from '../../domain/lifts.ts';
import { points } from '../../domain/part-words.ts';
import { peerLines, peersByWords, slotNames } from '../../store/people-lines.ts';
import { type Plan, planPlace } from '../../store/plans.ts';
import { PLAN_ASSETS, thePlan } from '../office.ts';
import { CANDIDATES_A_PAGE, placeView } from './view.ts';
import { whyView } from './why-view.ts';

export const placeRoutes = [
  get('/plans/:plan/places/:slot', 'year.plan', showPlace),
  post('/plans/:plan/places/:slot', 'year.plan', change),
  get('/plans/:plan/places/:slot/peers/:peer', 'year.plan', showWhy),
];

type OpenPlace = NonNullable<Awaited<ReturnType<typeof planPlace>>>;

async function aboutPlace(context: Context): Promise<{
  plan: Plan;
  place: OpenPlace;
  title: string;
  placeName: string;
} | null> {
  const plan = await thePlan(context);
  const place = plan && (await planPlace(context.services.db, plan.id, (context.params.slot ?? '').slice(0, 200)));
  if (!plan || !place) return null;
  return {
    plan,
    place,
    title: `${place.name}, ${place.hostShortName}`,
    placeName: `${place.name.toLowerCase()} at ${place.hostShortName}`,
  };
}

/** A page of who else could take the place; nobody, where the plan cannot be asked. */
async function whoElse(services: Services, plan: Plan, place: OpenPlace, page: number): Promise<PlaceAnswer> {
  const saidNo = place.saidNo.flatMap(({ peerId }) => (place.allowed.includes(peerId) ? [] : [peerId]));
  const question = {
    kind: 'place',
    slot: place.slotKey,
    offset: (page - 1) * CANDIDATES_A_PAGE,
    size: CANDIDATES_A_PAGE,
    person: null,
    without: [...place.excluded, ...saidNo],
  } as const;
  const none = { known: false, there: null, could: [], couldTotal: 0, next: null, one: null, swaps: [] };
  return (await askPlan(services, plan, question)) ?? none;
}

async function showPlace(context: Context): Promise<Outcome> {
  const { services } = context;
  const about = await aboutPlace(context);
  if (!about) return notFound;
  const { plan, place, title, placeName } = about;
  const words = (context.query.words ?? '').slice(0, 200);
  const { page, ...answer } = await readPage(askedPage(context.query), CANDIDATES_A_PAGE, async (asked) => {
    const found = await whoElse(services, plan, place, asked);
    return { ...found, total: found.couldTotal };
  });
  const team = await askPlan(services, plan, { kind: 'team', challengeId: place.challengeId });
  const shown = [...answer.could, ...(answer.next ? [answer.next] : [])];
  const [lines, names, found] = [
    await peerLines(
      services.db,
      shown.map(({ person }) => person),
    ),
    await slotNames(services.db, plan.id, answer.next?.leaves ?? []),
    words === '' ? [] : await peersByWords(services.db, plan.bodyId, searchWords(words)),
  ];
  const today = londonDate(services.clock());
  const gives = team?.places.find((each) => each.slot === place.slotKey) ?? null;
  return context.show({
    title: `${title}: why, and who else`,
    heading: title,
    caption: plan.name,
    width: 'wide',
    back: { href: `/plans/${plan.id}/teams/${place.challengeId}`, text: 'The team' },
    ...PLAN_ASSETS,
    main: placeView({
      plan,
      place,
      placeName,
      answer,
      gives,
      lines,
      names,
      words,
      found,
      page,
      today,
      csrf: context.csrf,
    }),
  });
}

async function showWhy(context: Context): Promise<Outcome> {
  const { services } = context;
  const about = await aboutPlace(context);
  const peerId = context.params.peer ?? '';
  const peer = about && isId(peerId) ? (await peerLines(services.db, [peerId])).get(peerId) : undefined;
  if (!about || !peer) return notFound;
  const { plan, place, title, placeName } = about;
  const said = await askPlan(services, plan, {
    kind: 'place',
    slot: place.slotKey,
    offset: 0,
    size: 0,
    person: peerId,
    without: [],
  });
  const keys = [...(said?.one?.leaves ?? []), ...(said?.swaps ?? []).map(({ slot }) => slot)];
  const names = await slotNames(services.db, plan.id, keys);
  const saidNo = place.saidNo.find((each) => each.peerId === peerId) ?? null;
  const hard = place.peerId === peerId ? [] : await reasonsAgainst(context, plan, place, peerId, said?.one ?? null);
  return context.show({
    title: `${peer.name} as ${place.name.toLowerCase()}, ${place.hostShortName}`,
    caption: plan.name,
    width: 'wide',
    back: { href: `/plans/${plan.id}/places/${place.slotKey}`, text: title },
    ...PLAN_ASSETS,
    main: whyView({
      plan,
      place,
      placeName,
      peer,
      change: said?.one ?? null,
      swaps: said?.swaps ?? [],
      today: londonDate(services.clock()),
      names,
      hard,
      excluded: place.excluded.includes(peerId),
      saidNo: place.allowed.includes(peerId) ? null : saidNo,
      csrf: context.csrf,
    }),
  });
}

/** What stands in the way as the tables are now, in the teams' own words; of a team that is not formed yet, what the engine knows. */
async function reasonsAgainst(
  context: Context,
  plan: Plan,
  place: OpenPlace,
  peerId: string,
  known: PlaceAnswer['one'],
): Promise<{ why: string; lift: string }[]> {
  if (place.slotId) {
    const about = { ...place, id: place.challengeId, bodyId: plan.bodyId };
    const found = (await rulesAgainst(context.services, about, place.slotId, peerId)) ?? [];
    // Who else is in the team by now does not bar anybody from a plan that would have another team.
    const hard = found.filter(({ code }) => code !== 'first-outings' && code !== 'experience');
    if (hard.length > 0) return hard.map(({ why, code }) => ({ why, lift: LIFTS[code] }));
  }
  if (known) return [];
  return [
    {
      why: 'They have not the role, the skill or the accreditation that any place of this plan asks for.',
      lift: LIFTS.requirement,
    },
  ];
}

const changing = z.object({
  version: revision(),
  act: choice(['pin', 'unpin', 'put', 'swap', 'exclude', 'include'], 'Choose what to do'),
  peer: optionalText(40),
  other: optionalText(200),
});

async function change(context: Context): Promise<Outcome> {
  const about = await aboutPlace(context);
  if (!about) return notFound;
  const { plan, place } = about;
  const form = parseForm(changing, context.body);
  const path = `/plans/${plan.id}/places/${place.slotKey}`;
  if (!form.ok || form.value.version !== plan.version)
    return redirect(path, 'This plan has changed since you looked at it. Look again before you change it.');
  const { act, peer, other } = form.value;
  if (act !== 'pin' && act !== 'unpin' && !isId(peer)) return notFound;
  const hand = { plan, slotKey: place.slotKey, actorId: signedIn(context).personId };
  const done = await ACTS[act](context.services, hand, peer, other);
  if (isRefusal(done)) return turnBack(act === 'put' || act === 'swap' ? `${path}/peers/${peer}` : path, done.why);
  return redirect(path, `${SAID[act](done.leaves.length)}${costWords(done)}`);
}

type Act = 'pin' | 'unpin' | 'put' | 'swap' | 'exclude' | 'include';

const ACTS: Record<
  Act,
  (services: Services, hand: ByHand, peer: string, other: string) => Promise<HandRefusal | Done>
> = {
  pin: (services, hand) => setHold(services, hand, true),
  unpin: (services, hand) => setHold(services, hand, false),
  put: putInPlace,
  swap: swapPlaces,
  exclude: excludePeer,
  include: includePeer,
};

const SAID: Record<Act, (leaves: number) => string> = {
  pin: () => 'Pinned: the next run keeps this peer here.',
  unpin: () => 'The next run may move this peer.',
  put: (leaves) =>
    `Done, and pinned.${leaves > 0 ? ` ${leaves === 1 ? 'A place' : `${leaves} places`} they had is empty now: run the plan again to fill it.` : ''} Nobody has been told.`,
  swap: () => 'Done: the two have changed places, and are pinned there. Nobody has been told.',
  exclude: (leaves) =>
    `No run proposes them for this team again.${leaves > 0 ? ' Their place is empty now: run the plan again to fill it.' : ''}`,
  include: () => 'The next run may propose them for this team again.',
};

/** What it has cost the plan, at once: ` The plan has lost 3.6 points by it.` */
function costWords({ change }: Done): string {
  if (change === null) return '';
  if (Math.abs(change) < 0.05) return ' The plan is worth the same.';
  return ` The plan has ${change > 0 ? 'gained' : 'lost'} ${points(change)} by it.`;
}
