import type { Session, SessionPeer } from './session.ts';
import { movesPeople } from './warnings.ts';

/** A session as it was told. Instants are in ISO form, for it is kept as JSON; who is heard is kept by id only. */
export type Frozen = {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly isLive: boolean;
  readonly cancelledReason: string | null;
  readonly roomName: string | null;
  readonly roomSite: string | null;
  readonly placeNote: string;
  readonly calendarSequence: number;
  readonly peers: readonly SessionPeer[];
  readonly intervieweeIds: readonly string[];
};

/** What of a session is told. */
export function frozenOf(session: Session): Frozen {
  const { id, kind, isLive, cancelledReason, roomName, roomSite, placeNote, calendarSequence, peers } = session;
  return {
    ...{ id, kind, isLive, cancelledReason, roomName, roomSite, placeNote, calendarSequence, peers },
    title: session.plain?.title ?? session.title,
    startsAt: session.startsAt.toISOString(),
    endsAt: session.endsAt.toISOString(),
    intervieweeIds: session.interviewees.map((who) => who.id),
  };
}

/**
 * The session as it was told, in place of how it stands in the draft. What is told to everybody never says why a conversation of the team is off:
 * that is as whoever reads the session may see it.
 */
export function asFrozen(session: Session, frozen: Frozen): Session {
  const { intervieweeIds, startsAt, endsAt, ...rest } = frozen;
  return {
    ...session,
    ...rest,
    cancelledReason: session.ofTeam ? session.cancelledReason : frozen.cancelledReason,
    title: frozen.title === session.plain?.title ? session.title : frozen.title,
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
    interviewees: session.interviewees.filter((who) => intervieweeIds.includes(who.id)),
  };
}

/**
 * The session as people know it, and off: at the time and place and with the people that they were told last, whatever the draft has made
 * of it since, with why it is off and the newest sequence, so that calendars believe it.
 */
export function asGone(session: Session, known: Session): Session {
  const { cancelledReason, calendarSequence } = session;
  return { ...known, isLive: false, cancelledReason, calendarSequence };
}

/**
 * What is told from now on, once people hear of these sessions as they are. One that is off is none of the business of whoever never
 * heard of it; of one that people know it is told that it is off, and nothing that they were not told of before.
 */
export function retold(told: readonly Frozen[], sessions: readonly Session[]): Frozen[] {
  const others = told.filter(({ id }) => !sessions.some((session) => session.id === id));
  const now = sessions.flatMap((session) => {
    const known = told.find(({ id }) => id === session.id);
    if (session.isLive) return [frozenOf(session)];
    if (!known?.isLive) return known ? [known] : [];
    const { cancelledReason, calendarSequence } = session;
    return [{ ...known, isLive: false, cancelledReason, calendarSequence }];
  });
  return [...others, ...now];
}

/** The sessions as they were told; those that nobody was told of are left out. */
export function asToldIn(told: readonly Frozen[], sessions: readonly Session[]): Session[] {
  return sessions.flatMap((session) => {
    const frozen = told.find(({ id }) => id === session.id);
    return frozen ? [asFrozen(session, frozen)] : [];
  });
}

export type ReleaseChangeKind = 'added' | 'changed' | 'cancelled' | 'restored' | 'people';

/** What became of one session since it was told. */
export type ReleaseChange = {
  readonly kind: ReleaseChangeKind;
  readonly session: Session;
  /** Null: nobody has been told of it yet. */
  readonly before: Frozen | null;
  readonly joinedPeerIds: readonly string[];
  readonly leftPeerIds: readonly string[];
  readonly joinedIntervieweeIds: readonly string[];
  readonly leftIntervieweeIds: readonly string[];
};

/**
 * What has changed since the last release, in the order of the draft. A session that nobody was told of and that is off again is no
 * change; one whose time, place, title and people are as they were is none either.
 */
export function changesSince(told: readonly Frozen[], sessions: readonly Session[]): ReleaseChange[] {
  return sessions.flatMap((session) => {
    const before = told.find(({ id }) => id === session.id) ?? null;
    const was = before?.isLive ? before : null;
    const kind = kindOf(before, session);
    if (kind === null) return [];
    const peers = session.isLive ? session.peers.map(({ id }) => id) : [];
    const heard = session.isLive ? session.interviewees.map(({ id }) => id) : [];
    const [peersThen, heardThen] = [was?.peers.map(({ id }) => id) ?? [], was?.intervieweeIds ?? []];
    return [
      {
        kind,
        session,
        before,
        joinedPeerIds: without(peers, peersThen),
        leftPeerIds: without(peersThen, peers),
        joinedIntervieweeIds: without(heard, heardThen),
        leftIntervieweeIds: without(heardThen, heard),
      },
    ];
  });
}

/**
 * True where a session is over both as it was told and as it stands: whatever is put right about it then is kept as told, and nobody is written
 * to. One that is off, or was told to be, is over where the other is.
 */
export function isOver({ session, before }: Pick<ReleaseChange, 'session' | 'before'>, now: Date): boolean {
  const ends = [session.isLive ? session.endsAt : null, before?.isLive ? new Date(before.endsAt) : null];
  return ends.every((end) => end === null || end <= now);
}

/** The changes that people are told of: a conversation of the team is always put into the timetable when it is over. */
export function newsIn(changes: readonly ReleaseChange[], now: Date): ReleaseChange[] {
  return changes.filter((change) => !isOver(change, now) || (change.kind === 'added' && change.session.ofTeam));
}

/**
 * Which of those to be heard a change is told to, by id: who is in it and who is not any more; where only people are others, who is new
 * and who has left, for of peers they hear nothing.
 */
export function whoHears({ kind, session, joinedIntervieweeIds, leftIntervieweeIds }: ReleaseChange): string[] {
  const stay = session.isLive && kind !== 'people' ? session.interviewees.map(({ id }) => id) : joinedIntervieweeIds;
  return [...stay, ...leftIntervieweeIds];
}

function kindOf(before: Frozen | null, session: Session): ReleaseChangeKind | null {
  if (before === null || (!before.isLive && session.isLive))
    return session.isLive ? (before === null ? 'added' : 'restored') : null;
  if (before.isLive && !session.isLive) return 'cancelled';
  if (!session.isLive) return null;
  if (movesPeople(asFrozen(session, before), session)) return 'changed';
  const same = (a: readonly string[], b: readonly string[]) => [...a].sort().join() === [...b].sort().join();
  const samePeers = same(
    before.peers.map(({ id }) => id),
    session.peers.map(({ id }) => id),
  );
  const sameHeard = same(
    before.intervieweeIds,
    session.interviewees.map(({ id }) => id),
  );
  return samePeers && sameHeard ? null : 'people';
}

function without(ids: readonly string[], others: readonly string[]): string[] {
  return ids.filter((id) => !others.includes(id));
}
