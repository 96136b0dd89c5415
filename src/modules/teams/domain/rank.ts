import type { Topic } from '#modules/programmes';
import type { Assessment } from './assess.ts';
import type { PeerFacts } from './facts.ts';

/** A peer with what stands in the way and what they would bring. */
export type Candidate = {
  readonly peer: PeerFacts;
  readonly assessment: Assessment;
  /** 0 to 1: how deep they go in the slot's own topic, or else in the topics of the focus together. Orders the list; never shown. */
  readonly depth: number;
  /** The topics of the focus they know, deepest first. */
  readonly knows: readonly { readonly topic: Topic; readonly level: number }[];
};

/** What a peer would bring to a slot that is for `skill`, or else to the whole focus. */
export function candidate(
  peer: PeerFacts,
  assessment: Assessment,
  skill: Topic | null,
  focus: readonly Topic[],
): Candidate {
  const level = (topic: Topic) => peer.skills[topic] ?? 0;
  const topics = skill && !focus.includes(skill) ? [skill, ...focus] : focus;
  const whole = focus.length === 0 ? 0 : focus.reduce((sum, topic) => sum + level(topic), 0) / (3 * focus.length);
  const knows = topics
    .map((topic) => ({ topic, level: level(topic) }))
    .filter((each) => each.level > 0)
    .sort((a, b) => b.level - a.level);
  return { peer, assessment, depth: skill ? level(skill) / 3 : whole, knows };
}

/**
 * Those who can be placed, best first: fewest conflicts to waive, then depth, then most days left, then longest since they last
 * served (never served counts as longest), so that the same volunteers are not asked again and again. Those who cannot follow
 * apart, nearest to possible first.
 */
export function rankCandidates(all: readonly Candidate[]): { can: Candidate[]; cannot: Candidate[] } {
  const left = ({ peer }: Candidate) => peer.daysPerYear - peer.daysUsed;
  const byName = (a: Candidate, b: Candidate) => a.peer.name.localeCompare(b.peer.name, 'en-GB');
  const can = all
    .filter(({ assessment }) => assessment.hard.length === 0)
    .sort(
      (a, b) =>
        a.assessment.soft.length - b.assessment.soft.length ||
        b.depth - a.depth ||
        left(b) - left(a) ||
        (a.peer.lastServed ?? '').localeCompare(b.peer.lastServed ?? '') ||
        byName(a, b),
    );
  const cannot = all
    .filter(({ assessment }) => assessment.hard.length > 0)
    .sort((a, b) => a.assessment.hard.length - b.assessment.hard.length || b.depth - a.depth || byName(a, b));
  return { can, cannot };
}
