import type { SkillLevel, StageKey, Topic } from '#modules/programmes';
import type { ProgrammeKey } from './peer-archetypes.ts';

/** What the host's people are called and where they write from. */
export type HostPerson = { name: string; role: string; email: string };

/** Where a slot stands while a team forms. */
export type SlotState = 'open' | 'proposed' | 'offered' | 'accepted' | 'confirmed' | 'served';

/** A theme that a host added in its own words, with probes of its own. */
export type LocalTheme = { key: string; name: string; about: string; topics: Topic[]; probes: string[] };

/** When a challenge is on site: counted in days from today, or in weeks from the Monday that is nearest. */
export type OnSiteWhen =
  | { daysFromToday: number; days: number }
  | { weeks: number; weekday: 0 | 1; days: number }
  | null;

/** One of the fourteen challenges as it is written down. */
export type ChallengeSource = {
  key: string;
  host: string;
  programme: ProgrammeKey;
  title: string;
  stage: StageKey;
  openedDaysAgo: number;
  onSite: OnSiteWhen;
  /** Months the host would like, counted from this one, while no days are agreed. */
  wishedInMonths: number[];
  narrowing: string | null;
  /** Keys of the programme's themes. */
  themes: string[];
  localThemes: LocalTheme[];
  /** Why the host asked: two sentences in its own words. */
  why: string;
  sponsor: HostPerson;
  coordinator: HostPerson;
  /** A topic asked of a slot at scoping, by slot key. */
  slotSkills: Record<string, Topic>;
  /** How far the team is: slots not named here are in the state of the team as a whole. */
  team: { state: SlotState; but: Record<string, SlotState> };
  /** Who said no and why, by slot. */
  declined: Record<string, string>;
};

/** How much a topic is worth when a team is chosen. */
export const LEVEL_WORTH: Record<SkillLevel, number> = { working: 1, experienced: 2, specialist: 3 };
