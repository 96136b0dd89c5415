import type { Draft, Instance } from '../instance.ts';
import { scoreParts, totalOf } from '../score.ts';
import { construct } from './construct.ts';
import { draftOf, modelOf } from './model.ts';
import { teamsOf } from './teams.ts';

/** The plainest timetable: sessions with least choice first, each where it does the score most good. What others are measured by. */
export function greedyTimetable(instance: Instance): Draft & { readonly score: number } {
  const model = modelOf(instance);
  const board = construct(model, teamsOf(model));
  const draft = draftOf(model, board.start, board.place, board.peers);
  return { ...draft, score: totalOf(scoreParts(instance, draft)) };
}
