import { type Graph, type GraphDay, partnersCost } from './partner-graphs.ts';

/** A graph being climbed from: each session's best choice in it (−1 none) and what that pays, at the prices of the moment. */
type Climber = {
  readonly day: GraphDay;
  /** For each pair, the choices that need it and pay anything. */
  readonly needing: readonly number[][];
  graph: Graph;
  worth: number;
  readonly choice: Int32Array;
  readonly pay: Float64Array;
  /** What sessions would have in another graph; good where `stamp` is the trial's. */
  readonly otherChoice: Int32Array;
  readonly otherPay: Float64Array;
  readonly stamp: Int32Array;
  readonly touched: Int16Array;
  trial: number;
};

/**
 * Climbs from a graph by adding, dropping and exchanging pairs for as long as the day gains. What a day is worth here is each session's
 * best choice among those who meet, less what partners cost, at the price of its minutes. `twos`: where no pair helps, two at once are tried.
 */
export function climb(day: GraphDay, from: Graph, twos: boolean): Graph {
  const climber = climberAt(day, from);
  for (;;) {
    const next = bestOf(climber, singles(day.pairs)) ?? (twos ? bestOf(climber, doubles(day.pairs)) : null);
    if (next === null) return climber.graph;
    go(climber, next);
  }
}

function climberAt(day: GraphDay, graph: Graph): Climber {
  const n = day.session.length;
  const needing: number[][] = Array.from({ length: day.pairs }, () => []);
  for (let c = 0; c < day.needs.length; c += 1) {
    if (day.pays[c]! <= 0) continue;
    for (let bits = day.needs[c]!; bits !== 0; bits &= bits - 1) needing[31 - Math.clz32(bits & -bits)]!.push(c);
  }
  const climber: Climber = {
    day,
    needing,
    graph,
    worth: -partnersCost(day, graph),
    choice: new Int32Array(n),
    pay: new Float64Array(n),
    otherChoice: new Int32Array(n),
    otherPay: new Float64Array(n),
    stamp: new Int32Array(n),
    touched: new Int16Array(n),
    trial: 0,
  };
  for (let i = 0; i < n; i += 1) {
    const c = bestIn(day, i, graph);
    climber.choice[i] = c;
    climber.pay[i] = c < 0 ? 0 : day.pays[c]!;
    climber.worth += climber.pay[i]!;
  }
  return climber;
}

function* singles(pairs: number): Generator<Graph> {
  for (let e = 0; e < pairs; e += 1) yield 1 << e;
}

function* doubles(pairs: number): Generator<Graph> {
  for (let e = 0; e < pairs; e += 1) for (let f = e + 1; f < pairs; f += 1) yield (1 << e) | (1 << f);
}

/** The graph that is worth most once some of these changes is made; null where none is worth more than what there is. */
function bestOf(climber: Climber, changes: Iterable<Graph>): Graph | null {
  let [best, most] = [null as Graph | null, climber.worth + 1e-9];
  for (const change of changes) {
    const worth = worthWith(climber, climber.graph ^ change);
    if (worth > most) [best, most] = [climber.graph ^ change, worth];
  }
  return best;
}

/** What the day is worth in another graph: only sessions whose pair is dropped, and choices that need a new pair, are looked at. */
function worthWith(climber: Climber, next: Graph): number {
  const { day, graph, choice, pay, otherChoice, otherPay, stamp, touched } = climber;
  const [dropped, added] = [graph & ~next, next & ~graph];
  climber.trial += 1;
  const { trial } = climber;
  let n = 0;
  const touch = (i: number, c: number): void => {
    if (stamp[i] !== trial) {
      stamp[i] = trial;
      touched[n] = i;
      n += 1;
    }
    otherChoice[i] = c;
    otherPay[i] = c < 0 ? 0 : day.pays[c]!;
  };
  if (dropped !== 0) {
    for (let i = 0; i < choice.length; i += 1) {
      if (choice[i]! >= 0 && (day.needs[choice[i]!]! & dropped) !== 0) touch(i, bestIn(day, i, next));
    }
  }
  for (let bits = added; bits !== 0; bits &= bits - 1) {
    const needing = climber.needing[31 - Math.clz32(bits & -bits)]!;
    for (let k = 0; k < needing.length; k += 1) {
      const c = needing[k]!;
      const i = day.holder[c]!;
      if (day.pays[c]! > (stamp[i] === trial ? otherPay[i]! : pay[i]!) && (day.needs[c]! & ~next) === 0) touch(i, c);
    }
  }
  let worth = climber.worth + partnersCost(day, graph) - partnersCost(day, next);
  for (let k = 0; k < n; k += 1) worth += otherPay[touched[k]!]! - pay[touched[k]!]!;
  return worth;
}

/** Makes a graph the one to climb from. */
function go(climber: Climber, next: Graph): void {
  climber.worth = worthWith(climber, next);
  climber.graph = next;
  for (let i = 0; i < climber.choice.length; i += 1) {
    if (climber.stamp[i] !== climber.trial) continue;
    climber.choice[i] = climber.otherChoice[i]!;
    climber.pay[i] = climber.otherPay[i]!;
  }
}

/** A session's best choice that pays anything among those who meet; −1 for none. */
function bestIn({ first, order, pays, needs }: GraphDay, i: number, graph: Graph): number {
  for (let k = first[i]!; k < first[i + 1]!; k += 1) {
    const c = order[k]!;
    if (pays[c]! <= 0) return -1;
    if ((needs[c]! & ~graph) === 0) return c;
  }
  return -1;
}
