/** How alike two kinds of authority are, from 0 to 1, both ways: what they are answerable for, not how they are run. */
const ALIKE: readonly (readonly [string, string, number])[] = [
  ['county', 'unitary', 0.6],
  ['county', 'metropolitan', 0.5],
  ['county', 'london-borough', 0.5],
  ['county', 'district', 0.4],
  ['unitary', 'metropolitan', 0.8],
  ['unitary', 'london-borough', 0.7],
  ['unitary', 'district', 0.5],
  ['unitary', 'scottish-unitary', 0.8],
  ['unitary', 'welsh-unitary', 0.8],
  ['metropolitan', 'london-borough', 0.8],
  ['metropolitan', 'scottish-unitary', 0.6],
  ['metropolitan', 'welsh-unitary', 0.6],
  ['scottish-unitary', 'welsh-unitary', 0.8],
];

/** The register's own letters for the kinds above. */
const LETTERS: Readonly<Record<string, string>> = {
  CTY: 'county',
  NMD: 'district',
  UA: 'unitary',
  MD: 'metropolitan',
  LBO: 'london-borough',
  SCO: 'scottish-unitary',
  UTA: 'unitary',
  WPA: 'welsh-unitary',
};

/** One name for a kind, however the register writes it. */
export function kindOf(kind: string): string {
  return LETTERS[kind] ?? kind;
}

/** The table for the kinds that occur: 1 with itself, 0 where nothing is said. */
export function similarityOf(kinds: readonly string[]): Record<string, Record<string, number>> {
  const table: Record<string, Record<string, number>> = {};
  for (const kind of kinds) table[kind] = { [kind]: 1 };
  for (const [a, b, alike] of ALIKE) {
    const [one, other] = [table[a], table[b]];
    if (one && other) {
      one[b] = alike;
      other[a] = alike;
    }
  }
  return table;
}
