/** An authority as far as finding it by a code or a name goes. */
export type CodedAuthority = {
  readonly id: string;
  readonly gss_code: string | null;
  readonly other_codes: readonly string[];
  readonly short_name: string;
  readonly ends_on: string | null;
};

/** Finds authorities by the code of the register or of the Office for National Statistics (also a former one), else by name. */
export type CodeBook = {
  find(code: string, name?: string): string | null;
  /** Codes that were found by name only: worth keeping, for other files use them without a name. */
  readonly learnt: ReadonlyMap<string, string>;
};

/**
 * Boundaries get new statistical codes while the register keeps its own: a code nobody knows is looked up by the name beside
 * it, if exactly one present authority has that name.
 */
export function codeBook(authorities: readonly CodedAuthority[]): CodeBook {
  const byCode = new Map<string, string>();
  const byName = new Map<string, string | null>();
  for (const authority of authorities) {
    for (const code of authority.other_codes) byCode.set(code, authority.id);
  }
  for (const authority of authorities) {
    byCode.set(authority.id, authority.id);
    if (authority.gss_code) byCode.set(authority.gss_code, authority.id);
    if (authority.ends_on !== null) continue;
    const name = authority.short_name.toLowerCase();
    byName.set(name, byName.has(name) ? null : authority.id);
  }
  const learnt = new Map<string, string>();
  return {
    learnt,
    find(code, name) {
      const known = byCode.get(code) ?? learnt.get(code);
      if (known !== undefined) return known;
      const named = name === undefined ? undefined : byName.get(name.trim().toLowerCase());
      if (!named) return null;
      learnt.set(code, named);
      return named;
    },
  };
}
