import type { ChallengeFacts, Instance, PeerFacts, SlotFacts } from '../domain/instance.ts';
import type { PlacementFacts } from '../domain/plan.ts';
import { given } from './arithmetic.ts';

type Placed = { readonly challenge: ChallengeFacts; readonly slot: SlotFacts; readonly peer: PeerFacts };

/** One line for each hard rule the placements break. Every id must be known. */
export function ruleBreaches(instance: Instance, placements: readonly PlacementFacts[]): string[] {
  const places = new Map(instance.challenges.flatMap((c) => c.slots.map((s) => [s.id, { challenge: c, slot: s }])));
  const peers = new Map(instance.peers.map((p) => [p.id, p]));
  const placed = placements.map(({ slot, peer }): Placed => {
    const place = places.get(slot);
    const person = peers.get(peer);
    if (place === undefined || person === undefined) throw new Error('ruleBreaches: an unknown id');
    return { ...place, peer: person };
  });
  return [
    ...slotsTwice(placements),
    ...placed.flatMap((at) => pairBreaches(instance, at)),
    ...peerBreaches(placed),
    ...instance.challenges.flatMap((c) =>
      teamBreaches(
        c,
        placed.filter((at) => at.challenge.id === c.id),
      ),
    ),
    ...pinBreaches(instance, placements),
  ];
}

function slotsTwice(placements: readonly PlacementFacts[]): string[] {
  const seen = new Set<string>();
  return placements.flatMap(({ slot, peer }) => {
    if (seen.has(slot)) return [`${slot}: holds more than one peer (${peer} is one too many)`];
    seen.add(slot);
    return [];
  });
}

function pairBreaches(instance: Instance, { challenge, slot, peer }: Placed): string[] {
  const out: string[] = [];
  const line = (why: string) => out.push(`${slot.id}: ${peer.id} ${why}`);
  const fits = slot.anyOf.some(
    (a) => peer.roles.includes(a.role) && (a.skill === null || (given(peer.skills, a.skill) ?? 0) >= a.level),
  );
  if (!fits) line('has no role (with its skill) that the slot asks for (rule 1)');
  const leading = given(instance.parties, challenge.host);
  if (slot.party === 'host' && (leading === undefined || peer.party !== leading)) {
    line("is not of the host's leading party (rule 1)");
  }
  if (slot.party === 'not-host' && (leading === undefined || peer.party === null || peer.party === leading)) {
    line("is not of a party other than the host's leading party (rule 1)");
  }
  // Dates written YYYY-MM-DD stand in the order of the calendar when compared as text.
  const covered = peer.accredited.some(
    (a) => a.programme === challenge.programme && a.from <= challenge.from && challenge.until <= a.until,
  );
  if (!covered) line(`is not accredited for ${challenge.programme} on every day (rule 2)`);
  const away = peer.unavailable.find(([from, until]) => from <= challenge.until && challenge.from <= until);
  if (away !== undefined) line(`is unavailable from ${away[0]} to ${away[1]} (rule 3)`);
  if (peer.authority === challenge.host) line('is from the host authority (rule 4)');
  if (peer.previousAuthorities.includes(challenge.host)) line('has worked for the host authority (rule 4)');
  if (peer.conflicts.some((c) => c.kind === 'hard' && c.authority === challenge.host)) {
    line('declared a hard conflict with the host (rule 4)');
  }
  return out;
}

function peerBreaches(placed: readonly Placed[]): string[] {
  const byPeer = Map.groupBy(placed, (at) => at.peer.id);
  const out: string[] = [];
  for (const [id, places] of byPeer) {
    const inOrder = places.toSorted((a, b) => (a.challenge.from < b.challenge.from ? -1 : 1));
    inOrder.forEach((at, i) => {
      for (const other of inOrder.slice(0, i)) {
        if (other.challenge.until < at.challenge.from) continue;
        out.push(`${at.slot.id}: ${id} is already in ${other.slot.id} on overlapping days (rule 5)`);
      }
    });
    const days = places.reduce((sum, at) => sum + at.slot.days, 0);
    const most = places[0]?.peer.daysPerYear ?? 0;
    if (days > most + 1e-9) out.push(`${id}: gives ${days} days, more than their ${most} a year (rule 6)`);
  }
  return out;
}

function teamBreaches(challenge: ChallengeFacts, placed: readonly Placed[]): string[] {
  const team = placed.filter((at) => !at.slot.manager);
  const first = team.filter((at) => at.peer.served === 0).length;
  const out: string[] = [];
  if (team.length > 0 && first === team.length)
    out.push(`${challenge.id}: nobody in the team has served before (rule 7)`);
  if (first > challenge.maxFirstOutings) {
    out.push(`${challenge.id}: ${first} first outings, more than the ${challenge.maxFirstOutings} allowed (rule 7)`);
  }
  return out;
}

function pinBreaches(instance: Instance, placements: readonly PlacementFacts[]): string[] {
  const holder = new Map(placements.map(({ slot, peer }) => [slot, peer]));
  return instance.challenges.flatMap((c) =>
    c.slots
      .filter((s) => s.pinned !== null && holder.get(s.id) !== s.pinned)
      .map((s) => `${s.id}: is pinned to ${s.pinned}, the plan has ${holder.get(s.id) ?? 'nobody'} (rule 8)`),
  );
}
