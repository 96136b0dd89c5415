import type { Instance, Parts, PlacedSession, Placement, Session } from '../domain/engine/instance.ts';
import { minutesOf } from './times.ts';

/** The score of a plan counted from the page's words alone, minute by minute and meeting by meeting. */
export function recount(instance: Instance, placed: readonly PlacedSession[]): { score: number; parts: Parts } {
  const { policy } = instance;
  const held = instance.sessions.map((session) => ({
    session,
    at: placed.find(({ id }) => id === session.id) ?? null,
  }));
  let [unplaced, fit, late, changed] = [0, 0, 0, 0];
  for (const { session, at } of held) {
    if (at === null) unplaced += session.weight;
    else {
      fit += meanFit(instance, session, at);
      late += session.peersNeeded * minutesAfter(at.start, session.minutes, policy.lateFrom);
    }
    if (session.current !== null && (at === null || differs(session.current, at))) changed += 1;
  }
  const days = instance.peers.flatMap((peer) => instance.days.map((day) => ({ peer: peer.id, day })));
  const theirs = (peer: string, date: string) =>
    held.filter(({ at }) => at !== null && at.start.slice(0, 10) === date && at.peers.includes(peer));
  const idle = days.reduce((sum, { peer, day }) => sum + idleOf(theirs(peer, day.date), day), 0);
  const partners = days.reduce((sum, { peer, day }) => sum + partnersOf(theirs(peer, day.date), peer), 0);
  const loads = instance.peers
    .map((peer) => placed.filter(({ peers }) => peers.includes(peer.id)).length)
    .sort((a, b) => a - b);
  const parts: Parts = {
    unplaced: 0 - policy.unplaced * unplaced,
    fit: policy.fit * fit,
    idle: 0 - policy.idle * idle,
    balance: 0 - policy.balance * ((loads.at(-1) ?? 0) - (loads[0] ?? 0)),
    late: 0 - policy.late * late,
    partners: 0 - policy.partners * partners,
    change: 0 - policy.change * changed,
  };
  return { score: Object.values(parts).reduce((sum, part) => sum + part, 0), parts };
}

type Held = { readonly session: Session; readonly at: PlacedSession | null };

function meanFit(instance: Instance, session: Session, at: Placement): number {
  const each = at.peers.map((id) => {
    const levels = new Map(Object.entries(instance.peers.find((peer) => peer.id === id)?.skills ?? {}));
    return Object.entries(session.topics).reduce(
      (sum, [topic, weight]) => sum + weight * ((levels.get(topic) ?? 0) / 3),
      0,
    );
  });
  return each.length === 0 ? 0 : each.reduce((sum, one) => sum + one, 0) / each.length;
}

function minutesAfter(start: string, minutes: number, lateFrom: string): number {
  const limit = minutesOf(`${start.slice(0, 10)}T${lateFrom}`);
  const from = minutesOf(start);
  let after = 0;
  for (let minute = from; minute < from + minutes; minute += 1) if (minute >= limit) after += 1;
  return after;
}

function differs(current: Placement, at: Placement): boolean {
  if (current.start !== at.start || current.place !== at.place) return true;
  return [...current.peers].sort().join('\n') !== [...at.peers].sort().join('\n');
}

/** Each wait between two consecutive sessions: its minutes outside breaks, less thirty. */
function idleOf(sessions: readonly Held[], day: Instance['days'][number]): number {
  const spans = sessions
    .map(({ session, at }) => ({ from: minutesOf(at!.start), until: minutesOf(at!.start) + session.minutes }))
    .sort((a, b) => a.from - b.from);
  let idle = 0;
  for (let i = 1; i < spans.length; i += 1) {
    let wait = 0;
    for (let minute = spans[i - 1]!.until; minute < spans[i]!.from; minute += 1) {
      const resting = day.breaks.some(
        ({ from, until }) => minute >= minutesOf(`${day.date}T${from}`) && minute < minutesOf(`${day.date}T${until}`),
      );
      if (!resting) wait += 1;
    }
    idle += Math.max(0, wait - 30);
  }
  return idle;
}

function partnersOf(sessions: readonly Held[], peer: string): number {
  const met = new Set<string>();
  for (const { session, at } of sessions) {
    if (session.peersNeeded <= 3) for (const id of at!.peers) if (id !== peer) met.add(id);
  }
  return Math.max(0, met.size - 1);
}
