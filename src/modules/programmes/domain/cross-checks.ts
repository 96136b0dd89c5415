import { checkLife } from './check-life.ts';
import { EACH_THEME, type ProgrammeDefinition } from './definition.ts';
import type { Problem } from './problem.ts';

/** Everything wrong with a definition whose shape is right. None means that it can be used. */
export function crossCheck(definition: ProgrammeDefinition): Problem[] {
  return [
    ...checkLife(definition),
    ...checkKeysAreUnique(definition),
    ...checkTeam(definition),
    ...checkThemeReferences(definition),
    ...checkNumbers(definition),
    ...checkGivesNoRating(definition, []),
  ];
}

function checkKeysAreUnique(definition: ProgrammeDefinition): Problem[] {
  const areas = definition.themes.flatMap((theme, t) =>
    theme.areas.map((area, a) => ({ key: area.key, path: ['themes', t, 'areas', a, 'key'] })),
  );
  const probes = definition.themes.flatMap((theme, t) =>
    theme.areas.flatMap((area, a) =>
      area.probes.map((probe, p) => ({ key: probe.key, path: ['themes', t, 'areas', a, 'probes', p, 'key'] })),
    ),
  );
  const reserved = definition.themes.flatMap((theme, t) =>
    theme.key === EACH_THEME
      ? [{ path: ['themes', t, 'key'], message: 'expected another key than "each", which means all themes' }]
      : [],
  );
  return [
    ...reserved,
    ...repeated(keysIn(definition.clocks, ['clocks'])),
    ...repeated(keysIn(definition.team.slots, ['team', 'slots'])),
    ...repeated(keysIn(definition.focus.narrowings, ['focus', 'narrowings'])),
    ...repeated(keysIn(definition.themes, ['themes'])),
    ...repeated(areas),
    ...repeated(probes),
    ...repeated(keysIn(definition.documentRequests, ['documentRequests'])),
    ...repeated(keysIn(definition.selfAssessment.prompts, ['selfAssessment', 'prompts'])),
    ...repeated(keysIn(definition.sessionTemplate, ['sessionTemplate'])),
    ...repeated(keysIn(definition.reportOutline, ['reportOutline'])),
    ...repeated(keysIn(definition.presentation, ['presentation'])),
  ];
}

type KeyAt = { key: string; path: PropertyKey[] };

function keysIn(items: readonly { key: string }[], path: PropertyKey[]): KeyAt[] {
  return items.map((item, index) => ({ key: item.key, path: [...path, index, 'key'] }));
}

function repeated(keys: KeyAt[]): Problem[] {
  const seen = new Set<string>();
  return keys.flatMap(({ key, path }) => {
    if (seen.has(key)) return [{ path, message: `expected a key that is used once, found "${key}" again` }];
    seen.add(key);
    return [];
  });
}

function checkTeam({ team }: ProgrammeDefinition): Problem[] {
  const problems: Problem[] = [];
  const count = (test: (slot: (typeof team.slots)[number]) => boolean) => team.slots.filter(test).length;
  const path = ['team', 'slots'];
  if (count((slot) => slot.manager) !== 1) {
    problems.push({ path, message: `expected exactly one slot with manager true, found ${count((s) => s.manager)}` });
  }
  if (count((slot) => slot.lead) > 1) {
    problems.push({ path, message: `expected at most one slot with lead true, found ${count((s) => s.lead)}` });
  }
  const volunteers = count((slot) => !slot.manager);
  for (const rule of ['maxFirstOutings', 'leastExperienced', 'leastAuthorities'] as const) {
    const value = team[rule];
    if (value !== null && value > volunteers) {
      problems.push({
        path: ['team', rule],
        message: `expected at most ${volunteers}, the number of peers, found ${value}`,
      });
    }
  }
  team.slots.forEach((slot, s) => {
    slot.anyOf.forEach((requirement, r) => {
      if (requirement.level && !requirement.skill) {
        problems.push({ path: [...path, s, 'anyOf', r, 'level'], message: 'expected a skill beside the level' });
      }
    });
  });
  return problems;
}

function checkThemeReferences(definition: ProgrammeDefinition): Problem[] {
  const themes = new Set(definition.themes.map((theme) => theme.key));
  const unknown = (key: string | undefined, path: PropertyKey[]): Problem[] =>
    key === undefined || themes.has(key)
      ? []
      : [{ path, message: `expected the key of a theme (${[...themes].join(', ')}), found "${key}"` }];
  const listed = (keys: readonly string[], path: PropertyKey[]) => keys.flatMap((key, i) => unknown(key, [...path, i]));
  const outline = (name: 'reportOutline' | 'presentation') =>
    definition[name].flatMap((section, i) => {
      const path = [name, i, 'theme'];
      if ((section.source === 'theme-findings') !== (section.theme !== undefined)) {
        return [{ path, message: 'expected a theme, or "each", with the source theme-findings and with no other' }];
      }
      return section.theme === EACH_THEME ? [] : unknown(section.theme, path);
    });
  return [
    ...definition.documentRequests.flatMap((request, i) => unknown(request.theme, ['documentRequests', i, 'theme'])),
    ...definition.selfAssessment.prompts.flatMap((prompt, i) =>
      unknown(prompt.theme, ['selfAssessment', 'prompts', i, 'theme']),
    ),
    ...definition.sessionTemplate.flatMap((session, i) => listed(session.themes, ['sessionTemplate', i, 'themes'])),
    ...definition.focus.narrowings.flatMap((narrow, i) => listed(narrow.themes, ['focus', 'narrowings', i, 'themes'])),
    ...outline('reportOutline'),
    ...outline('presentation'),
  ];
}

function checkNumbers({ onSite, team, focus, themes }: ProgrammeDefinition): Problem[] {
  const problems: Problem[] = [];
  const rising = (path: PropertyKey[], ...values: number[]) => {
    if (values.some((value, i) => i > 0 && value < (values[i - 1] ?? value))) {
      problems.push({ path, message: `expected numbers that do not fall, found ${values.join(', ')}` });
    }
  };
  rising(['onSite', 'days'], onSite.days.least, onSite.days.usual, onSite.days.most);
  rising(['onSite', 'subTeams'], onSite.subTeams.least, onSite.subTeams.most);
  team.slots.forEach((slot, i) => {
    rising(['team', 'slots', i, 'days'], slot.days.usual, slot.days.most);
  });
  if (focus.leastThemes > themes.length) {
    problems.push({
      path: ['focus', 'leastThemes'],
      message: `expected at most ${themes.length}, the number of themes`,
    });
  }
  return problems;
}

const RATING_WORDS = /\b(ratings?|scores?|scoring|league tables?|traffic lights?|star ratings?)\b/i;

/** No programme may ask anybody to rate a host: the words for it are refused wherever they stand. */
function checkGivesNoRating(value: unknown, path: PropertyKey[]): Problem[] {
  if (typeof value === 'string') {
    const word = RATING_WORDS.exec(value)?.[0];
    return word ? [{ path, message: `expected words that give a host no rating, found "${word}"` }] : [];
  }
  if (Array.isArray(value)) return value.flatMap((item, i) => checkGivesNoRating(item, [...path, i]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => checkGivesNoRating(item, [...path, key]));
}
