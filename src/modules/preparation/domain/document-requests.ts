import { addToDate, type IsoDate } from '#kernel/dates';
import { type Refusal, refusal } from '#kernel/result';
import type { DocumentRequestDefinition } from '#modules/programmes';

/** `asked`: nothing has come yet; `shared`: at least one document; `not-held`: the host has no such thing, with a reason. */
export type RequestState = 'asked' | 'shared' | 'not-held';

export type RequestFacts = { readonly notHeldReason: string | null; readonly documents: number };

/** Where a request stands, from what there is: it has no status of its own that could disagree. */
export function requestState({ notHeldReason, documents }: RequestFacts): RequestState {
  if (documents > 0) return 'shared';
  return notHeldReason === null ? 'asked' : 'not-held';
}

/**
 * The day a request is due: as many weeks before the first day on site as the programme says, also after the dates were moved;
 * for a request made by hand the day that was set.
 */
export function requestDue(
  request: { readonly key: string; readonly dueOn: IsoDate | null },
  definitions: readonly Pick<DocumentRequestDefinition, 'key' | 'dueWeeksBefore'>[],
  onSiteFrom: IsoDate | null,
): IsoDate | null {
  const weeks = definitions.find((definition) => definition.key === request.key)?.dueWeeksBefore;
  if (weeks === undefined || onSiteFrom === null) return request.dueOn;
  return addToDate(onSiteFrom, { weeks: -weeks });
}

/** “We do not hold this”: not while a document is shared for it, for then one of the two is wrong. */
export function decideNotHeld(facts: RequestFacts): 'not-held' | Refusal<'shared'> {
  if (facts.documents === 0) return 'not-held';
  return refusal('shared', 'You have shared a document for this. Remove it first if you do not hold it after all.');
}

/** “That is everything”: once each request has a document or a reason. */
export function decideComplete(
  requests: readonly (RequestFacts & { readonly name: string })[],
): 'complete' | Refusal<'open-requests'> {
  const open = requests.filter((request) => requestState(request) === 'asked').map((request) => request.name);
  if (open.length === 0) return 'complete';
  const [first, ...others] = open;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  return refusal('open-requests', `Share something for “${first}”${more} first, or say that you do not hold it`);
}
