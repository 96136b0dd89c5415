import type { Alternative, ChallengeFacts, PartyWish, SlotFacts } from './instance.ts';
import { knownAuthority } from './read-peer.ts';
import {
  date,
  entries,
  fault,
  flag,
  list,
  member,
  number,
  type Spot,
  text,
  textOrNull,
  unique,
  whole,
} from './shape.ts';

/** The ids read so far, each with the path of its first mention. */
export type KnownIds = {
  readonly authorities: Map<string, string>;
  readonly peers: Map<string, string>;
  readonly challenges: Map<string, string>;
  readonly slots: Map<string, string>;
};

/** One challenge of the instance with its slots. */
export function readChallenge(spot: Spot, ids: KnownIds): ChallengeFacts {
  const id = text(member(spot, 'id'));
  unique(ids.challenges, id, member(spot, 'id'));
  const from = date(member(spot, 'from'));
  const until = date(member(spot, 'until'));
  if (until < from) fault(member(spot, 'until'), `a day on or after ${from}`);
  return {
    id,
    programme: text(member(spot, 'programme')),
    host: knownAuthority(member(spot, 'host'), ids),
    from,
    until,
    focus: entries(member(spot, 'focus'), (weight) => number(weight, 'a weight from 0 to 1', 0, 1)),
    maxFirstOutings: whole(member(spot, 'maxFirstOutings'), 'a whole number, 0 or more', 0),
    waived: list(member(spot, 'waived'), (w) => knownPeer(w, ids)),
    slots: list(member(spot, 'slots'), (s) => readSlot(s, ids)),
  };
}

function readSlot(spot: Spot, ids: KnownIds): SlotFacts {
  const id = text(member(spot, 'id'));
  unique(ids.slots, id, member(spot, 'id'));
  const party = member(spot, 'party');
  const anyOf = list(member(spot, 'anyOf'), readAlternative);
  if (anyOf.length === 0) fault(member(spot, 'anyOf'), 'at least one alternative');
  if (party.value !== undefined && party.value !== null && party.value !== 'host' && party.value !== 'not-host') {
    fault(party, '"host", "not-host" or null');
  }
  return {
    id,
    days: slotDays(member(spot, 'days')),
    manager: flag(member(spot, 'manager')),
    anyOf,
    skill: textOrNull(member(spot, 'skill')),
    party: (party.value ?? null) as PartyWish,
    pinned: knownPeerOrNull(member(spot, 'pinned'), ids),
    current: knownPeerOrNull(member(spot, 'current'), ids),
  };
}

/** Days are added up exactly by the engine, in thousandths at the finest. */
function slotDays(spot: Spot): number {
  const days = number(spot, 'days from 0 to 366', 0, 366);
  if (Math.abs(days * 1000 - Math.round(days * 1000)) > 1e-9) fault(spot, 'days in thousandths at the finest');
  return days;
}

function readAlternative(spot: Spot): Alternative {
  const role = text(member(spot, 'role'));
  const skill = textOrNull(member(spot, 'skill'));
  if (skill === null) return { role, skill, level: 0 };
  return { role, skill, level: whole(member(spot, 'level'), 'a level from 1 to 3', 1, 3) };
}

function knownPeer(spot: Spot, ids: KnownIds): string {
  const id = text(spot);
  if (!ids.peers.has(id)) fault(spot, 'the id of a peer');
  return id;
}

function knownPeerOrNull(spot: Spot, ids: KnownIds): string | null {
  return textOrNull(spot) === null ? null : knownPeer(spot, ids);
}
