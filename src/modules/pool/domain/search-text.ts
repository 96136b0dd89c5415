/** What the words of a search are looked for in. Every part may be empty. */
export type SearchParts = {
  readonly name: string;
  readonly jobTitle: string;
  readonly authorityNames: readonly string[];
  readonly roleTitles: readonly string[];
  readonly skills: readonly string[];
  readonly bio: string;
};

/** The text that a peer is found by: lower case, without accents (`siân` is found by `sian` and the other way round). */
export function peerSearchText(parts: SearchParts): string {
  const all = [parts.name, parts.jobTitle, ...parts.authorityNames, ...parts.roleTitles, ...parts.skills, parts.bio];
  return plain(all.filter((part) => part !== '').join(' '));
}

/** The words of a search, at most eight, made plain in the same way. */
export function searchWords(text: string): string[] {
  return plain(text)
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 8);
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[’‘]/g, "'").trim();
}
