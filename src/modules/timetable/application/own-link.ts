import { isId } from '#kernel/ids';
import { findChallengeHead } from '#modules/challenges';
import type { ChallengeHead, Services } from '#platform/http/context';
import { keyed, sameText } from '#platform/http/cookies';
import { type InvitedPerson, invitedPerson } from '../store/own-answers.ts';

/**
 * The address of the page on which somebody to be heard says whether and when they can come. It is good for this and nothing else,
 * works signed out, and ends when their email address is changed.
 */
export function ownLink(services: Pick<Services, 'config'>, who: { id: string; linkKey: number }): string {
  return `${services.config.baseUrl}/heard/${keyOf(services, who)}`;
}

/** Whose link that is, with their challenge; null where it is nobody's any more. At most two statements. */
export async function ownerOfLink(
  services: Services,
  key: string,
): Promise<{ who: InvitedPerson; head: ChallengeHead } | null> {
  const id = key.slice(0, 36);
  const who = isId(id) ? await invitedPerson(services.db, id) : null;
  if (!who || !sameText(key, keyOf(services, who))) return null;
  const head = await findChallengeHead(services.db, who.reference);
  return head ? { who, head } : null;
}

function keyOf({ config }: Pick<Services, 'config'>, { id, linkKey }: { id: string; linkKey: number }): string {
  return `${id}-${keyed(config.secret, 'interviewee', `${id}:${linkKey}`)}`;
}
