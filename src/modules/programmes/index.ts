export { type AnchorDates, clockFor, dueDate, milestoneOwner, stageIndex, stageReached } from './domain/clocks.ts';
export type { ClockDefinition, OutlineSection, OutlineSource, ProgrammeDefinition } from './domain/definition.ts';
export { findTheme, topicsOf } from './domain/focus.ts';
export type { DocumentRequestDefinition, SelfAssessmentDefinition, ThemeDefinition } from './domain/focus-schema.ts';
export { managerName, meetsSlot, peerDays, requirementText } from './domain/slots.ts';
export {
  compareMilestones,
  MILESTONE_KEYS,
  MILESTONES,
  type MilestoneKey,
  STAGE_KEYS,
  type StageKey,
} from './domain/stages.ts';
export type { SlotDefinition, SlotRequirement } from './domain/team-schema.ts';
export {
  OWNER_LABELS,
  type Owner,
  ROLE_LABELS,
  ROLES,
  type Role,
  SESSION_KIND_LABELS,
  SESSION_KINDS,
  type SessionKind,
  SKILL_LEVEL_LABELS,
  SKILL_LEVELS,
  type SkillLevel,
  SOURCE_CATEGORIES,
  SOURCE_CATEGORY_LABELS,
  type SourceCategory,
  TOPIC_LABELS,
  TOPICS,
  type Topic,
} from './domain/vocabulary.ts';
export { BUILT_IN_PROGRAMMES, loadProgrammeDefinitions } from './store/definition-files.ts';
export { currentDefinitions, definitionVersion, storeDefinitions } from './store/versions.ts';
export { programmesRoutes } from './web/routes.ts';
