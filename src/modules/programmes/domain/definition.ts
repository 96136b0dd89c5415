import { z } from 'zod';
import {
  documentRequestsSchema,
  focusSchema,
  selfAssessmentSchema,
  sessionTemplateSchema,
  themesSchema,
} from './focus-schema.ts';
import { key, name, offset, prose, whole } from './schema-parts.ts';
import { ANCHORS, MILESTONE_KEYS, STAGE_KEYS } from './stages.ts';
import { teamSchema } from './team-schema.ts';
import { OWNERS } from './vocabulary.ts';

/** The format that this version of the product reads. */
export const PROGRAMME_FORMAT = 'critical-friend/programme@1';

/** Where the words of a report's section or of a slide come from. */
const OUTLINE_SOURCES = [
  'written',
  'scope-and-team',
  'key-messages',
  'theme-findings',
  'recommendations',
  'good-practice',
  'who-we-spoke-to',
  'next-steps',
] as const;

/** In an outline's section: one section for each theme of the focus. */
export const EACH_THEME = 'each';

const stage = z.strictObject({
  key: z.enum(STAGE_KEYS),
  name,
  about: prose,
  /** Who is usually waited for in this stage. */
  whoseMove: z.enum(OWNERS),
  /** The milestone that ends it. */
  milestone: z.enum(MILESTONE_KEYS),
});

const clock = z.strictObject({
  key,
  stage: z.enum(STAGE_KEYS),
  name,
  due: z.strictObject({ anchor: z.enum(ANCHORS), offset }),
  whose: z.enum(OWNERS),
  /** The milestone that stops it. */
  doneWhen: z.enum(MILESTONE_KEYS),
});

const section = z.strictObject({
  key,
  heading: name,
  about: prose,
  source: z.enum(OUTLINE_SOURCES),
  /** Only with `theme-findings`: one theme's key, or `each` for one section a theme. */
  theme: key.optional(),
});

const outline = z.array(section).min(1).max(30);

/** The whole of a programme definition, as a file or a stored version holds it. Unknown keys are refused. */
export const programmeDefinitionSchema = z.strictObject({
  format: z.literal(PROGRAMME_FORMAT),
  key,
  version: whole(1, 9999),
  name,
  shortName: name,
  summary: prose,
  /** Paragraphs: what it is for, and what it is not. */
  purpose: z.array(prose).min(1).max(8),
  leads: z.enum(['programme-body', 'host']),
  reportWrittenBy: z.enum(['challenge-manager', 'host']),
  fee: z.strictObject({ amountPence: whole(0, 100_000_000), plusExpenses: z.boolean() }).nullable(),
  /** How often a host is expected to have one, or null where that is free. */
  expectedEveryYears: whole(1, 20).nullable(),
  onSite: z.strictObject({
    days: z.strictObject({ least: whole(1, 15), most: whole(1, 15), usual: whole(1, 15) }),
    eveningBefore: z.boolean(),
    subTeams: z.strictObject({ least: whole(1, 6), most: whole(1, 6) }),
  }),
  stages: z.array(stage).min(2),
  clocks: z.array(clock).max(60),
  team: teamSchema,
  focus: focusSchema,
  themes: themesSchema,
  documentRequests: documentRequestsSchema,
  selfAssessment: selfAssessmentSchema,
  sessionTemplate: sessionTemplateSchema,
  reportOutline: outline,
  presentation: outline,
  /** How long peers may comment on the draft. */
  peerCommentDays: whole(1, 90),
  /** How long the host may check facts; null where there is no fact check. */
  factCheckDays: whole(1, 90).nullable(),
  /** The host's action plan is due this many months after the last day on site. */
  actionPlan: z.strictObject({ dueMonths: whole(1, 24) }),
  /** It opens `months` after the last day on site and takes `days`; null where there is none. */
  progressReview: z.strictObject({ months: whole(1, 36), days: whole(1, 5) }).nullable(),
  /** Raw notes are destroyed this many months after the challenge has closed. */
  notesDestroyedMonthsAfter: whole(0, 60),
});

/** A body's offer of one kind of challenge: everything in which it differs from another kind. */
export type ProgrammeDefinition = z.infer<typeof programmeDefinitionSchema>;
/** A step of a challenge's life, named by the programme. */
export type StageDefinition = z.infer<typeof stage>;
/** A due date counted from an anchor date. */
export type ClockDefinition = z.infer<typeof clock>;
/** A section of the report, or a slide of the presentation. */
export type OutlineSection = z.infer<typeof section>;
/** Where the words of a section or slide come from. */
export type OutlineSource = (typeof OUTLINE_SOURCES)[number];
