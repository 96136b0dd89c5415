import type { Instance, SlotFacts } from './instance.ts';

/** A list of lists laid flat: the items of row `i` stand from `start[i]` up to `start[i + 1]`. */
export type Rows = { readonly start: Int32Array };

/**
 * The instance's facts as numbers in flat arrays, so that half a million pairs can be judged in a fraction of a second.
 * Peers, slots, challenges, authorities and topics are numbered in the order of the file; −1 stands for "none".
 * Days since 1970 stand for dates.
 */
export type Tables = {
  readonly instance: Instance;
  readonly slots: readonly SlotFacts[];
  readonly peerNumber: ReadonlyMap<string, number>;
  readonly slotNumber: ReadonlyMap<string, number>;
  readonly peer: {
    readonly authority: Int32Array;
    readonly party: Int32Array;
    /** 0 not said, 1 woman, 2 man. */
    readonly sex: Uint8Array;
    readonly region: Int32Array;
    readonly first: Uint8Array;
    readonly daysPerYear: Float64Array;
    /** `level[peer × topics + topic]`, 0 to 3. */
    readonly level: Uint8Array;
    readonly accredited: Rows & { programme: Int32Array; from: Int32Array; until: Int32Array };
    readonly unavailable: Rows & { from: Int32Array; until: Int32Array };
  };
  readonly slot: { readonly challenge: Int32Array; readonly pinned: Int32Array; readonly current: Int32Array };
  readonly challenge: Rows & {
    readonly host: Int32Array;
    readonly hostParty: Int32Array;
    readonly programme: Int32Array;
    readonly from: Int32Array;
    readonly until: Int32Array;
    readonly focus: Rows & { topic: Int32Array; weight: Float64Array };
  };
  readonly topics: number;
  readonly parties: number;
  readonly regions: number;
  readonly topicNumber: ReadonlyMap<string, number>;
};

/** Lays the facts out in flat arrays. Every id in the instance must be known, as a read instance warrants. */
export function layOut(instance: Instance): Tables {
  const topics = numbering<string>();
  const parties = numbering<string>();
  const regions = numbering<string>();
  const programmes = numbering<string>();
  const authorities = new Map(instance.authorities.map((a, i) => [a.id, i]));
  const peerNumber = new Map(instance.peers.map((p, i) => [p.id, i]));
  const slots = instance.challenges.flatMap((c) => c.slots);
  const peerOrNone = (id: string | null) => (id === null ? -1 : (peerNumber.get(id) as number));
  for (const c of instance.challenges) for (const topic of Object.keys(c.focus)) topics.of(topic);
  for (const s of slots) if (s.skill !== null) topics.of(s.skill);
  const challenge = challengeTables(instance, topics.of, parties.of, programmes.of, authorities);
  const { peers } = instance;
  return {
    instance,
    slots,
    peerNumber,
    slotNumber: new Map(slots.map((s, i) => [s.id, i])),
    peer: {
      authority: Int32Array.from(peers, (p) => (p.authority === null ? -1 : (authorities.get(p.authority) as number))),
      party: Int32Array.from(peers, (p) => (p.party === null ? -1 : parties.of(p.party))),
      sex: Uint8Array.from(peers, (p) => (p.sex === 'f' ? 1 : p.sex === 'm' ? 2 : 0)),
      region: Int32Array.from(peers, (p) => {
        const at = p.authority === null ? undefined : instance.authorities[authorities.get(p.authority) as number];
        return at === undefined ? -1 : regions.of(at.region);
      }),
      first: Uint8Array.from(peers, (p) => (p.served === 0 ? 1 : 0)),
      daysPerYear: Float64Array.from(peers, (p) => p.daysPerYear),
      level: levelsOf(instance, topics.map),
      ...peerIntervals(instance, programmes.of),
    },
    slot: {
      challenge: Int32Array.from(instance.challenges.flatMap((c, i) => c.slots.map(() => i))),
      pinned: Int32Array.from(slots, (s) => peerOrNone(s.pinned)),
      current: Int32Array.from(slots, (s) => peerOrNone(s.current)),
    },
    challenge,
    topics: topics.map.size,
    parties: parties.map.size,
    regions: regions.map.size,
    topicNumber: topics.map,
  };
}

/** Days since 1970-01-01 of a real `YYYY-MM-DD`. */
export function dayNumber(date: string): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / 86_400_000;
}

function numbering<K>(): { map: Map<K, number>; of: (key: K) => number } {
  const map = new Map<K, number>();
  const of = (key: K): number => {
    const known = map.get(key);
    if (known !== undefined) return known;
    map.set(key, map.size);
    return map.size - 1;
  };
  return { map, of };
}

function starts(lengths: readonly number[]): Int32Array {
  const start = new Int32Array(lengths.length + 1);
  lengths.forEach((length, i) => {
    start[i + 1] = (start[i] as number) + length;
  });
  return start;
}

function challengeTables(
  { challenges, parties: leading }: Instance,
  topic: (name: string) => number,
  party: (name: string) => number,
  programme: (name: string) => number,
  authorities: ReadonlyMap<string, number>,
): Tables['challenge'] {
  return {
    start: starts(challenges.map((c) => c.slots.length)),
    host: Int32Array.from(challenges, (c) => authorities.get(c.host) as number),
    hostParty: Int32Array.from(challenges, (c) => {
      const name = Object.hasOwn(leading, c.host) ? leading[c.host] : undefined;
      return name === undefined ? -1 : party(name);
    }),
    programme: Int32Array.from(challenges, (c) => programme(c.programme)),
    from: Int32Array.from(challenges, (c) => dayNumber(c.from)),
    until: Int32Array.from(challenges, (c) => dayNumber(c.until)),
    focus: {
      start: starts(challenges.map((c) => Object.keys(c.focus).length)),
      topic: Int32Array.from(challenges.flatMap((c) => Object.keys(c.focus).map(topic))),
      weight: Float64Array.from(challenges.flatMap((c) => Object.values(c.focus))),
    },
  };
}

function levelsOf({ peers }: Instance, topics: ReadonlyMap<string, number>): Uint8Array {
  const level = new Uint8Array(peers.length * topics.size);
  peers.forEach((peer, p) => {
    for (const [name, value] of Object.entries(peer.skills)) {
      const topic = topics.get(name);
      if (topic !== undefined) level[p * topics.size + topic] = value;
    }
  });
  return level;
}

function peerIntervals(
  { peers }: Instance,
  programme: (name: string) => number,
): Pick<Tables['peer'], 'accredited' | 'unavailable'> {
  const accredited = peers.flatMap((p) => p.accredited);
  const unavailable = peers.flatMap((p) => p.unavailable);
  return {
    accredited: {
      start: starts(peers.map((p) => p.accredited.length)),
      programme: Int32Array.from(accredited, (a) => programme(a.programme)),
      from: Int32Array.from(accredited, (a) => dayNumber(a.from)),
      until: Int32Array.from(accredited, (a) => dayNumber(a.until)),
    },
    unavailable: {
      start: starts(peers.map((p) => p.unavailable.length)),
      from: Int32Array.from(unavailable, ([from]) => dayNumber(from)),
      until: Int32Array.from(unavailable, ([, until]) => dayNumber(until)),
    },
  };
}
