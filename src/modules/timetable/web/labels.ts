import { londonDate, shortDate, timeRange } from '#kernel/dates';
import { isRefusal, type Refusal } from '#kernel/result';
import { SESSION_KIND_LABELS, SOURCE_CATEGORY_LABELS } from '#modules/programmes';
import { changedJustNow } from '../application/late-words.ts';
import type { SavedSession } from '../application/save-session.ts';
import type { Session, SessionInterviewee } from '../domain/session.ts';

export { ringWords } from '../domain/ring-words.ts';

/** Who can be listened to: the source categories that are people. */
export const SPEAKER_LABELS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(SOURCE_CATEGORY_LABELS).filter(([key]) => key !== 'documents' && key !== 'data'),
);

/** A kind of session in words. */
export function kindLabel(kind: string): string {
  return SESSION_KIND_LABELS[kind as keyof typeof SESSION_KIND_LABELS] ?? kind;
}

/** A source category in words; nothing for the team's own meetings. */
export function categoryLabel(category: string | null): string {
  return category === null ? '' : (SOURCE_CATEGORY_LABELS[category as keyof typeof SOURCE_CATEGORY_LABELS] ?? category);
}

/** `1 person`, `12 people`. */
export function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}

/** What somebody to be heard has answered, as those who arrange the days read it. */
export const ANSWERS: Readonly<Record<string, string>> = {
  accepted: 'will come',
  declined: 'cannot come',
  'other-time': 'asks for another time',
  'accepted-before': 'could come before it moved',
  'declined-before': 'could not come before it moved',
  'other-time-before': 'asked for another time before it moved',
};

/**
 * What somebody has answered to a session, and to which time where it has another by now:
 * `cannot come, said of 10am to 11am, before it moved`.
 */
export function answeredWords(who: SessionInterviewee, session: Pick<Session, 'startsAt'>): string {
  const { answer, answeredFrom, answeredUntil } = who;
  if (!answer) return '';
  const said = ANSWERS[answer] ?? answer;
  if (!answeredFrom || !answeredUntil) return said;
  const [from, until] = [new Date(answeredFrom), new Date(answeredUntil)];
  const day =
    londonDate(from) === londonDate(session.startsAt) ? '' : `${shortDate(londonDate(from), { weekday: true })}, `;
  return `${said}, said of ${day}${timeRange(from, until)}, before it moved`;
}

/** Instead of how many are told. */
export const NOBODY_TOLD = 'Nobody is told: it is over.';

/** What stands in the way of saving a session, in one sentence; null where it was saved. */
export function problemOf(saved: Refusal | SavedSession): string | null {
  if (isRefusal(saved)) return saved.why;
  if (saved.kind === 'look') return `${saved.clashes.join('. ')}. Nothing was saved`;
  if (saved.kind === 'problems') return Object.values(saved.problems).join('. ');
  return saved.kind === 'stale' ? changedJustNow(saved.session) : null;
}
