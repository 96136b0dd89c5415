import { sql } from 'kysely';
import type { Transacting } from '#platform/database/connect';

/** A session as it is to be, its people and themes included. */
export type SessionToKeep = {
  readonly id: string;
  readonly challengeId: string;
  readonly title: string;
  readonly kind: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly roomId: string | null;
  readonly placeNote: string;
  readonly sourceCategory: string | null;
  readonly othersExpected: number;
  readonly themeIds: readonly string[];
  readonly peerIds: readonly string[];
  readonly intervieweeIds: readonly string[];
};

const period = (session: Pick<SessionToKeep, 'startsAt' | 'endsAt'>) =>
  sql<string>`tstzrange(${session.startsAt}, ${session.endsAt})`;

/**
 * Adds a session with its people and themes; false where that id is there already. A clash of room, peer or interviewee throws
 * the database's own refusal: see `clashNamedBy`.
 */
export async function insertSession(trx: Transacting, session: SessionToKeep): Promise<boolean> {
  const inserted = await trx
    .insertInto('sessions')
    .values({ id: session.id, challenge_id: session.challengeId, ...columns(session) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  if (!inserted.numInsertedOrUpdatedRows) return false;
  await insertPeople(trx, session, true);
  return true;
}

/**
 * Changes a session that the caller has locked. People who leave it go first, then the period moves and takes along whoever
 * stays, then the new ones come: so that nobody is in the way of a change that leaves nothing in the way.
 */
export async function updateSession(
  trx: Transacting,
  session: SessionToKeep & { version: number; isLive: boolean; calendarSequence: number; byHand?: boolean },
): Promise<void> {
  const none = ['00000000-0000-0000-0000-000000000000'];
  await trx
    .deleteFrom('session_peers')
    .where('session_id', '=', session.id)
    .where('peer_id', 'not in', session.peerIds.length > 0 ? [...session.peerIds] : none)
    .execute();
  await trx
    .deleteFrom('session_interviewees')
    .where('session_id', '=', session.id)
    .where('interviewee_id', 'not in', session.intervieweeIds.length > 0 ? [...session.intervieweeIds] : none)
    .execute();
  await trx.deleteFrom('session_themes').where('session_id', '=', session.id).execute();
  // A yes to another time is no yes to this one. Once the timetable is released they know of it only when they are told: see `keepRelease`.
  await trx
    .updateTable('session_interviewees')
    .set({ answer: null, answer_note: '', answered_at: null, answered_period: null })
    .where('session_id', '=', session.id)
    .where('answer', 'is not', null)
    .where(sql<boolean>`period <> ${period(session)}`)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('challenge_milestones')
            .select('challenge_id')
            .where('challenge_id', '=', session.challengeId)
            .where('milestone', '=', 'timetable-released')
            .where('reached_on', 'is not', null),
        ),
      ),
    )
    .execute();
  await trx
    .updateTable('sessions')
    .set({
      ...columns(session),
      version: session.version,
      calendar_sequence: session.calendarSequence,
      set_by_hand: session.byHand ?? true,
    })
    .where('id', '=', session.id)
    .execute();
  await insertPeople(trx, session, session.isLive);
}

/** Cancels or brings back a session that the caller has locked; its people follow it. */
export async function setLive(
  trx: Transacting,
  change: { id: string; isLive: boolean; reason: string | null; version: number; calendarSequence: number },
): Promise<void> {
  await trx
    .updateTable('sessions')
    .set({
      is_live: change.isLive,
      cancelled_reason: change.reason,
      version: change.version,
      calendar_sequence: change.calendarSequence,
    })
    .where('id', '=', change.id)
    .execute();
}

/** Puts one peer of each of two sessions, which the caller has locked, into the other; a clash throws the database's own refusal. */
export async function swapTwoPeers(
  trx: Transacting,
  swap: { sessionId: string; peerId: string; otherSessionId: string; otherPeerId: string },
  released: boolean,
): Promise<void> {
  const { sessionId, peerId, otherSessionId, otherPeerId } = swap;
  await sql`delete from session_peers where (session_id = ${sessionId} and peer_id = ${peerId})
    or (session_id = ${otherSessionId} and peer_id = ${otherPeerId})`.execute(trx);
  await sql`insert into session_peers (session_id, peer_id, period, is_live)
    select id, case when id = ${sessionId} then ${otherPeerId}::uuid else ${peerId}::uuid end, period, is_live
    from sessions where id in (${sessionId}, ${otherSessionId})`.execute(trx);
  await trx
    .updateTable('sessions')
    .set((row) => ({
      version: row('version', '+', 1),
      calendar_sequence: row('calendar_sequence', '+', released ? 1 : 0),
      set_by_hand: true,
    }))
    .where('id', 'in', [sessionId, otherSessionId])
    .execute();
}

/** Takes sessions out of the way until the transaction brings them back: while parked they hold nothing up. */
export async function parkSessions(trx: Transacting, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await trx
    .updateTable('sessions')
    .set({ is_live: false })
    .where('id', 'in', [...ids])
    .execute();
}

/** Brings parked sessions back; a clash throws the database's own refusal. */
export async function bringBack(trx: Transacting, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await trx
    .updateTable('sessions')
    .set({ is_live: true, cancelled_reason: null })
    .where('id', 'in', [...ids])
    .execute();
}

/** Says why a parked session stays off. */
export async function takeOff(trx: Transacting, id: string, reason: string | null): Promise<void> {
  await trx.updateTable('sessions').set({ cancelled_reason: reason }).where('id', '=', id).execute();
}

/** Says which wanted session is held here, and that a proposal placed it. */
export async function placedByProposal(trx: Transacting, id: string, wantedId: string): Promise<void> {
  await trx.updateTable('sessions').set({ wanted_id: wantedId, set_by_hand: false }).where('id', '=', id).execute();
}

/** Says which wanted session is held here; a person placed it. */
export async function setWanted(trx: Transacting, id: string, wantedId: string): Promise<void> {
  await trx.updateTable('sessions').set({ wanted_id: wantedId }).where('id', '=', id).execute();
}

function columns(session: SessionToKeep) {
  return {
    title: session.title,
    kind: session.kind,
    period: period(session),
    room_id: session.roomId,
    place_note: session.placeNote,
    source_category: session.sourceCategory,
    others_expected: session.othersExpected,
  };
}

async function insertPeople(trx: Transacting, session: SessionToKeep, isLive: boolean): Promise<void> {
  const shared = { session_id: session.id, period: period(session), is_live: isLive };
  // Always in the same order: two saves at once then wait for each other instead of blocking each other for good.
  const peers = [...session.peerIds].sort().map((peer_id) => ({ ...shared, peer_id }));
  const interviewees = [...session.intervieweeIds].sort().map((interviewee_id) => ({ ...shared, interviewee_id }));
  const themes = session.themeIds.map((theme_id) => ({ session_id: session.id, theme_id }));
  if (peers.length > 0)
    await trx
      .insertInto('session_peers')
      .values(peers)
      .onConflict((conflict) => conflict.columns(['session_id', 'peer_id']).doNothing())
      .execute();
  if (interviewees.length > 0)
    await trx
      .insertInto('session_interviewees')
      .values(interviewees)
      .onConflict((conflict) => conflict.columns(['session_id', 'interviewee_id']).doNothing())
      .execute();
  if (themes.length > 0) await trx.insertInto('session_themes').values(themes).execute();
}
