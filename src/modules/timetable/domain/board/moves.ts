import type { Session } from '../session.ts';

/** Where a session stands or stood and what it says, as it is kept: instants in ISO form, ids in order. */
export type Stand = {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly roomId: string | null;
  readonly peerIds: readonly string[];
  readonly isLive: boolean;
  readonly cancelledReason: string | null;
  /** A person set it: a proposal leaves it where it is. */
  readonly byHand: boolean;
  /** What it is about. Left out of what was kept when only moves were: such a move leaves it as it is. */
  readonly about?: About;
};

/** What a session says besides when, where and with which peers it is held. */
export type About = {
  readonly title: string;
  readonly kind: string;
  readonly placeNote: string;
  readonly sourceCategory: string | null;
  readonly othersExpected: number;
  readonly themeIds: readonly string[];
  readonly intervieweeIds: readonly string[];
};

/** What somebody did to the draft in one press. */
export type StepKind = 'moved' | 'saved' | 'taken-off' | 'brought-back' | 'accepted' | 'late' | 'swapped';

/** What became of one session. `before` is null where it was not in the timetable. */
export type Move = {
  readonly id: string;
  readonly sessionId: string;
  readonly movedAt: Date;
  readonly byName: string | null;
  readonly before: Stand | null;
  readonly after: Stand;
  /** The step it is part of, and what that was; null for a move on the board from before steps were kept. */
  readonly step: string | null;
  readonly what: StepKind | null;
};

/** All that was done in one press, taken back in one press. */
export type Step = {
  readonly id: string;
  readonly what: StepKind;
  readonly byName: string | null;
  readonly moves: readonly Move[];
};

/** Why a session is off whose place was taken back. */
export const TAKEN_BACK = 'Its place in the timetable was taken back';

/** Why a session is off for which a newer proposal had no place. */
export const NO_PLACE_ANY_MORE = 'It has no place in the newer timetable';

/** Why a session is off that nobody has cancelled: it lost its place in the draft. */
export const OF_THE_DRAFT_ALONE: readonly string[] = [TAKEN_BACK, NO_PLACE_ANY_MORE];

/**
 * True where a session is to be seen in the timetable: it is on, or somebody cancelled it. One that was only ever in the draft and lost
 * its place there again is none of anybody's business. `told` is what people were told last.
 */
export function isToBeSeen(session: Session, told: readonly { id: string }[] | null): boolean {
  if (session.isLive || told?.some(({ id }) => id === session.id)) return true;
  return !OF_THE_DRAFT_ALONE.includes(session.cancelledReason ?? '');
}

/** Where a session stands now, and what it says. */
export function standOf(session: Session, byHand: boolean): Stand {
  const { title, kind, placeNote, sourceCategory, othersExpected } = session;
  return {
    startsAt: session.startsAt.toISOString(),
    endsAt: session.endsAt.toISOString(),
    roomId: session.roomId,
    peerIds: session.peers.map(({ id }) => id).sort(),
    isLive: session.isLive,
    cancelledReason: session.isLive ? null : session.cancelledReason,
    byHand,
    about: {
      ...{ title, kind, placeNote, sourceCategory, othersExpected },
      themeIds: [...session.themeIds].sort(),
      intervieweeIds: session.interviewees.map(({ id }) => id).sort(),
    },
  };
}

/** The steps that these moves make, the newest first as they come. */
export function stepsOf(moves: readonly Move[]): Step[] {
  const steps = new Map<string, Move[]>();
  for (const move of moves) {
    const id = move.step ?? move.id;
    const known = steps.get(id);
    if (known) known.push(move);
    else steps.set(id, [move]);
  }
  return [...steps].map(([id, own]) => ({
    id,
    what: own[0]?.what ?? 'moved',
    byName: own[0]?.byName ?? null,
    moves: own,
  }));
}

/**
 * The sessions of a step that do not stand any more as it left them, or of which it would be forgotten who came: while there are any it
 * cannot be taken back.
 */
export function changedSince({ moves }: Step, sessions: readonly Session[]): Move[] {
  return moves.filter((move) => {
    const now = sessions.find(({ id }) => id === move.sessionId);
    if (now === undefined || forgetsWhoCame(move, now)) return true;
    return differences(move.after, standOf(now, move.after.byHand)).length > 0;
  });
}

/** True where to take this back would take the session off to which people came, or somebody out of it of whom is known whether they came. */
export function forgetsWhoCame({ before }: Move, now: Session): boolean {
  const known = now.interviewees.filter(({ attended }) => attended !== null).map(({ id }) => id);
  if (!before?.isLive) return now.othersAttended !== null || known.length > 0;
  return before.about !== undefined && known.some((id) => !before.about?.intervieweeIds.includes(id));
}

/**
 * The step that undo would take back: the newest after which each of its sessions still stands as it was left. What was changed since
 * in another way, such as a change that people were told of at once, is left alone. `steps` are those not taken back, the newest first.
 */
export function stepToUndo(steps: readonly Step[], sessions: readonly Session[]): Step | null {
  return steps.find((step) => changedSince(step, sessions).length === 0) ?? null;
}

/** What can differ between two stands, in the words of the form; `on` is whether it is in the timetable at all. */
const PARTS = {
  on: ({ isLive }: Stand) => isLive,
  title: ({ about }: Stand) => about?.title,
  time: ({ startsAt, endsAt }: Stand) => [startsAt, endsAt],
  room: ({ roomId }: Stand) => roomId,
  peers: ({ peerIds }: Stand) => peerIds,
  place: ({ about }: Stand) => about?.placeNote,
  kind: ({ about }: Stand) => about?.kind,
  'who speaks': ({ about }: Stand) => about?.sourceCategory,
  'people to be heard': ({ about }: Stand) => about?.intervieweeIds,
  'how many others': ({ about }: Stand) => about?.othersExpected,
  themes: ({ about }: Stand) => about?.themeIds,
} as const;
export type Part = keyof typeof PARTS;

/** In what two stands of one session differ. Where one of them was kept without what it is about, that is not compared. */
export function differences(a: Stand, b: Stand): Part[] {
  const bare = a.about === undefined || b.about === undefined;
  const [one, two] = bare
    ? [
        { ...a, about: undefined },
        { ...b, about: undefined },
      ]
    : [a, b];
  return (Object.keys(PARTS) as Part[]).filter(
    (part) => JSON.stringify(PARTS[part](one as Stand)) !== JSON.stringify(PARTS[part](two as Stand)),
  );
}
