type NoteToWeigh = { readonly kind: string; readonly themeId: string | null };

/** `strength` or `consideration`, where most of these notes say so; undefined where none says either. */
export function commonKind(notes: readonly NoteToWeigh[]): 'strength' | 'consideration' | undefined {
  return mostCommon(
    notes.flatMap(({ kind }) => (kind === 'strength' || kind === 'consideration' ? [kind as 'strength'] : [])),
  );
}

/** The theme of most of these notes; undefined where none has one. */
export function commonTheme(notes: readonly NoteToWeigh[]): string | undefined {
  return mostCommon(notes.flatMap((note) => note.themeId ?? []));
}

function mostCommon<T extends string>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
