import type { ProgrammeDefinition } from '#modules/programmes';
import type { Context } from '#platform/http/context';
import { writerPermission } from '../domain/report-life.ts';

/** What this person may do with the draft, by the permissions and by who writes in this programme. */
export type DraftAccess = { readonly mayRead: boolean; readonly mayWrite: boolean };

/** The writer and the team may read the draft; the writer alone may write. */
export function draftAccess(context: Context, definition: ProgrammeDefinition): DraftAccess {
  const mayWrite = context.may(writerPermission(definition));
  return { mayWrite, mayRead: mayWrite || context.may('report.see-draft') };
}
