import { type Judge, judgeOf } from './eligibility.ts';
import type { Tables } from './tables.ts';

/** What a pair of peer and slot brings by itself, in points; `softConflict` is 0 or below. */
export type PairParts = {
  depth: number;
  similarity: number;
  travel: number;
  firstOuting: number;
  softConflict: number;
};

/** Values pairs by the published formulae. Asking for the slots of one challenge after another is cheap. */
export type Valuer = {
  readonly judge: Judge;
  /** The parts of one pair, written over `out`. `soft` is the pair's soft-conflict code. */
  readonly parts: (slot: number, peer: number, soft: number, out: PairParts) => void;
};

const EARTH_RADIUS_KM = 6371;

/** Makes a valuer of an instance. */
export function valuerOf(tables: Tables): Valuer {
  const { policy } = tables.instance;
  const hosts = new Map<number, Nearness>();
  const bits = countOfBits();
  return {
    judge: judgeOf(tables),
    parts: (slot, peer, soft, out) => {
      const c = tables.slot.challenge[slot] as number;
      const host = tables.challenge.host[c] as number;
      let near = hosts.get(host);
      if (near === undefined) {
        near = nothingKnown(tables);
        hosts.set(host, near);
      }
      const home = tables.peer.authority[peer] as number;
      if (home >= 0 && Number.isNaN(near.travel[home])) lookAt(tables, host, home, near);
      const manager = tables.slots[slot]?.manager === true;
      out.depth = policy.depth * depthOf(tables, slot, c, peer);
      out.similarity = home < 0 ? 0 : policy.similarity * (near.similarity[home] as number);
      out.travel = home < 0 ? 0 : policy.travel * (near.travel[home] as number);
      out.firstOuting = tables.peer.first[peer] === 1 && !manager ? policy.firstOuting : 0;
      out.softConflict = soft === 0 ? 0 : -policy.softConflict * (bits[soft] as number);
    },
  };
}

/** Parts at nothing, to be written over. */
export function noPairParts(): PairParts {
  return { depth: 0, similarity: 0, travel: 0, firstOuting: 0, softConflict: 0 };
}

/** What the pair brings in all. */
export function sumOfPair(p: PairParts): number {
  return p.depth + p.similarity + p.travel + p.firstOuting + p.softConflict;
}

function depthOf(tables: Tables, slot: number, c: number, peer: number): number {
  const skill = tables.slots[slot]?.skill ?? null;
  const base = peer * tables.topics;
  if (skill !== null) return (tables.peer.level[base + (tables.topicNumber.get(skill) as number)] as number) / 3;
  const { start, topic, weight } = tables.challenge.focus;
  let have = 0;
  let all = 0;
  for (let i = start[c] as number; i < (start[c + 1] as number); i += 1) {
    have += (weight[i] as number) * (tables.peer.level[base + (topic[i] as number)] as number);
    all += weight[i] as number;
  }
  return all === 0 ? 0 : have / (3 * all);
}

type Nearness = { readonly similarity: Float64Array; readonly travel: Float64Array };

/** Nothing known yet of how any authority stands to a host. */
function nothingKnown({ instance }: Tables): Nearness {
  const unknown = () => new Float64Array(instance.authorities.length).fill(Number.NaN);
  return { similarity: unknown(), travel: unknown() };
}

/** Works out how one authority stands to a host. Only those asked for: a question about a plan needs few of very many hosts. */
function lookAt({ instance }: Tables, host: number, home: number, { similarity, travel }: Nearness): void {
  const { authorities, policy, typeSimilarity } = instance;
  const h = authorities[host] as (typeof authorities)[number];
  const a = authorities[home] as (typeof authorities)[number];
  const row = Object.hasOwn(typeSimilarity, a.type) ? typeSimilarity[a.type] : undefined;
  const alike = row !== undefined && Object.hasOwn(row, h.type) ? (row[h.type] as number) : 0;
  similarity[home] =
    0.5 * alike +
    0.3 * Math.exp(-Math.abs(Math.log(a.population / h.population))) +
    0.2 * (1 - Math.abs(a.deprivation - h.deprivation) / 9);
  travel[home] = Math.exp(-kilometres(a.lat, a.long, h.lat, h.long) / policy.travelKm);
}

/** Great-circle distance in kilometres between two places in degrees, on a sphere of 6,371 km (haversine). */
export function kilometres(lat1: number, long1: number, lat2: number, long2: number): number {
  const radians = Math.PI / 180;
  const up = Math.sin(((lat2 - lat1) * radians) / 2);
  const across = Math.sin(((long2 - long1) * radians) / 2);
  const h = up * up + Math.cos(lat1 * radians) * Math.cos(lat2 * radians) * across * across;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

function countOfBits(): Uint8Array {
  const bits = new Uint8Array(256);
  for (let i = 1; i < 256; i += 1) bits[i] = (bits[i >> 1] as number) + (i & 1);
  return bits;
}
