/** A session as far as it matters for who is heard on what. */
export type HeardSession = {
  readonly isLive: boolean;
  readonly sourceCategory: string | null;
  readonly themeIds: readonly string[];
};

/** A theme with how many sessions each source category has on it, and from how many of them it is heard. */
export type ThemeHeard = {
  readonly themeId: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly categories: number;
  /** True where fewer than two source categories speak to it: one side only is no evidence. */
  readonly thin: boolean;
};

/** From so many each theme should be heard at least: one source category may be wrong together. Documents and data are categories too. */
export const LEAST_CATEGORIES = 2;

/** What is still unheard: each theme against the source categories of the live sessions about it. */
export function heardByTheme(sessions: readonly HeardSession[], themeIds: readonly string[]): ThemeHeard[] {
  return themeIds.map((themeId) => {
    const counts: Record<string, number> = {};
    for (const session of sessions) {
      if (!session.isLive || session.sourceCategory === null || !session.themeIds.includes(themeId)) continue;
      counts[session.sourceCategory] = (counts[session.sourceCategory] ?? 0) + 1;
    }
    const categories = Object.keys(counts).length;
    return { themeId, counts, categories, thin: categories < LEAST_CATEGORIES };
  });
}
