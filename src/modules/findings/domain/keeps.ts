/** What of the host's stands on a recommendation: actions of its plan, or a progress review that looks at it. */
export type Keeps = { readonly actions: number; readonly reviewed: boolean };

/** Why a recommendation stays, and what can be done instead. */
export function keepsWords({ actions, reviewed }: Keeps): string {
  if (reviewed)
    return 'A progress review looks at this recommendation, so it stays in the report. You can change its words.';
  const planned = actions === 1 ? 'an action' : `${actions} actions`;
  return `The host has planned ${planned} on this recommendation, so it cannot be removed. Change its words instead; or ask the host to take ${actions === 1 ? 'that action' : 'those actions'} out of its plan, and then remove it here.`;
}
