import type { ProgrammeDefinition } from './definition.ts';
import type { AreaDefinition, ProbeDefinition, ThemeDefinition } from './focus-schema.ts';
import type { Topic } from './vocabulary.ts';

/** The theme with that key, or undefined. */
export function findTheme(definition: ProgrammeDefinition, key: string): ThemeDefinition | undefined {
  return definition.themes.find((theme) => theme.key === key);
}

/** A probe in its place. */
export type ProbeInPlace = { theme: ThemeDefinition; area: AreaDefinition; probe: ProbeDefinition };

/** Every probe in the programme's order, with its area and theme. */
export function allProbes(definition: ProgrammeDefinition): ProbeInPlace[] {
  return definition.themes.flatMap((theme) =>
    theme.areas.flatMap((area) => area.probes.map((probe) => ({ theme, area, probe }))),
  );
}

/** The topics a team should know between them to look at the themes given, each once, in the programme's order. */
export function topicsOf(definition: ProgrammeDefinition, themes: readonly string[]): Topic[] {
  return [...new Set(definition.themes.filter((theme) => themes.includes(theme.key)).flatMap((theme) => theme.topics))];
}
