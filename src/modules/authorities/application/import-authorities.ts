import { recordAudit } from '#modules/audit';
import type { Database, Transacting } from '#platform/database/connect';
import { type AuthorityFacts, type GivenFile, readFiles } from '../domain/read-files.ts';
import type { FileProblem } from '../domain/table-file.ts';
import {
  changePairs,
  replaceSimilarities,
  type StoredAuthority,
  storedAuthorities,
  storedBorders,
  storedSimilarities,
  storedSuccessors,
} from '../store/stored-facts.ts';

/** How many rows of a part were, or would be, written. */
export type ImportCount = {
  readonly part: string;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly left: number;
};
export type ImportResult = {
  readonly counts: readonly ImportCount[];
  readonly unknown: ReadonlyMap<string, ReadonlySet<string>>;
};

/**
 * Brings the stored authorities to what the files say, in one transaction: all or nothing, and a second time changes nothing.
 * A dry run answers the same counts and writes nothing. An authority that is in no file any more stays: challenges point to it.
 */
export async function importAuthorities(
  db: Database,
  files: readonly GivenFile[],
  options: { dryRun: boolean; now: Date },
): Promise<ImportResult | { problems: FileProblem[] }> {
  return await db.transaction().execute(async (trx) => {
    const stored = await storedAuthorities(trx);
    const read = readFiles(files, stored);
    if ('problems' in read) return read;
    const counts = [
      ...(await writeAuthorities(trx, stored, read.facts, options.dryRun)),
      ...(await writeRelations(trx, read.facts, options.dryRun)),
    ];
    if (!options.dryRun && counts.some((count) => count.added + count.changed + count.removed > 0)) {
      const detail = { counts: counts.map((count) => ({ ...count })) };
      await recordAudit(trx, {
        actorId: null,
        subject: { kind: 'authorities', id: 'register' },
        action: 'Authorities imported',
        detail,
        at: options.now,
      });
    }
    return { counts, unknown: read.facts.unknown };
  });
}

type Change = Partial<Omit<StoredAuthority, 'seats'>> & { seats?: string };

async function writeAuthorities(
  trx: Transacting,
  stored: readonly StoredAuthority[],
  facts: AuthorityFacts,
  dryRun: boolean,
): Promise<ImportCount[]> {
  const before = new Map(stored.map((authority) => [authority.id, authority]));
  const wanted = new Map<string, Change>();
  const want = (id: string, change: Change) => wanted.set(id, { ...wanted.get(id), ...change });
  for (const [id, entry] of facts.register?.entries ?? []) {
    const kept = before.get(id)?.other_codes.filter((code) => !entry.other_codes.includes(code)) ?? [];
    want(id, {
      ...entry,
      other_codes: [...entry.other_codes, ...kept],
      search_text: searchText([entry.name, entry.short_name, ...entry.alternative_names, id]),
    });
  }
  for (const [id, seats] of facts.seats ?? []) want(id, { ...seats, seats: JSON.stringify(seats.seats) });
  for (const [id, groups] of facts.familyGroups ?? []) want(id, groups);
  for (const [code, id] of facts.learntCodes) {
    const codes = wanted.get(id)?.other_codes ?? before.get(id)?.other_codes ?? [];
    if (!codes.includes(code)) want(id, { other_codes: [...codes, code] });
  }
  const count = { part: 'authorities', added: 0, changed: 0, removed: 0, left: 0 };
  for (const [id, change] of wanted) {
    const known = before.get(id);
    if (known && same(known, change)) count.left += 1;
    else if (known) count.changed += 1;
    else count.added += 1;
    if (dryRun || (known && same(known, change))) continue;
    if (known) await trx.updateTable('authorities').set(change).where('id', '=', id).execute();
    else
      await trx
        .insertInto('authorities')
        .values(change as never)
        .execute();
  }
  return wanted.size === 0 ? [] : [count];
}

function same(known: StoredAuthority, change: Change): boolean {
  return Object.entries(change).every(([name, value]) => {
    const current = known[name as keyof StoredAuthority];
    if (name === 'seats') return canonical(current) === canonical(JSON.parse(String(value)));
    return JSON.stringify(current) === JSON.stringify(value);
  });
}

function canonical(value: unknown): string {
  return JSON.stringify(Object.entries(value as Record<string, number>).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Names as they are searched: small letters, no accents, no punctuation. */
export function searchText(names: readonly string[]): string {
  const plain = names.map((name) =>
    name
      .normalize('NFKD')
      .replace(/[\u0300-\u036f]/g, '')
      .toLowerCase()
      .replace(/[^a-z0-9 ]+/g, ' '),
  );
  return [...new Set(plain.map((name) => name.replace(/\s+/g, ' ').trim()))].join(' | ');
}

async function writeRelations(trx: Transacting, facts: AuthorityFacts, dryRun: boolean): Promise<ImportCount[]> {
  const counts: ImportCount[] = [];
  if (facts.register) {
    const wanted = new Set(facts.register.successors.map((pair) => pair.join(' ')));
    const change = difference(await storedSuccessors(trx), wanted);
    if (!dryRun) await changePairs(trx, 'authority_successors', ['authority_id', 'successor_id'], change);
    counts.push(countOf('successors', change, wanted.size));
  }
  if (facts.borders) {
    const change = difference(await storedBorders(trx), facts.borders);
    if (!dryRun) await changePairs(trx, 'authority_borders', ['a_id', 'b_id'], change);
    counts.push(countOf('borders', change, facts.borders.size));
  }
  if (facts.similarities) {
    const texts = (map: ReadonlyMap<string, string>) => new Set([...map].map((pair) => pair.join(' ')));
    const change = difference(texts(await storedSimilarities(trx)), texts(facts.similarities));
    if (!dryRun && change.added.length + change.removed.length > 0) await replaceSimilarities(trx, facts.similarities);
    counts.push(countOf('similar areas', change, facts.similarities.size));
  }
  return counts;
}

function difference(before: ReadonlySet<string>, wanted: ReadonlySet<string>) {
  return {
    added: [...wanted].filter((one) => !before.has(one)),
    removed: [...before].filter((one) => !wanted.has(one)),
  };
}

function countOf(part: string, change: { added: string[]; removed: string[] }, wanted: number): ImportCount {
  return {
    part,
    added: change.added.length,
    changed: 0,
    removed: change.removed.length,
    left: wanted - change.added.length,
  };
}
