import { longDateTime } from '#kernel/dates';
import { newId } from '#kernel/ids';
import { isRefusal, type Refusal, refusal } from '#kernel/result';
import type { Transacting } from '#platform/database/connect';
import type { ChallengeHead, Services } from '#platform/http/context';
import { type BoardClash, clashesAt, mayStand } from '../domain/board/clashes.ts';
import { type BoardItem, clockOf, type Place } from '../domain/board/facts.ts';
import { placeNoteIn, placeOf, type Session } from '../domain/session.ts';
import { type LostPlace, lostPlaces } from '../store/parked.ts';
import { findSession } from '../store/sessions.ts';
import { findWanted } from '../store/wanted.ts';
import { setWanted } from '../store/write-session.ts';
import { type Board, readBoard } from './board.ts';
import { formOfSession } from './form-of-session.ts';
import { type Around, type SavedSession, type SessionForm, saveSession } from './save-session.ts';

/** A move as it was asked for: what, where to, and what the person had seen of it. */
export type AskedMove = {
  readonly key: BoardItem['key'];
  readonly at: Place;
  /** The revision that was seen. */
  readonly version: number;
  /** What was said to be worth knowing of that place, each in a line. */
  readonly seen: string;
};

export type Moved =
  | { readonly kind: 'moved'; readonly session: Session }
  /** It cannot be there; nothing was saved. */
  | { readonly kind: 'clash'; readonly clashes: readonly BoardClash[] }
  /** There is something worth knowing that was not seen yet; nothing was saved. */
  | { readonly kind: 'look'; readonly clashes: readonly BoardClash[] }
  /** Somebody else changed it meanwhile; nothing was saved. */
  | { readonly kind: 'stale'; readonly now: string };

/**
 * Moves a session, brings a cancelled one back, or gives a place to what is only wanted. The same rules as the board shows are asked
 * here again, and the database has the last word. Like any change it stays in the draft until the next release, and from then on a
 * proposal leaves it where it is. It is kept in the trail, so that it can be taken back.
 */
export async function moveOnBoard(
  services: Services,
  head: ChallengeHead,
  asked: AskedMove,
  by: string,
): Promise<Refusal | Moved> {
  const board = await readBoard(services.db, head, services.clock());
  const item = board.facts.items.find(({ key }) => key === asked.key);
  if (!item)
    return refusal('gone', 'This session is not there any more, or it has a place already. Look at the board again.');
  const lost = (await lostPlaces(services.db, head.id)).get(idOf(item.key)) ?? null;
  const form = formOf(board, item, asked, { lost, now: services.clock() });
  let answer: Moved | null = null;
  const around: Around = {
    what: 'moved',
    ...(item.place === null ? { live: { isLive: true, reason: null } } : {}),
    before: async (trx) => {
      answer = await verdict(trx, head, asked, services.clock());
      return answer === null ? null : { kind: 'problems', problems: {} };
    },
    after: async (trx, _old, session) => {
      if (item.key.startsWith('wanted/')) await setWanted(trx, session.id, idOf(item.key));
    },
  };
  const saved = await saveSession(services, head, form, by, around);
  return answer ?? outcomeOf(saved);
}

/** What is asked again when nobody else can move anything in between: null where it may go on. */
async function verdict(trx: Transacting, head: ChallengeHead, asked: AskedMove, now: Date): Promise<Moved | null> {
  const { facts } = await readBoard(trx, head, now);
  const item = facts.items.find(({ key }) => key === asked.key);
  if (!item) return { kind: 'stale', now: 'It has been given a place, or is off the list' };
  if (item.version !== asked.version) return { kind: 'stale', now: await whereNow(trx, head, item) };
  const clashes = clashesAt(facts, item, asked.at);
  if (!mayStand(clashes)) return { kind: 'clash', clashes };
  return seenOf(clashes) === asked.seen ? null : { kind: 'look', clashes };
}

/** What is worth knowing of a place, as a form sends back that it was seen. */
export function seenOf(clashes: readonly BoardClash[]): string {
  return clashes.map(({ text }) => text).join('\n');
}

async function whereNow(trx: Transacting, head: ChallengeHead, item: BoardItem): Promise<string> {
  if (item.key.startsWith('wanted/')) {
    const wanted = await findWanted(trx, head.id, idOf(item.key));
    return wanted?.session ? `It is held on ${longDateTime(wanted.session.startsAt)}` : 'What is wanted has changed';
  }
  const session = await findSession(trx, head.id, idOf(item.key));
  return session?.isLive ? `It is now ${standWords(session)}` : 'It is cancelled now';
}

/** `on Tuesday 11 May 2027 at 10am, Committee room 1`. */
export function standWords(session: Session): string {
  return [`on ${longDateTime(session.startsAt)}`, placeOf(session)].filter(Boolean).join(', ');
}

function outcomeOf(saved: Refusal | SavedSession): Refusal | Moved {
  if (isRefusal(saved)) return saved;
  if (saved.kind === 'saved') return { kind: 'moved', session: saved.session };
  if (saved.kind === 'look') throw new Error('moveOnBoard: a move is never told at once');
  if (saved.kind === 'stale') return { kind: 'stale', now: `It is now ${standWords(saved.session)}` };
  const fields = { room: 'room', peers: 'peers', interviewees: 'interviewees', date: 'on', end: 'start' } as const;
  const clashes = Object.entries(saved.problems).map(([name, text]): BoardClash => {
    const field = fields[name as keyof typeof fields] ?? 'start';
    return { field, stops: true, text, brief: text };
  });
  return { kind: 'clash', clashes };
}

/** The session as its own form would send it, at the new place; what is wanted as it is wanted now, in the session that held it before. */
function formOf(
  { sessions, wanted }: Board,
  item: BoardItem,
  { at, version }: AskedMove,
  { lost, now }: { lost: LostPlace | null; now: Date },
): SessionForm {
  const id = idOf(item.key);
  const start = clockOf(at.from);
  const place = { date: at.date, start, end: `${item.minutes} minutes`, roomId: at.roomId, peerIds: at.peerIds };
  const usual = { tell: 'later' as const, newInterviewees: [] };
  const session = sessions.find((each) => each.id === id);
  if (session)
    return { ...formOfSession(session), ...place, ...usual, placeNote: placeNoteIn(session, at.roomId), version };
  const heard = wanted.find((each) => each.id === id);
  if (!heard) throw new Error('moveOnBoard: an item of the board is neither a session nor wanted');
  return {
    ...place,
    ...usual,
    id: lost?.id ?? newId(now.getTime()),
    version: lost?.version ?? null,
    title: heard.title,
    kind: heard.kind,
    placeNote: placeNoteIn(heard, at.roomId),
    sourceCategory: heard.sourceCategory,
    othersExpected: heard.othersExpected,
    themeIds: heard.themeIds,
    intervieweeIds: heard.intervieweeIds,
  };
}

function idOf(key: BoardItem['key']): string {
  return key.slice(key.indexOf('/') + 1);
}
