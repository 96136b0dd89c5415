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

/** Follows `after` from every session: coming back to a session on the way is a circle. */
function circleProblem(instance: Instance): string | null {
  const indexOf = new Map(instance.sessions.map((session, i) => [session.id, i]));
  const done = new Set<string>();
  const onTheWay: string[] = [];
  const visit = (session: Session): string | null => {
    if (done.has(session.id)) return null;
    if (onTheWay.includes(session.id)) {
      const circle = [...onTheWay.slice(onTheWay.indexOf(session.id)), session.id];
      return `sessions[${indexOf.get(session.id)}].after: expected no circle, found ${circle.join(' after ')}`;
    }
    onTheWay.push(session.id);
    for (const id of session.after) {
      const problem = visit(instance.sessions[indexOf.get(id)!]!);
      if (problem !== null) return problem;
    }
    onTheWay.pop();
    done.add(session.id);
    return null;
  };
  for (const session of instance.sessions) {
    const problem = visit(session);
    if (problem !== null) return problem;
  }
  return null;
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
  const rules = ruleBook(instance);
  const fixed: { session: Session; placement: Placement }[] = [];
  for (const [i, session] of instance.sessions.entries()) {
    const placement = fixedOf(session);
    if (placement === null) continue;
    const here = { session, placement };
    const breach =
      placementBreach(rules, session, placement) ??
      fixed.map((other) => pairBreach(rules, other, here)).find((found) => found !== null) ??
      null;
    const kept = field === 'pinned' ? 'a pin' : 'a session that has begun';
    if (breach !== null) return `sessions[${i}].${field}: expected ${kept} to keep every rule, but ${breach}`;
    fixed.push(here);
  }
  return null;
}
