import type { Draft } from '../instance.ts';
import { bitCount } from './bits.ts';
import { type Board, emptyBoard, fits, put, type Spot, take } from './board.ts';
import { bitsOf, codeOfStart, type Model } from './model.ts';
import { ablePeers, type Teams } from './teams.ts';

/** Sets of peers weighed at each start: the ones with most depth among those who can go. */
const TEAMS_WEIGHED = 8;

/** A first timetable that breaks no rule: the sessions with least choice first, each where it does the score most good. */
export function construct(model: Model, teams: readonly Teams[]): Board {
  const board = emptyBoard(model);
  const choice = model.sessions.map((it, s) => it.starts.length * teams[s]!.sets.length);
  const order = model.sessions.map((_, s) => s);
  const fixed = (s: number) => (model.sessions[s]!.fixed ? 0 : 1);
  order.sort((a, b) => fixed(a) - fixed(b) || choice[a]! - choice[b]! || a - b);
  for (const s of order) {
    const spot = bestSpot(board, teams, s);
    if (spot) put(board, s, spot.option, spot.place, spot.peers);
  }
  return board;
}

/** Puts the sessions back where `current` has them, as far as that keeps the rules: where a repair begins. */
export function putCurrent(board: Board): void {
  for (const [s, it] of board.model.sessions.entries()) {
    const { current } = it;
    if (!current || board.start[s]! >= 0) continue;
    const option = it.starts.indexOf(current.start);
    if (option >= 0 && mayStand(board, s, { option, place: current.place, peers: current.peers })) {
      put(board, s, option, current.place, current.peers);
    }
  }
}

/** A draft that breaks no rule, as a board. */
export function boardOfDraft(model: Model, draft: Draft): Board {
  const board = emptyBoard(model);
  const { instance } = model;
  for (const { id, start, place, peers } of draft.sessions) {
    const s = instance.sessions.findIndex((session) => session.id === id);
    const option = model.sessions[s]!.starts.indexOf(codeOfStart(instance, start) ?? -1);
    put(
      board,
      s,
      option,
      instance.places.findIndex((each) => each.id === place),
      bitsOf(instance, peers),
    );
  }
  return board;
}

/** True where the spot keeps every rule: the session's own ones and those about the others. */
export function mayStand(board: Board, s: number, { option, place, peers }: Spot): boolean {
  const it = board.model.sessions[s]!;
  if ((it.freePeers[option]! & peers) !== peers || (peers & it.must) !== it.must) return false;
  return (
    bitCount(peers) === it.needed && it.freePlaces[option]!.includes(place) && fits(board, s, option, place, peers)
  );
}

/** Puts every session that is left out where it does the score most good, if it fits anywhere and the score gains. */
export function fill(board: Board, teams: readonly Teams[]): void {
  for (const s of board.model.sessions.keys()) {
    if (board.start[s]! >= 0) continue;
    const before = board.score;
    const spot = bestSpot(board, teams, s);
    if (!spot) continue;
    put(board, s, spot.option, spot.place, spot.peers);
    if (board.score < before) take(board, s);
  }
}

/** The spot at which a session that is left out would do the score most good; null where it fits nowhere. */
export function bestSpot(board: Board, teams: readonly Teams[], s: number): Spot | null {
  const it = board.model.sessions[s]!;
  let best: Spot | null = null;
  let most = Number.NEGATIVE_INFINITY;
  const { sets } = teams[s]!;
  for (let option = 0; option < it.starts.length; option += 1) {
    let seenSites = 0;
    for (const place of it.freePlaces[option]!) {
      const site = 1 << (board.model.siteOfPlace[place]! & 31);
      const wasThere = it.current?.place === place;
      if (((seenSites & site) !== 0 && !wasThere) || !fits(board, s, option, place, 0)) continue;
      seenSites |= site;
      const able = ablePeers(board, s, option, place, -1);
      let weighed = 0;
      for (const peers of sets) {
        if ((peers & able) !== peers) continue;
        put(board, s, option, place, peers);
        if (board.score > most + 1e-9) [most, best] = [board.score, { option, place, peers }];
        take(board, s);
        weighed += 1;
        if (weighed >= TEAMS_WEIGHED) break;
      }
    }
  }
  return best;
}
