import type { Draft, Instance, Parts, PlacedSession, Session } from './instance.ts';
import { knownClock, knownMinute, MINUTES_A_DAY } from './local-time.ts';

/** Minutes between two sessions of a peer that cost nothing. */
export const FREE_IDLE_MINUTES = 30;

/** The largest session whose peers count as partners of one another. */
export const MOST_PARTNERS = 3;

/** The parts of a timetable's score, costs negative. The rules are taken as kept. */
export function scoreParts(instance: Instance, draft: Draft): Parts {
  const { policy } = instance;
  const placed = new Map(draft.sessions.map((each) => [each.id, each]));
  const sums = { unplaced: 0, fit: 0, late: 0, change: 0 };
  for (const session of instance.sessions) {
    const here = placed.get(session.id);
    if (here) {
      sums.fit += fitOf(instance, session, here.peers);
      sums.late += session.peersNeeded * lateMinutes(instance, session, here.start);
    } else sums.unplaced += session.weight;
    if (session.current && !isUnchanged(session, here)) sums.change += 1;
  }
  const { idle, partners, spread } = peerSums(instance, draft.sessions);
  return {
    unplaced: 0 - policy.unplaced * sums.unplaced,
    fit: policy.fit * sums.fit,
    idle: 0 - policy.idle * idle,
    balance: 0 - policy.balance * spread,
    late: 0 - policy.late * sums.late,
    partners: 0 - policy.partners * partners,
    change: 0 - policy.change * sums.change,
  };
}

/** The score: the sum of its parts. */
export function totalOf(parts: Parts): number {
  const { unplaced, fit, idle, balance, late, partners, change } = parts;
  return unplaced + fit + idle + balance + late + partners + change;
}

/** The mean over the peers of Σ topic weight × level / 3; 0 where a session needs no peer. */
function fitOf(instance: Instance, session: Session, peers: readonly string[]): number {
  if (peers.length === 0) return 0;
  const knowing = instance.peers.filter(({ id }) => peers.includes(id));
  const sum = knowing.reduce((total, { skills }) => total + depthOf(session, skills), 0);
  return sum / peers.length;
}

/** What one peer brings to a session: Σ topic weight × level / 3. */
export function depthOf(session: Session, skills: Readonly<Record<string, number>>): number {
  // A topic may be called `constructor`, which every object has of itself and which is no level.
  const level = (topic: string) => (Object.hasOwn(skills, topic) ? (skills[topic] as number) : 0);
  return Object.entries(session.topics).reduce((sum, [topic, weight]) => sum + (weight * level(topic)) / 3, 0);
}

/** Minutes of a session after `lateFrom`. */
function lateMinutes(instance: Instance, session: Session, start: string): number {
  const first = knownMinute(start) % MINUTES_A_DAY;
  const from = Math.max(first, knownClock(instance.policy.lateFrom));
  return Math.max(0, first + session.minutes - from);
}

/** True where the session stands where `current` has it, with the same peers in any order. One left out has changed. */
function isUnchanged(session: Session, here: PlacedSession | undefined): boolean {
  const { current } = session;
  if (!current || !here) return false;
  const samePeers = current.peers.length === here.peers.length && current.peers.every((id) => here.peers.includes(id));
  return current.place === here.place && current.start === here.start && samePeers;
}

/** Minutes of waiting between two sessions that cost: breaks not counted, the first thirty minutes free. */
function idleMinutes(breaks: readonly { from: number; until: number }[], from: number, until: number): number {
  const rest = breaks.reduce(
    (sum, pause) => sum + Math.max(0, Math.min(until, pause.until) - Math.max(from, pause.from)),
    0,
  );
  return Math.max(0, until - from - rest - FREE_IDLE_MINUTES);
}

/** What is summed peer by peer: idle minutes, partners beyond the first of each day, and most less fewest sessions. */
function peerSums(instance: Instance, placed: readonly PlacedSession[]) {
  const sessionOf = new Map(instance.sessions.map((session) => [session.id, session]));
  const counts = instance.peers.map(({ id }) => placed.filter(({ peers }) => peers.includes(id)).length);
  let [idle, partners] = [0, 0];
  for (const { id } of instance.peers) {
    for (const day of instance.days) {
      const here = placed.filter(({ start, peers }) => start.startsWith(day.date) && peers.includes(id));
      here.sort((a, b) => (a.start < b.start ? -1 : 1));
      const breaks = day.breaks.map((pause) => ({ from: knownClock(pause.from), until: knownClock(pause.until) }));
      for (const [i, next] of here.slice(1).entries()) {
        const before = here[i]!;
        const ended = (knownMinute(before.start) % MINUTES_A_DAY) + sessionOf.get(before.id)!.minutes;
        idle += idleMinutes(breaks, ended, knownMinute(next.start) % MINUTES_A_DAY);
      }
      const small = here.filter((each) => sessionOf.get(each.id)!.peersNeeded <= MOST_PARTNERS);
      const met = new Set(small.flatMap(({ peers }) => peers));
      partners += Math.max(0, met.size - 2);
    }
  }
  return { idle, partners, spread: counts.length === 0 ? 0 : Math.max(...counts) - Math.min(...counts) };
}
