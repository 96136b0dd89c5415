import { type Refusal, refusal } from '#kernel/result';
import type { Instance, PlacedSession, Plan } from './instance.ts';
import { PLAN_FORMAT } from './instance.ts';
import { placementAt } from './read-instance.ts';
import * as shape from './shape.ts';

/** A plan as a file states it. The figures may be missing, as in a plan made by hand. */
export type StatedPlan = Pick<Plan, 'sessions' | 'unplaced'> & {
  readonly score: number | null;
  readonly bound: number | null;
  readonly gap: number | null;
  readonly parts: Readonly<Record<string, number>> | null;
};

/** Reads a parsed JSON value as a plan for that instance: its shape and its ids, not its rules. */
export function readPlan(instance: Instance, json: unknown): StatedPlan | Refusal<'not-a-plan'> {
  try {
    return planAt(instance, { path: '', value: json });
  } catch (error) {
    if (error instanceof shape.ShapeProblem) return refusal('not-a-plan', error.message);
    throw error;
  }
}

/** The instance with `current` taken from the plan: what is placed there stands now, what is not does not. */
export function withCurrent(instance: Instance, plan: Pick<Plan, 'sessions'>): Instance {
  const placed = new Map(plan.sessions.map((each) => [each.id, each]));
  const sessions = instance.sessions.map((session) => {
    const now = placed.get(session.id);
    return { ...session, current: now ? { start: now.start, place: now.place, peers: now.peers } : null };
  });
  return { ...instance, sessions };
}

function planAt(instance: Instance, file: shape.At): StatedPlan {
  const format = shape.member(file, 'format');
  if (format.value !== PLAN_FORMAT) shape.wrong(format, `"${PLAN_FORMAT}"`);
  const idsOf = (things: readonly { id: string }[]) => new Set(things.map(({ id }) => id));
  const known = { places: idsOf(instance.places), peers: idsOf(instance.peers) };
  const sessionIds = idsOf(instance.sessions);
  const figure = (key: string) =>
    shape.asNullable(shape.member(file, key), (at) => shape.asNumber(at, -1e300, 1e300, 'a number'));
  return {
    sessions: shape.asIdentified(shape.member(file, 'sessions'), (at): PlacedSession => {
      const id = shape.asReference(shape.member(at, 'id'), sessionIds, 'the id of a session of the instance');
      return { id, ...placementAt(at, known) };
    }),
    unplaced: shape.asReferences(shape.member(file, 'unplaced'), sessionIds, 'the id of a session of the instance'),
    score: figure('score'),
    bound: figure('bound'),
    gap: figure('gap'),
    parts: shape.asNullable(shape.member(file, 'parts'), (at) => {
      const keys = Object.keys(shape.asObject(at));
      return Object.fromEntries(
        keys.map((key) => [key, shape.asNumber(shape.member(at, key), -1e300, 1e300, 'a number')]),
      );
    }),
  };
}
