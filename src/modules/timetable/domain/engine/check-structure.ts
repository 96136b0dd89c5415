import type { Instance, Placement, Session } from './instance.ts';
import { pairBreach, placementBreach, ruleBook } from './rules.ts';

/**
 * What makes an instance impossible whatever the timetable: a session that must have more peers than it needs, a circle of
 * `after`, or pins that break the rules. One line with its path, or null.
 */
export function checkStructure(instance: Instance): string | null {
  return mustHaveProblem(instance) ?? circleProblem(instance) ?? pinProblem(instance);
}

function mustHaveProblem(instance: Instance): string | null {
  for (const [i, session] of instance.sessions.entries()) {
    const { mustHave, peersNeeded } = session;
    if (mustHave.length <= peersNeeded) continue;
    return `sessions[${i}].mustHave: expected at most the ${peersNeeded} of peersNeeded, found ${mustHave.length}`;
  }
  return null;
}

/** A session on the way, and how many of those that it comes after have been followed. */
type Step = { readonly at: number; followed: number };

/**
 * Follows `after` from every session: coming back to a session on the way is a circle. Each session is gone through once, and the way
 * is a list, so that it may be as long as the list of sessions.
 */
function circleProblem({ sessions }: Instance): string | null {
  const indexOf = new Map(sessions.map((session, i) => [session.id, i]));
  const seen = sessions.map((): 'not yet' | 'on the way' | 'done' => 'not yet');
  for (const first of sessions.keys()) {
    if (seen[first] !== 'not yet') continue;
    const way: Step[] = [{ at: first, followed: 0 }];
    seen[first] = 'on the way';
    for (let step = way.at(-1); step; step = way.at(-1)) {
      const id = sessions[step.at]!.after[step.followed];
      step.followed += 1;
      if (id === undefined) {
        seen[step.at] = 'done';
        way.pop();
        continue;
      }
      const next = indexOf.get(id)!;
      if (seen[next] === 'on the way') return circleWords(sessions, [...way.map(({ at }) => at), next]);
      if (seen[next] === 'not yet') {
        way.push({ at: next, followed: 0 });
        seen[next] = 'on the way';
      }
    }
  }
  return null;
}

/** The most sessions of a circle that are named. */
const MOST_NAMED = 6;

function circleWords(sessions: readonly Session[], way: readonly number[]): string {
  const back = way.at(-1)!;
  const circle = way.slice(way.indexOf(back)).map((at) => sessions[at]!.id);
  const named = circle.length <= MOST_NAMED ? circle : [...circle.slice(0, MOST_NAMED - 2), '…', ...circle.slice(-2)];
  return `sessions[${back}].after: expected no circle, found ${named.join(' after ')}`;
}

function pinProblem(instance: Instance): string | null {
  return fixedProblem(instance, 'pinned', (session) => session.pinned);
}

/** The first fixed placement that breaks a rule by itself or with an earlier one; `field` names where it stands in the file. */
export function fixedProblem(
  instance: Instance,
  field: 'pinned' | 'current',
  fixedOf: (session: Session) => Placement | null,
): string | null {
  const broken = firstBroken(instance, fixedOf);
  if (broken === null) return null;
  const kept = field === 'pinned' ? 'a pin' : 'a session that has begun';
  return `sessions[${broken.at}].${field}: expected ${kept} to keep every rule, but ${broken.breach}`;
}

/** The id of the first session whose pin breaks a rule by itself or with an earlier one; null where every pin keeps them. */
export function brokenPin(instance: Instance): string | null {
  const broken = firstBroken(instance, (session) => session.pinned);
  return broken && instance.sessions[broken.at]!.id;
}

function firstBroken(
  instance: Instance,
  fixedOf: (session: Session) => Placement | null,
): { readonly at: number; readonly breach: string } | null {
  const rules = ruleBook(instance);
  const fixed: { session: Session; placement: Placement }[] = [];
  for (const [at, session] of instance.sessions.entries()) {
    const placement = fixedOf(session);
    if (placement === null) continue;
    const here = { session, placement };
    const breach =
      placementBreach(rules, session, placement) ??
      fixed.map((other) => pairBreach(rules, other, here)).find((found) => found !== null) ??
      null;
    if (breach !== null) return { at, breach };
    fixed.push(here);
  }
  return null;
}
