import { STAGE_KEYS, type StageKey } from '#modules/programmes';

/** The self-assessment opens once the scope is agreed: then it is known what the host is asked about. */
export function selfAssessmentIsOpen(stage: string): boolean {
  return hasBegun(stage, 'team') && stage !== 'closed';
}

/** Documents are asked for once the team is confirmed. */
export function documentsAreAsked(stage: string): boolean {
  return hasBegun(stage, 'preparing');
}

function hasBegun(stage: string, wanted: StageKey): boolean {
  return STAGE_KEYS.indexOf(stage as StageKey) >= STAGE_KEYS.indexOf(wanted);
}
