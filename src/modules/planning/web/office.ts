import { isId } from '#kernel/ids';
import { bodiesOf, OFFICE_ROLES } from '#platform/access/roles';
import { type Context, signedIn } from '#platform/http/context';
import { findPlan, type Plan } from '../store/plans.ts';

/** The bodies whose office this person belongs to. */
export function officeBodies(context: Context): string[] {
  return bodiesOf(signedIn(context), OFFICE_ROLES);
}

/** The plan of the address, or null where there is none of this person's office. One statement. */
export async function thePlan(context: Context): Promise<Plan | null> {
  const id = context.params.plan ?? '';
  return isId(id) ? await findPlan(context.services.db, id, officeBodies(context)) : null;
}

/** What every page of a plan loads besides the ordinary. */
export const PLAN_ASSETS = { styles: ['planning/plan.css'] } as const;
