import { bitCount } from './bits.ts';
import { type Board, fits } from './board.ts';
import type { Model, ModelSession } from './model.ts';

/** The most sets of peers that are listed for one session; beyond it only the ones with most depth are. */
const MOST_TEAMS = 5000;

/** Sets of peers a session may have, as bits, the ones with most depth first. */
export type Teams = { readonly sets: Int32Array; readonly all: boolean };

/** The sets of peers for each session. `all` is false where there were too many to list. */
export function teamsOf(model: Model): Teams[] {
  const known = new Map<string, Teams>();
  return model.sessions.map((it) => {
    const key = `${it.needed}/${it.must}/${it.depth.join()}`;
    const teams = known.get(key) ?? sessionTeams(it, model.peers);
    known.set(key, teams);
    return teams;
  });
}

function sessionTeams(it: ModelSession, peers: number): Teams {
  const order = Array.from({ length: peers }, (_, p) => p).sort((a, b) => it.depth[b]! - it.depth[a]! || a - b);
  const optional = order.filter((p) => ((it.must >> p) & 1) === 0);
  const sets: number[] = [];
  const grow = (bits: number, from: number, missing: number): void => {
    if (missing === 0) sets.push(bits);
    else
      for (let i = from; i <= optional.length - missing && sets.length <= MOST_TEAMS; i += 1)
        grow(bits | (1 << optional[i]!), i + 1, missing - 1);
  };
  grow(it.must, 0, it.needed - bitCount(it.must));
  const all = sets.length <= MOST_TEAMS;
  sets.sort((a, b) => depthOfTeam(it, b) - depthOfTeam(it, a) || a - b);
  return { sets: Int32Array.from(sets), all };
}

/** What a set of peers brings to a session. */
export function depthOfTeam(it: ModelSession, peers: number): number {
  let depth = 0;
  for (let bits = peers; bits !== 0; bits &= bits - 1) depth += it.depth[31 - Math.clz32(bits & -bits)]!;
  return depth;
}

/** The peers, of those given, who could each go to the session at that start and place beside what they already have. */
export function ablePeers(board: Board, s: number, option: number, place: number, among: number): number {
  let able = 0;
  for (let bits = among & board.model.sessions[s]!.freePeers[option]!; bits !== 0; bits &= bits - 1) {
    const bit = bits & -bits;
    if (fits(board, s, option, place, bit)) able |= bit;
  }
  return able;
}

/** The sets of peers who could all go to a session that is left out, at that start and place. */
export function mayStandTeams(board: Board, teams: Teams, s: number, option: number, place: number): number[] {
  if (!fits(board, s, option, place, 0)) return [];
  const able = ablePeers(board, s, option, place, -1);
  return [...teams.sets].filter((peers) => (peers & able) === peers);
}
