import { longDate, plainTime } from '#kernel/dates';
import { listed } from '#kernel/words';
import type { Draft, Instance, Placement } from './instance.ts';
import { type ClockMinute, knownMinute } from './local-time.ts';
import { type Obstacle, obstaclesOf } from './obstacles.ts';
import { type Board, put, take } from './solve/board.ts';
import { boardOfDraft } from './solve/construct.ts';
import { type Model, modelOf, peersOf, startOfCode } from './solve/model.ts';
import { mayStandTeams, teamsOf } from './solve/teams.ts';

/** Another way to hold a session, all others staying as they are. `costs`: how much lower the timetable would score. */
export type Alternative = Placement & { readonly costs: number };

/** Why a session stands where it does, or why it was left out. */
export type Why = {
  readonly session: string;
  readonly placed: Placement | null;
  /** How many other spots break no rule; the best one for each start, least cost first; and at the same start, other peers. */
  readonly possible: number;
  readonly otherStarts: readonly Alternative[];
  readonly otherPeers: readonly Alternative[];
  /** What stands in the way at the starts that are not possible, the most frequent first. */
  readonly obstacles: readonly Obstacle[];
  readonly sentences: readonly string[];
};

const SHOWN = 5;

/**
 * Explains one session of a plan that breaks no rule; null where there is no such session. With `now` what has begun in the plan stays
 * where it is, and nothing else may start by then.
 */
export function whySession(given: Instance, draft: Draft, id: string, now?: ClockMinute): Why | null {
  const s = given.sessions.findIndex((session) => session.id === id);
  if (s < 0) return null;
  const instance = now === undefined ? given : withBegun(given, draft, now);
  const hasBegun = given.sessions[s]!.pinned === null && instance.sessions[s]!.pinned !== null;
  const model = modelOf(instance, now);
  const board = boardOfDraft(model, draft);
  const here = draft.sessions.find((each) => each.id === id) ?? null;
  const placed = here && { start: here.start, place: here.place, peers: here.peers };
  const all = alternatives(model, board, s);
  const facts = {
    session: id,
    placed,
    possible: all.length,
    otherStarts: bestByStart(all.filter(({ start }) => start !== placed?.start)).slice(0, SHOWN),
    otherPeers: all
      .filter(({ start, place }) => placed && start === placed.start && place === placed.place)
      .slice(0, SHOWN),
    obstacles: obstaclesOf(instance, draft, id, now),
  };
  return { ...facts, sentences: sentencesOf(instance, facts, hasBegun) };
}

/** The instance with what has begun in a plan pinned there. */
function withBegun(instance: Instance, draft: Draft, now: ClockMinute): Instance {
  const begun = new Map(draft.sessions.filter(({ start }) => knownMinute(start) <= now).map((each) => [each.id, each]));
  const sessions = instance.sessions.map((session) => {
    const here = begun.get(session.id);
    if (session.pinned !== null || here === undefined) return session;
    return { ...session, pinned: { start: here.start, place: here.place, peers: here.peers } };
  });
  return { ...instance, sessions };
}

/** Every other spot that breaks no rule, least cost first. */
function alternatives(model: Model, board: Board, s: number): Alternative[] {
  const it = model.sessions[s]!;
  const teams = teamsOf(model)[s]!;
  const [score, option, place, peers] = [board.score, board.option[s]!, board.place[s]!, board.peers[s]!];
  const stood = board.start[s]! >= 0;
  const found: Alternative[] = [];
  if (it.fixed) return found;
  if (stood) take(board, s);
  for (let k = 0; k < it.starts.length; k += 1) {
    for (const where of it.freePlaces[k]!) {
      for (const team of mayStandTeams(board, teams, s, k, where)) {
        if (stood && k === option && where === place && team === peers) continue;
        put(board, s, k, where, team);
        found.push({
          start: startOfCode(model.instance, it.starts[k]!),
          place: model.instance.places[where]!.id,
          peers: peersOf(model.instance, team),
          costs: Math.round((score - board.score) * 1e6) / 1e6,
        });
        take(board, s);
      }
    }
  }
  if (stood) put(board, s, option, place, peers);
  return found.sort((a, b) => a.costs - b.costs || (a.start < b.start ? -1 : 1));
}

function bestByStart(all: readonly Alternative[]): Alternative[] {
  const seen = new Set<string>();
  return all.filter(({ start }) => !seen.has(start) && seen.add(start));
}

function sentencesOf(instance: Instance, why: Omit<Why, 'sentences'>, hasBegun: boolean): string[] {
  const { session: id, placed } = why;
  const pinned = instance.sessions.find((session) => session.id === id)?.pinned;
  const lines = [placed ? `${id} is ${said(placed)}.` : `${id} is left out of this timetable.`];
  if (hasBegun) lines.push('It has begun by then, so it stays there.');
  else if (pinned) lines.push('It is pinned there, so nothing else was possible.');
  else if (why.possible === 0) lines.push('With all other sessions where they are, there is no other way to hold it.');
  else
    lines.push(
      `With all other sessions where they are, ${count(why.possible, 'other way')} to hold it would break no rule.`,
    );
  for (const other of why.otherStarts) lines.push(`It could be ${said(other)}: ${costOf(other.costs)}.`);
  for (const other of why.otherPeers)
    lines.push(`At the same time and place it could have ${listed(other.peers)}: ${costOf(other.costs)}.`);
  if (!pinned)
    for (const { starts, why: reason } of why.obstacles.slice(0, SHOWN))
      lines.push(`Not possible at ${count(starts, 'start')}: ${reason}.`);
  return lines;
}

function said({ start, place, peers }: Placement): string {
  return `on ${longDate(start.slice(0, 10))} at ${plainTime(start.slice(11))} in ${place}${peers.length > 0 ? ` with ${listed(peers)}` : ''}`;
}

function costOf(costs: number): string {
  if (Math.abs(costs) < 1e-6) return 'the timetable would be just as good';
  const points = Number(Math.abs(costs).toFixed(2));
  return costs > 0 ? `the timetable would be ${points} points worse` : `the timetable would be ${points} points better`;
}

function count(n: number, thing: string): string {
  return `${n} ${thing}${n === 1 ? '' : 's'}`;
}
