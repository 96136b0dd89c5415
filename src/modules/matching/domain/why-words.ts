import { listed } from '#kernel/words';
import type { ScorePart, ScoreParts } from './plan.ts';
import type { Answer } from './why.ts';

/** One sentence or two that a councillor understands: why this peer is, could be or cannot be in the slot. */
export function answerInWords(answer: Answer, slot: string): string {
  const { peer, standing, bars, leaves, change, parts } = answer;
  if (standing === 'there') return `${peer} has the place in ${slot}.${softWords(answer)}`;
  if (standing === 'barred' || change === null || parts === null) {
    return `${peer} cannot take ${slot}: they ${listed(bars.map((bar) => BARRED_BECAUSE[bar]))}.`;
  }
  const moving = leaves.length === 0 ? '' : `, but would have to leave ${listed(leaves)}`;
  const worth =
    Math.abs(change) < 0.05
      ? 'The plan would be worth the same.'
      : `The plan would ${change > 0 ? 'gain' : 'lose'} ${points(Math.abs(change))}.`;
  return `${peer} could take ${slot}${moving}. ${worth}${reasons(parts)}${softWords(answer)}`;
}

const BARRED_BECAUSE: Record<Answer['bars'][number], string> = {
  role: 'do not have the role or the skill the place asks for',
  party: 'are not of a party that fits the place',
  accreditation: 'are not accredited for this programme on every day of it',
  unavailable: 'are not available on every day of it',
  ownAuthority: 'are from the host council',
  previousAuthority: 'used to work for the host council',
  declared: 'declared a conflict with the host council',
  days: 'do not have enough days in their year',
  pinned: 'would have to displace somebody whose place is fixed',
  nobodyExperienced: 'would leave a team in which nobody has served before',
  tooManyFirstOutings: 'would make one first outing too many in a team',
};

const SOFT_WORDS = {
  sameRegion: 'works in the same region',
  borders: 'works for a neighbour of the host',
  visited: 'has been to this host before',
  declared: 'declared an interest',
} as const;

function softWords({ peer, soft }: Answer): string {
  return soft.length === 0
    ? ''
    : ` Somebody must waive a conflict: ${peer} ${listed(soft.map((kind) => SOFT_WORDS[kind]))}.`;
}

/** What a part means when it is better, and when it is worse. */
const MEANING: Record<ScorePart, readonly [better: string, worse: string]> = {
  depth: ['more depth in what the place is about', 'less depth in what the place is about'],
  similarity: ['a council more like the host', 'a council less like the host'],
  travel: ['less travel', 'more travel'],
  firstOuting: ['a first outing for somebody new', 'no first outing for somebody new'],
  softConflict: ['fewer conflicts to waive', 'more conflicts to waive'],
  change: ['fewer changes to the current plan', 'more changes to the current plan'],
  cover: ['the focus better covered by the team', 'the focus less well covered by the team'],
  mix: ['women and men both in the team', 'women and men no longer both in the team'],
  parties: ['more parties in the team', 'fewer parties in the team'],
  sameRegionTwice: ['fewer from one region in the team', 'more from one region in the team'],
  load: ['the work better shared', 'more asked of somebody who is asked already'],
  unfilled: ['fewer empty places', 'more empty places'],
};

function reasons(parts: ScoreParts): string {
  const told = (Object.entries(parts) as [ScorePart, number][])
    .filter(([, value]) => Math.abs(value) >= 0.05)
    .sort(([, a], [, b]) => Math.abs(b) - Math.abs(a));
  const words = (sign: 1 | -1) =>
    told.filter(([, v]) => v * sign > 0).map(([part, v]) => `${MEANING[part][sign === 1 ? 0 : 1]} (${signed(v)})`);
  const [better, worse] = [words(1), words(-1)];
  return `${better.length > 0 ? ` Better: ${listed(better)}.` : ''}${worse.length > 0 ? ` Worse: ${listed(worse)}.` : ''}`;
}

function points(value: number): string {
  const shown = value.toFixed(1);
  return `${shown} point${shown === '1.0' ? '' : 's'}`;
}

function signed(value: number): string {
  return `${value > 0 ? '+' : '−'}${Math.abs(value).toFixed(1)}`;
}
