import { z } from 'zod';
import type { Typed } from '#design/form';
import { type ProgrammeDefinition, TOPICS, type Topic } from '#modules/programmes';
import type { FormBody } from '#platform/http/context';
import { type FormResult, optionalDate, optionalText, parseForm, revision, several } from '#platform/http/forms';
import type { LocalTheme, Scope } from '../../domain/scope.ts';
import { type TeamNeeds, wishFor } from '../../domain/slot-need.ts';

/** The choice that themes are picked one by one; any other is the key of a narrowing. */
export const OWN_CHOICE = 'own';

export type ScopeForm = { version: number; scope: Scope };

/** Reads the whole form: its fields depend on the programme's themes, slots and how many local themes it allows. */
export function readScopeForm(definition: ProgrammeDefinition, body: FormBody): FormResult<ScopeForm> {
  const read = parseForm(schemaFor(definition), body);
  if (!read.ok) return read;
  const values = read.value as Record<string, unknown>;
  const text = (name: string) => String(values[name] ?? '');
  const narrowing = definition.focus.narrowings.find((each) => each.key === values.narrowing) ?? null;
  const chosen = narrowing ? narrowing.themes : (values.themes as string[]);
  return {
    ok: true,
    value: {
      version: values.version as number,
      scope: {
        onSiteFrom: values.from as string | null,
        onSiteUntil: values.until as string | null,
        narrowing: narrowing?.key ?? null,
        themes: definition.themes.map((theme) => theme.key).filter((key) => chosen.includes(key)),
        localThemes: localThemes(definition, text),
        teamNeeds: teamNeeds(definition, text),
        teamNote: text('team-note'),
        feePence: values.fee as number | null,
        feeNote: text('fee-note'),
      },
    },
  };
}

function schemaFor(definition: ProgrammeDefinition) {
  const shape: Record<string, z.ZodType> = {
    version: revision(),
    from: optionalDate(),
    until: optionalDate(),
    narrowing: optionalText(),
    themes: several(),
    'team-note': optionalText(5000),
    fee: pounds(),
    'fee-note': optionalText(1000),
  };
  for (const key of localKeys(definition)) {
    shape[`${key}-name`] = optionalText(200);
    shape[`${key}-about`] = optionalText(2000);
    shape[`${key}-probes`] = optionalText(10_000);
  }
  for (const { key } of definition.team.slots) {
    shape[`slot-${key}-kept`] = optionalText();
    shape[`slot-${key}-skill`] = optionalText();
    shape[`slot-${key}-note`] = optionalText(500);
  }
  return z.object(shape);
}

/** `11,500` or `£11500.50` as pence; nothing is no fee. */
function pounds() {
  const message = 'Enter the fee in pounds, such as 11,500';
  return z.preprocess((value) => {
    const text = String(value ?? '').replace(/[£,\s]/g, '');
    if (text === '') return null;
    return /^\d{1,7}(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * 100) : Number.NaN;
  }, z.number({ error: message }).nullable());
}

/** A set of boxes for each theme that a host may add in its own words. */
export function localKeys({ focus }: ProgrammeDefinition): string[] {
  return Array.from({ length: focus.localThemesMost }, (_, index) => `local-${index}`);
}

function localThemes(definition: ProgrammeDefinition, text: (name: string) => string): LocalTheme[] {
  return localKeys(definition).flatMap((key) => {
    const probes = text(`${key}-probes`)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    const theme = { key, name: text(`${key}-name`), about: text(`${key}-about`), probes };
    return theme.name === '' && theme.about === '' && probes.length === 0 ? [] : [theme];
  });
}

function teamNeeds(definition: ProgrammeDefinition, text: (name: string) => string): TeamNeeds {
  return Object.fromEntries(
    definition.team.slots.map(({ key }) => {
      const skill = TOPICS.find((topic) => topic === text(`slot-${key}-skill`)) ?? null;
      return [
        key,
        { kept: text(`slot-${key}-kept`) === 'yes', skill: skill as Topic | null, note: text(`slot-${key}-note`) },
      ];
    }),
  );
}

/** A saved scope as its form would hold it. */
export function typedOfScope(definition: ProgrammeDefinition, scope: Scope): Typed {
  const typed: Record<string, string | string[]> = {
    ...dateParts('from', scope.onSiteFrom),
    ...dateParts('until', scope.onSiteUntil),
    narrowing: scope.narrowing ?? OWN_CHOICE,
    themes: [...scope.themes],
    'team-note': scope.teamNote,
    fee: scope.feePence === null ? '' : String(scope.feePence / 100),
    'fee-note': scope.feeNote,
  };
  for (const { key, name, about, probes } of scope.localThemes) {
    Object.assign(typed, { [`${key}-name`]: name, [`${key}-about`]: about, [`${key}-probes`]: probes.join('\n') });
  }
  for (const slot of definition.team.slots) {
    const { kept, skill, note } = wishFor(slot, scope.teamNeeds);
    Object.assign(typed, {
      [`slot-${slot.key}-kept`]: slot.optional && kept ? 'yes' : '',
      [`slot-${slot.key}-skill`]: skill ?? '',
      [`slot-${slot.key}-note`]: note,
    });
  }
  return typed;
}

function dateParts(name: string, date: string | null): Record<string, string> {
  const [year = '', month = '', day = ''] = date?.split('-') ?? [];
  return {
    [`${name}-day`]: day && String(Number(day)),
    [`${name}-month`]: month && String(Number(month)),
    [`${name}-year`]: year,
  };
}
