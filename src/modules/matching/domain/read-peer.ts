import type { PeerFacts } from './instance.ts';
import type { KnownIds } from './read-challenge.ts';
import { date, entries, fault, list, member, number, type Spot, text, textOrNull, unique, whole } from './shape.ts';

/** One peer of the instance. Every authority named must be one of the instance's: a misspelt one would drop a conflict. */
export function readPeer(spot: Spot, ids: KnownIds): PeerFacts {
  const id = text(member(spot, 'id'));
  unique(ids.peers, id, member(spot, 'id'));
  const authority = member(spot, 'authority');
  return {
    id,
    roles: list(member(spot, 'roles'), text),
    authority: textOrNull(authority) === null ? null : knownAuthority(authority, ids),
    party: textOrNull(member(spot, 'party')),
    sex: textOrNull(member(spot, 'sex')),
    skills: entries(member(spot, 'skills'), (level) => whole(level, 'a level from 0 to 3', 0, 3)),
    served: whole(member(spot, 'served'), 'a whole number, 0 or more', 0),
    daysPerYear: number(member(spot, 'daysPerYear'), 'days from 0 to 1000000', 0, 1_000_000),
    accredited: list(member(spot, 'accredited'), (a) => {
      const from = date(member(a, 'from'));
      const until = date(member(a, 'until'));
      if (until < from) fault(member(a, 'until'), `a day on or after ${from}`);
      return { programme: text(member(a, 'programme')), from, until };
    }),
    unavailable: list(member(spot, 'unavailable'), readInterval),
    previousAuthorities: list(member(spot, 'previousAuthorities'), (a) => knownAuthority(a, ids)),
    visited: list(member(spot, 'visited'), (a) => knownAuthority(a, ids)),
    conflicts: list(member(spot, 'conflicts'), (c) => {
      const kind = member(c, 'kind');
      if (kind.value !== 'hard' && kind.value !== 'soft') fault(kind, '"hard" or "soft"');
      return { authority: knownAuthority(member(c, 'authority'), ids), kind: kind.value as 'hard' | 'soft' };
    }),
  };
}

function readInterval(spot: Spot): readonly [string, string] {
  const days = list(spot, (s) => s);
  const [first, last] = days;
  if (days.length !== 2 || first === undefined || last === undefined) fault(spot, 'a first and a last day');
  const from = date(first);
  const until = date(last);
  if (until < from) fault(last, `a day on or after ${from}`);
  return [from, until];
}

/** The id at that spot, which must be an authority of the instance. */
export function knownAuthority(spot: Spot, ids: KnownIds): string {
  const id = text(spot);
  if (!ids.authorities.has(id)) fault(spot, 'the id of an authority');
  return id;
}
