import { type IsoDate, mediumDate } from '#kernel/dates';
import { SKILL_LEVEL_LABELS, SKILL_LEVELS, TOPIC_LABELS, type Topic } from '#modules/programmes';
import { isStale } from '../../domain/confirmation.ts';
import { daysLeft } from '../../domain/days.ts';
import { filterQuery, type PoolFilter, type PoolSort } from '../../domain/pool-filter.ts';
import {
  PEER_KIND_LABELS,
  PEER_STATUS_LABELS,
  type PeerKind,
  type PeerStatus,
  partyLabel,
} from '../../domain/vocabulary.ts';
import type { PeerRow } from '../../store/peer-list.ts';

/** A row of the list in words. */
export type PeerLine = {
  readonly href: string;
  readonly name: string;
  readonly role: string;
  readonly kind: string;
  readonly status: string | null;
  readonly authority: string;
  readonly party: string | null;
  readonly skills: readonly { readonly topic: string; readonly depth: string; readonly level: number }[];
  readonly moreSkills: number;
  readonly daysLeft: number;
  readonly daysPerYear: number;
  readonly lastServed: string;
  readonly served: number;
  readonly lastConfirmed: string;
  /** Not confirmed for a year: the office should ask. */
  readonly stale: boolean;
  /** What has to be thought about at the host asked for. */
  readonly ties: readonly string[];
};

/** Most skills shown in a row: the deepest. The peer's own page has all. */
const SKILLS_SHOWN = 4;

const TIE_WORDS: Readonly<Record<string, string>> = {
  declared: 'Knows somebody there',
  visited: 'Has been there as a peer',
  borders: 'From a bordering authority',
  region: 'From the same region',
};

/** What the list says of one peer. Only a status other than serving is worth a word. */
export function peerLine(peer: PeerRow, today: IsoDate): PeerLine {
  return {
    href: `/pool/${peer.id}`,
    name: peer.name,
    role: peer.role ?? '',
    kind: PEER_KIND_LABELS[peer.kind as PeerKind] ?? peer.kind,
    status: peer.status === 'serving' ? null : (PEER_STATUS_LABELS[peer.status as PeerStatus] ?? peer.status),
    authority: peer.authority ?? 'No authority',
    party: peer.party === null ? null : partyLabel(peer.party),
    skills: peer.skills
      .slice(0, SKILLS_SHOWN)
      .map(({ topic, level }) => ({ topic: topicLabel(topic), depth: levelLabel(level), level })),
    moreSkills: Math.max(0, peer.skills.length - SKILLS_SHOWN),
    daysLeft: daysLeft(peer.daysPerYear, peer.daysUsed),
    daysPerYear: peer.daysPerYear,
    lastServed: peer.lastServed ? mediumDate(peer.lastServed) : peer.served > 0 ? 'Before our records' : 'Not yet',
    served: peer.served,
    lastConfirmed: day(peer.lastConfirmed, 'Never'),
    stale: isStale(peer.lastConfirmed, today),
    ties: peer.ties.map((tie) => TIE_WORDS[tie] ?? tie),
  };
}

/** A topic's label; a topic no longer in use is shown as it is stored. */
export function topicLabel(topic: string): string {
  return TOPIC_LABELS[topic as Topic] ?? topic;
}

/** The words for a stored level from 1 to 3. */
export function levelLabel(level: number): string {
  const key = SKILL_LEVELS[level - 1];
  return key ? SKILL_LEVEL_LABELS[key] : '';
}

function day(date: IsoDate | null, never: string): string {
  return date ? mediumDate(date) : never;
}

/** The address that sorts by a column, turning the order where it is sorted by it already. */
export function sortHref(filter: PoolFilter, sort: PoolSort): string {
  const descending = filter.sort === sort ? !filter.descending : sort === 'days-left' || sort === 'served';
  const query = new URLSearchParams(filterQuery({ ...filter, sort, descending, page: 1 })).toString();
  return query === '' ? '/pool' : `/pool?${query}`;
}
