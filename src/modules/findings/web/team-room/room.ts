import { marksOf } from '#design/components/marks';
import { addToDate, type IsoDate, londonDate, londonInstant } from '#kernel/dates';
import {
  type DaySpan,
  everySession,
  noteCountsUntil,
  notesForRoom,
  type RoomNote,
  type RoomSession,
} from '#modules/notebook';
import { SOURCE_CATEGORIES } from '#modules/programmes';
import { type Context, signedIn, theChallenge } from '#platform/http/context';
import type { EmergingFinding } from '../../domain/emerging.ts';
import { dayToShow, roomDays } from '../../domain/room-days.ts';
import type { RoomFacts } from '../../domain/team-room.ts';
import { listEmerging } from '../../store/emerging.ts';
import { type RoomFrame, roomFrame } from '../../store/room-frame.ts';

/** How the day is put in order. */
export const ROOM_ORDERS = ['theme', 'session'] as const;
export type RoomOrder = (typeof ROOM_ORDERS)[number];

/** Everything that a team meets over on one evening. */
export type Room = RoomFacts & {
  readonly order: RoomOrder;
  readonly days: readonly IsoDate[];
  readonly frame: RoomFrame;
  readonly emerging: readonly EmergingFinding[];
  /** Of every day, cancelled ones among them. */
  readonly allSessions: readonly RoomSession[];
  /** Of the day, questions still open, and all that stand in an emerging finding. */
  readonly allNotes: readonly RoomNote[];
  /** The mark of whoever wrote a note, by their id: no two are alike. Who has left the team keeps one for what they wrote. */
  readonly marks: ReadonlyMap<string, string>;
};

/** The room of the day that the address (or the form) names, by the clock otherwise. Five statements. */
export async function loadRoom(context: Context): Promise<Room> {
  const { db } = context.services;
  const head = theChallenge(context);
  const [allSessions, emerging] = await Promise.all([everySession(db, head.id), listEmerging(db, head.id)]);
  const { day, days } = dayOf(context, allSessions);
  const span = spanOf(day);
  const grouped = emerging.flatMap((each) => each.noteIds);
  const [frame, allNotes, counts] = await Promise.all([
    roomFrame(db, head.id, span, signedIn(context).personId),
    notesForRoom(db, head.id, span, grouped),
    noteCountsUntil(db, head.id, span.until),
  ]);
  const onIt = (session: RoomSession) => session.isLive && londonDate(session.startsAt) === day;
  return {
    day,
    days,
    now: context.now,
    order: asked(context, 'by') === 'session' ? 'session' : 'theme',
    frame,
    themes: frame.themes,
    emerging,
    allSessions,
    sessions: allSessions.filter(onIt),
    allNotes,
    marks: marksOf([
      ...frame.team,
      ...allNotes.map(({ authorId, authorName }) => ({ id: authorId, name: authorName })),
    ]),
    notes: allNotes.filter((note) => note.isOfTheDay || note.kind === 'question'),
    counts,
    sources: SOURCE_CATEGORIES,
  };
}

/** The day that is looked at, and all that can be. */
export function dayOf(context: Context, sessions: readonly RoomSession[]): { day: IsoDate; days: IsoDate[] } {
  const { onSiteFrom, onSiteUntil } = theChallenge(context);
  const live = sessions.filter((session) => session.isLive);
  const sessionDays = live.map((session) => londonDate(session.startsAt));
  const today = londonDate(context.now);
  const days = roomDays({ onSiteFrom, onSiteUntil, sessionDays });
  const day = dayToShow(days, asked(context, 'day'), today);
  return day === null ? { day: today, days: [today] } : { day, days };
}

/** From midnight to midnight in London. */
export function spanOf(day: IsoDate): DaySpan {
  return { from: londonInstant(day, '00:00'), until: londonInstant(addToDate(day, { days: 1 }), '00:00') };
}

/** The page's own address below the challenge: `team-room?day=2027-05-11&by=theme`. */
export function roomAddress({ day, order }: Pick<Room, 'day' | 'order'>): string {
  return `team-room?day=${day}&by=${order}`;
}

function asked(context: Context, name: string): string | undefined {
  const sent = context.query[name] ?? context.body[name];
  return typeof sent === 'string' ? sent : undefined;
}
