import { londonInstant } from '#kernel/dates';
import type { Built } from './build-instance.ts';
import type { Draft } from './engine/instance.ts';
import { knownMinute } from './engine/local-time.ts';
import { type Obstacle, obstaclesOf, TOO_LATE } from './engine/obstacles.ts';
import { NOT_THEN } from './instance/people.ts';
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

/**
 * The engine's plan as sessions of the product, and why each other one could not be placed as things stood at `now`, a local time. What
 * stood already is no part of it.
 */
export function proposalOf(built: Built, draft: Draft, now: string): Proposal {
  const { instance, wantedOf, roomOf, peerOf, said, hopeless } = built;
  return {
    placed: draft.sessions.flatMap(({ id, start, place, peers }) => {
      const wantedId = wantedOf.get(id);
      if (wantedId === undefined) return [];
      const startsAt = londonInstant(start.slice(0, 10), start.slice(11)).toISOString();
      const peerIds = peers.map((peer) => peerOf.get(peer) as string);
      return [{ wantedId, startsAt, roomId: roomOf.get(place) ?? null, peerIds }];
    }),
    unplaced: [
      ...hopeless.map(({ wantedId, why }) => ({ wantedId, why: [why] })),
      ...draft.unplaced.flatMap((id) => {
        const wantedId = wantedOf.get(id);
        const obstacles = obstaclesOf(instance, draft, id, knownMinute(now));
        return wantedId === undefined ? [] : [{ wantedId, why: reasonsOf(inWords(obstacles, said)) }];
      }),
    ],
  };
}

/** `Rhian Lloyd is not available, most of the time`: how often stands with each where there are several. */
function reasonsOf(obstacles: readonly Obstacle[]): string[] {
  const told = telling(obstacles);
  if (told.every(({ why }) => why === TOO_LATE)) return ['It is too late for that by now'];
  const whole = told.reduce((sum, { starts }) => sum + starts, 0);
  return told
    .slice(0, MOST_REASONS)
    .map(({ why, starts }) => `${why[0]?.toUpperCase()}${why.slice(1)}, ${shareWords(starts, whole)}`);
}

/**
 * That it is not wanted then says little, and of what is left, that a time has come says little, and that a day has an end and a break
 * even less: only told where nothing else stands in the way.
 */
function telling(obstacles: readonly Obstacle[]): readonly Obstacle[] {
  const isOfTheDay = (why: string) =>
    why === 'it would touch a break' || why.endsWith('do not fit before the day ends');
  const tiers: readonly ((why: string) => boolean)[] = [
    (why) => why !== NOT_THEN && why !== TOO_LATE && !isOfTheDay(why),
    (why) => why === TOO_LATE,
    (why) => why !== NOT_THEN,
  ];
  const told = tiers.map((tier) => obstacles.filter(({ why }) => tier(why))).find((some) => some.length > 0);
  return told ?? obstacles;
}

const AWAY = ' is not available';

/** As it is said of somebody; the same said twice counts together. */
function inWords(obstacles: readonly Obstacle[], said: Built['said']): Obstacle[] {
  const found = new Map<string, Obstacle>();
  for (const obstacle of obstacles) {
    const instead = obstacle.why.endsWith(AWAY) ? said.get(obstacle.why.slice(0, -AWAY.length)) : undefined;
    const why = (instead ?? obstacle.why)
      .replace(/ suits this session with/, ' is large enough for')
      .replace(/^(only 1 of the \d+ peers it needs) are/, '$1 is');
    found.set(why, { ...obstacle, why, starts: (found.get(why)?.starts ?? 0) + obstacle.starts });
  }
  return [...found.values()].sort((a, b) => b.starts - a.starts);
}
