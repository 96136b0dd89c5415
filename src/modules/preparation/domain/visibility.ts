/** Whom a document is for, from few to many. */
export const VISIBILITIES = ['manager', 'team', 'team-and-host'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** As what somebody looks at a challenge’s documents. One person may be several. */
export type Reader = { readonly manager: boolean; readonly team: boolean; readonly host: boolean };

type Shared = { readonly visibleTo: Visibility; readonly fromHost: boolean };

/**
 * Who may know of a document and open it: the managers every one; peers on the team what is for the team; the host what it shared
 * itself, whomever it chose, and what is for it too.
 */
export function mayRead(reader: Reader, document: Shared): boolean {
  if (reader.manager) return true;
  if (reader.team && document.visibleTo !== 'manager') return true;
  return reader.host && (document.fromHost || document.visibleTo === 'team-and-host');
}

/** Who may take a document away or put it back: whoever’s side shared it, and the challenge manager. */
export function mayRemove(reader: Reader, document: Pick<Shared, 'fromHost'>): boolean {
  return reader.manager || (reader.host && document.fromHost);
}

/** `The challenge manager only`, in words for whoever looks. */
export function visibilityText({ visibleTo, fromHost }: Shared): string {
  if (visibleTo === 'team-and-host') return 'The team and the host';
  const people = visibleTo === 'manager' ? 'The challenge manager' : 'The team';
  return fromHost ? `${people} and the host` : `${people} only`;
}
