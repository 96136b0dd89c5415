import { marksOf } from '#design/components/marks';
import { londonDate } from '#kernel/dates';
import {
  type DaySpan,
  everySession,
  type NotesForRoom,
  noteCountsUntil,
  notesForRoom,
  type RoomNote,
  type RoomSession,
} from '#modules/notebook';
import { SOURCE_CATEGORIES } from '#modules/programmes';
import { type Context, signedIn, theChallenge } from '#platform/http/context';
import type { EmergingFinding } from '../../domain/emerging.ts';
import { dayToShow, type Pulse, pulseOf, type RoomDay, roomDays, spanOf } from '../../domain/room-days.ts';
import type { RoomFacts } from '../../domain/team-room.ts';
import { listEmerging } from '../../store/emerging.ts';
import { type RoomFrame, type RoomState, roomFrame } from '../../store/room-frame.ts';

/** How the day is put in order. */
export const ROOM_ORDERS = ['theme', 'session'] as const;
export type RoomOrder = (typeof ROOM_ORDERS)[number];

/** Everything that a team meets over on one evening. */
export type Room = RoomFacts & {
  readonly order: RoomOrder;
  readonly days: readonly RoomDay[];
  readonly frame: RoomFrame;
  readonly pulse: Pulse;
  readonly emerging: readonly EmergingFinding[];
  /** Of every day, cancelled ones among them, as people know them: so a session and its notes are of the same day. */
  readonly allSessions: readonly RoomSession[];
  /** Of the day, questions still open, and all that stand in an emerging finding. */
  readonly allNotes: readonly RoomNote[];
  readonly leftOut: NotesForRoom['leftOut'];
  /** The mark of whoever wrote a note, by their id: no two are alike. Who has left the team keeps one for what they wrote. */
  readonly marks: ReadonlyMap<string, string>;
};

/** The room of the day that the address (or the form) names, by the clock otherwise. Five statements. */
export async function loadRoom(context: Context): Promise<Room> {
  const { db } = context.services;
  const head = theChallenge(context);
  // First: its stamp must not be newer than what it is a stamp of.
  const frame = await roomFrame(db, head.id, signedIn(context).personId);
  const { day, days, span, pulse } = dayOf(context, frame);
  const [allSessions, emerging, counts] = await Promise.all([
    everySession(db, head.id),
    listEmerging(db, head.id),
    noteCountsUntil(db, head.id, span.until),
  ]);
  const grouped = emerging.flatMap((each) => each.noteIds);
  const { notes: allNotes, leftOut } = await notesForRoom(db, head.id, span, grouped);
  const onIt = ({ isLive, startsAt }: RoomSession) => isLive && startsAt >= span.from && startsAt < span.until;
  return {
    day,
    days,
    now: context.now,
    order: asked(context, 'by') === 'session' ? 'session' : 'theme',
    frame,
    pulse,
    themes: frame.themes,
    emerging,
    allSessions,
    sessions: allSessions.filter(onIt),
    allNotes,
    leftOut,
    marks: marksOf([
      ...frame.team,
      ...allNotes.map(({ authorId, authorName }) => ({ id: authorId, name: authorName })),
    ]),
    notes: allNotes.filter((note) => note.isOfTheDay || (note.kind === 'question' && note.isEarlier)),
    counts,
    sources: SOURCE_CATEGORIES,
  };
}

export type DayInRoom = {
  readonly day: RoomDay;
  readonly days: readonly RoomDay[];
  readonly span: DaySpan;
  readonly pulse: Pulse;
};

/** The day that is looked at, and all that can be. */
export function dayOf(context: Context, state: RoomState): DayInRoom {
  const { heard, sessionDays } = state;
  const { onSiteFrom, onSiteUntil } = theChallenge(context);
  const today = londonDate(context.now);
  const days = roomDays({ onSiteFrom, onSiteUntil, sessionDays, heardDays: heard.map(({ day }) => day) });
  const day = dayToShow(days, asked(context, 'day'), today) ?? today;
  const span = spanOf(day, onSiteFrom);
  return { day, days: days.all.length > 0 ? days.all : [today], span, pulse: pulseOf(state, span) };
}

/** The page's own address below the challenge: `team-room?day=2027-05-11&by=theme`. */
export function roomAddress({ day, order }: Pick<Room, 'day' | 'order'>): string {
  return `team-room?day=${day}&by=${order}`;
}

function asked(context: Context, name: string): string | undefined {
  const sent = context.query[name] ?? context.body[name];
  return typeof sent === 'string' ? sent : undefined;
}
