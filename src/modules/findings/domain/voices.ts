import type { NoteCount } from '#modules/notebook';
import type { SourceCategory } from '#modules/programmes';
import type { FindingKind } from './finding.ts';

/**
 * Who says that something of a theme goes well, or could be better. `several` kinds of source that say so agree; what `one` kind alone
 * says may be asked of another. However many notes one kind of source makes, it agrees with nobody but itself.
 */
export type Voice =
  | { readonly says: 'nobody' }
  | { readonly says: 'one' | 'several'; readonly sources: readonly SourceCategory[]; readonly notes: number };

/** The voices of a theme on one side, loudest first, from counts of notes. Questions, quotations and neutral notes say neither. */
export function voiceOf(counts: readonly NoteCount[], themeId: string | null, kind: FindingKind): Voice {
  const bySource = new Map<SourceCategory, number>();
  for (const count of counts) {
    if (count.themeId !== themeId || count.kind !== kind || count.notes <= 0) continue;
    bySource.set(count.source, (bySource.get(count.source) ?? 0) + count.notes);
  }
  return voiceFrom(bySource);
}

/** The same of an emerging finding, from the kinds of source of its notes, one for each note. */
export function voiceOfNotes(sources: readonly SourceCategory[]): Voice {
  const bySource = new Map<SourceCategory, number>();
  for (const source of sources) bySource.set(source, (bySource.get(source) ?? 0) + 1);
  return voiceFrom(bySource);
}

function voiceFrom(bySource: ReadonlyMap<SourceCategory, number>): Voice {
  if (bySource.size === 0) return { says: 'nobody' };
  const sources = [...bySource]
    .sort(([a, many], [b, more]) => more - many || a.localeCompare(b))
    .map(([source]) => source);
  const notes = [...bySource.values()].reduce((sum, each) => sum + each, 0);
  return { says: bySource.size > 1 ? 'several' : 'one', sources, notes };
}
