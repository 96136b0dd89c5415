import { type Refusal, refusal } from '#kernel/result';
import { PLAN_FORMAT, SCORE_PARTS, type ScoreParts, type StatedPlan } from './plan.ts';
import { fault, list, member, number, object, root, ShapeFault, type Spot, text } from './shape.ts';

/**
 * The plan in parsed JSON, or why it is none, with the path inside the file. Its ids are not looked up here: a plan may
 * be for another instance, which is for the reader's caller to say.
 */
export function readPlan(json: unknown): StatedPlan | Refusal<'bad-plan'> {
  try {
    return planIn(root(json));
  } catch (thrown) {
    if (thrown instanceof ShapeFault) return refusal('bad-plan', thrown.message);
    throw thrown;
  }
}

function planIn(spot: Spot): StatedPlan {
  const format = member(spot, 'format');
  if (format.value !== PLAN_FORMAT) fault(format, JSON.stringify(PLAN_FORMAT));
  return {
    placements: list(member(spot, 'placements'), (p) => ({
      slot: text(member(p, 'slot')),
      peer: text(member(p, 'peer')),
    })),
    score: numberOrNull(member(spot, 'score')),
    bound: numberOrNull(member(spot, 'bound')),
    gap: numberOrNull(member(spot, 'gap')),
    parts: partsOrNull(member(spot, 'parts')),
  };
}

function numberOrNull(spot: Spot): number | null {
  return spot.value === undefined || spot.value === null ? null : number(spot);
}

function partsOrNull(spot: Spot): Partial<ScoreParts> | null {
  if (spot.value === undefined || spot.value === null) return null;
  const stated = object(spot);
  const known = SCORE_PARTS.filter((part) => Object.hasOwn(stated, part));
  return Object.fromEntries(known.map((part) => [part, number(member(spot, part))]));
}
