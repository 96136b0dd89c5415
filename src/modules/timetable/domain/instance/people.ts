import type { IsoDate } from '#kernel/dates';
import type { Person, Span } from '../engine/instance.ts';
import type { Wanted } from '../wanted.ts';
import { type Cast, itsTime, itsTurn, setByHand } from './cast.ts';
import { wayFrom } from './journeys.ts';
import { isHeard, localOf, type OwnStanding, type Taken } from './standing.ts';

/** Said where a session is not wanted on that day or at that hour. */
export const NOT_THEN = 'not the day or time it is wanted for';

/** Everybody the engine asks whether they can come, and what is said where one whom nobody can see cannot. */
export function peopleOf(
  cast: Cast,
  loose: readonly OwnStanding[],
  taken: Taken,
): { people: Person[]; said: ReadonlyMap<string, string> } {
  const { facts, open, person } = cast;
  const turns = turnsOf(cast, loose);
  const unseen = [
    ...facts.people.map(({ id, name }) => ({
      id: setByHand(id),
      why: `${name} is in a session set by hand then, or on the way`,
      unavailable: taken(
        ({ intervieweeIds }) => intervieweeIds.includes(id),
        (each) => wayFrom(cast, each),
      ),
    })),
    ...open.map((each) => ({ id: itsTime(each.id), why: NOT_THEN, unavailable: notThen(each, facts.days) })),
    ...turns,
  ].filter(({ unavailable }) => unavailable.length > 0);
  const nameOf = (id: string) => person.get(id) as string;
  return {
    people: [...facts.people, ...unseen].map(({ id, unavailable }) => ({ id: nameOf(id), unavailable })),
    said: new Map(unseen.map(({ id, why }) => [nameOf(id), why])),
  };
}

function notThen({ onDay, notBefore, doneBy }: Wanted, days: readonly IsoDate[]): Span[] {
  return days.flatMap((day): Span[] => {
    if (onDay !== null && onDay !== day) return [[`${day}T00:00`, `${day}T24:00`]];
    return [
      ...(notBefore !== null && notBefore > '00:00' ? [[`${day}T00:00`, `${day}T${notBefore}`] as const] : []),
      ...(doneBy !== null ? [[`${day}T${doneBy}`, `${day}T24:00`] as const] : []),
    ];
  });
}

type Turn = { readonly id: string; readonly why: string; readonly unavailable: readonly Span[] };

/** When it is not the turn of something because of what stands and could not be pinned: a presentation, or what comes before one. */
function turnsOf({ facts, open, presentation }: Cast, loose: readonly OwnStanding[]): Turn[] {
  const [first, last] = [`${facts.days.at(0)}T00:00`, `${facts.days.at(-1)}T24:00`];
  const late = loose
    .filter((each) => isHeard(each.own) && localOf(each.endsAt) < last)
    .sort((a, b) => a.endsAt.getTime() - b.endsAt.getTime())
    .at(-1);
  return open.flatMap((each): Turn[] => {
    if (each.kind === 'feedback' && late && first < localOf(late.endsAt)) {
      const why = `${late.own.title}, which must come first, has not ended`;
      return [{ id: itsTurn(each.id), why, unavailable: [[first, localOf(late.endsAt)]] }];
    }
    if (!isHeard(each) || !presentation || !loose.includes(presentation)) return [];
    const from = localOf(presentation.startsAt);
    const why = `${presentation.own.title}, which must come after it, has begun`;
    return from < last ? [{ id: itsTurn(each.id), why, unavailable: [[from, last]] }] : [];
  });
}
