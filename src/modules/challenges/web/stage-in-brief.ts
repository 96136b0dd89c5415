import { stageBar } from '#design/components/stage-bar';
import { type Html, html } from '#design/html';
import { STAGE_LABELS } from '../domain/stage-labels.ts';

/** Where a challenge stands, in a word and a small picture of its whole life: for lists in which several programmes stand together. */
export function stageInBrief(stage: string): Html {
  const stages = Object.keys(STAGE_LABELS);
  const at = stages.indexOf(stage);
  if (at < 0) return html`${stage}`;
  return html`${STAGE_LABELS[stage as keyof typeof STAGE_LABELS]}${stageBar({ at, of: stages.length })}`;
}
