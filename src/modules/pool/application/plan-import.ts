import { isRefusal, type Refusal } from '#kernel/result';
import type { Queryable } from '#platform/database/connect';
import type { CsvRow } from '../domain/csv-read.ts';
import { type Fate, fateOf, likeness } from '../domain/import-fate.ts';
import { type ImportedPeer, type RowProblem, readImportRow } from '../domain/import-row.ts';
import { alikeIndex, type KnownAlike, type KnownOf, knownByAddress } from '../store/known-peers.ts';
import { importWords } from './import-words.ts';
import { type FileSource, readPoolFile } from './read-pool-file.ts';

export type PlannedRow = { readonly number: number; readonly name: string; readonly email: string } & (
  | { readonly fate: 'refused'; readonly problems: readonly RowProblem[] }
  | (Fate & { readonly peer: ImportedPeer; readonly personId: string | null })
);

/** What would come of a file. Its rows are planned as they are asked for, a thousand at once, in the file's order. */
export type ImportPlan = {
  readonly total: number;
  readonly ignored: readonly string[];
  rows(): AsyncGenerator<PlannedRow[]>;
};

/** What the file has said so far: which row had an address first, and which a name at an authority. */
type Seen = { readonly addresses: Map<string, number>; readonly alike: Map<string, number> };

/**
 * What would come of a file, row by row; nothing is written. Refused whole where it cannot be read (`readPoolFile`). Of the file only
 * a thousand rows are held at once, and the addresses and names that went by; two statements a thousand rows.
 */
export async function planImport(db: Queryable, bodyId: string, source: FileSource): Promise<ImportPlan | Refusal> {
  const file = await readPoolFile(source);
  if (isRefusal(file)) return file;
  const words = await importWords(db);
  const { head, batches } = file;
  async function* rows(): AsyncGenerator<PlannedRow[]> {
    const alike = await alikeIndex(db, bodyId);
    const seen: Seen = { addresses: new Map(), alike: new Map() };
    for await (const batch of batches()) {
      const read = batch.map((row) => ({ row, read: readImportRow(row.cells, head.places, words) }));
      const known = await knownByAddress(
        db,
        bodyId,
        read.flatMap((each) => (each.read.ok ? [each.read.peer.email.toLowerCase()] : [])),
      );
      yield read.map((each) => planRow(each.row, each.read, { known, alike, seen }));
    }
  }
  return { rows, total: file.total, ignored: head.ignored };
}

type Facts = {
  readonly known: KnownOf;
  readonly alike: ReadonlyMap<string, KnownAlike>;
  readonly seen: Seen;
};

function planRow(
  { number }: CsvRow,
  read: ReturnType<typeof readImportRow>,
  { known, alike, seen }: Facts,
): PlannedRow {
  if (!read.ok) return { number, name: read.name, email: read.email, fate: 'refused', problems: read.problems };
  const { peer } = read;
  const address = peer.email.toLowerCase();
  const base = { number, name: peer.name, email: peer.email };
  const refused = (why: string): PlannedRow => ({ ...base, fate: 'refused', problems: [{ column: 'Email', why }] });
  const before = seen.addresses.get(address);
  if (before !== undefined) return refused(`Row ${before} has this address already`);
  seen.addresses.set(address, number);
  const person = known.people.get(address);
  if (person?.peerElsewhere)
    return refused('This address belongs to an entry that is merged, or to another programme body');
  const like = likeness(peer.name, peer.authorityId);
  const fate = fateOf(peer, known.peers.get(address), likeOf(like, alike, seen));
  if (like !== null && fate.fate === 'added') seen.alike.set(like, number);
  return { ...base, ...fate, name: peer.name, peer, personId: person?.id ?? null };
}

/** Who has that name at that authority: in the pool, else further up in the file. */
function likeOf(like: string | null, alike: ReadonlyMap<string, KnownAlike>, seen: Seen) {
  if (like === null) return undefined;
  const known = alike.get(like);
  if (known) return { peerId: known.id, row: null };
  const row = seen.alike.get(like);
  return row === undefined ? undefined : { peerId: null, row };
}
