import { type Refusal, refusal } from '#kernel/result';

/** How far the host says it has come with an action. It is the host's own word; nobody else marks it. */
export const OWN_STATUSES = ['not-started', 'under-way', 'done', 'stopped'] as const;
export type OwnStatus = (typeof OWN_STATUSES)[number];
export const OWN_STATUS_LABELS: Record<OwnStatus, string> = {
  'not-started': 'Not started',
  'under-way': 'Under way',
  done: 'Done',
  stopped: 'Stopped',
};

export type PlanStatus = 'draft' | 'published';
/**
 * Whether the plan can be published: a draft, with an action for every recommendation. A host that will not act on one says so in
 * an action, with its reason.
 */
export function decidePublication(plan: {
  status: PlanStatus;
  withoutAction: readonly string[];
}): Refusal<'published' | 'gaps'> | 'publish' {
  if (plan.status === 'published') return refusal('published', 'The action plan is published already.');
  if (plan.withoutAction.length === 0) return 'publish';
  const which = plan.withoutAction.map((title) => `“${title}”`).join(', ');
  return refusal('gaps', `Add an action for ${which}. If you will not act on it, say so in an action, and why.`);
}

/** How many actions stand where, in the order of OWN_STATUSES: for one line of words, never for a mark of the host. */
export function countByStatus(
  actions: readonly { ownStatus: OwnStatus }[],
): Array<{ status: OwnStatus; count: number }> {
  return OWN_STATUSES.map((status) => ({
    status,
    count: actions.filter((action) => action.ownStatus === status).length,
  }));
}
