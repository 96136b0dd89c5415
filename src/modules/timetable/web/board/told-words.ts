import { standWords } from '../../application/move-on-board.ts';
import type { TakenBack } from '../../application/undo-step.ts';
import { changesSince, type Frozen } from '../../domain/frozen.ts';
import type { Session } from '../../domain/session.ts';
import { lostItsPlace } from '../../domain/why-off.ts';
import { counted } from '../labels.ts';

/** Where a session is now, and whether those concerned know it. `told` is what people were told last, null before the first release. */
export function movedWords(session: Session, told: readonly Frozen[] | null): string {
  return `‘${session.title}’ is now ${standWords(session)}. ${
    waits(told, [session]) > 0
      ? 'Nobody has been told yet.'
      : 'That is what people were told, so there is nothing to tell them.'
  }`;
}

/** What has become of the sessions of a step that was taken back. */
export function undoneWords(
  { sessions, wereOn }: Pick<TakenBack, 'sessions' | 'wereOn'>,
  told: readonly Frozen[] | null,
): string {
  const [only] = sessions;
  if (sessions.length === 1 && only) {
    if (only.isLive) return movedWords(only, told);
    const unsaid = told !== null && waits(told, [only]) > 0;
    return `${offWords(only, wereOn.includes(only.id))}${unsaid ? ' Nobody has been told yet.' : ''}`;
  }
  return `${sessions.length} sessions are as they were before. ${manyWords(sessions.length, waits(told, sessions))}`;
}

/** Of one that is off: it went off, it is cancelled as it was before, or it was off all the time and says again what it said. */
function offWords(session: Session, wasOn: boolean): string {
  const off = lostItsPlace(session) ? 'has no place' : 'is cancelled';
  if (!wasOn) return `‘${session.title}’ says what it said before. It still ${off}.`;
  return `‘${session.title}’ ${off} ${lostItsPlace(session) ? 'any more' : 'again'}.`;
}

function manyWords(sessions: number, waiting: number): string {
  if (waiting === 0) return 'That is what people were told, so there is nothing to tell them.';
  if (waiting === sessions) return 'Nobody has been told yet.';
  return `Nobody has been told of ${counted(waiting, 'change', 'changes')} yet; the rest is what people were told.`;
}

/** How many of these sessions are not as people were told; before the first release nobody was told of any. */
function waits(told: readonly Frozen[] | null, sessions: readonly Session[]): number {
  return told === null ? sessions.length : changesSince(told, sessions).length;
}
