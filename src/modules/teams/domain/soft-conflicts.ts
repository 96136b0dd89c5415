import { mediumDate } from '#kernel/dates';
import type { ChallengeFacts, PeerFacts, SlotFacts } from './facts.ts';

/** A reason for care. `key` names it in a form and with its waiver. */
export type Conflict = { readonly key: SoftKey; readonly why: string };

export const SOFT_KEYS = ['same-region', 'borders', 'previous-visit', 'reciprocal-visit', 'declared-soft'] as const;
export type SoftKey = (typeof SOFT_KEYS)[number];

/** What is wrong with each kind of soft conflict, in two or three words: for lists. */
export const SOFT_LABELS: Record<SoftKey, string> = {
  'same-region': 'Same region',
  borders: 'Bordering authority',
  'previous-visit': 'Was a peer there before',
  'reciprocal-visit': 'The host was a peer with them',
  'declared-soft': 'Declared acquaintance',
};

/** The conflicts that a named person may waive with a reason; at most one of each kind. A manager's region is no matter. */
export function softConflicts(peer: PeerFacts, slot: SlotFacts, challenge: ChallengeFacts): Conflict[] {
  const { hostName, hostRegion } = challenge;
  const found: Conflict[] = [];
  if (!slot.isManager && peer.region !== null && peer.region === hostRegion) {
    found.push({ key: 'same-region', why: `${peer.name} works in ${hostRegion}, as ${hostName} does.` });
  }
  if (peer.bordersHost) {
    found.push({ key: 'borders', why: `${peer.authorityName ?? 'Their authority'} borders ${hostName}.` });
  }
  if (peer.visitedHostOn) {
    found.push({
      key: 'previous-visit',
      why: `${peer.name} was a peer at ${hostName} on ${mediumDate(peer.visitedHostOn)}.`,
    });
  }
  if (peer.hostVisitedOn) {
    const where = peer.authorityName ?? 'their authority';
    found.push({
      key: 'reciprocal-visit',
      why: `Somebody from ${hostName} was a peer at ${where} on ${mediumDate(peer.hostVisitedOn)}.`,
    });
  }
  const acquaintances = peer.declared.filter((each) => each.kind === 'soft').map((each) => each.reason);
  if (acquaintances.length > 0) {
    found.push({ key: 'declared-soft', why: `${peer.name} has declared: ${acquaintances.join('; ')}` });
  }
  return found;
}
