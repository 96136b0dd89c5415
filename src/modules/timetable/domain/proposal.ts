import { londonInstant } from '#kernel/dates';
import { type Built, ITS_TIME } from './build-instance.ts';
import type { Draft } from './engine/instance.ts';
import { type Obstacle, obstaclesOf } from './engine/obstacles.ts';
import { shareWords } from './share-words.ts';

/** What the engine found, kept until somebody accepts it or asks again. Times are instants in ISO form. */
export type Proposal = {
  readonly placed: readonly ProposedSession[];
  readonly unplaced: readonly { readonly wantedId: string; readonly why: readonly string[] }[];
};

export type ProposedSession = {
  readonly wantedId: string;
  readonly startsAt: string;
  /** Null: somewhere that is none of the rooms. */
  readonly roomId: string | null;
  readonly peerIds: readonly string[];
};

/** So many reasons are told of each session that could not be placed. */
const MOST_REASONS = 3;

/** The engine's plan as sessions of the product, and why each other one could not be placed. */
export function proposalOf(built: Built, draft: Draft): Proposal {
  const { instance, wantedOf, roomOf, peerOf, hopeless } = built;
  return {
    placed: draft.sessions.map(({ id, start, place, peers }) => ({
      wantedId: wantedOf.get(id) as string,
      startsAt: londonInstant(start.slice(0, 10), start.slice(11)).toISOString(),
      roomId: roomOf.get(place) ?? null,
      peerIds: peers.map((peer) => peerOf.get(peer) as string),
    })),
    unplaced: [
      ...hopeless.map(({ wantedId, why }) => ({ wantedId, why: [why] })),
      ...draft.unplaced.map((id) => ({
        wantedId: wantedOf.get(id) as string,
        why: reasonsOf(obstaclesOf(instance, draft, id)),
      })),
    ],
  };
}

/** `Rhian Lloyd is not available, most of the time`: how often stands with each where there are several. */
function reasonsOf(obstacles: readonly Obstacle[]): string[] {
  const told = telling(obstacles);
  const whole = told.reduce((sum, { starts }) => sum + starts, 0);
  return told.slice(0, MOST_REASONS).map(({ why, starts }) => `${inWords(why)}, ${shareWords(starts, whole)}`);
}

/** That a day has an end and a break says little: only told where nothing else stands in the way. */
function telling(obstacles: readonly Obstacle[]): readonly Obstacle[] {
  const told = obstacles.filter(
    ({ why }) =>
      !why.startsWith(ITS_TIME) && why !== 'it would touch a break' && !why.endsWith('do not fit before the day ends'),
  );
  return told.length > 0 ? told : obstacles;
}

function inWords(why: string): string {
  if (why.startsWith(ITS_TIME)) return 'Not the day or time it is wanted for';
  return `${why[0]?.toUpperCase()}${why.slice(1)}`
    .replace(/ suits this session with/, ' is large enough for')
    .replace(/^(Only 1 of the \d+ peers it needs) are/, '$1 is');
}
