import { type Bar, barsIn, judgeOf } from './eligibility.ts';
import type { Instance } from './instance.ts';
import { layOut, type Tables } from './tables.ts';

/** In words, the rule a barred peer would break. */
const BAR_WORDS: Record<Bar, string> = {
  role: 'have the role and skill the slot asks for',
  party: "be of a party that fits the slot's wish",
  accreditation: 'be accredited for the programme on every day of the challenge',
  unavailable: 'be available on every day of the challenge',
  ownAuthority: 'not be from the host authority',
  previousAuthority: 'not have worked for the host authority',
  declared: 'have no declared hard conflict with the host',
  days: 'have enough days in their year for the slot',
};

/** The first pin that breaks one of rules 1 to 7, as a line with its path; null where all pins can stand together. */
export function pinFault(instance: Instance): string | null {
  if (!instance.challenges.some((c) => c.slots.some((s) => s.pinned !== null))) return null;
  const tables = layOut(instance);
  return barredPin(tables) ?? clashingPins(tables) ?? inexperiencedPins(tables);
}

function pathOf(tables: Tables, slot: number): string {
  const c = tables.slot.challenge[slot] as number;
  return `challenges[${c}].slots[${slot - (tables.challenge.start[c] as number)}].pinned`;
}

function broken(tables: Tables, slot: number, peer: number, must: string): string {
  const id = tables.instance.peers[peer]?.id;
  return `${pathOf(tables, slot)}: expected a peer who keeps the rules, but ${id} must ${must}`;
}

function barredPin(tables: Tables): string | null {
  const judge = judgeOf(tables);
  const codes = new Uint8Array(tables.instance.peers.length);
  for (let s = 0; s < tables.slots.length; s += 1) {
    const p = tables.slot.pinned[s] as number;
    if (p < 0) continue;
    judge.bars(s, codes);
    const [bar] = barsIn(codes[p] as number);
    if (bar !== undefined) return broken(tables, s, p, BAR_WORDS[bar]);
  }
  return null;
}

function clashingPins(tables: Tables): string | null {
  const pinsOf = new Map<number, number[]>();
  for (let s = 0; s < tables.slots.length; s += 1) {
    const p = tables.slot.pinned[s] as number;
    if (p < 0) continue;
    const others = pinsOf.get(p) ?? [];
    const clash = others.find((o) => overlap(tables, o, s));
    if (clash !== undefined)
      return broken(tables, s, p, `be in one place at a time (also pinned to ${tables.slots[clash]?.id})`);
    others.push(s);
    pinsOf.set(p, others);
    const days = others.reduce((sum, o) => sum + (tables.slots[o]?.days ?? 0), 0);
    if (days > (tables.peer.daysPerYear[p] as number) + 1e-9) return broken(tables, s, p, BAR_WORDS.days);
  }
  return null;
}

function overlap(tables: Tables, a: number, b: number): boolean {
  const { from, until } = tables.challenge;
  const [x, y] = [tables.slot.challenge[a] as number, tables.slot.challenge[b] as number];
  return (from[x] as number) <= (until[y] as number) && (from[y] as number) <= (until[x] as number);
}

/** Rule 7: too many first outings, or first outings that no experienced peer can stand beside. */
function inexperiencedPins(tables: Tables): string | null {
  const { instance, slot, challenge, peer } = tables;
  for (let c = 0; c < instance.challenges.length; c += 1) {
    const open: number[] = [];
    const pinned: number[] = [];
    for (let s = challenge.start[c] as number; s < (challenge.start[c + 1] as number); s += 1) {
      if (tables.slots[s]?.manager) continue;
      ((slot.pinned[s] as number) >= 0 ? pinned : open).push(s);
    }
    const first = pinned.filter((s) => peer.first[slot.pinned[s] as number] === 1);
    const last = first.at(-1);
    if (last === undefined) continue;
    const most = instance.challenges[c]?.maxFirstOutings ?? 0;
    if (first.length > most) {
      return broken(tables, last, slot.pinned[last] as number, `not be one first outing more than the ${most} allowed`);
    }
    if (first.length === pinned.length && !open.some((s) => someExperienced(tables, s))) {
      return broken(tables, last, slot.pinned[last] as number, 'have beside them a peer who has served before');
    }
  }
  return null;
}

function someExperienced(tables: Tables, slot: number): boolean {
  const codes = new Uint8Array(tables.instance.peers.length);
  judgeOf(tables).bars(slot, codes);
  return codes.some((code, p) => code === 0 && tables.peer.first[p] === 0);
}
