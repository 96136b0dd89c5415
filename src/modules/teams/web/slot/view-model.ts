import { type IsoDate, mediumDate } from '#kernel/dates';
import { confirmedWords, placementWords, refusalWords } from '#modules/pool';
import { TOPIC_LABELS } from '#modules/programmes';
import type { Candidate } from '../../domain/rank.ts';
import { SOFT_LABELS } from '../../domain/soft-conflicts.ts';
import type { LastAnswer } from '../../store/last-answers.ts';
import { depthWords } from '../team/view-model.ts';

/** A candidate in words. */
export type CandidateLine = {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly authority: string;
  readonly knows: string;
  readonly toWaive: readonly string[];
  readonly reasons: readonly string[];
  readonly daysLeft: string;
  readonly lastServed: string;
  readonly lastConfirmed: string;
  readonly served: string;
  readonly lastAnswers: string;
};

/** What the office weighs, side by side: what they bring, what would have to be waived, and how much they gave already. */
export function candidateLine(
  { peer, assessment, knows }: Candidate,
  today: IsoDate,
  answers: readonly LastAnswer[] = [],
): CandidateLine {
  const left = Math.max(0, peer.daysPerYear - peer.daysUsed);
  return {
    id: peer.id,
    name: peer.name,
    role: peer.role,
    authority: peer.authorityName ?? 'No authority',
    knows: knows
      .slice(0, 4)
      .map(({ topic, level }) => `${TOPIC_LABELS[topic] ?? topic} (${depthWords(level).toLowerCase()})`)
      .join(', '),
    toWaive: assessment.soft.map(({ key }) => SOFT_LABELS[key]),
    reasons: assessment.hard.map(({ why }) => why),
    daysLeft: `${left}\u00a0of\u00a0${peer.daysPerYear}`,
    lastServed: peer.lastServed ? mediumDate(peer.lastServed) : peer.served > 0 ? 'Before our records' : 'Not yet',
    lastConfirmed: confirmedWords(peer.lastConfirmed, today),
    served: peer.served === 0 ? 'First outing' : String(peer.served),
    lastAnswers:
      answers.length > 0 ? answers.map(answerWords).join('; ') : peer.served > 0 ? 'None on record' : 'Never asked yet',
  };
}

/** `Declined, Northdale: not these dates`; without the host where the reader may not know it. */
function answerWords({ status, reason, host }: LastAnswer): string {
  const why = status === 'declined' && reason ? `: ${refusalWords(reason).toLowerCase()}` : '';
  return `${placementWords(status)}${host ? `, ${host}` : ''}${why}`;
}
