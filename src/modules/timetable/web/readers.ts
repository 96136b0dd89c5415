import type { Context } from '#platform/http/context';
import type { Readers } from '../store/sessions.ts';

/** Who is looking: only who may read the team’s notes sees whom the team talked to where nobody had planned it. */
export function readersOf(context: Context): Readers {
  return context.may('notes.read') ? 'team' : 'anybody';
}
