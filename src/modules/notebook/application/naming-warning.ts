import type { Queryable } from '#platform/database/connect';

import { type Mention, peopleNamedIn } from '../domain/named-people.ts';
import { interviewedPeople } from '../store/sessions.ts';

/**
 * What to tell somebody whose words may lead to one person of those interviewed, or null where they do not. Parts of
 * names count for the people of those sessions.
 */
export async function namingWarning(
  db: Queryable,
  challengeId: string,
  sessionIds: readonly string[],
  text: string,
): Promise<string | null> {
  const mentions = peopleNamedIn(text, await interviewedPeople(db, challengeId, sessionIds));
  return mentions.length === 0 ? null : warningText(mentions);
}

function warningText(mentions: readonly Mention[]): string {
  const words = mentions.slice(0, 5).map((mention) => `“${mention.words}”`);
  const last = words.pop();
  const list = words.length > 0 ? `${words.join(', ')} and ${last}` : `${last}`;
  return `${list} may lead to one person. Write what was said, not who said it. If it has to stay, save it as it is`;
}
