import type { Alternative, PeerFacts } from './instance.ts';
import type { Tables } from './tables.ts';

/** Why a peer cannot take a slot, whatever else is planned: one bit a rule, so that a pair can carry several. 0 is eligible. */
const BARRED = {
  role: 1,
  party: 2,
  accreditation: 4,
  unavailable: 8,
  ownAuthority: 16,
  previousAuthority: 32,
  declared: 64,
  days: 128,
} as const;

export type Bar = keyof typeof BARRED;

/** The bars in each code, in the order they are told: a question about a slot asks for thousands. */
const BARS_IN = Array.from({ length: 256 }, (_, code) =>
  (Object.keys(BARRED) as Bar[]).filter((bar) => (code & BARRED[bar]) !== 0),
);

/** The bars in a code, in the order they are told. */
export function barsIn(code: number): readonly Bar[] {
  return BARS_IN[code] as readonly Bar[];
}

/** Soft conflicts of a pair: one bit a kind. */
const SOFT = { sameRegion: 1, borders: 2, visited: 4, declared: 8 } as const;

export type SoftKind = keyof typeof SOFT;

const SOFT_IN = Array.from({ length: 16 }, (_, code) =>
  (Object.keys(SOFT) as SoftKind[]).filter((kind) => (code & SOFT[kind]) !== 0),
);

/** The soft conflicts in a code. */
export function softIn(code: number): readonly SoftKind[] {
  return SOFT_IN[code] as readonly SoftKind[];
}

/** Judges pairs. Both functions write one code a peer into `codes`, whose length is the number of peers. */
export type Judge = {
  /** Rules 1 to 4, and whether the slot alone is longer than the peer's year (rule 6). */
  readonly bars: (slot: number, codes: Uint8Array) => void;
  /** Soft conflicts with the slot's host that hold and are not waived. */
  readonly soft: (slot: number, codes: Uint8Array) => void;
  /** The same code for one peer, without looking at the others. */
  readonly softOf: (slot: number, peer: number) => number;
};

/** Makes a judge of an instance. What belongs to a challenge is kept while its slots are asked for one after another. */
export function judgeOf(tables: Tables): Judge {
  const peers = tables.instance.peers;
  const about = authorityTies(tables);
  const meets = requirementMemory(peers);
  let atChallenge = -1;
  const challengeBars = new Uint8Array(peers.length);
  let softChallenge = -1;
  const challengeSoft = new Uint8Array(peers.length);
  const near = nearnessMemory(tables, about);
  const kept = (slot: number) => (tables.slots[slot]?.manager ? ~SOFT.sameRegion : ~0);
  return {
    bars: (slot, codes) => {
      const c = tables.slot.challenge[slot] as number;
      if (c !== atChallenge) barsOfChallenge(tables, about, c, challengeBars);
      atChallenge = c;
      const facts = tables.slots[slot] as (typeof tables.slots)[number];
      const met = meets(facts.anyOf);
      const hostParty = tables.challenge.hostParty[c] as number;
      const { party, daysPerYear } = tables.peer;
      for (let p = 0; p < codes.length; p += 1) {
        let code = challengeBars[p] as number;
        if (met[p] === 0) code |= BARRED.role;
        if (facts.party !== null && !partyFits(facts.party, party[p] as number, hostParty)) code |= BARRED.party;
        if (facts.days > (daysPerYear[p] as number)) code |= BARRED.days;
        codes[p] = code;
      }
    },
    soft: (slot, codes) => {
      const c = tables.slot.challenge[slot] as number;
      if (c !== softChallenge) softOfChallenge(tables, about, near, c, challengeSoft);
      softChallenge = c;
      const keep = kept(slot);
      for (let p = 0; p < codes.length; p += 1) codes[p] = (challengeSoft[p] as number) & keep;
    },
    softOf: (slot, peer) => {
      const c = tables.slot.challenge[slot] as number;
      if (tables.instance.challenges[c]?.waived.some((id) => tables.peerNumber.get(id) === peer)) return 0;
      const host = tables.challenge.host[c] as number;
      let code = near(host)[tables.peer.authority[peer] as number] ?? 0;
      for (const [p, , soft] of about.tied[host] ?? []) if (p === peer) code |= soft;
      return code & kept(slot);
    },
  };
}

function partyFits(wish: 'host' | 'not-host', party: number, hostParty: number): boolean {
  if (hostParty < 0 || party < 0) return false;
  return (party === hostParty) === (wish === 'host');
}

function requirementMemory(peers: readonly PeerFacts[]): (anyOf: readonly Alternative[]) => Uint8Array {
  const known = new Map<string, Uint8Array>();
  return (anyOf) => {
    const key = JSON.stringify(anyOf);
    const found = known.get(key) ?? Uint8Array.from(peers, (p) => (anyOf.some((a) => meetsOne(p, a)) ? 1 : 0));
    known.set(key, found);
    return found;
  };
}

function meetsOne(peer: PeerFacts, { role, skill, level }: Alternative): boolean {
  if (!peer.roles.includes(role)) return false;
  return skill === null || (Object.hasOwn(peer.skills, skill) && (peer.skills[skill] as number) >= level);
}

/** For each authority, the peers tied to it and how: [peer, hard bits, soft bits], and the authorities it borders. */
type Ties = {
  readonly tied: readonly (readonly [number, number, number])[][];
  readonly borders: readonly Set<number>[];
};

function authorityTies(tables: Tables): Ties {
  const { authorities, peers } = tables.instance;
  const numberOf = new Map(authorities.map((a, i) => [a.id, i]));
  const tied: [number, number, number][][] = authorities.map(() => []);
  const borders = authorities.map(() => new Set<number>());
  authorities.forEach((a, i) => {
    for (const id of a.borders) {
      const j = numberOf.get(id);
      if (j === undefined) continue;
      borders[i]?.add(j);
      borders[j]?.add(i);
    }
  });
  const tie = (id: string, entry: [number, number, number]) => tied[numberOf.get(id) as number]?.push(entry);
  peers.forEach((peer, p) => {
    if (peer.authority !== null) tie(peer.authority, [p, BARRED.ownAuthority, 0]);
    for (const id of peer.previousAuthorities) tie(id, [p, BARRED.previousAuthority, 0]);
    for (const id of peer.visited) tie(id, [p, 0, SOFT.visited]);
    for (const { authority, kind } of peer.conflicts) {
      tie(authority, kind === 'hard' ? [p, BARRED.declared, 0] : [p, 0, SOFT.declared]);
    }
  });
  return { tied, borders };
}

function barsOfChallenge(tables: Tables, { tied }: Ties, c: number, codes: Uint8Array): void {
  const from = tables.challenge.from[c] as number;
  const until = tables.challenge.until[c] as number;
  const programme = tables.challenge.programme[c] as number;
  const { accredited, unavailable } = tables.peer;
  for (let p = 0; p < codes.length; p += 1) {
    let code: number = BARRED.accreditation;
    for (let i = accredited.start[p] as number; i < (accredited.start[p + 1] as number); i += 1) {
      const covers = (accredited.from[i] as number) <= from && (accredited.until[i] as number) >= until;
      if (covers && accredited.programme[i] === programme) code = 0;
    }
    for (let i = unavailable.start[p] as number; i < (unavailable.start[p + 1] as number); i += 1) {
      if ((unavailable.from[i] as number) <= until && (unavailable.until[i] as number) >= from)
        code |= BARRED.unavailable;
    }
    codes[p] = code;
  }
  for (const [p, hard] of tied[tables.challenge.host[c] as number] ?? []) codes[p] = (codes[p] as number) | hard;
}

/** How each authority stands to a host: in its region, at its border. Worked out once a host. */
function nearnessMemory(tables: Tables, { borders }: Ties): (host: number) => Uint8Array {
  const { authorities } = tables.instance;
  const known = new Map<number, Uint8Array>();
  return (host) => {
    const found =
      known.get(host) ??
      Uint8Array.from(
        authorities,
        (a, i) =>
          (a.region === authorities[host]?.region ? SOFT.sameRegion : 0) | (borders[host]?.has(i) ? SOFT.borders : 0),
      );
    known.set(host, found);
    return found;
  };
}

function softOfChallenge(
  tables: Tables,
  { tied }: Ties,
  nearTo: (host: number) => Uint8Array,
  c: number,
  codes: Uint8Array,
): void {
  const host = tables.challenge.host[c] as number;
  const near = nearTo(host);
  for (let p = 0; p < codes.length; p += 1) codes[p] = near[tables.peer.authority[p] as number] ?? 0;
  for (const [p, , soft] of tied[host] ?? []) codes[p] = (codes[p] as number) | soft;
  for (const id of tables.instance.challenges[c]?.waived ?? []) codes[tables.peerNumber.get(id) as number] = 0;
}
