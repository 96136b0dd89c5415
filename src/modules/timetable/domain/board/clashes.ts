import { plainTime } from '#kernel/dates';
import { listed } from '#kernel/words';
import { isAbsent } from '../absences.ts';
import { minutesBetween, tooLateWords } from '../journey.ts';
import { goneWords } from '../left-team.ts';
import {
  type BoardFacts,
  type BoardItem,
  type BoardPerson,
  clockOf,
  hasPassed,
  heldOn,
  type Minute,
  type Place,
} from './facts.ts';

/** Something against holding a session at a place. */
export type BoardClash = {
  /** The field of the form that it stands beside. */
  readonly field: 'on' | 'start' | 'room' | 'peers' | 'interviewees';
  /** True: nobody could keep it, so it is not saved. False: worth knowing, and may be meant. */
  readonly stops: boolean;
  readonly text: string;
  /** The same without times and titles, so that it can be counted over many starts. */
  readonly brief: string;
};

/** What is said where fewer peers go than it needs, and where none goes though it needs none. */
export const TOO_FEW_PEERS = 'too few peers are free';
export const NO_PEER = 'no peer goes';
/** What is said where somebody does not go who must be there. */
export const MUST_GO = 'somebody must be there who does not go';

/** What is said of a time that has passed. */
export const PASSED = 'the time has passed';

const MIDNIGHT = 24 * 60;

/**
 * All that speaks against holding an item there, what cannot be first. It stops where a room, a peer or somebody to be heard is taken
 * at the same time, somebody cannot come, a peer is not on the team any more, or there is no time to get from one site to the next:
 * exactly what the database and a release refuse. That it lies outside the hours, touches the break, fills the room, leaves a peer less than the usual changeover, has passed already, goes
 * without somebody who must be there or is not when it was wanted is said, and may be meant.
 */
export function clashesAt(
  facts: BoardFacts,
  item: BoardItem,
  at: Place,
  held: readonly BoardItem[] = heldOn(facts, at.date),
): BoardClash[] {
  const others = held.filter(({ key }) => key !== item.key);
  const found = [
    ...timeClashes(facts, item, at),
    ...roomClashes(facts, item, at, others),
    ...peopleClashes(facts, item, at, others),
    ...peerClashes(facts, item, at, others),
  ];
  return [...found.filter(({ stops }) => stops), ...found.filter(({ stops }) => !stops)];
}

/** True where nothing at all speaks against it. */
export function isFree(clashes: readonly BoardClash[]): boolean {
  return clashes.length === 0;
}

/** True where it may be saved. */
export function mayStand(clashes: readonly BoardClash[]): boolean {
  return clashes.every(({ stops }) => !stops);
}

function timeClashes(facts: BoardFacts, item: BoardItem, at: Place): BoardClash[] {
  const until = at.from + item.minutes;
  const day = facts.days.find(({ date }) => date === at.date);
  if (!day) return [stop('on', 'Choose one of the days on site', 'it is no day on site')];
  if (at.from < 0 || until > MIDNIGHT)
    return [stop('start', 'It must end on the day on which it starts', 'the day ends')];
  const found: BoardClash[] = [];
  const note = (field: BoardClash['field'], text: string, brief: string) =>
    found.push({ field, stops: false, text, brief });
  if (at.from < facts.dayFrom || until > facts.dayUntil)
    note('start', `The hours of the days are ${span(facts.dayFrom, facts.dayUntil)}`, 'it is outside the hours');
  if (facts.breakFrom < facts.breakUntil && at.from < facts.breakUntil && facts.breakFrom < until)
    note('start', `It touches the break from ${span(facts.breakFrom, facts.breakUntil)}`, 'it touches the break');
  const stays = item.place?.date === at.date && item.place.from === at.from;
  if (!stays && hasPassed(facts, at)) note('start', 'That time has passed', PASSED);
  const when = 'it is not when it is wanted';
  if (item.onDay !== null && item.onDay !== at.date)
    note('on', `It is wanted on ${facts.days.find(({ date }) => date === item.onDay)?.name ?? 'another day'}`, when);
  if (item.notBefore !== null && at.from < item.notBefore)
    note('start', `It is not wanted before ${said(item.notBefore)}`, when);
  if (item.doneBy !== null && until > item.doneBy) note('start', `It is to be done by ${said(item.doneBy)}`, when);
  return found;
}

function roomClashes(facts: BoardFacts, item: BoardItem, at: Place, others: readonly BoardItem[]): BoardClash[] {
  const room = facts.rooms.find(({ id }) => id === at.roomId);
  if (!room) return [];
  const taken = others
    .filter(({ place }) => place?.roomId === room.id)
    .filter((other) => overlaps(item, at, other))
    .map((other) =>
      stop('room', `${room.name} is taken from ${spanOf(other)} by ‘${other.title}’`, 'the room is taken'),
    );
  const heads = item.people.length + item.othersExpected + at.peerIds.length;
  if (room.capacity === null || heads <= room.capacity) return taken;
  const text = `${room.name} holds ${room.capacity}, and ${heads} people are expected`;
  return [...taken, { field: 'room', stops: false, text, brief: 'the room is too small' }];
}

function peopleClashes(facts: BoardFacts, item: BoardItem, at: Place, others: readonly BoardItem[]): BoardClash[] {
  const [from, until] = [`${at.date}T${clockOf(at.from)}`, `${at.date}T${clockOf(at.from + item.minutes)}`];
  return item.people.flatMap((who) => {
    const own = others.filter((other) => other.people.some(({ id }) => id === who.id));
    const away = isAbsent(facts.absences[who.id] ?? [], from, until)
      ? [stop('interviewees', `${who.name} cannot come then`, `${who.name} cannot come`)]
      : [];
    return [...away, ...personClashes(facts, item, at, who, own, 'interviewees')];
  });
}

function peerClashes(facts: BoardFacts, item: BoardItem, at: Place, others: readonly BoardItem[]): BoardClash[] {
  const until = at.from + item.minutes;
  const found = at.peerIds.flatMap((id) => {
    const who = { id, name: facts.peers.find((peer) => peer.id === id)?.name ?? 'Somebody who has left the team' };
    const away = facts.elsewhere
      .filter((busy) => busy.peerId === id && busy.date === at.date && busy.from < until && at.from < busy.until)
      .map((busy) =>
        stop(
          'peers',
          `${who.name} is in a session of another challenge from ${span(busy.from, busy.until)}`,
          `${who.name} is in another session`,
        ),
      );
    const own = others.filter((other) => other.place?.peerIds.includes(id));
    const left = facts.left.includes(id) ? [stop('peers', goneWords([who.name]), goneWords([who.name]))] : [];
    return [...left, ...away, ...personClashes(facts, item, at, who, own, 'peers')];
  });
  found.push(...mustClashes(facts, item, at));
  if (at.peerIds.length > 0 && at.peerIds.length >= item.peersNeeded) return found;
  const text =
    item.peersNeeded < 2
      ? 'No peer is in this session yet'
      : `It needs ${item.peersNeeded} peers, and has ${at.peerIds.length}`;
  const brief = item.peersNeeded === 0 ? NO_PEER : TOO_FEW_PEERS;
  return [...found, { field: 'peers', stops: false, text, brief }];
}

/** Who must be there and does not go, or has left: what a proposal keeps to, and a person may mean otherwise. */
function mustClashes({ peers }: BoardFacts, item: BoardItem, at: Place): BoardClash[] {
  const names = peers.filter(({ id }) => item.must.includes(id) && !at.peerIds.includes(id)).map(({ name }) => name);
  const texts = [...(names.length > 0 ? [`${listed(names)} must be there`] : []), ...item.missed];
  return texts.map((text) => ({ field: 'peers', stops: false, text, brief: MUST_GO }));
}

/** In two sessions at once; or before or after another one of the day without the time to get there. */
function personClashes(
  facts: BoardFacts,
  item: BoardItem,
  at: Place,
  who: BoardPerson,
  own: readonly BoardItem[],
  field: 'peers' | 'interviewees',
): BoardClash[] {
  const busy = own.filter((other) => overlaps(item, at, other));
  const brief = `${who.name} is in another session`;
  const there = busy.map((other) => stop(field, `${who.name} is in ‘${other.title}’ from ${spanOf(other)}`, brief));
  const late = waysOf(facts, item, at, own).flatMap(({ nearest, tooFar }): BoardClash[] => {
    const late = `${who.name} has no time to get from one to the next`;
    if (tooFar)
      return [stop(field, tooLateWords(who.name, tooFar.first, tooFar.next, tooFar.minutes, tooFar.needed), late)];
    if (!nearest || field !== 'peers' || nearest.minutes >= facts.changeover) return [];
    const text = `${who.name} has ${nearest.minutes} minutes from ‘${nearest.first}’ to ‘${nearest.next}’, and ${facts.changeover} are usual`;
    return [{ field, stops: false, text, brief: `${who.name} has little time between sessions` }];
  });
  return [...there, ...late];
}

/** From one session to another, by their titles: the minutes that there are and that the journey needs. */
type Way = { readonly first: string; readonly next: string; readonly minutes: number; readonly needed: number };
type Ways = { nearest: Way | null; tooFar: Way | null };

/**
 * The ways here from the sessions before, and on to those after, of all that do not overlap: the shortest wait, and the shortest of
 * those that leave too little time. What has no site takes no journey away from those around it, so the neighbours alone do not say.
 */
function waysOf(facts: BoardFacts, item: BoardItem, at: Place, own: readonly BoardItem[]): readonly [Ways, Ways] {
  const [here, there]: [Ways, Ways] = [
    { nearest: null, tooFar: null },
    { nearest: null, tooFar: null },
  ];
  const site = siteOf(facts, at);
  for (const other of own) {
    if (overlaps(item, at, other)) continue;
    const isBefore = endOf(other) <= at.from;
    const minutes = isBefore ? at.from - endOf(other) : (other.place?.from ?? 0) - at.from - item.minutes;
    const needed = minutesBetween(siteOf(facts, other.place), site, facts.travel);
    const [first, next] = isBefore ? [other.title, item.title] : [item.title, other.title];
    const way: Way = { first, next, minutes, needed };
    const ways = isBefore ? here : there;
    if (!ways.nearest || minutes < ways.nearest.minutes) ways.nearest = way;
    if (minutes < needed && (!ways.tooFar || minutes < ways.tooFar.minutes)) ways.tooFar = way;
  }
  return [here, there];
}

function siteOf(facts: BoardFacts, place: Pick<Place, 'roomId'> | null): string | null {
  return facts.rooms.find(({ id }) => id === place?.roomId)?.site ?? null;
}

function endOf({ place, minutes }: BoardItem): Minute {
  return (place?.from ?? 0) + minutes;
}

function overlaps(item: BoardItem, at: Place, other: BoardItem): boolean {
  return at.from < endOf(other) && (other.place?.from ?? 0) < at.from + item.minutes;
}

function stop(field: BoardClash['field'], text: string, brief: string): BoardClash {
  return { field, stops: true, text, brief };
}

function spanOf(item: BoardItem): string {
  return span(item.place?.from ?? 0, endOf(item));
}

function span(from: Minute, until: Minute): string {
  return `${said(from)} to ${said(until)}`;
}

function said(minute: Minute): string {
  return plainTime(clockOf(minute));
}
