import { daysBetween, eachDate, type IsoDate, longDate, mondayOf } from '#kernel/dates';
import type { ProgrammeDefinition } from '#modules/programmes';
import { type SlotWish, type TeamNeeds, wishFor } from './slot-need.ts';

/** A theme in the host's own words, with its own probes. */
export type LocalTheme = {
  readonly key: string;
  readonly name: string;
  readonly about: string;
  readonly probes: readonly string[];
};

/** What host and challenge manager agree before a team is formed. */
export type Scope = {
  readonly onSiteFrom: IsoDate | null;
  readonly onSiteUntil: IsoDate | null;
  /** The ready-made narrower scope chosen, or null where themes were chosen one by one. */
  readonly narrowing: string | null;
  /** Keys of the programme's themes, in the programme's order. */
  readonly themes: readonly string[];
  readonly localThemes: readonly LocalTheme[];
  readonly teamNeeds: TeamNeeds;
  readonly teamNote: string;
  readonly feePence: number | null;
  /** Why the fee differs from the programme's. */
  readonly feeNote: string;
};

/** Days on site that count: Mondays to Fridays, both ends included. Monday 10 to Friday 14 May is 5, and so is Thursday to Wednesday. */
export function workingDays(from: IsoDate, until: IsoDate): number {
  return eachDate(from, until).filter((day) => daysBetween(mondayOf(day), day) < 5).length;
}

const LONGEST_SPAN_DAYS = 60;

/**
 * What is wrong with a scope, by the name of its field: nothing here can be saved. Days on site may not lie in the past unless they
 * are those saved before. What is only missing is no error: see `missingToAgree`.
 */
export function scopeErrors(
  definition: ProgrammeDefinition,
  scope: Scope,
  { today, before }: { today: IsoDate; before: Scope },
): Record<string, string> {
  return {
    ...dateErrors(definition, scope, today, before),
    ...focusErrors(definition, scope),
    ...feeErrors(definition, scope),
  };
}

function dateErrors(
  { onSite }: ProgrammeDefinition,
  { onSiteFrom: from, onSiteUntil: until }: Scope,
  today: IsoDate,
  before: Scope,
): Record<string, string> {
  if (from === null && until === null) return {};
  if (from === null) return { from: 'Enter the first day on site too' };
  if (until === null) return { until: 'Enter the last day on site too' };
  if (until < from) return { until: `The last day must be ${longDate(from)} or later` };
  const same = from === before.onSiteFrom && until === before.onSiteUntil;
  if (from < today && !same) return { from: 'The first day on site must be today or later' };
  const { least, most } = onSite.days;
  // Counting day by day ends somewhere: nobody is on site for months.
  const long = daysBetween(from, until) > LONGEST_SPAN_DAYS;
  const count = long ? Number.POSITIVE_INFINITY : workingDays(from, until);
  if (count >= least && count <= most) return {};
  const wanted = least === most ? `${least}` : `${least} to ${most}`;
  return { until: `A team is on site for ${wanted} working days: these are ${long ? 'many more' : count}` };
}

function focusErrors({ focus }: ProgrammeDefinition, { localThemes }: Scope): Record<string, string> {
  const errors: Record<string, string> = {};
  if (localThemes.length > focus.localThemesMost) {
    errors['local-0-name'] = `Add at most ${focus.localThemesMost} themes of your own`;
  }
  for (const theme of localThemes) {
    if (theme.name === '') errors[`${theme.key}-name`] = 'Give this theme a name, or clear its other boxes';
    else if (theme.probes.length === 0) errors[`${theme.key}-probes`] = `Write at least one question for ${theme.name}`;
  }
  return errors;
}

function feeErrors({ fee }: ProgrammeDefinition, { feePence, feeNote }: Scope): Record<string, string> {
  const differs = feePence !== null && feePence !== (fee?.amountPence ?? 0);
  return differs && feeNote === '' ? { 'fee-note': 'Say why the fee differs from the programme’s' } : {};
}

/** What has to be filled in before anybody can agree, as whole sentences. */
export function missingToAgree({ focus }: ProgrammeDefinition, scope: Scope): string[] {
  const missing: string[] = [];
  if (scope.onSiteFrom === null) missing.push('The days on site are not chosen yet.');
  if (scope.themes.length < focus.leastThemes) {
    missing.push(`This programme looks at ${focus.leastThemes} themes or more: ${scope.themes.length} so far.`);
  }
  return missing;
}

/** Which parts differ, in words: `days on site`, `focus`, `team`, `fee`. */
export function scopeChanges({ team }: ProgrammeDefinition, before: Scope, after: Scope): string[] {
  const parts: [string, (scope: Scope) => unknown][] = [
    ['days on site', (scope) => [scope.onSiteFrom, scope.onSiteUntil]],
    ['focus', (scope) => [scope.narrowing, scope.themes, scope.localThemes.map(themeParts)]],
    ['team', (scope) => [team.slots.map((slot) => wishParts(wishFor(slot, scope.teamNeeds))), scope.teamNote]],
    ['fee', (scope) => [scope.feePence, scope.feeNote]],
  ];
  return parts.flatMap(([name, of]) => (JSON.stringify(of(before)) === JSON.stringify(of(after)) ? [] : [name]));
}

// Lists, for stored objects do not keep the order of their keys.
const wishParts = ({ kept, skill, note }: SlotWish) => [kept, skill, note];
const themeParts = ({ key, name, about, probes }: LocalTheme) => [key, name, about, probes];
