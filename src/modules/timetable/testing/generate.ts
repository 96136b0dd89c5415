import { pick, type Random, randomInteger, seededRandom, shuffled } from '#kernel/random';
import type { Instance, Session, Span } from '../domain/engine/instance.ts';
import { INSTANCE_FORMAT } from '../domain/engine/instance.ts';
import { clockOfMinute } from '../domain/engine/local-time.ts';
import { trustedInstance } from '../domain/engine/read-instance.ts';
import { instance as base, session, USUAL } from './instances.ts';

/** How large a made-up challenge is. */
export type Shape = { sessions: number; days: number; peers: number; places: number; seed: number };

const TOPICS = ['finance', 'governance', 'housing', 'leadership', 'capacity', 'safeguarding', 'digital', 'place'];
const PEERS = [
  'lead',
  'member',
  'officer',
  'specialist',
  'manager',
  'health',
  'practitioner',
  'second-member',
  'police',
];

/** A made-up challenge of the usual kind: mostly interviews by two, some focus groups and visits by three, a few meetings of all. */
export function usualInstance(shape: Shape): Instance {
  const random = seededRandom(shape.seed);
  const frame = frameOf(random, shape);
  const dates = frame.days.map(({ date }) => date);
  const sessions: Session[] = [];
  const people: { id: string; unavailable: Span[] }[] = [];
  const newPerson = () => {
    const id = `i${people.length + 1}`;
    people.push({ id, unavailable: absences(random, dates) });
    return id;
  };
  while (sessions.length < shape.sessions) {
    const id = `s${sessions.length + 1}`;
    const again = people.length > 10 && random() < 0.12 ? [pick(random, people).id] : [newPerson()];
    if (random() < 0.3) again.push(newPerson());
    const topics = topicsOf(random);
    sessions.push({
      ...session(id, kindOf(random, shape)),
      topics,
      people: again,
      mustHave: mustHaveOf(random, frame.peers),
    });
  }
  for (let i = 5; i < sessions.length; i += 17) sessions[i] = { ...sessions[i]!, after: [sessions[i - 5]!.id] };
  return trustedInstance({ ...frame, people, sessions });
}

/**
 * A challenge with hardly any slack: sessions of an hour cut from a hidden full timetable of six slots a day, so that a timetable
 * with nothing left out certainly exists. With six peers the slots hold 2 + 2 + 2 of them and 3 + 2 or 3 + 3 in turn: nineteen in
 * twenty hours of the team are taken.
 */
export function tightInstance(shape: Shape): Instance {
  const random = seededRandom(shape.seed);
  const frame = frameOf(random, shape);
  const slots = frame.days.flatMap(({ date }) =>
    ['09:00', '10:15', '11:30', '13:15', '14:30', '15:45'].map((time) => ({ date, time })),
  );
  const sessions: Session[] = [];
  const people: { id: string; unavailable: Span[] }[] = [];
  for (const [i, { date }] of slots.entries()) {
    const wanted = Math.round(((i + 1) * shape.sessions) / slots.length) - sessions.length;
    const order = shuffled(random, frame.peers);
    for (let n = wanted; n > 0; n -= 1) {
      const size = Math.min(3, Math.ceil(order.length / n)) - (n === 1 && i % 4 === 0 && order.length > 2 ? 1 : 0);
      const team = order.splice(0, size);
      if (team.length === 0) throw new Error('tightInstance: more sessions in a slot than peers');
      const person = `i${sessions.length + 1}`;
      const away = frame.days.filter((day) => day.date !== date && random() < 0.25);
      people.push({ id: person, unavailable: away.map((day) => [`${day.date}T00:00`, `${day.date}T24:00`] as const) });
      const mustHave = random() < 0.15 ? [team[0]!.id] : [];
      const changes = { topics: topicsOf(random), people: [person], peersNeeded: team.length, mustHave };
      sessions.push(session(`s${sessions.length + 1}`, changes));
    }
  }
  return trustedInstance({ ...frame, people, sessions: shuffled(random, sessions) });
}

function frameOf(random: Random, shape: Shape): Omit<Instance, 'people' | 'sessions'> {
  const { days, sites, travelMinutes, gridMinutes, changeoverMinutes, timeZone } = base();
  const skills = () =>
    Object.fromEntries(
      shuffled(random, TOPICS)
        .slice(0, 4)
        .map((topic) => [topic, randomInteger(random, 1, 3)]),
    );
  return {
    format: INSTANCE_FORMAT,
    timeZone,
    gridMinutes,
    changeoverMinutes,
    days: Array.from({ length: shape.days }, (_, d) => ({ ...days[0]!, date: `2027-05-${10 + d}` })),
    sites,
    travelMinutes,
    places: Array.from({ length: shape.places }, (_, l) => {
      const away = l === shape.places - 1;
      const kinds = away ? ['interview', 'visit'] : ['interview', 'focus-group', 'meeting', 'call'];
      return {
        id: `room-${l + 1}`,
        site: away ? 'depot' : 'town-hall',
        capacity: l === 0 ? 30 : 14,
        kinds,
        unavailable: [],
      };
    }),
    peers: Array.from({ length: shape.peers }, (_, p) => ({
      id: PEERS[p] ?? `peer-${p}`,
      skills: skills(),
      unavailable: [],
    })),
    policy: USUAL,
  };
}

function kindOf(random: Random, shape: Shape): Partial<Session> {
  const at = random();
  if (at < 0.66) return { kind: 'interview', minutes: pick(random, [45, 60, 60]), peersNeeded: 2 };
  if (at < 0.8)
    return {
      kind: 'focus-group',
      minutes: pick(random, [60, 75, 90]),
      peersNeeded: pick(random, [2, 3]),
      size: randomInteger(random, 5, 10),
    };
  if (at < 0.88) return { kind: 'visit', minutes: 90, peersNeeded: pick(random, [2, 3]), size: 3 };
  if (at < 0.96) return { kind: 'call', minutes: 30, peersNeeded: 1, size: 0 };
  return { kind: 'meeting', minutes: 45, peersNeeded: shape.peers, size: 4 };
}

function topicsOf(random: Random): Record<string, number> {
  const [first, second] = shuffled(random, TOPICS);
  return random() < 0.6 ? { [first!]: 1 } : { [first!]: 1, [second!]: 0.5 };
}

function mustHaveOf(random: Random, peers: Instance['peers']): string[] {
  return random() < 0.12 ? [pick(random, peers.slice(0, 2)).id] : [];
}

/** One in three is away for a day, one in three for a morning or an afternoon or two. */
function absences(random: Random, dates: readonly string[]): Span[] {
  const at = random();
  if (at < 0.33) return [];
  const date = pick(random, dates);
  if (at < 0.66) return [[`${date}T00:00`, `${date}T24:00`]];
  return shuffled(random, dates)
    .slice(0, 2)
    .map((day) => {
      const from = pick(random, [540, 780]);
      return [`${day}T${clockOfMinute(from)}`, `${day}T${clockOfMinute(from + 240)}`];
    });
}
