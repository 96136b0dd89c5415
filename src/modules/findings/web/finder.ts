import { type Context, signedIn } from '#platform/http/context';
import type { Finder } from '../application/make-finding.ts';

/** Who asks, and whether they may go without evidence. */
export function finderOf(context: Context): Finder {
  return { personId: signedIn(context).personId, mayOverride: context.may('findings.override-evidence') };
}
