/** What a peer is, broadly: a slot asks for a role, the office often looks for a kind. */
export const PEER_KIND_LABELS = {
  officer: 'Officer',
  member: 'Member',
  health: 'Health',
  police: 'Police',
  practitioner: 'Practitioner',
  'lived-experience': 'Lived experience',
  partner: 'Partner',
} as const;

/** Where a peer's life in the pool stands. Only a serving peer may be placed. */
export const PEER_STATUS_LABELS = {
  serving: 'Serving',
  'review-due': 'Review due',
  lapsed: 'Lapsed',
  suspended: 'Suspended',
  retired: 'Retired',
  alumnus: 'Alumnus',
} as const;

const PARTY_LABELS: Readonly<Record<string, string>> = {
  con: 'Conservative',
  lab: 'Labour',
  ld: 'Liberal Democrat',
  grn: 'Green',
  ind: 'Independent',
  snp: 'Scottish National Party',
  pc: 'Plaid Cymru',
  ref: 'Reform UK',
};

export type PeerKind = keyof typeof PEER_KIND_LABELS;
export type PeerStatus = keyof typeof PEER_STATUS_LABELS;

export const PEER_KINDS = Object.keys(PEER_KIND_LABELS) as [PeerKind, ...PeerKind[]];
export const PEER_STATUSES = Object.keys(PEER_STATUS_LABELS) as [PeerStatus, ...PeerStatus[]];

/** The statuses whose days count against a peer's agreed days a year: asked for and not turned down. */
export const COUNTED_PLACEMENTS = ['offered', 'accepted', 'confirmed', 'served'] as const;

/** Every party we know by name, for choosing. */
export const PARTIES: readonly { readonly value: string; readonly text: string }[] = Object.entries(PARTY_LABELS).map(
  ([value, text]) => ({ value, text }),
);

/** A party as people say it: `lab` is Labour; a name we do not know is shown as it is stored. */
export function partyLabel(party: string): string {
  return PARTY_LABELS[party.toLowerCase()] ?? party;
}

/** The stored key of a party that somebody wrote: `Labour`, `lab` and `LAB` are `lab`. Null where we know none of that name. */
export function partyKey(text: string): string | null {
  const asked = text.trim().toLowerCase();
  return PARTIES.find(({ value, text: label }) => value === asked || label.toLowerCase() === asked)?.value ?? null;
}
