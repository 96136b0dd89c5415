import { isAwayAt } from '../domain/absences.ts';
import type { Session, SessionInterviewee } from '../domain/session.ts';
import type { Care } from '../store/interviewees.ts';
import { answeredWords } from './labels.ts';

/** What those who arrange the days know of people to be heard, by id; null for everybody else, who is shown nothing of it. */
export type CareOfAll = ReadonlyMap<string, Care> | null;

/**
 * What is to be known of one person of a session before it: `cannot come then`, `needs: a BSL interpreter`. Nothing where nothing speaks
 * against their coming, and for those who do not arrange the days.
 */
export function careWords(all: CareOfAll, session: Session, who: SessionInterviewee): string[] {
  if (all === null) return [];
  const care = all.get(who.id);
  const no = who.answer === 'accepted' ? '' : answeredWords(who, session);
  // Who has said no to this very session has said it once: that they cannot come then as well adds nothing.
  const isSaid = no !== '' && !who.answeredFrom;
  return [
    no,
    !isSaid && isAwayAt(care?.unavailable ?? [], session) ? 'cannot come then' : '',
    care?.accessNeeds ? `needs: ${care.accessNeeds}` : '',
  ].filter((one) => one !== '');
}
