export {
  type AnchorDates,
  clockFor,
  type DueClock,
  dueClocks,
  dueDate,
  findStage,
  milestoneOwner,
  nextStage,
  stageIndex,
  stageReached,
} from './domain/clocks.ts';
export {
  type ClockDefinition,
  EACH_THEME,
  type OutlineSection,
  type OutlineSource,
  PROGRAMME_FORMAT,
  type ProgrammeDefinition,
  type StageDefinition,
} from './domain/definition.ts';
export { dueWords } from './domain/due-words.ts';
export { allProbes, findArea, findProbe, findTheme, type ProbeInPlace, probesToAsk, topicsOf } from './domain/focus.ts';
export type {
  AreaDefinition,
  DocumentRequestDefinition,
  FocusDefinition,
  ProbeDefinition,
  SelfAssessmentDefinition,
  SessionTemplate,
  ThemeDefinition,
} from './domain/focus-schema.ts';
export { type ReadDefinition, readDefinition } from './domain/read-definition.ts';
export { managerName, meetsSlot, type PeerStrengths, peerDays, peerSlots, requirementText } from './domain/slots.ts';
export {
  ANCHORS,
  type Anchor,
  compareMilestones,
  MILESTONE_KEYS,
  MILESTONES,
  type MilestoneKey,
  STAGE_KEYS,
  type StageKey,
} from './domain/stages.ts';
export type { SlotDefinition, SlotRequirement, TeamDefinition } from './domain/team-schema.ts';
export {
  levelReaches,
  OWNER_LABELS,
  OWNERS,
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
export {
  BUILT_IN_PROGRAMMES,
  definitionHash,
  type LoadedDefinitions,
  loadProgrammeDefinitions,
} from './store/definition-files.ts';
export { currentDefinitions, definitionVersion, storeDefinitions } from './store/versions.ts';
export { programmesRoutes } from './web/routes.ts';
