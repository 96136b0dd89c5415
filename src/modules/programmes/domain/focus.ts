import type { ProgrammeDefinition } from './definition.ts';
import type { AreaDefinition, ProbeDefinition, ThemeDefinition } from './focus-schema.ts';
import type { SourceCategory, Topic } from './vocabulary.ts';

/** The theme with that key, or undefined. */
export function findTheme(definition: ProgrammeDefinition, key: string): ThemeDefinition | undefined {
  return definition.themes.find((theme) => theme.key === key);
}

/** The area with that key and its theme, or undefined. Area keys are unique in a definition. */
export function findArea(
  definition: ProgrammeDefinition,
  key: string,
): { theme: ThemeDefinition; area: AreaDefinition } | undefined {
  for (const theme of definition.themes) {
    const area = theme.areas.find((each) => each.key === key);
    if (area) return { theme, area };
  }
  return undefined;
}

/** A probe in its place. */
export type ProbeInPlace = { theme: ThemeDefinition; area: AreaDefinition; probe: ProbeDefinition };

/** Every probe in the programme's order, with its area and theme. */
export function allProbes(definition: ProgrammeDefinition): ProbeInPlace[] {
  return definition.themes.flatMap((theme) =>
    theme.areas.flatMap((area) => area.probes.map((probe) => ({ theme, area, probe }))),
  );
}

/** The probe with that key in its place, or undefined. Probe keys are unique in a definition. */
export function findProbe(definition: ProgrammeDefinition, key: string): ProbeInPlace | undefined {
  return allProbes(definition).find(({ probe }) => probe.key === key);
}

/** The probes worth asking of people of one source category, within the themes given. */
export function probesToAsk(
  definition: ProgrammeDefinition,
  category: SourceCategory,
  themes: readonly string[],
): ProbeInPlace[] {
  return allProbes(definition).filter(
    ({ theme, probe }) => themes.includes(theme.key) && probe.askOf.includes(category),
  );
}

/** The topics a team should know between them to look at the themes given, each once, in the programme's order. */
export function topicsOf(definition: ProgrammeDefinition, themes: readonly string[]): Topic[] {
  return [...new Set(definition.themes.filter((theme) => themes.includes(theme.key)).flatMap((theme) => theme.topics))];
}
