import { londonInstant } from '#kernel/dates';
import { newId } from '#kernel/ids';
import type { Database } from '#platform/database/connect';
import { insertSession } from '../store/write-session.ts';

export type RoomToBuild = { challengeId: string; name?: string; site?: string; capacity?: number | null };

/** A room of the host. */
export async function aRoom(db: Database, room: RoomToBuild): Promise<string> {
  const id = newId();
  await db
    .insertInto('rooms')
    .values({
      id,
      challenge_id: room.challengeId,
      name: room.name ?? 'Committee room 1',
      site: room.site ?? 'Town hall',
      capacity: room.capacity === undefined ? 12 : room.capacity,
    })
    .execute();
  return id;
}

export type IntervieweeToBuild = {
  challengeId: string;
  name?: string;
  jobTitle?: string;
  email?: string | null;
  sourceCategory?: string;
  /** Somebody who can sign in. */
  personId?: string | null;
};

/** Somebody to be heard. */
export async function anInterviewee(db: Database, who: IntervieweeToBuild): Promise<string> {
  const id = newId();
  await db
    .insertInto('interviewees')
    .values({
      id,
      challenge_id: who.challengeId,
      person_id: who.personId ?? null,
      name: who.name ?? `Interviewee ${id.slice(-6)}`,
      job_title: who.jobTitle ?? '',
      email: who.email ?? null,
      source_category: who.sourceCategory ?? 'frontline',
    })
    .execute();
  return id;
}

export type SessionToBuild = {
  challengeId: string;
  title?: string;
  kind?: string;
  /** `2027-05-11` unless said; times are London’s. */
  date?: string;
  start?: string;
  end?: string;
  roomId?: string | null;
  place?: string;
  sourceCategory?: string | null;
  themeIds?: readonly string[];
  peerIds?: readonly string[];
  intervieweeIds?: readonly string[];
  othersExpected?: number;
};

/** A live session; a clash throws, as it would for anybody. */
export async function aSession(db: Database, session: SessionToBuild): Promise<string> {
  const id = newId();
  const date = session.date ?? '2027-05-11';
  await db.transaction().execute(async (trx) => {
    await insertSession(trx, {
      id,
      challengeId: session.challengeId,
      title: session.title ?? 'Meet the cabinet member',
      kind: session.kind ?? 'interview',
      startsAt: londonInstant(date, session.start ?? '10:00'),
      endsAt: londonInstant(date, session.end ?? '11:00'),
      roomId: session.roomId ?? null,
      placeNote: session.place ?? '',
      sourceCategory: session.sourceCategory === undefined ? 'members' : session.sourceCategory,
      othersExpected: session.othersExpected ?? 0,
      themeIds: session.themeIds ?? [],
      peerIds: session.peerIds ?? [],
      intervieweeIds: session.intervieweeIds ?? [],
    });
  });
  return id;
}

/** Says that the timetable has been released. */
export async function released(db: Database, challengeId: string): Promise<void> {
  const at = new Date('2026-11-20T09:00:00Z');
  await db
    .insertInto('challenge_milestones')
    .values({ challenge_id: challengeId, milestone: 'timetable-released', reached_on: '2026-11-20', recorded_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
