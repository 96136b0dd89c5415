import type { ImportedPeer } from './import-row.ts';

/** A peer as the pool has them, as far as a file can change them. */
export type KnownPeer = {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly status: string;
  readonly jobTitle: string;
  readonly role: string | null;
  readonly authorityId: string | null;
  readonly party: string | null;
  readonly daysPerYear: number;
  readonly languages: readonly string[];
  readonly skills: Readonly<Record<string, number>>;
  readonly bio: string;
};

export type Change = { readonly field: string; readonly from: string; readonly to: string };

/** What would come of a row. */
export type Fate =
  | { readonly fate: 'added' }
  | { readonly fate: 'changed'; readonly peerId: string; readonly changes: readonly Change[] }
  | { readonly fate: 'same'; readonly peerId: string }
  | ({ readonly fate: 'duplicate' } & Alike);

/** Somebody with the same name and authority: a peer of the pool, or a row further up in the file. */
export type Alike = { readonly peerId: string | null; readonly row: number | null };

/**
 * The same address is the same peer: changed where the file says something else, the same where it does not. A new address with the
 * name and authority of somebody known may be the same person: a person must say. What the file leaves empty stays as it is.
 */
export function fateOf(row: ImportedPeer, byEmail: KnownPeer | undefined, alike: Alike | undefined): Fate {
  if (!byEmail) return alike ? { fate: 'duplicate', ...alike } : { fate: 'added' };
  const changes = changesOf(row, byEmail);
  return changes.length === 0 ? { fate: 'same', peerId: byEmail.id } : { fate: 'changed', peerId: byEmail.id, changes };
}

function changesOf(row: ImportedPeer, known: KnownPeer): Change[] {
  const simple: [string, string | undefined, string][] = [
    ['Name', row.name, known.name],
    ['Kind', row.kind, known.kind],
    ['Job title', row.jobTitle, known.jobTitle],
    ['Role held', row.role, known.role ?? ''],
    ['Authority', row.authorityId, known.authorityId ?? ''],
    ['Party', row.party, known.party ?? ''],
    ['Days a year', row.daysPerYear === undefined ? undefined : String(row.daysPerYear), String(known.daysPerYear)],
    ['Languages', row.languages?.join(', '), known.languages.join(', ')],
    ['About', row.bio, known.bio.replace(/\s+/g, ' ').trim()],
  ];
  const changes = simple.flatMap(([field, to, from]) => (to === undefined || to === from ? [] : [{ field, from, to }]));
  const deeper = (row.skills ?? []).filter(({ topic, level }) => known.skills[topic] !== level);
  if (deeper.length > 0) {
    const words = (levelOf: (topic: string, level: number) => number | undefined) =>
      deeper.map(({ topic, level }) => `${topic} ${levelOf(topic, level) ?? 'none'}`).join(', ');
    changes.push({
      field: 'Expertise',
      from: words((topic) => known.skills[topic]),
      to: words((_topic, level) => level),
    });
  }
  return changes;
}

/** Two who are written alike: the same name without titles, accents and case, and the same authority. */
export function likeness(name: string, authorityId: string | null | undefined): string | null {
  if (!authorityId) return null;
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\b(cllr|councillor|dr|mr|mrs|ms|mx|miss|sir|dame|prof|professor)\b\.?/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return plain === '' ? null : `${plain}\n${authorityId}`;
}
