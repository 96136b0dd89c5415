import type { Instance, Parts, PlacedSession, Session } from '../domain/engine/instance.ts';
import { recount } from './recount.ts';
import { dayOf, minutesOf, overlaps, travelBetween } from './times.ts';

/** A plan as it claims to be. */
export type Claimed = {
  readonly sessions: readonly PlacedSession[];
  readonly unplaced: readonly string[];
  readonly score?: number | null;
  readonly bound?: number | null;
  readonly gap?: number | null;
  readonly parts?: Readonly<Record<string, number>> | null;
};

/** What checking found: one line for each breach, and the score as counted afresh. */
export type Verdict = { readonly breaches: readonly string[]; readonly score: number; readonly parts: Parts };

type Here = { readonly session: Session; readonly at: PlacedSession; readonly from: number; readonly until: number };

/**
 * Checks a plan against every hard rule and its stated figures. It shares nothing with the solver but the types: its own
 * reading of the rules, its own clock, its own sums.
 */
export function verify(instance: Instance, plan: Claimed): Verdict {
  const breaches: string[] = [...bookkeeping(instance, plan)];
  const here: Here[] = plan.sessions.flatMap((at) => {
    const session = instance.sessions.find(({ id }) => id === at.id);
    const from = minutesOf(at.start);
    return session ? [{ session, at, from, until: from + session.minutes }] : [];
  });
  for (const one of here) breaches.push(...alone(instance, one));
  for (const [i, one] of here.entries()) {
    for (const other of here.slice(i + 1)) breaches.push(...together(instance, one, other));
  }
  const { score, parts } = recount(instance, plan.sessions);
  breaches.push(...figures(plan, score, parts));
  return { breaches, score, parts };
}

/** Every session once: placed or left out, never both, never neither. */
function bookkeeping(instance: Instance, plan: Claimed): string[] {
  const placed = plan.sessions.map(({ id }) => id);
  const listed = [...placed, ...plan.unplaced];
  const known = new Set(instance.sessions.map(({ id }) => id));
  return [
    ...listed.filter((id) => !known.has(id)).map((id) => `${id}: not a session of the instance`),
    ...listed.filter((id, i) => listed.indexOf(id) !== i).map((id) => `${id}: listed more than once`),
    ...[...known].filter((id) => !listed.includes(id)).map((id) => `${id}: neither placed nor left out`),
    ...instance.sessions
      .filter((session) => session.pinned && !placed.includes(session.id))
      .map(({ id }) => `${id}: rule 6: pinned, and left out`),
  ];
}

/** Rules 1, 2, 3 and 6: what a session may do whatever the others do. */
function alone(instance: Instance, { session, at, from, until }: Here): string[] {
  const says = (rule: number, what: string) => `${session.id}: rule ${rule}: ${what}`;
  const out: string[] = [];
  const day = instance.days.find(({ date }) => date === at.start.slice(0, 10));
  const midnight = minutesOf(`${at.start.slice(0, 10)}T00:00`);
  const clock = (time: string) => midnight + Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  if (!day) out.push(says(1, `${at.start} is on none of the days`));
  else {
    if ((from - midnight) % instance.gridMinutes !== 0) out.push(says(1, `${at.start} is off the grid`));
    if (from < clock(day.from) || until > clock(day.until))
      out.push(says(1, `it does not lie inside ${day.from} to ${day.until}`));
    for (const pause of day.breaks) {
      if (overlaps(from, until, clock(pause.from), clock(pause.until)))
        out.push(says(1, `it touches the break at ${pause.from}`));
    }
  }
  const taken = (spans: readonly (readonly [string, string])[]) =>
    spans.some(([a, b]) => overlaps(from, until, minutesOf(a), minutesOf(b)));
  const place = instance.places.find(({ id }) => id === at.place);
  if (!place) out.push(says(1, `${at.place} is not a place`));
  else {
    if (!place.kinds.includes(session.kind)) out.push(says(1, `${place.id} does not suit ${session.kind}`));
    if (session.places && !session.places.includes(place.id)) out.push(says(1, `${place.id} is not on its list`));
    if (place.capacity < session.size + session.peersNeeded) out.push(says(1, `${place.id} is too small`));
    if (taken(place.unavailable)) out.push(says(1, `${place.id} is not available`));
  }
  if (new Set(at.peers).size !== at.peers.length) out.push(says(2, 'a peer is named twice'));
  if (at.peers.length !== session.peersNeeded)
    out.push(says(2, `${at.peers.length} peers, not ${session.peersNeeded}`));
  for (const id of session.mustHave) if (!at.peers.includes(id)) out.push(says(2, `${id} must be there`));
  for (const id of at.peers) {
    const peer = instance.peers.find((each) => each.id === id);
    if (!peer) out.push(says(2, `${id} is not a peer`));
    else if (taken(peer.unavailable)) out.push(says(2, `${id} is not available`));
  }
  for (const id of session.people) {
    const person = instance.people.find((each) => each.id === id);
    if (!person || taken(person.unavailable)) out.push(says(3, `${id} is not available`));
  }
  const { pinned } = session;
  if (pinned && !(pinned.start === at.start && pinned.place === at.place && sameIds(pinned.peers, at.peers))) {
    out.push(says(6, 'it is not where it is pinned'));
  }
  return out;
}

/** Rules 4 and 5: what two sessions may not do together. */
function together(instance: Instance, one: Here, other: Here): string[] {
  const out: string[] = [];
  const names = `${one.session.id} and ${other.session.id}`;
  const clash = overlaps(one.from, one.until, other.from, other.until);
  if (clash && one.at.place === other.at.place) out.push(`${names}: rule 4: both in ${one.at.place} at once`);
  const [first, second] = one.from <= other.from ? [one, other] : [other, one];
  const between = second.from - first.until;
  const sameDay = dayOf(one.from) === dayOf(other.from);
  const travel = travelBetween(instance, one.at.place, other.at.place);
  for (const id of one.session.people) {
    if (!other.session.people.includes(id)) continue;
    if (clash || (sameDay && between < travel)) out.push(`${names}: rule 4: ${id} cannot be at both`);
  }
  for (const id of one.at.peers) {
    if (!other.at.peers.includes(id)) continue;
    const gap = Math.max(instance.changeoverMinutes, travel);
    if (clash || (sameDay && between < gap)) out.push(`${names}: rule 4: ${id} has less than ${gap} minutes between`);
  }
  if (one.session.after.includes(other.session.id) && other.until > one.from)
    out.push(`${names}: rule 5: the wrong way round`);
  if (other.session.after.includes(one.session.id) && one.until > other.from)
    out.push(`${names}: rule 5: the wrong way round`);
  return out;
}

/** The stated score, parts, bound and gap against the ones counted here: within 1e-6 × max(1, |score|). */
function figures(plan: Claimed, score: number, parts: Parts): string[] {
  const slack = 1e-6 * Math.max(1, Math.abs(score));
  const off = (stated: number | null | undefined, counted: number) =>
    stated !== null && stated !== undefined && !(Math.abs(stated - counted) <= slack);
  const out: string[] = [];
  if (off(plan.score, score)) out.push(`score: stated ${plan.score}, counted ${score}`);
  for (const [name, counted] of Object.entries(parts)) {
    if (plan.parts && off(plan.parts[name] ?? Number.NaN, counted))
      out.push(`parts.${name}: stated ${plan.parts[name]}, counted ${counted}`);
  }
  const { bound, gap } = plan;
  if (typeof bound !== 'number') return out;
  if (bound < score - slack) out.push(`bound: stated ${bound}, below the score of ${score}`);
  const expected = Math.max(0, bound - score) / Math.abs(bound);
  if (typeof gap === 'number' && bound !== 0 && Math.abs(gap - expected) > 1e-6)
    out.push(`gap: stated ${gap}, counted ${expected}`);
  return out;
}

function sameIds(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && [...one].sort().join('\n') === [...other].sort().join('\n');
}
