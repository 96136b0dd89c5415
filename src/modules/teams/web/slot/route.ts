import { z } from 'zod';
import { dateRange, londonDate } from '#kernel/dates';
import { isId, newId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import { challengeNav } from '#modules/challenges';
import { type Context, notFound, type Outcome, redirect, signedIn, theChallenge } from '#platform/http/context';
import { type FieldErrors, formId, optionalText, parseForm, requiredText, type Typed } from '#platform/http/forms';
import { askedPage, shownPage } from '#platform/http/paging';
import { get, post } from '#platform/http/routes';
import { slotRequirement } from '../../application/challenge-facts.ts';
import { type Candidates, findCandidate, findCandidates } from '../../application/find-candidates.ts';
import { addReserve } from '../../application/keep-reserves.ts';
import { type PlaceRefusal, type Placer, placePeer, type ToPlace } from '../../application/place-peer.ts';
import { SOFT_KEYS } from '../../domain/soft-conflicts.ts';
import { lastAnswersOf } from '../../store/last-answers.ts';
import { reserveHistory } from '../../store/reserves.ts';
import { reserveList } from '../reserves/view.ts';
import { underNav } from '../under-nav.ts';
import { proposeView, slotView } from './view.ts';
import { candidateLine } from './view-model.ts';

export const slotRoutes = [
  get('/challenges/:challenge/slots/:slot', 'team.form', showSlot),
  get('/challenges/:challenge/slots/:slot/peers/:peer', 'team.form', (context) =>
    showPropose(context, context.params.slot ?? '', context.params.peer ?? '', {}),
  ),
  post('/challenges/:challenge/placements', 'team.form', propose),
];

const PAGE_SIZE = 20;
const CANNOT_SHOWN = 50;

async function showSlot(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const slotId = context.params.slot ?? '';
  const words = (context.query.words ?? '').slice(0, 200);
  const found = isId(slotId)
    ? await findCandidates(context.services, head, slotId, words, namesOtherHosts(context))
    : null;
  if (!found) return notFound;
  const { slot, cannot } = found;
  // Who has the place is no candidate for it, nor for its reserve list.
  const can = found.can.filter(({ peer }) => peer.id !== slot.placement?.peerId);
  const inTheWay = new Map(
    cannot.map(({ peer, assessment }) => [peer.id, assessment.hard.map(({ why }) => why).join(' ')]),
  );
  const base = `/challenges/${head.reference}`;
  const page = shownPage(askedPage(context.query), can.length, PAGE_SIZE);
  const shown = can.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const answers = await lastAnswersOf(
    context.services.db,
    shown.map(({ peer }) => peer.id),
    namesOtherHosts(context),
  );
  const main = slotView({
    path: `${base}/slots/${slot.id}`,
    mayOpenPool: context.may('pool.see'),
    requirement: slotRequirement(slot),
    note: slot.need.note ?? '',
    dates: datesOf(found),
    days: slot.days,
    taken: slot.placement && { name: slot.placement.name, href: `${base}/placements/${slot.placement.id}` },
    words,
    reserves: reserveList({
      path: `${base}/slots/${slot.id}`,
      csrf: context.csrf,
      reserves: slot.reserves,
      history: await reserveHistory(context.services.db, slot.id),
      open: slot.placement === null,
      byItself: found.setting.around.offersReserves ?? false,
      inTheWay,
    }),
    can: shown.map((one) => candidateLine(one, londonDate(context.now), answers.get(one.peer.id))),
    canTotal: can.length,
    cannot: cannot.slice(0, CANNOT_SHOWN).map((one) => candidateLine(one, londonDate(context.now))),
    cannotTotal: cannot.length,
    page,
    size: PAGE_SIZE,
  });
  return await showUnderNav(context, slot.name, main, `${base}/team`);
}

type Again = { typed?: Typed; errors?: FieldErrors; refused?: string };

async function showPropose(context: Context, slotId: string, peerId: string, again: Again): Promise<Outcome> {
  const head = theChallenge(context);
  const found =
    isId(slotId) && isId(peerId)
      ? await findCandidate(context.services, head, slotId, peerId, namesOtherHosts(context))
      : null;
  if (!found) return notFound;
  const line = candidateLine(found.one, londonDate(context.now));
  const cancel = `/challenges/${head.reference}/slots/${slotId}`;
  const main = proposeView({
    action: `/challenges/${head.reference}/placements`,
    cancel,
    csrf: context.csrf,
    hidden: { id: String(again.typed?.id ?? newId(context.now.getTime())), slot: slotId, peer: peerId },
    line,
    slotName: found.slot.name,
    taken: found.slot.placement?.name ?? null,
    onList: found.slot.reserves.some((each) => each.peerId === peerId),
    dates: datesOf(found),
    soft: found.one.assessment.soft,
    refused: again.refused ?? null,
    typed: again.typed ?? {},
    errors: again.errors ?? {},
  });
  return await showUnderNav(context, `${line.name} as ${found.slot.name.toLowerCase()}`, main, cancel, again);
}

async function showUnderNav(
  context: Context,
  title: string,
  main: ReturnType<typeof slotView>,
  back: string,
  again: Again = {},
) {
  const head = theChallenge(context);
  const status = again.refused ? 422 : undefined;
  const page = {
    title,
    heading: false as const,
    width: 'wide' as const,
    back,
    ...(again.errors ? { errors: again.errors } : {}),
    main: underNav(await challengeNav(context, 'team'), head.title, title, main),
  };
  return status ? context.show(page, status) : context.show(page);
}

const waiverFields = Object.fromEntries(SOFT_KEYS.map((key) => [`waiver-${key}`, optionalText(2000)]));
const placing = z.object({
  id: formId(),
  slot: requiredText('Choose a place', 40),
  peer: requiredText('Choose a peer', 40),
  ...waiverFields,
});

async function propose(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const form = parseForm(placing, context.body);
  const [slot, peer] = [String(context.body.slot ?? ''), String(context.body.peer ?? '')];
  if (!form.ok) return await showPropose(context, slot, peer, { typed: form.typed, errors: form.errors });
  if (!isId(slot) || !isId(peer)) return notFound;
  const waivers = Object.fromEntries(
    SOFT_KEYS.map((key) => [key, String((form.value as Typed)[`waiver-${key}`] ?? '')]),
  );
  const reserve = context.body.as === 'reserve';
  const toPlace = { id: form.value.id, challenge: head, slotId: slot, peerId: peer, waivers };
  const placer = { personId: signedIn(context).personId, namesOtherHosts: namesOtherHosts(context) };
  if (reserve) return await keepInReserve(context, toPlace, placer);
  const placed = await placePeer(context.services, toPlace, placer);
  if (!isRefusal(placed)) {
    const next = 'Nobody has been told yet: offer the place when you are ready.';
    return redirect(
      `/challenges/${head.reference}/team`,
      `${placed.peerName} is proposed as ${placed.slotName.toLowerCase()}. ${next}`,
    );
  }
  return await showPropose(context, slot, peer, { typed: context.body, ...said(placed as PlaceRefusal) });
}

async function keepInReserve(context: Context, toKeep: ToPlace, placer: Placer): Promise<Outcome> {
  const head = theChallenge(context);
  const kept = await addReserve(context.services, toKeep, placer);
  if (isRefusal(kept)) {
    return await showPropose(context, toKeep.slotId, toKeep.peerId, {
      typed: context.body,
      ...said(kept as PlaceRefusal),
    });
  }
  return redirect(
    `/challenges/${head.reference}/slots/${toKeep.slotId}`,
    `${kept.peerName} is number ${kept.place} on the reserve list for ${kept.slotName.toLowerCase()}. They have not been told.`,
  );
}

/** A missing reason is said beside its field; everything else at the top. */
function said(refused: PlaceRefusal): Again {
  if (refused.code !== 'waiver-needed') return { refused: refused.why };
  return {
    errors: Object.fromEntries(
      refused.unwaived.map(({ key }) => [`waiver-${key}`, 'Say why they should go all the same']),
    ),
  };
}

/** The office may know where else a peer is; somebody who manages one challenge only may not. */
function namesOtherHosts(context: Context): boolean {
  return context.may('office.see');
}

function datesOf({ setting }: Candidates): string {
  const { period } = setting.facts;
  return period ? dateRange(period.from, period.until) : 'Not agreed yet';
}
