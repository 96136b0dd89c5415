import { z } from 'zod';
import { key, name, prose, whole } from './schema-parts.ts';
import { SESSION_KINDS, SOURCE_CATEGORIES, TOPICS } from './vocabulary.ts';

const probe = z.strictObject({
  key,
  /** An open question, as a peer would ask it. */
  text: prose,
  /** Who can answer it best. */
  askOf: z.array(z.enum(SOURCE_CATEGORIES)).min(1),
});

const area = z.strictObject({
  key,
  name,
  /** What a peer would expect to see where this goes well. */
  looksLike: prose,
  probes: z.array(probe).min(1).max(20),
});

const theme = z.strictObject({
  key,
  name,
  about: prose,
  /** The topics a peer should know to look at this theme. */
  topics: z.array(z.enum(TOPICS)).min(1),
  areas: z.array(area).min(1).max(12),
});

/** Themes, with areas and probes. */
export const themesSchema = z.array(theme).min(1).max(15);

/** How scoping may shape the themes into one host's focus. */
export const focusSchema = z.strictObject({
  /** The fewest themes a challenge may look at. */
  leastThemes: whole(1, 15),
  /** How many themes the host may add in its own words. */
  localThemesMost: whole(0, 5),
  /** Ready-made narrower scopes to start from. */
  narrowings: z.array(z.strictObject({ key, name, about: prose, themes: z.array(key).min(1) })).max(10),
});

/** What the host is asked to share before the team comes. */
export const documentRequestsSchema = z
  .array(
    z.strictObject({
      key,
      name,
      why: prose,
      theme: key.optional(),
      dueWeeksBefore: whole(1, 30),
      /** Who may read what is shared; the host that shares it always may. */
      visibleTo: z.enum(['team', 'challenge-manager']),
      /** True where the documents may name people or are confidential: each opening is logged. */
      sensitive: z.boolean(),
    }),
  )
  .max(60);

/** The prompts of the host's own view of itself. */
export const selfAssessmentSchema = z.strictObject({
  name,
  intro: prose,
  wordsAdvised: whole(200, 20000),
  prompts: z
    .array(z.strictObject({ key, theme: key.optional(), question: prose, hint: prose }))
    .min(1)
    .max(40),
});

/** A session that a usual timetable has; the timetable's builder starts from these. */
export const sessionTemplateSchema = z
  .array(
    z.strictObject({
      key,
      kind: z.enum(SESSION_KINDS),
      name,
      minutes: whole(15, 480),
      /** Null for the team's own meetings, in which nobody is listened to. */
      sourceCategory: z.enum(SOURCE_CATEGORIES).nullable(),
      /** The themes it serves; none means all of them. */
      themes: z.array(key),
      /** How many peers go; left out, two. `all` is the whole team. */
      peers: z.union([whole(1, 20), z.literal('all')]).optional(),
      /** Who of the team must be there. */
      mustHave: z.array(z.enum(['lead', 'manager'])).optional(),
      /** How many people are heard where they are not named one by one; left out, nobody besides those named. */
      people: whole(1, 100).optional(),
      /** When it should fall. */
      when: z.enum(['before', 'evening-before', 'first-day', 'any-day', 'each-day', 'last-day']),
    }),
  )
  .max(80);

export type ThemeDefinition = z.infer<typeof theme>;
export type AreaDefinition = z.infer<typeof area>;
export type ProbeDefinition = z.infer<typeof probe>;
export type FocusDefinition = z.infer<typeof focusSchema>;
export type DocumentRequestDefinition = z.infer<typeof documentRequestsSchema>[number];
export type SelfAssessmentDefinition = z.infer<typeof selfAssessmentSchema>;
export type SessionTemplate = z.infer<typeof sessionTemplateSchema>[number];
