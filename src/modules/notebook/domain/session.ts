import type { SourceCategory } from '#modules/programmes';
import type { SessionPrompt } from './prompt.ts';

/** A session as the notebook needs it. */
export type NotebookSession = {
  readonly id: string;
  readonly title: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly place: string;
  /** Null where the team is among itself. */
  readonly sourceCategory: SourceCategory | null;
  readonly themeIds: readonly string[];
  readonly peerIds: readonly string[];
  /** False where it was cancelled. */
  readonly isLive: boolean;
  /** What the team brings to ask in it, in the order in which it was raised. */
  readonly prompts: readonly SessionPrompt[];
};

/** A peer opens the notebook while still walking there. */
const EARLY_MINUTES = 15;

/**
 * The session somebody most likely wants to write about: of their own, the last one that has begun (or begins within 15 minutes),
 * so the one that is on now before the one that was; before their first, that one. Null where they have none.
 */
export function sessionToWriteFor<T extends Pick<NotebookSession, 'startsAt' | 'peerIds'>>(
  sessions: readonly T[],
  personId: string,
  now: Date,
): T | null {
  const own = sessions
    .filter((session) => session.peerIds.includes(personId))
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  const begun = own.filter((session) => session.startsAt.getTime() <= now.getTime() + EARLY_MINUTES * 60_000);
  return begun.at(-1) ?? own[0] ?? null;
}
