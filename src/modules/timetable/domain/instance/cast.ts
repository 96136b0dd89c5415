import type { ProposalFacts } from '../build-instance.ts';
import { isElsewhere, type Wanted } from '../wanted.ts';
import { type OwnStanding, presentationOf } from './standing.ts';

/** Everything in an instance by the name it has there: sessions, places, sites, peers and people, each by its id. */
export type Cast = {
  readonly facts: ProposalFacts;
  /** What is to be placed, and what stands in this challenge. */
  readonly open: readonly Wanted[];
  readonly own: readonly OwnStanding[];
  /** What has a place of its own, by the id or key of its session. */
  readonly apart: readonly Apart[];
  /** The presentation that stands, before which all is to be heard. */
  readonly presentation: OwnStanding | null;
  readonly session: Names;
  readonly place: Names;
  readonly site: Names;
  readonly peer: Names;
  readonly person: Names;
};

export type Names = ReadonlyMap<string, string>;

/** A session held somewhere that is none of the rooms. `far`: people have to get there. */
type Apart = { readonly id: string; readonly note: string; readonly far: boolean };

/** Rooms of which nobody has said where they are. */
const NO_SITE = 'one site';
/** So much of what was written of a place is in its name: what tells two apart comes after it. */
const NOTE_IN_NAME = 80;

/** Names that can be read aloud, none of them twice. */
export function castOf(facts: ProposalFacts, open: readonly Wanted[], own: readonly OwnStanding[]): Cast {
  const session = named([
    ...open.map(({ id, title }) => ({ id, name: title })),
    ...own.map(({ key, own: { title } }) => ({ id: key, name: title })),
  ]);
  const apart: Apart[] = [
    ...open.filter(isElsewhere).map((each) => ({ id: each.id, note: each.placeNote, far: each.kind !== 'call' })),
    ...own
      .filter((each) => each.own.roomId === null)
      .map(({ key, own: each }) => ({
        id: key,
        note: each.placeNote,
        far: isElsewhere(each) && each.kind !== 'call',
      })),
  ];
  const ofTheirOwn = apart.map(({ id, note }) => ({
    id,
    name: `${note.slice(0, NOTE_IN_NAME) || 'Its own place'} (${session.get(id)})`,
  }));
  const sites = [...new Set(facts.rooms.map(siteOf))].map((site) => ({ id: site, name: site }));
  const isOneOpen = open.some(({ kind }) => kind === 'feedback');
  return {
    facts,
    open,
    own,
    apart,
    presentation: presentationOf(own, facts.days, isOneOpen),
    session,
    place: named([...facts.rooms, ...ofTheirOwn]),
    site: named([...sites, ...ofTheirOwn]),
    peer: named(facts.team),
    person: named([
      ...facts.people,
      ...facts.people.map(({ id, name }) => ({ id: setByHand(id), name: `set by hand: ${name}` })),
      ...open.map(({ id }) => ({ id: itsTime(id), name: `the day or time it is wanted for: ${session.get(id)}` })),
      ...open.map(({ id }) => ({ id: itsTurn(id), name: `its turn: ${session.get(id)}` })),
    ]),
  };
}

/** Where a room is; rooms of which nobody has said are at one site. */
export function siteOf(room: { readonly site: string }): string {
  return room.site || NO_SITE;
}

/**
 * People whom nobody can see, each away whenever something may not be: outside the day and hours a session is wanted for, before or
 * after its turn, and while somebody is in what was set by hand.
 */
export const itsTime = (wantedId: string) => `time ${wantedId}`;
export const itsTurn = (wantedId: string) => `turn ${wantedId}`;
export const setByHand = (intervieweeId: string) => `hand ${intervieweeId}`;

/** A name for each that no other has: the second `Leader` is `Leader (2)`. */
function named(things: readonly { readonly id: string; readonly name: string }[]): Map<string, string> {
  const taken = new Set<string>();
  return new Map(
    things.map(({ id, name }) => {
      let own = name;
      for (let n = 2; taken.has(own); n += 1) own = `${name} (${n})`;
      taken.add(own);
      return [id, own];
    }),
  );
}
