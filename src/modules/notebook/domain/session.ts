import type { SourceCategory } from '#modules/programmes';
import type { SessionPrompt } from './prompt.ts';

/**
 * How much people know of a session: `told` as it stands here; `untold`, where nobody has been told that it is on; `draft`, as long as
 * nobody has been told of anything.
 */
export type Standing = 'told' | 'untold' | 'draft';

/** What stands beside a session that people were told of and that is off in the draft. */
export const TO_BE_OFF = 'Cancelled in the draft, not told yet';

/** A session as it is planned now, beside how it was told last. */
export type DraftAndTold<T> = {
  readonly draft: T;
  /** Null where nobody was ever told of it. */
  readonly told: T | null;
  /** People have been told of the timetable. */
  readonly released: boolean;
};

/**
 * A session as people know it, for a phone is what they go by: what was told last stands until they are told otherwise, whatever has become of
 * the plan. One of which nobody was told, or only that it is off, is as planned, and says that nobody was told. What is off is nobody’s.
 */
export function asPeopleKnow<T extends Pick<NotebookSession, 'isLive' | 'peerIds'>>({
  draft,
  told,
  released,
}: DraftAndTold<T>): T & Pick<NotebookSession, 'standing' | 'isToBeOff'> {
  const isToBeOff = false;
  if (!released) return { ...(draft.isLive ? draft : { ...draft, peerIds: [] }), standing: 'draft', isToBeOff };
  if (told?.isLive) return { ...told, standing: 'told', isToBeOff: !draft.isLive };
  if (draft.isLive) return { ...draft, standing: 'untold', isToBeOff };
  return { ...(told ?? draft), peerIds: [], standing: told ? 'told' : 'untold', isToBeOff };
}

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
  readonly standing: Standing;
  /** Off in the draft, while people have been told that it is on: they go there until they are told. */
  readonly isToBeOff: boolean;
  /** What the team brings to ask in it, in the order in which it was raised. */
  readonly prompts: readonly SessionPrompt[];
};

/** The same as it is planned now, whatever people were told of it. */
export type PlannedSession = Omit<NotebookSession, 'standing' | 'isToBeOff'>;

/** A peer opens the notebook while still walking there. */
const EARLY_MINUTES = 15;

/**
 * The session somebody most likely wants to write about: of their own, the last one that has begun (or begins within 15 minutes),
 * so the one that is on now before the one that was; before their first, that one. One of which nobody was told is none of them. Null
 * where they have none.
 */
export function sessionToWriteFor<T extends Pick<NotebookSession, 'startsAt' | 'peerIds'> & { standing?: Standing }>(
  sessions: readonly T[],
  personId: string,
  now: Date,
): T | null {
  const own = sessions
    .filter((session) => session.peerIds.includes(personId) && session.standing !== 'untold')
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  const begun = own.filter((session) => session.startsAt.getTime() <= now.getTime() + EARLY_MINUTES * 60_000);
  return begun.at(-1) ?? own[0] ?? null;
}
